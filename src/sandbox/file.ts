// A sandbox whose state lives in a JSON file: several processes may use the same file at the same time.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { emptyState, endingTokens, renewTokens, tokenOf } from './state/empty-state.ts';
import { LockRefused, LockTimeout, withLock } from '#lock/file-lock.ts';
import { isCode } from '#lock/holder.ts';
import { SandboxFileError, codeOf, diskFailure } from './file-failure.ts';
import { createAnswering } from './sandbox.ts';
import { savedBy } from './saving.ts';
import { brokenPart } from './state/state-kinds.ts';
import { stateFormat, type SandboxState, type Tier } from './state/state.ts';
import { pagesUrl } from './web/door.ts';
import type { UnservedStatus } from './http/unserved.ts';

/** Where the addresses of a file point that was never served. */
export const defaultSandboxUrl = 'http://127.0.0.1:4610';
/** Its name in the user's folder. */
export const sandboxFileName = 'sandbox.json';
const LOCK_WAIT_MS = 10_000;

export type SandboxFileOptions = ({ readonly path: string } | { readonly folder: string }) & {
  /** Set by who serves it, and remembered in the file; others build addresses from what is remembered. */
  readonly externalUrl?: string;
  readonly tier?: Tier;
  readonly version?: string;
  /** What a new file begins with: YAML text, or its object. */
  readonly seed?: string | object;
  /** Milliseconds since 1970; the system's clock unless given. */
  readonly now?: () => number;
  readonly newToken?: () => string;
  readonly playsAnotherDay?: boolean;
  readonly unserved?: UnservedStatus;
  /** How long a write waits for another process. */
  readonly lockWaitMs?: number;
  /** Writes a new file; Node's own unless given. */
  readonly writeFile?: typeof writeFile;
};

export interface SandboxFile {
  readonly path: string;
  readonly externalUrl: string;
  /** Opens its pages in a browser; null where it was never served. */
  readonly pagesUrl: string | null;
  /** The person's: username `alex`. */
  readonly token: string;
  readonly username: string;
  readonly manager: string;
  readonly fetch: (request: Request) => Promise<Response>;
  /** What the file says now. */
  readonly read: () => Promise<SandboxState>;
}

/** Opens the file, or makes it with an empty sandbox or a seeded one. Throws SandboxFileError, and SeedError. */
export async function openSandboxFile(options: SandboxFileOptions): Promise<SandboxFile> {
  const newToken = options.newToken ?? (() => randomBytes(10).toString('hex'));
  const now = options.now ?? Date.now;
  const given = 'path' in options ? options.path : join(options.folder, sandboxFileName);
  await mkdir(dirname(given), { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw diskFailure(`The folder ${dirname(given)} cannot be made`, cause);
  });
  const path = await realpath(given).catch(() => given);
  const stored = storedState(path, options.writeFile ?? writeFile);
  const exclusively = lockedBy(path, options.lockWaitMs ?? LOCK_WAIT_MS);

  const { tier, version, unserved = 501 } = options;
  const chosen = { ...(tier === undefined ? {} : { tier }), ...(version === undefined ? {} : { version }) };
  if ((await stored.load()) === null) {
    const { seed } = options;
    const made = { now: now(), newToken, ...chosen };
    const first =
      seed === undefined ? emptyState(made) : await (await import('./seeded-state.ts')).seededState({ ...made, seed });
    await exclusively(async () => {
      if ((await stored.load()) === null) await stored.save(first);
    });
  }
  const state = async (load = stored.load) => {
    const loaded = await load();
    if (loaded === null) throw new SandboxFileError(`The sandbox file ${path} is gone.`);
    return loaded;
  };
  const { externalUrl: served } = options;
  if (served !== undefined) {
    // The key stays: a browser that knows it opens the pages of the next start, too.
    const serving = async () =>
      Object.assign({ webKey: newToken() }, await state(stored.take), { externalUrl: served });
    await exclusively(async () => stored.save(await serving()));
  }
  // Who plays another year, or comes back after one, is not locked out of what they wrote.
  if (endingTokens(await state(), now()).length > 0)
    await exclusively(async () => stored.save(renewTokens(await state(stored.take), now())));
  const first = await state();
  const externalUrl = served ?? first.externalUrl ?? defaultSandboxUrl;
  const { webKey } = first;
  const answer = createAnswering(
    {
      now,
      externalUrl,
      unserved,
      playsAnotherDay: options.playsAnotherDay ?? false,
      // A limit belongs to a server: within a process it would make that wait for itself.
      ...(options.externalUrl === undefined ? { announcedLimit: null } : {}),
      ...(webKey === undefined ? {} : { webKey }),
      ...chosen,
    },
    newToken,
  );

  return {
    path,
    externalUrl,
    pagesUrl: webKey === undefined ? null : pagesUrl(externalUrl, webKey),
    token: tokenOf(first, 'alex'),
    username: 'alex',
    manager: 'morgan',
    read: state,
    async fetch(request) {
      if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return answer(request, await state());
      // Read before the lock is taken: a slow sender holds up nobody.
      const whole = await wholeRequest(request);
      return exclusively(async () => {
        const current = await state(stored.take);
        const response = await answer(whole, current);
        if (response.status < 400) await stored.save(current);
        return response;
      });
    },
  };
}

/** A plain Request with its body in memory; what the HTTP server hands over only looks like one, and cannot be copied. */
async function wholeRequest(request: Request): Promise<Request> {
  const { url, method, headers } = request;
  const body = await request.arrayBuffer();
  return new Request(url, { method, headers, ...(body.byteLength === 0 ? {} : { body }) });
}

/** One write at a time: in this process by a queue, between processes by a lock file. */
function lockedBy(path: string, waitMs: number): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last
      .then(() => withLock(`${path}.lock`, waitMs, work))
      .catch((error: unknown) => {
        if (error instanceof LockTimeout)
          throw new SandboxFileError(`The sandbox file ${path} is busy: ${error.message}.`, {
            fault: 'busy',
            cause: error,
          });
        if (error instanceof LockRefused) throw diskFailure(`The sandbox file ${path} cannot be locked`, error.cause);
        throw codeOf(error) === null ? error : diskFailure(`The sandbox file ${path} cannot be locked`, error);
      });
    last = turn.catch(() => undefined);
    return turn;
  };
}

interface StoredState {
  /** The state as the file has it now; null when there is no file. Nobody changes it. */
  readonly load: () => Promise<SandboxState | null>;
  /** The same for who changes it: nobody else sees that before it is saved, and nobody ever where it is not. */
  readonly take: () => Promise<SandboxState | null>;
  /** Writes it, unless the file says the same already. */
  readonly save: (state: SandboxState) => Promise<void>;
}

function storedState(path: string, write: typeof writeFile): StoredState {
  let known: { stamp: string; state: SandboxState } | null = null;
  let taken = '';
  const put = savedBy(write);

  async function read(): Promise<{ stamp: string; text: string } | null> {
    const stamp = await stampOf(path);
    if (stamp === null) return null;
    try {
      return { stamp, text: await readFile(path, 'utf8') };
    } catch (error) {
      if (isCode(error, 'ENOENT')) return null;
      throw diskFailure(`The sandbox file ${path} cannot be read`, error);
    }
  }

  return {
    async load() {
      if (known !== null && known.stamp === (await stampOf(path))) return known.state;
      const there = await read();
      if (there === null) return null;
      known = { stamp: there.stamp, state: parsed(path, there.text) };
      return known.state;
    },
    async take() {
      const there = await read();
      taken = there?.text ?? '';
      return there && parsed(path, there.text);
    },
    async save(state) {
      const text = `${JSON.stringify(state)}\n`;
      if (text === taken) return;
      await put(path, text);
      const stamp = await stampOf(path);
      known = stamp === null ? null : { stamp, state };
    },
  };
}

/** Tells one written file from the next. */
async function stampOf(path: string): Promise<string | null> {
  try {
    const found = await stat(path, { bigint: true });
    // A folder has nothing to read, and a pipe would be waited for.
    if (!found.isFile()) throw new SandboxFileError(`${path} is no file, and a sandbox is kept in one.`);
    return `${found.ino} ${found.mtimeNs} ${found.size}`;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error instanceof SandboxFileError ? error : diskFailure(`The sandbox file ${path} cannot be read`, error);
  }
}

function parsed(path: string, text: string): SandboxState {
  const hint = 'It is left as it is; move it away to start with an empty one.';
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new SandboxFileError(`The sandbox file ${path} is damaged: it is no JSON. ${hint}`, { cause: error });
  }
  const format = typeof read === 'object' && read !== null && 'format' in read ? read.format : undefined;
  if (format === stateFormat && typeof read === 'object' && read !== null) {
    const broken = brokenPart(read);
    if (broken === null) return read as SandboxState;
    throw new SandboxFileError(`The sandbox file ${path} is damaged: it has no "${broken}". ${hint}`);
  }
  if (typeof format === 'number')
    throw new SandboxFileError(
      `The sandbox file ${path} was written by another version of devgrowth (format ${format}). ${hint}`,
    );
  throw new SandboxFileError(`${path} is not a sandbox file. ${hint}`);
}

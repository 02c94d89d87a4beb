// A sandbox whose state lives in a JSON file: several processes may use the same file at the same time.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { emptyState, tokenOf } from './empty-state.ts';
import { isCode, LockTimeout, withLock } from '#file-lock.ts';
import { createAnswering } from './sandbox.ts';
import { stateFormat, type SandboxState, type Tier } from './state.ts';
import type { UnservedStatus } from './unserved.ts';

/** Where the addresses of a file point that was never served. */
export const defaultSandboxUrl = 'http://127.0.0.1:4610';
/** Its name in the user's folder. */
export const sandboxFileName = 'sandbox.json';
const LOCK_WAIT_MS = 10_000;
const RENAME_TRIES = 10;

/** The file cannot be used; the message says why in one sentence. It is never overwritten then. */
export class SandboxFileError extends Error {
  override readonly name = 'SandboxFileError';
}

export type SandboxFileOptions = ({ readonly path: string } | { readonly folder: string }) & {
  /** Set by who serves it, and remembered in the file; others build addresses from what is remembered. */
  readonly externalUrl?: string;
  readonly tier?: Tier;
  readonly version?: string;
  /** Milliseconds since 1970; the system's clock unless given. */
  readonly now?: () => number;
  readonly newToken?: () => string;
  readonly unserved?: UnservedStatus;
  /** How long a write waits for another process. */
  readonly lockWaitMs?: number;
};

export interface SandboxFile {
  readonly path: string;
  readonly externalUrl: string;
  /** The person's: username `alex`. */
  readonly token: string;
  readonly username: string;
  readonly manager: string;
  readonly fetch: (request: Request) => Promise<Response>;
  /** What the file says now. */
  readonly read: () => Promise<SandboxState>;
}

/** Opens the file, or makes it with an empty sandbox. Throws SandboxFileError. */
export async function openSandboxFile(options: SandboxFileOptions): Promise<SandboxFile> {
  const newToken = options.newToken ?? (() => randomBytes(10).toString('hex'));
  const now = options.now ?? Date.now;
  const given = 'path' in options ? options.path : join(options.folder, sandboxFileName);
  await mkdir(dirname(given), { recursive: true, mode: 0o700 });
  const path = await realpath(given).catch(() => given);
  const stored = storedState(path);
  const exclusively = lockedBy(path, options.lockWaitMs ?? LOCK_WAIT_MS);

  const { tier, version, unserved = 501 } = options;
  const chosen = { ...(tier === undefined ? {} : { tier }), ...(version === undefined ? {} : { version }) };
  if ((await stored.load()) === null) {
    await exclusively(async () => {
      if ((await stored.load()) === null) await stored.save(emptyState({ now: now(), newToken, ...chosen }));
    });
  }
  const state = async () => {
    const loaded = await stored.load();
    if (loaded === null) throw new SandboxFileError(`The sandbox file ${path} is gone.`);
    return loaded;
  };
  const { externalUrl: served } = options;
  if (served !== undefined && (await state()).externalUrl !== served) {
    await exclusively(async () => stored.save(Object.assign(await state(), { externalUrl: served })));
  }
  const first = await state();
  const externalUrl = served ?? first.externalUrl ?? defaultSandboxUrl;
  const answer = createAnswering({ now, externalUrl, unserved, ...chosen }, newToken);

  return {
    path,
    externalUrl,
    token: tokenOf(first, 'alex'),
    username: 'alex',
    manager: 'morgan',
    read: state,
    async fetch(request) {
      if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return answer(request, await state());
      // Read before the lock is taken: a slow sender holds up nobody.
      const whole = await wholeRequest(request);
      return exclusively(async () => {
        const current = await state();
        const response = await answer(whole, current);
        // What a refused request left half-done is forgotten.
        if (response.status < 400) await stored.save(current);
        else stored.forget();
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
        if (!(error instanceof LockTimeout)) throw error;
        throw new SandboxFileError(`The sandbox file ${path} is busy: ${error.message}.`, { cause: error });
      });
    last = turn.catch(() => undefined);
    return turn;
  };
}

interface StoredState {
  /** The state as the file has it now; null when there is no file. */
  load(): Promise<SandboxState | null>;
  /** Writes it, unless the file says the same already. */
  save(state: SandboxState): Promise<void>;
  /** The next load reads the file again. */
  forget(): void;
}

function storedState(path: string): StoredState {
  let known: { stamp: string; text: string; state: SandboxState } | null = null;
  return {
    async load() {
      const stamp = await stampOf(path);
      if (stamp === null) return null;
      if (known?.stamp === stamp) return known.state;
      const text = await readFile(path, 'utf8');
      known = { stamp, text, state: parsed(path, text) };
      return known.state;
    },
    async save(state) {
      const text = `${JSON.stringify(state)}\n`;
      if (text === known?.text) return;
      await writeAtomically(path, text);
      known = { stamp: (await stampOf(path)) ?? '', text, state };
    },
    forget() {
      known = null;
    },
  };
}

/** Tells one written file from the next. */
async function stampOf(path: string): Promise<string | null> {
  try {
    const { ino, mtimeNs, size } = await stat(path, { bigint: true });
    return `${ino} ${mtimeNs} ${size}`;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw new SandboxFileError(`The sandbox file ${path} cannot be read.`, { cause: error });
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
  if (format === stateFormat) return read as SandboxState;
  if (typeof format === 'number')
    throw new SandboxFileError(
      `The sandbox file ${path} was written by another version of devgrowth (format ${format}). ${hint}`,
    );
  throw new SandboxFileError(`${path} is not a sandbox file. ${hint}`);
}

async function writeAtomically(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    await renameOver(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new SandboxFileError(`The sandbox file ${path} cannot be written.`, { cause: error });
  }
}

/** Windows refuses while somebody is reading the old file. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (tries >= RENAME_TRIES || !(isCode(error, 'EPERM') || isCode(error, 'EACCES') || isCode(error, 'EBUSY')))
        throw error;
      await pause(tries * 10);
    }
  }
}

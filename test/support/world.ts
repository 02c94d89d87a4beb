// A World on a fresh sandbox, reached through msw: commands run in-process, over fetch, with nothing real but time's arithmetic.
import { byFetch, type Carry } from '#gitlab/wire/carry.ts';
import { getResponse, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { run as runCli } from '#cli/run.ts';
import { commandWords } from '#commands/command-words.ts';
import { DevgrowthError } from '#errors.ts';
import { openForge } from '#host/forge.ts';
import { openJq } from '#host/jq.ts';
import { inScratchFolder, namedFiles } from '#host/named-files.ts';
import type { Ink } from '#render/terminal/ink.ts';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '#sandbox/sandbox.ts';
import type { SandboxState } from '#sandbox/state/state.ts';
import type { ForgeTarget, Keyring, Prompter, World } from '#world.ts';
import { type Disk, memoryFiles } from './memory-files.ts';

const sandboxes = new Map<string, Sandbox>();
/** Routes that the sandbox does not serve: a test that reaches one fails. */
const unserved: string[] = [];

const toSandboxes = http.all('*', async ({ request }) => {
  const sandbox = sandboxes.get(new URL(request.url).host);
  if (!sandbox) return HttpResponse.error();
  const response = await sandbox.fetch(request);
  if (response.status === 501) unserved.push(`${request.method} ${request.url}`);
  return response;
});
/** Of what goes past a World, so that nothing leaves this machine. */
const server = setupServer(toSandboxes);

/** As `fetch` would come by it: a third of a request was what stands between the two. */
async function send(request: Request): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, fail) => {
    stop = () => fail(signal.reason as Error);
    signal.addEventListener('abort', stop);
  });
  try {
    const response = await Promise.race([getResponse([toSandboxes], request), aborted]);
    if (response === undefined || response.type === 'error') throw new TypeError('fetch failed');
    return response;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Call once at the top of a test file that uses `worldOnSandbox`. */
export function useSandboxes(): void {
  // Files share this module: each counts its servers from the first.
  count = 0;
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());
  afterEach(() => {
    sandboxes.clear();
    expect(unserved.splice(0), 'routes the sandbox does not serve').toEqual([]);
  });
}

export interface WorldOptions extends Partial<Pick<SandboxOptions, 'tier' | 'version'>> {
  readonly now?: string;
  /** Whether stdin and stderr are terminals: only then may a command ask. */
  readonly isTTY?: boolean;
  /** Answers by question name. A question without one fails the test; so does an answer nobody asked for. */
  readonly answers?: Readonly<Record<string, string | boolean | readonly string[]>>;
  /** What the person does in the editor, one for each time it opens. Without one the test fails; so does one left over. */
  readonly edits?: readonly ((text: string) => string)[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** What programs print, by their words joined with spaces; all others are not installed. */
  readonly programs?: Readonly<Record<string, string>>;
  /** What stands at public addresses; nothing answers at any other. */
  readonly published?: Readonly<Record<string, string>>;
  /** What the system's keyring holds, by host. Without one, the package that reaches it is not installed. */
  readonly keyring?: Map<string, string>;
  /** Whether another process sees what is put into it. */
  readonly isKeyringShared?: boolean;
  readonly columns?: number;
  /** stdout is a terminal of so many lines. */
  readonly screen?: { readonly rows: number; readonly hasPager: boolean };
  /** What becomes of a page that is to be shown. */
  readonly browser?: 'no-browser' | 'no-server';
  /** Whose token the world has. */
  readonly as?: string;
  /** What an earlier process left on this machine. */
  readonly disk?: Disk;
  /** Permission bits of files that are not 0600. */
  readonly modes?: Map<string, number>;
  /** Files of somebody else: their permissions stay. */
  readonly unowned?: ReadonlySet<string>;
  /** Called before and after each request and each touch of a file. Never resolving is a kill. */
  readonly onStep?: (step: string) => Promise<void>;
  /** Called when a run asks for its turn. */
  readonly onLock?: (name: string) => void;
  /** Another machine on the same server: shares its sandbox. */
  readonly sandbox?: Sandbox;
  /** Goes on from there, in a world of its own. */
  readonly from?: Snapshot;
}

/** A world at rest: its server's state and the person's files. */
export interface Snapshot {
  readonly host: string;
  readonly state: string;
  readonly disk: ReadonlyMap<string, string>;
  readonly now: string;
  readonly keys: number;
}

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TestWorld {
  readonly world: World;
  readonly sandbox: Sandbox;
  readonly base: string;
  readonly token: string;
  /** Methods and paths of every request since the last call, in order. */
  requests(): string[];
  setNow(instant: string): void;
  /** Files and pages that commands asked the system to open, since the last call. */
  opened(): string[];
  /** What the pager showed, since the last call. */
  paged(): string[];
  /** What whoever waits was told of how far it is, since this was asked last. */
  progress(): string[];
  /** Programs that commands ran, since the last call. */
  ran(): string[];
  /** Public addresses that were asked, since the last call. */
  askedInPublic(): string[];
  /** From now on, requests whose path ends so get this answer instead of the sandbox's. */
  breakRoute(pathEnd: string, status: number, body?: string): void;
  /** The same for writes alone: reads of such a path still work. */
  /** No answer comes, until whoever waits for no longer than they can has given up: the clock goes on for them alone. */
  hangRoute(pathEnd: string): void;
  /** How long was waited for routes that hang. */
  idledMs(): number;
  breakWrites(pathEnd: string, status: number): void;
  /** Ends what these began. */
  mendRoutes(): void;
  /** What others do while the editor is open; null: nothing any more. */
  whileEditing(act: (() => Promise<void>) | null): void;
  /** The person's own files. */
  readonly disk: Disk;
  snapshot(): Snapshot;
  /** Asks the sandbox's API directly, as the world's person: to set a scene, or to look behind the command. */
  api(
    path: string,
    options?: { readonly method?: string; readonly body?: unknown; readonly as?: string },
  ): Promise<Response>;
  /** `run('goal add "Read a book" --kind reading')`, or words that need no splitting. */
  run(
    command: string | readonly string[],
    options?: Pick<WorldOptions, 'answers' | 'stdin' | 'isTTY' | 'edits'> & { readonly mayLeaveAnswers?: boolean },
  ): Promise<Finished>;
}

let count = 0;
const places = { config: '/home/alex/.config/devgrowth', state: '/home/alex/.local/share/devgrowth' };

/** None that the snapshot's own sequence gave out before. */
function laterTokens(): () => string {
  let given = 0;
  return () => `later${String((given += 1)).padStart(15, '0')}`;
}

export function worldOnSandbox(options: WorldOptions = {}): TestWorld {
  count += 1;
  const { tier, version, from } = options;
  let now = options.now ?? from?.now ?? '2026-11-23T09:00:00.000Z';
  const host = options.sandbox ? new URL(options.sandbox.externalUrl).host : (from?.host ?? `gitlab-${count}.test`);
  const base = `https://${host}`;
  const sandbox =
    options.sandbox ??
    createSandbox({
      now: () => Date.parse(now),
      externalUrl: base,
      ...(tier ? { tier } : {}),
      ...(version ? { version } : {}),
      ...(from ? { state: JSON.parse(from.state) as SandboxState, newToken: laterTokens() } : {}),
    });
  const seen: string[] = [];
  const broken = new Map<string, () => Response>();
  const brokenWrites = new Map<string, number>();
  const hanging = new Set<string>();
  const idlers: { readonly ms: number; readonly end: () => void }[] = [];
  let idledMs = 0;
  const idly = (ms: number) => new Promise<void>((end) => void idlers.push({ ms, end }));
  function hang(): Promise<never> {
    for (const { ms, end } of idlers.splice(0)) {
      idledMs += ms;
      end();
    }
    return new Promise(() => {});
  }
  const watched: Sandbox = {
    ...sandbox,
    fetch(request) {
      const { pathname, search } = new URL(request.url);
      seen.push(`${request.method} ${pathname.replace('/api/v4', '')}${search}`);
      if ([...hanging].some((end) => pathname.endsWith(end))) return hang();
      const fault = [...broken].find(([end]) => pathname.endsWith(end))?.[1];
      const refusal = request.method === 'GET' ? undefined : [...brokenWrites].find(([end]) => pathname.endsWith(end));
      if (refusal) return Promise.resolve(new Response('', { status: refusal[1] }));
      const answer = () => (fault ? Promise.resolve(fault()) : sandbox.fetch(request));
      return onStep ? stepped(`${request.method} ${pathname}`, answer, onStep) : answer();
    },
  };
  sandboxes.set(host, watched);
  const token = tokenOf(sandbox.state, options.as ?? 'alex');
  const { onStep } = options;
  const files = memoryFiles({
    ...(options.disk ? { disk: options.disk } : from ? { disk: new Map(from.disk) } : {}),
    ...(options.modes ? { modes: options.modes } : {}),
    ...(options.unowned ? { unowned: options.unowned } : {}),
    ...(onStep ? { onStep: ({ when, operation, path }) => onStep(`${when} ${operation} ${path}`) } : {}),
  });
  let meanwhile: (() => Promise<void>) | null = null;
  const paged: string[] = [];
  const steps: string[] = [];
  const opened: string[] = [];
  const ran: string[] = [];
  const asked: string[] = [];
  // Two worlds on one disk are two runs of the same person: their keys differ.
  let keys = options.disk ? count * 1000 : (from?.keys ?? 0);

  function wayTo({ host: chosen, token: own }: ForgeTarget): { base: string; token: string; carry: Carry } {
    const isSandbox = chosen === 'sandbox';
    return { base: isSandbox ? base : chosen, token: isSandbox ? token : own, carry: byFetch(send) };
  }

  function worldWith(
    streams: { stdout: string[]; stderr: string[] },
    own: Pick<WorldOptions, 'answers' | 'stdin' | 'isTTY' | 'edits'>,
  ): World & { leftOver(): string[] } {
    const isTTY = own.isTTY ?? options.isTTY ?? false;
    const prompts = scriptedPrompts({ ...options.answers, ...own.answers });
    const edits = [...(own.edits ?? options.edits ?? [])];
    const stream = (lines: string[], tty: boolean) => ({
      write: (text: Ink) => void lines.push(text.toString()),
      isTTY: tty,
      columns: options.columns ?? 80,
    });
    return {
      stdout: {
        ...stream(streams.stdout, options.screen !== undefined),
        ...(options.screen ? { rows: options.screen.rows } : {}),
      },
      stderr: stream(streams.stderr, isTTY),
      stdin: { isTTY, readAll: () => Promise.resolve(own.stdin ?? options.stdin ?? '') },
      // Nobody reads: what is asked once a day beside a command is asked where a test is about it.
      env: { DEVGROWTH_HOST: base, DEVGROWTH_TOKEN: token, CI: '1', ...options.env },
      cwd: process.cwd(),
      zone: () => 'UTC',
      places,
      nodeVersion: '22.11.0',
      packageRoot: process.cwd(),
      files,
      namedFiles,
      inScratchFolder,
      prompt: prompts.prompter,
      progress: (step) => void steps.push(step),
      now: () => now,
      sleep: () => Promise.resolve(),
      newKey: () => `key${String((keys += 1)).padStart(5, '0')}-${options.as ?? 'alex'}`,
      untilStopped: () => Promise.resolve(),
      // `--host sandbox` is the same one: it brings its own token.
      openForge: (target) =>
        openForge(wayTo(target), target, {
          files,
          places,
          now: () => now,
          sleep: () => Promise.resolve(),
          idly,
          told: {},
          lock(name, work) {
            options.onLock?.(name);
            return files.withLock(`/locks/${name}`, work);
          },
        }),
      async openEditor(path) {
        const edit = edits.shift();
        if (edit === undefined) throw new Error('The command opened the editor; the test has no edit for it.');
        await files.write(path, edit((await files.read(path)) ?? ''));
        await meanwhile?.();
      },
      runCommand: (argv) => {
        ran.push(argv.join(' '));
        const printed = options.programs?.[argv.join(' ')];
        if (printed !== undefined) return Promise.resolve(printed);
        return Promise.reject(
          new DevgrowthError('configuration', `${argv[0]} is not installed`, { hint: 'Install it.' }),
        );
      },
      openKeyring: () => Promise.resolve(options.keyring ? memoryKeyring(options.keyring, options) : null),
      open: (path) => Promise.resolve(void opened.push(path)),
      askPublic: (address, network) => {
        asked.push(network?.proxy ? `${address} by ${network.proxy.shown}` : address);
        const answer = options.published?.[address];
        if (answer !== undefined) return Promise.resolve(answer);
        return Promise.reject(new DevgrowthError('unreachable', `${address} does not answer`, { hint: 'Try again.' }));
      },
      browse: (address) => {
        opened.push(address);
        return Promise.resolve(options.browser ?? 'opened');
      },
      openJq,
      page: (text) => Promise.resolve(options.screen?.hasPager === true && paged.push(text.toString()) > 0),
      devgrowth: runCli,
      leftOver: () => [...prompts.leftOver(), ...edits.map(() => 'an edit')],
    };
  }

  return {
    world: worldWith({ stdout: [], stderr: [] }, {}),
    sandbox,
    base,
    token,
    requests: () => seen.splice(0),
    setNow: (instant) => void (now = instant),
    opened: () => opened.splice(0),
    paged: () => paged.splice(0),
    progress: () => steps.splice(0),
    ran: () => ran.splice(0),
    askedInPublic: () => asked.splice(0),
    breakRoute: (pathEnd, status, body = '') =>
      void broken.set(pathEnd, () => new Response(body, { status, headers: { 'content-type': 'text/html' } })),
    hangRoute: (pathEnd) => void hanging.add(pathEnd),
    idledMs: () => idledMs,
    breakWrites: (pathEnd, status) => void brokenWrites.set(pathEnd, status),
    mendRoutes: () => {
      broken.clear();
      brokenWrites.clear();
      hanging.clear();
    },
    whileEditing: (act) => void (meanwhile = act),
    disk: files.disk,
    snapshot: () => ({ host, state: JSON.stringify(sandbox.state), disk: new Map(files.disk), now, keys }),
    api: (path, { method = 'GET', body, as } = {}) => {
      const headers = { 'PRIVATE-TOKEN': as ? tokenOf(sandbox.state, as) : token, 'content-type': 'application/json' };
      return sandbox.fetch(
        new Request(`${base}/api/v4/${path}`, {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
    },
    async run(command, own = {}) {
      const streams = { stdout: [] as string[], stderr: [] as string[] };
      const world = worldWith(streams, own);
      const exitCode = await runCli(typeof command === 'string' ? splitWords(command) : command, world);
      const finished = { exitCode, stdout: streams.stdout.join(''), stderr: streams.stderr.join('') };
      if (!own.mayLeaveAnswers)
        expect(world.leftOver(), `answers nobody asked for\n${finished.stdout}${finished.stderr}`).toEqual([]);
      return finished;
    },
  };
}

function memoryKeyring(held: Map<string, string>, { isKeyringShared = true }: WorldOptions): Keyring {
  return {
    lasts: true,
    get: (host) => Promise.resolve(held.get(host) ?? null),
    set: (host, token) => Promise.resolve(void held.set(host, token)),
    remove: (host) => Promise.resolve(held.delete(host)),
    isSeenElsewhere: (host, token) => Promise.resolve(isKeyringShared && held.get(host) === token),
  };
}

async function stepped<T>(name: string, work: () => Promise<T>, onStep: (step: string) => Promise<void>): Promise<T> {
  await onStep(`before ${name}`);
  const result = await work();
  await onStep(`after ${name}`);
  return result;
}

/** An answer that means Ctrl-C; behind words, it is pressed when those stand there. */
export const ctrlC = '^C';

function notCancelled<T>(name: string, answer: T): T {
  if (typeof answer !== 'string' || !answer.endsWith(ctrlC)) return answer;
  const text = answer.slice(0, -ctrlC.length);
  throw new DevgrowthError('cancelled', 'Cancelled; nothing was written.', {
    typed: text === '' ? [] : [{ name, text, isHalf: true }],
  });
}

function scriptedPrompts(answers: Readonly<Record<string, string | boolean | readonly string[]>>): {
  prompter: Prompter;
  leftOver(): string[];
} {
  const left = new Map(Object.entries(answers));
  /** @param inTurn a list holds the answers to the same question, asked again and again */
  function take(name: string, inTurn = true): string | boolean | readonly string[] {
    const answer = left.get(name);
    if (answer === undefined) throw new Error(`The command asked for "${name}"; the test has no answer for it.`);
    if (inTurn && typeof answer === 'object') {
      const [first = '', ...rest] = answer;
      if (rest.length > 0) left.set(name, rest);
      else left.delete(name);
      return notCancelled(name, first);
    }
    left.delete(name);
    return notCancelled(name, answer);
  }
  /** Turns what `take` throws into a rejection, as a terminal would. */
  const later = <T>(answer: () => T | Promise<T>): Promise<T> => Promise.resolve().then(answer);
  return {
    leftOver: () => [...left.keys()],
    prompter: {
      text: ({ name, default: preset, check, begun = '' }) =>
        later(async () => {
          for (;;) {
            const typed = String(take(name));
            // What stands there already is sent by Enter.
            const answer = typed === '' ? begun || (preset ?? '') : typed;
            const problem = await check?.(answer);
            if (!problem) return answer;
            // A terminal asks again, and so does this one, as long as there is another answer.
            if (!left.has(name)) throw new Error(`${name}: ${commandWords(problem)}`);
          }
        }),
      choice: ({ name, choices }) =>
        later(() => {
          const answer = take(name);
          const choice = choices.find(({ value }) => value === answer);
          if (!choice) throw new Error(`${name}: not one of ${choices.map(({ value }) => value).join(', ')}`);
          return choice.value;
        }),
      several: ({ name, choices, isNeeded }) =>
        later(() => {
          const answer = take(name, false);
          const chosen = typeof answer === 'object' ? answer : String(answer).split(' ').filter(Boolean);
          const found = chosen.map((one) => choices.find(({ value }) => value === one)?.value);
          const taken = found.flatMap((one) => one ?? []);
          if (taken.length < found.length || (isNeeded === true && taken.length === 0))
            throw new Error(`${name}: not some of ${choices.map(({ value }) => value).join(', ')}`);
          return taken;
        }),
      confirm: ({ name, default: preset }) =>
        later(() => {
          const answer = take(name);
          return answer === '' ? preset : answer === true;
        }),
      secret: ({ name }) => later(() => String(take(name))),
      list: ({ name, check, begun = '' }) =>
        later(() => {
          const answer = take(name, false) || begun;
          const items = typeof answer === 'object' ? answer : String(answer).split('\n').filter(Boolean);
          const problem = items.map((item) => check?.(item)).find(Boolean);
          if (problem) throw new Error(`${name}: ${commandWords(problem)}`);
          return items;
        }),
    },
  };
}

/** Splits as a shell would: spaces part words, double quotes hold them together. */
export function splitWords(command: string): string[] {
  return [...command.matchAll(/(?:[^\s"]+|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
}

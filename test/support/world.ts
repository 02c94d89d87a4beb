// A World on a fresh sandbox, reached through msw: commands run in-process, over fetch, with nothing real but time's arithmetic.
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { run as runCli } from '#cli/run.ts';
import { openGitLab } from '#gitlab/forge.ts';
import { tokenOf } from '#sandbox/empty-state.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '#sandbox/sandbox.ts';
import type { Prompter, World } from '#world.ts';
import { memoryFiles } from './memory-files.ts';

const sandboxes = new Map<string, Sandbox>();
/** Routes that the sandbox does not serve: a test that reaches one fails. */
const unserved: string[] = [];

const server = setupServer(
  http.all('*', async ({ request }) => {
    const sandbox = sandboxes.get(new URL(request.url).host);
    if (!sandbox) return HttpResponse.error();
    const response = await sandbox.fetch(request);
    if (response.status === 501) unserved.push(`${request.method} ${request.url}`);
    return response;
  }),
);

/** Call once at the top of a test file that uses `worldOnSandbox`. */
export function useSandboxes(): void {
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
  readonly answers?: Readonly<Record<string, string | boolean>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly columns?: number;
  /** Whose token the world has. */
  readonly as?: string;
  /** Another machine on the same server: shares its sandbox. */
  readonly sandbox?: Sandbox;
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
  /** From now on, requests whose path ends so get this answer instead of the sandbox's. */
  breakRoute(pathEnd: string, status: number, body?: string): void;
  /** Asks the sandbox's API directly, as the world's person: to set a scene, or to look behind the command. */
  api(
    path: string,
    options?: { readonly method?: string; readonly body?: unknown; readonly as?: string },
  ): Promise<Response>;
  /** `run('goal add "Read a book" --kind reading')`, or words that need no splitting. */
  run(
    command: string | readonly string[],
    options?: Pick<WorldOptions, 'answers' | 'stdin' | 'isTTY'>,
  ): Promise<Finished>;
}

let count = 0;

export function worldOnSandbox(options: WorldOptions = {}): TestWorld {
  count += 1;
  let now = options.now ?? '2026-11-23T09:00:00.000Z';
  const host = options.sandbox ? new URL(options.sandbox.externalUrl).host : `gitlab-${count}.test`;
  const base = `https://${host}`;
  const { tier, version } = options;
  const sandbox =
    options.sandbox ??
    createSandbox({
      now: () => Date.parse(now),
      externalUrl: base,
      ...(tier ? { tier } : {}),
      ...(version ? { version } : {}),
    });
  const seen: string[] = [];
  const broken = new Map<string, () => Response>();
  const watched: Sandbox = {
    ...sandbox,
    fetch(request) {
      const { pathname, search } = new URL(request.url);
      seen.push(`${request.method} ${pathname.replace('/api/v4', '')}${search}`);
      const fault = [...broken].find(([end]) => pathname.endsWith(end))?.[1];
      return fault ? Promise.resolve(fault()) : sandbox.fetch(request);
    },
  };
  sandboxes.set(host, watched);
  const token = tokenOf(sandbox.state, options.as ?? 'alex');
  const files = memoryFiles();
  let keys = 0;

  function worldWith(
    streams: { stdout: string[]; stderr: string[] },
    own: Pick<WorldOptions, 'answers' | 'stdin' | 'isTTY'>,
  ): World & { leftOver(): string[] } {
    const isTTY = own.isTTY ?? options.isTTY ?? false;
    const prompts = scriptedPrompts({ ...options.answers, ...own.answers });
    const stream = (lines: string[], tty: boolean) => ({
      write: (text: string) => void lines.push(text),
      isTTY: tty,
      columns: options.columns ?? 80,
    });
    return {
      stdout: stream(streams.stdout, false),
      stderr: stream(streams.stderr, isTTY),
      stdin: { isTTY, readAll: () => Promise.resolve(own.stdin ?? options.stdin ?? '') },
      env: { DEVGROWTH_HOST: base, DEVGROWTH_TOKEN: token, ...options.env },
      cwd: process.cwd(),
      zone: 'UTC',
      places: { config: '/home/alex/.config/devgrowth', state: '/home/alex/.local/share/devgrowth' },
      packageRoot: process.cwd(),
      files,
      prompt: prompts.prompter,
      now: () => now,
      sleep: () => Promise.resolve(),
      newKey: () => `key${String((keys += 1)).padStart(5, '0')}-${options.as ?? 'alex'}`,
      untilStopped: () => Promise.resolve(),
      openForge: ({ host, ...target }) =>
        Promise.resolve(openGitLab({ base: host, ...target, fetch, now: () => now, sleep: () => Promise.resolve() })),
      devgrowth: runCli,
      leftOver: prompts.leftOver,
    };
  }

  return {
    world: worldWith({ stdout: [], stderr: [] }, {}),
    sandbox,
    base,
    token,
    requests: () => seen.splice(0),
    setNow: (instant) => void (now = instant),
    breakRoute: (pathEnd, status, body = '') =>
      void broken.set(pathEnd, () => new Response(body, { status, headers: { 'content-type': 'text/html' } })),
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
      expect(world.leftOver(), `answers nobody asked for\n${finished.stdout}${finished.stderr}`).toEqual([]);
      return finished;
    },
  };
}

function scriptedPrompts(answers: Readonly<Record<string, string | boolean>>): {
  prompter: Prompter;
  leftOver(): string[];
} {
  const left = new Map(Object.entries(answers));
  function take(name: string): string | boolean {
    const answer = left.get(name);
    if (answer === undefined) throw new Error(`The command asked for "${name}"; the test has no answer for it.`);
    left.delete(name);
    return answer;
  }
  return {
    leftOver: () => [...left.keys()],
    prompter: {
      text: ({ name, check }) => {
        const answer = String(take(name));
        const problem = check?.(answer);
        return problem ? Promise.reject(new Error(`${name}: ${problem}`)) : Promise.resolve(answer);
      },
      choice: ({ name, choices }) => {
        const answer = take(name);
        const choice = choices.find(({ value }) => value === answer);
        return choice
          ? Promise.resolve(choice.value)
          : Promise.reject(new Error(`${name}: not one of ${choices.map(({ value }) => value).join(', ')}`));
      },
      confirm: ({ name }) => Promise.resolve(take(name) === true),
      secret: ({ name }) => Promise.resolve(String(take(name))),
    },
  };
}

/** Splits as a shell would: spaces part words, double quotes hold them together. */
function splitWords(command: string): string[] {
  return [...command.matchAll(/(?:[^\s"]+|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
}

// `devgrowth sandbox`: serves the embedded GitLab on 127.0.0.1 until it is stopped.
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { LockTimeout, withLock } from '#file-lock.ts';
import { documentLine } from '#render/json/document.ts';
import { tokenOf } from '#sandbox/empty-state.ts';
import { openSandboxFile, SandboxFileError, sandboxFileName } from '#sandbox/file.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import type { SandboxState } from '#sandbox/state.ts';
import { type RunningServer, startServer } from '#sandbox/server.ts';
import type { World } from '#world.ts';
import { textFlag } from './answers.ts';
import type { CommandModule, SharedInput } from './command.ts';

interface SandboxInput extends SharedInput {
  readonly port: number;
  readonly data: string | null;
  readonly empty: boolean;
  readonly basePath: string;
}

/** Where the sandbox's own addresses point, so that they open in a browser while it is served. */
const defaultPort = 4610;

export const sandboxCommand: CommandModule<SandboxInput> = {
  formats: ['text', 'json'],
  writes: false,
  examples: [
    'devgrowth sandbox',
    'devgrowth sandbox --port 0 --empty --format json',
    'devgrowth sandbox --data goals.json --base-path /gitlab',
  ],
  declare(command) {
    command
      .option('--port <port>', `Port on 127.0.0.1; 0 takes a free one (default: ${defaultPort})`)
      .option('--data <file>', 'Keep the state in this file (default: the one that `--host sandbox` uses)')
      .option('--empty', 'Start with three users, an administrator and nothing else; without --data nothing is kept')
      .option('--base-path <path>', 'Serve under a sub-path, such as /gitlab');
  },
  parse(_args, flags, shared) {
    return {
      ...shared,
      port: portOf(textFlag(flags, 'port')),
      data: textFlag(flags, 'data'),
      empty: flags['empty'] === true,
      basePath: basePathOf(textFlag(flags, 'basePath')),
    };
  },
  run: runSandbox,
};

async function runSandbox(input: SandboxInput, world: World): Promise<ExitCode> {
  if (input.empty && input.data !== null && (await world.files.read(pathOf(input.data, world))) !== null) {
    throw new DevgrowthError('refused', `${input.data} has something in it, and --empty would not keep it`, {
      hint: 'Leave --empty out to serve it, or name another file.',
    });
  }
  const path = input.data === null ? join(world.places.state, sandboxFileName) : pathOf(input.data, world);
  const keepsNothing = input.empty && input.data === null;
  return keepsNothing ? serveUntilStopped(input, world) : aloneOn(path, () => serveUntilStopped(input, world));
}

/** One server for a file: the addresses that it hands out are kept in it. */
async function aloneOn<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return await withLock(`${path}.served`, 0, work);
  } catch (error) {
    if (!(error instanceof LockTimeout)) throw error;
    throw new DevgrowthError('refused', `another \`devgrowth sandbox\` serves ${path} already`, {
      hint: 'Use that one, or serve another file with --data, or a throwaway one with --empty.',
      cause: error,
    });
  }
}

async function serveUntilStopped(input: SandboxInput, world: World): Promise<ExitCode> {
  const server = await serve(input, world);
  const { url, sandbox } = server;
  const { token, username, manager, administrator } = sandbox;
  const facts = { url, token, username, manager, administrator };
  world.stdout.write(input.format === 'json' ? documentLine('sandbox', facts) : welcome(facts, sandbox.keeps));
  await world.untilStopped();
  await server.close();
  return exitCodes.done;
}

interface Served {
  readonly token: string;
  readonly username: string;
  readonly manager: string;
  /** null in a file from before there was one. */
  readonly administrator: { readonly username: string; readonly token: string } | null;
  /** Path of the file that keeps the state; null when nothing is kept. */
  readonly keeps: string | null;
  fetch(request: Request): Promise<Response>;
}

async function serve(input: SandboxInput, world: World): Promise<RunningServer<Served>> {
  try {
    return await startServer<Served>({
      port: input.port,
      basePath: input.basePath,
      open: (externalUrl) => open(externalUrl, input, world),
    });
  } catch (error) {
    if (error instanceof SandboxFileError)
      throw new DevgrowthError('configuration', error.message, {
        hint: 'Choose another file with --data.',
        cause: error,
      });
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new DevgrowthError('refused', `port ${input.port} is taken; perhaps a sandbox runs there already`, {
      hint: 'Stop it, or let this one take a free port with --port 0.',
      cause: error,
    });
  }
}

async function open(externalUrl: string, { empty, data }: SandboxInput, world: World): Promise<Served> {
  if (!empty || data !== null) {
    const place = data === null ? { folder: world.places.state } : { path: pathOf(data, world) };
    const file = await openSandboxFile({ ...place, externalUrl, now: () => Date.parse(world.now()) });
    return { ...file, administrator: administratorOf(await file.read()), keeps: file.path };
  }
  const { state, fetch } = createSandbox({ externalUrl, now: () => Date.parse(world.now()), newToken: world.newKey });
  const administrator = administratorOf(state);
  return { token: tokenOf(state, 'alex'), username: 'alex', manager: 'morgan', administrator, keeps: null, fetch };
}

function administratorOf(state: SandboxState): Served['administrator'] {
  const username = state.users.find(({ admin }) => admin)?.username;
  return username === undefined ? null : { username, token: tokenOf(state, username) };
}

function pathOf(data: string, { cwd }: World): string {
  return resolve(cwd, data);
}

function welcome(
  {
    url,
    token,
    username,
    manager,
    administrator,
  }: Pick<Served, 'token' | 'username' | 'manager' | 'administrator'> & {
    url: string;
  },
  keeps: string | null,
): string {
  const admin = administrator === null ? '' : `\n  Admin    ${administrator.username}, token ${administrator.token}`;
  return `A small GitLab is listening on ${url} (this machine only).

  Person   ${username}, token ${token}
  Manager  ${manager}${admin}
  State    ${keeps ?? 'in memory, gone when it stops'}

In another terminal:

  export DEVGROWTH_HOST=${url} DEVGROWTH_TOKEN=${token}
  devgrowth init

Ctrl-C stops it.
`;
}

function portOf(text: string | null): number {
  if (text === null) return defaultPort;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new DevgrowthError('usage', `--port takes a number from 0 to 65535; got "${text}"`, {
    hint: '`--port 0` takes a free one.',
  });
}

function basePathOf(text: string | null): string {
  const path = `/${(text ?? '').replace(/^\/+|\/+$/g, '')}`;
  if (!/^(\/|(\/[A-Za-z0-9._~-]+)+)$/.test(path)) {
    throw new DevgrowthError('usage', `--base-path takes a path such as /gitlab; got "${text}"`, {
      hint: 'Letters, digits, dots, dashes and slashes.',
    });
  }
  return path === '/' ? '' : path;
}

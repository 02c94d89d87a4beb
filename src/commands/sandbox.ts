// `devgrowth sandbox`: serves the embedded GitLab on 127.0.0.1 until it is stopped.
import { join, resolve } from 'node:path';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentLine } from '#render/json/document.ts';
import { ink, type Ink } from '#render/terminal/ink.ts';
import { SeedError } from '#sandbox/seed/problems.ts';
import { SandboxFileError } from '#sandbox/file-failure.ts';
import { openSandboxFile, sandboxFileName } from '#sandbox/file.ts';
import type { RunningServer } from '#sandbox/server.ts';
import { type Served, serveSandbox } from '#sandbox/served.ts';
import { AlreadyServed, servedAlone } from '#sandbox/serving.ts';
import type { UnservedStatus } from '#sandbox/http/unserved.ts';
import { textFlag } from './answers.ts';
import type { CommandModule, CommandWorld, Input } from './command.ts';
import { clockOn } from '#work/played-day.ts';
import { playedDay, playedDayVariable } from './played-day.ts';
import { basePathOf, portOf, unservedOf } from './sandbox-flags.ts';
import { seedFailure, seedText } from './sandbox-seed.ts';

interface SandboxWords {
  readonly port: number;
  readonly data: string | null;
  readonly empty: boolean;
  /** Path of a file. */
  readonly seed: string | null;
  readonly basePath: string;
  readonly today: string | null;
  readonly unserved: UnservedStatus;
}

/** Where the sandbox's own addresses point, so that they open in a browser while it is served. */
const defaultPort = 4610;

export const sandboxCommand: CommandModule<SandboxWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: [
    'devgrowth sandbox',
    'devgrowth sandbox --port 0 --empty --format json',
    'devgrowth sandbox --data goals.json --base-path /gitlab',
    'devgrowth sandbox --seed examples/sandbox-seed.yml',
  ],
  declare(command) {
    command
      .option('--port <port>', `Port on 127.0.0.1; 0 takes a free one (default: ${defaultPort})`)
      .option('--data <file>', 'Keep the state in this file (default: the one that `--host sandbox` uses)')
      .option('--empty', 'Start with three users, an administrator and nothing else; without --data nothing is kept')
      .option('--seed <file>', 'Start with what this YAML file says; without --data nothing is kept')
      .option('--base-path <path>', 'Serve under a sub-path, such as /gitlab')
      .option('--today <day>', `Play this day, such as 2026-12-14 (default: $${playedDayVariable}, else today)`)
      .option('--unserved <status>', 'Answer to what GitLab serves and this one does not: 501 or 404 (default: 501)');
  },
  parse(_args, flags) {
    return {
      port: portOf(textFlag(flags, 'port'), defaultPort),
      data: textFlag(flags, 'data'),
      empty: flags['empty'] === true,
      seed: textFlag(flags, 'seed'),
      basePath: basePathOf(textFlag(flags, 'basePath')),
      today: textFlag(flags, 'today'),
      unserved: unservedOf(textFlag(flags, 'unserved')),
    };
  },
  run: runSandbox,
};

async function runSandbox({ shared, own: typed }: Input<SandboxWords>, machine: CommandWorld): Promise<ExitCode> {
  const today = playedDay(typed.today, machine);
  const own = { ...typed, today };
  const world = today === null ? machine : { ...machine, now: clockOn(today, machine) };
  const isNew = own.empty || own.seed !== null;
  if (isNew && own.data !== null && (await world.files.read(pathOf(own.data, world))) !== null) {
    const flag = own.seed === null ? '--empty' : '--seed';
    throw new DevgrowthError('refused', `${own.data} has something in it, and ${flag} would not keep it`, {
      hint: `Leave ${flag} out to serve it, or name another file.`,
    });
  }
  if (isNew && own.data === null) return serveUntilStopped(null, { shared, own }, world);
  const file = own.data === null ? join(world.places.state, sandboxFileName) : pathOf(own.data, world);
  return aloneOn(file, { shared, own }, world);
}

async function aloneOn(path: string, { shared, own }: Input<SandboxWords>, world: CommandWorld): Promise<ExitCode> {
  try {
    return await servedAlone(path, join(world.places.state, 'locks'), () =>
      serveUntilStopped(path, { shared, own }, world),
    );
  } catch (error) {
    if (error instanceof SandboxFileError) throw unusable(error);
    if (!(error instanceof AlreadyServed)) throw error;
    const there = await openSandboxFile({ path }).then(
      ({ pagesUrl: url }) => url,
      () => null,
    );
    throw new DevgrowthError('refused', `another \`devgrowth sandbox\` serves ${path} already: ${error.message}`, {
      hint: `Use that one${there === null ? '' : ` (${there})`}, or serve another file with --data, or a throwaway one with --empty.`,
      cause: error,
    });
  }
}

function unusable(error: SandboxFileError): DevgrowthError {
  return new DevgrowthError('configuration', error.message, {
    hint: 'Choose another file with --data, or a throwaway one with --empty.',
    cause: error,
  });
}

/** @param file null: nothing is kept */
async function serveUntilStopped(
  file: string | null,
  { shared, own }: Input<SandboxWords>,
  world: CommandWorld,
): Promise<ExitCode> {
  const server = await serve(file, own, world);
  const { url, sandbox } = server;
  if (sandbox.backwards !== null) world.stderr.write(ink`note: ${sandbox.backwards}\n`);
  const facts = {
    url,
    pages: sandbox.pages,
    today: own.today,
    token: sandbox.token,
    username: sandbox.username,
    manager: sandbox.manager,
    managerToken: sandbox.managerToken,
    administrator: sandbox.administrator,
  };
  world.stdout.write(shared.format === 'json' ? await documentLine('sandbox', facts) : welcome(facts, sandbox.keeps));
  await world.untilStopped();
  await server.close();
  return exitCodes.done;
}

async function serve(file: string | null, own: SandboxWords, world: CommandWorld): Promise<RunningServer<Served>> {
  const { port, basePath, unserved, today } = own;
  try {
    return await serveSandbox({
      port,
      basePath,
      unserved,
      file,
      seed: own.seed === null ? null : await seedText(own.seed, world),
      now: () => Date.parse(world.now()),
      playsAnotherDay: today !== null,
      newKey: world.newKey,
    });
  } catch (error) {
    if (error instanceof SandboxFileError) throw unusable(error);
    if (error instanceof SeedError && own.seed !== null) throw seedFailure(own.seed, error);
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new DevgrowthError('refused', `port ${own.port} is taken; perhaps a sandbox runs there already`, {
      hint: 'Stop it, or let this one take a free port with --port 0.',
      cause: error,
    });
  }
}

function pathOf(data: string, { cwd }: CommandWorld): string {
  return resolve(cwd, data);
}

function welcome(
  facts: Record<'url' | 'pages' | 'token' | 'username' | 'manager', string> &
    Pick<Served, 'managerToken' | 'administrator'> & { readonly today: string | null },
  keeps: string | null,
): Ink {
  const { url, pages, today, token, username, manager, managerToken, administrator } = facts;
  const played = today === null ? '' : ink`  Today    ${today}, and from there on\n`;
  const admin = administrator === null ? '' : ink`  Admin    ${administrator.username}, token ${administrator.token}\n`;
  return ink`A small GitLab is listening on ${url} (this machine only).

  Pages    ${pages}
           open it once in a browser: it holds the key, and from then on every link to a goal opens
  Person   ${username}, token ${token}
  Manager  ${manager}${managerToken === null ? '' : `, token ${managerToken}`}
${admin}${played}  State    ${keeps ?? 'in memory, gone when it stops'}

In another terminal:

  export DEVGROWTH_HOST=${url} DEVGROWTH_TOKEN=${token}${today === null ? '' : ` ${playedDayVariable}=${today}`}
  devgrowth init

Ctrl-C stops it.
`;
}

// `devgrowth sandbox`: serves the embedded GitLab on 127.0.0.1 until it is stopped.
import { join, resolve } from 'node:path';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentLine } from '#render/json/document.ts';
import { ink, type Ink } from '#render/terminal/ink.ts';
import { tokenOf, usableToken } from '#sandbox/state/empty-state.ts';
import { SeedError } from '#sandbox/seed/problems.ts';
import { SandboxFileError } from '#sandbox/file-failure.ts';
import { openSandboxFile, sandboxFileName } from '#sandbox/file.ts';
import { backwardsNote } from '#sandbox/state/newest-day.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import type { SandboxState } from '#sandbox/state/state.ts';
import { pagesUrl } from '#sandbox/web/door.ts';
import { type RunningServer, startServer } from '#sandbox/server.ts';
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
  const path = own.data === null ? join(world.places.state, sandboxFileName) : pathOf(own.data, world);
  const keepsNothing = isNew && own.data === null;
  return keepsNothing ? serveUntilStopped({ shared, own }, world) : aloneOn(path, { shared, own }, world);
}

async function aloneOn(path: string, { shared, own }: Input<SandboxWords>, world: CommandWorld): Promise<ExitCode> {
  try {
    return await servedAlone(path, join(world.places.state, 'locks'), () => serveUntilStopped({ shared, own }, world));
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

async function serveUntilStopped({ shared, own }: Input<SandboxWords>, world: CommandWorld): Promise<ExitCode> {
  const server = await serve(own, world);
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

interface Served {
  /** What to say about a day before what is there already. */
  readonly backwards: string | null;
  /** Opens its pages in a browser. */
  readonly pages: string;
  readonly token: string;
  readonly username: string;
  readonly manager: string;
  /** null where all of theirs are revoked. */
  readonly managerToken: string | null;
  /** null in a file from before there was one. */
  readonly administrator: { readonly username: string; readonly token: string } | null;
  /** Path of the file that keeps the state; null when nothing is kept. */
  readonly keeps: string | null;
  fetch(request: Request): Promise<Response>;
}

async function serve(own: SandboxWords, world: CommandWorld): Promise<RunningServer<Served>> {
  try {
    return await startServer<Served>({
      port: own.port,
      basePath: own.basePath,
      open: (externalUrl) => open(externalUrl, own, world),
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

async function open(
  externalUrl: string,
  { empty, data, seed: seedPath, today, unserved }: SandboxWords,
  world: CommandWorld,
): Promise<Served> {
  const now = () => Date.parse(world.now());
  const playsAnotherDay = today !== null;
  const seed = seedPath === null ? null : await seedText(seedPath, world);
  if (!(empty || seed !== null) || data !== null) {
    const place = data === null ? { folder: world.places.state } : { path: pathOf(data, world) };
    const begun = seed === null ? {} : { seed };
    const file = await openSandboxFile({ ...place, ...begun, externalUrl, now, playsAnotherDay, unserved });
    const state = await file.read();
    const backwards = backwardsNote(state, now());
    return {
      ...file,
      managerToken: usableToken(state, file.manager),
      administrator: administratorOf(state),
      backwards,
      pages: file.pagesUrl ?? externalUrl,
      keeps: file.path,
    };
  }
  const webKey = world.newKey();
  const pages = pagesUrl(externalUrl, webKey);
  const newToken = world.newKey;
  const begun = seed === null ? {} : { state: await stateOf(seed, { now: now(), newToken }) };
  const { state, fetch } = createSandbox({
    ...begun,
    externalUrl,
    webKey,
    now,
    playsAnotherDay,
    unserved,
    newToken,
  });
  return {
    pages,
    backwards: null,
    token: tokenOf(state, 'alex'),
    username: 'alex',
    manager: 'morgan',
    managerToken: usableToken(state, 'morgan'),
    administrator: administratorOf(state),
    keeps: null,
    fetch,
  };
}

/** Few bring a seed: what reads it is loaded for them. */
async function stateOf(seed: string, made: { readonly now: number; readonly newToken: () => string }) {
  const { seededState } = await import('#sandbox/seeded-state.ts');
  return seededState({ ...made, seed });
}

function administratorOf(state: SandboxState): Served['administrator'] {
  const username = state.users.find(({ admin }) => admin)?.username;
  return username === undefined ? null : { username, token: tokenOf(state, username) };
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

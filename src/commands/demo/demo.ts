// `devgrowth demo`: a year of goals on a throwaway sandbox, played through the very commands a user types, over real HTTP.
import { join } from 'node:path';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { fit, ink, type Ink, joined } from '#render/terminal/ink.ts';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { seededState } from '#sandbox/seeded-state.ts';
import { type RunningServer, startServer } from '#sandbox/server.ts';
import type { World } from '#world.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { readStory, type Scene, storyEnd, storyZone } from './story.ts';

interface DemoWords {
  readonly open: boolean;
  /** The GitLab of the story goes on until it is stopped. */
  readonly serve: boolean;
}

export const demoCommand: CommandModule<DemoWords> = {
  formats: ['text'],
  writes: false,
  examples: ['devgrowth demo', 'devgrowth demo --open --serve'],
  declare(command) {
    command
      .option('--open', "Open the report's page in the browser at the end")
      .option('--serve', 'Keep the GitLab of the story running at the end, to click through it');
  },
  parse: (_args, flags) => ({ open: flags['open'] === true, serve: flags['serve'] === true }),
  run: runDemo,
};

/** What the person has beside them, and the example that it is. */
const typedFiles = { 'goals.yml': 'goals.yml', 'decisions.json': 'demo-decisions.json' };

/** Scenes at the story's end whose output is shown, not only their command line. */
const shownWhole = 5;

function runDemo(input: Input<DemoWords>, world: CommandWorld): Promise<ExitCode> {
  return world.inScratchFolder((folder) => playIn(folder, input, world));
}

async function playIn(folder: string, { shared, own }: Input<DemoWords>, world: CommandWorld): Promise<ExitCode> {
  const clock = { at: storyEnd };
  const webKey = world.newKey();
  const { files, namedFiles, newKey: newToken } = world;
  const examples = join(world.packageRoot, 'examples');
  // There from the first day on: what was done elsewhere is no part of what is typed here.
  const work = await namedFiles.text(join(examples, 'demo-work.yml'));
  const state = await seededState({ seed: work, now: Date.parse(storyEnd), newToken });
  const server = await startServer({
    port: 0,
    open: (externalUrl) => createSandbox({ externalUrl, webKey, state, newToken, now: () => Date.parse(clock.at) }),
  });
  try {
    for (const [own, example] of Object.entries(typedFiles))
      await files.write(join(folder, own), await namedFiles.text(join(examples, example)));
    const story = readStory(await namedFiles.text(join(examples, 'demo-story.txt')));
    const stage: Stage = { world, shared, server, clock, folder };
    world.stdout.write(welcome(server.url));
    for (const [index, scene] of story.entries()) await play(scene, stage, index >= story.length - shownWhole);
    const page = join(world.places.state, 'demo', 'report.html');
    await command(['report', '--output', page], stage);
    world.stdout.write(ink`The same report as a page: ${page}\n`);
    if (own.open) await world.open(page);
    if (own.serve) {
      world.stdout.write(played(server, webKey, clock.at));
      await world.untilStopped();
    } else {
      world.stdout.write(farewell);
    }
    return exitCodes.done;
  } finally {
    await server.close();
  }
}

interface Stage {
  readonly world: CommandWorld;
  readonly shared: SharedInput;
  readonly server: RunningServer<Sandbox>;
  readonly clock: { at: string };
  readonly folder: string;
}

async function play(scene: Scene, stage: Stage, isShownWhole: boolean): Promise<void> {
  const { world, clock } = stage;
  clock.at = nextMoment(scene.day, clock.at);
  world.stdout.write(ink`${fit(scene.line, world.stdout.columns)}\n`);
  if (scene.by === 'manager') return commentAsManager(scene.goal, scene.comment, stage);

  // As a shell would: the port is another one each time.
  const words = scene.words.map((word) => word.replace('$GITLAB', stage.server.url));
  const printed = await command(words, stage);
  if (isShownWhole) world.stdout.write(ink`\n${printed}\n`);
}

/** @returns what it printed */
async function command(words: readonly string[], stage: Stage): Promise<Ink> {
  const printed: Ink[] = [];
  const color = stage.shared.color ? 'always' : 'never';
  const argv = [...words, '--no-input', '--color', color];
  const exitCode = await stage.world.devgrowth(argv, stageWorld(stage, printed));
  if (exitCode === exitCodes.done) return joined(printed);
  throw new DevgrowthError('server', `the demo stumbled (${exitCode}) over: devgrowth ${words.join(' ')}`, {
    details: joined(printed).toString().split('\n'),
    hint: 'This is a bug in devgrowth: please report it with these lines.',
  });
}

/** Eight in the morning, or a minute after what was done before on the same day: GitLab orders by time. */
function nextMoment(day: string, last: string): string {
  return last.startsWith(day) ? new Date(Date.parse(last) + 60_000).toISOString() : `${day}T08:00:00.000Z`;
}

/** The manager has no devgrowth: a plain comment, as from GitLab's own page. */
async function commentAsManager(goal: number, body: string, stage: Stage): Promise<void> {
  const { server, world } = stage;
  const forge = await world.openForge({ host: server.url, token: tokenOf(server.sandbox.state, 'morgan') });
  const facts = await forge.findProject('alex/goals');
  if (facts) await forge.open(facts, {}).comment(goal, { key: world.newKey(), type: 'comment', body });
}

function stageWorld({ world, server, clock, folder }: Stage, printed: Ink[]): World {
  const { columns } = world.stdout;
  return {
    ...world,
    // A report fits the screen here as it does without the story around it; nothing of the story waits in a pager.
    stdout: { ...world.stdout, write: (text) => void printed.push(text) },
    page: () => Promise.resolve(false),
    stderr: { write: (text) => void printed.push(text), isTTY: false, columns },
    stdin: { isTTY: false, readAll: () => Promise.resolve('') },
    env: { DEVGROWTH_HOST: server.url, DEVGROWTH_TOKEN: tokenOf(server.sandbox.state, 'alex') },
    cwd: folder,
    zone: () => storyZone,
    places: { config: join(folder, 'config'), state: join(folder, 'state') },
    now: () => clock.at,
  };
}

function welcome(url: string): Ink {
  return ink`A year of goals on a throwaway GitLab, ${url}. Nothing leaves this machine.\nThe story ends on ${storyEnd.slice(0, 10)}.\n\n`;
}

/** Both sides of it: the person's, and the manager's with nothing but a browser, or with a token of their own. */
function played({ url, sandbox }: RunningServer<Sandbox>, webKey: string, at: string): Ink {
  // Its clock stands at the story's end, and what is late is told by the clock of whoever asks.
  const as = (name: string) =>
    ink`export DEVGROWTH_HOST=${url} DEVGROWTH_TOKEN=${tokenOf(sandbox.state, name)} DEVGROWTH_SANDBOX_TODAY=${at.slice(0, 10)}`;
  return ink`
The GitLab of this story, until Ctrl-C: ${url}/alex/goals?key=${webKey}
  In the browser: comment, tick, close, edit as Alex; "look as Morgan Lindqvist" is the manager's side.
  Alex:                 ${as('alex')}
  Morgan, the manager:  ${as('morgan')}
`;
}

const farewell = ink`
\`devgrowth demo --serve\` keeps its GitLab running, to click through it.
Try it yourself, still without an account:

  devgrowth init --host sandbox
  devgrowth goal add "Read one book and try one idea from it" --kind reading --host sandbox
  devgrowth report --host sandbox
`;

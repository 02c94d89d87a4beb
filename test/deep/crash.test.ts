// Cut off at every request, then run again: the end state is that of an undisturbed run, with nothing twice and nothing missing.
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ink } from '#render/terminal/ink.ts';
import { run } from '#cli/run.ts';
import { openGitLab } from '#gitlab/forge.ts';
import { tokenOf } from '#sandbox/empty-state.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import type { SandboxState } from '#sandbox/state.ts';
import type { World } from '#world.ts';
import { type Disk, memoryFiles } from '../support/memory-files.ts';
import { worldOnSandbox } from '../support/world.ts';

const base = 'https://gitlab.example.com';
const at = '2026-11-23T09:00:00.000Z';

/** What happens to one request. `stop`: the process is gone, with the request on its way or its answer. */
const faults = ['cut before', 'cut after', '502 after', 'stop before', 'stop after'] as const;
type Fault = (typeof faults)[number];

interface Scene {
  readonly state: SandboxState;
  readonly disk: Disk;
}

interface Ended {
  /** null: the process was stopped. */
  readonly exitCode: number | null;
  readonly said: string;
  /** Their methods, in order. */
  readonly requests: readonly string[];
}

const template = worldOnSandbox().world;
let keys = 0;

/** One process: its own memory, on the scene's disk and server. */
async function processOn(
  { state, disk }: Scene,
  argv: readonly string[],
  disturbance: { readonly at: number; readonly fault: Fault } | null = null,
): Promise<Ended> {
  const sandbox = createSandbox({ state, now: () => Date.parse(at), externalUrl: base });
  const said: string[] = [];
  const requests: string[] = [];
  let stop: () => void = () => {};
  const stopped = new Promise<null>((done) => {
    stop = () => done(null);
  });
  let isGone = false;
  const never = new Promise<never>(() => {});

  async function fetch(request: Request): Promise<Response> {
    if (isGone) return never;
    requests.push(request.method);
    const fault = requests.length === disturbance?.at ? disturbance.fault : null;
    if (fault === 'cut before') throw reset();
    if (fault === 'stop before') {
      isGone = true;
      stop();
      return never;
    }
    const answer = await sandbox.fetch(request);
    if (fault === 'cut after') throw reset();
    if (fault === '502 after') return new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } });
    if (fault === 'stop after') {
      isGone = true;
      stop();
      return never;
    }
    return answer;
  }

  const files = memoryFiles({ disk, onStep: () => (isGone ? never : undefined) });
  const stream = { write: (text: Ink) => void said.push(text.toString()), isTTY: false, columns: 80 };
  const sleep = () => Promise.resolve();
  const now = () => at;
  const world: World = {
    ...template,
    stdout: stream,
    stderr: stream,
    files,
    now,
    sleep,
    env: { DEVGROWTH_HOST: base, DEVGROWTH_TOKEN: tokenOf(state, 'alex') },
    newKey: () => `key${String((keys += 1))}`,
    openForge: ({ host, token }) =>
      Promise.resolve(
        openGitLab({
          base: host,
          token,
          fetch,
          now,
          sleep,
          timeoutMs: 3_600_000,
          lock: (name, work) => files.withLock(`/locks/${name}`, work),
        }),
      ),
  };
  const exitCode = await Promise.race([run(argv, world), stopped]);
  return { exitCode, said: said.join(''), requests };
}

function reset(): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
}

const copyOf = ({ state, disk }: Scene): Scene => ({ state: structuredClone(state), disk: new Map(disk) });

/** Everything a person or a program can see, without ids, keys and times; sorted where order means nothing. */
async function normalised({ state, disk }: Scene): Promise<unknown> {
  const names = (ids: readonly (number | null)[]) =>
    ids.map((id) => state.labels.find((label) => label.id === id)?.name ?? '').toSorted((a, b) => a.localeCompare(b));
  const words = (text: string | null) => text?.replace(/ key=\S+/g, ' key=K') ?? null;
  const sorted = (rows: readonly unknown[]) =>
    rows.map((row) => JSON.stringify(row)).toSorted((a, b) => a.localeCompare(b));
  return {
    projects: state.projects.map(({ path, description, topics, visibility }) => ({
      path,
      description,
      topics,
      visibility,
    })),
    members: sorted(state.members.map(({ userId, accessLevel }) => ({ userId, accessLevel }))),
    labels: sorted(state.labels.map(({ name, color, description }) => ({ name, color, description }))),
    milestones: sorted(state.milestones.map(({ title, startDate, dueDate }) => ({ title, startDate, dueDate }))),
    boards: state.boards.map(({ name, lists }) => ({ name, lists: lists.map(({ labelId }) => names([labelId])) })),
    ...(await repositoryOf({ state, disk })),
    issues: Object.values(state.issues)
      .flat()
      .map((issue) => ({
        title: issue.title,
        description: words(issue.description),
        state: issue.state,
        due: issue.dueDate,
        labels: names(issue.labelIds),
        confidential: issue.confidential,
        milestone: state.milestones.find(({ id }) => id === issue.milestoneId)?.title ?? null,
        notes: sorted(
          (state.notes[`issue:${issue.id}`] ?? []).map(({ body, system }) => ({ body: words(body), system })),
        ),
        events: sorted(
          (state.labelEvents[`issue:${issue.id}`] ?? []).map(({ action, labelId }) => [action, ...names([labelId])]),
        ),
      }))
      .sort((one, other) => (one.title < other.title ? -1 : 1)),
    drafts: [...disk.keys()].filter((path) => path.includes('/drafts/')),
  };
}

async function repositoryOf({ state }: Scene): Promise<{ commits: unknown; files: unknown }> {
  const sandbox = createSandbox({ state, now: () => Date.parse(at), externalUrl: base });
  const ask = async (path: string) => {
    const headers = { 'PRIVATE-TOKEN': tokenOf(state, 'alex') };
    const answer = await sandbox.fetch(new Request(`${base}/api/v4/projects/1/repository/${path}`, { headers }));
    return (await answer.json()) as { title: string; path: string; id: string }[];
  };
  const [commits, tree] = [await ask('commits'), await ask('tree?recursive=true&per_page=100')];
  return { commits: commits.map(({ title }) => title), files: tree.map(({ path, id }) => `${path} ${id}`) };
}

interface Story {
  readonly name: string;
  readonly argv: readonly string[];
  readonly start: () => Promise<Scene>;
  /** Fewer than this would mean that the story was not played. */
  readonly least: number;
}

/** Reading has no effect, so that before and after it are the same moment. */
function pointsOf(fault: Fault, methods: readonly string[]): readonly number[] {
  const numbers = methods.map((method, index) => (method === 'GET' && fault.endsWith('after') ? 0 : index + 1));
  return numbers.filter((number) => number > 0);
}

const initArgv = ['init', '--yes', '--no-input', '--manager', '@morgan', '--time-zone', 'UTC'];
const importArgv = ['goal', 'add', '--import', resolve('examples/goals.yml')];
const logArgv = [
  'goal',
  'log',
  '2',
  'Read chapters 3 and 4',
  '--tick',
  '1',
  '--tick',
  '2',
  '--health',
  'at-risk',
  '--value',
  'results',
];

async function afterwards(scene: Scene, ...commands: (readonly string[])[]): Promise<Scene> {
  for (const argv of commands) {
    const { exitCode, said } = await processOn(scene, argv);
    expect(exitCode, said).toBe(0);
  }
  return scene;
}
const nothing = (): Promise<Scene> =>
  Promise.resolve({
    state: createSandbox({ now: () => Date.parse(at), externalUrl: base }).state,
    disk: new Map(),
  });
const goalArgv = ['goal', 'add', 'Read a book', '--kind', 'reading', '--set', 'actions=Chapter 1;Chapter 2;Chapter 3'];

const stories: Story[] = [
  { name: 'init', argv: initArgv, start: nothing, least: 30 },
  { name: 'goal add --import', argv: importArgv, start: async () => afterwards(await nothing(), initArgv), least: 15 },
  { name: 'goal add', argv: goalArgv, start: async () => afterwards(await nothing(), initArgv), least: 5 },
  { name: 'goal log', argv: logArgv, start: async () => afterwards(await nothing(), initArgv, goalArgv), least: 8 },
  {
    name: 'goal close',
    argv: ['goal', 'close', '2', '--outcome', 'achieved', '--learned', 'That small steps carry'],
    start: async () => afterwards(await nothing(), initArgv, goalArgv),
    least: 5,
  },
];

describe.each(stories)('$name', ({ argv, start, least }) => {
  let before: Scene;
  let undisturbed: unknown;
  let requests: readonly string[] = [];

  beforeAll(async () => {
    before = await start();
    const scene = copyOf(before);
    const ended = await processOn(scene, argv);
    expect(ended.exitCode, ended.said).toBe(0);
    requests = ended.requests;
    undisturbed = await normalised(scene);
  });

  test('there is something to disturb', () => {
    expect(requests.length).toBeGreaterThanOrEqual(least);
  });

  test.each(faults)('%s, at each request; then the same command again', async (fault) => {
    for (const number of pointsOf(fault, requests)) {
      const scene = copyOf(before);
      const first = await processOn(scene, argv, { at: number, fault });
      const isDone = first.exitCode === 0;
      const second = isDone ? first : await processOn(scene, argv);
      const told = `${fault} ${number} of ${requests.length}\n${first.said}\n--\n${second.said}`;
      expect(second.exitCode, told).toBe(0);
      expect(await normalised(scene), told).toEqual(undisturbed);
    }
  });
});

describe.each(stories.filter(({ name }) => name !== 'init'))('$name, resumed from its draft', ({ argv, start }) => {
  test.each(['stop before', 'stop after'] as const)('%s', async (fault) => {
    const before = await start();
    const whole = copyOf(before);
    const { requests } = await processOn(whole, argv);
    const undisturbed = await normalised(whole);
    let resumed = 0;
    for (const number of pointsOf(fault, requests)) {
      const scene = copyOf(before);
      await processOn(scene, argv, { at: number, fault });
      const [draft] = [...scene.disk.keys()].flatMap((path) => /drafts\/([^/]+)\.json$/.exec(path)?.[1] ?? []);
      if (draft === undefined) continue;
      resumed += 1;
      const second = await processOn(scene, ['drafts', 'resume', draft]);
      const told = `${fault} ${number} of ${requests.length}\n${second.said}`;
      expect(second.exitCode, told).toBe(0);
      expect(await normalised(scene), told).toEqual(undisturbed);
    }
    expect(resumed).toBeGreaterThan(0);
  });
});

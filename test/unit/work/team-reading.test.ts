// What was shared with a manager, side by side: who is read, who is left out, and how many requests that may take.
import { describe, expect, test } from 'vitest';
import { namedFiles } from '#host/named-files.ts';
import type { ProjectFacts, Quota } from '#growth/forge/project.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { readTeam } from '#work/team/reading.ts';
import { alex, at, comment, now, record, sam, source } from '../reports/story.ts';
import { deskOn, read } from './a-session.ts';

const settings = (person: string, manager = 'sam') =>
  `person: ${person}\nmanager: ${manager}\ntime_zone: Europe/Berlin\n`;

interface Shared extends Partial<ProjectFacts> {
  readonly path: string;
  /** null: it holds no settings. */
  readonly file?: string | null;
  readonly goals?: readonly GoalRecord[];
  readonly document?: object;
}

interface Scene {
  readonly quota?: Quota | null;
  readonly env?: Record<string, string>;
  /** Made before the look. */
  readonly before?: number;
}

async function team(shared: readonly Shared[], { quota = null, env = {}, before = 2 }: Scene = {}) {
  let requests = before;
  const opened: string[] = [];
  const facts = shared.map(({ file: _file, goals: _goals, document: _document, ...more }, index) => ({
    id: index + 1,
    url: `https://gl.test/${more.path}`,
    visibility: 'private',
    archived: false,
    myRole: 'reporter',
    owner: null,
    ...more,
  }));
  const projectOf = ({ path }: { readonly path: string }) => {
    const {
      file = settings(path.split('/')[0] ?? ''),
      goals = [],
      document,
    } = shared.find((one) => one.path === path) ?? {};
    return {
      openIssues() {
        requests += 1;
        opened.push(path);
        const documents = document === undefined ? [] : [document];
        const text = file && `\`\`\`yaml\n${file}\`\`\`\n`;
        const sorted = () => ({ goals, meetings: [], documents });
        return Promise.resolve({ source: source('issues', 1), dashboard: () => Promise.resolve(text), sorted });
      },
      readFile: () => ((requests += 1), Promise.resolve(file)),
      notes: (iid: number) => {
        requests += 1;
        return read([comment(at('2026-11-10'), `**Check-in 2026-11-10**\n\nHelp: room ${iid}`, alex)]);
      },
    };
  };
  const forge = {
    me: () => Promise.resolve(sam),
    sharedProjects: () => read(facts),
    requestCount: () => requests,
    quota: () => quota,
    open: projectOf,
  };
  const { desk, lines } = deskOn({
    env: { DEVGROWTH_HOST: 'https://gl.test', ...env },
    packageRoot: '.',
    cwd: '.',
    namedFiles,
    zone: () => now.zone,
    openForge: () => Promise.resolve(forge),
  } as never);
  const found = await readTeam({ offline: true } as never, desk);
  return { found, lines, opened };
}
const asks = (iid: number) =>
  record({ iid, title: `Goal ${iid}`, hasAsk: true, commentCount: 1, updatedAt: at('2026-11-20') });
const paths = (places: readonly { readonly project: string }[]) => places.map(({ project }) => project);

test('mine, those of others, those that cannot be read, and those that nothing changes in', async () => {
  const { found, opened } = await team([
    { path: 'noor/goals' },
    { path: 'Kim/goals', file: settings('kim') },
    { path: 'alex/goals', goals: [asks(3)] },
    { path: 'ben/goals', file: settings('ben', 'pat') },
    { path: 'cleo/goals', file: null },
    { path: 'old/goals', archived: true },
  ]);
  expect(found).toMatchObject({ me: 'sam', today: '2026-11-23' });
  expect(opened).toEqual(['alex/goals', 'ben/goals', 'cleo/goals', 'Kim/goals', 'noor/goals']);
  // Whoever asks for something first.
  expect(paths(found.people)).toEqual(['alex/goals', 'Kim/goals', 'noor/goals']);
  expect(found.people[0]?.asked).toMatchObject([{ text: 'room 3' }]);
  expect([found.others, found.unread, found.archived].map(paths)).toEqual([
    ['ben/goals'],
    ['cleo/goals'],
    ['old/goals'],
  ]);
  expect(found.completeness.sources.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['cleo/goals', 'alex/goals']),
  );
  expect(found.completeness.complete).toBe(false);
});

test('whoever waits longest comes first, in whatever order they were shared', async () => {
  const { found } = await team([{ path: 'alex/goals' }, { path: 'noor/goals', goals: [asks(4)] }]);
  expect(paths(found.people)).toEqual(['noor/goals', 'alex/goals']);
});

test('nobody shares anything', async () => {
  expect((await team([])).found).toMatchObject({ people: [], unread: [], completeness: { complete: true } });
});

test('a job prints nothing of it', async () => {
  await expect(team([{ path: 'alex/goals' }], { env: { CI: 'true' } })).rejects.toMatchObject({ kind: 'refused' });
});

describe('what GitLab takes', () => {
  // Three people may take 17 requests, two of which were made.
  const three = ['a/goals', 'b/goals', 'c/goals'].map((path) => ({ path }));
  const quota = (remaining: number, more: Partial<Quota> = {}): Quota => ({
    remaining,
    limit: 100,
    waitMs: 40_000,
    isWaitedFor: false,
    ...more,
  });
  test.each<[string, Quota | null, number, string | null]>([
    ['not told', null, 3, null],
    ['just enough', quota(15), 3, null],
    [
      'one too few',
      quota(14),
      3,
      '14 more requests in the next 40 seconds, and up to 15 are needed: the rest is left out',
    ],
    ['one alone', quota(1), 1, '1 more request in the next 40 seconds, and up to 15 are needed: the rest is left out'],
    ['none', quota(0), 0, '0 more requests in the next 40 seconds'],
    ['none, for a moment', quota(0, { isWaitedFor: true }), 3, 'needed: this waits for the next ones'],
    ['a part of a second', quota(0, { waitMs: 1 }), 0, 'in the next 1 second,'],
    ['nearly two minutes', quota(0, { waitMs: 119_000 }), 0, 'in the next 119 seconds,'],
    ['two minutes', quota(0, { waitMs: 120_000 }), 0, 'in the next 2 minutes,'],
    ['more than that', quota(0, { waitMs: 3_540_001 }), 0, 'in the next 60 minutes,'],
  ])('%s', async (_name, left, people, said) => {
    const { found, lines, opened } = await team(three, { quota: left });
    expect([found.people.length, opened.length]).toEqual([people, people]);
    expect(found.unread.map(({ why }) => why)).toEqual(
      three.slice(people).map(() => 'not asked: GitLab takes no more requests now'),
    );
    expect(lines).toHaveLength(said === null ? 0 : 1);
    expect(lines.join()).toContain(said ?? '');
  });

  test('five for each: what one does not need is there for the others', async () => {
    const goals = Array.from({ length: 6 }, (_one, index) => asks(index + 1));
    const one = { path: 'alex/goals', owner: alex, goals };
    const heard = ({ found }: Awaited<ReturnType<typeof team>>) =>
      found.people[0]?.asked.filter(({ text }) => text !== '');
    expect(heard(await team([one]))).toHaveLength(3);
    expect(heard(await team([one], { quota: quota(4) }))).toHaveLength(2);
    const shared = [one, { path: 'b/goals', goals: [asks(1)] }];
    expect(heard(await team(shared, { quota: quota(8) }))).toHaveLength(3);
  });
});

describe('what is said of a person', () => {
  test.each<[string, Partial<ProjectFacts>, readonly string[]]>([
    ['private', {}, []],
    ['public', { visibility: 'public' }, ['the project is public: everybody reads these goals']],
    ['internal', { visibility: 'internal' }, ['the project is internal: everybody who is logged in reads these goals']],
  ])('who else reads it: %s', async (_name, facts, remarks) => {
    expect((await team([{ path: 'alex/goals', ...facts }])).found.people[0]).toMatchObject({ remarks });
  });

  test.each<[ProjectFacts['myRole'], string]>([
    ['reporter', ''],
    ['guest', 'your role there is guest'],
    [null, 'your role there is not told'],
  ])('what a role does not see: %s', async (myRole, said) => {
    const { found } = await team([{ path: 'alex/goals', myRole }]);
    expect(found.people.map(({ notSeen }) => notSeen.join())).toEqual([expect.stringContaining(said)]);
    expect(found.people[0]?.notSeen).toHaveLength(said === '' ? 0 : 1);
  });

  test('one person shares two projects', async () => {
    const two = [{ path: 'alex/goals' }, { path: 'team/alex', file: settings('Alex') }, { path: 'noor/goals' }];
    const { found } = await team(two);
    const remarks = Object.fromEntries(found.people.map(({ project, remarks: said }) => [project, said]));
    expect(remarks).toEqual({
      'alex/goals': ['one of 2 projects that @alex shares'],
      'team/alex': ['one of 2 projects that @Alex shares'],
      'noor/goals': [],
    });
  });
});

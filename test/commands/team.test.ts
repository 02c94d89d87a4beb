// `devgrowth team`: what waits for a manager in all that people shared, within its bound of requests, and nothing written.
import { describe, expect, test } from 'vitest';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { copyPeople } from '../support/copied-people.ts';
import { processOn, type Trouble } from '../support/fault-scene.ts';
import { harmIn, hostileTo } from '../support/hostile.ts';
import { scene } from '../support/scene.ts';
import { jumpingClock } from '../support/slow-clock.ts';
import { type TestWorld, type WorldOptions, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const now = '2026-11-16T09:00:00.000Z';

const shared = scene(
  { now: '2026-11-02T09:00:00.000Z' },
  'init --yes --no-input --manager morgan',
  'share @morgan --yes',
  'goal add "Move to the new cluster" --kind general',
  'goal log 2 "Stuck" --health at-risk --help-needed "A reviewer for the plan"',
  ['goal', 'add', 'A page for newcomers', '--kind', 'general', '--set', 'actions=Draft;Approval: my manager, for it'],
  'goal start 3',
  (world) => Promise.resolve(world.setNow(now)),
);

const asMorgan = (world: TestWorld, options: WorldOptions = {}) =>
  worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', now, ...options });

const alone = async (options: WorldOptions = {}) => asMorgan(await shared(), options);

async function many(people: number, options: WorldOptions = {}): Promise<TestWorld> {
  const world = await shared();
  copyPeople(world.sandbox.state, people);
  return asMorgan(world, options);
}

interface Doc {
  readonly people: readonly {
    readonly person: string;
    readonly asked: readonly { readonly text: string; readonly days: number; readonly atLeast: boolean }[];
    readonly remarks: readonly string[];
    readonly oneOnOne: { readonly state: string };
  }[];
  readonly others: readonly { readonly person: string }[];
  readonly unread: readonly { readonly person: string; readonly why: string }[];
  readonly completeness: { readonly complete: boolean };
}

async function documentOf(world: TestWorld): Promise<Doc & { readonly exitCode: number }> {
  const { exitCode, stdout } = await world.run('team --format json');
  return { exitCode, ...(JSON.parse(stdout) as Doc) };
}

describe('one person', () => {
  test('who, what they ask and since when, what is at risk, the 1:1, and what is not seen', async () => {
    const world = await alone();
    const before = world.snapshot().state;
    const { exitCode, stdout, stderr } = await world.run('team');
    expect({ exitCode, stderr, stdout }).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stderr": "",
        "stdout": "Your team, Mon 16 Nov
      1 person waits for you, the longest since 2 Nov.

        Person  Asked of you                          Longest  At risk  1:1   Changed
        @alex   1 ask, 1 approval                     14 d     1        none  14 d ago
          #2  help      A reviewer for the plan                                14 days
          #3  approval  for it                                                 14 days

      Not seen  @alex: confidential goals that are not assigned to you, and internal
                comments: your role there is guest

      The order is who waits for you longest. devgrowth team @name tells more.
      ",
      }
    `);
    expect(world.snapshot().state).toBe(before);
    expect(world.requests().every((request) => request.startsWith('GET '))).toBe(true);
  });

  test('team @alex is the report of their goals, made for a manager', async () => {
    const world = await alone();
    const one = await world.run('team @alex');
    expect(one).toEqual(await world.run('report --project @alex --for manager'));
    expect(one.stdout).toContain('Asked of you');
  });
});

test('a Reporter reads the settings from their file, and confidential goals', async () => {
  const world = await shared();
  expect((await world.run('goal add "Say no" --kind general --confidential')).exitCode).toBe(0);
  const member = world.sandbox.state.members.find(({ accessLevel }) => accessLevel === 10) ?? expect.unreachable();
  const seenAs = async () => {
    const { stdout } = await asMorgan(world).run('team --format json');
    return JSON.parse(stdout) as { readonly people: readonly { openGoals: number; notSeen: readonly string[] }[] };
  };
  expect((await seenAs()).people).toMatchObject([{ openGoals: 2, notSeen: [expect.stringContaining('confidential')] }]);
  member.accessLevel = 20;
  const dashboard = world.sandbox.state.issues['1']?.[0] ?? expect.unreachable();
  dashboard.state = 'closed';
  expect((await seenAs()).people).toMatchObject([{ openGoals: 3, notSeen: [] }]);
});

test('a promotion document that waits for me, a 1:1 without an agenda', async () => {
  const world = await shared();
  for (const line of [
    'promotion start',
    'promotion state drafting',
    'promotion state manager-review --assign-manager --yes --no-input',
    '1on1 prepare --date 2026-11-24 --yes --no-input',
  ])
    expect((await world.run(line)).exitCode, line).toBe(0);
  for (const { iid, description } of world.sandbox.state.issues['1'] ?? [])
    if (description?.includes('HELP'))
      await world.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { description: '' } });
  const { exitCode, stdout } = await asMorgan(world).run('team');
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/1 ask, 1 review, 1 approval .* 24 Nov empty /)]);
  expect(stdout).toMatch(/#4 {2}review {4}Promotion document/);
});

describe('within its bound', () => {
  test.each([
    [12, { lists: 12, comments: 12, events: 12 }],
    [30, { lists: 30, comments: 30, events: 30 }],
  ])(
    '%i people: one list each, then comments alone that tell what waits',
    async (people, { lists, comments, events }) => {
      const world = await many(people);
      expect((await world.run('team')).exitCode).toBe(0);
      const asked = world.requests();
      const of = (pattern: RegExp) => asked.filter((request) => pattern.test(request)).length;
      expect({
        me: of(/^GET \/user$/),
        shared: of(/^GET \/projects\?membership=true/),
        lists: of(/^GET \/projects\/\d+\/issues\?/),
        comments: of(/\/issues\/2\/notes\?/),
        events: of(/\/issues\/3\/(?:notes|resource_label_events)\?/) / 2,
        all: asked.length,
      }).toEqual({ me: 1, shared: 1, lists, comments, events, all: 2 + lists + comments + 2 * events });
      expect(asked.length).toBeLessThanOrEqual(people * 5);
    },
  );
});

describe('in rounds, as many as its requests need side by side', () => {
  const roundMs = 50;
  const atOnce = 8;
  const oneRound: NonNullable<Trouble['play']> = ({ clock, pass }) => clock.sleep(roundMs).then(pass);

  test.each([
    [1, 3],
    [12, 7],
    [30, 16],
  ])('%i people: %i rounds', async (people, rounds) => {
    const { sandbox } = await many(people);
    const clock = jumpingClock(Date.parse(now));
    const place = { state: sandbox.state, disk: new Map(), clock, token: tokenOf(sandbox.state, 'morgan') };
    // The first run of a day asks until when the token works.
    expect(await processOn(place, ['team'])).toMatchObject({ exitCode: 0 });
    const startMs = clock.nowMs();
    const { exitCode, requests } = await processOn(place, ['team'], { at: 1, lasts: true, play: oneRound });
    expect([exitCode, (clock.nowMs() - startMs) / roundMs]).toEqual([0, rounds]);
    // Who I am and what is shared, then the lists, then what they tell of: three at the least.
    expect(rounds).toBeLessThanOrEqual(Math.floor(Math.max(3, Math.ceil(requests.length / atOnce)) * 1.3));
  });
});

describe('what cannot be read is named, exit 3', () => {
  test('a project that answers no more, as when a role ends between two requests', async () => {
    const world = await many(3);
    world.breakRoute('/projects/2/issues', 403);
    const { exitCode, stdout } = await world.run('team');
    expect(exitCode).toBe(3);
    expect(stdout).toContain('INCOMPLETE');
    expect(stdout).toMatch(/Could not be read {2}@person-02 \(person-02\/goals\): /);
    expect(stdout).toContain('At least 2 people wait for you');
    const read = await documentOf(world);
    expect([read.exitCode, read.people.map(({ person }) => person)]).toEqual([3, ['alex', 'person-03']]);
    expect(read.unread.map(({ person }) => person)).toEqual(['person-02']);
  });

  test('comments that answer no more: the ask stays, since the goal changed last at the least', async () => {
    const world = await many(2);
    world.breakRoute('/projects/2/issues/2/notes', 403);
    const { exitCode, people, completeness } = await documentOf(world);
    expect([exitCode, completeness.complete]).toEqual([3, false]);
    const asks = people.map(({ asked }) => asked.map(({ text, atLeast }) => ({ text, atLeast })));
    const approval = { text: 'Approval: my manager, for it', atLeast: false };
    expect(asks).toEqual([
      [{ text: 'A reviewer for the plan', atLeast: false }, approval],
      [{ text: '', atLeast: true }, approval],
    ]);
    expect((await world.run('team')).stdout).toContain('Move to the new cluster (its words were not read)');
  });

  test.each([
    ['no dashboard', 'closed', /no dashboard that you can read says whose goals these are/],
    ['broken settings', 'broken', /\.devgrowth\.yml/],
  ])('%s: nobody knows whose manager', async (_name, how, why) => {
    const world = await alone();
    const issue = world.sandbox.state.issues['1']?.[0] ?? expect.unreachable();
    if (how === 'closed') issue.state = 'closed';
    else issue.description = '```yaml\nmanager: "no name"\n```\n';
    const { exitCode, unread } = await documentOf(world);
    expect([exitCode, unread]).toEqual([
      3,
      [expect.objectContaining({ person: 'alex', why: expect.stringMatching(why) })],
    ]);
  });

  test('however much is asked: 60 requests for 12 people, 150 for 30; the newest asks are read, the others keep their place', async () => {
    const alone = await shared();
    for (const name of ['B', 'C', 'D', 'E', 'F']) {
      await alone.run(`goal add "${name}" --kind general`);
      const iid = alone.sandbox.state.issues['1']?.at(-1)?.iid ?? 0;
      await alone.run(`goal log ${iid} "Stuck" --help-needed "Help with ${name}"`);
    }
    const from = alone.snapshot();
    for (const [people, requests] of [
      [1, 7],
      [12, 60],
      [30, 150],
    ] as const) {
      const { sandbox } = worldOnSandbox({ from });
      copyPeople(sandbox.state, people);
      const world = worldOnSandbox({ sandbox, as: 'morgan', now });
      const read = await documentOf(world);
      expect([read.exitCode, world.requests().length]).toEqual([3, requests]);
      const asked = read.people[0]?.asked ?? [];
      expect(asked.filter(({ text }) => text === '').length).toBeGreaterThanOrEqual(2);
      expect(asked.map(({ text }) => text)).toEqual(
        expect.arrayContaining(['Help with F', 'Help with E', 'Help with D']),
      );
      expect(asked).toHaveLength(7);
    }
  });
});

describe('in the order of who waits longest, then by name', () => {
  test('whoever waits for nothing comes last; nothing else of people is told', async () => {
    const world = await many(3);
    const { state } = world.sandbox;
    const theirs = state.issues['1'] ?? [];
    for (const issue of theirs.filter(({ iid }) => iid > 1)) issue.state = 'closed';
    const asking = state.issues['3']?.find(({ iid }) => iid === 2) ?? expect.unreachable();
    const ask = state.notes[`issue:${asking.id}`]?.find(({ body }) => body.includes('Help:')) ?? expect.unreachable();
    ask.createdAt = '2026-10-01T09:00:00.000Z';
    const { people } = await documentOf(world);
    expect(people.map(({ person, asked }) => [person, asked[0]?.days])).toEqual([
      ['person-03', 46],
      ['person-02', 14],
      ['alex', undefined],
    ]);
  });

  test('people of whom somebody else is the manager are named, and no more', async () => {
    const world = await many(2);
    const dashboard = world.sandbox.state.issues['2']?.[0] ?? expect.unreachable();
    dashboard.description = dashboard.description?.replace('manager: morgan', 'manager: sam') ?? null;
    const { stdout } = await world.run('team');
    expect(stdout).toContain('Shared with you, not as their manager  @person-02\n');
    expect((await documentOf(world)).people.map(({ person }) => person)).toEqual(['alex']);
    expect(world.requests().filter((request) => /\/projects\/2\/issues\/\d/.test(request))).toEqual([]);
  });
});

describe('what is odd is said', () => {
  test.each(['public', 'internal'] as const)('a project that was made %s', async (visibility) => {
    const world = await alone();
    const [project] = world.sandbox.state.projects;
    if (project !== undefined) project.visibility = visibility;
    expect((await world.run('team')).stdout).toContain(`@alex: the project is ${visibility}: everybody`);
  });

  test('one that was archived is named and not read', async () => {
    const world = await many(2);
    const [project] = world.sandbox.state.projects;
    if (project !== undefined) project.archived = true;
    const { exitCode, stdout } = await world.run('team');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Archived, so nothing changes there  @alex')]);
    expect(world.requests().filter((request) => request.includes('/projects/1/'))).toEqual([]);
  });

  test('a membership that has ended shares nothing', async () => {
    const world = await alone();
    const member = world.sandbox.state.members.find(({ accessLevel }) => accessLevel === 10) ?? expect.unreachable();
    member.expiresAt = '2026-11-10';
    const { exitCode, stdout } = await world.run('team');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Nobody shares a goals project with you yet.')]);
    expect(stdout).toContain('devgrowth share @morgan');
  });

  test('two projects of one person stand for themselves', async () => {
    const world = await many(2);
    const { state } = world.sandbox;
    const { namespaceId, creatorId } = state.projects[0] ?? expect.unreachable();
    const second = state.projects[1] ?? expect.unreachable();
    Object.assign(second, { namespaceId, creatorId, path: 'more' });
    const dashboard = state.issues['2']?.[0] ?? expect.unreachable();
    dashboard.description = dashboard.description?.replace('person: person-02', 'person: alex') ?? null;
    dashboard.authorId = creatorId;
    const { stdout } = await world.run('team');
    expect(stdout).toContain('@alex (alex/more)');
    expect(stdout).toContain('one of 2 projects that @alex shares');
  });
});

describe('what the server has left', () => {
  const withQuota = async (remaining: number, resetsInSeconds: number) => {
    const world = await many(3);
    const { fetch } = world.sandbox;
    const sandbox = {
      ...world.sandbox,
      fetch: async (request: Request) => {
        const answer = await fetch(request);
        if (!request.url.includes('membership=true') && !request.url.endsWith('/user')) return answer;
        const told = new Headers(answer.headers);
        told.set('ratelimit-remaining', String(remaining));
        told.set('ratelimit-limit', '60');
        told.set('ratelimit-reset', String(Date.parse(now) / 1000 + resetsInSeconds));
        told.set('date', new Date(now).toUTCString());
        return new Response(answer.body, { status: answer.status, headers: told });
      },
    };
    return worldOnSandbox({ sandbox, as: 'morgan', now });
  };

  test('a short wait is said first', async () => {
    const { exitCode, stderr } = await (await withQuota(2, 30)).run('team');
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      'GitLab takes 2 more requests in the next 30 seconds, and up to 15 are needed: this waits',
    );
  });

  test('a long one ends it, and who is missing is named', async () => {
    const world = await withQuota(2, 1200);
    const { exitCode, stdout, stderr } = await world.run('team --format json');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('in the next 20 minutes, and up to 15 are needed: the rest is left out');
    const { unread } = JSON.parse(stdout) as Doc;
    expect(unread).toEqual([
      expect.objectContaining({ person: 'person-03', why: expect.stringContaining('not asked') }),
    ]);
  });
});

test('a job tells nobody what was shared', async () => {
  const { exitCode, stdout, stderr } = await (await alone({ env: { CI: 'true' } })).run('team');
  expect([exitCode, stdout, stderr]).toEqual([
    1,
    '',
    expect.stringContaining('what a CI job prints is read by others'),
  ]);
});

test('what is asked is folded where everybody is on the screen then', async () => {
  const world = await many(12, { screen: { rows: 24, hasPager: true } });
  const { stdout } = await world.run('team --color never');
  expect(world.paged()).toEqual([]);
  expect(stdout.split('\n').length).toBeLessThanOrEqual(24);
  expect(stdout.match(/^ {2}@.* 1 ask, 1 approval /gm)).toHaveLength(12);
  expect((await world.run('team --full --color never')).stdout).toContain('A reviewer for the plan');
});

describe('30 people in a terminal', () => {
  test.each([
    [80, 24],
    [120, 40],
  ])('%i columns, %i rows: a line for each, folded, and in the pager where that is longer', async (columns, rows) => {
    const world = await many(30, { columns, screen: { rows, hasPager: true } });
    expect((await world.run('team --color never')).exitCode).toBe(0);
    const text = world.paged().join('') || (await world.run('team --color never')).stdout;
    const lines = text.split('\n');
    expect(lines.filter((line) => /^ {2}@/.test(line))).toHaveLength(30);
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
  });
});

describe("a server whose every string is a terminal's command", () => {
  test.each(['team', 'team --format markdown', 'team --format json'])('%s', async (line) => {
    const world = await shared();
    copyPeople(world.sandbox.state, 3);
    const { stdout, stderr } = await asMorgan({ ...world, sandbox: hostileTo(world.sandbox) }).run(line);
    expect([...harmIn(stdout), ...harmIn(stderr)]).toEqual([]);
    expect(stdout).toContain('fdp');
  });
});

/** A reader of names must find their own line: none is a line of the screen's. */
test('names that are long, wide or look like our words stay on their line', async () => {
  const world = await many(4);
  const names = ['a'.repeat(200), 'INCOMPLETE', '名'.repeat(40)];
  for (const [index, name] of names.entries()) {
    const dashboard = world.sandbox.state.issues[String(index + 2)]?.[0] ?? expect.unreachable();
    dashboard.description = dashboard.description?.replace(/^person: .*$/m, `person: "${name}"`) ?? null;
  }
  const { stdout } = await world.run('team');
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(stdout).toContain('@INCOMPLETE');
});

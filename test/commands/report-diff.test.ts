// `devgrowth report --diff`: what changed since the last posted report of the 1:1 series, for whom, and how much of it is known.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const on =
  (day: string, time = '09:00') =>
  (world: TestWorld) =>
    Promise.resolve(world.setNow(`${day}T${time}:00.000Z`));

async function api<Answer>(world: TestWorld, path: string, method: string, body?: object, as = 'alex') {
  const sent = body === undefined ? {} : { body };
  const answer = await world.api(`projects/1/${path}`, { method, as, ...sent });
  expect(answer.status, path).toBeLessThan(300);
  return (answer.status === 204 ? null : await answer.json()) as Answer;
}
const put = (iid: number, body: object, as?: string) => (world: TestWorld) =>
  api(world, `issues/${iid}`, 'PUT', body, as);
const comment = (iid: number, body: string, as?: string) => (world: TestWorld) =>
  api<{ readonly id: number }>(world, `issues/${iid}/notes`, 'POST', { body }, as);

const goal = (title: string, ...more: readonly string[]) =>
  [
    'goal',
    'add',
    title,
    '--kind',
    'reading',
    '--due',
    '2026-12-18',
    '--set',
    'actions=One;Two;Three',
    ...more,
  ] as const;

/** Goals 2 to 9; a report on the 1:1 of the 17th (#10), posted on the day before; the next one (#11) is ahead. */
const aWeekLater = scene(
  { now: '2026-11-02T09:00:00.000Z', env: { NO_COLOR: '1' } },
  'init --yes --no-input --manager sam',
  (world) => api(world, 'members/3', 'PUT', { access_level: 20 }),
  goal('Moves'),
  goal('Stalls'),
  goal('Is achieved'),
  goal('Is dropped'),
  goal('Asks and hears'),
  goal('Comes back'),
  goal('Is put off'),
  goal('Rests'),
  on('2026-11-09'),
  'goal check 2 One',
  'goal check 3 One',
  ['goal', 'log', '6', 'Stuck', '--help-needed', 'Who knows this?'],
  'goal close 7 --outcome changed',
  '1on1 prepare --date 2026-11-17',
  on('2026-11-16'),
  'report --post',
  on('2026-11-17'),
  '1on1 close --yes',
  on('2026-11-19'),
  '1on1 prepare --date 2026-11-24',
  'goal check 2 Two',
  ['goal', 'log', '2', 'It is slow', '--health', 'at-risk'],
  ['evidence', 'add', '2', 'https://example.com/page', '--did', 'A page'],
  'goal close 4 --outcome achieved',
  comment(6, 'Robin does.', 'sam'),
  ['goal', 'log', '6', 'Robin it is', '--help-needed', 'An hour of Robin'],
  put(5, { state_event: 'close', add_labels: 'outcome::dropped' }, 'sam'),
  put(7, { state_event: 'reopen' }, 'sam'),
  put(8, { due_date: '2027-01-15' }, 'sam'),
  goal('Is new'),
  on('2026-11-23'),
);

interface SinceJson {
  readonly last: string | { readonly day: string; readonly at: string; readonly meeting: { readonly iid: number } };
  readonly inFull: boolean;
  readonly goals: readonly {
    readonly goal: { readonly iid: number };
    readonly turn: string;
    readonly outcome: string | null;
    readonly facts: readonly object[];
  }[];
  readonly asks: readonly { readonly turn: string; readonly text: string }[];
  readonly unknown: readonly { readonly iid: number }[];
}

let world: TestWorld;
beforeEach(async () => {
  world = await aWeekLater();
});

async function since(flags: string, exitCode = 0): Promise<SinceJson | null> {
  const finished = await world.run(`report --format json ${flags}`);
  expect(finished.exitCode, finished.stderr).toBe(exitCode);
  return (JSON.parse(finished.stdout) as { readonly sinceReport: SinceJson | null }).sinceReport;
}

async function said(flags = ''): Promise<string> {
  const { stdout } = await world.run(`report ${flags}`);
  return (
    /^(?:Since the report|No (?:posted )?report).*\n(?:[^\n]+\n)?/m.exec(stdout)?.[0].replaceAll('\n', ' ').trim() ?? ''
  );
}

async function posted(): Promise<{ readonly id: number; readonly body: string }> {
  const notes = await api<readonly { id: number; body: string }[]>(world, 'issues/10/notes', 'GET');
  const note = notes.find(({ body }) => body.includes('devgrowth:'));
  if (note === undefined) throw new Error('nothing was posted');
  return note;
}

const line =
  'Since the report of 16 Nov: 1 new, 1 moved, 1 replanned, 1 stalled, 1 reopened, 1 achieved, 1 dropped, 1 asked, 1 answered.';

describe('a week after a report was posted', () => {
  test('what became of each goal, by whomever, from what to what; and what was asked', async () => {
    const told = await since('--diff');
    expect(told).toMatchObject({
      last: { day: '2026-11-16', at: '2026-11-16T09:00:00.000Z', meeting: { iid: 10 } },
      inFull: true,
      asks: [
        { turn: 'asked', text: 'An hour of Robin' },
        { turn: 'answered', text: 'Who knows this?' },
      ],
      unknown: [],
    });
    expect(told?.goals.map(({ goal: { iid }, turn, outcome, facts }) => [iid, turn, outcome, facts])).toEqual([
      [12, 'new', null, []],
      [
        2,
        'moved',
        null,
        [
          { type: 'progress', from: 20, to: 40 },
          { type: 'actions', done: 1, undone: 0 },
          { type: 'evidence', pieces: 1 },
          { type: 'health', from: 'on-track', to: 'at-risk' },
        ],
      ],
      [8, 'replanned', null, [{ type: 'due', from: '2026-12-18', to: '2027-01-15' }]],
      [3, 'stalled', null, []],
      [7, 'reopened', null, []],
      [4, 'closed', 'achieved', []],
      [5, 'closed', 'dropped', []],
    ]);
  });

  test('one line without being asked, the same in every form and in what is posted; the goals only when asked', async () => {
    expect(await said()).toBe(line);
    expect(await said('--diff')).toBe(line);
    expect((await world.run('report')).stdout).not.toMatch(/^ {2}stalled/m);
    expect((await world.run('report --diff')).stdout).toMatch(/^ {2}stalled +#3 +Stalls: quiet for 14 days$/m);
    const told = line.replace('16 Nov:', '16 Nov (`#10`):');
    expect((await world.run('report --format markdown')).stdout).toContain(`\n${told}\n`);
    expect((await world.run('report --post --dry-run')).stdout).toContain(told);
    expect((await world.run('report --post --dry-run --diff')).stdout).toContain(
      '- **stalled** Stalls `#3`: quiet for',
    );
    expect((await world.run('report --format hallway')).stdout).toContain(
      'FYI 2026-11-23 since the report of 16 Nov: 1 new',
    );
    const page = (await world.run('report --format html --diff')).stdout;
    expect(page).toContain('): 1 new, 1 moved, 1 replanned, 1 stalled,');
    expect(page).toContain('<h2 id="since">Since the last report</h2>');
  });

  test('posted twice it is one comment, which compares with the report before it', async () => {
    expect((await world.run('report --post --diff')).stdout).toMatch(/^Posted/);
    world.setNow('2026-11-24T08:00:00.000Z');
    expect(await said()).toContain('Since the report of 16 Nov:');
    const { stdout } = await world.run('report --post --diff');
    expect(stdout).toMatch(/^Renewed/);
  });

  test('on a past day the comparison is of that day', async () => {
    world.setNow('2026-11-25T08:00:00.000Z');
    await world.run('goal check 2 Three');
    const told = await since('--diff --since 2026-11-17 --until 2026-11-23');
    expect(told?.goals.find(({ goal: { iid } }) => iid === 2)?.facts[0]).toEqual({
      type: 'progress',
      from: 20,
      to: 40,
    });
    // Before the first 1:1 nobody misses a report.
    expect((await since('--diff --until 2026-11-15'))?.last).toBe('none');
    expect(await since('--until 2026-11-15')).toBeNull();
  });
});

describe('which report is the last one', () => {
  const held = async (day: string, assignees: readonly number[], more: object = {}) => {
    const body = { title: `1:1 ${day}`, labels: 'one-on-one', due_date: day, assignee_ids: assignees, ...more };
    const { iid } = await api<{ iid: number }>(world, 'issues', 'POST', body);
    await put(iid, { state_event: 'close' })(world);
    return iid;
  };

  test('its comment was deleted: none was posted; and what somebody else copied is none', async () => {
    const { id, body } = await posted();
    await api(world, `issues/10/notes/${id}`, 'DELETE');
    await comment(10, body, 'sam')(world);
    // Whoever never posts one is told so only when they ask.
    expect(await said()).toBe('');
    world.requests();
    expect(await said('--diff')).toBe('No report was posted yet for an earlier 1:1.');
    // Read to its end, it is not asked for again.
    expect(world.requests().filter((request) => request.includes('/issues/10/notes'))).toHaveLength(1);
    await comment(10, body)(world);
    expect((await since('--diff'))?.last).toMatchObject({ day: '2026-11-23', meeting: { iid: 10 } });
    expect((await since('--diff --until 2026-11-20'))?.last).toBe('none');
  });

  test('a 1:1 with somebody else is another series; one that names nobody beside the person is any', async () => {
    const { body } = await posted();
    await api(world, 'members', 'POST', { user_id: 2, access_level: 10 });
    world.setNow('2026-11-20T09:00:00.000Z');
    await comment(await held('2026-11-20', [2]), body)(world);
    world.setNow('2026-11-23T09:00:00.000Z');
    expect((await since(''))?.last).toMatchObject({ day: '2026-11-16' });
    world.setNow('2026-11-21T09:00:00.000Z');
    await comment(await held('2026-11-21', [1]), body)(world);
    world.setNow('2026-11-23T09:00:00.000Z');
    expect((await since(''))?.last).toMatchObject({ day: '2026-11-21' });
  });

  test('a 1:1 with comments and no report: a glance claims nothing, a search goes on to the one before', async () => {
    world.setNow('2026-11-20T09:00:00.000Z');
    await comment(await held('2026-11-20', [1, 3]), 'Well done.', 'sam')(world);
    world.setNow('2026-11-23T09:00:00.000Z');
    expect(await since('')).toBeNull();
    expect((await since('--diff'))?.last).toMatchObject({ day: '2026-11-16' });
  });

  test('the mid-year form that was posted was read by the manager as well; itself it compares with nothing', async () => {
    await api(world, `issues/10/notes/${(await posted()).id}`, 'DELETE');
    await put(10, { state_event: 'reopen', due_date: '2026-11-23' })(world);
    expect((await world.run('report --post --for review')).stdout).toMatch(/^Posted the report on #10/);
    world.setNow('2026-11-24T09:00:00.000Z');
    expect((await since('--diff'))?.last).toMatchObject({ day: '2026-11-23', meeting: { iid: 10 } });
    expect(await since('--for review')).toBeNull();
    expect(await world.run('report --for review --diff')).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe("the manager's copy", () => {
  const copies = [
    'report --for manager --diff',
    'report --for manager --diff --format json',
    'report --post --dry-run --diff',
  ];

  test.each(copies)(
    '%s: a goal that is hidden from them leaves no trace, neither a line nor a number',
    async (command) => {
      await api(world, 'members/3', 'PUT', { access_level: 10 });
      for (const iid of [2, 4, 12]) await put(iid, { confidential: true })(world);
      const before = await world.run(command);
      expect(before.exitCode).toBe(0);
      expect(before.stdout).not.toMatch(/Moves|Is new|Is achieved|1 new|1 moved|1 achieved/);
      for (const iid of [2, 4, 12]) await put(iid, { remove_labels: 'goal' })(world);
      expect((await world.run(command)).stdout).toBe(before.stdout);
    },
  );

  test('a report that they do not see is none: in an internal comment, on a 1:1 that is hidden', async () => {
    await api(world, 'members/3', 'PUT', { access_level: 10 });
    await api(world, 'issues/10/notes', 'POST', { body: (await posted()).body, internal: true });
    expect((await since('--diff'))?.last).toMatchObject({ day: '2026-11-23' });
    expect((await since('--diff --for manager'))?.last).toMatchObject({ day: '2026-11-16' });
    await put(10, { confidential: true, assignee_ids: [1] })(world);
    expect(await since('--for manager')).toBeNull();
    expect(await said('--for manager --diff')).toBe('No report was posted yet for an earlier 1:1.');
  });

  test('an ask that an internal comment answered waits for whoever does not see that comment', async () => {
    world.setNow('2026-11-24T07:00:00.000Z');
    await api(world, 'issues/6/notes', 'POST', { body: 'Monday.', internal: true }, 'sam');
    await api(world, 'members/3', 'PUT', { access_level: 10 });
    expect((await since('--diff'))?.asks.map(({ turn }) => turn)).toEqual(['answered']);
    expect((await since('--diff --for manager'))?.asks.map(({ turn }) => turn)).toEqual(['asked', 'answered']);
  });
});

describe('what was not read is not claimed', () => {
  test('comments of the 1:1 that would tell: nothing is said unasked, and asked that it is not known', async () => {
    world.breakRoute('/issues/10/notes', 500);
    const { exitCode, stdout } = await world.run('report');
    expect([exitCode, stdout]).toEqual([3, expect.stringContaining('INCOMPLETE')]);
    expect(stdout).not.toMatch(/Since the report|No report/);
    expect(await said('--diff')).toBe('No posted report was found, and not every 1:1 was read.');
    expect(await since('--diff', 3)).toMatchObject({ last: 'not-known', goals: [] });
  });

  test('comments of a goal: that goal is not known, and never stalled or unmoved', async () => {
    world.breakRoute('/issues/2/notes', 500);
    const told = await since('--diff', 3);
    expect(told?.unknown.map(({ iid }) => iid)).toEqual([2]);
    expect(await said('--diff')).toContain(', as far as it was read: 1 new, 1 replanned');
    expect(await said('--diff')).toContain(', 1 not known.');
  });

  test('a tick between report and 1:1 is outside of the days that are read: not known unasked, told when asked', async () => {
    world.setNow('2026-11-16T15:00:00.000Z');
    expect((await world.run('goal check 9 One')).exitCode).toBe(0);
    world.setNow('2026-11-23T09:00:00.000Z');
    const turns = async (flags: string) => {
      const told = await since(flags);
      return [told?.unknown.map(({ iid }) => iid), told?.goals.find(({ goal: { iid } }) => iid === 9)?.turn];
    };
    expect(await turns('')).toEqual([[9], undefined]);
    expect(await turns('--diff')).toEqual([[], 'moved']);
  });
});

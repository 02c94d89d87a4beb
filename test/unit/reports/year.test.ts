// The year for charts, and the balance: days of ticks as far as they are known, evidence by quarter, plan against time.
import { describe, expect, test } from 'vitest';
import { windowOf } from '#growth/time/window.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import { actions, at, comment, described, record, story, tick, reportOfWeek } from './story.ts';

const three = (done: number) => actions(['A', 'B', 'C'], done);
const opened = { iid: 1, title: 'T', createdAt: at('2026-09-01'), updatedAt: at('2026-11-20') };

describe('a goal over time', () => {
  const cases: readonly [string, GoalStory, unknown][] = [
    [
      'from its first day, where every note was read',
      story(record({ ...opened, description: three(2) }), {
        notes: [
          tick(at('2026-10-01'), 'A'),
          tick(at('2026-11-17'), 'B'),
          tick(at('2026-11-17'), 'C'),
          tick(at('2026-11-18'), 'C', false),
        ],
      }),
      [
        { day: '2026-09-01', done: 0, total: 3 },
        { day: '2026-10-01', done: 1, total: 3 },
        { day: '2026-11-17', done: 3, total: 3 },
        { day: '2026-11-18', done: 2, total: 3 },
      ],
    ],
    [
      'from the last edit of its text',
      story(record({ ...opened, description: three(2) }), {
        notes: [tick(at('2026-10-01'), 'A'), described(at('2026-10-15')), tick(at('2026-11-17'), 'B')],
      }),
      [
        { day: '2026-10-15', done: 1, total: 3 },
        { day: '2026-11-17', done: 2, total: 3 },
      ],
    ],
    [
      'only as it is, where nothing was read',
      story(record({ ...opened, description: three(2), updatedAt: at('2026-11-10') }), { notes: null }),
      [{ day: '2026-11-10', done: 2, total: 3 }],
    ],
    ['not at all without a checklist', story(record(opened)), null],
    [
      'never with more ticked than there are: the text was changed without a note',
      story(record({ ...opened, description: three(1) }), {
        notes: [tick(at('2026-10-01'), 'X'), tick(at('2026-10-02'), 'Y'), tick(at('2026-10-03'), 'Z')],
      }),
      [
        { day: '2026-10-02', done: 0, total: 3 },
        { day: '2026-10-03', done: 1, total: 3 },
      ],
    ],
  ];
  test.each(cases)('%s', (_name, goal, series) => {
    expect(reportOfWeek([goal]).goals[0]?.series).toEqual(series);
  });

  test('days are those of the person', () => {
    const goal = story(record({ ...opened, description: three(1) }), {
      notes: [tick('2026-11-17T23:30:00.000Z', 'A')],
    });
    const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'];
    const days = zones.map((zone) => {
      const window = windowOf('2026-11-16', '2026-11-23', zone, 'w');
      return reportOfWeek([goal], { window }).goals[0]?.series?.at(-1)?.day;
    });
    expect(days).toEqual(['2026-11-17', '2026-11-18', '2026-11-17', '2026-11-18', '2026-11-18']);
  });
});

describe('actions of the year', () => {
  test('summed over all goals; what has no day counts when it was done at the latest', () => {
    const known = story(record({ ...opened, description: three(1) }), { notes: [tick(at('2026-11-17'), 'A')] });
    const earlier = [
      record({
        iid: 2,
        title: 'Closed',
        state: 'closed',
        outcomes: ['achieved'],
        description: three(3),
        createdAt: at('2026-03-02'),
        closedAt: at('2026-06-01'),
        updatedAt: at('2026-06-01'),
      }),
      record({
        iid: 3,
        title: 'Dropped',
        state: 'closed',
        outcomes: ['dropped'],
        description: three(1),
        createdAt: at('2026-04-01'),
        closedAt: at('2026-05-01'),
        updatedAt: at('2026-05-01'),
      }),
      record({
        iid: 4,
        title: 'Last year',
        state: 'closed',
        description: three(3),
        createdAt: at('2025-03-02'),
        closedAt: at('2026-01-10'),
        updatedAt: at('2026-01-10'),
      }),
    ];
    expect(reportOfWeek([known], { earlier }).year).toMatchObject({
      title: 'FY27',
      actions: [
        { day: '2026-06-01', done: 4, total: 4 },
        { day: '2026-09-01', done: 4, total: 7 },
        { day: '2026-11-17', done: 5, total: 7 },
      ],
      readFrom: '2026-06-01',
      undated: 0,
    });
  });

  test('a goal of the year before begins with the year', () => {
    const goal = story(record({ ...opened, createdAt: at('2025-11-01'), description: three(1) }), {
      notes: [tick(at('2025-12-01'), 'A')],
    });
    expect(reportOfWeek([goal]).year?.actions).toEqual([{ day: '2026-02-01', done: 1, total: 3 }]);
  });

  test('an action that was done when the goal was opened has its day', () => {
    const goal = story(record({ ...opened, description: three(1) }));
    expect(reportOfWeek([goal]).year).toMatchObject({
      actions: [{ day: '2026-09-01', done: 1, total: 3 }],
      undated: 0,
    });
  });

  test('a year that starts in January has its own name', () => {
    expect(reportOfWeek([], { startMonth: 1 }).year).toMatchObject({
      title: '2026',
      start: '2026-01-01',
      due: '2026-12-31',
    });
  });
});

test('evidence by value and quarter, each link once; comments that nobody read are counted', () => {
  const evidence = (day: string, values: string, link: string) =>
    comment(at(day), `**Evidence ${day}** · ${values}\n\nLink: \`https://x.example/${link}\`\n\nDid it`);
  const goal = story(record({ ...opened, createdAt: at('2026-02-02'), values: ['efficiency'] }), {
    notes: [
      evidence('2026-04-30', 'results, iteration', '1'),
      evidence('2026-05-01', 'results', '2'),
      evidence('2026-11-17', 'results', '2'),
      comment(at('2026-11-18'), '**Evidence 2026-11-18**\n\nLink: `https://x.example/3`\n\nDid more'),
    ],
  });
  const unread = record({ iid: 2, title: 'Closed', state: 'closed', closedAt: at('2026-06-01'), commentCount: 3 });
  const { evidence: quarters, unreadGoals } = reportOfWeek([goal], { earlier: [unread] }).year ?? {};
  expect(quarters?.map(({ quarter, count, values }) => [quarter, count, values])).toEqual([
    [
      'FY27-Q1',
      1,
      [
        { value: 'results', count: 1 },
        { value: 'iteration', count: 1 },
      ],
    ],
    ['FY27-Q2', 1, [{ value: 'results', count: 1 }]],
    ['FY27-Q3', 0, []],
    ['FY27-Q4', 1, []],
  ]);
  expect(unreadGoals).toBe(1);
});

test('evidence that is written up later, on a goal of its own, belongs to the year of the work', () => {
  const late = story(record({ ...opened, createdAt: at('2027-02-10') }), {
    notes: [comment(at('2027-02-11'), '**Evidence 2026-10-05** · results\n\nDid it')],
  });
  const { year, wins, goals } = reportOfWeek([late]);
  expect(year?.evidence.map(({ count }) => count)).toEqual([0, 0, 1, 0]);
  expect([wins.length, goals.length]).toEqual([0, 0]);
});

test('balance: open goals and those closed with a result; the plan against the days gone', () => {
  const bucketOf = (kind: string) => (kind === 'reading' ? 10 : kind === 'shadow' ? 20 : kind === 'task' ? 70 : null);
  const open = (iid: number, kind: string, due: string | null, done = 0) =>
    story(record({ iid, title: 'T', kinds: [kind], due, description: actions(['A', 'B'], done) }));
  const closed = (iid: number, outcome: 'achieved' | 'dropped', closedAt: string) =>
    record({ iid, title: 'T', kinds: ['shadow'], state: 'closed', outcomes: [outcome], closedAt, updatedAt: closedAt });
  const goals = [
    open(1, 'task', '2026-12-01', 1),
    open(2, 'task', '2027-03-01'),
    open(3, 'reading', null),
    open(4, 'own', '2027-01-31'),
  ];
  const earlier = [
    closed(5, 'achieved', at('2026-05-01')),
    closed(6, 'dropped', at('2026-05-01')),
    closed(7, 'achieved', at('2026-01-31', '22:00')),
  ];
  expect(reportOfWeek(goals, { earlier, bucketOf }).balance).toEqual({
    buckets: [
      { bucket: 70, goals: 2, share: 50 },
      { bucket: 20, goals: 1, share: 25 },
      { bucket: 10, goals: 1, share: 25 },
    ],
    unsorted: 1,
    kinds: [
      { kind: 'task', goals: 2 },
      { kind: 'own', goals: 1 },
      { kind: 'reading', goals: 1 },
      { kind: 'shadow', goals: 1 },
    ],
    plan: {
      title: 'FY27',
      start: '2026-02-01',
      due: '2027-01-31',
      elapsed: 81,
      goals: 4,
      closed: 1,
      progress: 16,
      later: 1,
      givenUp: 1,
    },
  });
});

test.each([
  ['2026-02-01', 'FY27', 0],
  ['2027-01-31', 'FY27', 100],
  ['2027-02-01', 'FY28', 0],
])('on %s the year is %s, %i%% gone', (day, title, elapsed) => {
  const window = windowOf(day, day, 'America/New_York', 'w');
  expect(reportOfWeek([], { window, today: day }).balance?.plan).toMatchObject({ title, elapsed });
});

// What presses next, where a person stands: the boundary of each reason, its words, and which comes first.
import { describe, expect, test } from 'vitest';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { moveAfter, nextMoves, type Standing } from '#reports/next-moves.ts';
import { actions, at, meeting, now, record } from './story.ts';

const recent = { title: 'T', updatedAt: at('2026-11-20') };
const project = (known: Partial<Extract<Standing, { at: 'project' }>>): Standing => ({
  at: 'project',
  goals: [record({ iid: 1, ...recent })],
  meetings: [],
  answered: null,
  inboxWaits: null,
  pauses: new Map(),
  awayUntil: null,
  closing: null,
  isComplete: true,
  now,
  ...known,
});
const told = (standing: Standing, drafts = 0) =>
  nextMoves(standing, drafts).map(({ command, why }) => `${command}: ${why}`);
const everyWeek = told({ at: 'in-the-dark' });

test.each<[Standing, string]>([
  [{ at: 'no-host' }, 'auth login'],
  [{ at: 'no-login', host: 'gitlab.example.com' }, 'auth login --host gitlab.example.com'],
  [{ at: 'no-project', shared: [] }, 'init'],
  [{ at: 'archived', project: 'alex/goals' }, 'report --project alex/goals'],
  [{ at: 'in-the-dark' }, 'week'],
  [project({}), 'week'],
])('%j begins with %s', (standing, command) => {
  expect(nextMoves(standing, 0)[0]?.command).toBe(command);
});

test.each([0, 1, 5, 6])(
  'of %i projects that are shared, five at most stand before an own one, and before them whoever waits',
  (count) => {
    const names = Array.from({ length: count }, (_, index) => `@p${index}`);
    expect(nextMoves({ at: 'no-project', shared: names }, 0).map(({ command }) => command)).toEqual([
      ...(count > 0 ? ['team'] : []),
      ...names.slice(0, 5).map((name) => `report --project ${name}`),
      'init',
    ]);
  },
);

test.each([
  [0, []],
  [1, ['drafts list: 1 text is not written yet']],
  [2, ['drafts list: 2 texts are not written yet']],
])('%i drafts', (count, moves) => {
  expect(told(project({}), count)).toEqual(moves.length === 0 ? everyWeek : moves);
  expect(told({ at: 'no-project', shared: [] }, count).slice(1)).toEqual(moves);
  expect(told({ at: 'in-the-dark' }, count)).toEqual([...moves, ...everyWeek]);
});

test("in a quarter's first days the last one stands before what is late in it, unless the person is away", () => {
  const closing = { command: 'plan close FY27-Q4', why: '1 goal of it is still open' };
  const late = [record({ iid: 1, ...recent, due: '2026-11-20' })];
  expect(told(project({ closing, goals: late }))).toEqual([
    'plan close FY27-Q4: 1 goal of it is still open',
    'goal list --due overdue: 1 goal is past its due date',
  ]);
  expect(told(project({ closing, awayUntil: '2026-11-30' }))).toEqual(everyWeek);
});

describe('a 1:1', () => {
  test.each<[string, OneOnOne[], string[]]>([
    ['of yesterday', [meeting({ iid: 9, day: '2026-11-22' })], ['1on1 close: your 1:1 of 2026-11-22 is still open']],
    ['of yesterday, closed', [meeting({ iid: 9, day: '2026-11-22', state: 'closed' })], everyWeek],
    ['of today', [meeting({ iid: 9, day: '2026-11-23' })], ['report: your 1:1 is today, 2026-11-23']],
    ['of tomorrow', [meeting({ iid: 9, day: '2026-11-24' })], ['report: your 1:1 is tomorrow, 2026-11-24']],
    ['of the day after', [meeting({ iid: 9, day: '2026-11-25' })], everyWeek],
    [
      'of two days that were held: the later',
      [meeting({ iid: 8, day: '2026-11-10' }), meeting({ iid: 9, day: '2026-11-17' })],
      ['1on1 close: your 1:1 of 2026-11-17 is still open'],
    ],
  ])('%s', (_name, meetings, moves) => {
    expect(told(project({ meetings }))).toEqual(moves);
  });
});

describe('goals', () => {
  const due = (...days: (string | null)[]) => days.map((day, index) => record({ ...recent, iid: index + 1, due: day }));
  const quiet = (...days: string[]) =>
    days.map((day, index) => record({ iid: index + 1, title: `T${index + 1}`, updatedAt: at(day) }));
  const done = (...counts: number[]) =>
    counts.map((count, index) => record({ ...recent, iid: index + 1, description: actions(['A', 'B'], count) }));

  test.each<[string, GoalRecord[], string[]]>([
    ['none', [], ['goal add: you have no open goal']],
    ['due today, or without a date', due('2026-11-23', null), everyWeek],
    ['one due yesterday', due('2026-11-22'), ['goal list --due overdue: 1 goal is past its due date']],
    ['two', due('2026-11-22', '2026-01-01'), ['goal list --due overdue: 2 goals are past their due date']],
    ['quiet for 20 days', quiet('2026-11-03'), everyWeek],
    ['quiet for 21 days', quiet('2026-11-02'), ['goal log 1: quiet for 21 days: T1']],
    [
      'two quiet ones: the longest first',
      quiet('2026-11-02', '2026-10-03'),
      ['goal log 2: quiet for 51 days: T2', 'goal log 1: quiet for 21 days: T1'],
    ],
    [
      'more quiet ones: all in one text',
      quiet('2026-11-02', '2026-10-03', '2026-11-01'),
      ['week: 3 goals are quiet: all of them in one text'],
    ],
    ['an action left', done(1), everyWeek],
    ['no action', [record({ ...recent, iid: 1 })], everyWeek],
    [
      'all done: the first two',
      done(2, 2, 2),
      ['goal close 1: all actions are done: T', 'goal close 2: all actions are done: T'],
    ],
  ])('%s', (_name, goals, moves) => {
    expect(told(project({ goals }))).toEqual(moves);
  });

  test('none that could be read is not none', () => {
    expect(told(project({ goals: [], isComplete: false }))).toEqual(everyWeek);
  });

  test('the 1:1 first, then drafts, then what is late, done, quiet', () => {
    const goals = [
      ...due('2026-11-22'),
      ...done(0, 2).slice(1),
      record({ iid: 3, title: 'Q', updatedAt: at('2026-09-01') }),
    ];
    const meetings = [meeting({ iid: 8, day: '2026-11-20' }), meeting({ iid: 9, day: '2026-11-24' })];
    expect(nextMoves(project({ goals, meetings }), 1).map(({ command }) => command)).toEqual([
      '1on1 close',
      'report',
      'drafts list',
      'goal list --due overdue',
      'goal close 2',
      'goal log 3',
    ]);
  });
});

test.each([
  ['closed', { state: 'closed' as const, description: actions(['A'], 1) }, null],
  ['all done', { description: actions(['A'], 1) }, 'goal close 7'],
  ['planned', { stages: ['planned' as const] }, 'goal start 7'],
  ['planned and all done', { stages: ['planned' as const], description: actions(['A'], 1) }, 'goal close 7'],
  ['doing', { stages: ['doing' as const] }, null],
  ['in two stages', { stages: ['planned' as const, 'doing' as const] }, null],
  ['in no stage', { stages: [] }, null],
])('after a write to a goal: %s', (_name, given, command) => {
  expect(moveAfter(record({ iid: 7, title: 'T', ...given }))?.command ?? null).toBe(command);
});

test('an inbox that waits comes after the goals, and alone it takes the place of what is done every week', () => {
  expect(told(project({ inboxWaits: 9 }))).toEqual(['evidence inbox: quiet for 9 days: what you did on GitLab since']);
  expect(told(project({ inboxWaits: 9, goals: [] })).map((line) => line.split(':')[0])).toEqual([
    'goal add',
    'evidence inbox',
  ]);
});

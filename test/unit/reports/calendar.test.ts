// The days of a project as events: which there are, under which name, in which order, and no word of what is confidential.
import { describe, expect, test } from 'vitest';
import { type CalendarInput, calendarOf } from '#reports/calendar.ts';
import { at, meeting, record } from './story.ts';

const complete = { complete: true, sources: [] };

const calendar = (more: Partial<CalendarInput> = {}) =>
  calendarOf({
    host: 'gitlab.example',
    project: { id: 5, path: 'alex/goals' },
    manager: null,
    today: '2026-11-23',
    startMonth: 2,
    goals: [],
    meetings: [],
    gaps: [],
    tokenEnds: null,
    checkIn: null,
    withConfidential: false,
    changes: [],
    completeness: complete,
    ...more,
  });
const eventsOf = (kind: string, more: Partial<CalendarInput>) =>
  calendar(more).events.filter((event) => event.kind === kind);
const goal = (more: object = {}) => record({ iid: 2, title: 'Read', due: '2026-12-18', ...more });
const url = 'https://gitlab.example/alex/goals/-/issues/';

test('the quarter that is on and the three behind it, each on its last day', () => {
  const ends = (today: string, startMonth: number) =>
    eventsOf('quarter', { today, startMonth }).map(({ day, title }) => `${day} ${title}`);
  expect(ends('2026-10-31', 2)).toEqual([
    '2026-10-31 FY27-Q3 ends',
    '2027-01-31 FY27-Q4 ends',
    '2027-04-30 FY28-Q1 ends',
    '2027-07-31 FY28-Q2 ends',
  ]);
  expect(ends('2026-11-01', 2)[0]).toBe('2027-01-31 FY27-Q4 ends');
  expect(ends('9999-08-01', 1)).toEqual(['9999-09-30 9999-Q3 ends', '9999-12-31 9999-Q4 ends']);
});

describe('goals', () => {
  test('with a due date are events, those without one are counted', () => {
    const told = calendar({ goals: [goal(), goal({ iid: 3, due: null }), goal({ iid: 4, due: null })] });
    expect(told.events.filter(({ kind }) => kind === 'goal')).toEqual([
      {
        uid: 'devgrowth-5-goal-2@gitlab.example',
        kind: 'goal',
        day: '2026-12-18',
        weeklyUntil: null,
        number: 2,
        title: 'Due: Read',
        url: `${url}2`,
        isTitleLeftOut: false,
      },
    ]);
    expect(told.undated).toBe(2);
  });

  test.each([
    ['0999-12-31', 0, 1],
    ['1000-01-01', 1, 0],
    ['2026-02-30', 0, 1],
    ['soon', 0, 1],
  ])('a due date of %s', (due, events, undated) => {
    const told = calendar({ goals: [goal({ due })] });
    expect([told.events.filter(({ kind }) => kind === 'goal').length, told.undated]).toEqual([events, undated]);
  });

  test.each([
    [false, false, 'Due: Read'],
    [true, false, 'A goal is due'],
    [true, true, 'Due: Read'],
    [false, true, 'Due: Read'],
  ])('confidential %s, wanted %s', (confidential, withConfidential, title) => {
    const [event] = eventsOf('goal', { goals: [goal({ confidential })], withConfidential });
    expect(event).toMatchObject({ title, isTitleLeftOut: title === 'A goal is due', number: 2 });
  });
});

describe('1:1s', () => {
  const titleOf = (more: object, input: Partial<CalendarInput> = {}) =>
    eventsOf('one-on-one', { meetings: [meeting({ iid: 7, day: '2026-11-24', ...more })], ...input }).map((event) => [
      event.title,
      event.isTitleLeftOut,
    ])[0];
  test.each<[string, object, Partial<CalendarInput>, [string, boolean]]>([
    ['the usual one', {}, {}, ['1:1', false]],
    ['with a manager', {}, { manager: 'sam' }, ['1:1 with @sam', false]],
    ['with a title of its own', { title: 'Career talk' }, { manager: 'sam' }, ['Career talk', false]],
    ['a confidential one', { title: 'Pay', confidential: true }, { manager: 'sam' }, ['1:1', true]],
    ['a confidential one, wanted', { title: 'Pay', confidential: true }, { withConfidential: true }, ['Pay', false]],
    ['an open one, with confidential ones wanted', {}, { withConfidential: true }, ['1:1', false]],
  ])('%s', (_name, more, input, told) => {
    expect(titleOf(more, input)).toEqual(told);
  });

  test('stand on their day, under their number', () => {
    expect(eventsOf('one-on-one', { meetings: [meeting({ iid: 7, day: '2026-11-24' })] })).toMatchObject([
      {
        uid: 'devgrowth-5-one-on-one-7@gitlab.example',
        day: '2026-11-24',
        number: 7,
        url: `${url}7`,
        weeklyUntil: null,
      },
    ]);
  });
});

test('of a gap without its title nobody sees that it is one', () => {
  const gap = {
    number: 2,
    title: 'Lead',
    until: '2026-12-01',
    document: 9,
    url: `${url}9`,
  } as CalendarInput['gaps'][number];
  const uid = 'devgrowth-5-goal-9.2@gitlab.example';
  const once = { uid, day: '2026-12-01', weeklyUntil: null };
  const hidden = { kind: 'goal', number: null, title: 'A goal is due', url: null, isTitleLeftOut: true };
  expect(eventsOf('goal', { gaps: [gap] })).toEqual([{ ...once, ...hidden }]);
  const told = { kind: 'gap', number: 9, title: 'Gap: Lead', url: `${url}9`, isTitleLeftOut: false };
  expect(eventsOf('gap', { gaps: [gap], withConfidential: true })).toEqual([{ ...once, ...told }]);
  const without = [
    { ...gap, until: null },
    { ...gap, number: null },
  ];
  expect(eventsOf('gap', { gaps: without, withConfidential: true })).toEqual([]);
});

test('the token, on the first day on which it does not work', () => {
  expect(eventsOf('token', {})).toEqual([]);
  expect(eventsOf('token', { tokenEnds: '2027-01-01' })).toMatchObject([
    {
      uid: 'devgrowth-5-token-0@gitlab.example',
      day: '2027-01-01',
      title: 'The GitLab token for gitlab.example no longer works',
      url: null,
      isTitleLeftOut: false,
    },
  ]);
});

// The quarter began on a Sunday.
test.each([
  [null, null],
  [7, '2026-11-01'],
  [1, '2026-11-02'],
  [6, '2026-11-07'],
])('check-ins on weekday %s, each week from the first one of the quarter', (checkIn, day) => {
  const told = eventsOf('check-in', { checkIn });
  const event = { uid: 'devgrowth-5-check-in-0@gitlab.example', weeklyUntil: '2027-10-31', isTitleLeftOut: false };
  expect(told).toMatchObject(day === null ? [] : [{ ...event, day }]);
});

test('the first check-in of a quarter that begins in the middle of a week', () => {
  // On a Thursday.
  expect([1, 4, 5].map((checkIn) => eventsOf('check-in', { checkIn, startMonth: 1 })[0]?.day)).toEqual([
    '2026-10-05',
    '2026-10-01',
    '2026-10-02',
  ]);
});

test('events stand by their day; of one day by their names', () => {
  const day = '2026-11-30';
  const told = calendar({
    goals: [goal({ iid: 4, due: day }), goal({ iid: 3, due: day }), goal({ iid: 2, due: '2026-11-29' })],
    meetings: [meeting({ iid: 9, day: '2026-11-28' })],
  });
  expect(told.events.slice(0, 4).map(({ number }) => number)).toEqual([9, 2, 3, 4]);
  expect(told).toMatchObject({ name: 'Goals of alex/goals', completeness: complete });
});

test('it changed with the newest of what was read, and not before its quarter began', () => {
  const changed = (...changes: string[]) => calendar({ changes }).changedAt;
  expect(changed()).toBe('2026-11-01T00:00:00.000Z');
  expect(changed(at('2026-11-20'), at('2026-11-22'), at('2026-11-21'))).toBe(at('2026-11-22'));
  expect(changed(at('2026-10-20'))).toBe('2026-11-01T00:00:00.000Z');
});

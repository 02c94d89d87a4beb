// What a week will write, goal by goal, and the lines that tell of it before.
import { describe, expect, test } from 'vitest';
import type { GoalChange, WeekChanges } from '#growth/week/sheet.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { commentsOf, conflictLines, planLines, planWeek } from '#work/week/planned.ts';
import type { WeekRead } from '#work/week/reading.ts';
import { record } from '../reports/story.ts';
import { sessionOn } from './a-session.ts';

const day = '2026-11-23';
const nothing: GoalChange = {
  iid: 2,
  happened: null,
  next: null,
  help: null,
  percent: null,
  health: null,
  measure: null,
  steps: [],
};

function planned(
  change: Partial<GoalChange>,
  {
    goal = {},
    next = null,
    more = {},
    agendaDay = null,
  }: {
    goal?: Partial<GoalRecord>;
    next?: string | null;
    more?: Partial<WeekChanges>;
    agendaDay?: string | null;
  } = {},
) {
  const about: GoalRecord = record({ iid: 2, title: 'Pass the CKA', ...goal });
  const sheet = {
    day,
    goals: [{ iid: 2, title: about.title, steps: [], next, percent: null, measure: null, asks: [], hints: [] }],
    agenda: { day: agendaDay, items: [] },
  };
  const changes: WeekChanges = {
    goals: [{ ...nothing, ...change }],
    wins: [],
    agenda: { add: [], steps: [] },
    ...more,
  };
  return planWeek(changes, { sheet } as unknown as WeekRead, [about], sessionOn({}));
}
const only = (...given: Parameters<typeof planned>) => planned(...given).goals[0];
const measured = 'Measure: wait, 40 -> 12 min, now 25 (2026-11-20)';

describe('the comment', () => {
  test('says what happened, and keeps the next step that stands there', () => {
    expect(only({ happened: 'Read on' }, { next: 'Sit it' })?.body).toBe(
      '**Check-in 2026-11-23**\n\nRead on\n\n**Next:** Sit it',
    );
  });

  test('a new next step takes its place, and none takes it away', () => {
    expect(only({ next: { words: 'Book' } }, { next: 'Sit it' })?.body).toContain('**Next:** Book');
    expect(only({ happened: 'Done', next: { words: null } }, { next: 'Sit it' })?.body).not.toContain('Next');
  });

  test('a goal whose boxes alone change has none', () => {
    const goal = only({
      steps: [{ how: 'change', text: 'Sit it', nth: 0, to: null, had: 0, done: true }],
    });
    expect(goal).toMatchObject({ body: null, helpSaid: null, measured: null, measure: null });
  });

  test.each([
    ['a seat', 'asked', '**Help:** a seat'],
    ['none', 'none', '**Help:** none'],
    ['Nothing.', 'none', '**Help:** none'],
  ])('help: %s', (help, helpSaid, said) => {
    const goal = only({ help });
    expect(goal?.helpSaid).toBe(helpSaid);
    expect(goal?.body).toContain(said);
  });

  test('a goal that is not among those read is left out', () => {
    expect(planned({ iid: 9, happened: 'x' }).goals).toEqual([]);
  });
});

describe('what is measured', () => {
  const of = (measure: string, description = measured) => only({ measure }, { goal: { description } });

  test('a value of today goes into the comment, with the percent that it makes', () => {
    const goal = of('20');
    expect(goal?.measured).toMatchObject({ now: { value: 20, day }, percent: 71 });
    expect(goal?.measure).toBeNull();
    expect(goal?.body).toContain('Measure: wait, 40 -> 12 min, now 20');
  });

  test.each([
    ['another name', 'delay, 40 -> 12 min', { name: 'delay', now: { value: 25, day: '2026-11-20' } }],
    ['another start', 'wait, 50 -> 12 min', { start: 50, now: { value: 25, day: '2026-11-20' } }],
    ['another target', 'wait, 40 -> 10 min', { target: 10, now: { value: 25, day: '2026-11-20' } }],
    ['another unit: its value is of the old one', 'wait, 40 -> 12 h', { unit: 'h', now: null }],
    ['with a value', 'wait, 40 -> 10 min, now 30', { target: 10, now: { value: 30, day } }],
  ])('%s is another measure', (_name, typed, measure) => {
    expect(of(typed)?.measure).toMatchObject(measure);
  });

  test('another measure without a value is no comment; with one it is', () => {
    expect(of('wait, 40 -> 10 min')).toMatchObject({ body: null, measured: null });
    expect(of('wait, 40 -> 10 min, now 30')).toMatchObject({
      measured: { target: 10, now: { value: 30, day }, percent: null },
      body: expect.stringContaining('now 30') as string,
    });
  });

  test('the same measure with another value is that value, with the same one nothing', () => {
    expect(of('wait, 40 -> 12 min, now 30')).toMatchObject({
      measure: null,
      measured: { now: { value: 30, day }, percent: 35 },
    });
    expect(of('wait, 40 -> 12 min, now 25')).toMatchObject({ measure: null, measured: null, body: null });
    expect(of('wait, 40 -> 12 min')).toMatchObject({ measure: null, measured: null, body: null });
  });

  test('a first measure of a goal that had none', () => {
    expect(of('wait, 40 -> 12 min', '')).toMatchObject({ measured: null, measure: { name: 'wait', now: null } });
  });
});

describe('the lines', () => {
  const step = { how: 'change', text: 'Sit it', nth: 0, to: null, had: 0, done: true } as const;

  test('boxes as the text has them, then what is new, then the comment', () => {
    const steps = [
      { ...step, text: 'Second', done: false },
      { ...step, text: 'First', to: 'One', done: null },
      { ...step, text: 'Zero', to: 'Nought' },
      { how: 'add', text: 'Late', done: true, below: null, wanted: 1 },
      { how: 'add', text: 'Later', done: false, below: null, wanted: 1 },
    ] as const;
    expect(planLines(planned({ steps, happened: 'Read on' }))).toEqual([
      '#2 Pass the CKA',
      '  change and tick: "Zero" to "Nought"',
      '  change: "First" to "One"',
      '  untick: Second',
      '  add: Late, ticked',
      '  add: Later',
      '  comment:',
      '    **Check-in 2026-11-23**',
      '',
      '    Read on',
      '1 comment: GitLab may mail others about it.',
    ]);
  });

  test('a goal that was closed meanwhile says so; a measure is shown as it was typed', () => {
    const goal = { state: 'closed' as const, description: measured };
    expect(planLines(planned({ measure: 'wait, 40 -> 10 min' }, { goal }))).toEqual([
      '#2 Pass the CKA (closed meanwhile)',
      '  measure: wait, 40 -> 10 min',
      'No comment: nobody is mailed.',
    ]);
    expect(planLines(planned({ measure: '20' }, { goal }))[1]).toBe('  measure: 20');
  });

  test.each([
    [null, 'Agenda of the next 1:1, which is opened'],
    ['2026-11-24', 'Agenda of 2026-11-24'],
  ])('wins, and the agenda of %s', (agendaDay, title) => {
    const more = { goals: [], wins: ['A talk'], agenda: { add: ['HELP: a seat'], steps: [step] } };
    expect(planLines(planned({}, { more, agendaDay }))).toEqual([
      'Wins',
      '  comment: A talk',
      title,
      '  tick: Sit it',
      '  add: HELP: a seat',
      '1 comment: GitLab may mail others about it.',
    ]);
  });

  test('an agenda has a title where only boxes of it are ticked', () => {
    const more = { goals: [], agenda: { add: [], steps: [step] } };
    expect(planLines(planned({}, { more }))).toHaveLength(3);
  });

  test('each comment may be mailed about', () => {
    expect(commentsOf(planned({ happened: 'x' }, { more: { wins: ['a', 'b'] } }))).toBe(3);
    expect(commentsOf(planned({}))).toBe(0);
  });

  test('what somebody changed meanwhile', () => {
    expect(conflictLines([{ iid: 2, of: 'Next', theirs: 'Book\na seat' }])).toEqual([
      '#2, Next: on the server now Book a seat',
    ]);
  });
});

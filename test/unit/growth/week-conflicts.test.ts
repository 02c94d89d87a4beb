// What was written in a week, on what the server says by then: what somebody else changed meanwhile is named, and the person's words win.
import { describe, expect, test } from 'vitest';
import { rebased } from '#growth/week/conflicts.ts';
import type { GoalChange, StepChange, WeekGoal, WeekSheet } from '#growth/week/sheet.ts';

const step = (text: string, done = false) => ({ text, done, depth: 0 });
const steps = (...texts: readonly string[]) => texts.map((text) => step(text));
const goal = (more: Partial<WeekGoal> = {}): WeekGoal => ({
  iid: 7,
  title: 'Read',
  steps: [],
  next: null,
  percent: null,
  measure: null,
  asks: [],
  hints: [],
  updatedAt: '2026-11-20T09:00:00.000Z',
  ...more,
});
const sheet = (...goals: readonly WeekGoal[]): WeekSheet => ({
  day: '2026-11-23',
  goals: [goal({ iid: 3, next: 'of another' }), ...goals],
  agenda: { day: null, items: [] },
});
const says = (more: Partial<GoalChange>): GoalChange => ({
  iid: 7,
  happened: null,
  next: null,
  help: null,
  percent: null,
  health: null,
  measure: null,
  steps: [],
  ...more,
});
const changes = (one: GoalChange) => ({ goals: [one], wins: ['won'], agenda: { add: ['FYI x'], steps: [] } });
const none = null;

describe('what a goal says', () => {
  const was = { next: 'rest', percent: 10, measure: '3 of 10' };
  const mine = says({ next: { words: 'mine' }, percent: 50, measure: '5 of 10' });
  const told = (now: Partial<WeekGoal>, one = mine, isSaid?: () => boolean) =>
    rebased(changes(one), sheet(goal(was)), sheet(goal({ ...was, ...now })), isSaid).conflicts;

  test.each<[string, Partial<WeekGoal>, readonly object[]]>([
    ['as before', {}, []],
    ['a next step of somebody else', { next: 'theirs' }, [{ iid: 7, of: 'Next', theirs: 'theirs' }]],
    ['a next step taken away', { next: none }, [{ iid: 7, of: 'Next', theirs: 'nothing' }]],
    ['the same next step', { next: 'mine' }, []],
    ['another percent', { percent: 0 }, [{ iid: 7, of: 'Progress', theirs: '0' }]],
    ['the same percent', { percent: 50 }, []],
    ['another value', { measure: '4 of 10' }, [{ iid: 7, of: 'Measure', theirs: '4 of 10' }]],
    [
      'all of it',
      { next: 'x', percent: 1, measure: 'y' },
      [
        { iid: 7, of: 'Next', theirs: 'x' },
        { iid: 7, of: 'Progress', theirs: '1' },
        { iid: 7, of: 'Measure', theirs: 'y' },
      ],
    ],
  ])('%s', (_name, now, conflicts) => {
    expect(told(now)).toEqual(conflicts);
  });

  test('what the person leaves as it is may change', () => {
    expect(told({ next: 'x', percent: 1, measure: 'y' }, says({ happened: 'all' }))).toEqual([]);
  });

  test('once the check-in is written, its own words are no news', () => {
    expect(told({ next: 'x' }, mine, () => true)).toEqual([]);
    expect(told({ next: 'x' }, mine, () => false)).toHaveLength(1);
  });

  test.each<[string, WeekSheet, WeekSheet]>([
    ['that was not there', sheet(), sheet(goal({ next: 'theirs' }))],
    ['that is gone', sheet(goal(was)), sheet()],
  ])('a goal %s keeps what was written', (_name, base, now) => {
    expect(rebased(changes(mine), base, now)).toEqual({ changes: changes(mine), conflicts: [] });
  });
});

describe('boxes', () => {
  const change = (text: string, more = {}): StepChange => ({
    how: 'change',
    text,
    nth: 0,
    to: null,
    had: 0,
    done: null,
    ...more,
  });
  const added: StepChange = { how: 'add', text: 'N', done: false, below: null, wanted: 1 };
  const gone = (text: string, more = {}) => ({ how: 'add', text, done: false, below: null, wanted: 1, ...more });
  const under = (text: string, nth = 0) => ({ text, nth, isParent: false });
  const [both, mine] = [steps('A', 'read it'), change('read it', { done: true })];

  test.each<[string, StepChange, readonly [was: WeekGoal['steps'], is: WeekGoal['steps']], object, string | null]>([
    ['a new one', added, [both, steps('N')], added, null],
    ['one that is there still', mine, [both, [...both].reverse()], mine, null],
    [
      'one with the new words already',
      change('A', { to: 'B' }),
      [steps('A'), steps('B')],
      change('A', { to: 'B' }),
      null,
    ],
    [
      'one whose new words another one says',
      change('A', { to: 'B', had: 1 }),
      [steps('B', 'A'), steps('B')],
      gone('B', { below: under('B'), wanted: 2 }),
      'B: "A" was taken out',
    ],
    [
      'one with other words, ticked by the person',
      mine,
      [both, steps('A', 'read them')],
      change('read them', { done: true }),
      'read them: the words; they were "read it"',
    ],
    [
      'one with other words of both',
      change('read it', { to: 'write' }),
      [both, steps('A', 'read them')],
      change('read them', { to: 'write' }),
      'write: "read them"',
    ],
    [
      'one with other words, of which another says what the person wants',
      change('read it', { to: 'A', had: 1 }),
      [both, steps('A', 'read them')],
      change('read them', { to: 'A', had: 1 }),
      'A: "read them"',
    ],
    [
      'the second of two that say the same by now',
      mine,
      [both, steps('A', 'A')],
      change('A', { nth: 1, done: true }),
      'A: the words; they were "read it"',
    ],
    [
      'the second of two that said the same',
      change('A', { nth: 1, done: true }),
      [steps('A', 'A', 'C'), steps('B', 'D', 'C')],
      change('D', { done: true }),
      'D: the words; they were "A"',
    ],
    [
      'more of the same than were there',
      change('A', { nth: 2, done: true }),
      [steps('A', 'C'), steps('B', 'C')],
      change('B', { done: true }),
      'B: the words; they were "A"',
    ],
    [
      'one that is gone',
      mine,
      [both, steps('A')],
      gone('read it', { done: true, below: under('A') }),
      'read it: "read it" was taken out',
    ],
    [
      'one that is gone, with new words',
      change('read it', { to: 'write' }),
      [both, steps('A', 'C', 'C')],
      gone('write', { below: under('C', 1) }),
      'write: "read it" was taken out',
    ],
    [
      'one that is gone with all others',
      mine,
      [both, []],
      gone('read it', { done: true }),
      'read it: "read it" was taken out',
    ],
    ['one that never was', change('Z'), [both, both], gone('Z', { below: under('read it') }), 'Z: "Z" was taken out'],
  ])('%s', (_name, one, [was, is], made, conflict) => {
    const { changes: now, conflicts } = rebased(
      changes(says({ steps: [one] })),
      sheet(goal({ steps: was })),
      sheet(goal({ steps: is })),
    );
    expect(now).toEqual(changes(says({ steps: [made as StepChange] })));
    expect(conflicts.map(({ iid, of, theirs }) => `${iid} ${of}: ${theirs}`)).toEqual(
      conflict === null ? [] : [`7 ${conflict}`],
    );
  });
});

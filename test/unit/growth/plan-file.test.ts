// A plan's file beside the server, three ways; which goal a row means.
import { describe, expect, test } from 'vitest';
import {
  differences,
  differencesLeft,
  measureWords,
  type PlanRow,
  planDifference,
  rowOf,
} from '#growth/goals/plan-file.ts';
import { goal as goalRecord } from './goals.ts';

const due = (day: string, quarter = 'FY28-Q1') => ({ due: day, quarter });

describe('three ways', () => {
  test.each([
    ['nothing said, nothing wanted', {}, { title: 'A' }, { title: 'B' }, null, []],
    ['equal', { title: 'A' }, { title: 'B' }, { title: 'A' }, null, []],
    ['changed here', { title: 'A' }, { title: 'B' }, { title: 'B' }, null, ['title change']],
    ['nobody knows what it was', { title: 'A' }, {}, { title: 'B' }, null, ['title change']],
    ['changed there', { title: 'A' }, { title: 'A' }, { title: 'B' }, null, ['title keep']],
    ['changed there, and mine counts', { title: 'A' }, { title: 'A' }, { title: 'B' }, 'mine', ['title keep']],
    ['changed on both sides', { title: 'A' }, { title: 'C' }, { title: 'B' }, null, ['title decide']],
    ['mine counts', { title: 'A' }, { title: 'C' }, { title: 'B' }, 'mine', ['title change']],
    ['theirs counts', { title: 'A' }, { title: 'C' }, { title: 'B' }, 'theirs', ['title keep']],
    ['theirs counts only where it changed', { title: 'A' }, { title: 'B' }, { title: 'B' }, 'theirs', ['title change']],
    ['taken away there', { kind: 'a' }, { kind: 'a' }, {}, null, ['kind keep']],
    ['taken away there, changed here', { kind: 'a' }, { kind: 'b' }, {}, null, ['kind decide']],
    [
      'a day of theirs, a quarter of mine',
      due('1', 'b'),
      due('1', 'a'),
      due('2', 'a'),
      null,
      ['due decide', 'quarter decide'],
    ],
    [
      'day and quarter go together',
      due('2027-06-01', 'FY28-Q2'),
      due('2027-03-31'),
      due('2027-03-31', 'FY28-Q4'),
      null,
      ['due decide', 'quarter decide'],
    ],
    [
      'a title beside them does not',
      { ...due('1'), title: 'A' },
      { ...due('2'), title: 'B' },
      { ...due('3'), title: 'B' },
      null,
      ['due decide', 'title change'],
    ],
  ] as const)('%s', (_name, wanted, was, now, side, expected) => {
    const found = differences<string>({ wanted, was, now }, side);
    expect(found.map(({ field, how }) => `${field} ${how}`)).toEqual(expected);
  });

  test('a row whose goal was moved is left with its day; a day alone comes into the file', () => {
    const moved = differences({ wanted: due('1', 'a'), was: due('1', 'a'), now: due('2', 'b') }, 'theirs');
    const later = differences({ wanted: due('1', 'a'), was: due('1', 'a'), now: due('2', 'a') }, 'theirs');
    expect([differencesLeft(moved), differencesLeft(later)]).toEqual([moved, []]);
  });
});

describe('a goal as its row', () => {
  test.each([
    [{ due: '2027-03-31', milestone: null }, due('2027-03-31')],
    [{ due: '2027-03-31', milestone: 'FY28-Q2' }, due('2027-03-31', 'FY28-Q2')],
    [{ due: null, milestone: 'Release 17' }, due('none', 'none')],
    [
      { due: null, milestone: null, kinds: ['a', 'b'], title: ' A ' },
      { ...due('none', 'none'), title: 'A' },
    ],
    [{ due: null, milestone: null, kinds: ['a'] }, { kind: 'a' }],
    [{ description: '- Measure: wait, 40 -> 12 min, now 25' }, { measure: 'wait, 40 -> 12 min' }],
  ])('%j', (record, expected) => {
    expect(rowOf(goalRecord({ kinds: [], ...record }), 2)).toMatchObject(expected);
    if (!('kind' in expected)) expect(rowOf(goalRecord({ kinds: [], ...record }), 2)).not.toHaveProperty('kind');
  });

  test('a measure without a start', () => {
    expect(measureWords({ name: 'wait', start: null, target: 12, unit: '' })).toBe('wait, -> 12');
  });
});

describe('which goal a row means', () => {
  const row = (own: Partial<PlanRow>, title = 'A'): PlanRow => ({
    at: { quarter: 'none', index: 0 },
    line: 4,
    key: null,
    iid: null,
    measure: null,
    confidential: false,
    wanted: { title, quarter: 'none' },
    was: {},
    ...own,
  });
  const goal = (iid: number, state: 'opened' | 'closed' = 'opened') =>
    goalRecord({ iid, title: 'A', state, due: null, milestone: null, kinds: ['general'] });
  const found =
    (rows: readonly PlanRow[], goals = [goal(1)], opened: number | null = null, decided?: number | null) =>
    () => {
      const meant = { startMonth: 2, opened: () => opened ?? undefined, decided: () => decided, side: () => null };
      const { rows: known, opens, alike, closed, leftAlone, missing } = planDifference({ rows }, goals, meant);
      return {
        known: known.map(({ record }) => record.iid),
        opens: opens.length,
        alike: alike.flatMap(({ records }) => records.map(({ iid }) => iid)),
        closed: closed.map(({ record }) => record.iid),
        left: leftAlone.map(({ iid }) => iid),
        missing: missing.length,
      };
    };
  const nothing = { known: [], opens: 0, alike: [], closed: [], left: [], missing: 0 };

  test.each([
    ['its number', found([row({ iid: 1 })]), { ...nothing, known: [1] }],
    ['a number of nobody', found([row({ iid: 9 })]), { ...nothing, missing: 1, left: [1] }],
    ['closed since', found([row({ iid: 1 })], [goal(1, 'closed')]), { ...nothing, closed: [1] }],
    ['what it was opened as', found([row({})], [goal(1), goal(2)], 2), { ...nothing, known: [2], left: [1] }],
    ['the same words', found([row({})]), { ...nothing, alike: [1], left: [1] }],
    ['the same words, a key of its own', found([row({ key: 'a' })]), { ...nothing, opens: 1, left: [1] }],
    ['the same words of a closed one', found([row({})], [goal(1, 'closed')]), { ...nothing, opens: 1 }],
    [
      'the same words, and another row means it',
      found([row({ iid: 1 }), row({})]),
      { ...nothing, known: [1], opens: 1 },
    ],
    ['other words', found([row({}, 'B')]), { ...nothing, opens: 1, left: [1] }],
    [
      'another kind',
      found([row({ wanted: { title: 'A', kind: 'a', quarter: 'none' } })]),
      { ...nothing, opens: 1, left: [1] },
    ],
    [
      'another quarter',
      found([row({ wanted: { title: 'A', quarter: 'FY28-Q1' } })]),
      { ...nothing, opens: 1, left: [1] },
    ],
    ['answered: that one', found([row({})], [goal(1)], null, 1), { ...nothing, known: [1] }],
    ['answered: a new one', found([row({})], [goal(1)], null, null), { ...nothing, opens: 1, left: [1] }],
  ])('%s', (_name, is, expected) => {
    expect(is()).toEqual(expected);
  });
});

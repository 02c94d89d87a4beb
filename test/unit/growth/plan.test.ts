// The quarters of the year plan and the goals in them.
import { describe, expect, test } from 'vitest';
import { comingHalf, planView, quarterLines, quartersAhead } from '#growth/goals/plan.ts';

const today = '2026-11-23';

test.each([
  ['a fiscal year from February', today, 2, ['FY27-Q4', 'FY28-Q1', 'FY28-Q2', 'FY28-Q3']],
  ['a calendar year', today, 1, ['2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3']],
  ['the last day of a quarter', '2027-01-31', 2, ['FY27-Q4', 'FY28-Q1', 'FY28-Q2', 'FY28-Q3']],
  ['its first day', '2027-02-01', 2, ['FY28-Q1', 'FY28-Q2', 'FY28-Q3', 'FY28-Q4']],
])('a year ahead in %s', (_name, day, startMonth, titles) => {
  expect(quartersAhead(day, startMonth).map(({ title }) => title)).toEqual(titles);
});

test.each([
  ['in its first quarter a half has just begun', '2026-08-03', 2, ['FY27-H2', '2026-08-01', '2027-01-31']],
  ['in its second one the next comes', '2026-07-13', 2, ['FY27-H2', '2026-08-01', '2027-01-31']],
  ['the last day of a year leads into the next', '2027-01-31', 2, ['FY28-H1', '2027-02-01', '2027-07-31']],
  ['the first day of a year', '2027-02-01', 2, ['FY28-H1', '2027-02-01', '2027-07-31']],
  ['a calendar year', '2026-10-01', 1, ['2027-H1', '2027-01-01', '2027-06-30']],
])('the half that a review leads into: %s', (_name, until, startMonth, half) => {
  expect(Object.values(comingHalf(until, startMonth))).toEqual(half);
});

test('quarters in words', () => {
  expect(quarterLines(quartersAhead(today, 2))[0]).toBe('FY27-Q4 (2026-11-01 to 2027-01-31)');
});

describe('goals', () => {
  const goal = (name: string, more: { milestone?: string; due?: string; state?: 'opened' | 'closed' }) => ({
    name,
    milestone: more.milestone ?? null,
    due: more.due ?? null,
    state: more.state ?? ('opened' as const),
  });
  const shown = (goals: readonly ReturnType<typeof goal>[]) => {
    const { quarters, withoutQuarter } = planView(goals, today, 2);
    return {
      quarters: quarters.map(({ title, isCurrent, goals: own }) =>
        [`${title}${isCurrent ? ' now' : ''}`, ...own.map(({ name }) => name)].join(' '),
      ),
      without: withoutQuarter.map(({ name }) => name),
    };
  };
  const ahead = ['FY28-Q1', 'FY28-Q2', 'FY28-Q3'];

  test.each([
    ['none', [], ['FY27-Q4 now', ...ahead], []],
    [
      'by milestone before due date',
      [goal('a', { milestone: 'FY28-Q1', due: '2026-12-01' })],
      ['FY27-Q4 now', 'FY28-Q1 a', 'FY28-Q2', 'FY28-Q3'],
      [],
    ],
    [
      'by due date where the milestone is none of ours',
      [goal('a', { milestone: 'Release 4', due: '2026-12-01' })],
      ['FY27-Q4 now a', ...ahead],
      [],
    ],
    ['open without any', [goal('a', {})], ['FY27-Q4 now', ...ahead], ['a']],
    ['closed without any is left out', [goal('a', { state: 'closed' })], ['FY27-Q4 now', ...ahead], []],
    ['further ahead', [goal('a', { due: '2029-03-01' })], ['FY27-Q4 now', ...ahead, 'FY30-Q1 a'], []],
    [
      'earlier in this fiscal year, the latest first; before that only with an open goal',
      [
        goal('a', { milestone: 'FY27-Q1', state: 'closed' }),
        goal('b', { milestone: 'FY27-Q3', state: 'closed' }),
        goal('c', { milestone: 'FY26-Q4', state: 'closed' }),
        goal('d', { milestone: 'FY26-Q2' }),
      ],
      ['FY27-Q4 now', ...ahead, 'FY27-Q3 b', 'FY27-Q1 a', 'FY26-Q2 d'],
      [],
    ],
    [
      'in the order given',
      [goal('b', { due: '2026-12-01' }), goal('a', { due: '2026-11-30' })],
      ['FY27-Q4 now b a', ...ahead],
      [],
    ],
  ])('%s', (_name, goals, quarters, without) => {
    expect(shown(goals)).toEqual({ quarters, without });
  });
});

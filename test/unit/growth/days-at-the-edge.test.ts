// Days and quarters as people type them, at the edges: more words than a day has, the day itself, years that no calendar has.
import { describe, expect, test } from 'vitest';
import { dayForms } from '#growth/time/day-forms.ts';
import { parseDue } from '#growth/time/due-date.ts';
import { looksLikeQuarter, parseQuarter } from '#growth/time/fiscal.ts';
import { parseDays } from '#growth/time/typed-days.ts';

const calendar = { today: '2026-11-23', startMonth: 2 };

test.each([
  'friday 13',
  'my next month',
  'next month or so',
  'end of weekend',
  'by 31 Dec 2026',
  '31 Dec 2026 or so',
  'the January',
  'January or so',
  'x2027-01',
  '2027-01-x',
  '0000-01',
  'Foo 12',
  'x2027/1/31',
  '2027/1/31x',
  'x31.1.2027',
  '31.1.2027x',
  'x1.2.27',
  '1.2.27x',
  '1-2',
  'x2027-01-31',
  '2027-01-31x',
  'xq1',
  'q1x',
  'xfy28',
  'the end of month',
])('%j is no day', (text) => {
  expect(parseDue(text, calendar)).toEqual({ ok: false, problem: `"${text}" is not a day. A day is ${dayForms}.` });
});

test.each([
  ['end of FY0000', '"fy0000" is not a year that the calendar has.'],
  ['FY0000', '"FY0000" is not a year that the calendar has.'],
  ['2027/2/30', '"2027/2/30" is not a day of the calendar.'],
  ['2027-02-30', '"2027-02-30" is not a day of the calendar.'],
  ['2027-1-32', '"2027-1-32" is not a day of the calendar.'],
  ['0000-01-01', '"0000-01-01" is not a day of the calendar.'],
  ['end of fy27-q9', '"FY27 Q9" is not a quarter'],
  ['99999m ago', '"99999m ago" is too far back: it is before the year 1.'],
])('%j is told by what is wrong with it', (text, problem) => {
  expect(parseDays(text, calendar, 'back')).toMatchObject({
    ok: false,
    problem: expect.stringMatching(new RegExp(problem, 'i')),
  });
});

describe('ahead and back', () => {
  test.each([
    ['2y', '2026-11-23', '2028-11-23', '2024-11-23'],
    ['23 Nov', '2026-11-23', '2026-11-23', '2026-11-23'],
    ['24 Nov', '2026-11-23', '2026-11-24', '2025-11-24'],
    ['22 Nov', '2026-11-23', '2027-11-22', '2026-11-22'],
    ['Sept', '2026-11-23', '2027-09-01', '2026-09-01'],
    ['November', '2026-11-23', '2026-11-01', '2026-11-01'],
    ['December', '2026-11-23', '2026-12-01', '2025-12-01'],
    ['Q4', '2027-01-31', '2026-11-01', '2026-11-01'],
    ['Q4', '2027-02-01', '2027-11-01', '2026-11-01'],
    ['Q4', '2026-11-01', '2026-11-01', '2026-11-01'],
    ['Q4', '2026-10-31', '2026-11-01', '2025-11-01'],
  ])('%s typed on %s begins on %s, or on %s', (text, today, ahead, back) => {
    const first = (['ahead', 'back'] as const).map((facing) => {
      const days = parseDays(text, { ...calendar, today }, facing);
      return days.ok ? days.value.first : days.problem;
    });
    expect(first).toEqual([ahead, back]);
  });
});

test.each([
  [' FY27-Q4 ', true],
  ['27 Q1', true],
  ['in FY27-Q4', false],
  ['FY27-Q4 or so', false],
])('%j looks like a quarter: %s', (text, is) => {
  expect(looksLikeQuarter(text)).toBe(is);
});

test.each(['xFY27-Q4', 'FY27-Q44', 'the 2026-Q4'])('%s is no quarter', (text) => {
  expect(parseQuarter(text, 1)).toEqual({
    ok: false,
    problem: `"${text}" is not a quarter. Write it as 2026-Q4, with Q1 to Q4.`,
  });
});

// Fiscal quarters for every start month.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#growth/time/calendar.ts';
import { fiscalYearOf, looksLikeQuarter, parseQuarter, quarterOf, quartersOfYear } from '#growth/time/fiscal.ts';
import { milestoneOf } from '#growth/forge/layout.ts';

const startMonth = fc.integer({ min: 1, max: 12 });
const someDay = fc.integer({ min: -20_000, max: 40_000 }).map((count) => addDays('1990-01-01', count));

describe('quarterOf', () => {
  it.each([
    ['2026-02-01', 2, { title: 'FY27-Q1', start: '2026-02-01', due: '2026-04-30' }],
    ['2026-01-31', 2, { title: 'FY26-Q4', start: '2025-11-01', due: '2026-01-31' }],
    ['2026-11-23', 2, { title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31' }],
    ['2027-01-31', 2, { title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31' }],
    ['2026-10-31', 2, { title: 'FY27-Q3', start: '2026-08-01', due: '2026-10-31' }],
    ['2026-11-23', 1, { title: '2026-Q4', start: '2026-10-01', due: '2026-12-31' }],
    ['2028-02-29', 1, { title: '2028-Q1', start: '2028-01-01', due: '2028-03-31' }],
    ['2026-12-31', 12, { title: 'FY27-Q1', start: '2026-12-01', due: '2027-02-28' }],
    ['2028-02-29', 12, { title: 'FY28-Q1', start: '2027-12-01', due: '2028-02-29' }],
    ['2026-09-30', 10, { title: 'FY26-Q4', start: '2026-07-01', due: '2026-09-30' }],
    ['2026-04-01', 4, { title: 'FY27-Q1', start: '2026-04-01', due: '2026-06-30' }],
    ['2099-12-31', 2, { title: 'FY00-Q4', start: '2099-11-01', due: '2100-01-31' }],
  ])('%s with a year from month %d', (day, month, expected) => {
    expect(quarterOf(day, month)).toEqual(expected);
  });

  it('holds its day, and four of them without a gap make the year', () => {
    fc.assert(
      fc.property(someDay, startMonth, (day, month) => {
        const quarter = quarterOf(day, month);
        const year = quartersOfYear(day, month);
        const { start, due } = fiscalYearOf(day, month);
        expect(quarter.start <= day && day <= quarter.due).toBe(true);
        expect(year).toContainEqual(quarter);
        expect([year.length, year[0]?.start, year[3]?.due]).toEqual([4, start, due]);
        expect(year.slice(1).map((next) => next.start)).toEqual(year.slice(0, 3).map((last) => addDays(last.due, 1)));
      }),
    );
  });

  it('is read back by its title', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 25_000 }).map((count) => addDays('2001-01-01', count)),
        startMonth,
        (day, month) => {
          const quarter = quarterOf(day, month);
          expect(parseQuarter(quarter.title, month)).toEqual({ ok: true, value: quarter });
        },
      ),
    );
  });
});

describe('parseQuarter', () => {
  const q4 = { title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31' };
  it.each([
    ['FY27-Q4', 2, q4],
    ['fy27-q4', 2, q4],
    ['FY2027-Q4', 2, q4],
    [' FY27 Q4 ', 2, q4],
    ['fy27q4', 2, q4],
    ['2026-Q4', 1, { title: '2026-Q4', start: '2026-10-01', due: '2026-12-31' }],
    ['FY26-Q4', 1, { title: '2026-Q4', start: '2026-10-01', due: '2026-12-31' }],
  ])('%j with a year from month %d', (text, month, value) => {
    expect(parseQuarter(text, month)).toEqual({ ok: true, value });
  });

  it.each([
    [
      '2026-Q4',
      2,
      '"2026-Q4" could be a quarter of the calendar or of the fiscal year. The fiscal year that ends in 2026 has FY26-Q4.',
    ],
    ['FY27-Q5', 2, '"FY27-Q5" is not a quarter. Write it as FY27-Q4, with Q1 to Q4.'],
    ['27-Q1', 2, '"27-Q1" is not a quarter. Write it as FY27-Q4, with Q1 to Q4.'],
    ['Q4', 1, '"Q4" is not a quarter. Write it as 2026-Q4, with Q1 to Q4.'],
    ['', 2, '"" is not a quarter. Write it as FY27-Q4, with Q1 to Q4.'],
    ['FY0000-Q1', 2, '"FY0000-Q1" is not a quarter of a year that the calendar has.'],
  ])('refuses %j with a year from month %d', (text, month, problem) => {
    expect(parseQuarter(text, month)).toEqual({ ok: false, problem });
  });
});

it.each([
  ['FY27-Q4', true],
  ['2026-q9', true],
  ['27q1', true],
  ['quarter', false],
  ['Q4', false],
])('looksLikeQuarter(%j) is %s', (text, expected) => {
  expect(looksLikeQuarter(text)).toBe(expected);
});

it('gives a goal the quarter of its due day as milestone', () => {
  expect(milestoneOf('2027-01-31', 2)).toEqual({ title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31' });
  expect(milestoneOf(null, 2)).toBeNull();
});

it('the ends of the calendar are no ends of the program', () => {
  expect(quarterOf('9999-12-31', 2)).toMatchObject({ start: '9999-11-01', due: '9999-12-31' });
  expect(quarterOf('0001-01-01', 2)).toMatchObject({ due: '0001-12-31' });
  expect(fiscalYearOf('9999-12-31', 2)).toEqual({ start: '9999-02-01', due: '9999-12-31' });
});

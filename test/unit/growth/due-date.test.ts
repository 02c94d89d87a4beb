// Due dates as people type them. Today is Monday 2026-11-23, in FY27-Q4.
import { describe, expect, it } from 'vitest';
import { parseDue } from '#growth/time/due-date.ts';

const calendar = { today: '2026-11-23', startMonth: 2 };
const forms =
  'Accepted: 2026-12-31 (year-month-day), +10d, +6w, +2m, today, tomorrow, a weekday, "end of month", "end of quarter", "end of year", FY27-Q4.';

describe('parseDue', () => {
  it.each([
    ['2026-12-31', '2026-12-31'],
    [' 2026-12-31 ', '2026-12-31'],
    ['2025-01-01', '2025-01-01'],
    ['2028-02-29', '2028-02-29'],
    ['+10d', '2026-12-03'],
    ['+6w', '2027-01-04'],
    ['+ 6 W', '2027-01-04'],
    ['+2m', '2027-01-23'],
    ['+0d', '2026-11-23'],
    ['+1y', '2027-11-23'],
    ['in 3 weeks', '2026-12-14'],
    ['+2 weeks', '2026-12-07'],
    ['yesterday', '2026-11-22'],
    ['today', '2026-11-23'],
    ['Tomorrow', '2026-11-24'],
    ['friday', '2026-11-27'],
    ['Fri', '2026-11-27'],
    ['sunday', '2026-11-29'],
    ['monday', '2026-11-30'],
    ['end of month', '2026-11-30'],
    ['end-of-quarter', '2027-01-31'],
    ['End of Year', '2027-01-31'],
    ['end_of_month', '2026-11-30'],
    ['FY27-Q4', '2027-01-31'],
    ['fy28-q1', '2027-04-30'],
    ['this friday', '2026-11-27'],
    ['on Friday', '2026-11-27'],
    ['December 31st', '2026-12-31'],
    ['31 Dec 2026', '2026-12-31'],
    ['31-Dec-2026', '2026-12-31'],
    ['Dec 31', '2026-12-31'],
    ['Dec. 31, 2026', '2026-12-31'],
    ['31st of December 2026', '2026-12-31'],
    ['1 Sept', '2027-09-01'],
    ['Nov 23', '2026-11-23'],
    ['Nov 22', '2027-11-22'],
    ['Feb 29 2028', '2028-02-29'],
    ['2w', '2026-12-07'],
    ['6w', '2027-01-04'],
    ['in two weeks', '2026-12-07'],
    ['in a month', '2026-12-23'],
    ['two weeks from now', '2026-12-07'],
    ['end of the quarter', '2027-01-31'],
    ['end of next quarter', '2027-04-30'],
    ['end of this month', '2026-11-30'],
    ['next month', '2026-12-31'],
    ['next week', '2026-12-06'],
    ['this year', '2027-01-31'],
  ])('%j is %s', (text, value) => {
    expect(parseDue(text, calendar)).toEqual({ ok: true, value });
  });

  it('knows the fiscal year of the project', () => {
    const answers = ['end of quarter', 'end of year', '2026-Q4'].map((text) =>
      parseDue(text, { today: '2026-11-23', startMonth: 1 }),
    );
    expect(answers).toEqual(['2026-12-31', '2026-12-31', '2026-12-31'].map((value) => ({ ok: true, value })));
    expect(parseDue('end of year', { today: '2026-11-23', startMonth: 10 })).toEqual({ ok: true, value: '2027-09-30' });
  });

  it('keeps month ends inside the month', () => {
    expect(parseDue('+1m', { today: '2027-01-31', startMonth: 2 })).toEqual({ ok: true, value: '2027-02-28' });
    expect(parseDue('end of month', { today: '2028-02-01', startMonth: 2 })).toEqual({ ok: true, value: '2028-02-29' });
  });

  it.each([
    ['2026-02-30', '"2026-02-30" is not a day of the calendar.'],
    ['2027-02-29', '"2027-02-29" is not a day of the calendar.'],
    ['2026-13-01', '"2026-13-01" is not a day of the calendar.'],
    ['03/04/2027', `"03/04/2027" can be read as two different days. ${forms}`],
    ['3/4', `"3/4" can be read as two different days. ${forms}`],
    ['2027/04/03', `"2027/04/03" can be read as two different days. ${forms}`],
    ['3.4.2027', `"3.4.2027" can be read as two different days. ${forms}`],
    ['', `A due date is missing. ${forms}`],
    ['soon', `"soon" is not a day. ${forms}`],
    ['next friday', `"next friday" is not a day. ${forms}`],
    ['2026-2-3', `"2026-2-3" is not a day. ${forms}`],
    ['Feb 30', '"Feb 30" is not a day of the calendar.'],
    ['31 April 2027', '"31 April 2027" is not a day of the calendar.'],
    ['last month', `"last month" is not a day. ${forms}`],
    ['Dec', `"Dec" is not a day. ${forms}`],
    ['3 Dec 4', `"3 Dec 4" is not a day. ${forms}`],
    ['31/12', `"31/12" can be read as two different days. ${forms}`],
    ['31.12.2026', `"31.12.2026" can be read as two different days. ${forms}`],
    ['-6w', `"-6w" is not a day. ${forms}`],
    ['+6q', `"+6q" is not a day. ${forms}`],
    ['+99999m', '"+99999m" is too far ahead: it is after the year 9999.'],
    [
      '2026-Q4',
      '"2026-Q4" could be a quarter of the calendar or of the fiscal year. The fiscal year that ends in 2026 has FY26-Q4.',
    ],
    ['FY27-Q7', '"FY27-Q7" is not a quarter. Write it as FY27-Q4, with Q1 to Q4.'],
  ])('refuses %j', (text, problem) => {
    expect(parseDue(text, calendar)).toEqual({ ok: false, problem });
  });
});

// Due dates as people type them. Today is Monday 2026-11-23, in FY27-Q4.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#growth/time/calendar.ts';
import { parseDue } from '#growth/time/due-date.ts';
import { dayForms } from '#growth/time/day-forms.ts';
import { parseDays } from '#growth/time/typed-days.ts';

const calendar = { today: '2026-11-23', startMonth: 2 };
const forms = `A day is ${dayForms}.`;

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
    ['31.01.2027', '2027-01-31'],
    ['3.4.2027', '2027-04-03'],
    ['31.1.', '2027-01-31'],
    ['31/12', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['05/05/2027', '2027-05-05'],
    ['2027/04/03', '2027-04-03'],
    ['2027.4.3.', '2027-04-03'],
    ['2026-2-3', '2026-02-03'],
    ['31 Jan 2027', '2027-01-31'],
    ['1 March', '2027-03-01'],
    ['next friday', '2026-12-04'],
    ['last friday', '2026-11-20'],
    ['this monday', '2026-11-23'],
    ['end of the month', '2026-11-30'],
    ['start of next quarter', '2027-02-01'],
    ['end of Q1', '2027-04-30'],
    ['1w', '2026-11-30'],
    ['-6w', '2026-10-12'],
    ['2w ago', '2026-11-09'],
    ['next 2 weeks', '2026-12-07'],
    ['Q1', '2027-04-30'],
    ['q4', '2027-01-31'],
    ['FY28', '2028-01-31'],
    ['Dec', '2026-12-31'],
    ['november', '2026-11-30'],
    ['October', '2027-10-31'],
    ['2027-02', '2027-02-28'],
    ['last month', '2026-10-31'],
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
    ['03/04/2027', '"03/04/2027" can be read as two different days: 2027-04-03 (3 April) or 2027-03-04 (4 March).'],
    ['03-04-2027', '"03-04-2027" can be read as two different days: 2027-04-03 (3 April) or 2027-03-04 (4 March).'],
    ['31.01.27', '"31.01.27" can be read as several days: write its year with four digits, as in 2027-01-31.'],
    ['31.2.2027', '"31.2.2027" is not a day of the calendar.'],
    ['12.31.2026', '"12.31.2026" is not a day of the calendar.'],
    ['Q5', '"Q5" is not a quarter: there are Q1 to Q4.'],
    ['end of the week', '"end of the week" can be read as two different days: name the friday or the sunday.'],
    ['in 2w ago', `"in 2w ago" is not a day. ${forms}`],
    ['12:30', `"12:30" is not a day. ${forms}`],
    ['the end of month', `"the end of month" is not a day. ${forms}`],
    ['FY28 or so', `"FY28 or so" is not a day. ${forms}`],
    ['read 3 books by friday', `"read 3 books by friday" is not a day. ${forms}`],
    ['3/4', '"3/4" can be read as two different days: 2027-04-03 (3 April) or 2027-03-04 (4 March).'],
    ['', `A day is missing. ${forms}`],
    ['soon', `"soon" is not a day. ${forms}`],
    ['Feb 30', '"Feb 30" is not a day of the calendar.'],
    ['31 April 2027', '"31 April 2027" is not a day of the calendar.'],
    ['3 Dec 4', `"3 Dec 4" is not a day. ${forms}`],
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

// One grammar: what names a side means the same wherever it is typed, and the rest lies where the reader looks.
describe('parseDays', () => {
  it.each([
    ['friday', '2026-11-27', '2026-11-20'],
    ['monday', '2026-11-30', '2026-11-23'],
    ['this friday', '2026-11-27', '2026-11-20'],
    ['2w', '2026-12-07', '2026-11-09'],
    ['1w', '2026-11-30', '2026-11-16'],
    ['31 Jan', '2027-01-31', '2026-01-31'],
    ['31.1.', '2027-01-31', '2026-01-31'],
    ['Q1', '2027-02-01', '2026-02-01'],
    ['Q4', '2026-11-01', '2026-11-01'],
    ['January', '2027-01-01', '2026-01-01'],
    ['next friday', '2026-12-04', '2026-12-04'],
    ['last friday', '2026-11-20', '2026-11-20'],
    ['last monday', '2026-11-16', '2026-11-16'],
    ['+2w', '2026-12-07', '2026-12-07'],
    ['in a week', '2026-11-30', '2026-11-30'],
    ['2w ago', '2026-11-09', '2026-11-09'],
    ['last 3 days', '2026-11-20', '2026-11-20'],
    ['last quarter', '2026-08-01', '2026-08-01'],
    ['FY27', '2026-02-01', '2026-02-01'],
    ['end of the month', '2026-11-30', '2026-11-30'],
    ['tomorrow', '2026-11-24', '2026-11-24'],
  ])('%j begins on %s ahead, and on %s back', (text, ahead, back) => {
    const first = (['ahead', 'back'] as const).map((facing) => {
      const days = parseDays(text, calendar, facing);
      return days.ok ? days.value.first : days.problem;
    });
    expect(first).toEqual([ahead, back]);
  });

  it('reads each form that its help names', () => {
    const named = dayForms.replace(/\([^)]*\)/g, '').split(/,| and /);
    const unread = named.filter((text) => !parseDays(text.trim().replaceAll('"', ''), calendar, 'ahead').ok);
    expect([named.length > 8, unread]).toEqual([true, []]);
  });

  it('holds a day that is typed in any order that shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (count) => {
        const day = addDays('2020-01-01', count);
        const [year, month, date] = day.split('-');
        for (const text of [day, `${date}.${month}.${year}`, `${year}/${month}/${date}`]) {
          expect(parseDue(text, calendar)).toEqual({ ok: true, value: day });
        }
        const slashed = parseDue(`${date}/${month}/${year}`, calendar);
        expect(slashed.ok).toBe(Number(date) > 12 || date === month);
      }),
    );
  });
});

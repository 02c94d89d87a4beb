// The days a report covers. Today is Monday 2026-11-23 unless a test says otherwise.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '#growth/time/calendar.ts';
import { dayForms } from '#growth/time/day-forms.ts';
import { parseWindow, windowOf } from '#growth/time/window.ts';

const here = { today: '2026-11-23', zone: 'Europe/Berlin', startMonth: 2 };

describe('parseWindow', () => {
  it('covers seven days back without a wish, with their instants', () => {
    expect(parseWindow(here)).toEqual({
      ok: true,
      value: {
        since: '2026-11-16',
        until: '2026-11-23',
        zone: 'Europe/Berlin',
        why: 'since 7 days ago: no 1:1 before today is closed',
        start: '2026-11-15T23:00:00.000Z',
        end: '2026-11-23T23:00:00.000Z',
      },
    });
  });

  it.each<[string | null, string | null, string, string, string]>([
    ['2026-11-20', null, '2026-11-20', '2026-11-23', 'since 2026-11-20'],
    ['2w', null, '2026-11-09', '2026-11-23', 'since 2w'],
    ['10d', null, '2026-11-13', '2026-11-23', 'since 10d'],
    ['3 m', null, '2026-08-23', '2026-11-23', 'since 3 m'],
    ['2w ago', null, '2026-11-09', '2026-11-23', 'since 2w ago'],
    ['monday', null, '2026-11-23', '2026-11-23', 'since monday'],
    ['Tuesday', null, '2026-11-17', '2026-11-23', 'since Tuesday'],
    ['sun', null, '2026-11-22', '2026-11-23', 'since sun'],
    ['today', null, '2026-11-23', '2026-11-23', 'since today'],
    ['2 weeks', null, '2026-11-09', '2026-11-23', 'since 2 weeks'],
    ['01.11.2026', null, '2026-11-01', '2026-11-23', 'since 01.11.2026'],
    ['31 Jan', null, '2026-01-31', '2026-11-23', 'since 31 Jan'],
    [' 2w ', ' friday ', '2026-11-09', '2026-11-20', 'since 2w, until friday'],
    [null, ' friday ', '2026-11-13', '2026-11-20', 'until friday, since 7 days before'],
    [' Q3', 'q3 ', '2026-08-01', '2026-10-31', 'Q3'],
    ['Q3', 'Q3', '2026-08-01', '2026-10-31', 'Q3'],
    ['yesterday', null, '2026-11-22', '2026-11-23', 'since yesterday'],
    ['this week', null, '2026-11-23', '2026-11-23', 'since the start of this week'],
    ['last week', null, '2026-11-16', '2026-11-23', 'since the start of last week'],
    ['last-month', null, '2026-10-01', '2026-11-23', 'since the start of last-month'],
    ['this month', null, '2026-11-01', '2026-11-23', 'since the start of this month'],
    ['this quarter', null, '2026-11-01', '2026-11-23', 'since the start of this quarter'],
    ['last quarter', null, '2026-08-01', '2026-11-23', 'since the start of last quarter'],
    ['this year', null, '2026-02-01', '2026-11-23', 'since the start of this year'],
    ['FY27-Q3', null, '2026-08-01', '2026-11-23', 'since the start of FY27-Q3'],
    ['FY27-Q3', 'FY27-Q3', '2026-08-01', '2026-10-31', 'FY27-Q3'],
    ['last month', 'last month', '2026-10-01', '2026-10-31', 'last month'],
    ['last year', 'last year', '2025-02-01', '2026-01-31', 'last year'],
    ['last week', 'last week', '2026-11-16', '2026-11-22', 'last week'],
    [null, '2026-10-31', '2026-10-24', '2026-10-31', 'until 2026-10-31, since 7 days before'],
    [null, 'friday', '2026-11-13', '2026-11-20', 'until friday, since 7 days before'],
    ['2026-11-23', '2026-11-23', '2026-11-23', '2026-11-23', '2026-11-23'],
    ['this quarter', 'this quarter', '2026-11-01', '2026-11-23', 'this quarter, cut at today'],
    [null, '2027-01-01', '2026-11-16', '2026-11-23', 'until 2027-01-01, cut at today, since 7 days before'],
  ])('since %j until %j', (since, until, first, last, why) => {
    expect(parseWindow({ ...here, since, until })).toEqual({ ok: true, value: windowOf(first, last, here.zone, why) });
  });

  const forms = `A day is ${dayForms}.`;
  it.each<[string | null, string | null, string]>([
    ['2026-02-30', null, '"2026-02-30" is not a day of the calendar.'],
    [null, '2026-02-30', '"2026-02-30" is not a day of the calendar.'],
    ['soon', null, `"soon" is not a day. ${forms}`],
    [
      '03/04/2026',
      null,
      '"03/04/2026" can be read as two different days: 2026-04-03 (3 April) or 2026-03-04 (4 March).',
    ],
    ['', null, `A day is missing. ${forms}`],
    ['+2w', null, '"+2w" starts on 2026-12-07, which is still ahead; a window reaches until today at most.'],
    ['last', null, 'There is no closed 1:1 before today that "last" could mean.'],
    ['lately', null, `"lately" is not a day. ${forms}`],
    ['FY27-Q9', null, '"FY27-Q9" is not a quarter. Write it as FY27-Q4, with Q1 to Q4.'],
    [
      '2026-11-24',
      null,
      '"2026-11-24" starts on 2026-11-24, which is still ahead; a window reaches until today at most.',
    ],
    ['FY28-Q1', null, '"FY28-Q1" starts on 2027-02-01, which is still ahead; a window reaches until today at most.'],
    [' +1d ', null, '"+1d" starts on 2026-11-24, which is still ahead; a window reaches until today at most.'],
    ['2026-11-20', '2026-11-19', 'The window would start on 2026-11-20 and end on 2026-11-19, before its start.'],
  ])('refuses since %j until %j', (since, until, problem) => {
    expect(parseWindow({ ...here, since, until })).toEqual({ ok: false, problem });
  });

  it('refuses a zone that is none', () => {
    const problem = '"Mars/Olympus" is not a time zone. Write it like Europe/Berlin or UTC.';
    expect(parseWindow({ ...here, zone: 'Mars/Olympus' })).toEqual({ ok: false, problem });
  });
});

describe('a window', () => {
  it.each([
    ['a spring day of 23 hours', '2026-03-29', 'Europe/Berlin', 23],
    ['an autumn day of 25 hours', '2026-10-25', 'Europe/Berlin', 25],
    ['a spring day in New York', '2026-03-08', 'America/New_York', 23],
    ['an autumn day in New York', '2026-11-01', 'America/New_York', 25],
    ['a day of 24 and a half hours', '2026-04-05', 'Australia/Lord_Howe', 24.5],
    ['a day of 23 and a half hours', '2026-10-04', 'Australia/Lord_Howe', 23.5],
    ['a plain day', '2026-11-23', 'Asia/Kathmandu', 24],
    ['a day without midnight', '2018-11-04', 'America/Sao_Paulo', 23],
    ['a day that was left out', '2011-12-30', 'Pacific/Apia', 0],
  ])('holds %s whole', (_name, day, zone, hours) => {
    const { start, end } = windowOf(day, day, zone, 'a test');
    expect((Date.parse(end) - Date.parse(start)) / 3_600_000).toBe(hours);
  });

  it('holds an instant exactly when its day is one of the days', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Apia',
    );
    const instant = fc
      .date({ min: new Date('2011-12-01'), max: new Date('2029-01-31'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(
        instant,
        zone,
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        (at, inZone, shift, length) => {
          const day = dayOf(at, inZone);
          const since = addDays(day, shift);
          const { start, end, until } = windowOf(since, addDays(since, length), inZone, 'a test');
          expect(start <= at && at < end).toBe(since <= day && day <= until);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leaves no gap between weekly reports: last Monday after the report is in this one', () => {
    const before = parseWindow({ ...here, today: '2026-11-16' });
    const after = parseWindow(here);
    expect([before.ok && before.value.until, after.ok && after.value.since]).toEqual(['2026-11-16', '2026-11-16']);
  });
});

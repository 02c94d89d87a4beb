// Days and instants across time zones, clock changes, leap days and year ends.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  daysSince,
  endOfMonth,
  isDay,
  isZone,
  sameTimeOn,
  startOfDay,
  weekdayNamed,
  weekdayOf,
} from '#growth/time/calendar.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];
const someDay = fc
  .date({ min: new Date('1960-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('isDay', () => {
  it.each([
    ['2026-11-23', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['0001-01-01', true],
    ['9999-12-31', true],
    ['1969-12-31', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2026-02-30', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['0000-01-01', false],
    ['2026-2-3', false],
    ['26-02-03', false],
    ['20260203', false],
    ['2026-02-03T00:00:00Z', false],
    [' 2026-02-03', false],
    ['+002026-02-03', false],
    ['٢٠٢٦-٠٢-٠٣', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});

describe('dayOf', () => {
  it.each([
    ['2026-11-23T23:30:00.000Z', 'UTC', '2026-11-23'],
    ['2026-11-23T23:30:00.000Z', 'Europe/Berlin', '2026-11-24'],
    ['2026-11-23T04:59:59.999Z', 'America/New_York', '2026-11-22'],
    ['2026-11-23T05:00:00.000Z', 'America/New_York', '2026-11-23'],
    ['2026-11-23T18:14:59.999Z', 'Asia/Kathmandu', '2026-11-23'],
    ['2026-11-23T18:15:00.000Z', 'Asia/Kathmandu', '2026-11-24'],
    ['2026-12-31T23:00:00.000Z', 'Europe/Berlin', '2027-01-01'],
    ['2028-02-28T23:00:00.000Z', 'Europe/Berlin', '2028-02-29'],
    // Lord Howe moves its clock by half an hour.
    ['2026-04-04T12:59:59.999Z', 'Australia/Lord_Howe', '2026-04-04'],
    ['2026-04-04T13:00:00.000Z', 'Australia/Lord_Howe', '2026-04-05'],
    ['2026-04-05T13:29:59.999Z', 'Australia/Lord_Howe', '2026-04-05'],
    ['2026-04-05T13:30:00.000Z', 'Australia/Lord_Howe', '2026-04-06'],
    // Apia went from 29 to 31 December 2011.
    ['2011-12-30T09:59:59.999Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00.000Z', 'Pacific/Apia', '2011-12-31'],
    ['1969-12-31T23:59:59.000Z', 'UTC', '1969-12-31'],
  ])('%s in %s is %s', (instant, zone, expected) => {
    expect(dayOf(instant, zone)).toBe(expected);
  });
});

describe('startOfDay', () => {
  it.each([
    ['2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z'],
    // Berlin: 23 hours on 29 March, 25 hours on 25 October.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    ['2026-04-06', 'Australia/Lord_Howe', '2026-04-05T13:30:00.000Z'],
    ['2026-10-05', 'Australia/Lord_Howe', '2026-10-04T13:00:00.000Z'],
    ['2026-11-23', 'Asia/Kathmandu', '2026-11-22T18:15:00.000Z'],
    // No midnight: the day begins at one o'clock.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    // A day that never was begins with the next one.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s in %s is %s', (day, zone, expected) => {
    expect(startOfDay(day, zone)).toBe(expected);
  });

  it('is the first instant of that day, in every zone', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(...zones), (day, zone) => {
        fc.pre(
          !(zone === 'Pacific/Apia' && day === '2011-12-30') &&
            !(zone === 'Pacific/Kiritimati' && day === '1994-12-31'),
        );
        const start = startOfDay(day, zone);
        const before = new Date(Date.parse(start) - 1).toISOString();
        expect([dayOf(start, zone), dayOf(before, zone) < day]).toEqual([day, true]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('arithmetic', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['1970-01-01', -1, '1969-12-31'],
  ])('%s plus %d days is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
  ])('%s plus %d months is %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });

  it.each([
    ['2026-02-10', '2026-02-28'],
    ['2028-02-29', '2028-02-29'],
    ['2026-12-01', '2026-12-31'],
  ])('the month of %s ends on %s', (day, expected) => {
    expect(endOfMonth(day)).toBe(expected);
  });

  it('counts back what it added', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  it('never leaves the four-digit years', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('soon', 1)).toThrow(RangeError);
  });
});

describe('daysSince', () => {
  it.each([
    ['a minute ago, but yesterday', '2026-11-22T22:59:00.000Z', '2026-11-23', 'Europe/Berlin', 1],
    ['today', '2026-11-22T23:00:00.000Z', '2026-11-23', 'Europe/Berlin', 0],
    ['over a day of 23 hours', '2026-03-28T23:00:00.000Z', '2026-03-30', 'Europe/Berlin', 1],
    ['over a day of 25 hours', '2026-10-24T22:00:00.000Z', '2026-10-26', 'Europe/Berlin', 1],
    ['a server clock ahead of ours', '2026-11-24T10:00:00.000Z', '2026-11-23', 'UTC', 0],
  ])('%s', (_name, instant, today, zone, expected) => {
    expect(daysSince(instant, today, zone)).toBe(expected);
  });
});

describe('weekdays', () => {
  it.each([
    ['2026-11-23', 1],
    ['2026-11-29', 7],
    ['1969-12-31', 3],
  ])('%s is day %d of the week', (day, expected) => {
    expect(weekdayOf(day)).toBe(expected);
  });

  it.each([
    ['monday', 1],
    ['Fri', 5],
    ['THURS', 4],
    ['tues', 2],
    ['su', null],
    ['s', null],
    ['freitag', null],
    ['fridays', null],
    ['', null],
  ])('%j is %s', (text, expected) => {
    expect(weekdayNamed(text)).toBe(expected);
  });
});

describe('isZone', () => {
  it.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['Pacific/Apia', true],
    ['Mars/Olympus', false],
    ['+02:00', false],
    ['Europe', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isZone(text)).toBe(expected);
  });
});

it.each([
  ['2026-12-14', '2026-11-28T22:45:00.000Z', 'UTC', '2026-12-14T22:45:00.000Z'],
  ['2026-07-01', '2026-11-28T22:45:00.000Z', 'Europe/Berlin', '2026-07-01T21:45:00.000Z'],
  ['2026-03-29', '2026-11-28T22:30:00.000Z', 'Europe/Berlin', '2026-03-29T21:59:59.999Z'],
])('%s at the time of %s in %s', (day, at, zone, moment) => {
  expect(sameTimeOn(day, at, zone)).toBe(moment);
});

describe('of more instants and days than are remembered', () => {
  const minutes = Array.from({ length: 25_000 }, (_, minute) =>
    new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  );

  it.each([
    ['UTC', 0],
    ['Asia/Kathmandu', 345],
  ])('each has its own day, in %s', (zone, aheadMinutes) => {
    const shown = (at: string) => new Date(Date.parse(at) + aheadMinutes * 60_000).toISOString().slice(0, 10);
    expect(minutes.filter((at) => dayOf(at, zone) !== shown(at))).toEqual([]);
  });

  it('each is as far from the first as it is late', () => {
    for (let late = 0; late < 25_000; late += 1)
      if (daysBetween('1990-01-01', addDays('1990-01-01', late)) !== late) expect.fail(`${late}`);
    expect(daysBetween('0001-01-01', '9999-12-31')).toBe(3_652_058);
    expect(() => daysBetween('2026-02-30', '2026-03-01')).toThrow('Not a day: 2026-02-30');
  });
});

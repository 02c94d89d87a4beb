import fc from 'fast-check';
import * as ExactTime from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as ZonedTime from 'temporal-polyfill/fns/ZonedDateTime';
import { expect, test } from 'vitest';
import { dayOf } from '#growth/time/calendar.ts';
import { steadyDayOf } from '#growth/time/steady-days.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
];

const byTemporal = (instant: string, zone: string) =>
  PlainDate.toString(ZonedTime.toPlainDate(ExactTime.toZonedDateTimeISO(ExactTime.fromString(instant), zone)));

test('the day is the one that Temporal says, in every zone and form', () => {
  const ms = fc.integer({ min: Date.parse('1972-01-01T00:00:00Z'), max: Date.parse('2060-01-01T00:00:00Z') });
  const forms = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.replace('Z', '456789Z'),
    (text: string) => text.replace('Z', '+05:30'),
    (text: string) => text.replace('Z', '-11:00'),
    (text: string) => text.replace(/\.\d+Z/, 'Z'),
  );
  fc.assert(
    fc.property(ms, forms, fc.constantFrom(...zones), (at, form, zone) => {
      const instant = form(new Date(at).toISOString());
      expect(dayOf(instant, zone)).toBe(byTemporal(instant, zone));
    }),
    { numRuns: 800 },
  );
});

test.each([
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
])('around a change of clocks of %s', (zone, change) => {
  for (let minute = -36 * 60; minute <= 36 * 60; minute += 23)
    for (const ms of [-1, 0, 1]) {
      const instant = new Date(Date.parse(change) + minute * 60_000 + ms).toISOString();
      expect(dayOf(instant, zone)).toBe(byTemporal(instant, zone));
    }
});

test.each([
  '2026-02-30T10:00:00Z',
  '2026-04-31T10:00:00Z',
  '2026-04-01T24:00:00Z',
  '2026-04-01T10:00Z',
  '2026-04-01 10:00:00Z',
  'yesterday',
])('%s is left to Temporal', (text) => {
  expect(steadyDayOf(text, 'UTC')).toBeNull();
});

test('nor is a day said on which clocks change', () => {
  expect(steadyDayOf('2026-03-28T12:00:00Z', 'Europe/Berlin')).toBe('2026-03-28');
  expect(steadyDayOf('2026-10-25T00:30:00Z', 'Europe/Berlin')).toBeNull();
});

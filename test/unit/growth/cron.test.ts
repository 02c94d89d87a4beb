// Cron lines: what can be read, and when a line comes next, clock changes and leap days included.
import { describe, expect, test } from 'vitest';
import { namesSomeDay, nextRun, parseCron } from '#growth/time/cron.ts';

const next = (line: string, zone: string, after: string) => {
  const cron = parseCron(line);
  if (!cron.ok) throw new Error(cron.problem);
  return nextRun(cron.value, zone, after);
};

describe('the next run', () => {
  const monday = '2026-11-23T09:00:00.000Z';
  test.each([
    ['0 8 * * 2', 'UTC', monday, '2026-11-24T08:00:00.000Z'],
    ['0 8 * * tue', 'Europe/Berlin', monday, '2026-11-24T07:00:00.000Z'],
    ['0 8 * * 2', 'Asia/Kathmandu', monday, '2026-11-24T02:15:00.000Z'],
    ['0 9 * * 1', 'UTC', monday, '2026-11-30T09:00:00.000Z'],
    ['1 9 * * 1', 'UTC', monday, '2026-11-23T09:01:00.000Z'],
    // Already Tuesday there.
    ['0 8 * * 2', 'Pacific/Auckland', '2026-11-23T19:30:00.000Z', '2026-11-30T19:00:00.000Z'],
    ['0 18 * * 7', 'UTC', monday, '2026-11-29T18:00:00.000Z'],
    ['*/20 7-8 * * MON-FRI', 'UTC', monday, '2026-11-24T07:00:00.000Z'],
    ['5/25 9 * * *', 'UTC', monday, '2026-11-23T09:05:00.000Z'],
    ['30,10 9 * * *', 'UTC', monday, '2026-11-23T09:10:00.000Z'],
    ['0 8 1,15 * *', 'UTC', monday, '2026-12-01T08:00:00.000Z'],
    // With both days named, one is enough.
    ['0 8 25 * 5', 'UTC', monday, '2026-11-25T08:00:00.000Z'],
    ['0 8 1 jan,jul *', 'UTC', monday, '2027-01-01T08:00:00.000Z'],
    ['0 8 29 2 *', 'UTC', monday, '2028-02-29T08:00:00.000Z'],
    ['0 8 29 2 *', 'UTC', '2096-03-01T00:00:00.000Z', '2104-02-29T08:00:00.000Z'],
    ['0 8 30 2 *', 'UTC', monday, null],
    // 02:30 does not come in Berlin on 2027-03-28, and comes twice on 2026-10-25: the first counts.
    ['30 2 * * 0', 'Europe/Berlin', '2027-03-27T12:00:00.000Z', '2027-04-04T00:30:00.000Z'],
    ['30 2 25 10 *', 'Europe/Berlin', '2026-10-24T12:00:00.000Z', '2026-10-25T00:30:00.000Z'],
    // The same time of day on both sides of a change.
    ['0 8 * * 1', 'America/New_York', '2026-10-27T00:00:00.000Z', '2026-11-02T13:00:00.000Z'],
    ['0 8 * * 1', 'America/New_York', '2026-10-24T00:00:00.000Z', '2026-10-26T12:00:00.000Z'],
  ])('%s in %s after %s', (line, zone, after, expected) => {
    expect(next(line, zone, after)).toBe(expected);
  });
});

test.each([
  ['0 8 30 2 *', false],
  ['0 8 31 2,4,6,9,11 *', false],
  ['0 8 29 2 *', true],
  ['0 8 31 2,3 *', true],
  ['0 8 29-31 2 *', true],
  // With both days named, one is enough.
  ['0 8 30 2 1', true],
])('whether any year has a day for %s: %s', (line, expected) => {
  const cron = parseCron(line);
  expect(cron.ok && namesSomeDay(cron.value)).toBe(expected);
});

describe('what cannot be read says which field and why', () => {
  test.each([
    ['', 'and it is empty'],
    ['  ', 'and it is empty'],
    [' 0 8 * * ', '"0 8 * *" has 4'],
    ['0 0 8 * * 2', 'has 6'],
    ['@weekly', '"@weekly" has 1'],
    ['60 8 * * 2', '"60" is no minute: 0 to 59'],
    ['0 24 * * 2', '"24" is no hour'],
    ['0 8 0 * *', '"0" is no day of the month'],
    ['0 8 * 13 *', '"13" is no month'],
    ['0 8 * * 8', '"8" is no day of the week'],
    ['0 8 * * fryday', '"fryday" is no day of the week'],
    ['0 17-9 * * *', '"17-9" is no hour'],
    ['*/0 8 * * *', '"*/0" is no minute'],
    ['0, 8 * * *', '"" is no minute'],
    ['-5 8 * * *', '"-5" is no minute'],
    ['0-60 8 * * *', '"0-60" is no minute'],
    ['x-5 8 * * *', '"x-5" is no minute'],
    ['005 8 * * *', '"005" is no minute'],
    ['0 8 L * *', '"l" is no day of the month'],
    ['0 8 * * 1#2', '"1#2" is no day of the week'],
  ])('%j', (line, problem) => {
    const read = parseCron(line);
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
    expect(read.ok ? '' : read.problem).toContain('"0 8 * * 2" is every Tuesday at 08:00');
  });
});

test('the line is sent with single spaces and in lower case', () => {
  expect(parseCron('  0   8 * *  TUE ')).toMatchObject({ ok: true, value: { text: '0 8 * * tue' } });
});

// Which 1:1 was the last, which is the next, and on which day the one after it is.
import { describe, expect, it } from 'vitest';
import { currentMeeting, lastHeld, meetingDay, nextMeeting, nextMeetingDay } from '#growth/meetings/one-on-one.ts';
import { parseWindow } from '#growth/time/window.ts';
import { meeting } from '../reports/story.ts';

const today = '2026-11-24';

describe('meetingDay', () => {
  it.each([
    ['the due date first', { due: '2026-11-17', title: '1:1 2026-11-10' }, '2026-11-17'],
    ['else the title', { due: null, title: 'Our 1:1 (2026-11-10)' }, '2026-11-10'],
    ['a day in words', { due: null, title: '1:1 24 Nov' }, '2026-11-24'],
    ['the month first', { due: null, title: 'Sam and Alex, November 24th: 1:1' }, '2026-11-24'],
    ['a day in words with its year', { due: null, title: '1:1 on 24. Nov 2027' }, '2027-11-24'],
    ['written down the day after', { due: null, title: '1:1 19 Nov' }, '2026-11-19'],
    ['a day of next year', { due: null, title: '1:1 5 Jan' }, '2027-01-05'],
    ['a day that the calendar has not', { due: null, title: '1:1 2026-02-30' }, null],
    ['a day in words that the calendar has not', { due: null, title: '1:1 31 Nov' }, null],
    ['a number and a word that is no month', { due: null, title: '1:1 with 3 people' }, null],
    ['no day at all', { due: null, title: '1:1 next week' }, null],
  ])('%s', (_name, given, day) => expect(meetingDay({ ...given, createdAt: '2026-11-20T09:00:00Z' })).toBe(day));
});

describe('the last 1:1', () => {
  const closed = (iid: number, day: string) => meeting({ iid, day, state: 'closed' });
  it.each([
    ['none', [], null],
    ['the latest of two', [closed(1, '2026-11-10'), closed(2, '2026-11-17')], 2],
    ['by its day, not by its number', [closed(2, '2026-11-10'), closed(1, '2026-11-17')], 1],
    ['never one that is open', [meeting({ iid: 2, day: '2026-11-17' }), closed(1, '2026-11-10')], 1],
    ["never today's, though it is closed", [closed(2, '2026-11-24'), closed(1, '2026-11-17')], 1],
    ['never one ahead', [closed(2, '2026-12-01')], null],
    ['never one without a day', [{ ...closed(1, '2026-11-10'), due: null, title: '1:1' }], null],
  ])('%s', (_name, meetings, iid) => expect(lastHeld(meetings, today)?.iid ?? null).toBe(iid));
});

describe('the next 1:1', () => {
  it.each([
    ["today's", [meeting({ iid: 1, day: '2026-11-24' }), meeting({ iid: 2, day: '2026-12-01' })], 1, 1],
    ['one that is past and open is nobody’s next', [meeting({ iid: 1, day: '2026-11-17' })], null, 1],
    ['closed ones do not count', [meeting({ iid: 1, day: '2026-12-01', state: 'closed' })], null, null],
  ] as const)('%s', (_name, meetings, next, current) => {
    expect(nextMeeting(meetings, today)?.iid ?? null).toBe(next);
    expect(currentMeeting(meetings, today)?.iid ?? null).toBe(current);
  });
});

describe('the day of the next one', () => {
  it.each([
    [{ last: null, rhythm: 'weekly', weekday: null }, '2026-12-01'],
    [{ last: null, rhythm: 'weekly', weekday: 'thursday' }, '2026-11-26'],
    [{ last: null, rhythm: 'weekly', weekday: 'tuesday' }, '2026-11-24'],
    [{ last: '2026-11-24', rhythm: 'weekly', weekday: 'tuesday' }, '2026-12-01'],
    [{ last: '2026-11-17', rhythm: 'weekly', weekday: null }, '2026-11-24'],
    [{ last: '2026-11-17', rhythm: 'every-two-weeks', weekday: null }, '2026-12-01'],
    [{ last: '2026-10-01', rhythm: 'weekly', weekday: null }, '2026-11-26'],
    [{ last: '2026-10-31', rhythm: 'monthly', weekday: null }, '2026-11-30'],
    [{ last: '2026-01-31', rhythm: 'monthly', weekday: null }, '2026-11-30'],
    [{ last: '2026-11-17', rhythm: 'none', weekday: 'tuesday' }, null],
  ] as const)('%j', (given, day) => expect(nextMeetingDay({ ...given, today })).toBe(day));
});

describe('a window without a question', () => {
  const asked = { today, zone: 'Europe/Berlin', startMonth: 2 };
  it.each([
    ['the last 1:1', { held: '2026-11-17', reported: '2026-11-20' }, '2026-11-17', 'since the last 1:1 on 2026-11-17'],
    [
      'else the last posted report',
      { held: null, reported: '2026-11-20' },
      '2026-11-20',
      'since the last posted report on 2026-11-20: no 1:1 before today is closed',
    ],
    [
      'the last 1:1 that could be read',
      { held: '2026-11-17', reported: null, someUnread: true },
      '2026-11-17',
      'since the 1:1 on 2026-11-17: not all 1:1s could be read',
    ],
    [
      'else seven days',
      { held: null, reported: null },
      '2026-11-17',
      'since 7 days ago: no 1:1 before today is closed',
    ],
  ])('begins with %s', (_name, last, since, why) => {
    expect(parseWindow({ ...asked, last })).toMatchObject({ ok: true, value: { since, until: today, why } });
  });

  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'];
  /** Meetings on the day before or after a clock change, and around the end of a quarter. */
  const meetings = [
    ['2026-03-24', '2026-03-31'],
    ['2026-10-20', '2026-10-27'],
    ['2026-10-31', '2026-11-02'],
    ['2026-01-27', '2026-02-03'],
    ['2026-04-03', '2026-04-07'],
  ] as const;
  it.each(zones.flatMap((zone) => meetings.map((days) => [zone, ...days] as const)))(
    'in %s from %s until %s holds every instant between, the Friday evening too',
    (zone, held, day) => {
      const first = parseWindow({ today: held, zone, startMonth: 2, last: { held: null, reported: null } });
      const second = parseWindow({ today: day, zone, startMonth: 2, last: { held, reported: null } });
      if (!first.ok || !second.ok) throw new Error('no window');
      // The day of the 1:1 is in both: what came after the meeting is in the second.
      expect(second.value.start < first.value.end).toBe(true);
      expect(second.value.since).toBe(held);
      expect(Date.parse(second.value.end)).toBeGreaterThan(Date.parse(`${day}T00:00:00Z`));
    },
  );

  it('takes `last` for the last 1:1 on either side', () => {
    const last = { held: '2026-11-17', reported: null };
    expect(parseWindow({ ...asked, since: 'last', last })).toMatchObject({
      value: { since: '2026-11-17', until: today, why: 'since the last 1:1 on 2026-11-17' },
    });
    expect(parseWindow({ ...asked, since: '2w', until: 'last', last })).toMatchObject({
      value: { since: '2026-11-10', until: '2026-11-17' },
    });
  });
});

// A calendar as text: read back by another library's parser, whatever the titles hold.
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { renderCalendar } from '#render/calendar/ics.ts';
import type { CalendarEvent } from '#reports/calendar.ts';

const event: CalendarEvent = {
  uid: 'devgrowth-1-goal-2@gitlab.com',
  kind: 'goal',
  day: '2026-12-18',
  weeklyUntil: null,
  number: 2,
  title: 'Due: Read one book',
  url: 'https://gitlab.com/alex/goals/-/issues/2',
  isTitleLeftOut: false,
};

const written = (...events: readonly CalendarEvent[]) => writtenAt('2026-11-30T08:15:30.123Z', ...events);

function writtenAt(changedAt: string, ...events: readonly CalendarEvent[]): string {
  const completeness = { complete: true, sources: [] };
  const calendar = {
    name: 'Goals of alex/goals',
    changedAt,
    events,
    undated: 0,
    completeness,
  };
  return renderCalendar(calendar).toString();
}

const readBack = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));

const family = '👩‍👩‍👧‍👦';

describe('a title comes back as it was', () => {
  test.each([
    ['commas, semicolons, backslashes', 'One, two; three \\n four \\\\ "five": six', null],
    ['line ends', 'One\r\nBEGIN:VEVENT\nUID:evil\r\rEND:VEVENT\u2028two', 'One BEGIN:VEVENT UID:evil END:VEVENT two'],
    ['escape sequences and marks of direction', '\u001b[31mred\u001b[0m \u202etxt.exe', 'red txt.exe'],
    ['ten thousand letters', 'Läßt '.repeat(2000).trim(), null],
    ['nothing but blanks', '   ', ''],
  ])('%s', (_what, title, read) => {
    const [only, ...others] = readBack(written({ ...event, title }));
    expect(only?.summary).toBe(read ?? title);
    expect(only?.uid).toBe(event.uid);
    expect(others).toEqual([]);
  });

  test('an emoji at every place around the fold, and no line over 75 bytes', () => {
    for (let before = 55; before < 80; before += 1) {
      const title = `${'x'.repeat(before)}${family}é${family}`;
      const text = written({ ...event, title });
      expect(readBack(text)[0]?.summary).toBe(title);
      const lines = text.split('\r\n');
      expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
      expect(text).not.toContain('\uFFFD');
    }
  });
});

test('a day is a DATE without a zone, once or every week, and blocks nobody', () => {
  const weekly = { ...event, uid: 'devgrowth-1-check-in-0@gitlab.com', weeklyUntil: '2027-01-31' };
  const text = written(event, weekly);
  expect(text).toContain('DTSTART;VALUE=DATE:20261218\r\n');
  expect(text).not.toMatch(/TZID|VTIMEZONE|DTSTART:/);
  expect(text.match(/TRANSP:TRANSPARENT/g)).toHaveLength(2);
  const [once, everyWeek] = readBack(text);
  expect([once?.startDate.isDate, once?.startDate.toString()]).toEqual([true, '2026-12-18']);
  expect(everyWeek?.isRecurring()).toBe(true);
  const days = everyWeek?.iterator();
  const seen: string[] = [];
  for (let next = days?.next(); next; next = days?.next()) seen.push(next.toString());
  expect(seen).toEqual([
    '2026-12-18',
    '2026-12-25',
    '2027-01-01',
    '2027-01-08',
    '2027-01-15',
    '2027-01-22',
    '2027-01-29',
  ]);
});

test('equal calendars are equal bytes, and say when the newest change was', () => {
  expect(written(event)).toBe(written(event));
  expect(written(event)).toContain('DTSTAMP:20261130T081530Z\r\n');
  expect(written(event)).toMatch(/\r\nSEQUENCE:[1-9]\d*\r\n/);
  expect(written(event)).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
});

test('the number of a change counts seconds, never below none', () => {
  expect(writtenAt('2019-12-31T23:00:00.000Z', event)).toContain('\r\nSEQUENCE:0\r\n');
  expect(writtenAt('2020-01-01T00:01:01.900Z', event)).toContain('\r\nSEQUENCE:61\r\n');
});

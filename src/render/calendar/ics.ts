// A calendar as text that calendar programs import: RFC 5545. https://www.rfc-editor.org/rfc/rfc5545
import ical, { ICalEventTransparency } from 'ical-generator';
import type { Day, Instant } from '#growth/words/goal.ts';
import { type Calendar, type CalendarEvent, calendarMaker } from '#reports/calendar.ts';
import { type Ink, ink, joined } from '../terminal/ink.ts';
import { oneLine } from '../text.ts';

/** Equal calendars give equal bytes. Lines end in CRLF. */
export function renderCalendar({ name, changedAt, events }: Calendar): Ink {
  const calendar = ical({ name: oneLine(name), prodId: calendarMaker });
  for (const event of events) calendar.createEvent(eventOf(event, changedAt));
  const lines = calendar.toString().trimEnd().split('\r\n');
  return joined(lines.map((line) => ink`${line}\r\n`));
}

function eventOf({ uid, day, weeklyUntil, title, url }: CalendarEvent, changedAt: Instant) {
  return {
    id: uid,
    start: day,
    allDay: true,
    summary: oneLine(title),
    stamp: changedAt,
    lastModified: changedAt,
    // It has to grow with each change: some programs take an event that they know for a newer one by it alone.
    sequence: Math.max(0, Math.floor((Date.parse(changedAt) - Date.parse(countedFrom)) / 1000)),
    transparency: ICalEventTransparency.TRANSPARENT,
    ...(url === null ? {} : { url: oneLine(url) }),
    ...(weeklyUntil === null ? {} : { repeating: `FREQ=WEEKLY;UNTIL=${dateValue(weeklyUntil)}` }),
  };
}

/** A 32-bit number then holds the seconds until 2088. */
const countedFrom: Instant = '2020-01-01T00:00:00.000Z';

const dateValue = (day: Day) => day.replaceAll('-', '');

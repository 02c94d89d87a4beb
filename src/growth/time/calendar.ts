// Arithmetic with days, and where a day begins in a time zone.
import * as ExactTime from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as ZonedTime from 'temporal-polyfill/fns/ZonedDateTime';
import type { Day, Instant } from '../words/goal.ts';
import { steadyDayOf } from './steady-days.ts';

type Date = ReturnType<typeof PlainDate.create>;

const dayMs = 86_400_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Monday first, as ISO 8601 counts. */
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** True for a day that the calendar has: not `2026-02-30`, not `2026-2-3`. Years 0001 to 9999. */
export function isDay(text: string): boolean {
  return dateOf(text) !== null;
}

/** The day it was at this instant for somebody in this zone. */
export function dayOf(instant: Instant, zone: string): Day {
  return remembered(daysAt, `${instant} ${zone}`, () => {
    const steady = steadyDayOf(instant, zone);
    return steady ?? textOf(ZonedTime.toPlainDate(ExactTime.toZonedDateTimeISO(ExactTime.fromString(instant), zone)));
  });
}

/** `09:05`, on a clock of that zone. */
export function clockOf(instant: Instant, zone: string): string {
  const parts = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(new Date(instant));
}

/**
 * The first instant of a day. Where a clock change skips midnight this is the first moment after the gap; a day that
 * a zone left out altogether (2011-12-30 in Pacific/Apia) starts where the next one does.
 */
export function startOfDay(day: Day, zone: string): Instant {
  const start = ZonedTime.startOfDay(PlainDate.toZonedDateTime(known(day), zone));
  return ExactTime.toString(ZonedTime.toInstant(start), { smallestUnit: 'millisecond' });
}

/** The moment of another day at which clocks in the zone show what they show now; its last one where a clock change leaves it out. */
export function sameTimeOn(day: Day, at: Instant, zone: string): Instant {
  const passedMs = Date.parse(at) - Date.parse(startOfDay(dayOf(at, zone), zone));
  const endMs = Date.parse(startOfDay(addDays(day, 1), zone));
  return new Date(Math.min(Date.parse(startOfDay(day, zone)) + passedMs, endMs - 1)).toISOString();
}

export function addDays(day: Day, count: number): Day {
  return textOf(PlainDate.addDays(known(day), count));
}

/** A day that the target month does not have becomes its last day: one month after 2026-01-31 is 2026-02-28. */
export function addMonths(day: Day, count: number): Day {
  return textOf(PlainDate.addMonths(known(day), count));
}

/** How many days later `to` is; negative when it is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (startMsOf(to) - startMsOf(from)) / dayMs;
}

/** Days from that instant until today, counted in the zone; 0 when a server's clock runs ahead of ours. */
export function daysSince(instant: Instant, today: Day, zone: string): number {
  return Math.max(0, daysBetween(dayOf(instant, zone), today));
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return PlainDate.dayOfWeek(known(day));
}

/** `friday`, `Fri`, `tues` to 1..7; null for anything else. */
export function weekdayNamed(text: string): number | null {
  const name = text.toLowerCase();
  const index = weekdays.findIndex((weekday) => name.length >= 3 && weekday.startsWith(name));
  return index === -1 ? null : index + 1;
}

/** The first day of the month that holds this day. */
export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** The last day of the month that holds this day. */
export function endOfMonth(day: Day): Day {
  return addDays(addMonths(startOfMonth(day), 1), -1);
}

/** True for an IANA name (`Europe/Berlin`, `UTC`). A bare offset is refused: it knows no daylight-saving time. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    ExactTime.toZonedDateTimeISO(ExactTime.fromEpochMilliseconds(0), text);
    return true;
  } catch {
    return false;
  }
}

/** The later of two days, or of two instants. */
export function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

/** The earlier of two days, or of two instants. */
export function earlierOf(one: string, other: string): string {
  return one < other ? one : other;
}

/** Of a thousand goals the same instants and days are asked for again and again. By instant and zone; by day. */
const [daysAt, startsMs] = [new Map<string, Day>(), new Map<Day, number>()];
const mostRemembered = 10_000;

function remembered<Key, Value>(found: Map<Key, Value>, key: Key, find: () => Value): Value {
  const before = found.get(key);
  if (before !== undefined) return before;
  const value = find();
  if (found.size === mostRemembered) found.clear();
  found.set(key, value);
  return value;
}

/** In UTC, where each day has the same length. */
function startMsOf(day: Day): number {
  return remembered(startsMs, day, () => Date.parse(PlainDate.toString(known(day))));
}

function dateOf(text: string): Date | null {
  const [, year, month, day] = dayPattern.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined || year === '0000') return null;
  try {
    return PlainDate.create(Number(year), Number(month), Number(day));
  } catch {
    return null;
  }
}

function known(day: Day): Date {
  const date = dateOf(day);
  if (date === null) throw new RangeError(`Not a day: ${day}`);
  return date;
}

/** Throws where the result leaves the four-digit years: such a text would no longer sort as a day. */
function textOf(date: Date): Day {
  const text = PlainDate.toString(date);
  if (!dayPattern.test(text)) throw new RangeError(`Not a day with a four-digit year: ${text}`);
  return text;
}

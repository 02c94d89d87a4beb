// Moments and days of a seed: absolute, or counted from the day that the clock shows, so that a story is always of these weeks.
import type { Day, Instant } from '../state/days.ts';

export const momentWords = 'a moment such as -12d, -12d 09:30, 2026-02-03 or 2026-02-03T09:30:00Z';
export const dayWords = 'a day such as +30d, -12d or 2026-02-03';

const DAY_MS = 86_400_000;
/** A day without a time of its own is its morning. */
const MORNING = '08:00';

const relative = /^([+-]?\d{1,5})d$/;
const absolute = /^\d{4}-\d{2}-\d{2}$/;
const timed = /^(\S+) (\d{2}:\d{2})$/;
const whole = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

export function isDayText(text: string): boolean {
  return relative.test(text) || (absolute.test(text) && dayAfter(text, 0) === text);
}

export function isMomentText(text: string): boolean {
  const day = whole.exec(text)?.[1];
  if (day !== undefined) return isDayText(day) && !Number.isNaN(Date.parse(text));
  const [, date = text, time = MORNING] = timed.exec(text) ?? [];
  return isDayText(date) && time < '24:00' && !/:[6-9]/.test(time);
}

/** @param now milliseconds since 1970 */
export function dayFrom(text: string, now: number): Day {
  const days = relative.exec(text)?.[1];
  return days === undefined ? text : dayAfter(new Date(now).toISOString(), Number(days));
}

/** A morning that has not come yet on the clock's own day is its midnight. */
export function momentFrom(text: string, now: number): Instant {
  if (whole.test(text)) return new Date(text).toISOString();
  const [, date = text, time] = timed.exec(text) ?? [];
  const day = dayFrom(date, now);
  const morning = `${day}T${time ?? MORNING}:00.000Z`;
  const isAhead = time === undefined && morning > new Date(now).toISOString();
  return isAhead && day === dayFrom('0d', now) ? `${day}T00:00:00.000Z` : morning;
}

/** `{{-12d}}` in a text is that day: `1:1 of {{-12d}}`. */
export const withDays = (text: string, now: number): string =>
  text.replaceAll(/\{\{([+-]?\d{1,5}d)\}\}/g, (_, days: string) => dayFrom(days, now));

function dayAfter(day: string, days: number): Day {
  const start = Date.parse(`${day.slice(0, 10)}T00:00:00.000Z`);
  return Number.isNaN(start) ? '' : new Date(start + days * DAY_MS).toISOString().slice(0, 10);
}

// Of when something is, with its distance from today: `Mon 23 Nov, 09:05 (7 days ago)`.
import { clockOf, dayOf, daysBetween } from '#growth/time/calendar.ts';
import type { Instant } from '#growth/words/goal.ts';
import { namedDay } from './day-words.ts';

export function dayWords(at: Instant, now: Instant, zone: string): string {
  const today = dayOf(now, zone);
  const day = dayOf(at, zone);
  const age = daysBetween(day, today);
  const ago = age === 0 ? 'today' : age === 1 ? 'yesterday' : `${age} days ago`;
  return `${namedDay(day, today)}, ${clockOf(at, zone)} (${ago})`;
}

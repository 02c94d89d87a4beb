// The days of a look that nobody named: since the last sitting, else the first months.
import { addMonths, earlierOf, startOfDay } from '../time/calendar.ts';
import { type Window, windowOf } from '../time/window.ts';
import type { Day } from '../words/goal.ts';

/** The first look goes back this far. */
const firstMonths = 6;
/** Where each day begins first. */
const earliestZone = 'Pacific/Kiritimati';

/**
 * @param next where the log says that it begins. The day is one of the zone in which that was written, and people travel: it begins
 * where it begins first, so that no hour lies between two windows. What is seen twice then is decided.
 */
export function nextWindow(next: Day | null, today: Day, zone: string): Window {
  if (next === null) return windowOf(addMonths(today, -firstMonths), today, zone, `the last ${firstMonths} months`);
  // A log that was written where it is tomorrow already.
  const since = earlierOf(next, today);
  return { ...windowOf(since, today, zone, 'since the last inbox'), start: startOfDay(since, earliestZone) };
}

// A due date as people type it, to a day of the calendar.
import type { Day } from '../words/goal.ts';
import { ok, type Parsed } from '../words/parsed.ts';
import type { Calendar } from './periods.ts';
import { parseDays } from './typed-days.ts';

/** What `parseDays` reads, ahead: the day itself, or the last one of a period. */
export function parseDue(text: string, calendar: Calendar): Parsed<Day> {
  const period = parseDays(text, calendar, 'ahead');
  return period.ok ? ok(period.value.last) : period;
}

// A due date as people type it, to a day of the calendar.
import type { Day } from '../words/goal.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { quarterOf } from './fiscal.ts';
import {
  type Calendar,
  countedAhead,
  dayOfMonth,
  endOfPeriod,
  near,
  neighbour,
  type Period,
  readPeriod,
  weekdayAhead,
} from './periods.ts';

const forms = [
  near('today', 'tomorrow', 'yesterday'),
  endOfPeriod,
  neighbour('this', 'next'),
  weekdayAhead,
  countedAhead,
  dayOfMonth,
];

/**
 * ISO days, `31 Dec 2026`, `December 31st` (the next one), `+10d` `6w` `in two weeks`, `today`, `yesterday`, `tomorrow`, a weekday (the
 * next one after today), and the last day of a period: `end of month|quarter|year` (fiscal), `next month`, `FY27-Q4`. Words may be
 * joined by hyphens. Slash and dot dates are refused: 03/04 is two days. So is `next friday`.
 */
export function parseDue(text: string, calendar: Calendar): Parsed<Day> {
  const period = parseDuePeriod(text, calendar);
  return period.ok ? ok(period.value.last) : period;
}

/** The same words with the day on which the named period starts. */
export function parseDuePeriod(text: string, calendar: Calendar): Parsed<Period> {
  const period = readPeriod(text, calendar, forms);
  if (period !== null) return period;
  const typed = text.trim();
  const { title } = quarterOf(calendar.today, calendar.startMonth);
  const accepted = `Accepted: 2026-12-31 (year-month-day), +10d, +6w, +2m, today, tomorrow, a weekday, "end of month", "end of quarter", "end of year", ${title}.`;
  if (/^\d{1,4}[/.]\d{1,2}(?:[/.]\d{0,4})?$/.test(typed)) {
    return refuse(`"${typed}" can be read as two different days. ${accepted}`);
  }
  return refuse(typed === '' ? `A due date is missing. ${accepted}` : `"${typed}" is not a day. ${accepted}`);
}

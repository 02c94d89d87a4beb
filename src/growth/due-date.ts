// A due date as people type it, to a day of the calendar.
import { addDays, addMonths, endOfMonth, isDay, weekdayNamed, weekdayOf } from './calendar.ts';
import { fiscalYearOf, looksLikeQuarter, parseQuarter, quarterOf } from './fiscal.ts';
import type { Day } from './goal.ts';
import { ok, type Parsed, refuse } from './parsed.ts';

interface Calendar {
  readonly today: Day;
  /** First month of the fiscal year, 1 to 12. */
  readonly startMonth: number;
}

/**
 * ISO days, `+10d` `+6w` `+2m` `+1y`, `in 3 weeks`, `today`, `yesterday`, `tomorrow`, a weekday (the next one after today), `end of month|quarter|year`
 * (fiscal), `FY27-Q4` (its last day). Words may be joined by hyphens. Slash and dot dates are refused: 03/04 is two days.
 */
export function parseDue(text: string, { today, startMonth }: Calendar): Parsed<Day> {
  const typed = text.trim();
  const words = typed.toLowerCase().replace(/[\s_-]+/g, ' ');
  if (isDay(typed)) return ok(typed);
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return refuse(`"${typed}" is not a day of the calendar.`);
  if (words === 'today') return ok(today);
  if (words === 'tomorrow') return ok(addDays(today, 1));
  if (words === 'yesterday') return ok(addDays(today, -1));
  if (words === 'end of month') return ok(endOfMonth(today));
  if (words === 'end of quarter') return ok(quarterOf(today, startMonth).due);
  if (words === 'end of year') return ok(fiscalYearOf(today, startMonth).due);

  const weekday = weekdayNamed(words);
  if (weekday !== null) return ok(addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1));

  const [, count, unit] = /^(?:\+|in ) ?(\d{1,5}) ?([dwmy]|days?|weeks?|months?|years?)$/.exec(words) ?? [];
  if (count !== undefined) return ahead(typed, today, Number(count), unit?.[0] ?? 'd');

  if (looksLikeQuarter(typed)) {
    const quarter = parseQuarter(typed, startMonth);
    return quarter.ok ? ok(quarter.value.due) : quarter;
  }
  const forms = `Accepted: 2026-12-31 (year-month-day), +10d, +6w, +2m, today, tomorrow, a weekday, "end of month", "end of quarter", "end of year", ${quarterOf(today, startMonth).title}.`;
  if (/^\d{1,4}[/.]\d{1,2}(?:[/.]\d{0,4})?$/.test(typed)) {
    return refuse(`"${typed}" can be read as two different days. ${forms}`);
  }
  return refuse(typed === '' ? `A due date is missing. ${forms}` : `"${typed}" is not a day. ${forms}`);
}

function ahead(typed: string, today: Day, count: number, unit: string): Parsed<Day> {
  try {
    const months = unit === 'y' ? count * 12 : unit === 'm' ? count : null;
    return ok(months === null ? addDays(today, unit === 'w' ? count * 7 : count) : addMonths(today, months));
  } catch {
    return refuse(`"${typed}" is too far ahead: it is after the year 9999.`);
  }
}

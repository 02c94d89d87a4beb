// A due date as people type it, to a day of the calendar.
import { addDays, addMonths, isDay, weekdayNamed, weekdayOf } from './calendar.ts';
import { looksLikeQuarter, parseQuarter, quarterOf } from './fiscal.ts';
import type { Day } from '../words/goal.ts';
import { monthNames } from './months.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { periodNamed } from './periods.ts';

interface Calendar {
  readonly today: Day;
  /** First month of the fiscal year, 1 to 12. */
  readonly startMonth: number;
}

const numberWords = ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const ahead = new RegExp(
  `^(?:\\+|in )? ?(\\d{1,5}|an?|one|${numberWords.join('|')}) ?([dwmy]|days?|weeks?|months?|years?)(?: from (?:now|today))?$`,
);

/**
 * ISO days, `31 Dec 2026`, `December 31st` (the next one), `+10d` `6w` `in two weeks`, `today`, `yesterday`, `tomorrow`, a weekday (the
 * next one after today), and the last day of a period: `end of month|quarter|year` (fiscal), `next month`, `FY27-Q4`. Words may be
 * joined by hyphens. Slash and dot dates are refused: 03/04 is two days. So is `next friday`.
 */
export function parseDue(text: string, { today, startMonth }: Calendar): Parsed<Day> {
  const typed = text.trim();
  const words = typed.toLowerCase().replace(/[\s_-]+/g, ' ');
  if (isDay(typed)) return ok(typed);
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return refuse(`"${typed}" is not a day of the calendar.`);
  if (words === 'today') return ok(today);
  if (words === 'tomorrow') return ok(addDays(today, 1));
  if (words === 'yesterday') return ok(addDays(today, -1));
  const [, end] = /^end of (?:the )?((?:(?:this|next) )?(?:month|quarter|year))$/.exec(words) ?? [];
  const named = end === undefined ? words : end.includes(' ') ? end : `this ${end}`;
  const period = named.startsWith('last') ? null : periodNamed(named, today, startMonth);
  if (period !== null) return ok(period.last);

  const weekday = weekdayNamed(words.replace(/^(?:this|on) /, ''));
  if (weekday !== null) return ok(addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1));

  const [, count, unit] = ahead.exec(words) ?? [];
  if (count !== undefined && !typed.startsWith('-')) return inFuture(typed, today, numberOf(count), unit?.[0] ?? 'd');

  const monthDay = dayOfMonth(words, today);
  if (monthDay !== null) return monthDay.ok ? monthDay : refuse(`"${typed}" is not a day of the calendar.`);

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

function inFuture(typed: string, today: Day, count: number, unit: string): Parsed<Day> {
  try {
    const months = unit === 'y' ? count * 12 : unit === 'm' ? count : null;
    return ok(months === null ? addDays(today, unit === 'w' ? count * 7 : count) : addMonths(today, months));
  } catch {
    return refuse(`"${typed}" is too far ahead: it is after the year 9999.`);
  }
}

function numberOf(word: string): number {
  return /\d/.test(word) ? Number(word) : Math.max(1, numberWords.indexOf(word) + 1);
}

/** `dec 31`, `31st of december 2026`; without a year the next one, today included. null: no such words. */
function dayOfMonth(words: string, today: Day): Parsed<Day> | null {
  const [, before, name, behind, year] =
    /^(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?)?([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?(?:,? (\d{4}))?$/.exec(
      words,
    ) ?? [];
  const number = before ?? behind;
  if (name === undefined || number === undefined || (before !== undefined && behind !== undefined)) return null;
  const month = monthNames.findIndex((one) => one.toLowerCase().startsWith(name === 'sept' ? 'sep' : name)) + 1;
  if (month === 0) return null;
  const inYear = (one: number) => `${one}-${String(month).padStart(2, '0')}-${number.padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const days = year === undefined ? [inYear(thisYear), inYear(thisYear + 1)] : [inYear(Number(year))];
  const found = days.find((day) => isDay(day) && (year !== undefined || day >= today));
  return found === undefined ? refuse(words) : ok(found);
}

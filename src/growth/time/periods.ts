// Days as people type them: one grammar of forms, of which each reader takes its own, and lays the open ones ahead or back.
import type { Day } from '../words/goal.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { addDays, addMonths, endOfMonth, isDay, startOfMonth, weekdayNamed, weekdayOf } from './calendar.ts';
import { fiscalYearOf, looksLikeQuarter, parseQuarter, quarterOf } from './fiscal.ts';
import { monthNames } from './months.ts';

/** Both days belong to it. */
export interface Period {
  readonly first: Day;
  readonly last: Day;
}

export interface Calendar {
  readonly today: Day;
  /** First month of the fiscal year, 1 to 12. */
  readonly startMonth: number;
}

/** null for other words. `words` are in lower case, with single blanks for blanks and hyphens; `typed` is for refusals. */
export type Form = (words: string, calendar: Calendar, typed: string) => Parsed<Period> | null;

/** A day of the calendar, a quarter by its name, or the first form that knows the words. null: none does. */
export function readPeriod(text: string, calendar: Calendar, forms: readonly Form[]): Parsed<Period> | null {
  const typed = text.trim();
  if (isDay(typed)) return single(typed);
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return noSuchDay(typed);
  if (looksLikeQuarter(typed)) {
    const quarter = parseQuarter(typed, calendar.startMonth);
    return quarter.ok ? ok({ first: quarter.value.start, last: quarter.value.due }) : quarter;
  }
  const words = spokenWords(typed);
  for (const form of forms) {
    const period = form(words, calendar, typed);
    if (period !== null) return period;
  }
  return null;
}

/** Of what has no blanks around it. What stands before the words stays: `-6w` is not `6w`. */
export function spokenWords(typed: string): string {
  return typed.toLowerCase().replace(/(?<!^)[\s_-]+/g, ' ');
}

const nearDays = { yesterday: -1, today: 0, tomorrow: 1 };

export function near(...names: readonly (keyof typeof nearDays)[]): Form {
  return (words, { today }) => {
    const name = names.find((one) => one === words);
    return name === undefined ? null : single(addDays(today, nearDays[name]));
  };
}

/** `this friday`, `on friday`: the next one after today. */
export const weekdayAhead: Form = (words, { today }) => {
  const weekday = weekdayNamed(words.replace(/^(?:this|on) /, ''));
  return weekday === null ? null : single(addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1));
};

/** The last one, today included. */
export const weekdayBack: Form = (words, { today }) => {
  const weekday = weekdayNamed(words);
  return weekday === null ? null : single(addDays(today, -((weekdayOf(today) - weekday + 7) % 7)));
};

type Unit = 'd' | 'w' | 'm' | 'y';

const after: Readonly<Record<Unit, (day: Day, count: number) => Day>> = {
  d: addDays,
  w: (day, count) => addDays(day, 7 * count),
  m: addMonths,
  y: (day, count) => addMonths(day, 12 * count),
};

const numberWords = ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const countAhead = new RegExp(
  `^(?:\\+|in )? ?(\\d{1,5}|an?|one|${numberWords.join('|')}) ?([dwmy]|days?|weeks?|months?|years?)(?: from (?:now|today))?$`,
);

/** `+10d`, `6w`, `in two weeks`, `a month from now`. */
export const countedAhead: Form = (words, { today }, typed) => {
  const [, count, unit] = countAhead.exec(words) ?? [];
  if (count === undefined || unit === undefined) return null;
  const number = /\d/.test(count) ? Number(count) : Math.max(1, numberWords.indexOf(count) + 1);
  try {
    return single(after[unit[0] as Unit](today, number));
  } catch {
    return refuse(`"${typed}" is too far ahead: it is after the year 9999.`);
  }
};

/** `10d`, `2w ago`. */
export const countedBack: Form = (words, { today }) => {
  const [, count, unit] = /^(\d{1,4}) ?([dwm])(?: ago)?$/.exec(words) ?? [];
  return count === undefined ? null : single(after[unit as Unit](today, -Number(count)));
};

const kinds = ['week', 'month', 'quarter', 'year'] as const;
type Which = 'this' | 'last' | 'next';

/** `this week`, `last quarter`, `next year`. */
export function neighbour(...allowed: readonly Which[]): Form {
  return (words, { today, startMonth }) => {
    const [which, name] = words.split(' ', 2);
    const kind = kinds.find((one) => one === name);
    const side = allowed.find((one) => one === which);
    if (kind === undefined || words !== `${side} ${kind}`) return null;
    const current = periodAround(today, kind, startMonth);
    if (side === 'this') return ok(current);
    const beside = side === 'last' ? addDays(current.first, -1) : addDays(current.last, 1);
    return ok(periodAround(beside, kind, startMonth));
  };
}

const monthOrLonger = /^end of (?:the )?((?:(?:this|next) )?(?:month|quarter|year))$/;

/** `end of month`, `end of the next quarter`: one day. */
export const endOfPeriod: Form = (words, calendar, typed) => {
  const [, named] = monthOrLonger.exec(words) ?? [];
  if (named === undefined) return null;
  const period = neighbour('this', 'next')(named.includes(' ') ? named : `this ${named}`, calendar, typed);
  return period?.ok ? single(period.value.last) : period;
};

/** Weeks start on Monday, months are the calendar's, quarters and years fiscal. */
function periodAround(day: Day, kind: (typeof kinds)[number], startMonth: number): Period {
  if (kind === 'week') {
    const first = addDays(day, 1 - weekdayOf(day));
    return { first, last: addDays(first, 6) };
  }
  if (kind === 'month') return { first: startOfMonth(day), last: endOfMonth(day) };
  const { start, due } = kind === 'quarter' ? quarterOf(day, startMonth) : fiscalYearOf(day, startMonth);
  return { first: start, last: due };
}

/** `dec 31`, `31st of december 2026`; without a year the next one, today included. */
export const dayOfMonth: Form = (words, { today }, typed) => {
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
  return found === undefined ? noSuchDay(typed) : single(found);
};

export function single(day: Day): Parsed<Period> {
  return ok({ first: day, last: day });
}

function noSuchDay(typed: string): Parsed<Period> {
  return refuse(`"${typed}" is not a day of the calendar.`);
}

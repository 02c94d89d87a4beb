// The forms of days that people type. Each is one kind of words, and the open ones are laid ahead or back.
import type { Day } from '../words/goal.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { addDays, addMonths, endOfMonth, isDay, startOfMonth, weekdayNamed, weekdayOf } from './calendar.ts';
import { fiscalYearOf, quarterOf } from './fiscal.ts';
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

export type Facing = 'ahead' | 'back';

/** null for other words. `words` are in lower case, with single blanks for blanks and hyphens; `typed` is for refusals. */
export type Form = (words: string, calendar: Calendar, facing: Facing, typed: string) => Parsed<Period> | null;

/** Of what has no blanks around it. What stands before the words stays: `-6w` is not `6w`. */
export function spokenWords(typed: string): string {
  return typed.toLowerCase().replace(/(?<!^)[\s_-]+/g, ' ');
}

const nearDays = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['now', 0],
  ['tomorrow', 1],
]);

export const nearDay: Form = (words, { today }) => {
  const far = nearDays.get(words);
  return far === undefined ? null : single(addDays(today, far));
};

/** `friday`: the next one after today, or the last one, today included. `this` is never a past one where days lie ahead. */
export const weekday: Form = (words, { today }, facing) => {
  const [, which = '', name = ''] = /^(?:(this|next|last|past|on) )?([a-z]+)$/.exec(words) ?? [];
  const number = weekdayNamed(name);
  if (number === null) return null;
  const gone = (weekdayOf(today) - number + 7) % 7;
  const ahead = (7 - gone) % 7;
  if (which === 'next') return single(addDays(today, number - weekdayOf(today) + 7));
  if (which === 'last' || which === 'past') return single(addDays(today, gone === 0 ? -7 : -gone));
  if (facing === 'back') return single(addDays(today, -gone));
  return single(addDays(today, ahead === 0 && which !== 'this' ? 7 : ahead));
};

type Unit = 'd' | 'w' | 'm' | 'y';

const after: Readonly<Record<Unit, (day: Day, count: number) => Day>> = {
  d: addDays,
  w: (day, count) => addDays(day, 7 * count),
  m: addMonths,
  y: (day, count) => addMonths(day, 12 * count),
};

const numberWords = ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const count = new RegExp(
  `^(\\+|-|in |next |last |past )? ?(\\d{1,5}|an?|one|${numberWords.join('|')}) ?([dwmy]|days?|weeks?|months?|years?)( from (?:now|today)| ago)?$`,
);

/** `10d`, `6w`, `+2 weeks`, `in two weeks`, `a month from now`, `2w ago`, `-2w`. */
export const counted: Form = (words, { today }, facing, typed) => {
  const [, before = '', number, unit, behind = ''] = count.exec(words) ?? [];
  if (number === undefined || unit === undefined) return null;
  const sides = [
    before === '' ? null : !/^(?:-|last|past)/.test(before),
    behind === '' ? null : !behind.endsWith('ago'),
  ];
  const [side = facing === 'ahead', another = side] = sides.filter((one) => one !== null);
  if (side !== another) return null;
  const far = /\d/.test(number) ? Number(number) : Math.max(1, numberWords.indexOf(number) + 1);
  try {
    return single(after[unit[0] as Unit](today, side ? far : -far));
  } catch {
    const end = side ? 'ahead: it is after the year 9999' : 'back: it is before the year 1';
    return refuse(`"${typed}" is too far ${end}.`);
  }
};

const kinds = ['week', 'month', 'quarter', 'year'] as const;

/** `this week`, `last quarter`, `next year`. */
export const neighbour: Form = (words, { today, startMonth }) => {
  const [, which, name] = /^(this|last|next) ([a-z]+)$/.exec(words) ?? [];
  const kind = kinds.find((one) => one === name);
  if (kind === undefined) return null;
  const current = periodAround(today, kind, startMonth);
  if (which === 'this') return ok(current);
  const beside = which === 'last' ? addDays(current.first, -1) : addDays(current.last, 1);
  return ok(periodAround(beside, kind, startMonth));
};

/** `end of month`, `end of the next quarter`, `start of FY28`: one day. The end of a week is two days to people. */
export function edgeOfPeriod(periods: readonly Form[]): Form {
  return (words, calendar, facing, typed) => {
    const [, edge, named] = /^(start|end) of (?:the )?(.+)$/.exec(words) ?? [];
    if (edge === undefined || named === undefined) return null;
    const isWeek = / ?week$/.test(named);
    if (isWeek && edge === 'end')
      return refuse(`"${typed}" can be read as two different days: name the friday or the sunday.`);
    const full = kinds.some((kind) => kind === named) ? `this ${named}` : named;
    for (const form of periods) {
      const period = form(full, calendar, facing, typed);
      if (period !== null) return period.ok ? single(edge === 'end' ? period.value.last : period.value.first) : period;
    }
    return null;
  };
}

/** Weeks start on Monday, months are the calendar's, quarters and years fiscal. */
function periodAround(day: Day, kind: (typeof kinds)[number], startMonth: number): Period {
  if (kind === 'week') {
    const first = addDays(day, 1 - weekdayOf(day));
    return { first, last: addDays(first, 6) };
  }
  if (kind === 'month') return monthOf(day);
  const { start, due } = kind === 'quarter' ? quarterOf(day, startMonth) : fiscalYearOf(day, startMonth);
  return { first: start, last: due };
}

function monthOf(day: Day): Period {
  return { first: startOfMonth(day), last: endOfMonth(day) };
}

/** `dec 31`, `31st of december 2026`; without a year the nearest one, today included. */
export const dayOfMonth: Form = (words, { today }, facing, typed) => {
  const [, before, name, behind, year] =
    /^(?:(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?)?([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?(?:,? (\d{4}))?$/.exec(
      words,
    ) ?? [];
  const number = before ?? behind;
  if (name === undefined || number === undefined || (before !== undefined && behind !== undefined)) return null;
  const month = monthNumber(name);
  if (month === null) return null;
  const inYear = (one: number | string) => `${one}-${month}-${number.padStart(2, '0')}`;
  const found = year === undefined ? nearestYear(inYear, today, facing) : [inYear(year)].find(isDay);
  return found === undefined ? noSuchDay(typed) : single(found);
};

/** `january`, `Jan 2027`, `2027-01`: without a year the nearest one that is not over, or has begun. */
export const monthTyped: Form = (words, { today }, facing) => {
  const [, name = '', year] = /^([a-z]{3,9})(?: (\d{4}))?$/.exec(words) ?? [];
  const [, isoYear, isoMonth] = /^(\d{4}) (0[1-9]|1[0-2])$/.exec(words) ?? [];
  const month = isoMonth ?? monthNumber(name);
  if (month === null) return null;
  const start = (one: number | string) => `${one}-${month}-01`;
  const asked = year ?? isoYear;
  if (asked !== undefined) return isDay(start(asked)) ? ok(monthOf(start(asked))) : null;
  const first = nearestYear(start, startOfMonth(today), facing);
  return first === undefined ? null : ok(monthOf(first));
};

function monthNumber(name: string): string | null {
  if (name.length < 3) return null;
  const month = monthNames.findIndex((one) => one.toLowerCase().startsWith(name)) + 1;
  return month === 0 ? null : String(month).padStart(2, '0');
}

/** The first such day from today on, or the last one until today; undefined: neither year has it. */
export function nearestYear(inYear: (year: number) => string, today: Day, facing: Facing): Day | undefined {
  const year = Number(today.slice(0, 4));
  const isOn = (day: Day) => isDay(day) && (facing === 'ahead' ? day >= today : day <= today);
  return [year, facing === 'ahead' ? year + 1 : year - 1].map(inYear).find(isOn);
}

export function single(day: Day): Parsed<Period> {
  return ok({ first: day, last: day });
}

export function noSuchDay(typed: string): Parsed<Period> {
  return refuse(`"${typed}" is not a day of the calendar.`);
}

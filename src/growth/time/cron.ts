// Cron lines of five fields: whether one can be read, and when it comes next in a time zone.
import * as ExactTime from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import * as ZonedTime from 'temporal-polyfill/fns/ZonedDateTime';
import type { Instant } from '../words/goal.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { ascending } from '../words/order.ts';

export interface Cron {
  /** The line with single spaces, as it is sent. */
  readonly text: string;
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly dates: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
  /** Both days were named: one of them is enough, as in cron itself. */
  readonly isEitherDay: boolean;
}

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Three letters each; the first stands for `from`. */
  readonly words?: readonly string[];
}

const monthWords = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayWords = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const minute: Field = { name: 'minute', from: 0, to: 59 };
const hour: Field = { name: 'hour', from: 0, to: 23 };
const date: Field = { name: 'day of the month', from: 1, to: 31 };
const month: Field = { name: 'month', from: 1, to: 12, words: monthWords };
const weekday: Field = { name: 'day of the week', from: 0, to: 7, words: weekdayWords };

const example = '"0 8 * * 2" is every Tuesday at 08:00';

/** What every cron reads: numbers, names, `*`, lists, ranges, steps. The extras of single programs (`@daily`, `L`, `#`) are refused. */
export function parseCron(line: string): Parsed<Cron> {
  const parts = line.trim().toLowerCase().split(/\s+/);
  const [minutes = '', hours = '', dates = '', months = '', weekdays = ''] = parts;
  if (parts.length !== 5) {
    const has = line.trim() === '' ? 'it is empty' : `"${line.trim()}" has ${parts.length}`;
    return refuse(`a schedule has five fields (minute, hour, day, month, day of the week), and ${has}; ${example}`);
  }
  const read = [
    valuesOf(minutes, minute),
    valuesOf(hours, hour),
    valuesOf(dates, date),
    valuesOf(months, month),
    valuesOf(weekdays, weekday),
  ] as const;
  const refused = read.find((one) => !one.ok);
  if (refused && !refused.ok) return refused;
  const [inMinutes, inHours, onDates, inMonths, onWeekdays] = read.map((one) => (one.ok ? one.value : []));
  return ok({
    text: parts.join(' '),
    minutes: inMinutes ?? [],
    hours: inHours ?? [],
    dates: new Set(onDates),
    months: new Set(inMonths),
    weekdays: new Set(onWeekdays?.map((day) => day % 7)),
    isEitherDay: dates !== '*' && weekdays !== '*',
  });
}

function valuesOf(part: string, field: Field): Parsed<readonly number[]> {
  const values = new Set<number>();
  for (const item of part.split(',')) {
    const [, first, last, step] = /^(?:\*|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/(\d{1,2}))?$/.exec(item) ?? ['', '', ''];
    const from = first === undefined ? field.from : valueOf(first, field);
    const end = last ?? (first === undefined || step !== undefined ? String(field.to) : first);
    const to = valueOf(end, field);
    const by = Number(step ?? 1);
    if (from === null || to === null || from > to || by === 0) {
      return refuse(`"${item}" is no ${field.name}: ${field.from} to ${field.to}, a range, a list, or *; ${example}`);
    }
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return ok([...values].toSorted(ascending((value) => value)));
}

function valueOf(word: string, { from, to, words = [] }: Field): number | null {
  const named = words.indexOf(word);
  const value = named === -1 ? (/^\d{1,2}$/.test(word) ? Number(word) : Number.NaN) : named + from;
  return value >= from && value <= to ? value : null;
}

/** A leap day comes once in four years, and once in eight around 2100. */
const daysAhead = 8 * 366 + 2;

/** Of each month, in a leap year. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether any year has a day that the line names: `0 8 30 2 *` has none, and nobody needs to walk years to know. */
export function namesSomeDay({ isEitherDay, months, dates }: Cron): boolean {
  return isEitherDay || [...months].some((inMonth) => Math.min(...dates) <= (longest[inMonth - 1] ?? 0));
}

/**
 * The first moment after `after` that the line names on the zone's clocks; a time that a clock change skips does not come
 * that day. null when there is none (`0 8 30 2 *`).
 */
export function nextRun(cron: Cron, zone: string, after: Instant): Instant | null {
  if (!namesSomeDay(cron)) return null;
  const today = ZonedTime.toPlainDate(ExactTime.toZonedDateTimeISO(ExactTime.fromString(after), zone));
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const day = PlainDate.addDays(today, ahead);
    if (!isOn(cron, day)) continue;
    for (const inHour of cron.hours) {
      for (const atMinute of cron.minutes) {
        const time = PlainTime.create(inHour, atMinute);
        const moment = PlainDate.toZonedDateTime(day, { timeZone: zone, plainTime: time });
        if (!PlainTime.equals(ZonedTime.toPlainTime(moment), time)) continue;
        const at = ExactTime.toString(ZonedTime.toInstant(moment), { smallestUnit: 'millisecond' });
        if (at > after) return at;
      }
    }
  }
  return null;
}

function isOn(cron: Cron, day: ReturnType<typeof PlainDate.create>): boolean {
  const [, monthText = '', dateText = ''] = PlainDate.toString(day).split('-');
  if (!cron.months.has(Number(monthText))) return false;
  const isDate = cron.dates.has(Number(dateText));
  const isWeekday = cron.weekdays.has(PlainDate.dayOfWeek(day) % 7);
  return cron.isEitherDay ? isDate || isWeekday : isDate && isWeekday;
}

/** `Tue 2026-12-01 08:00` on the zone's clocks. */
export function spokenMoment(at: Instant, zone: string): string {
  const moment = ExactTime.toZonedDateTimeISO(ExactTime.fromString(at), zone);
  const name = weekdayWords[ZonedTime.dayOfWeek(moment) % 7] ?? '';
  const day = PlainDate.toString(ZonedTime.toPlainDate(moment));
  const time = PlainTime.toString(ZonedTime.toPlainTime(moment), { smallestUnit: 'minute' });
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)} ${day} ${time}`;
}

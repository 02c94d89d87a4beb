// Where a day or a number stands on an axis.
import { addDays, addMonths, daysBetween, startOfMonth } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';

export interface Span {
  readonly start: Day;
  readonly due: Day;
}

/** Share of the way through the span, 0 to 100; days outside stand at its ends. */
export function placeOf(day: Day, { start, due }: Span): number {
  const length = Math.max(1, daysBetween(start, addDays(due, 1)));
  return Math.min(100, Math.max(0, (100 * daysBetween(start, day)) / length));
}

/** Round numbers from 0 until at least `most`: four or five of them, whole ones. */
export function ticksUntil(most: number): number[] {
  const rough = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10) * power);
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  return Array.from({ length: Math.ceil(Math.max(1, most) / whole) + 1 }, (_, index) => index * whole);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface MonthMark {
  readonly day: Day;
  /** `Feb`; the first mark and each January carry their year. */
  readonly label: string;
}

/** The first days of months inside the span, at most about `limit` of them, evenly apart. */
export function monthMarks({ start, due }: Span, limit: number): MonthMark[] {
  const first = startOfMonth(start) === start ? start : addMonths(startOfMonth(start), 1);
  const count = monthNumber(due) - monthNumber(first) + 1;
  const every = [1, 2, 3, 6, 12].find((step) => count / step <= limit) ?? 12 * Math.ceil(count / 12 / limit);
  const marks: MonthMark[] = [];
  for (let index = 0; index < count; index += every) {
    const day = addMonths(first, index);
    const turnsYear = index === 0 || (marks.at(-1)?.day.slice(0, 4) ?? '') !== day.slice(0, 4);
    const name = months[Number(day.slice(5, 7)) - 1] ?? '';
    marks.push({ day, label: turnsYear ? `${name} ${day.slice(0, 4)}` : name });
  }
  return marks;
}

/** The last point of each month: a curve in words. */
export function monthEnds<Point extends { readonly day: Day }>(points: readonly Point[]): Point[] {
  return points.filter(({ day }, index) => points[index + 1]?.day.slice(0, 7) !== day.slice(0, 7));
}

function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

/** For a coordinate: two decimals are a hundredth of a pixel on any screen. */
export function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}

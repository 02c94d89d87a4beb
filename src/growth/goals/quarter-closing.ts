// Which quarter is to be closed, which goals of it are asked about, and where a kept one goes.
import { addDays, daysBetween } from '../time/calendar.ts';
import { type Quarter, quarterOf } from '../time/fiscal.ts';
import type { Day, Goal } from '../words/goal.ts';
import { descending } from '../words/order.ts';
import { quarterOfGoal } from './plan.ts';

/** So many days before its end a quarter may be looked back on. */
const lastDays = 7;

/** The one that ends within days, else the one that ended last. */
export function quarterToClose(today: Day, startMonth: number): Quarter {
  const current = quarterOf(today, startMonth);
  return daysBetween(today, current.due) < lastDays ? current : quarterOf(addDays(current.start, -1), startMonth);
}

/** That one, where it was closed already; else the newest one until it that has open goals and was not. */
export function quarterLeftOpen(
  goals: readonly Kept[],
  closed: readonly string[],
  today: Day,
  startMonth: number,
): Quarter {
  const usual = quarterToClose(today, startMonth);
  if (closed.includes(usual.title)) return usual;
  const open = goals.flatMap((goal) => (goal.state === 'opened' ? (quarterOfGoal(goal, startMonth) ?? []) : []));
  const left = open.filter(({ start, title }) => start <= usual.start && !closed.includes(title));
  return left.toSorted(descending(({ start }) => start))[0] ?? usual;
}

/** Of a quarter that was over long ago, the one of today. */
export function quarterAfter({ due }: Quarter, today: Day, startMonth: number): Quarter {
  const next = quarterOf(addDays(due, 1), startMonth);
  return next.due < today ? quarterOf(today, startMonth) : next;
}

/** As far from the end of the next quarter as it was from the end of its own; one that is due after its own stays. */
export function dueInNext(due: Day, quarter: Quarter, next: Quarter): Day {
  if (due > quarter.due) return due;
  const day = addDays(next.due, -daysBetween(due, quarter.due));
  return day < next.start ? next.start : day;
}

export type Kept = Pick<Goal, 'due' | 'milestone' | 'state'>;

/** What a goal of the quarter becomes when it is kept; a day that nobody gave it is not made up. */
export function keptAs({ due }: Kept, quarter: Quarter, next: Quarter, startMonth: number): Moved {
  if (due === null) return { due: null, quarter: next };
  const day = dueInNext(due, quarter, next);
  return { due: day, quarter: quarterOf(day, startMonth) };
}

export interface Moved {
  readonly due: Day | null;
  readonly quarter: Quarter;
}

export function isOfQuarter(goal: Kept, { title }: Quarter, startMonth: number): boolean {
  return quarterOfGoal(goal, startMonth)?.title === title;
}

/** So many days into a quarter the one before is asked after. */
const firstDays = 21;

/** When one looks back on the quarter before. */
export function isInFirstDays(today: Day, startMonth: number): boolean {
  return daysBetween(quarterOf(today, startMonth).start, today) < firstDays;
}

/** The quarter that ended last, where goals of it are open and its end is not long ago. */
export function unclosedQuarter(
  goals: readonly Kept[],
  today: Day,
  startMonth: number,
): { readonly title: string; readonly open: number } | null {
  if (!isInFirstDays(today, startMonth)) return null;
  const { start } = quarterOf(today, startMonth);
  const last = quarterOf(addDays(start, -1), startMonth);
  const open = goals.filter((goal) => goal.state === 'opened' && isOfQuarter(goal, last, startMonth)).length;
  return open === 0 ? null : { title: last.title, open };
}

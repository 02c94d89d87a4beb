// How the year's goals spread over kinds of learning, and how far the plan is against the year.
import { dayOf, daysBetween } from '#growth/time/calendar.ts';
import type { Day, Goal, GoalRecord } from '#growth/words/goal.ts';
import type { Window } from '#growth/time/window.ts';
import { fiscalYearNamed, isOfYear } from './year.ts';
import { ascending, descending, inTurn } from '#growth/words/order.ts';

/** Share of learning: on the job, through others, in training. */
export type Bucket = 70 | 20 | 10;
const buckets: readonly Bucket[] = [70, 20, 10];

/** Over the goals of the fiscal year: open ones, and those closed in it with a result. */
export interface Balance {
  /** Always 70, 20, 10 (work, others, training) in this order. `share` is in percent of the goals that belong to one of them; null without any. */
  readonly buckets: readonly { readonly bucket: Bucket; readonly goals: number; readonly share: number | null }[];
  /** Goals whose kind belongs to none of the three, or whose kind nobody knows. */
  readonly unsorted: number;
  /** Most frequent first. */
  readonly kinds: readonly { readonly kind: string; readonly goals: number }[];
  readonly plan: PlanAgainstYear;
}

export interface PlanAgainstYear {
  /** `FY27`; `2026` where the year starts in January. */
  readonly title: string;
  readonly start: Day;
  readonly due: Day;
  /** Percent of the year's days that have passed. */
  readonly elapsed: number;
  /** Goals closed in the year with a result, and open ones that are not due later. */
  readonly goals: number;
  /** Of those; the one count of what is done. */
  readonly closed: number;
  /** Mean percent of those that are not closed; null without any. */
  readonly progress: number | null;
  /** Not counted: open goals due after the year, and goals closed in it without a result. */
  readonly later: number;
  readonly givenUp: number;
}

export function balanceOf(
  goals: readonly { readonly record: GoalRecord; readonly goal: Goal }[],
  bucketOf: (kind: string) => Bucket | null,
  window: Window,
  startMonth: number,
): Balance {
  const year = fiscalYearNamed(window.until, startMonth);
  const ofYear = goals.filter(({ record }) => isOfYear(record, year, window)).map(({ goal }) => goal);
  const counted = ofYear.filter((goal) => !isGivenUp(goal));
  const sorted = counted.map(({ kind }) => bucketOf(kind)).filter((bucket) => bucket !== null);
  const times = new Map<string, number>();
  for (const { kind } of counted) times.set(kind, (times.get(kind) ?? 0) + 1);

  const planned = counted.filter(({ state, due }) => state === 'closed' || due === null || due <= year.due);
  const open = planned.filter((goal) => !isClosedBy(goal, window));
  const sum = open.reduce((all, { progress }) => all + (progress?.percent ?? 0), 0);
  const days = daysBetween(year.start, year.due) + 1;
  return {
    buckets: buckets.map((bucket) => {
      const own = sorted.filter((one) => one === bucket).length;
      return { bucket, goals: own, share: sorted.length === 0 ? null : Math.round((100 * own) / sorted.length) };
    }),
    unsorted: counted.length - sorted.length,
    kinds: [...times]
      .map(([kind, own]) => ({ kind, goals: own }))
      .sort(
        inTurn(
          descending(({ goals }) => goals),
          ascending(({ kind }) => kind),
        ),
      ),
    plan: {
      ...year,
      elapsed: Math.floor((100 * (daysBetween(year.start, window.until) + 1)) / days),
      goals: planned.length,
      closed: planned.length - open.length,
      progress: open.length === 0 ? null : Math.floor(sum / open.length),
      later: counted.length - planned.length,
      givenUp: ofYear.length - counted.length,
    },
  };
}

/** Closed without a result: dropped, or nobody said. */
function isGivenUp({ state, outcome }: Goal): boolean {
  return state === 'closed' && outcome !== 'achieved' && outcome !== 'changed';
}

function isClosedBy({ state, closedAt }: Goal, { zone, until }: Window): boolean {
  return state === 'closed' && (closedAt === null || dayOf(closedAt, zone) <= until);
}

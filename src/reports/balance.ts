// How the year's goals spread over kinds of learning, and how far the plan is against the year.
import { dayOf, daysBetween } from '#growth/time/calendar.ts';
import type { Day, Goal, GoalRecord } from '#growth/words/goal.ts';
import type { Window } from '#growth/time/window.ts';
import { fiscalYearNamed, isOfYear } from './year.ts';

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
  /** Goals due in the year, or closed in it with a result. */
  readonly goals: number;
  readonly closed: number;
  /** Mean progress of those goals in percent, a closed one as 100; null without any. */
  readonly progress: number | null;
}

export function balanceOf(
  goals: readonly { readonly record: GoalRecord; readonly goal: Goal }[],
  bucketOf: (kind: string) => Bucket | null,
  window: Window,
  startMonth: number,
): Balance {
  const year = fiscalYearNamed(window.until, startMonth);
  const counted = goals
    .filter(({ record, goal }) => isOfYear(record, year, window) && !isGivenUp(goal))
    .map(({ goal }) => goal);
  const sorted = counted.map(({ kind }) => bucketOf(kind)).filter((bucket) => bucket !== null);
  const times = new Map<string, number>();
  for (const { kind } of counted) times.set(kind, (times.get(kind) ?? 0) + 1);

  const planned = counted.filter(({ state, due }) => state === 'closed' || isIn(due, year.start, year.due));
  const sum = planned.reduce((all, goal) => all + (goal.state === 'closed' ? 100 : (goal.progress?.percent ?? 0)), 0);
  const days = daysBetween(year.start, year.due) + 1;
  return {
    buckets: buckets.map((bucket) => {
      const own = sorted.filter((one) => one === bucket).length;
      return { bucket, goals: own, share: sorted.length === 0 ? null : Math.round((100 * own) / sorted.length) };
    }),
    unsorted: counted.length - sorted.length,
    kinds: [...times]
      .map(([kind, own]) => ({ kind, goals: own }))
      .sort((a, b) => b.goals - a.goals || (a.kind < b.kind ? -1 : 1)),
    plan: {
      ...year,
      elapsed: Math.floor((100 * (daysBetween(year.start, window.until) + 1)) / days),
      goals: planned.length,
      closed: planned.filter((goal) => isClosedBy(goal, window)).length,
      progress: planned.length === 0 ? null : Math.floor(sum / planned.length),
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

function isIn(day: Day | null, start: Day, due: Day): boolean {
  return day !== null && start <= day && day <= due;
}

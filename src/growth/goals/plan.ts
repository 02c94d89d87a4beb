// The year plan: which quarters it shows, in which order, and which goals belong to each.
import { fiscalYearOf, parseQuarter, type Quarter, quarterOf } from '../time/fiscal.ts';
import { addDays } from '../time/calendar.ts';
import type { Day, Goal } from '../words/goal.ts';
import { ascending, descending } from '../words/order.ts';

/** The current quarter and the three after it: a year from now, whenever one begins. */
export function quartersAhead(today: Day, startMonth: number): readonly Quarter[] {
  const quarters = [quarterOf(today, startMonth)];
  while (quarters.length < 4) quarters.push(quarterOf(addDays(quarters.at(-1)?.due ?? today, 1), startMonth));
  return quarters;
}

/**
 * The half of the fiscal year that a review of days until then leads into: the one that has just begun, or that comes next.
 * `FY27-H2`, as its quarters are named.
 */
export function comingHalf(until: Day, startMonth: number): Quarter {
  const current = quarterOf(until, startMonth);
  const isFirst = /[13]$/.test(current.title);
  const first = isFirst ? current : quarterOf(addDays(current.due, 1), startMonth);
  const { due } = quarterOf(addDays(first.due, 1), startMonth);
  return { title: first.title.replace(/Q\d$/, first.title.endsWith('1') ? 'H1' : 'H2'), start: first.start, due };
}

/** As the plan's text names them. */
export function quarterLines(quarters: readonly Quarter[]): readonly string[] {
  return quarters.map(({ title, start, due }) => `${title} (${start} to ${due})`);
}

type Planned = Pick<Goal, 'milestone' | 'due' | 'state'>;

export interface PlanQuarter<G> extends Quarter {
  readonly isCurrent: boolean;
  /** In the order given. */
  readonly goals: readonly G[];
}

export interface PlanView<G> {
  /** The current one first, those ahead in order, then earlier ones that hold goals, the latest first. */
  readonly quarters: readonly PlanQuarter<G>[];
  /** Open goals with neither a quarter nor a due date. */
  readonly withoutQuarter: readonly G[];
}

/**
 * A goal stands in the quarter of its milestone, else of its due date. Earlier quarters are shown back to the start of
 * the fiscal year, and before that only where a goal is still open. Closed goals without a quarter are left out.
 */
export function planView<G extends Planned>(goals: readonly G[], today: Day, startMonth: number): PlanView<G> {
  const ahead = quartersAhead(today, startMonth);
  const current = quarterOf(today, startMonth);
  const { start: yearStart } = fiscalYearOf(today, startMonth);
  const byTitle = new Map<string, Quarter>(ahead.map((quarter) => [quarter.title, quarter]));
  const goalsOf = new Map<string, G[]>();
  const withoutQuarter: G[] = [];
  for (const goal of goals) {
    const quarter = quarterOfGoal(goal, startMonth);
    if (quarter === null) {
      if (goal.state === 'opened') withoutQuarter.push(goal);
      continue;
    }
    byTitle.set(quarter.title, quarter);
    goalsOf.set(quarter.title, [...(goalsOf.get(quarter.title) ?? []), goal]);
  }
  const shown = [...byTitle.values()].map(
    (quarter): PlanQuarter<G> => ({
      ...quarter,
      isCurrent: quarter.title === current.title,
      goals: goalsOf.get(quarter.title) ?? [],
    }),
  );
  const later = shown.filter(({ start }) => start >= current.start).toSorted(ascending(startOf));
  const earlier = shown
    .filter(({ start, goals: own }) => start < current.start && (start >= yearStart || own.some(isOpen)))
    .toSorted(descending(startOf));
  return { quarters: [...later, ...earlier], withoutQuarter };
}

/** Of its milestone, else of its due date. */
export function quarterOfGoal({ milestone, due }: Omit<Planned, 'state'>, startMonth: number): Quarter | null {
  const named = milestone === null ? null : parseQuarter(milestone, startMonth);
  if (named?.ok === true) return named.value;
  return due === null ? null : quarterOf(due, startMonth);
}

const isOpen = ({ state }: Planned) => state === 'opened';
const startOf = ({ start }: Quarter) => start;

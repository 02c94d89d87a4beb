// The finding of a report as facts, by rule and never prose: how many goals moved, what waits since when, what is due next.
import type { Day } from '#growth/words/goal.ts';
import { ascending } from '#growth/words/order.ts';
import { type Asked, oldestOf } from './asked.ts';
import type { ReportGoal } from './report-goal.ts';
import type { Slip } from './slips.ts';
import type { GoalReference, Win } from './wins.ts';

export interface Headline {
  readonly goals: number;
  /** Of those: further than before, closed with a result, or with evidence or a said value of these days. */
  readonly moved: number;
  /** Of those: whether they moved could not be read. */
  readonly unknown: number;
  readonly achieved: number;
  readonly overdue: number;
  /** What waits for the reader; in the person's own report, for anybody. null: not known. */
  readonly asked: number | null;
  readonly oldest: Day | null;
  /** The open goal whose due date comes next; null where none has one ahead. */
  readonly nextDue: { readonly goal: GoalReference; readonly day: Day } | null;
}

interface Told {
  readonly goals: readonly ReportGoal[];
  readonly wins: readonly Win[];
  readonly slipped: readonly Slip[];
}

export function headlineOf({ goals, wins, slipped }: Told, asked: readonly Asked[] | null, today: Day): Headline {
  const won = new Set(wins.filter((win) => win.type !== 'thanks' && !isOld(win)).map(({ goal }) => goal.iid));
  const moved = goals.filter((goal) => won.has(goal.iid) || (goal.change?.percent ?? 0) > 0);
  const own = asked?.filter(({ ofReader }) => ofReader) ?? null;
  return {
    goals: goals.length,
    moved: moved.length,
    unknown: goals.filter((goal) => !moved.includes(goal) && isUnknown(goal)).length,
    achieved: goals.filter(({ state, outcome }) => state === 'closed' && outcome === 'achieved').length,
    overdue: slipped.filter(({ reasons }) => reasons.some(({ type }) => type === 'overdue')).length,
    asked: own?.length ?? null,
    oldest: oldestOf(own ?? []),
    nextDue: nextDue(goals, today),
  };
}

/** Written down in these days, but done before. */
function isOld(win: Win): boolean {
  return win.type === 'evidence' && win.added !== null;
}

/** A goal that nothing measures has moved by nothing. */
function isUnknown({ state, change, progress }: ReportGoal): boolean {
  return state === 'opened' && (change === null || (change.percent === null && progress !== null));
}

function nextDue(goals: readonly ReportGoal[], today: Day): Headline['nextDue'] {
  const [first] = goals
    .flatMap(({ state, due, iid, title, url }) =>
      state === 'closed' || due === null || due < today ? [] : [{ goal: { iid, title, url }, day: due }],
    )
    .sort(ascending(({ day }) => day));
  return first ?? null;
}

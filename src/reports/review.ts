// The mid-year form: achievements, strengths and opportunities, support needed, next steps. A first draft for the person to edit.
import type { CreditValue } from '#growth/words/goal.ts';
import { type ListedGoal, byNeed, severity } from './listed-goal.ts';
import type { Need } from './needs.ts';
import type { NextAction } from './next-steps.ts';
import type { GoalReference, Win } from './wins.ts';
import { descending } from '#growth/words/order.ts';

export interface ReviewForm {
  /** At most three, the weightiest first. */
  readonly achievements: readonly Win[];
  /** Values that wins name most often, each with one example; at most three. */
  readonly strengths: readonly { readonly value: CreditValue; readonly times: number; readonly example: Win }[];
  /** Goals that struggle, at most three, each with what would help: its next action. */
  readonly opportunities: readonly {
    readonly goal: GoalReference;
    readonly why: string;
    readonly next: string | null;
  }[];
  readonly support: readonly Need[];
  readonly nextSteps: readonly NextAction[];
}

const few = 3;

export function reviewForm(
  goals: readonly ListedGoal[],
  wins: readonly Win[],
  needs: readonly Need[],
  actions: readonly NextAction[],
): ReviewForm {
  return {
    achievements: distinct(wins.filter((win) => win.type === 'closed' || win.type === 'evidence')).slice(0, few),
    strengths: strengthsIn(wins.filter((win) => win.type !== 'evidence' || win.added === null)),
    opportunities: goals
      .filter(({ state, health }) => state === 'opened' && severity(health.level) > 0)
      .sort(byNeed)
      .slice(0, few)
      .map(({ iid, title, url, health, next }) => ({ goal: { iid, title, url }, why: health.reason, next })),
    support: needs,
    nextSteps: actions.slice(0, 5),
  };
}

/** One win for each goal: a goal reached and its evidence are one achievement. */
function distinct(wins: readonly Win[]): Win[] {
  const seen = new Set<number>();
  return wins.filter(({ goal }) => !seen.has(goal.iid) && seen.add(goal.iid));
}

function strengthsIn(wins: readonly Win[]): ReviewForm['strengths'] {
  const found = new Map<CreditValue, { times: number; example: Win }>();
  for (const win of wins) {
    for (const value of win.values) {
      const { times = 0, example = win } = found.get(value) ?? {};
      found.set(value, { times: times + 1, example });
    }
  }
  return [...found]
    .map(([value, { times, example }]) => ({ value, times, example }))
    .sort(descending(({ times }) => times))
    .slice(0, few);
}

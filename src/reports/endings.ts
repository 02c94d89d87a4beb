// Each goal that closed in a window as a story: what for, how it ended, what shows it, what was learned.
import { closingIn } from '#growth/goals/closing.ts';
import { purposeIn } from '#growth/goals/purpose.ts';
import { dayOf, earlierOf } from '#growth/time/calendar.ts';
import { type Window, windowOf } from '#growth/time/window.ts';
import type { Day, Goal, GoalMeasure } from '#growth/words/goal.ts';
import { ascending, byNumber, descending, inTurn } from '#growth/words/order.ts';
import { isInside } from './change.ts';
import type { GoalStory, ListedGoal } from './listed-goal.ts';
import { isConfided } from './said.ts';
import { evidenceWins, type GoalReference, resultsFirst, weighed, weightOf, type Win } from './wins.ts';

export interface GoalEnding {
  readonly goal: GoalReference;
  readonly confidential: boolean;
  readonly outcome: NonNullable<Goal['outcome']>;
  readonly day: Day;
  /** In the person's words; null where the goal's text does not say, and for what was talked about in mentoring. */
  readonly aim: string | null;
  readonly measure: string | null;
  /** The measure in numbers; null where there is none. */
  readonly numbers: GoalMeasure | null;
  /** Of the whole life of the goal: results first, then by weight. null: its comments could not be read. */
  readonly evidence: readonly Win[] | null;
  /** What was learned. null: nobody said, or the comments could not be read. */
  readonly lesson: string | null;
}

interface Told {
  readonly story: GoalStory;
  /** On the window's last day. */
  readonly stood: { readonly goal: ListedGoal };
}

/** The best first. */
export const outcomeRanks = ['achieved', 'changed', 'dropped', 'unknown'] as const;

/** Achieved ones first, then by the weight of their best evidence, then the newest. */
export function endingsIn(told: readonly Told[], window: Window): GoalEnding[] {
  return told
    .flatMap(({ story, stood: { goal } }) => {
      const at = goal.state === 'closed' ? (goal.closedAt ?? goal.lastActivity) : null;
      return at === null || !isInside(window, at) ? [] : [ending(story, goal, dayOf(at, window.zone), window)];
    })
    .sort(
      inTurn(
        ascending(({ outcome }) => outcomeRanks.indexOf(outcome)),
        descending(({ evidence }) => Math.max(0, ...(evidence ?? []).map(weightOf))),
        descending(({ day }) => day),
        (one, other) => byNumber(one.goal, other.goal),
      ),
    );
}

function ending({ record, activity }: GoalStory, goal: ListedGoal, day: Day, window: Window): GoalEnding {
  const { iid, title, url, confidential, outcome } = goal;
  const opened = dayOf(record.createdAt, window.zone);
  const life = windowOf(earlierOf(opened, window.since), window.until, window.zone, '');
  const notes = activity.notes?.items ?? null;
  return {
    goal: { iid, title, url },
    confidential,
    outcome: outcome ?? 'unknown',
    day,
    ...(isConfided(record)
      ? { aim: null, measure: null, numbers: null }
      : { ...purposeIn(record.description), numbers: goal.measure }),
    evidence: notes && resultsFirst(weighed(evidenceWins(record, notes, life))),
    lesson: closingIn(notes ?? [])?.learned ?? null,
  };
}

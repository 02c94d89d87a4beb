// What slipped or went stale inside a window: overdue, due date moved later, quiet, health worse.
import { itemsOf } from '#growth/words/completeness.ts';
import { daysBetween } from '#growth/time/calendar.ts';
import { writtenCheckIns } from '#growth/goals/check-in.ts';
import type { Day, HealthLevel, Instant } from '#growth/words/goal.ts';
import { isQuiet } from '#growth/goals/quiet.ts';
import type { Window } from '#growth/time/window.ts';
import { isInside } from './change.ts';
import { type GoalStory, type ListedGoal, severity } from './listed-goal.ts';
import type { GoalReference } from './wins.ts';
import { oldestFirst } from '#growth/words/order.ts';

export type SlipReason =
  | { readonly type: 'overdue'; readonly days: number }
  /** `from` null: the earlier date is not known (GitLab notes only the new one). `to` null: the date was removed. */
  | { readonly type: 'due-moved'; readonly from: Day | null; readonly to: Day | null }
  | { readonly type: 'quiet'; readonly days: number }
  | { readonly type: 'health-worse'; readonly from: HealthLevel; readonly to: HealthLevel };

export interface Slip {
  readonly goal: GoalReference;
  /** At least one. */
  readonly reasons: readonly SlipReason[];
}

/** In the order of `goals`. Only open goals slip. */
export function slipsIn(goals: readonly { story: GoalStory; goal: ListedGoal }[], today: Day, window: Window): Slip[] {
  return goals.flatMap(({ story, goal }) => {
    const { iid, title, url } = goal;
    const reasons = goal.state === 'opened' ? reasonsFor(story, goal, today, window) : [];
    return reasons.length === 0 ? [] : [{ goal: { iid, title, url }, reasons }];
  });
}

function reasonsFor(story: GoalStory, goal: ListedGoal, today: Day, window: Window): SlipReason[] {
  const reasons: SlipReason[] = [];
  if (goal.due !== null && goal.due < today) reasons.push({ type: 'overdue', days: daysBetween(goal.due, today) });
  const moved = dueMoved(story, window);
  if (moved) reasons.push(moved);
  if (isQuiet(goal, today, window.zone)) reasons.push({ type: 'quiet', days: goal.daysQuiet });
  const worse = healthWorse(story, window);
  if (worse) reasons.push(worse);
  return reasons;
}

/** null also when the date moved nearer, or back to where it was. */
function dueMoved({ record, activity }: GoalStory, window: Window): SlipReason | null {
  const dates = itemsOf(activity.notes)
    .flatMap((note) => (note.type === 'due' ? [note] : []))
    .sort(oldestFirst);
  const to = dates.findLast(({ at }) => isInside(window, at));
  if (!to) return null;
  // GitLab writes the first due date as a change, too: a goal opened inside the window has not moved by getting one.
  const first = record.createdAt >= window.start ? dates[0] : undefined;
  const before = dates.findLast(({ at }) => at < window.start) ?? first;
  if (before === to || (before && before.due === null)) return null;
  const from = before?.due ?? null;
  if (from !== null && to.due !== null && to.due <= from) return null;
  return { type: 'due-moved', from, to: to.due };
}

/** What was said about health, by label or check-in: the last word before the window (else the first in it) against the last in it. */
function healthWorse(story: GoalStory, window: Window): SlipReason | null {
  const said = healthsSaid(story);
  const to = said.findLast(({ at }) => isInside(window, at))?.level;
  const from = (said.findLast(({ at }) => at < window.start) ?? said.find(({ at }) => isInside(window, at)))?.level;
  if (from === undefined || to === undefined || severity(to) <= severity(from)) return null;
  return { type: 'health-worse', from, to };
}

function healthsSaid({ activity }: GoalStory): { readonly at: Instant; readonly level: HealthLevel }[] {
  // Oldest come first: a list that broke off would tell a state that has passed.
  const events = activity.labelEvents?.source.failed === null ? activity.labelEvents.items : [];
  const labels = events.flatMap((event) =>
    event.type === 'label' && event.action === 'add' && event.word?.group === 'health'
      ? [{ at: event.at, level: event.word.value }]
      : [],
  );
  const checkIns = writtenCheckIns(itemsOf(activity.notes)).flatMap(({ at, checkIn }) =>
    checkIn.health ? [{ at, level: checkIn.health }] : [],
  );
  return [...labels, ...checkIns].sort(oldestFirst);
}

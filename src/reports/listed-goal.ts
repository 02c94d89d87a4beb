// A goal as lists show it: assessed, with its next action and its quiet days; and the order by need.
import { itemsOf } from '#growth/words/completeness.ts';
import { type GoalActivity, type Moment, assess } from '#growth/goals/assess.ts';
import { checkInsIn } from '#growth/goals/check-in.ts';
import { firstOpenItem } from '#growth/text/checklist.ts';
import { type Goal, type GoalRecord, type HealthLevel, healthLevels } from '#growth/words/goal.ts';
import { daysQuiet } from '#growth/goals/quiet.ts';
import { servesIn } from '#growth/goals/serves.ts';
import { ascending, byNumber, descending, inTurn, type Order, withoutDay } from '#growth/words/order.ts';

/** A goal together with what was read of its activity. */
export interface GoalStory {
  readonly record: GoalRecord;
  readonly activity: GoalActivity;
}

export interface ListedGoal extends Goal {
  /** What the newest check-in announced, else the first open action; null when closed, or when nothing says. */
  readonly next: string | null;
  /** What it is for beside its person, in their words; null where its text does not say. */
  readonly serves: string | null;
  /** Whole days since the last activity, in the person's zone. */
  readonly daysQuiet: number;
}

export function listedGoal({ record, activity }: GoalStory, now: Moment): ListedGoal {
  const goal = assess(record, activity, now);
  return {
    ...goal,
    next: nextAction(goal, { record, activity }, now),
    serves: servesIn(record.description),
    daysQuiet: daysQuiet(goal, now.today, now.zone),
  };
}

/** Every goal, those that need attention first. */
export function listGoals(stories: readonly GoalStory[], now: Moment): ListedGoal[] {
  return stories.map((story) => listedGoal(story, now)).sort(byNeed);
}

const byUrgency = inTurn<ListedGoal>(
  descending(({ health }) => severity(health.level)),
  ascending(({ due }) => due ?? withoutDay),
  descending(({ daysQuiet }) => daysQuiet),
  byNumber,
);
const byClosing = inTurn<ListedGoal>(
  descending(({ closedAt }) => closedAt ?? ''),
  byNumber,
);

/** Open before closed; then worst health, nearest due date (none last), longest quiet, lowest number. Closed: newest first. */
export const byNeed: Order<ListedGoal> = (one, other) => {
  if (one.state !== other.state) return one.state === 'opened' ? -1 : 1;
  return one.state === 'closed' ? byClosing(one, other) : byUrgency(one, other);
};

/** 0 is well; higher is worse. */
export function severity(level: HealthLevel): number {
  return healthLevels.indexOf(level);
}

function nextAction(
  { state, progress }: Goal,
  { record, activity }: GoalStory,
  { zone }: Pick<Moment, 'zone'>,
): string | null {
  if (state === 'closed') return null;
  const announced = checkInsIn(itemsOf(activity.notes), zone)[0]?.checkIn.next;
  if (announced) return announced;
  const hasOpen = progress?.source === 'checklist' && progress.done !== progress.total;
  return hasOpen ? firstOpenItem(record.description) : null;
}

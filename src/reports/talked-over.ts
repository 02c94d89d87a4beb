// Goals that nobody has said to have been talked over with the manager. A word for the person alone: to a manager it would be a reproach.
import { isWhole } from '#growth/goals/activity.ts';
import { agreementIn } from '#growth/goals/agreement.ts';
import { issuesNamed } from '#growth/goals/foreign-item.ts';
import type { Managers } from '#growth/goals/managers.ts';
import { type OneOnOne, lastHeld } from '#growth/meetings/one-on-one.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';
import type { GoalStory } from './listed-goal.ts';
import type { GoalReference } from './wins.ts';

interface Around {
  readonly today: Day;
  readonly zone: string;
  /** Where there is none, there is nobody to talk it over with. */
  readonly managers: Managers;
}

/**
 * Open ones that are older than the last 1:1, whose agenda did not name them either. Never a confidential one: what is hidden is
 * proposed to nobody. Of a goal whose comments were not all read nothing is said.
 */
export function notTalkedOver(
  stories: readonly GoalStory[],
  meetings: readonly OneOnOne[],
  { today, zone, managers }: Around,
): GoalReference[] {
  const last = lastHeld(meetings, today);
  if (last === null || managers.manager === null) return [];
  const named = new Set(
    meetings.flatMap(({ state, description }) => (state === 'closed' ? [...issuesNamed(description)] : [])),
  );
  return stories.flatMap(({ record, activity: { notes } }) => {
    const { iid, title, url, state, confidential, createdAt, commentCount } = record;
    const isRead = commentCount === 0 || isWhole(notes);
    const isOlder = dayOf(createdAt, zone) < last.day;
    if (state === 'closed' || confidential || !isOlder || !isRead || named.has(iid)) return [];
    return agreementIn(notes?.items ?? [], managers) === null ? [{ iid, title, url }] : [];
  });
}

// Goals that nobody has said to have been talked over with the manager. A word for the person alone: to a manager it would be a reproach.
import { itemsOf } from '#growth/words/completeness.ts';
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
 * Of each goal whether it was talked over: somebody said so, or an agenda that was held named it. It was not where it is open, older
 * than the last 1:1 and not confidential: what is hidden is proposed to nobody. null: nothing tells, or its time has not come.
 */
export function talkedOverAt(
  meetings: readonly OneOnOne[],
  { today, zone, managers }: Around,
): (story: GoalStory) => boolean | null {
  const last = managers.manager === null ? null : lastHeld(meetings, today);
  const named = new Set(
    meetings.flatMap(({ state, description }) => (state === 'closed' ? [...issuesNamed(description)] : [])),
  );
  return ({ record: { iid, state, confidential, createdAt, commentCount }, activity: { notes } }) => {
    if (named.has(iid) || agreementIn(itemsOf(notes), managers) !== null) return true;
    const isRead = commentCount === 0 || isWhole(notes);
    const isOlder = last !== null && dayOf(createdAt, zone) < last.day;
    return isOlder && isRead && state === 'opened' && !confidential ? false : null;
  };
}

export function notTalkedOver(
  stories: readonly GoalStory[],
  meetings: readonly OneOnOne[],
  around: Around,
): GoalReference[] {
  const talkedOver = talkedOverAt(meetings, around);
  return stories
    .filter((story) => talkedOver(story) === false)
    .map(({ record: { iid, title, url } }) => ({ iid, title, url }));
}

// Whether goals were talked over with the manager, for their person: the 1:1s are read for it where there is a manager to talk with.
import type { Moment } from '#growth/goals/activity.ts';
import type { Managers } from '#growth/goals/managers.ts';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import { isComplete, type Listed } from '#growth/words/completeness.ts';
import { isNamed } from '#growth/words/username.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import { talkedOverAt } from '#reports/talked-over.ts';
import type { Session } from '../session.ts';

/** null: they are not asked for. */
export async function heldMeetings({
  project,
  settings,
  me,
}: Pick<Session, 'project' | 'settings' | 'me'>): Promise<Listed<OneOnOne> | null> {
  if (settings.manager === null || !isNamed(me, settings.person)) return null;
  return (await project.oneOnOnes()).asFarAsRead();
}

/** Of a part of the 1:1s nothing is said: the one that is missing may have named the goal. */
export function talkedOverIn(
  meetings: Listed<OneOnOne> | null,
  { now, settings }: { readonly now: Moment; readonly settings: Managers },
): (story: GoalStory) => boolean | null {
  if (meetings === null || !isComplete(meetings.source)) return () => null;
  return talkedOverAt(meetings.items, { today: now.today, zone: now.zone, managers: settings });
}

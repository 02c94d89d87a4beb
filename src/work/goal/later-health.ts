// Whose word a goal's health is: that of the latest day, however late another one is written down.
import { checkInsIn, levelSaid } from '#growth/goals/check-in.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

/** Whether a check-in of a later day says how the goal stands. */
export async function isSaidLater(
  { iid, commentCount }: GoalRecord,
  day: Day,
  { project, now }: Pick<Session, 'project' | 'now'>,
): Promise<boolean> {
  if (day >= now.today || commentCount === 0) return false;
  const notes = whole(await project.notes(iid, { onlyLatestPage: true }), project.facts.path);
  return checkInsIn(notes, now.zone).some((one) => one.day > day && levelSaid(one) !== null);
}

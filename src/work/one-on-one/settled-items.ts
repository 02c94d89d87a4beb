// Which lines that an agenda took from goals are done by the next time.
import { approversOf } from '#growth/goals/approval.ts';
import { topicOf } from '#growth/meetings/agenda.ts';
import { goalLine, stillAsks } from '#growth/meetings/goal-line.ts';
import { isComplete } from '#growth/words/completeness.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Session } from '../session.ts';

/** What the goals no longer ask for. Any other line is the person's to tick. */
export async function settledItems(
  items: readonly string[],
  goals: readonly GoalRecord[],
  { project, settings }: Pick<Session, 'project' | 'settings'>,
): Promise<readonly string[]> {
  const settled = await Promise.all(
    items.map(async (item) => {
      const line = goalLine(topicOf(item));
      const goal = goals.find(({ iid }) => iid === line?.iid);
      if (line === null || goal === undefined) return [];
      const isRead = goal.state === 'opened' && goal.commentCount > 0;
      const read = isRead ? (await project.notes(goal.iid)).asFarAsRead() : null;
      // Where not all comments are read, the one that answers may be missing: the line moves on.
      const notes = read !== null && isComplete(read.source) ? read : null;
      return stillAsks(line, goal, notes, { managers: settings, approvals: approversOf(goal) }) ? [] : [item];
    }),
  );
  return settled.flat();
}

// The line that ties a merge request or a commit to a goal.
import type { GoalRecord } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import type { NamedGoal } from '../goal-number.ts';
import type { Session } from '../session.ts';

export interface Trailer {
  readonly goal: GoalRecord;
  /** `Goal: alex/goals#12` */
  readonly line: string;
  /** `alex/goals#12` */
  readonly reference: string;
}

export async function trailerOf({ iid }: NamedGoal, { project }: Pick<Session, 'project'>): Promise<Trailer> {
  const goal = await project.goal(iid);
  const reference = `${oneLine(project.facts.path)}#${iid}`;
  return { goal, line: `Goal: ${reference}`, reference };
}

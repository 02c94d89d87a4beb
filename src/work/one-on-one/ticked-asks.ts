// What a tick on an agenda leaves to do: a goal still asks, or waits for an approval, until the goal itself is told.
import { approversOf } from '#growth/goals/approval.ts';
import { DevgrowthError } from '#errors.ts';
import { topicOf } from '#growth/meetings/agenda.ts';
import { approvalsSaid, asksSaid, type GoalLine, goalLine } from '#growth/meetings/goal-line.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { readChecklist, type ChecklistItem } from '#growth/text/checklist.ts';
import { type Said, said, step } from '#wording.ts';
import type { Session } from '../session.ts';

/** Of those ticked items that `1on1 prepare` took from a goal; nothing where the goal could not be read. */
export async function stillAsked(items: readonly Pick<ChecklistItem, 'text'>[], session: Session): Promise<Said[]> {
  const told = await Promise.all(items.map(({ text }) => askedBehind(text, session)));
  return told.flat();
}

async function askedBehind(
  text: string,
  { project, settings }: Pick<Session, 'project' | 'settings'>,
): Promise<readonly Said[]> {
  const line = goalLine(topicOf(text));
  if (line === null) return [];
  const { iid, type } = line;
  try {
    const goal = await project.goal(iid);
    if (goal.state === 'closed') return [];
    if (type === 'approval') return approvalsIn(line, goal).map((item) => approvalWords(iid, item));
    const { items } = (await project.notes(iid)).asFarAsRead();
    const isOpen = asksSaid(line, items, { managers: settings, approvals: approversOf(goal) }).length > 0;
    return isOpen
      ? [said`The goal still asks for it; when it has got it: ${step('goal log', iid, { 'help-needed': 'none' })}`]
      : [];
  } catch (error) {
    // The tick is written: what else could be said is no reason to fail.
    if (error instanceof DevgrowthError) return [];
    throw error;
  }
}

/** Numbers of the goal's items that wait for this approval. */
function approvalsIn(line: GoalLine, goal: GoalRecord): readonly number[] {
  const open = approvalsSaid(line, goal).filter(({ done }) => !done);
  return readChecklist(goal.description)
    .filter(({ done, text }) => !done && open.some(({ item }) => item === text))
    .map(({ number }) => number);
}

function approvalWords(iid: number, item: number): Said {
  return said`The goal still waits for this approval; when it is given: ${step('goal check', iid, item)}`;
}

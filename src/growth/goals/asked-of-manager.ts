// Whether a goal asks something of the manager: what its label tells whoever has nothing but a browser.
import { type GoalActivity, clearedAt, isWhole } from './activity.ts';
import { type Approval, approversOf, isManager, openApprovals } from './approval.ts';
import { approvedIn } from './approved.ts';
import { answersAll, openAsks } from './ask.ts';
import { approvalSince } from './asked-since.ts';
import type { Managers } from './managers.ts';
import type { Note } from './notes.ts';
import { isComplete, itemsOf, type Listed } from '../words/completeness.ts';
import type { GoalRecord, Instant } from '../words/goal.ts';

/** What an answer of the forge's holds to tell it. */
export type Asking = Pick<
  GoalRecord,
  'state' | 'stages' | 'description' | 'words' | 'commentCount' | 'createdAt' | 'updatedAt'
>;

/**
 * By a `Help:` line that nobody has answered, or by an approval of the manager's that is neither ticked nor said in a comment.
 * @returns null where what was read does not tell: a part never says that nothing is asked
 */
export function asksManager(goal: Asking, notes: Listed<Note> | null, managers: Managers): boolean | null {
  if (goal.state === 'closed') return false;
  const approvals = approvalsAsked(goal, managers);
  if (goal.commentCount === 0) return approvals.length > 0;
  // Newest first: behind a failed page may stand the answer.
  if (notes === null || !isComplete(notes.source)) return null;
  const asked = { managers, approvals: approversOf(goal) };
  if (openAsks(notes.items, asked).length > 0) return true;
  if (approvals.some((approval) => approvedIn(goal, notes, approval, managers) === null)) return true;
  return isWhole(notes) || notes.items.some((note) => answersAll(note, asked)) ? false : null;
}

/** Whether somebody took the label off by hand: it went, and nothing was asked since. What is not known puts no label back. */
export function isTakenOff(goal: GoalRecord, activity: GoalActivity, managers: Managers): boolean {
  const { labelEvents } = activity;
  if (labelEvents === null || !isComplete(labelEvents.source)) return true;
  const gone = clearedAt('ask', labelEvents);
  return gone !== null && !askedAt(goal, activity, managers).some((at) => at > gone);
}

/** Boxes of whoever is the manager now that are not ticked, whatever was said in comments. */
export function approvalsAsked(
  goal: Pick<Asking, 'stages' | 'description' | 'words'>,
  { manager }: Pick<Managers, 'manager'>,
): readonly Approval[] {
  return openApprovals(goal).filter(({ who }) => isManager(who, manager));
}

/** What was asked before a goal was closed is asked again once it is reopened. */
function askedAt(goal: GoalRecord, activity: GoalActivity, managers: Managers): readonly Instant[] {
  const { notes, stateEvents } = activity;
  const approvals = approvalsAsked(goal, managers).map(({ item }) => approvalSince(goal, activity, item).at);
  const reopened = itemsOf(stateEvents).filter((event) => event.type === 'state' && event.state === 'reopened');
  return [
    ...openAsks(itemsOf(notes), { managers, approvals: approversOf(goal) }).map(({ since }) => since),
    ...approvals.filter((at) => at !== null),
    ...reopened.map(({ at }) => at),
  ];
}

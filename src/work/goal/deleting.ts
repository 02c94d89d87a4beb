// Deletes a goal for good, after showing what goes with it. To close it keeps the record, and is offered first.
import { DevgrowthError } from '#errors.ts';
import { writtenCheckIns } from '#growth/goals/check-in.ts';
import { evidenceIn } from '#growth/goals/evidence.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { count, oneLine } from '#render/text.ts';
import { given, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

export interface PlannedDeletion {
  readonly record: GoalRecord;
  /** `3 comments (2 check-ins, 1 piece of evidence)`, `a checklist, 2 of 5 ticked`. */
  readonly goes: readonly string[];
}

/** null: it is gone already, or never was: to ask for a deletion twice has done what it should. */
export async function planDeletion(iid: number, session: Session): Promise<PlannedDeletion | null> {
  const { project } = session;
  if (await project.isGone(iid)) return null;
  const record = await project.goal(iid);
  refuseForOthers(record, session);
  const notes = whole(await project.notes(iid), project.facts.path);
  const comments = notes.filter(({ type }) => type === 'comment').length;
  const [checkIns, evidence] = [writtenCheckIns(notes).length, evidenceIn(notes).length];
  const items = readChecklist(record.description);
  const parts = [
    ...(checkIns === 0 ? [] : [count(checkIns, 'check-in')]),
    ...(evidence === 0 ? [] : [count(evidence, 'piece of evidence', 'pieces of evidence')]),
  ];
  const told = `${count(comments, 'comment')}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
  const goes = [
    'its text and its history',
    ...(items.length === 0
      ? []
      : [`its checklist, ${items.filter(({ done }) => done).length} of ${items.length} ticked`]),
    ...(comments === 0 ? [] : [told]),
  ];
  return { record, goes };
}

/** @throws `usage` where nobody can be asked; `cancelled` for anything but the goal's number or `close` */
export async function deletionOrEnd(
  { record: { iid } }: PlannedDeletion,
  { ask, yes }: Pick<Desk, 'ask' | 'yes'>,
): Promise<'delete' | 'close'> {
  if (yes) return 'delete';
  if (ask === null) {
    throw new DevgrowthError('usage', 'a deletion needs a yes', {
      hint: said`Nothing was written. Add ${given('yes')} to delete it for good, or keep its record: \`${step('goal close', iid, { outcome: 'dropped' })}\`.`,
    });
  }
  const message = `Type ${iid} to delete it for good, or close to end it as dropped and keep its record:`;
  const typed = (await ask.text({ name: 'yes', message, default: '' })).trim().toLowerCase().replace(/^#/, '');
  if (typed === 'close') return 'close';
  if (typed === String(iid)) return 'delete';
  throw new DevgrowthError('cancelled', 'Nothing was written.');
}

/** @returns false where it was gone already. @throws `conflict` where somebody wrote to it while it was asked */
export async function deleteGoal(
  { record }: PlannedDeletion,
  session: Session,
  { yes }: Pick<Desk, 'yes'>,
): Promise<boolean> {
  const { project } = session;
  if (!yes) {
    const now = await project.goal(record.iid);
    if (now.updatedAt !== record.updatedAt || now.commentCount !== record.commentCount) {
      throw new DevgrowthError('conflict', `#${record.iid} was changed meanwhile`, {
        hint: said`Nothing was deleted. Look again: \`${step('goal delete', record.iid)}\`.`,
      });
    }
  }
  const became = await project.removeIssue(record.iid);
  if (became === 'refused') throw notAllowed(record, session);
  return became === 'removed';
}

/** Nobody is asked for what the server will refuse. A role that is inherited is not always told: then the server decides. */
function refuseForOthers(record: GoalRecord, session: Pick<Session, 'me' | 'project'>): void {
  const { myRole } = session.project.facts;
  if (myRole === null || myRole === 'owner' || myRole === 'planner' || record.author?.id === session.me.id) return;
  throw notAllowed(record, session);
}

function notAllowed({ iid, author }: GoalRecord, { project: { facts } }: Pick<Session, 'project'>): DevgrowthError {
  const who = author === null ? '' : `, or @${oneLine(author.username)}, who opened it`;
  return new DevgrowthError('forbidden', `GitLab does not let you delete #${iid}`, {
    hint: said`The Owner of ${oneLine(facts.path)} may, a Planner${who}. To end it and keep its record: \`${step('goal close', iid, { outcome: 'dropped' })}\`.`,
  });
}

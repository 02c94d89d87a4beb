// Approves an item of a goal: one comment of the person whose approval it is. The box stays the owner's to tick.
import { DevgrowthError } from '#errors.ts';
import { type Approval, openApprovals } from '#growth/goals/approval.ts';
import { approvedIn, formatApproval } from '#growth/goals/approved.ts';
import { isApprover } from '#growth/goals/verdict.ts';
import type { Written } from '#growth/forge/writes.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { code } from '#render/markdown/escape.ts';
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { type Said, said, step } from '#wording.ts';
import { theItem } from '../checklist-item.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { NamedGoal } from '../goal-number.ts';
import { commenting } from '../role.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

export interface ApproveWords extends NamedGoal {
  /** Number of the item, or part of its text; null: the only one that waits for the caller. */
  readonly item: string | null;
}

export interface PlannedApproval {
  readonly words: ApproveWords;
  readonly record: GoalRecord;
  readonly approval: Approval;
  /** The caller has said so already. */
  readonly isThere: boolean;
  /** The comment, as it will stand there. */
  readonly body: string;
}

/** Writes nothing. @throws `refused` where no approval of the caller's is asked for */
export async function planApproval(
  typed: ApproveWords,
  session: Session,
  { ask }: Pick<Desk, 'ask'>,
): Promise<PlannedApproval> {
  const { project, settings } = session;
  const record = await project.goal(typed.iid);
  const own = approvalsOfCaller(record, session);
  const approval = await theOne(typed, record, own, ask);
  const notes = record.commentCount === 0 ? null : await project.notes(record.iid);
  if (notes !== null) whole(notes, project.facts.path);
  const given = approvedIn(record, notes?.asFarAsRead() ?? null, approval, settings);
  // It may name somebody, whom nobody means to call.
  const body = formatApproval(own.length === 1 ? null : code(oneLine(approval.who)));
  return { words: { ...typed, item: `${approval.number}` }, record, approval, isThere: given !== null, body };
}

/** @param end what must have worked, too, before the draft is let go of */
export function giveApproval<T>(
  { words, record, body, isThere }: PlannedApproval,
  session: Session,
  desk: DraftWorld,
  end: (written: Written<GoalRecord>) => Promise<T>,
): Promise<T> {
  return draftedWrite('goal approve', { ...words }, session, desk, async (draft) => {
    const mayExist = draft.tried('comment');
    if (isThere && !mayExist) return end({ value: record, warnings: [] });
    const key = await draft.key('comment');
    const { warnings } = await session.project.comment(record.iid, { key, type: 'approval', body, mayExist });
    return end({ value: { ...record, commentCount: record.commentCount + 1 }, warnings });
  });
}

function approvalsOfCaller(
  record: GoalRecord,
  { me, settings, now }: Pick<Session, 'me' | 'settings' | 'now'>,
): readonly Approval[] {
  const { iid } = record;
  const open = record.state === 'closed' ? [] : openApprovals(record);
  if (open.length === 0) throw refused(`#${iid} waits for no approval`, said`Nothing was written. ${commenting(iid)}`);
  if (isNamed(me, settings.person))
    throw refused(
      `what #${iid} waits for is the approval of others`,
      said`When it is given, tick its box: \`${step('goal check', iid, open[0]?.number ?? 1)}\`.`,
    );
  const own = open.filter(({ who }) => isApprover(me, now.at, who, settings));
  if (own.length > 0) return own;
  const whose = open.map(({ who }) => oneLine(who)).join('; ');
  throw refused(
    `#${iid} waits for the approval of ${whose}: not for yours`,
    said`Nothing was written. ${commenting(iid)}`,
  );
}

async function theOne(
  { iid, item }: ApproveWords,
  record: GoalRecord,
  own: readonly Approval[],
  ask: Desk['ask'],
): Promise<Approval> {
  const [only, ...others] = own;
  if (item !== null) {
    const { number } = theItem(readChecklist(record.description), item, iid);
    const meant = own.find((one) => one.number === number);
    if (meant !== undefined) return meant;
    throw refused(
      `item ${number} of #${iid} is no approval of yours`,
      `Nothing was written. Yours: ${own.map((one) => `${one.number} ${oneLine(one.item)}`).join('; ')}.`,
    );
  }
  if (only !== undefined && others.length === 0) return only;
  const listed = own.map((one) => `${one.number}. ${oneLine(one.item)}`);
  if (ask === null)
    throw new DevgrowthError('usage', `#${iid} waits for ${own.length} approvals of yours`, {
      details: listed,
      hint: said`Name one: \`${step('goal approve', iid, only?.number ?? 1)}\`.`,
    });
  const chosen = await ask.choice({
    name: 'item',
    message: 'Which one do you approve?',
    choices: own.map((one, index) => ({ value: `${one.number}`, label: listed[index] ?? '' })),
  });
  return own.find(({ number }) => `${number}` === chosen) ?? refusedChoice(chosen);
}

function refusedChoice(chosen: string): never {
  throw new DevgrowthError('usage', `there is no item ${oneLine(chosen)}`);
}

function refused(message: string, hint: Said): DevgrowthError {
  return new DevgrowthError('refused', message, { hint });
}

// Answers what a goal asks: one comment in plain words, of somebody who was asked.
import { DevgrowthError } from '#errors.ts';
import { approversOf, openApprovals } from '#growth/goals/approval.ts';
import { type Ask, asksIn, isAsked } from '#growth/goals/ask.ts';
import type { Written } from '#growth/forge/writes.ts';
import { ownLines } from '#growth/text/own-lines.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { type Said, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { NamedGoal } from '../goal-number.ts';
import { commenting } from '../role.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

export interface AnswerWords extends NamedGoal {
  /** null: asked for. */
  readonly text: string | null;
}

export interface PlannedAnswer {
  readonly words: AnswerWords;
  readonly record: GoalRecord;
  /** What it answers, oldest first. */
  readonly asks: readonly Ask[];
  /** The comment, as it will stand there. */
  readonly body: string;
}

/** Asks for the words where there are none. Writes nothing. @throws `refused` where nothing is asked of the caller */
export async function planAnswer(
  typed: AnswerWords,
  session: Session,
  { ask }: Pick<Desk, 'ask'>,
): Promise<PlannedAnswer> {
  if (typed.text !== null) refuseEmpty(typed.text, typed.iid);
  const record = await session.project.goal(typed.iid);
  const asks = await asksOfCaller(record, session);
  const text = (typed.text ?? (await askedFor(asks, typed.iid, ask))).trim();
  return { words: { ...typed, text }, record, asks, body: text };
}

/** @param end what must have worked, too, before the draft is let go of */
export function giveAnswer<T>(
  { words, record, body }: PlannedAnswer,
  session: Session,
  desk: DraftWorld,
  end: (written: Written<GoalRecord>) => Promise<T>,
): Promise<T> {
  return draftedWrite('answer', { ...words }, session, desk, async (draft) => {
    const mayExist = draft.tried('comment');
    const key = await draft.key('comment');
    const { warnings } = await session.project.comment(record.iid, { key, type: 'answer', body, mayExist });
    return end({ value: { ...record, commentCount: record.commentCount + 1 }, warnings });
  });
}

async function asksOfCaller(record: GoalRecord, session: Session): Promise<readonly Ask[]> {
  const { me, settings, now } = session;
  const { iid } = record;
  if (isNamed(me, settings.person))
    throw refused(
      `what #${iid} asks is asked of others: your own word does not answer it`,
      said`When it has what it needs: \`${step('goal log', iid, { 'help-needed': 'none' })}\`.`,
    );
  const all = record.state === 'closed' || record.commentCount === 0 ? [] : await asksOn(record, session);
  const asks = all.filter(({ text }) => isAsked({ by: me, at: now.at }, text, settings));
  if (asks.length > 0) return asks;
  const instead = said`Nothing was written. ${commenting(iid)}`;
  if (all.length > 0) {
    const whom = settings.manager === null ? 'somebody else' : `@${oneLine(settings.manager)}`;
    throw refused(`what #${iid} asks is asked of ${whom}, so your word does not answer it`, instead);
  }
  if (record.state === 'closed') throw refused(`#${iid} is closed, and asks for nothing`, instead);
  const approval = said`It waits for an approval: \`${step('goal approve', iid)}\`.`;
  throw refused(`#${iid} asks for no help`, openApprovals(record).length > 0 ? approval : instead);
}

async function asksOn(
  record: GoalRecord,
  { project, settings: managers }: Pick<Session, 'project' | 'settings'>,
): Promise<readonly Ask[]> {
  const notes = whole(await project.notes(record.iid), project.facts.path);
  return asksIn(notes, { managers, approvals: approversOf(record) });
}

function refused(message: string, hint: Said): DevgrowthError {
  return new DevgrowthError('refused', message, { hint });
}

/** What only quotes, or is only code, says nothing that could be an answer. */
function refuseEmpty(text: string, iid: number): void {
  if (ownLines(text).length > 0) return;
  throw new DevgrowthError('usage', 'the answer says nothing', {
    hint: said`Say it in words of your own: \`${step('answer', iid, '"..."')}\`.`,
  });
}

async function askedFor(asks: readonly Ask[], iid: number, ask: Desk['ask']): Promise<string> {
  if (ask === null)
    throw new DevgrowthError('usage', `no answer to #${iid} was given`, {
      hint: said`Say it: \`${step('answer', iid, '"..."')}\`.`,
    });
  const message = `${asks.map(({ text }) => oneLine(text)).join('; ')}: your answer?`;
  const check = (text: string) => (ownLines(text).length > 0 ? null : 'Say at least a word.');
  return ask.text({ name: 'text', message, check, takesLines: true });
}

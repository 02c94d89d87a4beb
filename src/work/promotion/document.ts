// The promotion document: the one that is there, its state as a comment on it, and who must not see it.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import { DevgrowthError } from '#errors.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { formatState } from '#growth/promotion/state-comment.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { isNamed } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import type { Draft } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import type { Talk } from '#world.ts';
import type { Session } from '../session.ts';
import type { Standing } from './history.ts';

/**
 * Written once, by whichever run. The same words may be meant again later, when the document has moved on and an earlier draft of
 * them is still there: what makes it this move is the moment from which the state before it holds.
 */
export async function sayState(
  { iid, after }: { readonly iid: number; readonly after: Pick<Standing, 'state' | 'since'> | null },
  state: PromotionState,
  draft: Draft,
  { project, now }: Pick<Session, 'project' | 'now'>,
): Promise<readonly Dropped[]> {
  const name = `state of ${iid} after ${after?.state ?? 'none'} ${after?.since ?? ''}`.trim();
  const mayExist = draft.tried(name);
  const key = await draft.key(name);
  const body = formatState(now.today, state);
  return (await project.comment(iid, { key, mayExist, type: 'state', body })).warnings;
}

/** Somebody opened it to all members by hand: nothing of ours does. */
export function warnIfPublic(
  { iid, confidential, url }: PromotionRecord,
  { project }: Pick<Session, 'project'>,
  talk: Pick<Talk, 'warn' | 'hint'>,
): void {
  if (confidential) return;
  const path = oneLine(project.facts.path);
  talk.warn(`#${iid} is not confidential: every member of ${path} can read it`);
  talk.hint(`Make it confidential in the browser: ${oneLine(url)}`);
}

/** Throws `not-found` where there is none to see. */
export async function theDocument({
  project,
  settings,
  me,
}: Pick<Session, 'project' | 'settings' | 'me'>): Promise<PromotionRecord> {
  const record = await project.promotionDocument(settings.person);
  if (record !== null) return record;
  const hint = isNamed(me, settings.person)
    ? said`Open one with \`${step('promotion start')}\`; nobody has to have one.`
    : `A Guest reads it only while it is assigned to them: ask @${settings.person}.`;
  throw new DevgrowthError('not-found', 'there is no promotion document that you can see', { hint });
}

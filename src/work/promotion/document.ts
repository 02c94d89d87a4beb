// The promotion document: the one that is there, its state as a comment on it, and who must not see it.
import { DevgrowthError } from '#errors.ts';
import type { PromotionRecord } from '#growth/promotion.ts';
import { formatState, type PromotionState } from '#growth/promotion-state.ts';
import type { Dropped } from '#growth/writes.ts';
import { oneLine } from '#render/text.ts';
import type { Draft } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import type { Talk } from '#world.ts';
import type { Session } from '../session.ts';

/** Written once, by whichever run. */
export async function sayState(
  iid: number,
  state: PromotionState,
  draft: Draft,
  { project, now }: Session,
): Promise<readonly Dropped[]> {
  const mayExist = draft.tried('state');
  const key = await draft.key('state');
  const body = formatState(now.today, state);
  return (await project.comment(iid, { key, mayExist, type: 'state', body })).warnings;
}

/** Somebody opened it to all members by hand: nothing of ours does. */
export function warnIfPublic(
  { iid, confidential, url }: PromotionRecord,
  { project }: Session,
  talk: Pick<Talk, 'warn' | 'hint'>,
): void {
  if (confidential) return;
  const path = oneLine(project.facts.path);
  talk.warn(`#${iid} is not confidential: every member of ${path} can read it`);
  talk.hint(`Make it confidential in the browser: ${oneLine(url)}`);
}

/** Throws `not-found` where there is none to see. */
export async function theDocument({ project, settings, me }: Session): Promise<PromotionRecord> {
  const record = await project.promotionDocument(settings.person);
  if (record !== null) return record;
  const hint =
    me.username === settings.person
      ? said`Open one with \`${step('promotion start')}\`; nobody has to have one.`
      : `A Guest reads it only while it is assigned to them: ask @${settings.person}.`;
  throw new DevgrowthError('not-found', 'there is no promotion document that you can see', { hint });
}

// A number that is no goal's: where it is the year plan's or the promotion document's, what changes that.
import { DevgrowthError } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { said, step } from '#wording.ts';
import type { Session } from '../session.ts';

/** The goal, or `not-found` with the way to what stands there. */
export async function goalOrWay(
  iid: number,
  { project, settings }: Pick<Session, 'project' | 'settings'>,
): Promise<GoalRecord> {
  try {
    return await project.goal(iid);
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'not-found') throw error;
    if ((await project.issueWithMarker('plan'))?.iid === iid) {
      throw new DevgrowthError('not-found', `#${iid} is the year plan, not a goal`, {
        hint: said`\`${step('plan edit')}\` changes its text, \`${step('plan check', 1)}\` ticks a box of it.`,
      });
    }
    if ((await project.promotionDocument(settings.person))?.iid === iid) {
      throw new DevgrowthError('not-found', `#${iid} is the promotion document, not a goal`, {
        hint: said`\`${step('promotion edit')}\` changes its text, \`${step('promotion result', 'add')}\` a result of it, \`${step('promotion gap', 'close', 1)}\` ticks a gap.`,
      });
    }
    throw error;
  }
}

// Where evidence stands: on a goal, or on the promotion document.
import { DevgrowthError } from '#errors.ts';
import type { Shown } from '#growth/forge/exposure.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { GoalReference } from '#reports/wins.ts';
import type { Session } from '../session.ts';

export interface EvidencePlace extends GoalReference, Shown {
  /** It also shows the values as labels; null for the promotion document. */
  readonly goal: GoalRecord | null;
  /** None of a document. */
  readonly kinds: readonly string[];
}

export async function evidencePlace(
  { project, settings }: Pick<Session, 'project' | 'settings'>,
  iid: number,
): Promise<EvidencePlace> {
  try {
    const goal = await project.goal(iid);
    return { ...goal, goal };
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'not-found') throw error;
    const document = await project.promotionDocument(settings.person);
    if (document?.iid !== iid) throw error;
    return { ...document, goal: null, kinds: [] };
  }
}

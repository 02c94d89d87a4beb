// Where evidence stands: on a goal, or on the promotion document.
import { DevgrowthError } from '#errors.ts';
import type { Shown } from '#growth/forge/exposure.ts';
import type { GoalReference } from '#reports/wins.ts';
import type { Session } from '../session.ts';

export interface EvidencePlace extends GoalReference, Shown {
  /** A goal also shows the values as labels. */
  readonly isGoal: boolean;
  /** None of a document. */
  readonly kinds: readonly string[];
}

export async function evidencePlace(
  { project, settings }: Pick<Session, 'project' | 'settings'>,
  iid: number,
): Promise<EvidencePlace> {
  try {
    return { ...(await project.goal(iid)), isGoal: true };
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'not-found') throw error;
    const document = await project.promotionDocument(settings.person);
    if (document?.iid !== iid) throw error;
    return { ...document, kinds: [], isGoal: false };
  }
}

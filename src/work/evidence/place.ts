// Where evidence stands: on a goal, or on the promotion document.
import { DevgrowthError } from '#errors.ts';
import type { GoalReference } from '#reports/wins.ts';
import type { Session } from '../session.ts';

export interface EvidencePlace extends GoalReference {
  /** A goal also shows the values as labels. */
  readonly isGoal: boolean;
  readonly confidential: boolean;
}

export async function evidencePlace(
  { project, settings }: Pick<Session, 'project' | 'settings'>,
  iid: number,
): Promise<EvidencePlace> {
  try {
    const { title, url, confidential } = await project.goal(iid);
    return { iid, title, url, isGoal: true, confidential };
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'not-found') throw error;
    const document = await project.promotionDocument(settings.person);
    if (document?.iid !== iid) throw error;
    const { title, url, confidential } = document;
    return { iid, title, url, isGoal: false, confidential };
  }
}

// Where evidence stands: on a goal, or on the promotion document.
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge.ts';
import type { GoalReference } from '#reports/wins.ts';

export interface EvidencePlace extends GoalReference {
  /** A goal also shows the values as labels. */
  readonly isGoal: boolean;
}

export async function evidencePlace(project: GoalsProject, iid: number): Promise<EvidencePlace> {
  try {
    const { title, url } = await project.goal(iid);
    return { iid, title, url, isGoal: true };
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'not-found') throw error;
    const document = await project.promotionDocument();
    if (document?.iid !== iid) throw error;
    return { iid, title: document.title, url: document.url, isGoal: false };
  }
}

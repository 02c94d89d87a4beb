// Where evidence stands: on a goal, on the promotion document, or, where it belongs to no goal, on the issue of wins.
import { DevgrowthError } from '#errors.ts';
import type { Shown } from '#growth/forge/exposure.ts';
import type { WinsIssue } from '#growth/forge/wins.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { EvidencePlace as ToldPlace } from '#reports/evidence-list.ts';
import type { GoalReference } from '#reports/wins.ts';
import { said, step } from '#wording.ts';
import { type NamedPlace, winsWord } from '../goal-number.ts';
import type { Session } from '../session.ts';

export interface EvidencePlace extends GoalReference, Shown {
  /** It also shows the values as labels; null for the promotion document, and for wins. */
  readonly goal: GoalRecord | null;
  readonly place: ToldPlace['place'];
  /** Only of a goal. */
  readonly kinds: readonly string[];
}

type Reading = Pick<Session, 'project' | 'settings'>;

/** @throws `not-found` */
export async function evidencePlace({ project, settings }: Reading, named: NamedPlace['iid']): Promise<EvidencePlace> {
  if (named === winsWord) {
    const place = await winsPlace({ project });
    if (place !== null) return place;
    throw new DevgrowthError('not-found', 'there are no wins yet', {
      hint: said`Keep the first: \`${step('evidence add', winsWord, '"..."')}\`.`,
    });
  }
  try {
    const goal = await project.goal(named);
    return { ...goal, goal, place: 'goal' };
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'not-found') throw error;
    const document = await project.promotionDocument(settings.person);
    if (document?.iid === named) return onDocument(document);
    const issue = (await project.winsIssues()).find(({ iid }) => iid === named);
    if (issue === undefined) throw error;
    return onWins(issue);
  }
}

/** null: none was kept yet. */
export async function winsPlace({ project }: Pick<Session, 'project'>): Promise<EvidencePlace | null> {
  const [issue] = await project.winsIssues();
  return issue === undefined ? null : onWins(issue);
}

export const onDocument = (document: PromotionRecord): EvidencePlace => ({
  ...document,
  goal: null,
  place: 'promotion',
  kinds: [],
});

export const onWins = (issue: WinsIssue): EvidencePlace => ({ ...issue, goal: null, place: 'wins', kinds: [] });

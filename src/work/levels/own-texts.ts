// The promotion document and the plan, as far as one may see them: what a person wrote of their levels.
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { EditedDocument } from '../part/editing.ts';
import type { Session } from '../session.ts';
import { chosenLevels, meantLevels, type OwnTexts } from './choosing.ts';
import { knownLevels, type LevelsDesk } from './known.ts';

export interface OwnDocuments {
  readonly document: PromotionRecord | null;
  readonly plan: EditedDocument | null;
}

export async function ownDocuments({
  project,
  settings,
}: Pick<Session, 'project' | 'settings'>): Promise<OwnDocuments> {
  const [document, plan] = await Promise.all([
    project.promotionDocument(settings.person),
    project.issueWithMarker('plan'),
  ]);
  return { document, plan };
}

/** @returns which levels are meant by what somebody types, and what it was told by */
export async function meantBy(session: Pick<Session, 'project' | 'settings'>, desk: LevelsDesk) {
  const [known, documents] = await Promise.all([knownLevels(session, desk), ownDocuments(session)]);
  const chosen = () => chosenLevels(textsOf(documents), known, session.settings.company);
  return { documents, meant: (typed: readonly string[]) => meantLevels(typed, chosen, known) };
}

export const textsOf = ({ document, plan }: OwnDocuments): OwnTexts => ({
  document: document?.description ?? null,
  plan: plan?.description ?? null,
});

// The promotion document and the plan, as far as one may see them: what a person wrote of their levels.
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { EditedDocument } from '../part/editing.ts';
import type { Session } from '../session.ts';
import type { OwnTexts } from './choosing.ts';

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

export const textsOf = ({ document, plan }: OwnDocuments): OwnTexts => ({
  document: document?.description ?? null,
  plan: plan?.description ?? null,
});

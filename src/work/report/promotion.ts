// The promotion document, as far as the report's reader sees it; whoever it is about is told what the check finds in it, too.
import { isShownTo } from '#growth/forge/exposure.ts';
import type { InboxIssue } from '#growth/forge/inboxes.ts';
import type { Note } from '#growth/goals/notes.ts';
import { type PromotionHistory, type PromotionRecord, currentState } from '#growth/promotion/transitions.ts';
import { type Listed, type SourceRead, isComplete } from '#growth/words/completeness.ts';
import { type Reader, type Seen, notesFor } from '#reports/audience.ts';
import { type PromotionPart, promotionPart } from '#reports/promotion-part.ts';
import type { PackagedDesk } from '../packaged.ts';
import type { Session } from '../session.ts';
import { attempt } from './attempt.ts';

/** @param isOwn read by whoever it is about: the check of it is for nobody else */
export async function readPromotion(
  audience: Promise<Reader>,
  isOwn: boolean,
  session: Pick<Session, 'project' | 'settings' | 'now' | 'me'>,
  desk: PackagedDesk,
): Promise<{
  readonly part: PromotionPart | null;
  readonly notes: Seen<Listed<Note>> | null;
  readonly failed: readonly SourceRead[];
  readonly inboxes: readonly InboxIssue[];
}> {
  const { project, now, settings } = session;
  const [asked, reader] = await Promise.all([
    attempt('promotion document', () => project.promotionBesideInboxes(settings.person)),
    audience,
  ]);
  const { document, inboxes } = asked.value ?? { document: null, inboxes: [] };
  const failed = asked.failed === null ? [] : [asked.failed];
  if (document === null || !isShownTo(reader, document)) return { part: null, notes: null, failed, inboxes };
  const { iid, labelled } = document;
  const [comments, labels] = await Promise.all([
    project.notes(iid),
    labelled.length === 0 ? null : project.labelEvents(iid),
  ]);
  const notes = notesFor(reader, comments.asFarAsRead());
  const events = labels?.asFarAsRead() ?? null;
  const history = { notes, events };
  const findings = isOwn ? await findingsIn(document, history, session, desk) : null;
  return {
    part: promotionPart(document, history, {
      zone: now.zone,
      managers: settings,
      company: settings.company,
      findings,
    }),
    notes,
    failed: [...failed, ...[events, notes].flatMap((read) => (read && !isComplete(read.source) ? [read.source] : []))],
    inboxes,
  };
}

/** Rules and what reads them are loaded where there is something to check. */
async function findingsIn(
  document: PromotionRecord,
  history: PromotionHistory,
  session: Pick<Session, 'project' | 'settings' | 'now' | 'me'>,
  desk: PackagedDesk,
): Promise<number | null> {
  const { countFound } = await import('../promotion/linting.ts');
  const found = await countFound(document, currentState(document, history)?.state ?? null, session, desk);
  return found && found.errors + found.warnings;
}

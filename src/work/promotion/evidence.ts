// The evidence that is there, and where the promotion document uses it: for the person alone.
import type { Completeness } from '#growth/words/completeness.ts';
import { type UsedIn, usedIn } from '#growth/promotion/used-in.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { ascending } from '#growth/words/order.ts';
import type { ListedEvidence } from '#reports/evidence-list.ts';
import { namedPieces, readOwnEvidence } from '../evidence/listing.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { theDocument } from './document.ts';

export type PlacedEvidence = ListedEvidence & UsedIn;

export interface EvidencePlaces {
  readonly record: PromotionRecord;
  /** What is used nowhere first, then what perhaps is; the newest of each first. */
  readonly evidence: readonly PlacedEvidence[];
  readonly completeness: Completeness;
}

export async function readEvidencePlaces(session: Session, desk: TemplatesDesk): Promise<EvidencePlaces> {
  refuseInJob(desk);
  const record = await theDocument(session);
  const { evidence, completeness } = await readOwnEvidence(session, desk);
  const pieces = namedPieces(evidence, session.now);
  const places = usedIn(record.description, pieces);
  const placed = evidence.map((one, at) => ({ ...one, ...(places[at] ?? { used: [], probably: [] }) }));
  return { record, evidence: placed.toSorted(ascending(rankOf)), completeness };
}

function rankOf({ used, probably }: UsedIn): number {
  if (used.length > 0) return 2;
  return probably.length === 0 ? 0 : 1;
}

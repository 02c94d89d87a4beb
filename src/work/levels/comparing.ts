// Two levels side by side, for whoever thinks of another job: what carries over of what they have shown, and what is missing.
import { type ComparedArea, compareLevels, type OfLevel } from '#growth/levels/comparison.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import type { Session } from '../session.ts';
import { readOwnEvidence } from '../evidence/listing.ts';
import { refuseInJob } from '../job.ts';
import { type CoverageDesk, levelOf } from './covering.ts';
import { meantBy } from './own-texts.ts';

export interface CompareWords {
  /** `backend/senior`, or a level of the chosen levels. */
  readonly here: string;
  readonly there: string;
}

export interface Comparison {
  readonly here: OfLevel;
  readonly there: OfLevel;
  readonly areas: readonly ComparedArea[];
  readonly completeness: Completeness;
}

/** @throws `usage` for what names no level */
export async function readComparison(words: CompareWords, session: Session, desk: CoverageDesk): Promise<Comparison> {
  refuseInJob(desk);
  const { meant } = await meantBy(session, desk);
  const [here, there] = [levelOf(meant([words.here])), levelOf(meant([words.there]))];
  const { evidence, completeness } = await readOwnEvidence(session, desk);
  return { here, there, areas: compareLevels(here, there, evidence), completeness };
}

// What of a level somebody has shown, and when: their evidence, their goals, and the document that uses it, as far as they could be read.
import { DevgrowthError } from '#errors.ts';
import { aimsIn } from '#growth/goals/aims.ts';
import {
  coverageOf,
  type CoverageFacts,
  type CoveredCriterion,
  type CoveredValue,
  valuesCovered,
} from '#growth/levels/coverage.ts';
import type { Levels } from '#growth/levels/levels.ts';
import { notAskedIn } from '#growth/levels/not-asked.ts';
import { usedIn } from '#growth/promotion/used-in.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import { said, step } from '#wording.ts';
import { namedPieces, readOwnEvidence } from '../evidence/listing.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import type { ChosenLevels } from './choosing.ts';
import type { LevelsDesk } from './known.ts';
import { meantBy, type OwnDocuments } from './own-texts.ts';

export interface CoverageWords {
  /** A level, or levels and one of them; empty: the one that a text names. */
  readonly named: readonly string[];
}

export interface Coverage {
  readonly levels: Levels;
  readonly level: string;
  readonly criteria: readonly CoveredCriterion[];
  readonly values: readonly CoveredValue[];
  /** How many pieces of evidence were looked at, tagged or not. */
  readonly pieces: number;
  /** Whether there is a promotion document to be used in: what is not there is not spoken of. */
  readonly hasDocument: boolean;
  readonly completeness: Completeness;
}

export type CoverageDesk = TemplatesDesk & LevelsDesk;

/** What a CI job prints is read by others, and this is the person's. @throws `usage` where no level is named */
export async function readCoverage(
  { named }: CoverageWords,
  session: Session,
  desk: CoverageDesk,
): Promise<Coverage & { readonly documents: OwnDocuments }> {
  refuseInJob(desk);
  const [{ documents, meant }, facts] = await Promise.all([meantBy(session, desk), readShown(session, desk)]);
  const { levels, level } = levelOf(meant(named));
  const { document, plan } = documents;
  const used = usedIn(document?.description ?? '', facts.pieces);
  const examples = facts.pieces.map(({ day, shows, values }, at) => ({
    day,
    shows,
    values,
    used: used[at]?.used ?? [],
  }));
  const notAsked = new Map([...notAskedIn(plan?.description ?? ''), ...notAskedIn(document?.description ?? '')]);
  const told: CoverageFacts = { examples, goals: facts.goals, notAsked, today: session.now.today };
  return {
    levels,
    level,
    criteria: coverageOf(levels, level, told),
    values: valuesCovered(session.settings.company.values, told),
    pieces: examples.length,
    hasDocument: document !== null,
    completeness: facts.completeness,
    documents,
  };
}

/** @throws `usage` */
export function levelOf({ levels, level }: ChosenLevels): { readonly levels: Levels; readonly level: string } {
  if (level !== null) return { levels, level };
  const ids = levels.levels.map(({ id }) => id);
  throw new DevgrowthError('usage', `which level of ${levels.name}?`, {
    hint: said`It has ${ids.join(', ')}: \`${step('levels coverage', ids.at(-1) ?? '')}\`. A line "Levels: ${levels.name}/${ids.at(-1) ?? ''}" in the plan says it once.`,
  });
}

async function readShown(session: Session, desk: CoverageDesk) {
  const { evidence, goals, completeness } = await readOwnEvidence(session, desk);
  return {
    pieces: namedPieces(evidence, session.now),
    goals: goals
      .filter(({ state }) => state === 'opened')
      .map(({ iid, description }) => ({ iid, aims: aimsIn(description) })),
    completeness,
  };
}

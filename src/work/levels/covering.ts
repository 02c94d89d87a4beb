// What of a level somebody has shown, and when: their evidence, their goals, and the document that uses it, as far as they could be read.
import { DevgrowthError } from '#errors.ts';
import { aimsIn } from '#growth/goals/aims.ts';
import {
  coverageOf,
  type CoveredCriterion,
  type CoveredValue,
  type ShownOfLevels,
  valuesCovered,
} from '#growth/levels/coverage.ts';
import type { Levels } from '#growth/levels/levels.ts';
import { levelsNamedIn } from '#growth/levels/named-in.ts';
import { notAskedIn } from '#growth/levels/not-asked.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { usedIn } from '#growth/promotion/used-in.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import { isNamed } from '#growth/words/username.ts';
import { said, step } from '#wording.ts';
import { namedPieces, readOwnEvidence } from '../evidence/listing.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import type { ChosenLevels } from './choosing.ts';
import type { LevelsDesk } from './known.ts';
import { meantBy, type OwnDocuments } from './own-texts.ts';

export interface CoverageWords {
  /** Into the promotion document, too. */
  readonly post: boolean;
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
  { named }: Pick<CoverageWords, 'named'>,
  session: Session,
  desk: CoverageDesk,
): Promise<Coverage & { readonly documents: OwnDocuments }> {
  refuseInJob(desk);
  const { levels, level, facts, documents, completeness } = await readShownOfLevel(named, session, desk);
  return {
    levels,
    level,
    criteria: coverageOf(levels, level, facts),
    values: valuesCovered(session.settings.company.values, facts),
    pieces: facts.examples.length,
    hasDocument: documents.document !== null,
    completeness,
    documents,
  };
}

interface ShownOfLevel extends ShownOfLevels {
  readonly level: string;
  readonly documents: OwnDocuments;
  readonly completeness: Completeness;
}

/** @throws `usage` where no level is named */
async function readShownOfLevel(named: readonly string[], session: Session, desk: CoverageDesk): Promise<ShownOfLevel> {
  const [{ documents, meant }, shown] = await Promise.all([meantBy(session, desk), readShown(session, desk)]);
  const { document, plan } = documents;
  const used = usedIn(document?.description ?? '', shown.pieces);
  const examples = shown.pieces.map(({ day, shows, values }, at) => ({
    day,
    shows,
    values,
    used: used[at]?.used ?? [],
  }));
  const notAsked = new Map([...notAskedIn(plan?.description ?? ''), ...notAskedIn(document?.description ?? '')]);
  const facts = { examples, goals: shown.goals, notAsked, today: session.now.today };
  return { ...levelOf(meant(named)), facts, documents, completeness: shown.completeness };
}

/**
 * What is shown of the level that a document names. null: it names none, or none that there is, or not all could be read: what is not
 * known to be missing is not missed.
 */
export async function shownOfDocument(
  { description }: Pick<PromotionRecord, 'description'>,
  session: Session,
  desk: CoverageDesk,
): Promise<ShownOfLevels | null> {
  const { me, settings } = session;
  if (levelsNamedIn(description)?.level == null || !isNamed(me, settings.person)) return null;
  try {
    const { levels, facts, completeness } = await readShownOfLevel([], session, desk);
    if (completeness.complete) return { levels, facts };
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
  }
  desk.talk.note('what is shown of the level that it names is not looked at');
  desk.talk.hint(said`Why, says \`${step('levels coverage')}\`.`);
  return null;
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

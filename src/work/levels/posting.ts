// The coverage of a level, written into the promotion document: a Guest cannot open the file that the levels stand in.
import { DevgrowthError } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { coveragePart, withCoverage } from '#growth/promotion/posted-coverage.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { coverageLines } from '#render/markdown/coverage.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import { draftedWrite } from '../drafting.ts';
import { refuseInJob } from '../job.ts';
import { documentToWrite, toFill } from '../promotion/editing.ts';
import type { Session } from '../session.ts';
import { type CoverageDesk, type CoverageWords, readCoverage } from './covering.ts';

export interface PlannedCoverage {
  readonly words: CoverageWords;
  readonly record: PromotionRecord;
  /** What stands between the marks afterwards. */
  readonly table: readonly string[];
}

/** Writes nothing. @throws `not-found` without a document, `server` where the table would say less than there is */
export async function planPostedCoverage(
  words: CoverageWords,
  session: Session,
  desk: CoverageDesk,
): Promise<PlannedCoverage> {
  refuseInJob(desk);
  const record = await documentToWrite(session, desk);
  const { levels, level, criteria, values, pieces, completeness } = await readCoverage(words, session, desk);
  if (!completeness.complete) {
    throw new DevgrowthError('server', 'not all evidence could be read: the table would say less than there is', {
      hint: said`Nothing was written. \`${step('levels coverage', level)}\` says what is missing.`,
    });
  }
  const { today } = session.now;
  const table = coverageLines({ name: `${levels.name}/${level}`, criteria, values, pieces, today });
  withTable(record.description, { record, table });
  return { words, record, table };
}

/** Of the text as it stands by then: what a run that was cut off wrote is found, and renewed where it has changed. */
export function postCoverage(
  planned: PlannedCoverage,
  session: Session,
  desk: DraftWorld,
): Promise<{ readonly how: 'changed' | 'unchanged'; readonly warnings: readonly Dropped[] }> {
  const { words, record } = planned;
  return draftedWrite('levels coverage', { ...words }, session, desk, async () => {
    let isThere = true;
    const { warnings } = await session.project.editDocument(record.iid, (text) => {
      const posted = withTable(text, planned);
      isThere = posted === text;
      return posted;
    });
    return { how: isThere ? 'unchanged' : 'changed', warnings };
  });
}

function withTable(text: string, { record, table }: Pick<PlannedCoverage, 'record' | 'table'>): string {
  return withCoverage(text, toFill(coveragePart(text), text, record), table);
}

// The coverage of a level as a table for a document that others read: nobody is mentioned in it, no issue referred to.
import type { CoveredCriterion, CoveredValue } from '#growth/levels/coverage.ts';
import { asOf } from '#growth/promotion/posted-coverage.ts';
import type { Day } from '#growth/words/goal.ts';
import { coverageHeads, criterionRow, noList, valueRow } from '../coverage-words.ts';
import { count } from '../text.ts';
import { code, inline, table } from './escape.ts';

export interface PostedCoverage {
  /** `backend/staff` */
  readonly name: string;
  readonly criteria: readonly CoveredCriterion[];
  readonly values: readonly CoveredValue[];
  readonly pieces: number;
  readonly today: Day;
}

export function coverageLines({ name, criteria, values, pieces, today }: PostedCoverage): readonly string[] {
  const rows = [...criteria.map(criterionRow), ...values.map(valueRow)].map((row) => row.map(inline));
  return [
    `${asOf(today)}, ${code(name)}, from ${count(pieces, 'piece')} of evidence. ${noList}`,
    '',
    ...table([...coverageHeads.slice(0, -1), 'So far'], rows),
  ];
}

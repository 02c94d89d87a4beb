// Evidence in words that every form shares: what of it not everybody in the project can read.
import type { ListedEvidence } from '#reports/evidence-list.ts';
import { count } from './text.ts';

/** `confidential`, `internal comment`, both, or nothing where every member reads it. */
export function hiddenAs({ confidential, internal }: ListedEvidence): string | null {
  const words = [...(confidential ? ['confidential'] : []), ...(internal ? ['internal comment'] : [])];
  return words.length === 0 ? null : words.join(', ');
}

/** Of a piece with several; nothing where it has one. */
export const moreAddresses = ({ also }: Pick<ListedEvidence, 'also'>): readonly string[] =>
  also.length === 0 ? [] : [`and ${count(also.length, 'more address', 'more addresses')}`];

export const placeWords: Readonly<Record<ListedEvidence['place'], string>> = {
  goal: 'goal',
  promotion: 'promotion document',
  wins: 'issue',
};

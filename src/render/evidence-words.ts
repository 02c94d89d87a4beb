// Evidence in words that every form shares: what of it not everybody in the project can read.
import type { ListedEvidence } from '#reports/evidence-list.ts';

/** `confidential`, `internal comment`, both, or nothing where every member reads it. */
export function hiddenAs({ confidential, internal }: ListedEvidence): string | null {
  const words = [...(confidential ? ['confidential'] : []), ...(internal ? ['internal comment'] : [])];
  return words.length === 0 ? null : words.join(', ');
}

export const placeWords: Readonly<Record<ListedEvidence['place'], string>> = {
  goal: 'goal',
  promotion: 'promotion document',
};

// Evidence across goals, the promotion document and wins: what was done, where it can be seen, what came of it.
import { dayOf } from '#growth/time/calendar.ts';
import { evidenceIn, evidenceNumbers, type ToldEvidence } from '#growth/goals/evidence.ts';
import type { Day } from '#growth/words/goal.ts';
import { type CompanyValue, inCompanyOrder, type ValueId } from '#growth/words/values.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalReference } from './wins.ts';
import { ascending, descending, inTurn } from '#growth/words/order.ts';

/** What evidence stands on, and who else reads it there. */
export interface EvidencePlace {
  /** Or the promotion document, or the issue of wins. */
  readonly goal: GoalReference;
  readonly place: 'goal' | 'promotion' | 'wins';
  readonly confidential: boolean;
}

export interface ListedEvidence extends ToldEvidence, EvidencePlace {
  /** What `evidence edit` calls it; null where some comments are not known to this reader. */
  readonly number: number | null;
}

/** What collects on a promotion document beside its text. */
export interface KeptEvidence {
  readonly pieces: number;
  /** Those that a piece names, in the company's order. */
  readonly values: readonly ValueId[];
}

export function keptEvidence(notes: readonly Note[], values: readonly CompanyValue[]): KeptEvidence {
  const evidence = evidenceIn(notes);
  const named = evidence.flatMap((one) => one.values);
  return { pieces: evidence.length, values: inCompanyOrder(named, values) };
}

/** By the day of the work, newest first; where none was typed, the day it was written. */
export function listEvidence(
  places: readonly (EvidencePlace & { readonly notes: readonly Note[]; readonly isWhole: boolean })[],
  wanted: { readonly value: ValueId | null; readonly since: Day | null; readonly zone: string },
): ListedEvidence[] {
  const { value, since, zone } = wanted;
  const day = (evidence: ToldEvidence) => evidence.day ?? dayOf(evidence.at, zone);
  return places
    .flatMap(({ notes, isWhole, ...place }) => {
      const pieces = evidenceIn(notes);
      const numbers = evidenceNumbers(pieces);
      return pieces.map((one) => ({ ...one, ...place, number: isWhole ? (numbers.get(one.id) ?? null) : null }));
    })
    .filter((evidence) => value === null || evidence.values.includes(value))
    .filter((evidence) => since === null || day(evidence) >= since)
    .sort(
      inTurn(
        descending(day),
        ascending(({ goal }) => goal.iid),
      ),
    );
}

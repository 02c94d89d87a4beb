// What evidence still lacks: a result, a value that nothing shows, a goal on which nothing was kept for weeks. Of pieces, never of people.
import { addDays, dayOf } from '#growth/time/calendar.ts';
import { ascending, byNumber, descending, inTurn } from '#growth/words/order.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import type { CompanyValue, ValueId } from '#growth/words/values.ts';
import type { ListedEvidence } from './evidence-list.ts';
import type { GoalReference } from './wins.ts';

export interface OwedPiece extends ListedEvidence {
  /** `promotion`: the document counts on it. `only-of-value`: nothing else shows one of its values. */
  readonly why: 'promotion' | 'only-of-value' | null;
}

export interface EvidenceDebt {
  readonly pieces: number;
  /** Those without a result; first what raises the record most. */
  readonly owed: readonly OwedPiece[];
  /** Empty where no piece names any; null: not everything was read, and what was not may show one. */
  readonly valuesWithout: readonly ValueId[] | null;
  /** Open goals by number. `since`: day of their newest piece; null: none yet, and they are older than the same weeks. null: not known. */
  readonly quiet: readonly { readonly goal: GoalReference; readonly since: Day | null }[] | null;
}

/** Two check-ins missed at the slowest usual rhythm, once in three weeks. */
const quietDays = 42;

interface Asked {
  readonly evidence: readonly ListedEvidence[];
  readonly goals: readonly GoalRecord[];
  readonly inDocument: (piece: ListedEvidence) => boolean;
  /** Nothing is missing in `evidence`. */
  readonly isWhole: boolean;
  readonly today: Day;
  readonly zone: string;
  readonly companyValues: readonly CompanyValue[];
}

export function evidenceDebt(asked: Asked): EvidenceDebt {
  const { evidence, goals, inDocument, isWhole, today, zone, companyValues } = asked;
  const day = ({ day: typed, at }: ListedEvidence) => typed ?? dayOf(at, zone);
  const shownBy = (value: ValueId) => evidence.filter(({ values }) => values.includes(value)).length;
  const counts = new Map(evidence.flatMap(({ values }) => values).map((value) => [value, shownBy(value)]));
  const whyOf = (piece: ListedEvidence): OwedPiece['why'] => {
    if (piece.place === 'promotion' || inDocument(piece)) return 'promotion';
    return isWhole && piece.values.some((value) => counts.get(value) === 1) ? 'only-of-value' : null;
  };
  const weight = { promotion: 0, 'only-of-value': 1, none: 2 } as const;
  const owed = evidence
    .filter(({ result }) => result === null)
    .map((piece) => ({ ...piece, why: whyOf(piece) }))
    .toSorted(
      inTurn(
        ascending(({ why }) => weight[why ?? 'none']),
        descending(day),
        ascending(({ goal }) => goal.iid),
        ascending(({ id }) => id),
      ),
    );
  if (!isWhole) return { pieces: evidence.length, owed, valuesWithout: null, quiet: null };
  const before = addDays(today, -quietDays);
  const quiet = goals
    .filter(({ state }) => state === 'opened')
    .toSorted(byNumber)
    .flatMap(({ iid, title, url, createdAt }) => {
      const days = evidence.filter(({ place, goal }) => place === 'goal' && goal.iid === iid).map(day);
      const since = days.toSorted().at(-1) ?? null;
      return (since ?? dayOf(createdAt, zone)) < before ? [{ goal: { iid, title, url }, since }] : [];
    });
  const valuesWithout = counts.size === 0 ? [] : companyValues.map(({ id }) => id).filter((id) => !counts.has(id));
  return { pieces: evidence.length, owed, valuesWithout, quiet };
}

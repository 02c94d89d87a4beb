// Which pieces of evidence are proposed for results that nobody has begun: a goal each, those with before and after first.
import type { ToldEvidence } from '../goals/evidence.ts';
import type { Day } from '../words/goal.ts';
import { ascending, descending, inTurn } from '../words/order.ts';

export interface Proposable extends Pick<ToldEvidence, 'result'> {
  /** What it stands on. */
  readonly iid: number;
  readonly day: Day;
}

/** All of them, the best first: of a goal that none before it is of, then with before and after, then of another month, then the newest. */
export function inOrderOfProposal<Piece extends Proposable>(pieces: readonly Piece[]): readonly Piece[] {
  const left = [...pieces];
  const chosen: Piece[] = [];
  while (left.length > 0) {
    const next = left.toSorted(
      inTurn<Piece>(
        ascending(({ iid }) => chosen.filter((one) => one.iid === iid).length),
        descending(({ result }) => worth(result)),
        ascending(({ day }) => chosen.filter((one) => one.day.slice(0, 7) === day.slice(0, 7)).length),
        descending(({ day }) => day),
      ),
    )[0];
    if (next === undefined) break;
    chosen.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return chosen;
}

function worth(result: string | null): number {
  if (result === null) return 0;
  return beforeAfter.test(result) ? 2 : 1;
}

/** `40 to 12 min`, `from 900 ms down to 210`, `3 -> 1` */
const beforeAfter = /\d[^\n\d]{0,30}?(?:\bto\b|->|→|⇒|\binstead of\b)[^\n\d]{0,30}?\d/i;

// Where a promotion document stands: its state and how it came there, what has words, what is missing next.
import { type CreditValue, creditValues, type Instant } from '../words/goal.ts';
import {
  currentState,
  movesFrom,
  type PromotionHistory,
  type PromotionRecord,
  type StateTaken,
  statesTaken,
} from './transitions.ts';
import { type PromotionDocument, readPromotionDocument, resultsWanted } from './document.ts';
import type { ResultField, PromotionState } from '../words/promotion-words.ts';

export interface PromotionStanding {
  /** null: nothing says it, or what says it was not read. */
  readonly state: PromotionState | null;
  /** null: not known. */
  readonly since: Instant | null;
  readonly next: readonly PromotionState[];
  readonly taken: readonly StateTaken[];
  readonly summary: boolean;
  readonly results: {
    readonly filled: number;
    readonly of: number;
    readonly each: readonly {
      readonly title: string | null;
      readonly missing: readonly string[];
      readonly isFilled: boolean;
    }[];
  };
  readonly values: { readonly covered: readonly CreditValue[]; readonly missing: readonly CreditValue[] };
  readonly justification: boolean;
  /** `open` as `openGaps` tells them; `closed` of those that the person wrote down. */
  readonly gaps: { readonly open: readonly string[]; readonly closed: number };
  /** Those of the open gaps that are parts without words, in the order in which one would write it; one sentence each. */
  readonly missing: readonly string[];
}

const fieldWords: Readonly<Record<ResultField, string>> = {
  impact: 'impact',
  result: 'business result',
  relevance: 'business relevance',
  contribution: 'direct contribution',
  values: 'CREDIT values shown',
};

export function standingOf(record: PromotionRecord, history: PromotionHistory): PromotionStanding {
  const document = readPromotionDocument(record.description);
  const current = currentState(record, history);
  const each = document.results.map(({ title, missing, isFilled }) => ({
    title,
    missing: missing.map((field) => fieldWords[field]),
    isFilled,
  }));
  return {
    state: current?.state ?? null,
    since: current?.since ?? null,
    next: current === null ? [] : movesFrom(current.state),
    taken: statesTaken(record, history),
    summary: document.summary !== null,
    results: { filled: resultsFilled(document), of: resultsWanted, each },
    values: {
      covered: document.values,
      missing: creditValues.filter((value) => !document.values.includes(value)),
    },
    justification: document.justification !== null,
    gaps: { open: openGaps(document), closed: document.gaps.filter(({ done }) => done).length },
    missing: missingIn(document),
  };
}

/** The one list of what a document lacks: open gaps in the person's words, then each part that has no words yet. */
export function openGaps(document: PromotionDocument): readonly string[] {
  return [...document.gaps.flatMap(({ text, done }) => (done ? [] : [text])), ...missingIn(document)];
}

/** Of those that are asked for. */
export function resultsFilled({ results }: PromotionDocument): number {
  return Math.min(resultsWanted, results.filter(({ isFilled }) => isFilled).length);
}

function missingIn({ summary, results, values, justification }: PromotionDocument): readonly string[] {
  const begun = results.slice(0, resultsWanted);
  const absent = resultsWanted - begun.length;
  const missingValues = creditValues.length - values.length;
  return [
    ...(summary === null ? ['Summary: three to five sentences'] : []),
    ...begun.flatMap(({ title, missing, isFilled }, index) => {
      if (isFilled) return [];
      const name = title === null ? `Result ${index + 1}` : `Result ${index + 1} (${title})`;
      return [`${name}: ${missing.length === 0 ? 'words' : missing.map((field) => fieldWords[field]).join(', ')}`];
    }),
    ...(absent > 0
      ? [absent === resultsWanted ? 'Three results' : absent === 1 ? 'One more result' : 'Two more results']
      : []),
    ...(results.length > resultsWanted ? [`Three results are asked for; it has ${results.length}`] : []),
    ...(missingValues > 0 ? [`Examples of ${missingValues} of ${creditValues.length} values`] : []),
    ...(justification === null ? ['Business justification, written by the manager'] : []),
  ];
}

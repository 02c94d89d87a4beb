// Where a promotion document stands: its state and how it came there, what has words, what is missing next.
import type { Company } from '../words/company.ts';
import type { Instant } from '../words/goal.ts';
import { counted } from '../words/numbers.ts';
import type { ValueId } from '../words/values.ts';
import {
  currentState,
  movesFrom,
  type PromotionHistory,
  type PromotionRecord,
  type StateTaken,
  statesTaken,
} from './transitions.ts';
import { withGapsApart } from './gaps-apart.ts';
import { type PromotionDocument, readPromotionDocument } from './document.ts';
import { numberedGaps, type OpenGap } from './open-gaps.ts';
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
  readonly values: { readonly covered: readonly ValueId[]; readonly missing: readonly ValueId[] };
  readonly justification: boolean;
  /** `open` as `openGaps` tells them; `closed` of those that the person wrote down. */
  readonly gaps: {
    readonly open: readonly string[];
    /** The first of `open`: the person's own. */
    readonly own: readonly OpenGap[];
    readonly closed: number;
  };
  /** Those of the open gaps that are parts without words, in the order in which one would write it; one sentence each. */
  readonly missing: readonly string[];
}

const fieldWords: Readonly<Record<ResultField, string>> = {
  impact: 'impact',
  result: 'business result',
  relevance: 'business relevance',
  contribution: 'direct contribution',
  values: 'values shown',
};

/** What a company asks of a document. */
export type Asked = Pick<Company, 'values' | 'promotion'>;

export function standingOf(record: PromotionRecord, history: PromotionHistory, company: Asked): PromotionStanding {
  const read = readPromotionDocument(record.description, company.values);
  const document = withGapsApart(read, record);
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
    results: { filled: resultsFilled(document, company), of: company.promotion.results, each },
    values: {
      covered: document.values,
      missing: valuesMissing(document, company),
    },
    justification: document.justification !== null,
    gaps: {
      open: openGaps(document, company),
      own: numberedGaps(read.gaps, record),
      closed: document.gaps.filter(({ done }) => done).length,
    },
    missing: missingIn(document, company),
  };
}

/** The one list of what a document lacks: open gaps in the person's words, then each part that has no words yet. */
export function openGaps(document: PromotionDocument, company: Asked): readonly string[] {
  return [...document.gaps.flatMap(({ text, done }) => (done ? [] : [text])), ...missingIn(document, company)];
}

/** Of those that are asked for. */
export function resultsFilled({ results }: PromotionDocument, { promotion }: Asked): number {
  return Math.min(promotion.results, results.filter(({ isFilled }) => isFilled).length);
}

/** Those without an example, where each needs one. */
export function valuesMissing({ values }: PromotionDocument, { values: all, promotion }: Asked): readonly ValueId[] {
  return promotion.values === 'any' ? [] : all.map(({ id }) => id).filter((id) => !values.includes(id));
}

/** The parts of it that have no words, in the order in which one would write them; one sentence each. */
export function missingIn(document: PromotionDocument, company: Asked): readonly string[] {
  const { summary, results, justification } = document;
  const wanted = company.promotion.results;
  const begun = results.slice(0, wanted);
  const absent = wanted - begun.length;
  const missingValues = valuesMissing(document, company).length;
  return [
    ...(summary === null ? ['Summary: three to five sentences'] : []),
    ...begun.flatMap(({ title, missing, isFilled }, index) => {
      if (isFilled) return [];
      const name = title === null ? `Result ${index + 1}` : `Result ${index + 1} (${title})`;
      return [`${name}: ${missing.length === 0 ? 'words' : missing.map((field) => fieldWords[field]).join(', ')}`];
    }),
    ...(absent > 0
      ? [`${capital(counted(absent))}${absent === wanted ? '' : ' more'} result${absent === 1 ? '' : 's'}`]
      : []),
    ...(results.length > wanted
      ? [`${capital(counted(wanted))} result${wanted === 1 ? ' is' : 's are'} asked for; it has ${results.length}`]
      : []),
    ...(missingValues > 0 ? [`Examples of ${missingValues} of ${company.values.length} values`] : []),
    ...(justification === null ? ['Business justification, written by the manager'] : []),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

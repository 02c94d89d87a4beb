// The comment that closes a goal: how it ended and what was learned.
import { formatHeader, readHeader, splitFirstLine } from '../text/comment-header.ts';
import { type Day, type Outcome, outcomes } from '../words/goal.ts';
import { type Note, ownComments } from './notes.ts';
import { readLabelled } from '../text/labelled-lines.ts';
import { formatLabelled } from '../text/labelled-text.ts';
import { formatValues, readValues, type ValueId } from '../words/values.ts';
import { newestFirst } from '../words/order.ts';
import { english, type TypedWords } from '../words/typed-words.ts';

export interface Closing {
  readonly day: Day | null;
  readonly outcome: Outcome | null;
  readonly learned: string | null;
  /** Named beside the outcome, by hand: `**Closed 2026-11-20** · achieved · results`. */
  readonly values: readonly ValueId[];
  /** Whatever else the comment says. */
  readonly text: string;
}

const labels = {
  learned: [
    'what I learned',
    'what I learnt',
    'what was learned',
    'learned',
    'learnt',
    'lesson',
    'lessons',
    'lessons learned',
  ],
} as const;

export function formatClosing(
  closing: Pick<Closing, 'day' | 'outcome' | 'learned'> & Partial<Pick<Closing, 'values' | 'text'>>,
  words: TypedWords = english,
): string {
  const values = closing.values?.length ? formatValues(closing.values) : null;
  const header = formatHeader('Closed', closing.day, [closing.outcome, values]);
  const content = { text: closing.text ?? '', fields: { learned: closing.learned } };
  return formatLabelled(header, content, labels, { before: ['learned'], after: [], words });
}

/** null for a plain comment: the first line must name a day or an outcome. */
export function readClosing(body: string, words: TypedWords = english): Closing | null {
  const { first, rest } = splitFirstLine(body);
  let outcome: Outcome | null = null;
  let values: readonly ValueId[] = [];
  const header = readHeader(
    first,
    'closed',
    (part) => {
      const word = part.toLowerCase().replace(/^outcome\s*:{0,2}\s*/, '');
      const named = outcomes.find((known) => known === word);
      const shown = named === undefined ? readValues(part) : null;
      if (shown !== null) values = [...new Set([...values, ...shown])];
      else if (named === undefined || outcome !== null) return null;
      else outcome = named;
      return part.length;
    },
    words,
  );
  if (header === null || (header.day === null && outcome === null)) return null;
  const { text, fields } = readLabelled(header.leftover + rest, labels, undefined, words);
  return { day: header.day, outcome, learned: fields.learned, values, text };
}

/** The person's newest; null where they closed it without words. */
export function closingIn(notes: readonly Note[]): Closing | null {
  const closings = ownComments(notes).flatMap(({ at, body, words }) => {
    const closing = readClosing(body, words);
    return closing === null ? [] : [{ at, closing }];
  });
  return closings.toSorted(newestFirst)[0]?.closing ?? null;
}

// The results of a promotion document in another order, or without one of them: found by what they are, since numbers change under a hand.
import { type SectionSpan, withWordsAt, wordsAt } from '../text/section-spans.ts';
import { leavesOpen } from '../text/open-end.ts';
import { headingsIn, textLines } from '../text/outline.ts';
import { numberIn, resultAt, resultSpans } from './parts.ts';
import { bareResult, headingOf, keyIn, moveIn, withMove, withNumber } from './result-text.ts';

/** A result as it stood when somebody named it. */
export interface SeenResult {
  /** Place among all, from 0. */
  readonly at: number;
  readonly block: string;
}

/** null: no number of one alone. */
export function seenResult(text: string, number: number): SeenResult | null {
  const spans = resultSpans(text);
  const at = resultAt(spans, number);
  const span = spans[at ?? -1];
  return at === null || span === undefined ? null : { at, block: wordsAt(text, span) };
}

export interface ResultMove {
  readonly seen: SeenResult;
  /** Between which two it goes; null: it is the first, or the last. */
  readonly above: SeenResult | null;
  readonly below: SeenResult | null;
}

/** @param to whose place it takes */
export function moveTo(text: string, seen: SeenResult, to: SeenResult): ResultMove {
  const others = blocksOf(text).toSpliced(seen.at, 1);
  const other = (at: number): SeenResult | null => {
    const block = others[at];
    return block === undefined ? null : { at: at < seen.at ? at : at + 1, block };
  };
  return { seen, above: other(to.at - 1), below: other(to.at) };
}

export type Reordered =
  | { readonly type: 'written'; readonly text: string }
  /** It stands so already. */
  | { readonly type: 'there' }
  /** Somebody has made another one of it, or of all that says where it goes. */
  | { readonly type: 'changed' }
  /** A fence, fold or comment begins in this one and ends elsewhere, or the other way round: what stands around would go with it. */
  | { readonly type: 'entangled'; readonly title: string };

/**
 * The move leaves its key in the mark of the result: who finds it there has moved it, whatever others moved since. One that another move
 * took meanwhile is theirs.
 */
export function withMovedResult(text: string, { seen, above, below }: ResultMove, key: string): Reordered {
  const blocks = blocksOf(text);
  if (blocks.some((block) => moveIn(block) === key)) return { type: 'there' };
  const from = placeOf(blocks, seen);
  const block = blocks[from ?? -1];
  if (from === null || block === undefined || moveIn(block) !== moveIn(seen.block)) return { type: 'changed' };
  const others = blocks.toSpliced(from, 1);
  const upper = above === null ? null : placeOf(others, above);
  const lower = below === null ? null : placeOf(others, below);
  const edge = below === null ? others.length : above === null ? 0 : null;
  const at = upper === null ? (lower ?? edge) : upper + 1;
  if (at === null) return { type: 'changed' };
  const between = blocks.slice(Math.min(from, at), Math.max(from, at) + 1);
  const entangled = between.find((one) => !standsAlone(one));
  if (entangled !== undefined) return { type: 'entangled', title: titleOf(entangled) };
  const order = others.toSpliced(at, 0, withMove(block, key));
  const spans = resultSpans(text);
  const moved = spans.reduceRight((made, span, index) => withWordsAt(made, span, order[index] ?? ''), text);
  return { type: 'written', text: renumbered(moved, numbersOf(spans)) };
}

/** @param before the text in which it was seen: of those with equal words one goes */
export function withoutResult(text: string, seen: SeenResult, before: string): Reordered {
  const [blocks, known] = [blocksOf(text), blocksOf(before)];
  const key = keyIn(seen.block);
  const isSame = (block: string) => bareResult(block) === bareResult(seen.block);
  const withKey = (all: readonly string[]) => all.filter((block) => keyIn(block) === key).length;
  const keyed = key === null || withKey(blocks) < withKey(known) ? -1 : keyedAt(blocks, seen, key);
  const same = blocks.filter((block) => keyIn(block) === null && isSame(block)).length;
  if (keyed === -1 && same < (key === null ? known.filter(isSame).length : 1)) {
    // One that nobody knows, and that may be what became of it.
    const isLikeIt = (block: string) => key === null || headingOf(block) === headingOf(seen.block);
    const isStrange = (block: string) =>
      keyIn(block) === null && isLikeIt(block) && !known.some((one) => bareResult(one) === bareResult(block));
    return { type: blocks.some(isStrange) ? 'changed' : 'there' };
  }
  const at = keyed === -1 ? nearest(blocks, seen, (block) => keyIn(block) === null && isSame(block)) : keyed;
  const spans = resultSpans(text);
  const span = spans[at ?? -1];
  if (span === undefined || !isSame(wordsAt(text, span))) return { type: 'changed' };
  if (!standsAlone(seen.block)) return { type: 'entangled', title: titleOf(seen.block) };
  return { type: 'written', text: renumbered(withWordsAt(text, span, ''), numbersOf(spans)) };
}

/** Lines from 1 that speak of a result by its number, but for headings. */
export function linesThatCount(text: string): readonly number[] {
  return textLines(text).flatMap(({ at, line }) => (/\bresults?\s+#?\d{1,2}\b/i.test(line) ? [at + 1] : []));
}

function blocksOf(text: string): readonly string[] {
  return resultSpans(text).map((span) => wordsAt(text, span));
}

/** By its key; where that is gone by its words, else by its name. */
function placeOf(blocks: readonly string[], seen: SeenResult): number | null {
  const key = keyIn(seen.block);
  const keyed = key === null ? -1 : keyedAt(blocks, seen, key);
  if (keyed !== -1) return keyed;
  const same = nearest(blocks, seen, (block) => bareResult(block) === bareResult(seen.block));
  if (same !== null) return same;
  const name = headingOf(seen.block);
  const named = blocks.flatMap((block, at) => (name !== '' && headingOf(block) === name ? [at] : []));
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Who copies a result by hand copies its key: of those that have it the one that was seen. -1: none. */
function keyedAt(blocks: readonly string[], seen: SeenResult, key: string): number {
  const isIts = (block: string) => keyIn(block) === key;
  const same = nearest(blocks, seen, (block) => isIts(block) && bareResult(block) === bareResult(seen.block));
  return same ?? nearest(blocks, seen, isIts) ?? -1;
}

/** Nothing that it opens stays open, and it closes nothing else. */
function standsAlone(block: string): boolean {
  return !leavesOpen(block) && leavesOpen(`<details>\n\n${block}`);
}

const titleOf = (block: string): string => headingsIn(block)[0]?.title ?? '';

/** Those with equal words are alike: of them the one at its place. */
function nearest(blocks: readonly string[], { at }: SeenResult, is: (block: string) => boolean): number | null {
  const found = blocks.flatMap((block, index) => (is(block) ? [index] : []));
  return found.toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at))[0] ?? null;
}

function numbersOf(spans: readonly SectionSpan[]): readonly number[] {
  return spans.flatMap(({ title }) => numberIn(title) ?? []);
}

/** Each place keeps its number. An order of one's own is no count: it stays. */
function renumbered(text: string, numbers: readonly number[]): string {
  if (numbers.some((number, at) => number <= (numbers[at - 1] ?? 0))) return text;
  const counted = resultSpans(text).filter(({ title }) => numberIn(title) !== null);
  return counted.reduceRight(
    (made, span, at) => withWordsAt(made, span, withNumber(wordsAt(text, span), numbers[at] ?? 0)),
    text,
  );
}

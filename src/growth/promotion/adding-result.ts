// Where a new result goes: into the first slot that nobody has touched, else behind the last one, as far as the company's limit allows.
import { type SectionSpan, withWordsAt, wordsAt } from '../text/section-spans.ts';
import type { CompanyValue } from '../words/values.ts';
import { numberIn, partsOf, resultAt, resultSpans } from './parts.ts';
import { readPromotionDocument } from './document.ts';
import type { PromotionResult } from './read-result.ts';
import {
  isUntouched,
  keyIn,
  newResult,
  readResult,
  type ResultWords,
  withKey,
  withResultWords,
} from './result-text.ts';

export interface ResultRules {
  readonly values: readonly CompanyValue[];
  /** How many a document tells. */
  readonly limit: number;
  /** Number of the one that it takes the place of. */
  readonly replace: number | null;
}

export type ResultPlace =
  | { readonly type: 'slot'; readonly number: number; readonly text: string; readonly block: string }
  | { readonly type: 'new'; readonly number: number; readonly text: string; readonly block: string }
  /** By its key, or with the same words. */
  | { readonly type: 'there'; readonly number: number; readonly block: string }
  /** One with the same title and evidence says something else. */
  | { readonly type: 'alike'; readonly number: number }
  /** Nothing has the number of the one that should go. */
  | { readonly type: 'missing'; readonly number: number }
  | { readonly type: 'full'; readonly count: number }
  /** No part that holds results. */
  | { readonly type: 'nowhere' };

/** @param key the mark that says which write it was; null: only looked at */
export function placeResult(text: string, words: ResultWords, key: string | null, rules: ResultRules): ResultPlace {
  const spans = resultSpans(text);
  const wanted = readResult(withResultWords(newResult(1, 3, false), words), rules.values);
  for (const [at, span] of spans.entries()) {
    const block = wordsAt(text, span);
    const number = numberIn(span.title) ?? at + 1;
    if (key !== null && keyIn(block) === key) return { type: 'there', number, block };
    const same = howAlike(readResult(block, rules.values), wanted);
    if (same === 'same') return { type: 'there', number, block };
    if (same === 'alike' && rules.replace === null) return { type: 'alike', number };
  }
  const made = (block: string) => {
    const filled = withResultWords(block, words);
    return key === null ? filled : withKey(filled, key);
  };
  if (rules.replace !== null) {
    const old = resultNumbered(text, rules.replace);
    if (old === null) return { type: 'missing', number: rules.replace };
    const block = made(newResult(rules.replace, old.level, rules.values.length > 0));
    return { type: 'slot', number: rules.replace, text: withWordsAt(text, old, block), block };
  }
  const slot = spans.findIndex((span) => isUntouched(wordsAt(text, span)));
  const span = spans[slot];
  if (span !== undefined) {
    const block = made(wordsAt(text, span));
    return { type: 'slot', number: numberIn(span.title) ?? slot + 1, text: withWordsAt(text, span, block), block };
  }
  const count = Math.max(spans.length, readPromotionDocument(text, rules.values).results.length);
  if (count >= rules.limit) return { type: 'full', count };
  const section = partsOf(text).find((part) => part.section === 'results');
  const last = spans.at(-1);
  if (section === undefined && last === undefined) return { type: 'nowhere' };
  const number = Math.max(count, ...spans.map(({ title }) => numberIn(title) ?? 0)) + 1;
  const level = last?.level ?? Math.min((section?.level ?? 2) + 1, 6);
  const end = last?.end ?? section?.end ?? text.length;
  const block = made(newResult(number, level, rules.values.length > 0));
  return { type: 'new', number, text: withWordsAt(text, { start: end, end }, block), block };
}

export function resultNumbered(text: string, number: number): SectionSpan | null {
  const spans = resultSpans(text);
  return spans[resultAt(spans, number) ?? -1] ?? null;
}

/** Of one that nobody has named, nothing can be said but all of it. */
function howAlike(there: PromotionResult | null, wanted: PromotionResult | null): 'same' | 'alike' | 'other' {
  if (there === null || wanted === null) return 'other';
  const isNamed = wanted.title !== null || wanted.evidence.length > 0;
  const names = ({ title, evidence }: PromotionResult) =>
    [title, ...evidence.toSorted()].map((name) => flat(name ?? ''));
  if (names(there).join('\n') !== names(wanted).join('\n')) return 'other';
  const fields = Object.entries(wanted.fields) as [keyof PromotionResult['fields'], string][];
  if (!isNamed && fields.length === 0) return 'other';
  if (fields.every(([field, words]) => flat(there.fields[field] ?? '') === flat(words))) return 'same';
  return isNamed ? 'alike' : 'other';
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

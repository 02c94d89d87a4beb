// What is typed of a result of the promotion document, and what is asked for where somebody can be asked.
import { DevgrowthError } from '#errors.ts';
import {
  fieldLabels,
  newResult,
  readResult,
  type ResultWords,
  withResultWords,
  type fieldsOf,
} from '#growth/promotion/result-text.ts';
import { ownWords } from '#growth/text/outline.ts';
import { quietMentions } from '#growth/text/quiet-mentions.ts';
import { type ResultField, resultFields } from '#growth/words/promotion-words.ts';
import type { CompanyValue } from '#growth/words/values.ts';
import { said, step } from '#wording.ts';

type FieldWords = { readonly [field in ResultField]: string | null };

export interface TypedResult extends FieldWords {
  readonly title: string | null;
  /** `7`, `7.2`, `note_42`, as typed. */
  readonly from: readonly string[];
  /** Only of a draft: lines that were made of them. Nothing is asked or copied then. */
  readonly evidence: readonly string[] | null;
}

export const resultActs = ['add', 'edit', 'move', 'remove'] as const;

export interface ResultCommandWords extends TypedResult {
  readonly act: (typeof resultActs)[number];
  /** Of the result that is meant; null: a new one. */
  readonly number: number | null;
  /** Number of the one whose place it takes. Drafts of before lack it. */
  readonly to: number | null;
  /** Number of the result that a new one takes the place of. */
  readonly replace: number | null;
  /** The document's text that a change is made from; of a draft only. */
  readonly before: string | null;
}

/** Fields with words, and without. */
export type ResultState = ReturnType<typeof fieldsOf>;

/** Nobody whom they name hears of the document. */
export function wordsOf({ title, evidence, ...typed }: Omit<TypedResult, 'from'>): ResultWords {
  const fields: Partial<Record<ResultField, string>> = {};
  for (const field of resultFields) {
    const words = typed[field];
    if (words !== null) fields[field] = quietMentions(words);
  }
  return { title: title && quietMentions(title), fields, evidence: evidence ?? [] };
}

export const isWordless = ({ title, fields, evidence }: ResultWords): boolean =>
  title === null && evidence.length === 0 && Object.keys(fields).length === 0;

/** Whether the document would say of this field what these words say, and nothing else with them. */
export function isReadAs(field: ResultField, words: string, values: readonly CompanyValue[]): boolean {
  const block = withResultWords(newResult(1, 3, true), { title: null, fields: { [field]: words }, evidence: [] });
  const read = readResult(block, values);
  const told = words.split('\n').flatMap((line) => ownWords(line) || []);
  const isAlone = Object.keys(read?.fields ?? {}).length === 1 && read?.title === null && read.evidence.length === 0;
  return isAlone && read.fields[field] === told.join('\n');
}

/** @throws `usage` for words that would be read as a heading, a label or a question of the document */
export function refuseMisread({ fields }: ResultWords, values: readonly CompanyValue[]): void {
  for (const field of resultFields) {
    const words = fields[field];
    if (words === undefined || isReadAs(field, words, values)) continue;
    throw new DevgrowthError('usage', `${fieldLabels[field]}: part of these words would be read as another part`, {
      hint: said`Nothing was written. Say it without headings, fences and labels, or write it in the editor: \`${step('promotion edit', '"result 1"')}\`.`,
    });
  }
}

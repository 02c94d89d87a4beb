// Values that work shows: open words, for each company has its own, and what was written once stays readable when they change.

import { ascending } from './order.ts';
import { slug } from './slug.ts';

/** The word that labels and comments carry: `results`, `customer-first`. */
export type ValueId = string;

export interface CompanyValue {
  readonly id: ValueId;
  /** `Results for Customers` */
  readonly name: string;
  /** The question that leads to an example of it. */
  readonly ask: string;
}

const longestId = 40;

export function isValueId(word: string): boolean {
  return word !== 'none' && word.length <= longestId && slug.test(word);
}

/** Words that need no `values:` before them: those of the first projects, which knew no other company. They stand in comments for good. */
const bareIds: ReadonlySet<ValueId> = new Set([
  'collaboration',
  'results',
  'efficiency',
  'dib',
  'iteration',
  'transparency',
]);

/** `results, iteration`; `values: ownership, results` where a reader could take a word for something else. */
export function formatValues(values: readonly ValueId[]): string {
  const words = [...new Set(values)];
  return words.every((word) => bareIds.has(word)) ? words.join(', ') : `values: ${words.join(', ')}`;
}

/**
 * `results, iteration`, `Results for Customers`, `value:dib`, `values: ownership`; null unless every word of it is a value. Each value once,
 * as typed in order. Behind `values:` and in a label's form any word is one, whichever company it is of.
 */
export function readValues(text: string): readonly ValueId[] | null {
  const typed = text.toLowerCase();
  const isList = /^values(?: shown)?:(?!:)/.test(typed);
  const words = typed
    .replace(/^values?(?: shown)?:\s*(?!:)/, (head) => (head === 'value:' ? head : ''))
    .replace(/diversity,?\s*inclusion,?\s*(?:&|and)?\s*belonging/g, 'dib')
    .replace(/results for customers/g, 'results')
    .split(/\s*(?:[,;/&+]|\band\b)\s*/)
    .filter((word) => word.trim() !== '');
  const values = words.flatMap((word) => {
    const [, label = '', id = ''] = /^~?"?(value::?)?(.*?)"?$/.exec(word.trim()) ?? [];
    return bareIds.has(id.trim()) || ((isList || label !== '') && isValueId(id)) ? [id.trim()] : [];
  });
  return words.length > 0 && values.length === words.length ? [...new Set(values)] : null;
}

/** Each once: the company's in its order, then the others by their word. */
export function inCompanyOrder(ids: Iterable<ValueId>, values: readonly CompanyValue[]): readonly ValueId[] {
  const there = new Set(ids);
  const own = values.map(({ id }) => id);
  return [
    ...own.filter((id) => there.has(id)),
    ...[...there].filter((id) => !own.includes(id)).sort(ascending((id) => id)),
  ];
}

/** `Results for Customers`. One that the company has no longer, or never had, is its word. */
export function valueName(id: ValueId, values: readonly CompanyValue[]): string {
  return values.find((one) => one.id === id)?.name ?? `${id} (an earlier value)`;
}

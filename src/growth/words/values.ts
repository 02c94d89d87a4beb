// CREDIT values as people write them.
import { type CreditValue, creditValues } from './goal.ts';

/** `results, iteration`, `Results for Customers`, `value:dib`; null unless every word of it is a value. Each value once, as typed in order. */
export function readValues(text: string): readonly CreditValue[] | null {
  const words = text
    .toLowerCase()
    .replace(/^values?(?: shown)?:\s*(?!:)/, '')
    .replace(/diversity,?\s*inclusion,?\s*(?:&|and)?\s*belonging/g, 'dib')
    .replace(/results for customers/g, 'results')
    .split(/\s*(?:[,;/&+]|\band\b)\s*/)
    .map((word) =>
      word
        .replace(/^~?"?(?:value::?)?/, '')
        .replace(/"$/, '')
        .trim(),
    )
    .filter((word) => word !== '');
  const values = words.flatMap((word) => creditValues.filter((value) => value === word));
  return words.length > 0 && values.length === words.length ? [...new Set(values)] : null;
}

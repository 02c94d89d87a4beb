// What a text is about, as words that can be compared: in any script, without endings of the plural and words of grammar.
import { stopWords } from './stop-words.ts';

/** A longer text says nothing more of what it is about. */
const longestRead = 4000;
const word = /[\p{L}\p{N}\p{M}]+/gu;

/** In their order, one as often as it stands there. */
export function topicWords(text: string): readonly string[] {
  const found = text.slice(0, longestRead).normalize('NFC').toLowerCase().match(word) ?? [];
  return found.filter(isTelling).map(singular);
}

/** A number alone tells nothing, and neither does a single letter of an alphabet; one sign of a script without spaces does. */
function isTelling(one: string): boolean {
  return (
    !stopWords.has(one) &&
    !/^[\p{N}\p{M}]+$/u.test(one) &&
    (one.length > 1 || /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(one))
  );
}

/** Of an English word: `retries` and `retry`, `imports` and `import`, `classes` and `class` are one. */
function singular(one: string): string {
  if (one.length < 4 || !/^[a-z0-9]+s$/.test(one) || /(?:ss|us|is)$/.test(one)) return one;
  if (/[^aeiou]ies$/.test(one) && one.length > 4) return `${one.slice(0, -3)}y`;
  return /(?:ss|sh|ch|x|zz)es$/.test(one) ? one.slice(0, -2) : one.slice(0, -1);
}

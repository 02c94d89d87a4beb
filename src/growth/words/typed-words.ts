// Words of another language that people type in place of ours. They are read as ours wherever a word means something; what devgrowth
// writes is English, and what a person wrote stays in the words they chose.
import { asPattern } from './as-pattern.ts';
import { type Folded, fold } from './look-alikes.ts';

const titles = ['check-in', 'evidence', 'closed', 'agreed', 'talked over', 'answer'] as const;
const labels = ['help', 'next', 'waiting for', 'health', 'progress', 'values', 'link', 'also', 'result'] as const;
const moreLabels = ['learned', 'approval', 'my manager'] as const;
const states = ['on track', 'needs attention', 'at risk', 'off track', 'achieved', 'changed', 'dropped'] as const;
const verdicts = ['approved', 'not approved', 'ready', 'more evidence', 'not yet', 'nominated'] as const;
const answers = ['not this cycle', 'yes', 'no', 'none', 'needed'] as const;
const between = ['not', 'no longer', 'percent', 'done', 'about', 'for'] as const;
/** What makes a yes less than one. */
const conditions = [
  'but',
  'if',
  'unless',
  'except',
  'until',
  'once',
  'when',
  'after',
  'provided',
  'later',
  'maybe',
] as const;

/** The words that mean something in a comment or in front of a line, as we write them. */
export const ourWords = [
  ...titles,
  ...labels,
  ...moreLabels,
  ...states,
  ...verdicts,
  ...answers,
  ...between,
  ...conditions,
] as const;
export type OurWord = (typeof ourWords)[number];

/** What is typed for each of ours; a word that is absent is typed in English alone. */
export type WordList = Readonly<Partial<Record<OurWord, readonly string[]>>>;

export interface TypedWords {
  /** null: English alone. */
  readonly pattern: RegExp | null;
  /** By what is typed, in small letters. */
  readonly ours: ReadonlyMap<string, OurWord>;
}

/** It is always understood, whatever else is. */
export const english: TypedWords = { pattern: null, ours: new Map() };

/** @param kept words that stay what they are: a company's values */
export function typedWords(list: WordList, kept: readonly string[] = []): TypedWords {
  const own = new Set(kept.map(typedForm));
  const ours = new Map(
    ourWords.flatMap((word) =>
      (list[word] ?? [])
        .map(typedForm)
        .filter((typed) => typed !== '' && !own.has(typed))
        .map((typed) => [typed, word] as const),
    ),
  );
  if (ours.size === 0) return english;
  // The longest first: "nicht genehmigt" is no "genehmigt". An accent may be a sign of its own.
  const forms = [...ours.keys()]
    .toSorted((one, other) => other.length - one.length)
    .flatMap((typed) => [...new Set([typed, typed.normalize('NFD')])])
    .map((typed) => asPattern(typed).replaceAll(' ', ' +'));
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}\\p{M}])`, 'giu'), ours };
}

/** The same with our words in place of others, and of each of its characters the place in the text. */
export function inOurWords(text: string, words: TypedWords): Folded {
  return withOurs({ text, places: Array.from({ length: text.length + 1 }, (_, at) => at) }, words);
}

/** With plain signs (see `fold`), too. */
export function foldTyped(text: string, words: TypedWords): Folded {
  return withOurs(fold(text), words);
}

/** Whether one of them stands in it, so that a look at it is worth its while. */
export const holdsTyped = (text: string, { pattern }: TypedWords): boolean =>
  pattern !== null && text.search(pattern) !== -1;

function withOurs(plain: Folded, { pattern, ours }: TypedWords): Folded {
  if (pattern === null) return plain;
  let text = '';
  const places: number[] = [];
  let from = 0;
  for (const { 0: typed, index } of plain.text.matchAll(pattern)) {
    const word = ours.get(typedForm(typed)) ?? typed;
    text += plain.text.slice(from, index) + word;
    places.push(...plain.places.slice(from, index));
    places.push(...Array.from(word, () => plain.places[index] ?? 0));
    from = index + typed.length;
  }
  return { text: text + plain.text.slice(from), places: [...places, ...plain.places.slice(from)] };
}

function typedForm(typed: string): string {
  return fold(typed.normalize('NFC')).text.trim().replace(/ +/g, ' ').toLowerCase();
}

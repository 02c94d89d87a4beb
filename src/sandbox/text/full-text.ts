// Search: issues by Postgres full text (words; HTML tags and comments are not indexed), merge requests by substring.

export type Searched = { title: string; description: string | null };
export type SearchedField = 'title' | 'description';

/** Postgres leaves these out of the index and of the question. A part of its English list. */
const stopWords = new Set(
  (
    'a about above after again all am an and any are as at be because been before being below between both but by can ' +
    'did do does doing don down during each few for from further had has have having he her here hers him his how i if ' +
    'in into is it its just me more most my no nor not now of off on once only or other our out over own s same she ' +
    'should so some such t than that the their them then there these they this those through to too under until up ' +
    'very was we were what when where which while who whom why will with you your'
  ).split(' '),
);

/** Every word of the question must begin a word of the fields; a quoted part must occur in this order. */
export function matchesFullText(query: string, searched: Searched, fields?: readonly SearchedField[]): boolean {
  const documents = searchedTexts(searched, fields).map(indexedWords);
  const parts = [...query.replace(/https?:\/\//g, '').matchAll(/"([^"]*)"|([^\s"]+)/g)]
    .map(([, phrase, word]) => indexedWords(phrase ?? word ?? ''))
    .filter((words) => words.length > 0);
  if (parts.length === 0) return false;
  return parts.every((part) => documents.some((words) => containsInOrder(words, part)));
}

/** Substring search, as merge requests have it: every word somewhere in the fields, a quoted part as it stands. */
export function matchesSubstring(query: string, searched: Searched, fields?: readonly SearchedField[]): boolean {
  const texts = searchedTexts(searched, fields).map((text) => text.toLowerCase());
  const parts = [...query.toLowerCase().matchAll(/"([^"]+)"|(\S+)/g)].map(([, phrase, word]) => phrase ?? word ?? '');
  return parts.every((part) => texts.some((text) => text.includes(part)));
}

function searchedTexts(searched: Searched, fields: readonly SearchedField[] = ['title', 'description']): string[] {
  return fields.map((field) => searched[field] ?? '');
}

function containsInOrder(words: string[], part: string[]): boolean {
  return words.some((_, start) => part.every((wanted, offset) => words[start + offset]?.startsWith(wanted) === true));
}

/** Words in small letters, stemmed, without stop words. A tag, attributes included, and a comment are one skipped token. */
function indexedWords(text: string): string[] {
  const indexed = text.replace(/<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi, ' ').toLowerCase();
  const words = indexed.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !stopWords.has(word)).map(stem);
}

/** A small part of the English stemmer: plurals, -ing, -ed. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}i`;
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('y')) return `${word.slice(0, -1)}i`;
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word;
}

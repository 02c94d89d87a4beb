// A part of a document that a person changes by its name: where it stands in the text, or where it would.
import { type SectionSpan, type Span, withWordsAt, wordsAt } from './section-spans.ts';

export interface TextPart {
  /** For people: `Result 2`. */
  readonly name: string;
  /** What an editor shows. */
  readonly whole: Span;
  /** What words of one's own take the place of: all but the heading. */
  readonly body: Span;
  /** Of a part that is not there yet: its heading, and what asks for words. */
  readonly new: { readonly heading: string; readonly prompts: string } | null;
}

export type FoundPart =
  | { readonly type: 'found'; readonly part: TextPart }
  | { readonly type: 'missing'; readonly name: string }
  /** Line numbers of their headings, from 1. */
  | { readonly type: 'several'; readonly name: string; readonly lines: readonly number[] };

export function wholeText(text: string): TextPart {
  const all = { start: 0, end: text.length };
  return { name: 'whole text', whole: all, body: all, new: null };
}

export function partAt({ start, body, end }: SectionSpan, name: string): TextPart {
  return { name, whole: { start, end }, body: { start: body, end }, new: null };
}

/** The only one of these. */
export function theOne(text: string, spans: readonly SectionSpan[], name: string): FoundPart {
  const [only, ...others] = spans;
  if (only === undefined) return { type: 'missing', name };
  if (others.length === 0) return { type: 'found', part: partAt(only, name) };
  return { type: 'several', name, lines: spans.map(({ start }) => text.slice(0, start).split(/\r\n?|\n/).length) };
}

export function shownPart(text: string, { whole, new: made }: TextPart): string {
  return made === null ? wordsAt(text, whole) : `${made.heading}\n\n${made.prompts}`;
}

/** What an editor left of it. */
export function withPart(text: string, part: TextPart, words: string): string {
  if (part.new !== null && words.trim() === shownPart(text, part).trim()) return text;
  return withWordsAt(text, part.whole, words);
}

/** Words in the place of those below its heading. */
export function withBody(text: string, { whole, body, new: made }: TextPart, words: string): string {
  return made === null ? withWordsAt(text, body, words) : withWordsAt(text, whole, `${made.heading}\n\n${words}`);
}

// What people typed, as words without signs: their Markdown is read once, here, and each form shows it in its own way.
import { type Inline, readInline, wordsIn } from '#growth/text/inline.ts';
import { glimpse, oneLine } from './text.ts';

/** One line of at most a thousand characters. */
export function spoken(text: string): readonly Inline[] {
  return readInline(glimpse(text));
}

/** The same as plain text, for a terminal. */
export function plainly(text: string): string {
  return oneLine(wordsIn(spoken(text)));
}

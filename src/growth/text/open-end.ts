// Whether a Markdown text ends inside something that it opened, so that a page would hide in it what is written below.
import { fenceAfter } from './fence.ts';
import { RawHtml } from './raw-html.ts';

/** A fold hides what follows, whatever blank lines come between; math and quotes of several lines pair from line to line. */
const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [/<details(?=[\s>]|$)/gi, /<\/details\s*>/gi],
  [/^ {0,3}\$\$\s*$/g, /(?!)/g],
  [/^>>>\s*$/g, /(?!)/g],
];

export function leavesOpen(text: string): boolean {
  const { shown, isRaw } = readThrough(text);
  return isRaw || pairs.some((pair) => isUnpaired(shown, pair));
}

/** In a fence, a comment or raw HTML: what is written below it is none of the document's parts and lists. */
export const endsRaw = (text: string): boolean => readThrough(text).isRaw;

function readThrough(text: string): { readonly shown: readonly string[]; readonly isRaw: boolean } {
  let fence: string | null = null;
  let html: RawHtml | null = null;
  let isInParagraph = false;
  const shown: string[] = [];
  for (const line of text.split('\n')) {
    const wasFenced: boolean = fence !== null;
    if (html === null) fence = fenceAfter(line, fence);
    if (wasFenced || fence !== null) continue;
    shown.push(line);
    const indent = /^ {0,3}(?=<)/.exec(line)?.[0].length;
    if (html === null && indent !== undefined) html = RawHtml.at(line, indent, isInParagraph);
    if (html !== null && (html.isBlankEnded ? line.trim() === '' : html.endsIn(line))) html = null;
    isInParagraph = line.trim() !== '' && html === null;
  }
  return { shown, isRaw: fence !== null || html?.isBlankEnded === false };
}

/** What opens and closes with the same sign is left open when its number is odd. */
function isUnpaired(lines: readonly string[], [opening, closing]: readonly [RegExp, RegExp]): boolean {
  const count = (pattern: RegExp) => lines.reduce((sum, line) => sum + (line.match(pattern)?.length ?? 0), 0);
  const [opened, closed] = [count(opening), count(closing)];
  return closing.source === '(?!)' ? opened % 2 === 1 : opened > closed;
}

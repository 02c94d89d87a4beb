// A text as a tree of Markdown, where that does not take too long: the sandbox's one way to the parser.
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/**
 * So many columns or marks before a line's words, or marks in a paragraph, are far more than a person writes. The parser's
 * time grows with the cube of the depth and with the square of the marks.
 */
const deepLine = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){30}|^[ \t>]{120}/m;
const longest = 100_000;
const mostMarks = 1000;

/** null: the text is too long, too deep or too full of marks, and whoever asks goes without the tree. */
export function markdownTree(text: string): Root | null {
  return isCostly(text) ? null : fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function isCostly(text: string): boolean {
  if (text.length > longest || deepLine.test(text)) return true;
  return text.split(/\n[ \t\r>]*\n/).some((block) => (block.match(/[*_[\]`<~]/g)?.length ?? 0) > mostMarks);
}

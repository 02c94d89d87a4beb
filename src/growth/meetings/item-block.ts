// An item of an agenda with what stands below it: its further lines, and the replies among them.
import type { Box } from '../text/checkboxes.ts';
import { plainText } from '../text/checklist.ts';
import { fenceAfter } from '../text/fence.ts';

/** An item with what stands below it. */
export interface Block {
  /** Quote marks before it. */
  readonly quote: string;
  /** Columns between them and the item's own mark. */
  readonly indent: number;
  /** The lines that stand deeper than the item's own mark, without its indentation and quote marks. */
  readonly lines: readonly string[];
  readonly end: number;
}

export function blockAt(text: string, { offset, end: from }: Pick<Box, 'offset' | 'end'>): Block {
  const before = text.slice(text.lastIndexOf('\n', offset) + 1, offset);
  const quote = /^(?: {0,3}> ?)*/.exec(before)?.[0] ?? '';
  const depth = quote.split('>').length - 1;
  const indent = widthOf(before.slice(quote.length));
  const lines: string[] = [];
  let end = from;
  let gap: string[] = [];
  for (let newline = text.indexOf('\n', from); newline !== -1; ) {
    const start = newline + 1;
    newline = text.indexOf('\n', start);
    const line = text.slice(start, newline === -1 ? text.length : newline).trimEnd();
    const words = unquoted(line, depth);
    if (words === null) break;
    const width = widthOf(words);
    if (words.trim() === '') gap.push('');
    else if (width <= indent + 1) break;
    else {
      lines.push(...gap, ' '.repeat(width - indent) + words.trimStart());
      gap = [];
      end = start + line.length;
    }
  }
  return { quote, indent, lines, end };
}

/** Without so many quote marks; null where it has less. */
function unquoted(line: string, depth: number): string | null {
  const mark = / {0,3}> ?/y;
  for (let left = depth; left > 0; left -= 1) if (!mark.test(line)) return null;
  return line.slice(mark.lastIndex);
}

/** Columns of blanks at the beginning. */
function widthOf(line: string): number {
  const [blanks = ''] = /^[ \t]*/.exec(line) ?? [];
  return blanks.replaceAll('\t', '    ').length;
}

/** `=> after the freeze`, with or without the mark of a list: an answer to the item above it. */
export const replyLine = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?=>[ \t]*(\S.*)$/;
const boxLine = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[.\](?:[ \t]|$)/u;

/** A paragraph without what replies to it, and this, each on a line of its own. */
export function splitReplies(paragraph: string): { readonly words: string; readonly replies: readonly string[] } {
  const lines = paragraph.split(/\r?\n/);
  const first = lines.findIndex((line, index) => index > 0 && replyLine.test(line));
  if (first === -1) return { words: paragraph, replies: [] };
  const replies: string[] = [];
  for (const line of lines.slice(first))
    replies.push(replyLine.test(line) ? line.trim() : `${replies.pop()} ${line.trim()}`);
  return { words: lines.slice(0, first).join('\n'), replies };
}

/** Without Markdown marks, as they stand: in the item's own paragraph, then below it, until the next item. */
export function repliesTo(text: string, box: Box): readonly string[] {
  const all = [...splitReplies(box.source).replies, ...proseBelow(text, box).filter((line) => replyLine.test(line))];
  return all.flatMap((line) => plainText(replyLine.exec(line)?.[1] ?? line) || []);
}

const listMark = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** What else stands below it, a line each, as `repliesTo`: kept by `1on1 note`, or typed by hand. */
export function notesBelow(text: string, box: Box): readonly string[] {
  return proseBelow(text, box)
    .filter((line) => !replyLine.test(line))
    .flatMap((line) => plainText(line.replace(listMark, '')) || []);
}

/** Without code. */
function proseBelow(text: string, box: Box): readonly string[] {
  const prose: string[] = [];
  let fence: string | null = null;
  for (const line of blockAt(text, box).lines) {
    const before = fence;
    fence = fenceAfter(line.trim(), fence);
    if (boxLine.test(line)) break;
    if (before === null && fence === null) prose.push(line);
  }
  return prose;
}

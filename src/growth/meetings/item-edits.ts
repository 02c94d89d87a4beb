// One item of an agenda changed where it stands: its words, a line below it, or all of it gone. It is known by its words: a number moves.
import { type Box, checkboxesIn } from '../text/checkboxes.ts';
import { blockAt } from './item-block.ts';

/** Which of those that say the same, from 0. */
export interface NamedItem {
  readonly source: string;
  readonly place: number;
  /** How many said it when it was named. */
  readonly count: number;
}

/** @param number from 1 */
export function namedItem(text: string, number: number): NamedItem | null {
  const boxes = checkboxesIn(text);
  const box = boxes[number - 1];
  if (box === undefined) return null;
  const same = boxes.filter(({ source }) => source === box.source);
  return { source: box.source, place: same.indexOf(box), count: same.length };
}

/** null: nothing says that any more. */
function boxOf(text: string, { source, place }: NamedItem): Box | null {
  const same = checkboxesIn(text).filter((box) => box.source === source);
  return same[place] ?? same.at(-1) ?? null;
}

const lineEndOf = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n');

/** The first line of it; what stands below stays. */
export function withItemWords(text: string, item: NamedItem, words: string): string {
  const box = boxOf(text, item);
  if (box === null || box.source === words) return text;
  const from = box.offset + 2;
  const newline = text.indexOf('\n', from);
  const end = newline === -1 || newline > box.end ? box.end : newline;
  const tail = text.slice(from, end).endsWith('\r') ? '\r' : '';
  return `${text.slice(0, from)} ${words}${tail}${text.slice(end)}`;
}

/** With all that stands below it. */
export function withoutItem(text: string, item: NamedItem): string {
  const same = checkboxesIn(text).filter(({ source }) => source === item.source);
  // Fewer than were named: it is gone already.
  if (same.length < item.count) return text;
  const box = boxOf(text, item);
  if (box === null) return text;
  const start = text.lastIndexOf('\n', box.offset) + 1;
  const { end } = blockAt(text, box);
  const next = text.indexOf('\n', end);
  return next === -1 ? text.slice(0, start).replace(/\r?\n$/, '') : text.slice(0, start) + text.slice(next + 1);
}

/** A line below it, after those that stand there. */
export function withItemNote(text: string, item: NamedItem, words: string): string {
  const box = boxOf(text, item);
  if (box === null) return text;
  const block = blockAt(text, box);
  if (block.lines.some((line) => line.trim() === `- ${words}`)) return text;
  const line = `${lineEndOf(text)}${block.quote}${' '.repeat(block.indent + 2)}- ${words}`;
  return text.slice(0, block.end) + line + text.slice(block.end);
}

export const holdsItem = (text: string, item: NamedItem): boolean => boxOf(text, item) !== null;

// What moves from one 1:1 to the next, and what stays behind.
import { type Block, blockAt, boxTopic } from './agenda-text.ts';
import { type AgendaTag, carryNote } from './agenda.ts';
import { type Box, checkboxesIn } from '../text/checkboxes.ts';
import type { Day } from '../words/goal.ts';
import { fenceAfter } from '../text/fence.ts';

export interface CarriedItem {
  readonly text: string;
  readonly times: number;
}

/**
 * What was not ticked, as it goes on the next agenda, in its own Markdown: `HELP a reviewer (third time, since 2026-11-03)`. What
 * stands indented below an item moves with it, as further lines of its text.
 */
export function carriedOver(description: string, meeting: Day): CarriedItem[] {
  let moved = 0;
  return checkboxesIn(description).flatMap((box) => {
    if (box.offset < moved || !moves(box)) return [];
    const { times, since } = boxTopic(box);
    const block = blockAt(description, box);
    moved = block.end;
    const words = quietMentions(box.source.replace(/\s+/g, ' ').trim().replace(carryNote, ''));
    const first = `${words} (${ordinal(times + 1)} time, since ${since ?? meeting})`;
    return [{ text: [first, ...block.lines.map(quietMentions)].join('\n'), times: times + 1 }];
  });
}

/** Said once, and nothing is left to do: carried over, thanks would count as new with every meeting. */
const saidOnce: ReadonlySet<AgendaTag | null> = new Set(['THANKS', 'SORRY', 'DONE', 'WONT', 'DUPLICATE']);

function moves(box: Box): boolean {
  return !box.done && !saidOnce.has(boxTopic(box).tag);
}

/** What no item carries over; source lines, without blanks around them. */
export interface LeftLines {
  /** Points of the agenda that have no box, and stand below none: nobody can tick them. */
  readonly unboxed: readonly string[];
  /** Below an item that does not move on itself, ticked or thanks. */
  readonly below: readonly string[];
}

const point = /^[ >]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?!\[[^\]]\](?:\s|$))(\S.*)$/;

export function leftLines(description: string): LeftLines {
  const boxes = checkboxesIn(description);
  const unboxed: string[] = [];
  const below: string[] = [];
  let ends = { own: 0, moved: 0, all: 0 };
  let fence: string | null = null;
  let start = 0;
  let next = 0;
  for (const line of description.split('\n')) {
    const isCode = fence !== null;
    fence = fenceAfter(line, fence);
    for (let box = boxes[next]; box !== undefined && box.offset < start + line.length; box = boxes[next]) {
      ends = reached(ends, box, blockAt(description, box));
      next += 1;
    }
    const words = line.replace(/^[ \t>]+/, '').trim();
    if (start >= ends.all) {
      const text = isCode ? undefined : point.exec(line)?.[1];
      if (text !== undefined) unboxed.push(text.trim());
    } else if (words !== '' && start >= ends.own && start >= ends.moved) below.push(words);
    start += line.length + 1;
  }
  return { unboxed, below };
}

interface Ends {
  /** Of the latest item's own words. */
  readonly own: number;
  /** Of the latest block that moves on. */
  readonly moved: number;
  /** Of the latest block. */
  readonly all: number;
}

function reached({ moved, all }: Ends, box: Box, { end }: Block): Ends {
  return { own: box.end, moved: moves(box) ? Math.max(moved, end) : moved, all: Math.max(all, end) };
}

/** Who was mentioned has heard of it: not again with every meeting. */
function quietMentions(text: string): string {
  return text.includes('`') ? text : text.replace(/(?<![\p{L}\p{N}_])@[\p{L}\p{N}_][\p{L}\p{N}_./-]*/gu, '`$&`');
}

export function ordinal(n: number): string {
  if (n === 2) return 'second';
  if (n === 3) return 'third';
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const end = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${end}`;
}

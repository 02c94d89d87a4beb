// What moves from one 1:1 to the next, and what stays behind.
import { type AgendaTag, boxTopic, carryNote, readItem, recordTags } from './agenda.ts';
import { type Block, blockAt, splitReplies } from './item-block.ts';
import { type Box, checkboxesIn } from '../text/checkboxes.ts';
import { plainText } from '../text/checklist.ts';
import type { Day } from '../words/goal.ts';
import { fenceAfter } from '../text/fence.ts';
import { quietItem } from '../text/quiet-mentions.ts';

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
  const items = checkboxesIn(description).flatMap((box) => {
    if (box.offset < moved || !moves(box)) return [];
    const { times, since } = boxTopic(box);
    const block = blockAt(description, box);
    moved = block.end;
    const { words: source, replies } = splitReplies(box.source);
    const words = source.replace(/\s+/g, ' ').trim().replace(carryNote, '');
    const first = `${words} (${ordinal(times + 1)} time, since ${since ?? meeting})`;
    const lines = [...replies.map((line) => `  ${line}`), ...block.lines];
    return [{ text: quietItem([first, ...lines].join('\n')), times: times + 1 }];
  });
  // Written down without a box, an action gets one.
  const actions = leftLines(description).records.filter((line) => line.startsWith('ACTION'));
  return [
    ...items,
    ...actions.map((line) => {
      const { times, since } = readItem(plainText(line));
      const words = `${line.replace(carryNote, '')} (${ordinal(times + 1)} time, since ${since ?? meeting})`;
      return { text: quietItem(words), times: times + 1 };
    }),
  ];
}

/** Said once, and nothing is left to do: carried over, thanks would count as new with every meeting. */
const saidOnce: ReadonlySet<AgendaTag | null> = new Set(['THANKS', 'SORRY', 'DONE', 'WONT', 'DUPLICATE', 'DECISION']);

function moves(box: Box): boolean {
  return !box.done && !saidOnce.has(boxTopic(box).tag);
}

/** What no item carries over; source lines, without blanks around them. */
export interface LeftLines {
  /** Points of the agenda that have no box, and stand below none: nobody can tick them. */
  readonly unboxed: readonly string[];
  /** Below an item that does not move on itself, ticked or thanks. */
  readonly below: readonly string[];
  /** `ACTION ...`, `DECISION ...`, wherever it stands and does not move with an item: an action moves on itself. */
  readonly records: readonly string[];
}

const point = /^[ >]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?!\[[^\]]\](?:\s|$))(\S.*)$/;

const recordLine = new RegExp(
  `^[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)?((?:${recordTags.join('|')})(?:[ \\t]*:)?[ \\t]+\\S.*)$`,
);

export function leftLines(description: string): LeftLines {
  const boxes = checkboxesIn(description);
  const unboxed: string[] = [];
  const below: string[] = [];
  const records: string[] = [];
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
    const record = isCode ? undefined : recordLine.exec(line)?.[1];
    if (record !== undefined && start >= ends.moved) records.push(record.trim());
    else if (start >= ends.all) {
      const text = isCode ? undefined : point.exec(line)?.[1];
      if (text !== undefined) unboxed.push(text.trim());
    } else if (words !== '' && start >= ends.own && start >= ends.moved) below.push(words);
    start += line.length + 1;
  }
  return { unboxed, below, records };
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

export function ordinal(n: number): string {
  if (n === 2) return 'second';
  if (n === 3) return 'third';
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const end = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${end}`;
}

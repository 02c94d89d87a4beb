// The checklist in a goal's description: which items count, and ticking one without touching anything else.
import { type CompileContext, fromMarkdown } from 'mdast-util-from-markdown';
import { meantBy } from '../words/said-part.ts';
import { type Box, checkboxesIn } from './checkboxes.ts';

/**
 * GitLab's own count (`task_completion_status`) can be higher: its newest version also counts a checkbox that stands
 * alone in a table cell. Those are neither listed nor counted nor ticked here, so percent always means the list.
 * https://docs.gitlab.com/user/markdown/#task-lists
 */
export interface ChecklistItem {
  /** 1-based, over the items that count: `[~]` (does not apply) and boxes without text have no number. */
  readonly number: number;
  /** The item's first paragraph on one line, without Markdown marks. */
  readonly text: string;
  readonly done: boolean;
  /** Of the character between the brackets. */
  readonly offset: number;
}

type Node = CompileContext['stack'][number];

export interface ChecklistCount {
  readonly done: number;
  readonly total: number;
}

/** Turned off where a text is one line of a paragraph. */
export const blockMarks = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'thematicBreak',
];

/** Longer paragraphs are shown as typed: reading their marks can take time that grows with the square of the length. */
const longestReadText = 2000;

/** Of one goal's text several ask in turn: how much is done, and what is next. */
let lastRead: { readonly text: string; readonly boxes: readonly Box[] } = { text: '', boxes: [] };

function boxesOf(text: string): readonly Box[] {
  if (lastRead.text !== text) lastRead = { text, boxes: checkboxesIn(text) };
  return lastRead.boxes;
}

export function readChecklist(text: string): readonly ChecklistItem[] {
  return boxesOf(text).map(({ offset, done, source }, index) => ({
    number: index + 1,
    text: plainText(source),
    done,
    offset,
  }));
}

/** The same items as `readChecklist`, without their texts. */
export function countChecklist(text: string): ChecklistCount {
  const boxes = boxesOf(text);
  return { done: boxes.filter((box) => box.done).length, total: boxes.length };
}

/** The first item that is not done, in the words of `readChecklist`; null when there is none. */
export function firstOpenItem(text: string): string | null {
  const box = boxesOf(text).find(({ done }) => !done);
  return box === undefined ? null : plainText(box.source);
}

/** Changes one character at most; an item that is as asked leaves the text as it is. Throws RangeError for a number that does not exist. */
export function setItem(text: string, number: number, done: boolean): string {
  const box = boxesOf(text)[number - 1];
  if (box === undefined) throw new RangeError(`No checklist item ${number}`);
  if (box.done === done) return text;
  return text.slice(0, box.offset) + (done ? 'x' : ' ') + text.slice(box.offset + 1);
}

export type FoundItem =
  | { readonly type: 'one'; readonly item: ChecklistItem }
  | { readonly type: 'none' }
  /** A number, and there are fewer items. */
  | { readonly type: 'no-number'; readonly number: string }
  | { readonly type: 'several'; readonly items: readonly ChecklistItem[] };

/**
 * By number (`3`, `#3`), else by text: all of it wins over a whole word, and that over any other part. A number is
 * never a part of a text: in `Chapters 5 to 9` a `9` that fits no item would tick what nobody meant.
 */
export function findItem(items: readonly ChecklistItem[], query: string): FoundItem {
  const asked = oneLine(query);
  if (asked === '') return { type: 'none' };
  const [, digits] = /^#?(\d+)$/.exec(asked) ?? [];
  if (digits !== undefined) {
    const item = items[Number(digits) - 1];
    return item === undefined ? { type: 'no-number', number: digits } : { type: 'one', item };
  }

  for (const wanted of [asked, plainText(asked)]) {
    const found = meantBy(wanted, items, ({ text }) => text);
    const [first] = found;
    if (first !== undefined)
      return found.length === 1 ? { type: 'one', item: first } : { type: 'several', items: found };
  }
  return { type: 'none' };
}

/** Of a box's source: on one line, without Markdown marks. */
export function plainText(source: string): string {
  if (isWithoutMarks(source)) return oneLine(source);
  const words = wordsOf(fromMarkdown(source.trim(), { extensions: [{ disable: { null: blockMarks } }] }));
  return oneLine(words) || oneLine(source);
}

/** Or too long to look for them. */
export function isWithoutMarks(source: string): boolean {
  return source.length > longestReadText || !/[\\`*_[\]<&]/.test(source);
}

/** What stays of raw HTML where it is not run. */
export function unshownHtml(tag: string): string {
  return neverShown.test(tag) ? tag : '';
}

/** A page runs or drops these, so in a line they are what somebody talks about: `DISCUSS the <script> tag`. */
const neverShown = /^<\/?(?:script|style|iframe|form|input|button|object|embed|link|meta|head|body|html)\b/i;

function wordsOf(node: Node): string {
  if (node.type === 'html') return unshownHtml(node.value);
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

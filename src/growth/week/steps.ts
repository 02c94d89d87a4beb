// Boxes of a text as a week shows them, and what was made of them put into the text as it stands by then.
import { addAgendaItem } from '../meetings/agenda-text.ts';
import { blockAt } from '../meetings/item-block.ts';
import { type Box, checkboxesIn } from '../text/checkboxes.ts';
import { setItem } from '../text/checklist.ts';
import type { StepChange, WeekStep } from './sheet.ts';

/** One line, and nothing that moves a cursor. */
export function onOneLine(words: string): string {
  return words.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** Marks of the reading direction, and what else a terminal is not given: a text that was printed has lost them. */
const unprinted = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Surrogate}]/gu;

export function isPrintedSame(one: string, other: string): boolean {
  return one === other || onOneLine(one.replace(unprinted, '')) === onOneLine(other.replace(unprinted, ''));
}

/** With the words that a printed text has lost a sign of. */
export function asBefore<T extends WeekStep>(written: readonly T[], base: readonly WeekStep[]): readonly T[] {
  const free = base.map(({ text }) => text);
  function take(isSame: (text: string) => boolean): string | undefined {
    const at = free.findIndex(isSame);
    return at === -1 ? undefined : free.splice(at, 1)[0];
  }
  const exact = written.map((step) => take((text) => text === step.text) !== undefined);
  return written.map((step, at) =>
    exact[at] ? step : { ...step, text: take((text) => isPrintedSame(text, step.text)) ?? step.text },
  );
}

const textOf = ({ source }: Pick<Box, 'source'>): string => onOneLine(source);

export function stepsIn(description: string): readonly WeekStep[] {
  const above: number[] = [];
  return checkboxesIn(description).map((box) => {
    const { quote, indent } = blockAt(description, box);
    const column = quote.length + indent;
    while ((above.at(-1) ?? -1) >= column) above.pop();
    above.push(column);
    return { text: textOf(box), done: box.done, depth: above.length - 1 };
  });
}

/** `gone`: the first box that somebody has changed or taken out meanwhile. */
export type Stepped = { readonly text: string } | { readonly gone: StepChange };

/** On a text that holds the changes already it changes nothing. Every other byte stays. */
export function withSteps(description: string, changes: readonly StepChange[]): Stepped {
  let text = description;
  for (const change of changes) {
    const changed = change.how === 'add' ? withAdded(text, change) : withChanged(text, change);
    if (changed === null) return { gone: change };
    text = changed;
  }
  return { text };
}

function withChanged(text: string, change: Extract<StepChange, { how: 'change' }>): string | null {
  const boxes = checkboxesIn(text);
  const saying = (words: string) => [...boxes.entries()].filter(([, box]) => textOf(box) === words);
  const isThere = change.to !== null && saying(change.to).length > change.had;
  const named = isThere ? saying(change.to ?? '') : saying(change.text);
  const found = (isThere ? undefined : named[change.nth]) ?? named.at(-1);
  if (found === undefined) return null;
  const [at, box] = found;
  const ticked = change.done === null ? text : setItem(text, at + 1, change.done);
  if (isThere || change.to === null) return ticked;
  return `${ticked.slice(0, box.offset + 2)} ${change.to}${ticked.slice(box.end)}`;
}

function withAdded(text: string, change: Extract<StepChange, { how: 'add' }>): string {
  const boxes = checkboxesIn(text);
  const saying = (words: string) => boxes.filter((box) => textOf(box) === words);
  if (saying(change.text).length >= change.wanted) return text;
  const item = `[${change.done ? 'x' : ' '}] ${change.text}`;
  const place = placeOf(text, change, boxes);
  if (place !== null) {
    const { at, line } = place(item);
    const added = `${text.slice(0, at)}${line}${text.slice(at)}`;
    if (isMore(boxes, added)) return added;
  }
  const atEnd = addAgendaItem(text, change.text);
  const number = checkboxesIn(atEnd).findLastIndex((box) => textOf(box) === change.text) + 1;
  return change.done && number > 0 ? setItem(atEnd, number, true) : atEnd;
}

const isMore = (boxes: readonly Box[], text: string): boolean => checkboxesIn(text).length === boxes.length + 1;

type Place = (item: string) => { readonly at: number; readonly line: string };

/** null: at the end of the list, or of the text. */
function placeOf(text: string, { below }: Extract<StepChange, { how: 'add' }>, boxes: readonly Box[]): Place | null {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const [first] = boxes;
  if (first === undefined) return null;
  if (below === null) {
    const at = text.lastIndexOf('\n', first.offset) + 1;
    return (item) => ({ at, line: `${before(text, first)}${item}${end}` });
  }
  const named = boxes.filter((box) => textOf(box) === below.text);
  const above = named[below.nth] ?? named.at(-1);
  if (above === undefined) return null;
  const { quote, end: at } = blockAt(text, above);
  const own = before(text, above);
  const mark = below.isParent ? `${quote}${' '.repeat(own.length - quote.length)}- ` : own;
  return (item) => ({ at, line: `${end}${mark}${item}` });
}

/** What stands before the box on its line: `  - `. */
function before(text: string, { offset }: Box): string {
  return text.slice(text.lastIndexOf('\n', offset) + 1, offset - 1);
}

// The text of an agenda: its items with what stands below them, and adding some without touching anything else.
import { offeredTags, Topics, boxTopic, topicOf } from './agenda.ts';
import { type Box, checkboxesIn } from '../text/checkboxes.ts';
import { countChecklist } from '../text/checklist.ts';
import { blockAt } from './item-block.ts';
import { ascending } from '../words/order.ts';

/**
 * The text of a new meeting. Newest last, as the list is worked on.
 * @param goals address of a list of all goals, where not each item links its own
 */
export function agendaText(items: readonly string[], goals: string | null = null): string {
  const list = goals === null ? '' : ` All open goals: [list](${goals}).`;
  const intro = `Agenda, newest last. Each item begins with one of ${offeredTags.join(', ')}; tick what is done. What is not ticked moves to the next 1:1.`;
  return `${intro}${list}\n\n${merged(items).map(inBox).join('\n')}`.trimEnd();
}

/**
 * Adds one item after the last one of the checklist, at its depth 0 form; everything else keeps its bytes.
 * `item` is one line, or has what belongs to it below. A text without a checklist gets it at its end.
 */
export function addAgendaItem(description: string, item: string): string {
  return addItems(description, [item]);
}

/**
 * Adds what is carried over. An item that stands there already, ticked or not, gets what it lacks of the lines below it; the
 * same once more changes nothing.
 */
export function carryInto(description: string, items: readonly string[]): string {
  const { fresh, below } = additions(description, items);
  const end = lineEndOf(description);
  const longer = below.toReversed().reduce((text, { box, lines }) => {
    const block = blockAt(text, box);
    const margin = block.quote + ' '.repeat(block.indent);
    const added = lines.map((line) => end + (margin + line).trimEnd());
    return text.slice(0, block.end) + added.join('') + text.slice(block.end);
  }, description);
  return fresh.length === 0 ? longer : addItems(longer, fresh);
}

/** Those of `items` that `carryInto` would add, or add something of; two that say the same are one, with the lines of both. */
export function lackedBy(description: string, items: readonly string[]): readonly string[] {
  const { fresh, below } = additions(description, items);
  return [...below.map(({ item }) => item), ...fresh];
}

/** Two items that say the same become one, with the lines below both. */
export function merged(items: readonly string[]): readonly string[] {
  const topics = new Topics<{ item: string }>();
  const all: { item: string }[] = [];
  for (const item of items) {
    const topic = topicOf(item);
    const there = topics.find(topic);
    if (there === null) {
      const one = { item };
      topics.add(topic, one);
      all.push(one);
    } else {
      const missing = missingLines(linesOf(there.item), linesOf(item));
      there.item = [there.item, ...missing].join('\n');
    }
  }
  return all.map(({ item }) => item);
}

interface Additions {
  /** By their places in the text. */
  readonly below: readonly { readonly item: string; readonly box: Box; readonly lines: readonly string[] }[];
  readonly fresh: readonly string[];
}

function additions(description: string, items: readonly string[]): Additions {
  const topics = new Topics<Box>();
  for (const box of checkboxesIn(description)) topics.add(boxTopic(box), box);
  const fresh: string[] = [];
  const below: Additions['below'][number][] = [];
  for (const item of merged(items)) {
    const box = topics.find(topicOf(item));
    const lines = box === null ? [] : missingLines(blockAt(description, box).lines, linesOf(item));
    if (box === null) fresh.push(item);
    else if (lines.length > 0) below.push({ item, box, lines });
  }
  return { fresh, below: below.toSorted(ascending(({ box }) => box.offset)) };
}

function linesOf(item: string): readonly string[] {
  return item.split('\n').slice(1);
}

/** Line by line nothing could be told apart: two fences share their marks. */
function missingLines(known: readonly string[], lines: readonly string[]): readonly string[] {
  const plain = (all: readonly string[]) => all.map((line) => line.trim().replace(/\[[xX]\]/, '[ ]'));
  const [there, wanted] = [plain(known), plain(lines)];
  const isAt = (start: number) => wanted.every((line, index) => there[start + index] === line);
  if (there.some((_line, start) => isAt(start)) || wanted.length === 0) return [];
  return there.every((line, index) => wanted[index] === line) ? lines.slice(there.length) : lines;
}

function inBox(item: string): string {
  return `- [ ] ${item}`;
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function addItems(description: string, items: readonly string[]): string {
  const end = lineEndOf(description);
  const lines = items.map(inBox).join('\n').replaceAll('\n', end);
  const boxes = checkboxesIn(description);
  const last = boxes.at(-1);
  const places = [...(last === undefined ? [] : [blockAt(description, last).end]), description.trimEnd().length];
  for (const place of places) {
    const before = description.slice(0, place);
    const gap = before === '' ? '' : place === places[0] && last !== undefined ? end : end + end;
    const text = `${before}${gap}${lines}${description.slice(place)}`;
    // With the boxes of the lines below them.
    if (countChecklist(text).total === boxes.length + countChecklist(lines).total) return text;
  }
  // An open code fence or raw HTML swallows what stands below it: then the items go first.
  return `${lines}${description === '' ? '' : end + end}${description}`;
}

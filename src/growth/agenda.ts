// The agenda of a 1:1: a checklist whose items begin with one tag, and what moves on to the next meeting.
import { isDay } from './calendar.ts';
import { readChecklist } from './checklist.ts';
import type { Day } from './goal.ts';
import { fenceAfter } from './fence.ts';
import { suggestion } from './nearest.ts';
import { ok, type Parsed, refuse } from './parsed.ts';

/** What each asks for: talk about it, look at it, help with it, know it, be thanked for it. */
export const agendaTags = ['DISCUSS', 'REVIEW', 'HELP', 'FYI', 'THANKS'] as const;
export type AgendaTag = (typeof agendaTags)[number];

export interface AgendaItem {
  /** 1-based, as in the checklist. */
  readonly number: number;
  /** null: typed by hand without one. */
  readonly tag: AgendaTag | null;
  /** When it is for: a day before the tag or right after it. */
  readonly day: Day | null;
  /** Without tag, day and carry-over note. */
  readonly text: string;
  readonly done: boolean;
  /** How often it stands on an agenda: 1 for a new one. */
  readonly times: number;
  /** The day of the first meeting it stood on; null for a new one. */
  readonly since: Day | null;
}

const leadingDay = /^(\d{4}-\d{2}-\d{2})(?!\d)[\s:,-]*/;
const carried = /\s*\((second|third|(\d{1,3})(?:st|nd|rd|th)) time(?:, since (\d{4}-\d{2}-\d{2}))?\)$/i;

export function readAgenda(description: string): readonly AgendaItem[] {
  return readChecklist(description).map(({ number, text, done }) => ({ number, done, ...readItem(text) }));
}

type ItemWords = Pick<AgendaItem, 'tag' | 'day' | 'text' | 'times' | 'since'>;

function readItem(text: string): ItemWords {
  const note = carried.exec(text);
  const [, words = '', digits] = note ?? [];
  const times = note === null ? 1 : digits === undefined ? (words.toLowerCase() === 'second' ? 2 : 3) : Number(digits);
  const since = isDay(note?.[3] ?? '') ? (note?.[3] ?? null) : null;
  const { tag, day, rest } = readTag(note === null ? text : text.slice(0, note.index));
  return { tag, day, text: rest, times: Math.max(1, times), since };
}

function readTag(text: string): { readonly tag: AgendaTag | null; readonly day: Day | null; readonly rest: string } {
  const before = dayAtStart(text.trim());
  const [whole = '', word = ''] = /^([A-Za-z]+)(?:\s*:\s*|\s+|$)/.exec(before.rest) ?? [];
  // `Review the plan` typed by hand is a sentence; only capitals, or a colon, make the word a tag.
  const tag = agendaTags.find((one) => one === word || (one === word.toUpperCase() && whole.includes(':'))) ?? null;
  if (tag === null) return { tag, day: before.day, rest: before.rest };
  const after = before.day === null ? dayAtStart(before.rest.slice(whole.length)) : null;
  return { tag, day: before.day ?? after?.day ?? null, rest: after?.rest ?? before.rest.slice(whole.length).trim() };
}

function dayAtStart(text: string): { readonly day: Day | null; readonly rest: string } {
  const [whole = '', day = ''] = leadingDay.exec(text) ?? [];
  return isDay(day) ? { day, rest: text.slice(whole.length).trim() } : { day: null, rest: text };
}

/** `help a reviewer` -> `HELP a reviewer`. Refuses a text without a tag, or with nothing but one. */
export function parseAgendaItem(typed: string): Parsed<string> {
  const text = typed.replace(/\s+/g, ' ').trim();
  const before = dayAtStart(text);
  const [whole = '', word = ''] = /^([A-Za-z]+)(?:\s*:\s*|\s+|$)/.exec(before.rest) ?? [];
  const tag = agendaTags.find((one) => one === word.toUpperCase());
  if (tag === undefined) {
    return refuse(
      `"${text}" does not begin with a tag${suggestion(word.toUpperCase(), agendaTags)}: ${agendaTags.join(', ')}.`,
    );
  }
  const rest = before.rest.slice(whole.length).trim();
  if (rest === '') return refuse(`"${text}" says nothing after its tag.`);
  return ok([...(before.day === null ? [] : [before.day]), tag, rest].join(' '));
}

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
  return readChecklist(description)
    .filter(({ done }) => !done)
    .flatMap(({ offset, text }) => {
      // Thanks are said once: carried over, they would count as new with every meeting.
      if (offset < moved || readItem(text).tag === 'THANKS') return [];
      const { times, since } = readItem(text);
      const end = endOfItem(description, offset);
      const source = description.slice(offset + 2, end);
      const words = quietMentions(source.replace(/\s+/g, ' ').trim().replace(carried, ''));
      const below = linesBelow(description, offset, end);
      moved = below.end;
      const first = `${words} (${ordinal(times + 1)} time, since ${since ?? meeting})`;
      return [{ text: [first, ...below.lines.map(quietMentions)].join('\n'), times: times + 1 }];
    });
}

/** Points of the agenda that have no box, and stand below none: nobody can tick them, and they are carried nowhere. */
export function unboxedLines(description: string): readonly string[] {
  const ranges: { readonly start: number; readonly end: number }[] = [];
  for (const { offset } of readChecklist(description)) {
    if (offset < (ranges.at(-1)?.end ?? 0)) continue;
    const { end } = linesBelow(description, offset, endOfItem(description, offset));
    ranges.push({ start: description.lastIndexOf('\n', offset) + 1, end });
  }
  const found: string[] = [];
  let fence: string | null = null;
  let start = 0;
  let next = 0;
  for (const line of description.split('\n')) {
    const isCode = fence !== null;
    fence = fenceAfter(line, fence);
    while (next < ranges.length && (ranges[next]?.end ?? 0) <= start) next += 1;
    const isInside = start >= (ranges[next]?.start ?? Number.POSITIVE_INFINITY);
    const words = /^ *(?:[-*+]|\d{1,9}[.)])[ \t]+(?!\[[^\]]\](?:\s|$))(\S.*)$/.exec(line)?.[1];
    if (!isCode && !isInside && words !== undefined) found.push(words.trim());
    start += line.length + 1;
  }
  return found;
}

/** The lines that stand deeper than the item's own mark, without its indentation. */
function linesBelow(
  text: string,
  offset: number,
  from: number,
): { readonly lines: readonly string[]; readonly end: number } {
  const own = widthOf(text.slice(text.lastIndexOf('\n', offset) + 1, offset));
  const lines: string[] = [];
  let end = from;
  let gap: string[] = [];
  for (let newline = text.indexOf('\n', from); newline !== -1; ) {
    const start = newline + 1;
    newline = text.indexOf('\n', start);
    const line = text.slice(start, newline === -1 ? text.length : newline).trimEnd();
    const width = widthOf(line);
    if (line === '') gap.push('');
    else if (width <= own + 1) break;
    else {
      lines.push(...gap, ' '.repeat(width - own) + line.trimStart());
      gap = [];
      end = start + line.length;
    }
  }
  return { lines, end };
}

/** Columns of blanks at the beginning. */
function widthOf(line: string): number {
  const [blanks = ''] = /^[ \t]*/.exec(line) ?? [];
  return blanks.replaceAll('\t', '    ').length;
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

/** Two items that say the same, whatever their age and their Markdown. */
export function sameItem(one: string, other: string): boolean {
  return bareItem(one) === bareItem(other);
}

/** Open, whatever its age. */
export function isOnAgenda(description: string, item: string): boolean {
  return readAgenda(description).some(({ done, tag, text }) => !done && sameItem(`${tag ?? ''} ${text}`, item));
}

function bareItem(text: string): string {
  const item = readItem(readChecklist(`- [ ] ${text}`)[0]?.text ?? text);
  return `${item.tag ?? ''} ${item.text.toLowerCase()}`;
}

/** The text of a new meeting. Newest last, as the list is worked on. */
export function agendaText(items: readonly string[]): string {
  const intro = `Agenda, newest last. Each item begins with one of ${agendaTags.join(', ')}; tick what is done. What is not ticked moves to the next 1:1.`;
  return `${intro}\n\n${items.map((item) => `- [ ] ${item}`).join('\n')}`.trimEnd();
}

/**
 * Adds one item after the last one of the checklist, at its depth 0 form; everything else keeps its bytes.
 * `item` is one line, or has what belongs to it below. A text without a checklist gets it at its end.
 */
export function addAgendaItem(description: string, item: string): string {
  const end = description.includes('\r\n') ? '\r\n' : '\n';
  const line = `- [ ] ${item.replaceAll('\n', end)}`;
  const boxes = readChecklist(description);
  const last = boxes.at(-1);
  const places = [...(last === undefined ? [] : [endOfBlock(description, last.offset)]), description.trimEnd().length];
  for (const place of places) {
    const before = description.slice(0, place);
    const gap = before === '' ? '' : place === places[0] && last !== undefined ? end : end + end;
    const rest = description.slice(place);
    const text = `${before}${gap}${line}${rest}`;
    if (holdsItem(text, boxes.length, line)) return text;
  }
  // An open code fence or raw HTML swallows what stands below it: then the item goes first.
  return `${line}${description === '' ? '' : end + end}${description}`;
}

/** With the boxes of the lines below it. */
function holdsItem(text: string, count: number, line: string): boolean {
  return readChecklist(text).length === count + readChecklist(line).length;
}

/** The end of the item with all that stands below it. */
function endOfBlock(text: string, offset: number): number {
  return linesBelow(text, offset, endOfItem(text, offset)).end;
}

/** The end of the item's line and of the lines that go on with it. */
function endOfItem(text: string, offset: number): number {
  const rest = text.slice(offset);
  const stop = /\r?\n(?=[ \t]*(?:\r?\n|$)|[ \t]*(?:#{1,6}[ \t]|<!--|[-*+][ \t]|\d+[.)][ \t]))/.exec(rest);
  return stop === null ? text.trimEnd().length : offset + stop.index;
}

// The agenda of a 1:1: a checklist whose items begin with one tag, and what moves on to the next meeting.
import { isDay } from './calendar.ts';
import { readChecklist } from './checklist.ts';
import type { Day } from './goal.ts';
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

/** What was not ticked, as it goes on the next agenda, in its own Markdown: `HELP a reviewer (third time, since 2026-11-03)`. */
export function carriedOver(description: string, meeting: Day): CarriedItem[] {
  return readChecklist(description)
    .filter(({ done }) => !done)
    .map(({ offset, text }) => {
      const { times, since } = readItem(text);
      const source = description.slice(offset + 2, endOfItem(description, offset));
      const words = quietMentions(source.replace(/\s+/g, ' ').trim().replace(carried, ''));
      return { text: `${words} (${ordinal(times + 1)} time, since ${since ?? meeting})`, times: times + 1 };
    });
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
 * `item` is one line. A text without a checklist gets it at its end.
 */
export function addAgendaItem(description: string, item: string): string {
  const end = description.includes('\r\n') ? '\r\n' : '\n';
  const line = `- [ ] ${item}`;
  const boxes = readChecklist(description);
  const last = boxes.at(-1);
  const places = [...(last === undefined ? [] : [endOfItem(description, last.offset)]), description.trimEnd().length];
  for (const place of places) {
    const before = description.slice(0, place);
    const gap = before === '' ? '' : place === places[0] && last !== undefined ? end : end + end;
    const rest = description.slice(place);
    const text = `${before}${gap}${line}${rest}`;
    if (holdsOneMore(text, boxes.length)) return text;
  }
  // An open code fence or raw HTML swallows what stands below it: then the item goes first.
  return `${line}${description === '' ? '' : end + end}${description}`;
}

function holdsOneMore(text: string, count: number): boolean {
  return readChecklist(text).length === count + 1;
}

/** The end of the item's line and of the lines that go on with it. */
function endOfItem(text: string, offset: number): number {
  const rest = text.slice(offset);
  const stop = /\r?\n(?=[ \t]*(?:\r?\n|$)|[ \t]*(?:#{1,6}[ \t]|<!--|[-*+][ \t]|\d+[.)][ \t]))/.exec(rest);
  return stop === null ? text.trimEnd().length : offset + stop.index;
}

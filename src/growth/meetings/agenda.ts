// The agenda of a 1:1: a checklist whose items begin with one tag, and which two of them say the same.
import { isDay } from '../time/calendar.ts';
import { type Box, checkboxesIn } from '../text/checkboxes.ts';
import { plainText } from '../text/checklist.ts';
import type { Day } from '../words/goal.ts';
import { suggestion } from '../words/nearest.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { notesBelow, repliesTo, splitReplies } from './item-block.ts';

/** What each asks for: talk about it, look at it, help with it, know it, be thanked for it. Offered wherever an item is typed. */
export const offeredTags = ['DISCUSS', 'REVIEW', 'HELP', 'FYI', 'THANKS'] as const;

/** What a talk ends with: `ACTION @morgan asks HR until 2026-12-05`, `DECISION we move the date`. */
export const recordTags = ['ACTION', 'DECISION'] as const;

/**
 * All that are understood: the actions, then what goes away once it was said, then what a talk ends with.
 * https://handbook.gitlab.com/handbook/leadership/1-1/suggested-agenda-format/
 */
export const agendaTags = [
  ...offeredTags,
  ...(['TODO', 'DOTO', 'THINK', 'DONE', 'FEEDBACK', 'IDEA', 'MOVE', 'DUPLICATE', 'WONT', 'WHY', 'SORRY'] as const),
  ...recordTags,
] as const;
export type AgendaTag = (typeof agendaTags)[number];

export interface AgendaItem {
  /** 1-based, as in the checklist. */
  readonly number: number;
  /** null: typed by hand without one. */
  readonly tag: AgendaTag | null;
  /** When it is for: a day before the tag or right after it. */
  readonly day: Day | null;
  /** Without tag, day and the notes at its end. */
  readonly text: string;
  /** Username of whoever brought it by a comment; null: the text tells nobody, so that it counts as the person's. */
  readonly by: string | null;
  /** What `=>` lines answer to it. */
  readonly replies: readonly Reply[];
  /** What else was written below it, a line each. */
  readonly notes: readonly string[];
  readonly done: boolean;
  /** How often it stands on an agenda: 1 for a new one. */
  readonly times: number;
  /** The day of the first meeting it stood on; null for a new one. */
  readonly since: Day | null;
}

export interface Reply {
  readonly text: string;
  /** As of an item. */
  readonly by: string | null;
}

const leadingWord = /^([A-Za-z]+)(?:\s*:\s*|\s+|$)/;
const leadingDay = /^(\d{4}-\d{2}-\d{2})(?!\d)[\s:,-]*/;
/** How `carriedOver` ends an item that was carried over before. */
export const carryNote = /\s*\((second|third|(\d{1,3})(?:st|nd|rd|th)) time(?:, since (\d{4}-\d{2}-\d{2}))?\)$/i;

/** How words end that were taken from a comment. */
const fromNote = /\s*\(from @([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,254})\)$/u;

export function readAgenda(description: string): readonly AgendaItem[] {
  return checkboxesIn(description).map((box, index) => ({
    number: index + 1,
    done: box.done,
    ...boxTopic(box),
    replies: repliesTo(description, box).map(spoken),
    notes: notesBelow(description, box),
  }));
}

export function boxTopic({ source }: Pick<Box, 'source'>): ItemWords {
  return readItem(plainText(splitReplies(source).words));
}

/** Words, and who said them. */
function spoken(words: string): Reply {
  const note = fromNote.exec(words);
  return note === null ? { text: words, by: null } : { text: words.slice(0, note.index), by: note[1] ?? null };
}

type ItemWords = Pick<AgendaItem, 'tag' | 'day' | 'text' | 'by' | 'times' | 'since'>;

/** @param text without Markdown marks */
export function readItem(text: string): ItemWords {
  const note = carryNote.exec(text);
  const [, words = '', digits] = note ?? [];
  const times = note === null ? 1 : digits === undefined ? (words.toLowerCase() === 'second' ? 2 : 3) : Number(digits);
  const since = isDay(note?.[3] ?? '') ? (note?.[3] ?? null) : null;
  const { text: said, by } = spoken(note === null ? text : text.slice(0, note.index));
  const { tag, day, rest } = readTag(said);
  return { tag, day, text: rest, by, times: Math.max(1, times), since };
}

function readTag(text: string): { readonly tag: AgendaTag | null; readonly day: Day | null; readonly rest: string } {
  const before = dayAtStart(text.trim());
  const [whole = '', word = ''] = leadingWord.exec(before.rest) ?? [];
  // `Review the plan` and `Done, thanks` typed by hand are sentences: capitals make the word a tag, or a colon where it is one that we offer.
  const isWithColon = whole.includes(':');
  const named = offeredTags.find((one) => isWithColon && one === word.toUpperCase());
  const tag = agendaTags.find((one) => one === word) ?? named ?? null;
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
  const [whole = '', word = ''] = leadingWord.exec(before.rest) ?? [];
  const tag = offeredTags.find((one) => one === word.toUpperCase()) ?? agendaTags.find((one) => one === word);
  if (tag === undefined) {
    return refuse(
      `"${text}" does not begin with a tag${suggestion(word.toUpperCase(), agendaTags)}: ${offeredTags.join(', ')}, or another of the handbook's.`,
    );
  }
  const rest = before.rest.slice(whole.length).trim();
  if (rest === '') return refuse(`"${text}" says nothing after its tag.`);
  return ok([...(before.day === null ? [] : [before.day]), tag, rest].join(' '));
}

/** What was said, in whatever Markdown, tag's case and age; found again by the same words. */
export class Topics<Found = true> {
  readonly #said = new Map<string, Found>();

  /** One for a day is found without the day, too. */
  add(item: TopicWords, found: Found): void {
    for (const key of new Set([keyOf(item), keyOf({ ...item, day: null })]))
      if (!this.#said.has(key)) this.#said.set(key, found);
  }

  /** One for a day is the same only on that day. */
  find(item: TopicWords): Found | null {
    return this.#said.get(keyOf(item)) ?? null;
  }
}

export type TopicWords = Pick<AgendaItem, 'tag' | 'day' | 'text'>;

function keyOf({ tag, day, text }: TopicWords): string {
  return `${day ?? ''} ${tag ?? ''} ${text.toLowerCase()}`;
}

/** An item in Markdown, with or without what stands below it. */
export function topicOf(item: string): TopicWords {
  return readItem(plainText(item.split('\n', 1)[0] ?? ''));
}

export function topicsIn(items: Iterable<TopicWords>): Topics {
  const topics = new Topics();
  for (const item of items) topics.add(item, true);
  return topics;
}

/** Open, whatever its age. */
export function isOnAgenda(description: string, item: string): boolean {
  return topicsIn(readAgenda(description).filter(({ done }) => !done)).find(topicOf(item)) !== null;
}

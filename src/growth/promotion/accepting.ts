// What follows from the manager's words once the person accepts them: a state, gaps with days, the justification in its place.
import { isDay } from '../time/calendar.ts';
import { readHeader } from '../text/comment-header.ts';
import { quietItem } from '../text/quiet-mentions.ts';
import { wordsAt } from '../text/section-spans.ts';
import { shortHash } from '../text/short-hash.ts';
import { rememberTaken, takenFrom, withoutTaken } from '../text/taken.ts';
import { type TextPart, withBody } from '../text/text-part.ts';
import { itemsOf } from '../words/completeness.ts';
import type { Day, Instant, Person } from '../words/goal.ts';
import { newestFirst } from '../words/order.ts';
import type { PromotionState } from '../words/promotion-words.ts';
import { type Managers, isManagers } from '../goals/managers.ts';
import type { Comment } from '../goals/notes.ts';
import type { Verdict } from './answer.ts';
import { withGap } from './gap-lines.ts';
import type { PromotionHistory } from './transitions.ts';

const inOrder = ['feedback', 'nominated', 'approved'] as const;

/** Where the document goes; where it is, for a word that it is past. @param asksOthers for feedback, before it is handed in */
export function stateAfter(verdict: Verdict, from: PromotionState | null, asksOthers: boolean): PromotionState {
  if (verdict === 'more-evidence' || verdict === 'not-yet') return 'gap-plan';
  if (verdict === 'not-this-cycle') return verdict;
  const next = verdict === 'ready' ? (asksOthers ? 'feedback' : 'nominated') : verdict;
  const isPast = from !== null && inOrder.some((state) => state === from) && rank(from) >= rank(next);
  return isPast ? from : next;
}

const rank = (state: PromotionState): number => inOrder.findIndex((one) => one === state);

/** The last day that is written in it. */
export function gapDay(gap: string): Day | null {
  return Array.from(gap.matchAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g), ([day]) => day).findLast(isDay) ?? null;
}

/**
 * Those that are not there yet, behind the others, in the manager's words; nobody whom they name is notified.
 * @param find the part of the gaps, in what became of the text
 */
export function withGaps(text: string, find: (text: string) => TextPart, points: readonly string[]): string {
  let made = text;
  for (const point of points) {
    const isDated = /\buntil \d{4}-\d{2}-\d{2}\b/i.test(point);
    made = withGap(made, find(made), quietItem(point), isDated ? null : gapDay(point)) ?? made;
  }
  return made;
}

/** A comment of the manager's that belongs into the document: `**Justification 2026-12-01**`, and below it their words. */
export interface Justification {
  /** Of the comment and its words, as the document remembers what it took. */
  readonly key: string;
  readonly day: Day | null;
  /** As they are written. */
  readonly words: string;
  readonly by: Person;
  readonly at: Instant;
}

/** The newest of whoever was the manager when they wrote it. */
export function justificationSaid({ notes }: PromotionHistory, managers: Managers): Justification | null {
  const [newest = null] = itemsOf(notes)
    .filter((note) => note.type === 'comment')
    .filter(({ by, at, isOwn }) => !isOwn && isManagers(by, at, managers))
    .toSorted(newestFirst)
    .flatMap((note) => readJustification(note) ?? []);
  return newest;
}

/** One that the document has not taken. */
export function justificationFor(text: string, history: PromotionHistory, managers: Managers): Justification | null {
  const said = justificationSaid(history, managers);
  return said === null || takenFrom(text).has(said.key) ? null : said;
}

function readJustification({ id, by, at, body, words: typed }: Comment): Justification | null {
  const [first = '', ...rest] = body.replace(/^(?:[ \t]*\r?\n)+/, '').split(/\r?\n/);
  const header = readHeader(first, 'justification', () => null, typed);
  if (by === null || header === null || header.prefixed || (header.day === null && header.leftover !== '')) return null;
  const words = [header.leftover, ...rest]
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
  return words === '' ? null : { key: `${id}.${shortHash(words)}`, day: header.day, words, by, at };
}

/**
 * The manager's words in that part, byte for byte; null where it holds words that are not theirs.
 * @param isOpen nobody has written a word there
 */
export function withJustification(
  text: string,
  part: TextPart,
  { words, key }: Pick<Justification, 'words' | 'key'>,
  isOpen: boolean,
): string | null {
  const there = withoutTaken(wordsAt(text, part.body));
  const hash = (one: string) => one.slice(one.indexOf('.') + 1);
  // What was taken and is as it was may be taken anew: the comment was changed.
  const isTheirs = [...takenFrom(text), key].some((one) => hash(one) === shortHash(there));
  if (!isOpen && !isTheirs) return null;
  return shortHash(there) === hash(key) ? text : withBody(text, part, words);
}

/** Remembers what was taken, once. @param before the text as it was: a part that was put in place of another may have held the line */
export function withTaken(text: string, before: string, keys: readonly string[]): string {
  const taken = takenFrom(text);
  const fresh = [...new Set([...takenFrom(before), ...keys])].filter((key) => !taken.has(key));
  return fresh.length === 0 ? text : rememberTaken(text.trimEnd(), fresh);
}

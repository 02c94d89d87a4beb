// The checklist of the inbox: a comment with a box for each piece, which its person ticks in a browser; read, renewed, and cleared of titles.
//
// Of a piece only its keys, its box and the number of its goal are read: all else is for whoever ticks.
import { itemWords } from '../goals/foreign-item.ts';
import { checkboxesIn, type Box } from '../text/checkboxes.ts';
import { plainText } from '../text/checklist.ts';
import { isDay, laterOf, earlierOf } from '../time/calendar.ts';
import type { Day } from '../words/goal.ts';
import type { WorkKey } from './found-work.ts';
import { isWorkKey } from './work-key.ts';

export interface ListedPiece {
  /** The first is the one that it is known by. */
  readonly keys: readonly [WorkKey, ...WorkKey[]];
  readonly isTicked: boolean;
  /** `wins`: kept, and with none. null: none is named. */
  readonly goal: number | 'wins' | null;
}

export interface InboxChecklist {
  readonly pieces: readonly ListedPiece[];
  /** The last box is ticked: what it says is decided. */
  readonly isFinished: boolean;
  /** Days that were looked at for it; null: somebody removed the words. */
  readonly window: DaySpan | null;
}

interface DaySpan {
  readonly since: Day;
  readonly until: Day;
}

const todo = 'Evidence to decide';
const decided = 'Evidence decided';

export const checklistHeading = (week: Day): string =>
  `**${todo}, week of ${week}** (tick what counts; then the last box)`;
export const spanSentence = ({ since, until }: DaySpan): string => `Work of ${since} to ${until}.`;
/** What could not be read to its end: `thanks`. */
export const unreadSentence = (unread: readonly string[]): string =>
  unread.length === 0 ? '' : ` Not read to the end: ${unread.join(', ')}.`;
export const lastBox = '- [ ] **Done: keep the ticked, drop the rest**';
/** Between what a piece is and the goal it is kept with. */
export const arrow = ' -> ';
/** Of what is no item. */
export const thanksWord = 'thanks';
/** In the place of a goal. */
export const noGoal = 'no goal yet: write a number here, or wins';

const heading = new RegExp(`^([^\\p{L}\\n]{0,20})${todo}\\b`, 'iu');
const daysAndUnread = /(\bWork of \d{4}-\d{2}-\d{2} to \d{4}-\d{2}-\d{2}\.)(?: Not read to the end: [^.\r\n]*\.)?/;
const days = /\bWork of (\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})\b/;
/** The first code span alone: a title may look like a key, too. */
const keySpan = /^\s*(`+)([^`\n]{1,20000})\1(?!`)/;
/**
 * The number in a code span of ours, or as a reference; or the word in its place, also behind what asks for it. What a title holds is
 * escaped, so that no arrow of it stands alone.
 */
const goalNamed = new RegExp(
  `${arrow}(?:${noGoal}[:.]? ?)?(?:(\`+) ?#?(?<quiet>\\d{1,9}|wins) ?\\1(?!\`)|#?(?<live>\\d{1,9}|wins)(?![\\w\`]))`,
  'gi',
);

const decidedHeading = new RegExp(`^[^\\p{L}\\n]{0,20}${decided}\\b`, 'iu');

/** What a list that was taken up says was kept; empty for any other comment. */
export function tickedIn(body: string): readonly WorkKey[] {
  if (!decidedHeading.test(body)) return [];
  return checkboxesIn(body)
    .flatMap((box) => pieceOf(box) ?? [])
    .flatMap(({ isTicked, keys }) => (isTicked ? keys : []));
}

/** null for any other comment. Whose it is was asked before. */
export function readInboxChecklist(body: string): InboxChecklist | null {
  if (!heading.test(body)) return null;
  const boxes = checkboxesIn(body);
  const pieces = boxes.flatMap((box) => pieceOf(box) ?? []);
  const last = lastOf(boxes);
  return { pieces: onceEach(pieces), isFinished: last?.done === true, window: spanIn(body) };
}

function pieceOf({ source, done }: Pick<Box, 'source' | 'done'>): ListedPiece | null {
  const [first, ...others] = keysAtStart(source).keys;
  if (first === undefined) return null;
  const named = [...source.matchAll(goalNamed)].at(-1)?.groups;
  return { keys: [first, ...others], isTicked: done, goal: goalOf(named?.['quiet'] ?? named?.['live']) };
}

function goalOf(named: string | undefined): ListedPiece['goal'] {
  if (named === undefined) return null;
  return named.toLowerCase() === 'wins' ? 'wins' : Number(named);
}

function keysAtStart(source: string): { readonly keys: readonly WorkKey[]; readonly length: number } {
  const [span = '', , words = ''] = keySpan.exec(source) ?? [];
  const keys = words.trim().split(/\s+/);
  return keys.every(isWorkKey) ? { keys, length: span.length } : { keys: [], length: 0 };
}

/** Named twice, it is ticked where one of them is. */
function onceEach(pieces: readonly ListedPiece[]): readonly ListedPiece[] {
  const byKey = new Map<WorkKey, ListedPiece>();
  for (const piece of pieces) {
    const before = byKey.get(piece.keys[0]);
    if (before === undefined || (piece.isTicked && !before.isTicked)) byKey.set(piece.keys[0], piece);
  }
  return [...byKey.values()];
}

const lastOf = (boxes: readonly Box[]): Box | undefined =>
  boxes.findLast(({ source }) => keysAtStart(source).keys.length === 0 && /^done\b/i.test(plainText(source)));

function spanIn(body: string): DaySpan | null {
  const [, since = '', until = ''] = days.exec(body) ?? [];
  return isDay(since) && isDay(until) && since <= until ? { since, until } : null;
}

export interface NewPiece {
  readonly keys: readonly [WorkKey, ...WorkKey[]];
  readonly line: string;
}

/**
 * With the pieces that it does not name yet, before its last box, and with that. What stands there keeps its bytes, and so its ticks.
 * Changes nothing in a text that has them.
 */
export function withPieces(text: string, pieces: readonly NewPiece[], { since, until }: DaySpan): string {
  const boxes = checkboxesIn(text);
  const known = new Set(boxes.flatMap(({ source }) => keysAtStart(source).keys));
  const lines = pieces.filter(({ keys }) => !keys.some((key) => known.has(key))).map(({ line }) => line);
  const last = lastOf(boxes);
  if (lines.length === 0 && last !== undefined) return text;
  const added = [...lines, ...(last === undefined ? [lastBox] : [])];
  const at = last === undefined ? text.length : text.lastIndexOf('\n', last.offset) + 1;
  const before = text.slice(0, at);
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  const grown = `${before}${gap}${added.join('\n')}\n${text.slice(at)}`;
  const stood = spanIn(text);
  if (stood === null) return grown;
  const span = { since: earlierOf(stood.since, since), until: laterOf(stood.until, until) };
  return grown.replace(days, () => spanSentence(span).slice(0, -1));
}

/** A later look may have read all, or less. It stands behind the days; where somebody removed those, it is not said. */
export function withUnread(text: string, unread: readonly string[]): string {
  return text.replace(daysAndUnread, (_all, sentence: string) => `${sentence}${unreadSentence(unread)}`);
}

/** Keys, boxes and numbers stay, and what the person wrote behind them. A line without a goal is all theirs. */
export function withoutTitles(text: string): string {
  return text.replace(/[^\r\n]+/g, bareLine);
}

/** Without titles, and no longer to be decided. */
export function asDecided(text: string): string {
  return withoutTitles(text.replace(heading, `$1${decided}`));
}

const boxStart = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+\[[^\]]\][ \t]+/;

/** All that a list says of a piece where others may read it. */
const kindWords: ReadonlySet<string> = new Set([...Object.values(itemWords), thanksWord]);

/** What a piece is stands before the arrow; behind the number of the goal its title, and the reason in brackets. */
function bareLine(line: string): string {
  const [start = ''] = boxStart.exec(line) ?? [];
  const { keys, length } = keysAtStart(line.slice(start.length));
  if (start === '' || keys.length === 0) return line;
  const head = line.slice(0, start.length + length);
  if (line.trimEnd().endsWith(`${arrow}${noGoal}`)) return `${head}${arrow}${noGoal}`;
  const named = [...line.matchAll(goalNamed)].at(-1);
  if (named === undefined || kindWords.has(line.slice(head.length, named.index).trim())) return line;
  const behind = line.slice(named.index + named[0].length);
  return `${head}${named[0]}${behind.slice(behind.lastIndexOf(')') + 1)}`.trimEnd();
}

// The manager's answer to a promotion document: a comment on it, `**Answer 2026-12-03** · more evidence`, with points. A Guest may write it.
import { itemsOf } from '../words/completeness.ts';
import { currentState, type PromotionHistory, type PromotionRecord } from './transitions.ts';
import { formatHeader, readHeader } from '../text/comment-header.ts';
import { type Managers, isManagers } from '../goals/managers.ts';
import type { Comment } from '../goals/notes.ts';
import type { Day, Instant, Person } from '../words/goal.ts';
import { fenceAfter } from '../text/fence.ts';
import { ascending, inTurn, newestFirst } from '../words/order.ts';
import { ownLines } from '../text/own-lines.ts';
import { shortHash } from '../text/short-hash.ts';
import { acceptedBy, readState } from './state-comment.ts';
import { english, foldTyped, type TypedWords } from '../words/typed-words.ts';

export const verdicts = ['ready', 'more-evidence', 'not-yet', 'nominated', 'approved', 'not-this-cycle'] as const;
export type Verdict = (typeof verdicts)[number];

export interface SaidAnswer {
  readonly verdict: Verdict;
  /** As it is written there; null: only the comment's own moment tells. */
  readonly day: Day | null;
  /** What is missing, or else to be done, in the manager's words. */
  readonly points: readonly string[];
}

export interface Answer extends SaidAnswer {
  /** Of its comment. */
  readonly id: number;
  readonly by: Person;
  readonly at: Instant;
  /** The whole comment. */
  readonly body: string;
}

/** What looks like an answer and is none: somebody else's, or not a comment's first line. It is only shown. */
export interface LikeAnswer {
  /** What it seems to say. */
  readonly verdict: Verdict;
  /** `approved`, `👍` */
  readonly words: string;
  readonly by: Person | null;
  readonly at: Instant;
  readonly why: 'not-manager' | 'not-first';
}

/** In any casing, with blanks for hyphens; null for other words. */
export function verdictNamed(text: string): Verdict | null {
  const name = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
  return verdicts.find((verdict) => verdict === name) ?? null;
}

export const verdictWords = (verdict: Verdict): string => verdict.replaceAll('-', ' ');

/** `@morgan answered 2026-12-03: more evidence, 2 points` @param by username */
export function answerText(by: string, day: Day, { verdict, points }: Pick<SaidAnswer, 'verdict' | 'points'>): string {
  const asked = points.length === 0 ? '' : `, ${points.length === 1 ? '1 point' : `${points.length} points`}`;
  return `@${by} answered ${day}: ${verdictWords(verdict)}${asked}`;
}

/** @param text words of its own, below the points; empty for none */
export function formatAnswer({ verdict, day, points }: SaidAnswer, text: string): string {
  const list = points
    .map(
      (point) =>
        `- ${point
          .trim()
          .split(/\s*\r?\n\s*/)
          .join(' ')}`,
    )
    .join('\n');
  return [formatHeader('Answer', day, [verdictWords(verdict)]), list, text.trim()].filter(Boolean).join('\n\n');
}

/** null for a plain comment: its first line must be the answer's, and neither a quote nor code. */
export function readAnswer(body: string, words: TypedWords = english): SaidAnswer | null {
  const lines = ownLines(body);
  const [first = ''] = body.trimStart().split(/\r?\n/, 1);
  const said = lines[0] === first.trim() ? answerLine(first, words) : null;
  return (
    said && {
      ...said,
      points: lines.slice(1).flatMap((line) => pointLine.exec(line)?.[1] ?? []),
    }
  );
}

const pointLine = /^(?:[-*+]|\d{1,3}[.)])\s+(?!\[[ x]\]$)(?:\[[ x]\]\s+)?(\S.*)$/i;

function answerLine(line: string, words: TypedWords): Omit<SaidAnswer, 'points'> | null {
  let verdict: Verdict | null = null;
  const header = readHeader(
    line,
    'answer',
    (part) => {
      const named = verdict === null ? verdictNamed(part) : null;
      verdict ??= named;
      return named === null ? null : part.length;
    },
    words,
  );
  return header === null || verdict === null || header.leftover !== '' ? null : { verdict, day: header.day };
}

export interface Answers {
  /** The last word of whoever was the manager when they said it, since the document came to where it is, and not accepted; null: none, or it is not known who the manager is. */
  readonly answer: Answer | null;
  /** The answer that was accepted last says something else by now. */
  readonly changed: Answer | null;
  /** Before that last word, newest first: with those points that no later one repeats. Nothing takes them over. */
  readonly earlier: readonly Answer[];
  /** Since then, newest first. */
  readonly alike: readonly LikeAnswer[];
}

export function answersTo(
  record: Pick<PromotionRecord, 'labelled' | 'author'>,
  history: PromotionHistory,
  managers: Managers,
): Answers {
  const since = currentState(record, history)?.since ?? '';
  const comments = itemsOf(history.notes)
    .filter((note) => note.type === 'comment')
    .filter(({ at, by }) => at >= since && !(by !== null && by.id === record.author?.id))
    .toSorted(latestFirst);
  const [last = null, ...before] = comments.flatMap((note) => answerIn(note, managers) ?? []);
  const accepted = acceptedAnswers(record, history);
  const changed = changedSince(accepted, history, managers);
  const isOpen = last !== null && !accepted.includes(answerKey(last)) && last.id !== changed?.id;
  return {
    answer: isOpen ? last : null,
    changed: isOpen ? null : changed,
    earlier: isOpen ? unrepeated(last, before) : [],
    alike: comments.flatMap((note) => likeAnswer(note, managers) ?? []),
  };
}

function unrepeated(last: Answer, before: readonly Answer[]): readonly Answer[] {
  const repeated = new Set(last.points);
  return before.flatMap((answer) => {
    const points = answer.points.filter((point) => !repeated.has(point));
    for (const point of points) repeated.add(point);
    return points.length === 0 ? [] : [{ ...answer, points }];
  });
}

function answerIn({ id, by, at, body, words }: Comment, managers: Managers): Answer | null {
  const said = isManagers(by, at, managers) ? readAnswer(body, words) : null;
  return by === null || said === null ? null : { ...said, id, by, at, body };
}

/** What it says besides its verdict and its points, a line each. */
export function answerWords({ body }: Pick<Answer, 'body'>): readonly string[] {
  return ownLines(body)
    .slice(1)
    .filter((line) => !pointLine.test(line));
}

/** Of the comment and its words. */
export const answerKey = ({ id, body }: Pick<Answer, 'id' | 'body'>): string => `${id}.${shortHash(body)}`;

/** Keys of those that the document's author accepted, oldest first. */
export function acceptedAnswers(
  { author }: Pick<PromotionRecord, 'author'>,
  { notes }: PromotionHistory,
): readonly string[] {
  return itemsOf(notes)
    .filter((note) => note.type === 'comment')
    .filter(({ by, body }) => author !== null && by?.id === author.id && readState(body) !== null)
    .toSorted(latestFirst)
    .toReversed()
    .flatMap(({ mark }) => acceptedBy(mark) ?? []);
}

function changedSince(accepted: readonly string[], { notes }: PromotionHistory, managers: Managers): Answer | null {
  const last = accepted.at(-1);
  const note = itemsOf(notes).find((one) => one.type === 'comment' && String(one.id) === last?.split('.', 1)[0]);
  const now = note?.type === 'comment' ? answerIn(note, managers) : null;
  return now === null || accepted.includes(answerKey(now)) ? null : now;
}

const latestFirst = inTurn<Comment>(
  newestFirst,
  ascending(({ id }) => -id),
);

function likeAnswer({ body, by, at, words: typed = english }: Comment, managers: Managers): LikeAnswer | null {
  const isOfManager = isManagers(by, at, managers);
  const said = readAnswer(body, typed);
  if (said !== null)
    return isOfManager
      ? null
      : { verdict: said.verdict, words: verdictWords(said.verdict), by, at, why: 'not-manager' };
  const bare = body
    .split(/\r\n?|\n/)
    .filter((line) => fenceAfter(line, null) === null)
    .map((line) => line.replace(/^[\s>`]+|[\s`]+$/g, ''))
    .filter((line) => line !== '');
  const [only = ''] = isOfManager && bare.length === 1 ? bare : [];
  const isThumb = thumb.test(only);
  const whole = isThumb ? 'ready' : verdictNamed(foldTyped(only.replace(/[*_.!]/g, ' '), typed).text);
  const verdict = bare.map((line) => answerLine(line, typed)?.verdict ?? null).find((found) => found !== null) ?? whole;
  if (verdict === null) return null;
  const words = isThumb ? '👍' : verdictWords(verdict);
  return { verdict, words, by, at, why: isOfManager ? 'not-first' : 'not-manager' };
}

/** Alone it says less than any word: whether it means ready, nobody knows. */
const thumb = /^(?:👍\p{Emoji_Modifier}?|:(?:thumbs_?up|\+1)[a-z0-9_]{0,20}:|\+1|lgtm)[.!]*$/iu;

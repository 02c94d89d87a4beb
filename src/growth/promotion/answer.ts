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
  readonly by: Person;
  readonly at: Instant;
  /** The whole comment. */
  readonly body: string;
}

/** What looks like an answer and is none: somebody else's, or not a comment's first line. It is only shown. */
export interface LikeAnswer {
  readonly verdict: Verdict;
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
      points: lines
        .slice(1)
        .flatMap((line) => /^(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ x]\]\s+)?(\S.*)$/i.exec(line)?.[1] ?? []),
    }
  );
}

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
  /** The last word of whoever was the manager when they said it, since the document came to where it is; null: none, or it is not known who the manager is. */
  readonly answer: Answer | null;
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
  const counted = comments.flatMap((note) => {
    const said = isManagers(note.by, note.at, managers) ? readAnswer(note.body, note.words) : null;
    return note.by === null || said === null ? [] : [{ ...said, by: note.by, at: note.at, body: note.body }];
  });
  return { answer: counted[0] ?? null, alike: comments.flatMap((note) => likeAnswer(note, managers) ?? []) };
}

const latestFirst = inTurn<Comment>(
  newestFirst,
  ascending(({ id }) => -id),
);

function likeAnswer({ body, by, at, words = english }: Comment, managers: Managers): LikeAnswer | null {
  const isOfManager = isManagers(by, at, managers);
  const said = readAnswer(body, words);
  if (said !== null) return isOfManager ? null : { verdict: said.verdict, by, at, why: 'not-manager' };
  const bare = body
    .split(/\r\n?|\n/)
    .filter((line) => fenceAfter(line, null) === null)
    .map((line) => line.replace(/^[\s>`]+|[\s`]+$/g, ''))
    .filter((line) => line !== '');
  const whole =
    isOfManager && bare.length === 1
      ? verdictNamed(foldTyped((bare[0] ?? '').replace(/[*_.!]/g, ' '), words).text)
      : null;
  const verdict = bare.map((line) => answerLine(line, words)?.verdict ?? null).find((found) => found !== null) ?? whole;
  return verdict === null ? null : { verdict, by, at, why: isOfManager ? 'not-first' : 'not-manager' };
}

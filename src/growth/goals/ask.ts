// Asks: what a person needs from others, since when they wait, and who of those asked has replied.
import { isBotName, isSameName, namesIn } from '../words/username.ts';
import type { Instant, Person } from '../words/goal.ts';
import { ascending, inTurn, oldestFirst } from '../words/order.ts';
import { ownLines } from '../text/own-lines.ts';
import { agreementMark } from './agreement.ts';
import { readCheckIn } from './check-in.ts';
import { type Managers, isManagers, managersAt } from './managers.ts';
import type { Comment, Note } from './notes.ts';
import { isVerdictAlone } from './verdict.ts';

export interface Reply {
  readonly by: Person;
  readonly at: Instant;
}

export interface Ask {
  readonly text: string;
  readonly since: Instant;
  /** The first word of somebody who was asked: whether it settles the ask is the person's to say. null: it is open. */
  readonly replied: Reply | null;
}

/** Who answers what a goal asks. */
export interface Asked {
  readonly managers: Managers;
  /** Whose approvals the goal asks for, ticked or not: a comment that only gives one answers nothing else. */
  readonly approvals?: readonly string[];
  /** Comments on a 1:1 that speak of this goal. */
  readonly elsewhere?: readonly Comment[];
}

type Answering = Pick<Asked, 'managers' | 'approvals'>;

/**
 * The `Help:` lines of the person's check-ins that are not settled, oldest first. A comment of somebody who was asked makes one
 * replied; the person's next check-in settles what is replied, one with `Help: none` and closing the goal settle all. Asked again
 * in the same words, it keeps its age while nobody has replied. What anybody else says is a comment, and no answer.
 */
export function asksIn(notes: readonly Note[], { elsewhere = [], ...asked }: Asked): readonly Ask[] {
  let asks: readonly Ask[] = [];
  for (const note of inOrder([...notes, ...elsewhere])) {
    const said = note.isOwn ? readCheckIn(note.body, note.words) : null;
    if (said !== null) asks = said.helpNone ? [] : asks.filter(({ replied }) => replied === null);
    else asks = asks.map((ask) => (ask.replied === null && isAnswer(note, ask.text, asked) ? replied(ask, note) : ask));
    const help = said?.help ?? null;
    if (help !== null && !asks.some(({ text }) => text === help))
      asks = [...asks, { text: help, since: note.at, replied: null }];
  }
  return asks;
}

/** Those that nobody has answered. */
export function openAsks(notes: readonly Note[], asked: Asked): readonly Ask[] {
  return asksIn(notes, asked).filter((ask) => ask.replied === null);
}

/** Whatever was asked before it, a goal no longer waits for it. */
export function answersAll(note: Note, asked: Answering): boolean {
  if (note.type !== 'comment') return false;
  if (note.isOwn) return readCheckIn(note.body, note.words)?.helpNone === true;
  return isManagers(note.by, note.at, asked.managers) && answers(note, asked);
}

/**
 * Every ask stands before the manager of the day, so their word counts on each; beside it that of whoever the line names. Where
 * nobody is either, anybody's does, unless a program wrote it. A comment whose author is unknown answers nothing: better an ask shown twice
 * than one forgotten.
 */
export function isAsked({ by, at }: Pick<Comment, 'by' | 'at'>, asked: string, managers: Managers): boolean {
  if (by === null) return false;
  if (isManagers(by, at, managers)) return true;
  const named = namesIn(asked);
  if (named.length > 0) return named.some((name) => isSameName(name, by.username));
  return managersAt(managers, at).length === 0 && !isBotName(by.username);
}

/** A 👍 on the goal says that it was seen; it answers nothing. @returns those who were asked and gave one since, each once */
export function seenBy({ text, since }: Ask, thumbs: readonly Reply[], managers: Managers): readonly Person[] {
  return thumbs.filter((one) => one.at >= since && isAsked(one, text, managers)).map(({ by }) => by);
}

export function isAnswer(note: Note, text: string, asked: Answering): boolean {
  return note.type === 'comment' && !note.isOwn && isAsked(note, text, asked.managers) && answers(note, asked);
}

/** A quote, or code, repeats what is there already; whoever agrees with a goal, or approves it, has not answered what it asks for. */
function answers(note: Comment, { managers, approvals = [] }: Answering): boolean {
  return (
    ownLines(note.body).length > 0 && note.mark?.type !== agreementMark && !isVerdictAlone(note, approvals, managers)
  );
}

function replied(ask: Ask, { by, at }: Comment): Ask {
  return by === null ? ask : { ...ask, replied: { by, at } };
}

function inOrder(notes: readonly Note[]): Comment[] {
  return notes
    .filter((note) => note.type === 'comment')
    .toSorted(
      inTurn(
        oldestFirst,
        ascending(({ id }) => id),
      ),
    );
}

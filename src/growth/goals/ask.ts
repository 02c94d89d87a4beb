// Asks: what a person needs from others, since when they wait, and who of those asked has replied.
import { isBotName, isNamed, isSameName, namesIn } from '../words/username.ts';
import type { Instant, Person } from '../words/goal.ts';
import { ascending, inTurn, oldestFirst } from '../words/order.ts';
import { ownLines } from '../text/own-lines.ts';
import { agreementMark } from './agreement.ts';
import { readCheckIn } from './check-in.ts';
import type { Comment, Note } from './notes.ts';

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
  /** Username; null: nobody is known to be the manager. */
  readonly manager: string | null;
  /** Comments on a 1:1 that speak of this goal. */
  readonly elsewhere?: readonly Comment[];
}

/**
 * The `Help:` lines of the person's check-ins that are not settled, oldest first. A comment of somebody who was asked makes one
 * replied; the person's next check-in settles what is replied, one with `Help: none` and closing the goal settle all. Asked again
 * in the same words, it keeps its age while nobody has replied. What anybody else says is a comment, and no answer.
 */
export function asksIn(notes: readonly Note[], { manager, elsewhere = [] }: Asked): readonly Ask[] {
  let asks: readonly Ask[] = [];
  for (const note of inOrder([...notes, ...elsewhere])) {
    const said = note.isOwn ? readCheckIn(note.body) : null;
    if (said !== null) asks = said.helpNone ? [] : asks.filter(({ replied }) => replied === null);
    else
      asks = asks.map((ask) => (ask.replied === null && isAnswer(note, ask.text, manager) ? replied(ask, note) : ask));
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
export function answersAll(note: Note, manager: string | null): boolean {
  if (note.type !== 'comment') return false;
  if (note.isOwn) return readCheckIn(note.body)?.helpNone === true;
  return isNamed(note.by, manager) && answers(note);
}

/**
 * Every ask stands before the manager, so their word counts on each; beside it that of whoever the line names. Where nobody is
 * either, anybody's does, unless a program wrote it. A comment whose author is unknown answers nothing: better an ask shown twice
 * than one forgotten.
 */
export function isAsked(by: Person | null, asked: string, manager: string | null): boolean {
  if (by === null) return false;
  if (isNamed(by, manager)) return true;
  const named = namesIn(asked);
  if (named.length > 0) return named.some((name) => isSameName(name, by.username));
  return manager === null && !isBotName(by.username);
}

/** A 👍 on the goal says that it was seen; it answers nothing. @returns those who were asked and gave one since, each once */
export function seenBy({ text, since }: Ask, thumbs: readonly Reply[], manager: string | null): readonly Person[] {
  return thumbs.filter(({ by, at }) => at >= since && isAsked(by, text, manager)).map(({ by }) => by);
}

export function isAnswer(note: Note, asked: string, manager: string | null): boolean {
  return note.type === 'comment' && !note.isOwn && isAsked(note.by, asked, manager) && answers(note);
}

/** A quote, or code, repeats what is there already; and whoever agrees with a goal has not answered what it asks for. */
function answers({ body, mark }: Comment): boolean {
  return ownLines(body).length > 0 && mark?.type !== agreementMark;
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

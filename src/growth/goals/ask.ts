// Asks: what a person needs from others, and since when they wait.
import { agreementMark } from './agreement.ts';
import { readCheckIn } from './check-in.ts';
import type { Comment, Note } from './notes.ts';
import type { Instant } from '../words/goal.ts';
import { ascending, inTurn, oldestFirst } from '../words/order.ts';

export interface Ask {
  readonly text: string;
  readonly since: Instant;
}

/**
 * The `Help:` lines of the person's check-ins that nobody has answered, oldest first. An ask is settled by a later comment of
 * another member, by a later check-in with `Help: none`, and by closing the goal. Asked again in the same words, it keeps its age.
 * A comment whose author is unknown settles nothing: better an ask shown twice than one forgotten.
 */
export function openAsks(notes: readonly Note[], closed: boolean): readonly Ask[] {
  if (closed) return [];
  let open: Ask[] = [];
  for (const note of inOrder(notes)) {
    if (settlesAsks(note)) open = [];
    const help = note.isOwn ? (readCheckIn(note.body)?.help ?? null) : null;
    if (help !== null && !open.some(({ text }) => text === help)) open.push({ text: help, since: note.at });
  }
  return open;
}

/** Everything that was asked before it. */
export function settlesAsks(note: Note): boolean {
  if (note.type !== 'comment') return false;
  // Whoever agrees with a goal has not answered what it asks for.
  return note.isOwn ? readCheckIn(note.body)?.helpNone === true : note.by !== null && note.mark?.type !== agreementMark;
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

// Asks: what a person needs from others, and since when they wait.
import { readCheckIn } from './check-in.ts';
import type { Note } from './notes.ts';
import type { Instant } from '../words/goal.ts';

export interface Ask {
  readonly text: string;
  readonly since: Instant;
}

/**
 * The `Help:` lines of check-ins that nobody has answered, oldest first. An ask is settled by a later comment of another
 * member, by a later check-in with `Help: none`, and by closing the goal. Asked again in the same words, it keeps its age.
 * A comment whose author is unknown settles nothing: better an ask shown twice than one forgotten.
 */
export function openAsks(notes: readonly Note[], ownerUsername: string | null, closed: boolean): readonly Ask[] {
  if (closed) return [];
  let open: (Ask & { readonly asker: string | null })[] = [];
  for (const note of inOrder(notes)) {
    const author = note.by?.username ?? null;
    if (author !== null) open = open.filter(({ asker }) => asker === author);
    const checkIn = readCheckIn(note.body);
    if (checkIn?.helpNone === true) open = [];
    const help = checkIn?.help ?? null;
    if (help !== null && !open.some(({ text }) => text === help)) {
      open.push({ text: help, since: note.at, asker: author ?? ownerUsername });
    }
  }
  return open.map(({ text, since }) => ({ text, since }));
}

type Comment = Extract<Note, { type: 'comment' }>;

function inOrder(notes: readonly Note[]): Comment[] {
  return notes
    .flatMap((note) => (note.type === 'comment' ? [note] : []))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id));
}

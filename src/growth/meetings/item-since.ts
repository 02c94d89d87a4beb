// Since when a line stands on an agenda: from its own note, else from when the agenda was opened and edited.
import { dayOf } from '../time/calendar.ts';
import { isComplete, itemsOf, type Listed } from '../words/completeness.ts';
import type { Note } from '../goals/notes.ts';
import type { Day, Instant } from '../words/goal.ts';
import { type AgendaItem, readAgenda, Topics, topicOf } from './agenda.ts';
import { broughtIn } from './brought.ts';
import { goalLine } from './goal-line.ts';
import type { OneOnOne } from './one-on-one.ts';

/** @param notes of the 1:1; null: not read */
export function itemSince(
  item: AgendaItem,
  { createdAt, updatedAt, mark }: OneOnOne,
  notes: Listed<Note> | null,
  zone: string,
): { readonly day: Day; readonly atLeast: boolean } {
  // It was carried over, and may have been asked for before it stood on the first agenda.
  if (item.since !== null) return { day: item.since, atLeast: true };
  const said = saidAt(item, itemsOf(notes));
  if (said !== null) return { day: dayOf(said, zone), atLeast: false };
  const isRead = notes !== null && isComplete(notes.source);
  const edits = itemsOf(notes)
    .flatMap(({ type, at }) => (type === 'description' ? [at] : []))
    .toSorted();
  const last = isRead ? (edits.at(-1) ?? createdAt) : updatedAt;
  // Ours is opened with what was carried over and what goals ask for: any other line came with an edit.
  const isAdded = isRead && mark?.type === 'one-on-one' && goalLine(item) === null && item.times === 1;
  const first = isAdded ? (edits[0] ?? createdAt) : createdAt;
  const day = dayOf(last, zone);
  return { day, atLeast: dayOf(first, zone) !== day };
}

/** When a comment brought it. */
function saidAt(item: AgendaItem, notes: readonly Note[]): Instant | null {
  const topics = new Topics<Instant>();
  for (const one of broughtIn(notes)) if (one.type === 'item') topics.add(topicOf(one.text), one.at);
  return topics.find(item);
}

/** Whether only the notes of the 1:1 tell since when an open ask stands on it. */
export function needsHistory({ description, createdAt, updatedAt }: OneOnOne, zone: string): boolean {
  const isOpen = ({ done, tag, since }: AgendaItem) => !done && since === null && (tag === 'HELP' || tag === 'REVIEW');
  return dayOf(createdAt, zone) !== dayOf(updatedAt, zone) && readAgenda(description).some(isOpen);
}

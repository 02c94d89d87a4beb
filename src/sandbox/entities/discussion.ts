// Threads as the API shows them: a comment that stands alone is one as well.
import { createHash } from 'node:crypto';
import type { Instance } from '../http/routing.ts';
import type { Note } from '../state/planning-records.ts';
import { isResolvable, noteEntity, type Noteable } from './note.ts';

export interface Thread {
  /** 40 hexadecimal digits. */
  readonly id: string;
  readonly notes: readonly Note[];
}

const threadId = (firstNote: number): string => createHash('sha1').update(`note ${firstNote}`).digest('hex');

/** In the order of their first notes. */
export function threadsOf(notes: readonly Note[]): Thread[] {
  const found = new Map<number, Note[]>();
  for (const note of notes) {
    const first = note.threadOf ?? note.id;
    found.set(first, [...(found.get(first) ?? []), note]);
  }
  return [...found].map(([first, rows]) => ({ id: threadId(first), notes: rows }));
}

/** https://docs.gitlab.com/api/discussions/ */
export function discussionEntity(instance: Instance, noteable: Noteable, { id, notes }: Thread) {
  return {
    id,
    individual_note: notes[0]?.type === null,
    notes: notes.map((note) => noteEntity(instance, noteable, note)),
  };
}

export const isResolved = (instance: Instance, noteable: Noteable, { notes }: Thread): boolean =>
  notes.every((note) => !isResolvable(instance, noteable, note) || note.resolved !== undefined);

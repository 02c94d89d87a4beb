// What GitLab writes down by itself when somebody does something: system notes, resource events, rows of the event feed.
import type { Instant } from '../state/days.ts';
import type { Acting } from './issue-references.ts';
import type { Note, NoteableKey } from '../state/planning-records.ts';
import { nextId, rowsAt } from '../state/state.ts';
import type { ActivityEvent } from '../state/work-records.ts';

/** Where in a thread a comment stands; nothing: nowhere. */
export type ThreadPlace = Partial<Pick<Note, 'type' | 'threadOf' | 'position'>>;

/** A comment or a system note. It does not touch `updatedAt` of what it stands on. */
export function addNote(
  { instance, actor }: Acting,
  key: NoteableKey,
  note: { body: string; system: boolean; internal?: boolean; at?: Instant } & ThreadPlace,
): Note {
  const at = note.at ?? instance.now;
  const added: Note = {
    id: nextId(instance.state, 'note'),
    type: note.type ?? null,
    ...(note.threadOf === undefined ? {} : { threadOf: note.threadOf }),
    ...(note.position === undefined ? {} : { position: note.position }),
    body: note.body,
    authorId: actor.id,
    system: note.system,
    internal: note.internal ?? false,
    createdAt: at,
    updatedAt: at,
  };
  rowsAt(instance.state.notes, key).push(added);
  return added;
}

export function addSystemNote(acting: Acting, key: NoteableKey, body: string | null, at?: Instant): void {
  if (body !== null) addNote(acting, key, { body, system: true, ...(at === undefined ? {} : { at }) });
}

export function addStateEvent(
  { instance, actor }: Acting,
  key: NoteableKey,
  state: 'closed' | 'reopened' | 'merged',
): void {
  rowsAt(instance.state.stateEvents, key).push({
    id: nextId(instance.state, 'resourceEvent'),
    userId: actor.id,
    createdAt: instance.now,
    state,
  });
}

/** One event for each label that came or went. */
export function addLabelEvents(
  { instance, actor }: Acting,
  key: NoteableKey,
  before: readonly number[],
  after: readonly number[],
  at: Instant = instance.now,
): void {
  const add = (labelId: number, action: 'add' | 'remove') =>
    rowsAt(instance.state.labelEvents, key).push({
      id: nextId(instance.state, 'resourceEvent'),
      userId: actor.id,
      createdAt: at,
      labelId,
      action,
    });
  for (const id of after) if (!before.includes(id)) add(id, 'add');
  for (const id of before) if (!after.includes(id)) add(id, 'remove');
}

/** Replacing a milestone is one event: the new one was added. */
export function addMilestoneEvent(
  { instance, actor }: Acting,
  key: NoteableKey,
  before: number | null,
  after: number | null,
  state: 'opened' | 'closed' | 'merged',
  at: Instant = instance.now,
): void {
  const milestoneId = after ?? before;
  if (before === after || milestoneId === null) return;
  rowsAt(instance.state.milestoneEvents, key).push({
    id: nextId(instance.state, 'resourceEvent'),
    userId: actor.id,
    createdAt: at,
    milestoneId,
    action: after === null ? 'remove' : 'add',
    state,
  });
}

export function addWeightEvent(
  { instance, actor }: Acting,
  key: NoteableKey,
  weight: number | null,
  at: Instant,
): void {
  rowsAt((instance.state.weightEvents ??= {}), key).push({
    id: nextId(instance.state, 'resourceEvent'),
    userId: actor.id,
    createdAt: at,
    weight,
  });
}

type Happening = Pick<ActivityEvent, 'action'> &
  Partial<Omit<ActivityEvent, 'id' | 'projectId' | 'authorId' | 'createdAt'>>;

/** A row of GET /events; the project was active now. */
export function addActivity({ instance, project, actor }: Acting, happening: Happening): void {
  instance.state.events.push({
    id: nextId(instance.state, 'event'),
    projectId: project.id,
    authorId: actor.id,
    targetType: null,
    targetId: null,
    targetIid: null,
    targetTitle: null,
    noteId: null,
    noteableKey: null,
    push: null,
    createdAt: instance.now,
    ...happening,
  });
  project.lastActivityAt = instance.now;
}

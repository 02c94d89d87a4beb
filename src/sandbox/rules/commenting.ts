// Somebody comments, alone or in a thread: who may, what its quick actions do, and what GitLab writes along with it.
import type { Noteable } from '../entities/note.ts';
import { badRequest, forbidden } from '../http/reply.ts';
import { authenticated, type SandboxContext } from '../http/routing.ts';
import type { Instant } from '../state/days.ts';
import type { Note } from '../state/planning-records.ts';
import { allow, can } from '../who/access.ts';
import { addActivity, addNote, type ThreadPlace } from './activity.ts';
import { addCrossReferences } from './cross-references.ts';
import { doesSomething } from './issue-commands.ts';
import { carryOutOn, readComment, type Found } from './noteables.ts';
import { todosOfComment } from './todos.ts';
import type { Interpreted } from './quick-action-effects.ts';

const LONGEST_NOTE = 1_000_000;

export interface Comment extends ThreadPlace {
  readonly body: string;
  readonly internal?: boolean;
  /** Heeded where the commenter may set it. */
  readonly at?: Instant | null | undefined;
}

/** @returns no note where the text is nothing but quick actions */
export function comment(
  c: SandboxContext,
  { project, noteable, key }: Found,
  { body: given, internal = false, at, ...place }: Comment,
): { readonly note: Note | null; readonly read: Interpreted } {
  const actor = authenticated(c);
  const { instance } = c.var;
  allow(c, 'create_note', project);
  if (isLocked(noteable) && !can(c, 'admin_issue', project)) throw forbidden();
  if (internal && !can(c, 'read_internal_note', project)) throw forbidden();
  const acting = { instance, project, actor };
  const read = readComment(c, acting, noteable, given);
  const body = read.text;
  if (body === '' && !read.isOnlyCommands) throw badRequest('Note {:note=>["can\'t be blank"]}');
  if (body.length > LONGEST_NOTE)
    throw badRequest(`Note {:note=>["is too long (maximum is ${LONGEST_NOTE} characters)"]}`);
  if (read.isOnlyCommands && !doesSomething(read)) throw badRequest('Failed to apply commands.');
  carryOutOn(acting, noteable, read);
  if (read.isOnlyCommands) return { note: null, read };

  const isDated = at !== undefined && at !== null && can(c, 'set_created_at', project);
  const note = addNote(acting, key, { ...place, body, system: false, internal, at: isDated ? at : instance.now });
  noteable.record.updatedAt = instance.now;
  if (noteable.type === 'Issue' && !noteable.record.subscriberIds.includes(actor.id))
    noteable.record.subscriberIds.push(actor.id);
  addActivity(acting, {
    action: 'commented',
    targetType: note.type ?? 'Note',
    targetId: note.id,
    targetIid: note.id,
    targetTitle: noteable.record.title,
    noteId: note.id,
    noteableKey: key,
  });
  todosOfComment(acting, noteable, note);
  addCrossReferences(c, acting, noteable, body);
  return { note, read };
}

/** Where an answer to this one stands; the first answer makes a thread of a comment that stood alone. */
export function answerTo(first: Note): ThreadPlace {
  first.type ??= 'DiscussionNote';
  const { type, position, threadOf = first.id } = first;
  return { type, threadOf, ...(position === undefined ? {} : { position }) };
}

const isLocked = (noteable: Noteable): boolean =>
  noteable.type === 'Issue' && noteable.record.discussionLocked === true;

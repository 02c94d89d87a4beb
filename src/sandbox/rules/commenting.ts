// Somebody comments, alone, in a thread or with a review that was drafted: who may, what its quick actions do, and what GitLab writes along with it.
import { threadsOf, type Thread } from '../entities/discussion.ts';
import type { Noteable } from '../entities/note.ts';
import { badRequest, forbidden } from '../http/reply.ts';
import { authenticated, type SandboxContext } from '../http/routing.ts';
import type { Instant } from '../state/days.ts';
import type { Note } from '../state/planning-records.ts';
import { mergeRequestKey, rowsAt } from '../state/state.ts';
import type { DraftNote, MergeRequest } from '../state/work-records.ts';
import { allow, can } from '../who/access.ts';
import { addActivity, addNote, type ThreadPlace } from './activity.ts';
import { addCrossReferences } from './cross-references.ts';
import { doesSomething } from './issue-commands.ts';
import { carryOutOn, readComment, type Found } from './noteables.ts';
import { todosOfComment } from './todos.ts';
import { touch } from './touch.ts';
import type { Interpreted } from './quick-action-effects.ts';
import { approve, isReviewState, resolveThread, setReview, unapprove } from './reviewing.ts';

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
  checkLength(body);
  if (read.isOnlyCommands && !doesSomething(read)) throw badRequest('Failed to apply commands.');
  carryOutOn(acting, noteable, read);
  if (noteable.type === 'MergeRequest') carryOutReview(c, { project, noteable, key }, noteable.record, read.review);
  if (read.isOnlyCommands) return { note: null, read };

  const isDated = at !== undefined && at !== null && can(c, 'set_created_at', project);
  const note = addNote(acting, key, { ...place, body, system: false, internal, at: isDated ? at : instance.now });
  touch(noteable.record, instance.now);
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

/** Of a new comment and of a changed one: https://docs.gitlab.com/api/notes/ */
export function checkLength(body: string): void {
  if (body.length > LONGEST_NOTE)
    throw badRequest(`Note {:note=>["is too long (maximum is ${LONGEST_NOTE} characters)"]}`);
}

/** Where an answer to this one stands; the first answer makes a thread of a comment that stood alone. */
export function answerTo(first: Note): ThreadPlace {
  first.type ??= 'DiscussionNote';
  const { type, position, threadOf = first.id } = first;
  return { type, threadOf, ...(position === undefined ? {} : { position }) };
}

/** Sending a review publishes what its author has drafted. */
function carryOutReview(c: SandboxContext, found: Found, record: MergeRequest, words: readonly string[]): void {
  const actor = authenticated(c);
  const acting = { instance: c.var.instance, project: found.project, actor };
  const mayApprove = () =>
    can(c, 'create_merge_request', found.project) && !record.approvals.some(({ userId }) => userId === actor.id);
  for (const word of words) {
    const [act, state = ''] = word.split(' ');
    if (act === 'submit') publishDrafts(c, found, record, draftsOn(c, record));
    if (act === 'unapprove') unapprove(acting, record);
    if (isReviewState(state)) setReview(record, actor.id, state);
    if ([act, state].includes('approve') && mayApprove()) approve(acting, record);
  }
}

export const draftsOn = (c: SandboxContext, record: MergeRequest): DraftNote[] =>
  (c.var.instance.state.draftNotes?.[mergeRequestKey(record)] ?? []).filter(
    ({ authorId }) => authorId === authenticated(c).id,
  );

export function forgetDraft(c: SandboxContext, record: MergeRequest, draft: DraftNote): void {
  const rows = rowsAt((c.var.instance.state.draftNotes ??= {}), mergeRequestKey(record));
  rows.splice(rows.indexOf(draft), 1);
}

export const threadNamed = (c: SandboxContext, record: MergeRequest, discussion: string): Thread | undefined =>
  threadsOf(c.var.instance.state.notes[mergeRequestKey(record)] ?? []).find(({ id }) => id === discussion);

export function publishDrafts(c: SandboxContext, found: Found, record: MergeRequest, rows: readonly DraftNote[]): void {
  for (const draft of rows) {
    const { discussionId, note: body, position } = draft;
    const first = discussionId === null ? undefined : threadNamed(c, record, discussionId)?.notes[0];
    forgetDraft(c, record, draft);
    if (first !== undefined) comment(c, found, { body, ...answerTo(first) });
    else
      comment(c, found, { body, ...(position === null ? { type: 'DiscussionNote' } : { type: 'DiffNote', position }) });
    const answered = discussionId === null ? undefined : threadNamed(c, record, discussionId);
    if (answered !== undefined && draft.resolveDiscussion) resolveThread(c, found, answered, true);
  }
  if (rows.length > 0) setReview(record, authenticated(c).id, 'reviewed');
}

const isLocked = (noteable: Noteable): boolean =>
  noteable.type === 'Issue' && noteable.record.discussionLocked === true;

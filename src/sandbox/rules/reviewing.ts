// How far a reviewer is, and whether what they asked for was done. https://docs.gitlab.com/api/merge_requests/#retrieve-merge-request-reviewers
import { isResolved, threadsOf, type Thread } from '../entities/discussion.ts';
import { isResolvable } from '../entities/note.ts';
import { forbidden } from '../http/reply.ts';
import { authenticated, type SandboxContext } from '../http/routing.ts';
import { mergeRequestKey } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';
import { approved, resolvedAll, unapproved } from '../text/system-notes.ts';
import { can } from '../who/access.ts';
import { addSystemNote } from './activity.ts';
import type { Acting } from './issue-references.ts';
import { tellFeed } from './merge-request-changes.ts';
import type { Found } from './noteables.ts';
import { settleTodos } from './todos.ts';

const states = ['unreviewed', 'review_started', 'reviewed', 'requested_changes', 'approved', 'unapproved'] as const;
export type ReviewState = (typeof states)[number];

export const isReviewState = (word: string): word is ReviewState => states.some((state) => state === word);

/** Only those who are listed as reviewers have a state; when the review was asked for stays. */
export function setReview(record: MergeRequest, userId: number, state: ReviewState): void {
  for (const reviewer of record.reviewers) if (reviewer.userId === userId) reviewer.state = state;
}

export function approve(acting: Acting, record: MergeRequest): void {
  record.approvals.push({ userId: acting.actor.id, approvedAt: acting.instance.now });
  setReview(record, acting.actor.id, 'approved');
  addSystemNote(acting, mergeRequestKey(record), approved);
  tellFeed(acting, record, 'approved');
  settleTodos(acting, mergeRequestKey(record));
}

export function unapprove(acting: Acting, record: MergeRequest): void {
  record.approvals = record.approvals.filter(({ userId }) => userId !== acting.actor.id);
  setReview(record, acting.actor.id, 'unapproved');
  addSystemNote(acting, mergeRequestKey(record), unapproved);
}

/** Those who write code may, and the author of what the thread stands on. */
export function resolveThread(
  c: SandboxContext,
  { project, noteable, key }: Found,
  thread: Thread,
  isDone: boolean,
): void {
  const actor = authenticated(c);
  const { instance } = c.var;
  const notes = thread.notes.filter((note) => isResolvable(instance, noteable, note));
  const isOwn = noteable.record.authorId === actor.id;
  if (notes.length === 0 || !(isOwn || can(c, 'push_code', project))) throw forbidden();
  const wasDone = isResolved(instance, noteable, thread);
  for (const note of notes) {
    if (!isDone) delete note.resolved;
    else note.resolved ??= { byId: actor.id, at: instance.now };
  }
  const all = threadsOf(instance.state.notes[key] ?? []);
  if (noteable.type !== 'MergeRequest' || !isDone || wasDone) return;
  if (all.every((other) => isResolved(instance, noteable, other)))
    addSystemNote({ instance, project, actor }, key, resolvedAll);
}

// Rows of the event feed as the API shows them.
import { since, type Instance } from '../http/routing.ts';
import type { Issue } from '../state/planning-records.ts';
import type { SandboxState } from '../state/state.ts';
import type { ActivityEvent, CommitComment, MergeRequest } from '../state/work-records.ts';
import { commitNoteEntity, noteEntity, type Noteable } from './note.ts';
import { userBasicById, userById } from './user.ts';

/** Issues are stored as work items; from here on the feed calls them so. */
const workItemsSince = '19.0';

export function eventEntity(instance: Instance, event: ActivityEvent) {
  const noteable = noteableOf(instance.state, event);
  const note =
    noteable === null
      ? undefined
      : instance.state.notes[event.noteableKey ?? '']?.find((row) => row.id === event.noteId);
  const onCommit = commitCommentOf(instance.state, event);
  return {
    id: event.id,
    project_id: event.projectId,
    action_name: actionName(event),
    target_id: event.targetId,
    target_iid: event.targetIid,
    target_type: event.targetType === 'Issue' && since(instance, workItemsSince) ? 'WorkItem' : event.targetType,
    author_id: event.authorId,
    target_title: event.targetTitle,
    created_at: event.createdAt,
    ...(note === undefined || noteable === null ? {} : { note: noteEntity(instance, noteable, note) }),
    ...(onCommit === undefined ? {} : { note: commitNoteEntity(instance, onCommit) }),
    author: userBasicById(instance, event.authorId),
    imported: false,
    imported_from: 'none',
    ...(event.push === null ? {} : { push_data: pushData(event.push) }),
    author_username: userById(instance.state, event.authorId).username,
  };
}

/** Not the word that one filters by. */
function actionName(event: ActivityEvent): string {
  switch (event.action) {
    case 'pushed':
      return event.push?.action === 'created'
        ? 'pushed new'
        : event.push?.action === 'removed'
          ? 'deleted'
          : 'pushed to';
    case 'merged':
      return 'accepted';
    case 'commented':
      return 'commented on';
    case 'expired':
      return 'removed due to membership expiration from';
    case 'created':
      return event.targetType === null || event.targetType === 'Project' ? 'created' : 'opened';
    case 'updated':
    case 'reopened':
      return 'opened';
    default:
      return event.action;
  }
}

function pushData(push: NonNullable<ActivityEvent['push']>) {
  return {
    commit_count: push.commitCount,
    action: push.action,
    ref_type: push.refType,
    commit_from: push.from,
    commit_to: push.to,
    ref: push.ref,
    commit_title: push.title,
    ref_count: null,
  };
}

export const commitCommentOf = ({ commitComments }: SandboxState, event: ActivityEvent): CommitComment | undefined =>
  event.noteableKey === null ? commitComments?.find(({ id }) => id === event.noteId) : undefined;

/** What a comment stands on. */
export function noteableOf(state: SandboxState, event: ActivityEvent): Noteable | null {
  const [kind, id] = event.noteableKey?.split(':') ?? [];
  const find = <T extends Issue | MergeRequest>(tables: Record<string, T[]>): T | undefined =>
    tables[event.projectId ?? '']?.find((row) => row.id === Number(id));
  const record = kind === 'issue' ? find(state.issues) : undefined;
  if (record !== undefined) return { type: 'Issue', record };
  const mergeRequest = kind === 'merge_request' ? find(state.mergeRequests) : undefined;
  return mergeRequest === undefined ? null : { type: 'MergeRequest', record: mergeRequest };
}

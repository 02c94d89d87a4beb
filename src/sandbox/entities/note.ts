// Comments, system notes and resource events as the API shows them.
import { since, type Instance } from '../http/routing.ts';
import type { Issue, LabelEvent, MilestoneEvent, Note, StateEvent, WeightEvent } from '../state/planning-records.ts';
import type { CommitComment, MergeRequest } from '../state/work-records.ts';
import { labelBasic } from './label.ts';
import { milestoneById } from './milestone.ts';
import { userBasicById } from './user.ts';

/** What a note or an event stands on. */
export type Noteable =
  | { readonly type: 'Issue'; readonly record: Issue }
  | { readonly type: 'MergeRequest'; readonly record: MergeRequest };

export function noteEntity(
  instance: Instance,
  noteable: Noteable,
  note: Note,
  commandsChanges: Record<string, unknown> = {},
) {
  return {
    id: note.id,
    type: note.type,
    body: note.body,
    ...(since(instance, '17.0') ? {} : { attachment: null }),
    author: userBasicById(instance, note.authorId),
    created_at: note.createdAt,
    updated_at: note.updatedAt,
    system: note.system,
    noteable_id: noteable.record.id,
    noteable_type: noteable.type,
    project_id: noteable.record.projectId,
    ...(note.position === undefined ? {} : { commit_id: null, position: note.position }),
    ...resolution(instance, noteable, note),
    confidential: note.internal,
    internal: note.internal,
    imported: false,
    imported_from: 'none',
    noteable_iid: noteable.record.iid,
    commands_changes: commandsChanges,
  };
}

/** Threads of issues too, since 16.7; what stands alone never is. https://docs.gitlab.com/user/discussions/#resolve-a-thread */
export function isResolvable(instance: Instance, noteable: Noteable, note: Note): boolean {
  return note.type !== null && (noteable.type === 'MergeRequest' || since(instance, '16.7'));
}

function resolution(instance: Instance, noteable: Noteable, note: Note) {
  if (!isResolvable(instance, noteable, note)) return { resolvable: false };
  const { resolved } = note;
  return {
    resolvable: true,
    resolved: resolved !== undefined,
    resolved_by: userBasicById(instance, resolved?.byId ?? null),
    resolved_at: resolved?.at ?? null,
  };
}

/** A comment on a commit, where it stands between other comments. */
export const commitNoteEntity = (instance: Instance, { id, body, authorId, createdAt, projectId }: CommitComment) => ({
  id,
  type: null,
  body,
  ...(since(instance, '17.0') ? {} : { attachment: null }),
  author: userBasicById(instance, authorId),
  created_at: createdAt,
  updated_at: createdAt,
  system: false,
  noteable_id: null,
  noteable_type: 'Commit',
  project_id: projectId,
  resolvable: false,
  confidential: false,
  internal: false,
  imported: false,
  imported_from: 'none',
  noteable_iid: null,
  commands_changes: {},
});

const eventBase = (instance: Instance, noteable: Noteable, event: StateEvent | LabelEvent | MilestoneEvent) => ({
  id: event.id,
  user: userBasicById(instance, event.userId),
  created_at: event.createdAt,
  resource_type: noteable.type,
  resource_id: noteable.record.id,
});

export const stateEventEntity = (instance: Instance, noteable: Noteable, event: StateEvent) => ({
  ...eventBase(instance, noteable, event),
  source_commit: null,
  source_merge_request_id: null,
  state: event.state,
});

export function labelEventEntity(instance: Instance, noteable: Noteable, event: LabelEvent) {
  const label = instance.state.labels.find((candidate) => candidate.id === event.labelId);
  return {
    ...eventBase(instance, noteable, event),
    label: label === undefined ? null : labelBasic(label),
    action: event.action,
  };
}

/** Its issue has another name than in the events that came later. */
export const weightEventEntity = (instance: Instance, noteable: Noteable, event: WeightEvent) => ({
  id: event.id,
  user: userBasicById(instance, event.userId),
  created_at: event.createdAt,
  issue_id: noteable.record.id,
  weight: event.weight,
});

export const milestoneEventEntity = (instance: Instance, noteable: Noteable, event: MilestoneEvent) => ({
  ...eventBase(instance, noteable, event),
  milestone: milestoneById(instance, event.milestoneId),
  action: event.action,
  state: event.state,
});

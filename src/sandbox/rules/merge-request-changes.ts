// Making, changing, merging and closing a merge request, with the notes and events that GitLab writes along with it.
import { closedByMergeRequest } from '../entities/closing.ts';
import { addActivity, addLabelEvents, addMilestoneEvent, addStateEvent, addSystemNote } from './activity.ts';
import { closeNamed } from './closing-issues.ts';
import { userById } from '../entities/user.ts';
import type { Commit, Repository } from '../git/repository.ts';
import { mergeInto } from '../git/merge.ts';
import { exclusiveLabelIds, type Acting } from './issue-references.ts';
import { branchMoved } from './push.ts';
import { mergeRequestKey, nextId, rowsAt } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';
import {
  assigneesChanged,
  descriptionChanged,
  itemTicked,
  reviewersChanged,
  titleChanged,
} from '../text/system-notes.ts';
import { compareDescriptions } from '../text/task-list.ts';
import { addMentions, ownText, settleTodos, todosOfChange } from './todos.ts';

/** What changes; resolved already. A field that is absent stays. */
export type MergeRequestChanges = {
  title?: string;
  description?: string | null;
  targetBranch?: string;
  labelIds?: readonly number[];
  assigneeIds?: readonly number[];
  reviewerIds?: readonly number[];
  milestoneId?: number | null;
  squash?: boolean;
  removeSourceBranch?: boolean;
  state?: 'opened' | 'closed';
};

export type NewMergeRequest = MergeRequestChanges & { title: string; sourceBranch: string; targetBranch: string };

export function addMergeRequest(acting: Acting, given: NewMergeRequest): MergeRequest {
  const { instance, project, actor } = acting;
  const repository = instance.state.repositories[project.id];
  const record: MergeRequest = {
    id: nextId(instance.state, 'mergeRequest'),
    iid: project.nextMergeRequestIid,
    projectId: project.id,
    title: given.title,
    description: given.description ?? null,
    state: 'opened',
    authorId: actor.id,
    assigneeIds: [],
    reviewers: [],
    approvals: [],
    labelIds: [],
    milestoneId: null,
    sourceBranch: given.sourceBranch,
    targetBranch: given.targetBranch,
    sha: repository?.branches[given.sourceBranch] ?? null,
    mergeCommitSha: null,
    squashCommitSha: null,
    squash: false,
    removeSourceBranch: false,
    mergedById: null,
    mergedAt: null,
    closedById: null,
    closedAt: null,
    createdAt: instance.now,
    updatedAt: instance.now,
  };
  project.nextMergeRequestIid += 1;
  rowsAt(instance.state.mergeRequests, project.id).push(record);
  tellFeed(acting, record, 'created');
  const { title: _title, description: _description, ...rest } = given;
  changeMergeRequest(acting, record, rest);
  addMentions(acting, { type: 'MergeRequest', record }, { text: ownText(record) });
  return record;
}

export function changeMergeRequest(acting: Acting, record: MergeRequest, changes: MergeRequestChanges): void {
  const { instance } = acting;
  const before = structuredClone(record);
  const { state: wanted, labelIds, assigneeIds, reviewerIds, ...plain } = changes;
  Object.assign(record, plain);
  if (labelIds !== undefined) record.labelIds = exclusiveLabelIds(instance, labelIds);
  if (assigneeIds !== undefined) record.assigneeIds = [...assigneeIds];
  if (reviewerIds !== undefined) {
    const known = new Map(record.reviewers.map((reviewer) => [reviewer.userId, reviewer]));
    record.reviewers = reviewerIds.map(
      (userId) => known.get(userId) ?? { userId, state: 'unreviewed', createdAt: instance.now },
    );
  }
  writeNotes(acting, before, record);
  todosOfChange(acting, { type: 'MergeRequest', record }, before);
  addLabelEvents(acting, mergeRequestKey(record), before.labelIds, record.labelIds);
  const eventState = record.state === 'locked' ? 'opened' : record.state;
  addMilestoneEvent(acting, mergeRequestKey(record), before.milestoneId, record.milestoneId, eventState);
  if (wanted !== undefined && record.state !== 'merged' && wanted !== record.state) switchState(acting, record, wanted);
  if (JSON.stringify(before) !== JSON.stringify(record)) record.updatedAt = instance.now;
}

function writeNotes(acting: Acting, before: MergeRequest, after: MergeRequest): void {
  const { state, version } = acting.instance;
  const key = mergeRequestKey(after);
  const names = (ids: number[]): string[] => ids.map((id) => userById(state, id).username);
  const reviewers = (record: MergeRequest): string[] => names(record.reviewers.map(({ userId }) => userId));
  if (before.title !== after.title) addSystemNote(acting, key, titleChanged(before.title, after.title));
  const edit = compareDescriptions(before.description, after.description, version);
  if (edit.type === 'ticked') for (const item of edit.items) addSystemNote(acting, key, itemTicked(item, version));
  if (edit.type === 'changed') addSystemNote(acting, key, descriptionChanged);
  addSystemNote(acting, key, assigneesChanged(names(before.assigneeIds), names(after.assigneeIds)));
  addSystemNote(acting, key, reviewersChanged(reviewers(before), reviewers(after)));
  if (before.targetBranch !== after.targetBranch) {
    addSystemNote(acting, key, `changed target branch from \`${before.targetBranch}\` to \`${after.targetBranch}\``);
  }
}

function switchState(acting: Acting, record: MergeRequest, state: 'opened' | 'closed'): void {
  const isClosed = state === 'closed';
  record.state = state;
  record.closedAt = isClosed ? acting.instance.now : null;
  record.closedById = isClosed ? acting.actor.id : null;
  if (isClosed) settleTodos(acting, mergeRequestKey(record));
  addStateEvent(acting, mergeRequestKey(record), isClosed ? 'closed' : 'reopened');
  tellFeed(acting, record, isClosed ? 'closed' : 'reopened');
}

export function tellFeed(
  acting: Acting,
  record: MergeRequest,
  action: 'created' | 'closed' | 'reopened' | 'merged' | 'approved',
): void {
  addActivity(acting, {
    action,
    targetType: 'MergeRequest',
    targetId: record.id,
    targetIid: record.iid,
    targetTitle: record.title,
  });
}

export type MergeHow = { message: string; squash: boolean; squashMessage: string; removeSourceBranch: boolean };

/** False on a conflict. */
export function mergeMergeRequest(
  acting: Acting,
  record: MergeRequest,
  ends: { repository: Repository; target: Commit; source: Commit },
  how: MergeHow,
): boolean {
  const { instance, actor } = acting;
  const { repository, target, source } = ends;
  // Asked before the merge: its commits are in the target afterwards.
  const closed = closedByMergeRequest(instance, acting.project, record);
  const merged = mergeInto(repository, record.targetBranch, source, {
    message: how.message,
    squashMessage: how.squash ? how.squashMessage : null,
    by: { name: actor.name, email: actor.email },
    at: instance.now,
  });
  if (merged === null) return false;
  Object.assign(record, {
    state: 'merged',
    mergeCommitSha: merged.merge.id,
    squashCommitSha: merged.squash?.id ?? null,
    squash: how.squash,
    mergedById: actor.id,
    mergedAt: instance.now,
    updatedAt: instance.now,
  });
  addStateEvent(acting, mergeRequestKey(record), 'merged');
  tellFeed(acting, record, 'merged');
  settleTodos(acting, mergeRequestKey(record));
  closeNamed(acting, closed);
  branchMoved(acting, record.targetBranch, target.id, merged.merge);
  if (how.removeSourceBranch && record.sourceBranch !== acting.project.defaultBranch) {
    delete repository.branches[record.sourceBranch];
    branchMoved(acting, record.sourceBranch, source.id, null);
  }
  return true;
}

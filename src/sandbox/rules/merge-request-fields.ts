// The fields of a merge request that a request may set, and what the server makes of them.
import { labelIdsFor, milestoneById, type Acting } from './issue-references.ts';
import type { MergeRequestChanges } from './merge-request-changes.ts';
import { bool, integer, integers, list, optional, text, type accept } from '../http/params.ts';
import { interpretText, issueChanges } from './quick-action-effects.ts';
import { mergeRequestTarget, type ActionUpdates } from './quick-action-target.ts';
import { invalidRecord, Refusal, unprocessable } from '../http/reply.ts';
import { isPaid, type SandboxContext } from '../http/routing.ts';
import type { MergeRequest } from '../state/work-records.ts';

export const fieldRules = {
  description: optional(text),
  assignee_id: optional(integer),
  assignee_ids: optional(integers),
  reviewer_ids: optional(integers),
  milestone_id: optional(integer),
  labels: optional(list),
  add_labels: optional(list),
  remove_labels: optional(list),
  remove_source_branch: optional(bool),
  squash: optional(bool),
};

export const updateNeeds = (
  'assignee_id assignee_ids reviewer_ids description discussion_locked labels add_labels remove_labels milestone_id ' +
  'remove_source_branch allow_collaboration allow_maintainer_to_push squash target_branch title state_event merge_after'
).split(' ');

/** People without access and milestones that are not there are dropped without a word. */
export function resolvedFields(
  acting: Acting,
  asked: ReturnType<typeof accept<typeof fieldRules>>,
  labelsBefore: readonly number[],
): MergeRequestChanges {
  const { instance } = acting;
  const changes: MergeRequestChanges = {};
  const people = (ids: readonly number[]): number[] => {
    const known = ids.filter((id) => instance.state.users.some((user) => user.id === id));
    return [...new Set(known)].slice(0, isPaid(instance) ? undefined : 1);
  };
  const assignees = asked.assignee_ids ?? (asked.assignee_id === undefined ? undefined : [asked.assignee_id ?? 0]);
  if (assignees !== undefined) changes.assigneeIds = people(assignees);
  if (asked.reviewer_ids !== undefined) changes.reviewerIds = people(asked.reviewer_ids);
  if (asked.milestone_id !== undefined)
    changes.milestoneId = milestoneById(acting, asked.milestone_id ?? 0)?.id ?? null;
  if (asked.labels !== undefined || asked.add_labels !== undefined || asked.remove_labels !== undefined) {
    const base = asked.labels === undefined ? labelsBefore : labelIdsFor(acting, asked.labels, true);
    const removed = labelIdsFor(acting, asked.remove_labels ?? [], false);
    const all = [...base, ...labelIdsFor(acting, asked.add_labels ?? [], true)];
    changes.labelIds = [...new Set(all)].filter((id) => !removed.includes(id));
  }
  if (typeof asked.squash === 'boolean') changes.squash = asked.squash;
  if (typeof asked.remove_source_branch === 'boolean') changes.removeSourceBranch = asked.remove_source_branch;
  return changes;
}

/** The text as it is kept, and what its quick actions change. */
export function readDescription(
  c: SandboxContext,
  acting: Acting,
  record: MergeRequest | null,
  given: string,
): { text: string; changes: MergeRequestChanges } {
  const { version } = acting.instance;
  const original = record?.description ?? null;
  const read = interpretText(given, mergeRequestTarget(c, acting, record), { version, original });
  return { text: read.text, changes: commandChanges(read.updates, record) };
}

/** What quick actions change of a merge request. */
export function commandChanges(updates: ActionUpdates, record: MergeRequest | null): MergeRequestChanges {
  const { title, state, labelIds, assigneeIds, milestoneId } = issueChanges(updates, record);
  return {
    ...(title === undefined ? {} : { title }),
    ...(state === undefined ? {} : { state }),
    ...(labelIds === undefined ? {} : { labelIds }),
    ...(assigneeIds === undefined ? {} : { assigneeIds }),
    ...(milestoneId === undefined ? {} : { milestoneId }),
  };
}

export function checkTitle(title: string): void {
  if (title === '') throw invalidRecord({ title: ["can't be blank"] });
  if (title.length > 255) throw invalidRecord({ title: ['is too long (maximum is 255 characters)'] });
}

export function checkBranches(
  { instance, project }: Acting,
  wanted: { sourceBranch: string; targetBranch: string },
): void {
  const { sourceBranch, targetBranch } = wanted;
  if (sourceBranch === targetBranch) throw unprocessable(["You can't use same project/branch for source and target"]);
  const branches = instance.state.repositories[project.id]?.branches ?? {};
  for (const [field, name] of [
    ['source_branch', sourceBranch],
    ['target_branch', targetBranch],
  ] as const) {
    if (!Object.hasOwn(branches, name)) throw invalidRecord({ [field]: ['does not exist'] });
  }
  const open = (instance.state.mergeRequests[project.id] ?? []).find(
    (row) => row.state === 'opened' && row.sourceBranch === sourceBranch && row.targetBranch === targetBranch,
  );
  if (open !== undefined) {
    throw new Refusal(409, {
      message: [`Another open merge request already exists for this source branch: !${open.iid}`],
    });
  }
}

// Merge requests as the API shows them: in lists, alone, and their approvals.
import { votes } from './votes.ts';
import { timeStats } from './time-stats.ts';
import { can, fullPathOf } from '../who/access.ts';
import { commitsAhead, mergeBase, mergedTree } from '../git/merge.ts';
import { resolveRef, type Commit, type Repository } from '../git/repository.ts';
import { compareTrees } from '../git/diff.ts';
import { isPaid, since, type Instance, type SandboxContext } from '../http/routing.ts';
import { mergeRequestKey, type Project, type SandboxState } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';
import { taskCompletionStatus } from '../text/task-list.ts';
import { labelBasic, labelsByIds } from './label.ts';
import { milestoneById } from './milestone.ts';
import { projectUrl } from './project.ts';
import { userBasicById } from './user.ts';

export const isDraft = (title: string): boolean => /^\s*(?:\[?(?:draft|wip)\]?:?|\(draft\))(?:\s|$)/i.test(title);

/** The two ends of an open one; null when a branch is gone or the repository is empty. */
export function endsOf(
  instance: Instance,
  record: MergeRequest,
): { repository: Repository; target: Commit; source: Commit } | null {
  const repository = instance.state.repositories[record.projectId];
  if (repository === undefined) return null;
  const target = resolveRef(repository, `refs/heads/${record.targetBranch}`);
  const source = record.sha === null ? null : resolveRef(repository, record.sha);
  return target === null || source === null ? null : { repository, target, source };
}

/** The words of `detailed_merge_status`. */
export function mergeStatusOf(instance: Instance, record: MergeRequest): string {
  if (record.state !== 'opened') return 'not_open';
  const ends = endsOf(instance, record);
  if (ends === null || commitsAhead(ends.repository, ends.target, ends.source).length === 0) return 'commits_status';
  if (mergedTree(ends.repository, ends.target, ends.source) === null) return 'conflict';
  return isDraft(record.title) ? 'draft_status' : 'mergeable';
}

/** What `view=simple` gives. */
export function mergeRequestSimple(instance: Instance, project: Project, record: MergeRequest) {
  return {
    id: record.id,
    iid: record.iid,
    project_id: project.id,
    title: record.title,
    description: record.description,
    state: record.state,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    web_url: `${projectUrl(instance, project)}/-/merge_requests/${record.iid}`,
  };
}

export function mergeRequestEntity(instance: Instance, project: Project, record: MergeRequest, withLabels: boolean) {
  const { state } = instance;
  const labels = labelsByIds(state, record.labelIds);
  const status = mergeStatusOf(instance, record);
  const assignees = record.assigneeIds.map((id) => userBasicById(instance, id));
  const reference = `!${record.iid}`;
  const merger = userBasicById(instance, record.mergedById);
  const isConflict = status === 'conflict';
  const { web_url: webUrl, ...simple } = mergeRequestSimple(instance, project, record);
  return {
    ...simple,
    merged_by: merger,
    merge_user: merger,
    merged_at: record.mergedAt,
    closed_by: userBasicById(instance, record.closedById),
    closed_at: record.closedAt,
    target_branch: record.targetBranch,
    source_branch: record.sourceBranch,
    user_notes_count: (state.notes[mergeRequestKey(record)] ?? []).filter((note) => !note.system).length,
    ...votes(state, mergeRequestKey(record)),
    author: userBasicById(instance, record.authorId),
    assignees,
    assignee: assignees[0] ?? null,
    reviewers: record.reviewers.map(({ userId }) => userBasicById(instance, userId)),
    source_project_id: project.id,
    target_project_id: project.id,
    labels: withLabels ? labels.map(labelBasic) : labels.map((label) => label.name),
    draft: isDraft(record.title),
    ...(since(instance, '17.0') ? { imported: false, imported_from: 'none' } : {}),
    work_in_progress: isDraft(record.title),
    milestone: milestoneById(instance, record.milestoneId),
    merge_when_pipeline_succeeds: false,
    merge_status: isConflict ? 'cannot_be_merged' : 'can_be_merged',
    detailed_merge_status: status,
    ...(since(instance, '17.2') ? { merge_after: null } : {}),
    sha: record.sha,
    merge_commit_sha: record.mergeCommitSha,
    squash_commit_sha: record.squashCommitSha,
    discussion_locked: null,
    should_remove_source_branch: null,
    force_remove_source_branch: record.removeSourceBranch,
    prepared_at: record.createdAt,
    reference,
    references: { short: reference, relative: reference, full: `${fullPathOf(state, project)}${reference}` },
    web_url: webUrl,
    time_stats: timeStats(record),
    squash: record.squash,
    squash_on_merge: record.squash,
    task_completion_status: taskCompletionStatus(record.description, instance.version),
    has_conflicts: isConflict,
    blocking_discussions_resolved: true,
    ...(isPaid(instance) ? { approvals_before_merge: null } : {}),
  };
}

export function mergeRequestDetail(c: SandboxContext, project: Project, record: MergeRequest) {
  const { instance, viewer } = c.var;
  const ends = endsOf(instance, record);
  const base = ends === null ? null : mergeBase(ends.repository, ends.target, ends.source);
  return {
    ...mergeRequestEntity(instance, project, record, false),
    subscribed: viewer.user?.id === record.authorId,
    changes_count: ends === null || base === null ? null : String(changesOf(instance, record).length),
    latest_build_started_at: null,
    latest_build_finished_at: null,
    first_deployed_to_production_at: null,
    pipeline: null,
    head_pipeline: null,
    diff_refs: base === null ? null : { base_sha: base.id, head_sha: record.sha, start_sha: base.id },
    merge_error: null,
    user: { can_merge: can(c, 'merge', project) },
  };
}

/** Nothing of its author was merged into the project before it. Told of one alone, not in lists. */
export function isFirstContribution({ mergeRequests }: SandboxState, record: MergeRequest): boolean {
  const earlier = (other: MergeRequest) =>
    other.mergedAt !== null && (record.mergedAt === null || other.mergedAt < record.mergedAt);
  return !(mergeRequests[record.projectId] ?? []).some(
    (other) => other !== record && other.authorId === record.authorId && earlier(other),
  );
}

/** Files changed on the source branch since it left the target. */
export function changesOf(instance: Instance, record: MergeRequest) {
  const ends = endsOf(instance, record);
  if (ends === null) return [];
  const merged = record.mergeCommitSha === null ? null : resolveRef(ends.repository, record.mergeCommitSha);
  const target = merged === null ? ends.target : (ends.repository.commits[merged.parents[0] ?? ''] ?? ends.target);
  const base = mergeBase(ends.repository, target, ends.source);
  return compareTrees(ends.repository, base?.tree ?? {}, ends.source.tree);
}

/** Its commits, newest first; of a merged one too. */
export function commitsOf(instance: Instance, record: MergeRequest): Commit[] {
  const ends = endsOf(instance, record);
  if (ends === null) return [];
  const merged = record.mergeCommitSha === null ? null : resolveRef(ends.repository, record.mergeCommitSha);
  const target = merged === null ? ends.target : (ends.repository.commits[merged.parents[0] ?? ''] ?? ends.target);
  return commitsAhead(ends.repository, target, ends.source);
}

/** Without approval rules nothing is required: `approved` is true before anybody approved. */
export function approvalsEntity(c: SandboxContext, project: Project, record: MergeRequest) {
  const { instance, viewer } = c.var;
  const { web_url: _webUrl, ...simple } = mergeRequestSimple(instance, project, record);
  const hasApproved = record.approvals.some(({ userId }) => userId === viewer.user?.id);
  const everywhere = {
    approved: true,
    approved_by: record.approvals.map(({ userId, approvedAt }) => ({
      user: userBasicById(instance, userId),
      // https://gitlab.com/gitlab-org/gitlab/-/merge_requests/204605
      ...(since(instance, '18.5') ? { approved_at: approvedAt } : {}),
    })),
    user_has_approved: hasApproved,
    user_can_approve: !hasApproved && record.state === 'opened' && can(c, 'create_merge_request', project),
  };
  if (instance.edition === 'ce') return everywhere;
  return {
    ...simple,
    ...everywhere,
    merge_status: mergeStatusOf(instance, record) === 'conflict' ? 'cannot_be_merged' : 'can_be_merged',
    approvals_required: 0,
    approvals_left: 0,
    require_password_to_approve: false,
    suggested_approvers: [],
    approvers: [],
    approver_groups: [],
    approval_rules_left: [],
    has_approval_rules: false,
    merge_request_approvers_available: isPaid(instance),
    multiple_approval_rules_available: isPaid(instance),
  };
}

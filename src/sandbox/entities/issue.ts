// Issues as the API shows them, in lists and alone.
import { votes } from './votes.ts';
import { timeStats } from './time-stats.ts';
import { mergeRequestsClosing } from './closing.ts';
import { canReadIssue, fullPathOf } from '../who/access.ts';
import { isPaid, since, type Instance, type Viewer } from '../http/routing.ts';
import type { Issue } from '../state/planning-records.ts';
import { issueKey, type Project } from '../state/state.ts';
import { taskCompletionStatus, taskStatus } from '../text/task-list.ts';
import { labelBasic, labelsByIds } from './label.ts';
import { milestoneById } from './milestone.ts';
import { projectUrl } from './project.ts';
import { userBasicById } from './user.ts';

/** Newer instances hand out work item addresses; both open in the browser. */
export function issueUrl(instance: Instance, project: Project, issue: Issue): string {
  return `${projectUrl(instance, project)}/-/${since(instance, '19.0') ? 'work_items' : 'issues'}/${issue.iid}`;
}

export interface IssueView {
  readonly withLabelsDetails: boolean;
  /** A single GET, POST or PUT also tells whether the caller is subscribed. */
  readonly single: boolean;
}

export function issueEntity(instance: Instance, project: Project, issue: Issue, viewer: Viewer, view: IssueView) {
  const { state } = instance;
  const labels = labelsByIds(state, issue.labelIds);
  const assignees = issue.assigneeIds.map((id) => userBasicById(instance, id));
  const reference = `#${issue.iid}`;
  const api = `${instance.externalUrl}/api/v4/projects/${project.id}`;
  return {
    id: issue.id,
    iid: issue.iid,
    project_id: project.id,
    title: issue.title,
    description: issue.description,
    state: issue.state,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    closed_by: userBasicById(instance, issue.closedById),
    labels: view.withLabelsDetails ? labels.map(labelBasic) : labels.map((label) => label.name),
    milestone: milestoneById(instance, issue.milestoneId),
    assignees,
    author: userBasicById(instance, issue.authorId),
    type: issue.issueType.toUpperCase(),
    assignee: assignees[0] ?? null,
    user_notes_count: (state.notes[issueKey(issue)] ?? []).reduce(
      (count, note) => (note.system ? count : count + 1),
      0,
    ),
    merge_requests_count: mergeRequestsClosing({ var: { instance, viewer } }, issue).length,
    ...votes(state, issueKey(issue)),
    ...(since(instance, '19.1') ? { start_date: issue.startDate } : {}),
    due_date: issue.dueDate,
    confidential: issue.confidential,
    discussion_locked: issue.discussionLocked,
    issue_type: issue.issueType,
    web_url: issueUrl(instance, project, issue),
    time_stats: timeStats(issue),
    ...taskFields(instance, issue),
    ...(isPaid(instance) ? { weight: issue.weight, epic_iid: null, epic: null } : {}),
    blocking_issues_count: state.issueLinks.filter((link) => link.linkType === 'blocks' && link.sourceId === issue.id)
      .length,
    _links: {
      self: `${api}/issues/${issue.iid}`,
      notes: `${api}/issues/${issue.iid}/notes`,
      award_emoji: `${api}/issues/${issue.iid}/award_emoji`,
      project: api,
      closed_as_duplicate_of: duplicateAddress(instance, issue, viewer),
    },
    references: { short: reference, relative: reference, full: `${fullPathOf(state, project)}${reference}` },
    severity: issue.severity,
    ...(view.single ? { subscribed: viewer.user !== null && issue.subscriberIds.includes(viewer.user.id) } : {}),
    moved_to_id: issue.movedToId,
    imported: false,
    imported_from: 'none',
    service_desk_reply_to: null,
  };
}

/** Reading the Markdown costs most of a page of issues; an unchanged description is read once. */
const tasksRead = new WeakMap<
  Issue,
  { description: string | null; version: string; status: ReturnType<typeof taskCompletionStatus>; text: string }
>();

function tasksOf({ version }: Instance, issue: Issue) {
  const known = tasksRead.get(issue);
  if (known !== undefined && known.description === issue.description && known.version === version) return known;
  const { description } = issue;
  const read = {
    description,
    version,
    status: taskCompletionStatus(description, version),
    text: taskStatus(description, version),
  };
  tasksRead.set(issue, read);
  return read;
}

/** `has_tasks` and `task_status` are the wrong way round on GitLab since 18; the count is right everywhere. */
function taskFields(instance: Instance, issue: Issue) {
  const { status, text } = tasksOf(instance, issue);
  const inverted = since(instance, '18.0');
  const shown = inverted ? status.count === 0 : status.count > 0;
  return { task_completion_status: status, has_tasks: shown, ...(shown ? { task_status: text } : {}) };
}

/** null as well where the caller may not read that one. */
function duplicateAddress(instance: Instance, issue: Issue, viewer: Viewer): string | null {
  if (issue.duplicatedToId === null) return null;
  for (const project of instance.state.projects) {
    const found = instance.state.issues[project.id]?.find((candidate) => candidate.id === issue.duplicatedToId);
    if (found !== undefined)
      return canReadIssue({ var: { instance, viewer } }, found, project)
        ? `${instance.externalUrl}/api/v4/projects/${project.id}/issues/${found.iid}`
        : null;
  }
  return null;
}

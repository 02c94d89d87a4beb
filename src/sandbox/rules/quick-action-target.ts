// What a quick action may look at and what it may do: the issue or merge request, its project, the caller.
import { can, canReadIssue, canUpdateIssue, fullPathOf } from '../who/access.ts';
import { reachedFrom } from '../who/homes.ts';
import { isPaid, type SandboxContext } from '../http/routing.ts';
import type { Acting } from './issue-references.ts';
import type { Issue } from '../state/planning-records.ts';
import type { MergeRequest } from '../state/work-records.ts';

export type Named = { id: number; name: string };
type Titled = { id: number; title: string };
export type Person = { id: number; username: string };

/** What an action may look at: the target itself, what its project holds, and what the caller may do. */
export type ActionTarget = {
  what: 'issue' | 'merge request';
  /** False while the record is being created: most actions do not apply then. */
  persisted: boolean;
  isOpen: boolean;
  confidential: boolean;
  locked: boolean;
  dueDate: string | null;
  labels: readonly Named[];
  assignees: readonly Person[];
  milestone: Titled | null;
  subscribed: boolean;
  /** Of a merge request: whether the caller may approve it, or did. */
  review?: { mayApprove: boolean; hasApproved: boolean };
  mayUpdate: boolean;
  maySetMetadata: boolean;
  mayAdmin: boolean;
  /** More than one assignee is licensed. */
  manyAssignees: boolean;
  today: string;
  me: Person;
  projectLabels: readonly Named[];
  /** The active ones. */
  projectMilestones: readonly (Titled & { iid: number })[];
  findPerson(username: string): Person | null;
  /** `#2` or an address; one that the caller can read. */
  findIssue(reference: string): { id: number; reference: string } | null;
};

/** Also what the API calls `commands_changes`. */
export type ActionUpdates = {
  state_event?: 'close' | 'reopen';
  title?: string;
  add_label_ids?: number[];
  remove_label_ids?: number[];
  /** Replaces all. */
  label_ids?: number[];
  assignee_ids?: number[];
  milestone_id?: number | null;
  due_date?: string | null;
  confidential?: true;
  discussion_locked?: boolean;
  todo_event?: 'add' | 'done';
  subscription_event?: 'subscribe' | 'unsubscribe';
  emoji_award?: string;
  /** Seconds. */
  time_estimate?: number;
  spend_time?: { duration: number | 'reset' };
  canonical_issue_id?: number;
};

/** The view of an issue, or of one that is being created (null). */
export function issueTarget(c: SandboxContext, acting: Acting, issue: Issue | null): ActionTarget {
  return {
    ...targetOf(c, acting, issue),
    what: 'issue',
    confidential: issue?.confidential === true,
    locked: issue?.discussionLocked === true,
    dueDate: issue?.dueDate ?? null,
    subscribed: issue?.subscriberIds.includes(acting.actor.id) === true,
    mayUpdate: issue !== null && canUpdateIssue(c, issue, acting.project),
    maySetMetadata: can(c, issue === null ? 'set_new_issue_metadata' : 'admin_issue', acting.project),
    mayAdmin: can(c, 'admin_issue', acting.project),
  };
}

/** The same for a merge request. */
export function mergeRequestTarget(c: SandboxContext, acting: Acting, record: MergeRequest | null): ActionTarget {
  const mayUpdate = record?.authorId === acting.actor.id || can(c, 'create_merge_request', acting.project);
  return {
    ...targetOf(c, acting, record),
    what: 'merge request',
    confidential: false,
    locked: false,
    dueDate: null,
    subscribed: false,
    ...(record === null ? {} : { review: reviewBy(c, acting, record) }),
    mayUpdate,
    maySetMetadata: mayUpdate,
    mayAdmin: mayUpdate,
  };
}

function reviewBy(c: SandboxContext, { project, actor }: Acting, record: MergeRequest) {
  const hasApproved = record.approvals.some(({ userId }) => userId === actor.id);
  return { mayApprove: !hasApproved && can(c, 'create_merge_request', project), hasApproved };
}

type Shared = Omit<
  ActionTarget,
  'what' | 'confidential' | 'locked' | 'dueDate' | 'subscribed' | 'mayUpdate' | 'maySetMetadata' | 'mayAdmin'
>;

function targetOf(
  c: SandboxContext,
  { instance, project, actor }: Acting,
  record: Issue | MergeRequest | null,
): Shared {
  const { state } = instance;
  const isReached = reachedFrom(state, project);
  const milestones = state.milestones.filter(isReached);
  return {
    persisted: record !== null,
    isOpen: record === null || record.state === 'opened',
    labels: state.labels.filter((label) => record?.labelIds.includes(label.id) === true),
    assignees: state.users.filter((user) => record?.assigneeIds.includes(user.id) === true),
    milestone: milestones.find((milestone) => milestone.id === record?.milestoneId) ?? null,
    manyAssignees: isPaid(instance),
    today: instance.today,
    me: actor,
    projectLabels: state.labels.filter((label) => isReached(label) && !label.archived),
    projectMilestones: milestones.filter((milestone) => milestone.state === 'active'),
    findPerson: (username) =>
      state.users.find((user) => user.username.toLowerCase() === username.toLowerCase()) ?? null,
    findIssue: (reference) => findIssue(c, { instance, project, actor }, reference),
  };
}

/** `#2`, `alex/goals#2`, or the address of an issue page. */
function findIssue(
  c: SandboxContext,
  { instance, project }: Acting,
  reference: string,
): ReturnType<ActionTarget['findIssue']> {
  const { state, externalUrl } = instance;
  const address = reference.startsWith(`${externalUrl}/`)
    ? reference.slice(externalUrl.length + 1).replace(/\/-\/(?:issues|work_items)\//, '#')
    : reference;
  const [, path = '', iid = ''] = /^([^#]*)#(\d+)$/.exec(address) ?? [];
  const home = path === '' ? project : state.projects.find((candidate) => fullPathOf(state, candidate) === path);
  const issue = home === undefined ? undefined : state.issues[home.id]?.find((row) => row.iid === Number(iid));
  if (home === undefined || issue === undefined || !canReadIssue(c, issue, home)) return null;
  return { id: issue.id, reference: `${home.id === project.id ? '' : fullPathOf(state, home)}#${issue.iid}` };
}

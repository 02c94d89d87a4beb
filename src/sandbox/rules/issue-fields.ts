// The fields of an issue that a request may set, and what the server makes of them: much is dropped without a word.
import { can } from '../who/access.ts';
import type { IssueChanges } from './issue-changes.ts';
import {
  assigneeIdsFor,
  dayOrNull,
  labelIdsFor,
  milestoneById,
  milestoneByTitle,
  type Acting,
} from './issue-references.ts';
import {
  accept,
  bool,
  exclusive,
  integer,
  integers,
  list,
  oneOf,
  optional,
  optionalFilled,
  text,
  type Params,
} from '../http/params.ts';
import { since, type Instance, type SandboxContext } from '../http/routing.ts';
import type { Issue } from '../state/planning-records.ts';

const fieldRules = {
  description: optional(text),
  labels: optional(list),
  add_labels: optional(list),
  remove_labels: optional(list),
  assignee_id: optional(integer),
  assignee_ids: optional(integers),
  milestone_id: optional(integer),
  milestone: optional(text),
  due_date: optional(text),
  start_date: optional(text),
  confidential: optionalFilled(bool),
  discussion_locked: optional(bool),
  issue_type: optional(oneOf('issue', 'incident', 'test_case', 'requirement', 'task', 'ticket')),
  severity: optional(
    oneOf('unknown', 'low', 'medium', 'high', 'critical', 'UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'),
  ),
  weight: optional(integer),
};
type AskedFields = ReturnType<typeof accept<typeof fieldRules>>;

/** One of these must be in a PUT; `updated_at` alone does not count. */
export const updateNeeds = [
  'assignee_id',
  'assignee_ids',
  'confidential',
  'created_at',
  'description',
  'discussion_locked',
  'due_date',
  'labels',
  'add_labels',
  'remove_labels',
  'milestone_id',
  'state_event',
  'title',
  'issue_type',
  'start_date',
  'milestone',
  'severity',
  'weight',
] as const;

/** From here on issues have a start date and take a milestone by its title. */
const startDatesSince = '19.1';

export function issueFields(instance: Instance, params: Params): AskedFields {
  if (!since(instance, startDatesSince))
    return accept({ ...params, start_date: undefined, milestone: undefined }, fieldRules);
  exclusive(params, 'milestone_id', 'milestone');
  return accept(params, fieldRules);
}

/** The changes that the caller's role and the tier let through. `issue` is absent for a new one. */
export function newIssueFields(
  c: SandboxContext,
  acting: Acting,
  asked: AskedFields,
  issue?: Issue,
): Omit<IssueChanges, 'title' | 'description' | 'state'> {
  const changes: IssueChanges = {};
  const mayAdmin = can(c, 'admin_issue', acting.project);
  const maySetMetadata = mayAdmin || (issue === undefined && can(c, 'set_new_issue_metadata', acting.project));
  if (typeof asked.confidential === 'boolean' && (issue === undefined || maySetMetadata))
    changes.confidential = asked.confidential;
  if (asked.issue_type === 'task' || asked.issue_type === 'incident' || asked.issue_type === 'issue')
    changes.issueType = asked.issue_type;
  if (!maySetMetadata) return changes;
  Object.assign(changes, metadataAsked(acting, asked, issue?.labelIds ?? [], can(c, 'admin_label', acting.project)));
  if (!mayAdmin) return changes;
  if (asked.severity !== undefined && (changes.issueType ?? issue?.issueType) === 'incident')
    changes.severity = asked.severity.toUpperCase();
  // Kept on every tier, shown where it is licensed.
  if (asked.weight !== undefined) changes.weight = asked.weight;
  return changes;
}

/** What is asked for of labels, people, the milestone and days. */
function metadataAsked(
  acting: Acting,
  asked: AskedFields,
  labelsBefore: readonly number[],
  mayCreateLabels: boolean,
): IssueChanges {
  const changes: IssueChanges = {};
  const labelIds = labelsAsked(acting, asked, labelsBefore, mayCreateLabels);
  if (labelIds !== undefined) changes.labelIds = labelIds;
  const assigneeIds = assigneesAsked(acting, asked);
  if (assigneeIds !== undefined) changes.assigneeIds = assigneeIds;
  const milestoneId = milestoneAsked(acting, asked);
  if (milestoneId !== undefined) changes.milestoneId = milestoneId;
  if (asked.due_date !== undefined) changes.dueDate = dayOrNull(asked.due_date);
  if (asked.start_date !== undefined) changes.startDate = dayOrNull(asked.start_date);
  if (asked.discussion_locked !== undefined) changes.discussionLocked = asked.discussion_locked;
  return changes;
}

/** By id or by title; null takes it away, and so does one that is not there. */
function milestoneAsked(
  acting: Acting,
  { milestone_id: id, milestone: title }: AskedFields,
): number | null | undefined {
  if (typeof title === 'string') return milestoneByTitle(acting, title)?.id ?? null;
  if (typeof id === 'number') return milestoneById(acting, id)?.id ?? null;
  return title === undefined && id === undefined ? undefined : null;
}

/** `labels` replaces the set, the others are deltas. A new name is a new label only where the caller may make one. */
function labelsAsked(
  acting: Acting,
  asked: AskedFields,
  before: readonly number[],
  mayCreate: boolean,
): number[] | undefined {
  if (asked.labels === undefined && asked.add_labels === undefined && asked.remove_labels === undefined)
    return undefined;
  const base = asked.labels === undefined ? before : labelIdsFor(acting, asked.labels, mayCreate);
  const added = labelIdsFor(acting, asked.add_labels ?? [], mayCreate);
  const removed = labelIdsFor(acting, asked.remove_labels ?? [], false);
  return [...base.filter((id) => !added.includes(id)), ...added].filter((id) => !removed.includes(id));
}

/** [0] and [] clear; ids of which none can be assigned change nothing. */
function assigneesAsked(acting: Acting, asked: AskedFields): number[] | undefined {
  const given =
    asked.assignee_ids ??
    (asked.assignee_id === undefined ? undefined : asked.assignee_id === null ? [] : [asked.assignee_id]);
  if (given === undefined) return undefined;
  if (given.every((id) => id === 0)) return [];
  const ids = assigneeIdsFor(acting, given);
  return ids.length === 0 ? undefined : ids;
}

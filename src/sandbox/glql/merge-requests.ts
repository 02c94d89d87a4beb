// Merge requests as a query asks for them: what keeps one, in which order, and what is shown of it.
// https://docs.gitlab.com/user/glql/data_sources/merge_requests/
import { isDraft } from '../entities/merge-request.ts';
import { projectUrl } from '../entities/project.ts';
import { awardsOn } from '../rules/award-emoji.ts';
import { mergeRequestKey } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';
import {
  dayField,
  flagTest,
  idTest,
  invalid,
  labelTest,
  milestoneCondition,
  peopleTest,
  stateTest,
  testOf,
  type Asking,
  type Field,
  type Test,
} from './comparing.ts';
import { fieldNamed } from './fields.ts';
import { sharedColumns, people, personNode, type Identity, type Shown } from './nodes.ts';
import type { Condition } from './query.ts';
import { GlqlRefusal } from './refusal.ts';

const reviewersOf = ({ reviewers }: MergeRequest) => reviewers.map(({ userId }) => userId);
const approversOf = ({ approvals }: MergeRequest) => approvals.map(({ userId }) => userId);

const fields: Readonly<Record<string, Field<MergeRequest>>> = {
  approver: { operators: ['=', '!='], test: peopleTest(approversOf) },
  assignee: { operators: ['=', '!='], test: peopleTest((row) => row.assigneeIds) },
  author: { operators: ['=', '!='], test: peopleTest((row) => [row.authorId]) },
  reviewer: { operators: ['=', '!='], test: peopleTest(reviewersOf) },
  merger: { operators: ['='], test: peopleTest((row) => (row.mergedById === null ? [] : [row.mergedById])) },
  closed: dayField((row) => row.closedAt),
  created: dayField((row) => row.createdAt),
  merged: dayField((row) => row.mergedAt),
  updated: dayField((row) => row.updatedAt),
  draft: { operators: ['=', '!='], test: flagTest(({ title }) => isDraft(title)) },
  id: { operators: ['=', 'in'], test: idTest },
  label: { operators: ['=', '!='], test: labelTest },
  milestone: { operators: ['=', '!='], test: milestoneCondition },
  myreaction: { operators: ['=', '!='], test: reactionTest },
  sourcebranch: { operators: ['=', 'in', '!='], test: branchTest((row) => row.sourceBranch) },
  state: { operators: ['='], test: stateTest('opened', 'closed', 'locked', 'merged') },
  targetbranch: { operators: ['=', 'in', '!='], test: branchTest((row) => row.targetBranch) },
};

export function mergeRequestTest(condition: Condition, asking: Asking): Test<MergeRequest> {
  return testOf(fieldNamed(fields, condition.field, asking.instance.version), condition, asking);
}

function branchTest(branchOf: (row: MergeRequest) => string): Field<MergeRequest>['test'] {
  return (condition) => {
    const wrong = condition.values.find(({ kind }) => kind !== 'string');
    if (wrong !== undefined) throw invalid(condition, wrong.text);
    const names = new Set(condition.values.map(({ text }) => text));
    return (row) => names.has(branchOf(row)) !== (condition.operator === '!=');
  };
}

function reactionTest(condition: Condition, { instance, viewer }: Asking): Test<MergeRequest> {
  const [value] = condition.values;
  if (value?.kind !== 'string' || condition.isList) throw invalid(condition, value?.text ?? '');
  return (row) =>
    awardsOn(instance.state, mergeRequestKey(row)).some(
      ({ name, userId }) => name === value.text && userId === viewer.user?.id,
    ) ===
    (condition.operator === '=');
}

const orders: Readonly<Record<string, (row: MergeRequest) => string | null>> = {
  closed: (row) => row.closedAt,
  created: (row) => row.createdAt,
  merged: (row) => row.mergedAt,
  title: (row) => row.title.toLowerCase(),
  updated: (row) => row.updatedAt,
};

/** Rows without the value come last. */
export function mergeRequestsInOrder(version: string, rows: readonly MergeRequest[], sort: string): MergeRequest[] {
  const [, name = '', direction = ''] = /^(\w+)\s+(asc|desc)$/i.exec(sort.trim()) ?? [];
  const keyOf = fieldNamed(orders, name.toLowerCase(), version);
  if (keyOf === undefined) throw new GlqlRefusal(`Cannot sort by \`${sort}\`.`);
  const sign = direction.toLowerCase() === 'asc' ? 1 : -1;
  return rows.toSorted((one, other) => {
    const [left, right] = [keyOf(one), keyOf(other)];
    if (left === right) return other.id - one.id;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -sign : sign;
  });
}

export const mergeRequestColumns: Readonly<Record<string, Shown<MergeRequest>>> = {
  ...sharedColumns,
  id: { name: 'id', label: 'ID', value: ({ id }) => gidOf(id) },
  state: { name: 'state', label: 'State', value: ({ state }) => state },
  merged: { name: 'mergedAt', label: 'Merged at', value: ({ mergedAt }) => mergedAt },
  draft: { name: 'draft', label: 'Draft', value: ({ title }) => isDraft(title) },
  approver: { name: 'approvedBy', label: 'Approvers', value: (row, at) => people(approversOf(row), at) },
  reviewer: { name: 'reviewers', label: 'Reviewers', value: (row, at) => people(reviewersOf(row), at) },
  merger: {
    name: 'mergeUser',
    label: 'Merged by',
    value: ({ mergedById }, at) => (mergedById === null ? null : personNode(mergedById, at)),
  },
  sourcebranch: { name: 'sourceBranch', label: 'Source branch', value: ({ sourceBranch }) => sourceBranch },
  targetbranch: { name: 'targetBranch', label: 'Target branch', value: ({ targetBranch }) => targetBranch },
};

const gidOf = (id: number): string => `gid://gitlab/MergeRequest/${id}`;

export const mergeRequestIdentity: Identity<MergeRequest> = (instance, project, { id, iid, state, title }) => ({
  id: gidOf(id),
  iid: String(iid),
  reference: `!${iid}`,
  state,
  title,
  webUrl: `${projectUrl(instance, project)}/-/merge_requests/${iid}`,
});

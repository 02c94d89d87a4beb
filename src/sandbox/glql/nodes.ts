// The rows of a query as the API gives them: each field under the name it was asked by and under its common one.
// https://docs.gitlab.com/api/glql/#response-attributes
import { labelsByIds } from '../entities/label.ts';
import { issueUrl } from '../entities/issue.ts';
import { userBasic, userById } from '../entities/user.ts';
import type { Issue, Label } from '../state/planning-records.ts';
import type { Instance } from '../http/routing.ts';
import type { Project } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';
import { fieldNamed, nameOfField } from './fields.ts';
import { readColumns } from './query.ts';
import { GlqlRefusal } from './refusal.ts';

export interface Shown<Row> {
  /** In GraphQL. */
  readonly name: string;
  readonly label: string;
  readonly value: (row: Row, instance: Instance) => unknown;
}
type Columns<Row> = Readonly<Record<string, Shown<Row>>>;

export const people = (ids: readonly number[], instance: Instance) => ({
  nodes: ids.map((id) => personNode(id, instance)),
});

export function personNode(id: number, instance: Instance) {
  const { avatar_url: avatarUrl, name, username, web_url: webUrl } = userBasic(instance, userById(instance.state, id));
  return { avatarUrl, id: `gid://gitlab/User/${id}`, name, username, webUrl };
}

const labelNode = ({ id, name, color }: Label) => ({ id: `gid://gitlab/ProjectLabel/${id}`, title: name, color });

export const sharedColumns: Columns<Issue | MergeRequest> = {
  title: { name: 'title', label: 'Title', value: ({ title }) => title },
  closed: { name: 'closedAt', label: 'Closed at', value: ({ closedAt }) => closedAt },
  created: { name: 'createdAt', label: 'Created at', value: ({ createdAt }) => createdAt },
  updated: { name: 'updatedAt', label: 'Updated at', value: ({ updatedAt }) => updatedAt },
  author: { name: 'author', label: 'Author', value: ({ authorId }, instance) => personNode(authorId, instance) },
  assignee: { name: 'assignees', label: 'Assignees', value: ({ assigneeIds }, at) => people(assigneeIds, at) },
  milestone: {
    name: 'milestone',
    label: 'Milestone',
    value({ milestoneId }, { state }) {
      const found = state.milestones.find(({ id }) => id === milestoneId);
      return found === undefined ? null : { id: `gid://gitlab/Milestone/${found.id}`, title: found.title };
    },
  },
  label: {
    name: 'labels',
    label: 'Labels',
    value: ({ labelIds }, { state }) => ({ nodes: labelsByIds(state, labelIds).map(labelNode) }),
  },
};

export const issueColumns: Columns<Issue> = {
  ...sharedColumns,
  id: { name: 'id', label: 'ID', value: ({ id }) => gidOf(id) },
  state: { name: 'state', label: 'State', value: stateOf },
  type: { name: 'type', label: 'Type', value: ({ issueType }) => issueType.toUpperCase() },
  due: { name: 'dueDate', label: 'Due date', value: ({ dueDate }) => dueDate },
  confidential: { name: 'confidential', label: 'Confidential', value: ({ confidential }) => confidential },
};

const gidOf = (id: number): string => `gid://gitlab/WorkItem/${id}`;

function stateOf({ state }: Issue): string {
  return state === 'opened' ? 'OPEN' : 'CLOSED';
}

/** Throws for a field that nothing shows. */
export function fieldsOf<Row>(instance: Instance, fields: string, columns: Columns<Row>) {
  return readColumns(fields).map(({ field, names, alias }) => {
    const column = fieldNamed(columns, field, instance.version);
    if (column === undefined || (names !== null && nameOfField(field, instance.version) !== 'label'))
      throw new GlqlRefusal(`\`${field}\` is not a recognized field.`);
    const key = alias ?? field;
    return { field, key, label: alias ?? column.label, name: column.name, value: column.value };
  });
}

/** What every row tells, asked for or not. */
export type Identity<Row> = (instance: Instance, project: Project, row: Row) => Record<string, unknown>;

export const issueIdentity: Identity<Issue> = (instance, project, issue) => ({
  id: gidOf(issue.id),
  iid: String(issue.iid),
  reference: `#${issue.iid}`,
  state: stateOf(issue),
  title: issue.title,
  webUrl: issueUrl(instance, project, issue),
});

export function nodeOf<Row>(
  instance: Instance,
  row: Row,
  fields: ReturnType<typeof fieldsOf<Row>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ key, name, value }) => [key, name].map((one) => [one, value(row, instance)])),
  );
}

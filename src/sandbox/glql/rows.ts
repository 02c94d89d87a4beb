// The rows of an embedded view: the issues of one project that the query keeps and the reader may see, in the view's order.
import { canReadIssue, canSee, fullPathOf } from '../who/access.ts';
import { inOrder, type IssueOrder, issueOrder, type IssueOrderName } from '../rules/issue-order.ts';
import type { Issue } from '../state/planning-records.ts';
import type { Instance, SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';
import { conditionTest, nameOfField } from './fields.ts';
import { type Condition, readQuery } from './query.ts';
import { GlqlRefusal } from './refusal.ts';

export interface Rows {
  readonly project: Project;
  readonly issues: readonly Issue[];
}

/** @param here the project of the page: a query that names none means it. null: there is no page, and then perhaps no answer. */
export function rowsOf<Here extends Project | null>(
  c: SandboxContext,
  here: Here,
  query: string,
  sort: string,
): Rows | (Here extends null ? null : never);
export function rowsOf(c: SandboxContext, here: Project | null, query: string, sort: string): Rows | null {
  const { instance, viewer } = c.var;
  const conditions = readQuery(query);
  const project = projectAsked(c, conditions) ?? here;
  if (project === null) return null;
  const tests = conditions
    .filter(({ field }) => field !== 'project')
    .map((condition) => conditionTest(condition, { instance, viewer }));
  const rows = (instance.state.issues[project.id] ?? []).filter(
    (issue) => canReadIssue(c, issue, project) && tests.every((test) => test(issue)),
  );
  return { project, issues: inOrder(rows, orderOf(instance, sort)) };
}

function projectAsked(c: SandboxContext, conditions: readonly Condition[]): Project | null {
  const { state } = c.var.instance;
  const asked = conditions.filter(({ field }) => field === 'project');
  const [condition] = asked;
  if (condition === undefined) return null;
  const [value] = condition.values;
  if (asked.length > 1 || condition.operator !== '=' || condition.isList || value?.kind !== 'string')
    throw new GlqlRefusal('`project` is compared with one path, using `=`.');
  const path = value.text.toLowerCase();
  const project = state.projects.find((candidate) => fullPathOf(state, candidate).toLowerCase() === path);
  if (project !== undefined && canSee(c, project)) return project;
  throw new GlqlRefusal(`Project \`${value.text}\` does not exist or you do not have access to it.`);
}

const orders: Readonly<Record<string, IssueOrderName>> = {
  created: 'created_at',
  updated: 'updated_at',
  due: 'due_date',
  title: 'title',
  milestone: 'milestone_due',
  popularity: 'popularity',
  weight: 'weight',
};

/** https://docs.gitlab.com/user/glql/fields/#fields-to-sort-embedded-views-by */
function orderOf(instance: Instance, sort: string): IssueOrder {
  const [, name = '', direction = ''] = /^(\w+)\s+(asc|desc)$/i.exec(sort.trim()) ?? [];
  const field = nameOfField(name.toLowerCase(), instance.version);
  const order = Object.hasOwn(orders, field) ? orders[field] : undefined;
  const isAscending = direction.toLowerCase() === 'asc';
  if (order !== undefined) return issueOrder(instance, order, isAscending ? 'asc' : 'desc');
  if (field !== 'closed') throw new GlqlRefusal(`Cannot sort by \`${sort}\`.`);
  const { compare } = issueOrder(instance, 'created_at', isAscending ? 'asc' : 'desc');
  return { compare, positionOf: ({ closedAt, id }) => ({ key: closedAt, id }) };
}

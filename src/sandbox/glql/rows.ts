// The rows that a query keeps and its reader may see, in the order it asks for: of the page that it stands on, or of a project or group.
import { canReadIssue, canSee, fullPathOf } from '../who/access.ts';
import { canSeeGroup } from '../who/groups.ts';
import { homeOfGroup } from '../who/homes.ts';
import { readsMergeRequests } from '../who/merge-request-access.ts';
import { inOrder, type IssueOrder, issueOrder, type IssueOrderName } from '../rules/issue-order.ts';
import type { Issue } from '../state/planning-records.ts';
import type { Instance, SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';
import { invalid } from './comparing.ts';
import { conditionTest, fieldNamed, nameOfField } from './fields.ts';
import { mergeRequestsInOrder, mergeRequestTest } from './merge-requests.ts';
import { type Condition, readQuery } from './query.ts';
import { GlqlRefusal } from './refusal.ts';

export interface Rows {
  readonly project: Project;
  readonly issues: readonly Issue[];
}

/** @param here the project of the page: a query that names none means it */
export function rowsOf(c: SandboxContext, here: Project, query: string, sort: string): Rows {
  const conditions = readQuery(query);
  const project = projectAsked(c, pathAsked(conditions, 'project')) ?? here;
  const issues = issuesOf(c, [project], without(conditions, 'project'));
  return { project, issues: inOrder(issues, orderOf(c.var.instance, sort)) };
}

interface Scope {
  readonly project: string | null;
  readonly group: string | null;
}

export type Answers = { readonly projects: readonly Project[] } & (
  | { readonly kind: 'issues'; readonly rows: readonly Issue[] }
  | { readonly kind: 'merge requests'; readonly rows: readonly MergeRequest[] }
);

/** What a query gives away from any page. null: it names neither a project nor a group; what it names goes before the scope given. */
export function answersTo(
  c: SandboxContext,
  { scope, query, sort }: { scope: Scope; query: string; sort: string },
): Answers | null {
  const { instance, viewer } = c.var;
  const conditions = readQuery(query);
  const asked = { project: pathAsked(conditions, 'project'), group: pathAsked(conditions, 'group') };
  const reached = projectsAsked(c, asked.project === null && asked.group === null ? scope : asked);
  if (reached === null) return null;
  const projects = withinSubgroups(conditions) ? reached.all : reached.own;
  const placed = without(conditions, 'project', 'group', 'includesubgroups');
  const others = placed.filter((condition) => !asksForMergeRequests(condition));
  if (others.length === placed.length) {
    const rows = inOrder(issuesOf(c, projects, placed), orderOf(instance, sort));
    return { projects, kind: 'issues', rows };
  }
  const tests = others.map((condition) => mergeRequestTest(condition, { instance, viewer }));
  const rows = projects
    .filter((project) => readsMergeRequests(c, project))
    .flatMap((project) => instance.state.mergeRequests[project.id] ?? [])
    .filter((row) => tests.every((test) => test(row)));
  return { projects, kind: 'merge requests', rows: mergeRequestsInOrder(instance.version, rows, sort) };
}

const asksForMergeRequests = ({ field, operator, isList, values: [value] }: Condition): boolean =>
  field === 'type' &&
  operator === '=' &&
  !isList &&
  value?.kind === 'word' &&
  value.text.toLowerCase() === 'mergerequest';

const without = (conditions: readonly Condition[], ...names: readonly string[]): readonly Condition[] =>
  conditions.filter(({ field }) => !names.includes(field));

function issuesOf(c: SandboxContext, projects: readonly Project[], conditions: readonly Condition[]): Issue[] {
  const { instance, viewer } = c.var;
  const tests = conditions.map((condition) => conditionTest(condition, { instance, viewer }));
  return projects.flatMap((project) =>
    (instance.state.issues[project.id] ?? []).filter(
      (issue) => canReadIssue(c, issue, project) && tests.every((test) => test(issue)),
    ),
  );
}

function pathAsked(conditions: readonly Condition[], name: 'project' | 'group'): string | null {
  const asked = conditions.filter(({ field }) => field === name);
  const [condition] = asked;
  if (condition === undefined) return null;
  const [value] = condition.values;
  if (asked.length > 1 || condition.operator !== '=' || condition.isList || value?.kind !== 'string')
    throw new GlqlRefusal(`\`${name}\` is compared with one path, using \`=\`.`);
  return value.text;
}

/** Those below a group are meant unless `includeSubgroups` says no. */
function withinSubgroups(conditions: readonly Condition[]): boolean {
  return conditions
    .filter(({ field }) => field === 'includesubgroups')
    .every((condition) => {
      const word = condition.values[0]?.text.toLowerCase() ?? '';
      if (!['=', '!='].includes(condition.operator) || condition.isList || !['true', 'false'].includes(word))
        throw invalid(condition, word);
      return (word === 'true') === (condition.operator === '=');
    });
}

interface Reached {
  readonly all: readonly Project[];
  /** Without those of subgroups. */
  readonly own: readonly Project[];
}

function projectsAsked(c: SandboxContext, { project, group }: Scope): Reached | null {
  if (project !== null && group !== null) throw new GlqlRefusal('`project` and `group` do not go together.');
  const found = projectAsked(c, project);
  if (found !== null) return { all: [found], own: [found] };
  if (group === null) return null;
  const { state, today } = c.var.instance;
  const { user } = c.var.viewer;
  const path = group.toLowerCase();
  const named = state.namespaces.find(({ kind, fullPath }) => kind === 'group' && fullPath.toLowerCase() === path);
  const isSeen =
    named !== undefined &&
    (user === null ? named.group?.visibility === 'public' : canSeeGroup(state, user, named, today));
  if (!isSeen) throw new GlqlRefusal(`Group \`${group}\` does not exist or you do not have access to it.`);
  const all = homeOfGroup(state, named).projects;
  return { all, own: all.filter(({ namespaceId }) => namespaceId === named.id) };
}

function projectAsked(c: SandboxContext, path: string | null): Project | null {
  if (path === null) return null;
  const { state } = c.var.instance;
  const project = state.projects.find((one) => fullPathOf(state, one).toLowerCase() === path.toLowerCase());
  if (project !== undefined && canSee(c, project)) return project;
  throw new GlqlRefusal(`Project \`${path}\` does not exist or you do not have access to it.`);
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
  const order = fieldNamed(orders, name.toLowerCase(), instance.version);
  const isAscending = direction.toLowerCase() === 'asc';
  if (order !== undefined) return issueOrder(instance, order, isAscending ? 'asc' : 'desc');
  if (nameOfField(name.toLowerCase(), instance.version) !== 'closed')
    throw new GlqlRefusal(`Cannot sort by \`${sort}\`.`);
  const { compare } = issueOrder(instance, 'created_at', isAscending ? 'asc' : 'desc');
  return { compare, positionOf: ({ closedAt, id }) => ({ key: closedAt, id }) };
}

// Lists of issues: of a project, of a group, of everybody, and their counts.
import { canReadIssue, levelIn, projectOf } from '../who/access.ts';
import { issueEntity } from '../entities/issue.ts';
import { homeOfGroup } from '../who/homes.ts';
import { issueFilter, issueFilterParams, issueListParams, type IssueFilters } from '../rules/issue-filters.ts';
import { inOrder, issueOrder, keysetOrders, type IssueOrder } from '../rules/issue-order.ts';
import { cursorOf, keysetPage, paginate } from '../http/page.ts';
import { accept, bool, oneOf, optional, withDefault } from '../http/params.ts';
import { forbidden, notFound, unauthorized } from '../http/reply.ts';
import { authenticated, since, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Issue } from '../state/planning-records.ts';
import type { Project } from '../state/state.ts';
import { groupOf } from '../who/group-access.ts';

export function issueListRoutes(api: SandboxApp): void {
  api.get('/projects/:id/issues', (c) => {
    const { instance, params, viewer } = c.var;
    const project = projectOf(c);
    const asked = issueListParams(instance, params);
    const { pagination } = accept(params, { pagination: optional(oneOf('keyset', 'offset', 'legacy')) });
    const order = issueOrder(instance, asked.order_by, asked.sort);
    const rows = inOrder(readable(c, project, asked), order);
    const view = { withLabelsDetails: asked.with_labels_details === true, single: false };
    const present = (issue: Issue) => issueEntity(instance, project, issue, viewer, view);
    const defaults = {
      order_by: asked.order_by,
      sort: asked.sort,
      state: asked.state,
      with_labels_details: asked.with_labels_details,
    };
    if (pagination === 'keyset' && since(instance, '18.3') && keysetOrders.includes(asked.order_by)) {
      return c.json(
        keysetPage(c, rows, order.positionOf, present, {
          parameter: 'cursor',
          start: startAfter(c, rows, order),
          defaults,
        }),
      );
    }
    return c.json(paginate(c, rows, present, { type: 'Issue', defaults }));
  });

  api.get('/issues', (c) => {
    if (c.var.viewer.user === null) throw unauthorized();
    return listOver(c, c.var.instance.state.projects, 'created_by_me');
  });

  // https://docs.gitlab.com/api/issues/#list-all-group-issues
  api.get('/groups/:id/issues', (c) => listOver(c, homeOfGroup(c.var.instance.state, groupOf(c)).projects, 'all'));
  api.get('/groups/:id/issues_statistics', (c) => {
    const { projects } = homeOfGroup(c.var.instance.state, groupOf(c));
    const filters = { ...issueFilterParams(c.var.instance, c.var.params), state: 'all' } as const;
    return c.json(statistics(projects.flatMap((project) => readable(c, project, filters))));
  });

  // By its global id: for administrators.
  api.get('/issues/:id', (c) => {
    if (!authenticated(c).admin) throw forbidden();
    const { instance, viewer } = c.var;
    for (const project of instance.state.projects) {
      const issue = instance.state.issues[project.id]?.find(({ id }) => String(id) === c.req.param('id'));
      if (issue !== undefined)
        return c.json(issueEntity(instance, project, issue, viewer, { withLabelsDetails: false, single: true }));
    }
    throw notFound();
  });

  api.get('/projects/:id/issues_statistics', (c) => {
    const project = projectOf(c);
    return c.json(
      statistics(readable(c, project, { ...issueFilterParams(c.var.instance, c.var.params), state: 'all' })),
    );
  });

  api.get('/issues_statistics', (c) => {
    const { instance, params, viewer } = c.var;
    if (viewer.user === null) throw unauthorized();
    const asked = issueFilterParams(instance, params);
    const filters = { ...asked, scope: asked.scope ?? 'created_by_me', state: 'all' } as const;
    return c.json(statistics(instance.state.projects.flatMap((project) => readable(c, project, filters))));
  });
}

/** The issues of many projects in one list. */
function listOver(c: SandboxContext, all: readonly Project[], defaultScope: 'created_by_me' | 'all'): Response {
  const { instance, params, viewer } = c.var;
  const asked = issueListParams(instance, params);
  const { non_archived: nonArchived } = accept(params, { non_archived: withDefault(bool, true) });
  const scope = asked.scope ?? defaultScope;
  const projects = all
    .filter((project) => nonArchived !== true || !project.archived)
    // Public projects of strangers show up with scope=all alone.
    .filter(
      (project) =>
        scope !== 'all' ||
        project.visibility !== 'private' ||
        viewer.user?.admin === true ||
        levelIn(instance.state, viewer.user, project, instance.today) > 0,
    );
  const homes = new Map(projects.map((project) => [project.id, project]));
  const rows = projects.flatMap((project) => readable(c, project, { ...asked, scope }));
  const view = { withLabelsDetails: asked.with_labels_details === true, single: false };
  const ordered = inOrder(rows, issueOrder(instance, asked.order_by, asked.sort)).flatMap((issue) => {
    const project = homes.get(issue.projectId);
    return project === undefined ? [] : [{ issue, project }];
  });
  const defaults = {
    non_archived: nonArchived,
    order_by: asked.order_by,
    scope,
    sort: asked.sort,
    state: asked.state,
    with_labels_details: asked.with_labels_details,
  };
  const present = ({ issue, project }: (typeof ordered)[number]) => issueEntity(instance, project, issue, viewer, view);
  return c.json(paginate(c, ordered, present, { type: 'Issue', defaults }));
}

/** What the caller may read of a project, filtered. */
function readable(c: SandboxContext, project: Project, filters: IssueFilters): Issue[] {
  const { instance, viewer } = c.var;
  const issues = instance.state.issues[project.id] ?? [];
  const matches = issueFilter(instance, viewer, filters);
  const mayRead = issueReader(c, project);
  return issues.filter((issue) => mayRead(issue) && matches(issue));
}

/** Asks for the role once, not for each of ten thousand rows. */
function issueReader(c: SandboxContext, project: Project): (issue: Issue) => boolean {
  const { user } = c.var.viewer;
  const probe = { authorId: 0, assigneeIds: [] as number[] };
  const readsOpen = canReadIssue(c, { ...probe, confidential: false }, project);
  const readsConfidential = canReadIssue(c, { ...probe, confidential: true }, project);
  return (issue) =>
    readsOpen &&
    (!issue.confidential ||
      readsConfidential ||
      (user !== null && (issue.authorId === user.id || issue.assigneeIds.includes(user.id))));
}

function startAfter(c: SandboxContext, rows: readonly Issue[], order: IssueOrder): number {
  const cursor = cursorOf(c.var.params['cursor']);
  if (cursor === null) return 0;
  const next = rows.findIndex((issue) => order.compare(cursor, order.positionOf(issue)) < 0);
  return next === -1 ? rows.length : next;
}

function statistics(issues: readonly Issue[]) {
  const opened = issues.filter((issue) => issue.state === 'opened').length;
  return { statistics: { counts: { all: issues.length, closed: issues.length - opened, opened } } };
}

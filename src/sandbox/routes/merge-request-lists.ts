// Lists of merge requests: of a project, of a group and all below it, of everybody. https://docs.gitlab.com/api/merge_requests/
import { mergeRequestEntity, mergeRequestSimple } from '../entities/merge-request.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, withDefault } from '../http/params.ts';
import { forbidden } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import { mergeRequestFilter, mergeRequestListParams, mergeRequestsInOrder } from '../rules/merge-request-filters.ts';
import type { Project } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';
import { allow, projectOf } from '../who/access.ts';
import { groupOf } from '../who/group-access.ts';
import { homeOfGroup } from '../who/homes.ts';
import { readsMergeRequests } from '../who/merge-request-access.ts';

interface Asked {
  readonly scope: 'created_by_me' | 'all';
  /** What `non_archived` is where nobody says; a project's list does not know it. */
  readonly nonArchived?: boolean;
}

export function mergeRequestListRoutes(api: SandboxApp): void {
  api.get('/merge_requests', (c) =>
    listed(c, c.var.instance.state.projects, { scope: 'created_by_me', nonArchived: false }),
  );

  api.get('/groups/:id/merge_requests', (c) =>
    listed(c, homeOfGroup(c.var.instance.state, groupOf(c)).projects, { scope: 'all', nonArchived: true }),
  );

  api.get('/projects/:id/merge_requests', (c) => {
    const project = projectOf(c);
    allow(c, 'read_merge_request', project);
    if (!readsMergeRequests(c, project)) throw forbidden();
    return listed(c, [project], { scope: 'all' });
  });
}

function listed(c: SandboxContext, all: readonly Project[], usual: Asked): Response {
  const { instance, params, viewer } = c.var;
  const asked = mergeRequestListParams(instance, params, usual.scope);
  if (viewer.user === null && asked.scope !== 'all') authenticated(c);
  const archive: { readonly non_archived?: boolean | null } =
    usual.nonArchived === undefined ? {} : accept(params, { non_archived: withDefault(bool, usual.nonArchived) });
  const projects = all.filter(
    (project) => readsMergeRequests(c, project) && !(archive.non_archived === true && project.archived),
  );
  const home = new Map(projects.map((project) => [project.id, project]));
  const matches = mergeRequestFilter(instance, viewer, asked);
  const rows = projects.flatMap((project) => instance.state.mergeRequests[project.id] ?? []).filter(matches);
  const present = (row: MergeRequest) => {
    const project = home.get(row.projectId);
    if (project === undefined) return null;
    if (asked.view === 'simple') return mergeRequestSimple(instance, project, row);
    return mergeRequestEntity(instance, project, row, asked.with_labels_details === true);
  };
  const { order_by, sort, state } = asked;
  const defaults = { ...archive, order_by, scope: asked.scope, sort, state, with_labels_details: false };
  return c.json(
    paginate(c, mergeRequestsInOrder(instance.state, rows, asked), present, { type: 'MergeRequest', defaults }),
  );
}

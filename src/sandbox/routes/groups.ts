// Groups: those one sees, one of them, what is below it, and its epics.
import { canSee } from '../who/access.ts';
import { emptyList } from '../http/always-empty.ts';
import { groupEntity, projectEntity, projectSimple } from '../entities/project.ts';
import { groupOf } from '../who/group-access.ts';
import { canSeeGroup, groupLevel, groupsFrom, parentOf } from '../who/groups.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, integer, integers, oneOf, optional, text, withDefault } from '../http/params.ts';
import { forbidden, notFound } from '../http/reply.ts';
import { authenticated, enterpriseOnly, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Namespace } from '../state/state.ts';

export function groupRoutes(api: SandboxApp): void {
  api.get('/groups', (c) => {
    const { top_level_only: topLevel } = accept(c.var.params, { top_level_only: withDefault(bool, false) });
    const { state } = c.var.instance;
    return listGroups(c, (group) => topLevel !== true || parentOf(state, group) === null);
  });
  api.get('/groups/:id', (c) => {
    const group = groupOf(c);
    const { instance, params, viewer } = c.var;
    const { with_projects: withProjects } = accept(params, { with_projects: withDefault(bool, true) });
    const projects = instance.state.projects.filter(
      (project) => project.namespaceId === group.id && canSee(c, project),
    );
    return c.json({
      ...groupEntity(instance, group),
      shared_with_groups: [],
      ...(withProjects === false
        ? {}
        : { projects: projects.map((project) => projectEntity(instance, project, viewer)), shared_projects: [] }),
    });
  });
  api.get('/groups/:id/subgroups', (c) => {
    const { id } = groupOf(c);
    return listGroups(c, (group) => parentOf(c.var.instance.state, group)?.id === id);
  });
  api.get('/groups/:id/descendant_groups', (c) => {
    const { fullPath } = groupOf(c);
    return listGroups(c, (group) => group.fullPath.startsWith(`${fullPath}/`));
  });
  api.get('/groups/:id/projects', (c) => listProjects(c, groupOf(c)));

  // Epics are Premium; nobody can make one here yet. https://docs.gitlab.com/api/epics/
  const epicsOf = (c: SandboxContext) => {
    enterpriseOnly(c.var.instance);
    groupOf(c);
    if (c.var.instance.tier === 'free') throw forbidden();
  };
  api.get('/groups/:id/epics', (c) => {
    epicsOf(c);
    return emptyList(c, '/groups/:id/epics');
  });
  api.get('/groups/:id/epics/:epicIid', (c) => {
    epicsOf(c);
    throw notFound();
  });
}

function listGroups(c: SandboxContext, belongs: (group: Namespace) => boolean): Response {
  const { instance, params } = c.var;
  const { state, today } = instance;
  const user = authenticated(c);
  const asked = accept(params, {
    search: optional(text),
    skip_groups: optional(integers),
    all_available: optional(bool),
    min_access_level: optional(integer),
    owned: withDefault(bool, false),
    visibility: optional(oneOf('private', 'internal', 'public')),
    order_by: withDefault(oneOf('name', 'path', 'id', 'similarity'), 'name'),
    sort: withDefault(oneOf('asc', 'desc'), 'asc'),
  });
  const least = asked.owned === true ? 50 : (asked.min_access_level ?? 0);
  // Members see theirs; administrators, and whoever asks for it, see all that is visible.
  const ownOnly = asked.all_available === false;
  const needle = asked.search?.toLowerCase() ?? '';
  const rows = state.namespaces.filter(
    (group) =>
      group.kind === 'group' &&
      belongs(group) &&
      canSeeGroup(state, user, group, today) &&
      asked.skip_groups?.includes(group.id) !== true &&
      (asked.visibility === undefined || group.group?.visibility === asked.visibility) &&
      groupLevel(state, user, group, today) >= (ownOnly ? Math.max(least, 1) : least) &&
      (group.fullPath.toLowerCase().includes(needle) || group.name.toLowerCase().includes(needle)),
  );
  const key = (group: Namespace) => (asked.order_by === 'path' ? group.path : group.name).toLowerCase();
  const order = (a: Namespace, b: Namespace) =>
    asked.order_by === 'id' || key(a) === key(b) ? a.id - b.id : key(a) < key(b) ? -1 : 1;
  rows.sort((a, b) => order(a, b) * (asked.sort === 'asc' ? 1 : -1));
  return c.json(
    paginate(c, rows, (group) => groupEntity(instance, group), {
      type: 'Group',
      defaults: { order_by: asked.order_by, owned: asked.owned, sort: asked.sort },
    }),
  );
}

function listProjects(c: SandboxContext, group: Namespace): Response {
  const { instance, params, viewer } = c.var;
  const { state } = instance;
  const asked = accept(params, {
    archived: optional(bool),
    visibility: optional(oneOf('private', 'internal', 'public')),
    search: optional(text),
    simple: withDefault(bool, false),
    include_subgroups: withDefault(bool, false),
  });
  const ids = new Set(
    state.namespaces
      .filter(
        (other) =>
          other.id === group.id || (asked.include_subgroups === true && groupsFrom(state, other).includes(group)),
      )
      .map(({ id }) => id),
  );
  const needle = asked.search?.toLowerCase() ?? '';
  const rows = state.projects.filter(
    (project) =>
      ids.has(project.namespaceId) &&
      canSee(c, project) &&
      (typeof asked.archived !== 'boolean' || project.archived === asked.archived) &&
      (asked.visibility === undefined || project.visibility === asked.visibility) &&
      (project.name.toLowerCase().includes(needle) || project.path.toLowerCase().includes(needle)),
  );
  return c.json(
    paginate(
      c,
      rows.toReversed(),
      (project) =>
        asked.simple === true ? projectSimple(instance, project) : projectEntity(instance, project, viewer),
      { type: 'Project' },
    ),
  );
}

// Lists of projects.
import { canSee, levelIn } from '../who/access.ts';
import { projectEntity, projectSimple } from '../entities/project.ts';
import { keysetPage, paginate } from '../http/page.ts';
import { accept, bool, integer, list, oneOf, optional, text, withDefault } from '../http/params.ts';
import { notFound, Refusal } from '../http/reply.ts';
import type { Instance, SandboxApp, SandboxContext } from '../http/routing.ts';
import type { Project, User } from '../state/state.ts';
import type { ActivityEvent } from '../state/work-records.ts';

const rules = {
  owned: withDefault(bool, false),
  membership: withDefault(bool, false),
  starred: withDefault(bool, false),
  simple: withDefault(bool, false),
  archived: optional(bool),
  visibility: optional(oneOf('private', 'internal', 'public')),
  search: optional(text),
  search_namespaces: optional(bool),
  topic: optional(list),
  min_access_level: optional(integer),
  with_issues_enabled: withDefault(bool, false),
  with_merge_requests_enabled: withDefault(bool, false),
  id_after: optional(integer),
  id_before: optional(integer),
  last_activity_after: optional(text),
  last_activity_before: optional(text),
  order_by: withDefault(
    oneOf('id', 'name', 'path', 'created_at', 'updated_at', 'last_activity_at', 'similarity', 'star_count'),
    'created_at',
  ),
  sort: withDefault(oneOf('asc', 'desc'), 'desc'),
  pagination: optional(oneOf('keyset', 'offset', 'legacy')),
};
type Asked = ReturnType<typeof accept<typeof rules>>;
/** What a list of projects is shown by, whatever it was filtered by. */
type Shown = Pick<Asked, 'simple' | 'order_by' | 'sort'> & Partial<Asked>;

export function projectListRoutes(api: SandboxApp): void {
  api.get('/projects', (c) => {
    const asked = accept(c.var.params, rules);
    return c.json(listed(c, asked, filtered(c, asked)));
  });

  api.get('/users/:user_id/projects', (c) => {
    const asked = accept(c.var.params, rules);
    const owner = userNamed(c);
    const { state } = c.var.instance;
    const own = new Set(
      state.namespaces.filter((namespace) => namespace.ownerId === owner.id).map((namespace) => namespace.id),
    );
    return c.json(
      listed(
        c,
        asked,
        filtered(c, asked).filter((project) => own.has(project.namespaceId)),
      ),
    );
  });

  api.get('/users/:user_id/contributed_projects', (c) => {
    const { simple, order_by, sort } = rules;
    const asked = accept(c.var.params, { simple, order_by, sort });
    const ids = contributedTo(c.var.instance, userNamed(c));
    const rows = c.var.instance.state.projects.filter((project) => ids.has(project.id) && canSee(c, project));
    return c.json(listed(c, asked, rows));
  });
}

function userNamed(c: SandboxContext): User {
  const given = (c.req.param('user_id') ?? '').toLowerCase();
  const user = c.var.instance.state.users.find(
    ({ id, username }) => String(id) === given || username.toLowerCase() === given,
  );
  if (user === undefined) throw notFound('User');
  return user;
}

const contributions: ReadonlySet<ActivityEvent['action']> = new Set(['created', 'closed', 'merged', 'approved']);

/** Where they pushed, commented, or did something with issues and merge requests in the last year. */
function contributedTo({ state, now }: Instance, { id }: User): ReadonlySet<number | null> {
  const year = new Date(now);
  year.setUTCFullYear(year.getUTCFullYear() - 1);
  const since = year.toISOString();
  const counts = ({ action, targetType }: ActivityEvent) =>
    action === 'pushed' ||
    action === 'commented' ||
    ((targetType === 'Issue' || targetType === 'MergeRequest') && contributions.has(action));
  const own = state.events.filter((event) => event.authorId === id && event.createdAt > since && counts(event));
  return new Set(own.map(({ projectId }) => projectId));
}

function listed(c: SandboxContext, asked: Shown, rows: Project[]): object[] {
  const { instance, viewer } = c.var;
  const present = (project: Project) =>
    asked.simple === true ? projectSimple(instance, project) : projectEntity(instance, project, viewer);
  const ordered = rows.toSorted((a, b) => compare(a, b, asked.order_by) * (asked.sort === 'asc' ? 1 : -1));
  const defaults = {
    order_by: asked.order_by,
    owned: asked.owned,
    membership: asked.membership,
    simple: asked.simple,
    sort: asked.sort,
    starred: asked.starred,
    with_issues_enabled: asked.with_issues_enabled,
    with_merge_requests_enabled: asked.with_merge_requests_enabled,
  };
  if (asked.pagination !== 'keyset') return paginate(c, ordered, present, { type: 'Project', defaults });
  if (asked.order_by !== 'id')
    throw new Refusal(405, { error: 'Keyset pagination is not yet available for this type of request' });
  return keysetPage(c, ordered, ({ id }) => ({ key: id, id }), present, {
    parameter: asked.sort === 'asc' ? 'id_after' : 'id_before',
    start: 0,
    defaults,
  });
}

function filtered(c: SandboxContext, asked: Asked): Project[] {
  const { instance, viewer } = c.var;
  const { state, today } = instance;
  const needle = asked.search?.toLowerCase() ?? '';
  const topics = (asked.topic ?? []).map((topic) => topic.toLowerCase());
  const ownSpaces = new Set(
    state.namespaces.filter((namespace) => namespace.ownerId === viewer.user?.id).map((namespace) => namespace.id),
  );
  const on = (project: Project, feature: string) => project.features[`${feature}_access_level`] !== 'disabled';
  const leastLevel = asked.membership === true ? Math.max(asked.min_access_level ?? 1, 1) : asked.min_access_level;
  const levelOf = (project: Project) => levelIn(state, viewer.user, project, today);
  const { id_after: idAfter, id_before: idBefore } = asked;
  const { last_activity_after: activeAfter, last_activity_before: activeBefore } = asked;
  const tests: (((project: Project) => boolean) | false)[] = [
    (project) => canSee(c, project),
    asked.starred === true && ((project) => project.starredBy?.includes(viewer.user?.id ?? 0) === true),
    // "Owned" is by namespace or by an Owner's membership.
    asked.owned === true && ((project) => levelOf(project) === 50 || ownSpaces.has(project.namespaceId)),
    leastLevel !== undefined && ((project) => levelOf(project) >= Math.max(leastLevel ?? 1, 1)),
    typeof asked.archived === 'boolean' && ((project) => project.archived === asked.archived),
    asked.visibility !== undefined && ((project) => project.visibility === asked.visibility),
    asked.with_issues_enabled === true && ((project) => on(project, 'issues')),
    asked.with_merge_requests_enabled === true && ((project) => on(project, 'merge_requests')),
    typeof idAfter === 'number' && ((project) => project.id > idAfter),
    typeof idBefore === 'number' && ((project) => project.id < idBefore),
    typeof activeAfter === 'string' && ((project) => project.lastActivityAt >= activeAfter),
    typeof activeBefore === 'string' && ((project) => project.lastActivityAt <= activeBefore),
    topics.length > 0 && ((project) => hasTopics(project, topics)),
    needle !== '' && ((project) => holds(project, needle)),
  ];
  const asks = tests.filter((test) => test !== false);
  return state.projects.filter((project) => asks.every((test) => test(project)));
}

function hasTopics(project: Project, topics: readonly string[]): boolean {
  const own = new Set(project.topics.map((topic) => topic.toLowerCase()));
  return topics.every((topic) => own.has(topic));
}

const holds = (project: Project, needle: string): boolean =>
  [project.name, project.path, project.description ?? ''].some((value) => value.toLowerCase().includes(needle));

function compare(a: Project, b: Project, order: Asked['order_by']): number {
  const key = (project: Project): string | number => {
    if (order === 'name') return project.name.toLowerCase();
    if (order === 'path') return project.path;
    if (order === 'created_at') return project.createdAt;
    if (order === 'updated_at') return project.updatedAt;
    return order === 'last_activity_at' ? project.lastActivityAt : project.id;
  };
  const [left, right] = [key(a), key(b)];
  return left === right ? a.id - b.id : left < right ? -1 : 1;
}

// People: lists, one of them, oneself, what they are busy with.
import { statusEntity, userBasic, userForAdmin, userPublic, userSelf } from '../entities/user.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, instant, oneOf, optional, text, withDefault, type Params } from '../http/params.ts';
import { forbidden, invalidRecord, notFound } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { User } from '../state/state.ts';
import type { UserStatus } from '../state/work-records.ts';

export function userRoutes(api: SandboxApp): void {
  api.get('/users', (c) => c.json(listUsers(c)));
  api.get('/users/:user_id', (c) => {
    const { instance, viewer } = c.var;
    // Not everybody's business: a list by exact name is open, a single person is not.
    if (viewer.user === null) throw forbidden('Not authorized!');
    const found = userById(c);
    return c.json(viewer.user.admin ? userForAdmin(instance, found) : userPublic(instance, found));
  });
  api.get('/user', (c) => {
    const user = authenticated(c);
    return c.json(user.admin ? userForAdmin(c.var.instance, user) : userSelf(c.var.instance, user));
  });

  api.get('/users/:user_id/status', (c) => {
    const given = (c.req.param('user_id') ?? '').toLowerCase();
    const found = c.var.instance.state.users.find(
      ({ id, username }) => String(id) === given || username.toLowerCase() === given,
    );
    if (found === undefined) throw notFound('User');
    return c.json(statusEntity(c.var.instance, found));
  });
  api.get('/user/status', (c) => c.json(statusEntity(c.var.instance, authenticated(c))));
  // PUT forgets what is not given, PATCH keeps it.
  api.put('/user/status', (c) => c.json(setStatus(c, {})));
  api.patch('/user/status', (c) => c.json(setStatus(c, authenticated(c).status ?? {})));
}

/** The one whom the path names by number. */
export function userById(c: SandboxContext, parameter = 'user_id'): User {
  const found = c.var.instance.state.users.find((user) => String(user.id) === c.req.param(parameter));
  if (found === undefined) throw notFound('User');
  return found;
}

function listUsers(c: SandboxContext) {
  const { instance, params, viewer } = c.var;
  const isAdmin = viewer.user?.admin === true;
  const asked = accept(params, {
    username: optional(text),
    search: optional(text),
    public_email: optional(text),
    active: withDefault(bool, false),
    blocked: withDefault(bool, false),
    admins: withDefault(bool, false),
    exclude_internal: withDefault(bool, false),
    without_project_bots: withDefault(bool, false),
    without_projects: withDefault(bool, false),
    created_after: optional(instant),
    created_before: optional(instant),
    order_by: withDefault(oneOf('id', 'name', 'username', 'created_at', 'updated_at'), 'id'),
    sort: withDefault(oneOf('asc', 'desc'), 'desc'),
  });
  if (viewer.user === null && (asked.username ?? '') === '') throw forbidden('Not authorized to access /api/v4/users');
  const needle = asked.search?.toLowerCase() ?? '';
  const { username, created_after: after, created_before: before } = asked;
  const hasProject = (user: User) => instance.state.members.some(({ userId }) => userId === user.id);
  const tests: (((user: User) => boolean) | false)[] = [
    Boolean(username) && ((user) => user.username.toLowerCase() === username?.toLowerCase()),
    asked.public_email !== undefined && ((user) => user.publicEmail === asked.public_email),
    asked.active === true && ((user) => user.state === 'active'),
    asked.blocked === true && ((user) => user.state === 'blocked'),
    asked.without_project_bots === true && ((user) => !user.bot),
    // The rest is dropped without a word for whoever is no administrator.
    isAdmin && asked.admins === true && ((user) => user.admin),
    isAdmin && typeof after === 'string' && ((user) => user.createdAt >= after),
    isAdmin && typeof before === 'string' && ((user) => user.createdAt <= before),
    isAdmin && asked.without_projects === true && ((user) => !hasProject(user)),
    needle !== '' && ((user) => isFoundBy(user, needle, isAdmin)),
  ];
  const asks = tests.filter((test) => test !== false);
  const matches = (user: User): boolean => asks.every((test) => test(user));
  const rows = instance.state.users.filter(matches).toReversed();
  if (isAdmin) rows.sort((a, b) => compare(a, b, asked.order_by) * (asked.sort === 'asc' ? 1 : -1));
  const present = (user: User) => (isAdmin ? userForAdmin(instance, user) : userBasic(instance, user));
  return paginate(c, rows, present, { type: 'User' });
}

/** An address matches only where it is public, or for an administrator. */
const isFoundBy = (user: User, needle: string, isAdmin: boolean): boolean =>
  user.username.toLowerCase().includes(needle) ||
  user.name.toLowerCase().includes(needle) ||
  user.publicEmail === needle ||
  (isAdmin && user.email === needle);

function compare(a: User, b: User, order: string): number {
  const key = (user: User) =>
    order === 'name' || order === 'username' ? user[order].toLowerCase() : order === 'id' ? '' : user.createdAt;
  const [left, right] = [key(a), key(b)];
  return left === right ? a.id - b.id : left < right ? -1 : 1;
}

const HOUR = 3_600_000;
const clearAfter = {
  '30_minutes': HOUR / 2,
  '3_hours': 3 * HOUR,
  '8_hours': 8 * HOUR,
  '1_day': 24 * HOUR,
  '3_days': 72 * HOUR,
  '7_days': 168 * HOUR,
  '30_days': 720 * HOUR,
} as const;

function setStatus(c: SandboxContext, before: Partial<UserStatus>) {
  const user = authenticated(c);
  const { instance } = c.var;
  const asked = readStatus(c.var.params);
  const message = asked.message ?? (asked.message === undefined ? before.message : undefined) ?? '';
  const emoji = asked.emoji ?? (asked.emoji === undefined ? before.emoji : undefined) ?? '';
  const availability = asked.availability ?? before.availability ?? 'not_set';
  if (message.length > 100) throw invalidRecord({ message: ['is too long (maximum is 100 characters)'] });
  const after = asked.clear_status_after;
  const clearAt = after === undefined ? null : new Date(Date.parse(instance.now) + clearAfter[after]).toISOString();
  if (message === '' && emoji === '' && availability === 'not_set') delete user.status;
  else user.status = { emoji: emoji || 'speech_balloon', message, availability, clearAt };
  return statusEntity(instance, user);
}

const readStatus = (params: Params) =>
  accept(params, {
    emoji: optional(text),
    message: optional(text),
    availability: optional(oneOf('not_set', 'busy')),
    clear_status_after: optional(oneOf(...(Object.keys(clearAfter) as (keyof typeof clearAfter)[]))),
  });

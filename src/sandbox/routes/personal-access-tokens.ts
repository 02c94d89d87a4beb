// Personal access tokens: listed, made by an administrator, rotated and revoked; and what the caller's one reaches.
import { levelIn } from '../who/access.ts';
import { addToken } from '../state/empty-state.ts';
import { groupEntity, projectSimple } from '../entities/project.ts';
import { groupLevel } from '../who/groups.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, filled, instant, integer, list, oneOf, optional, text, type Declared } from '../http/params.ts';
import { badRequest, noContent, notFound, Refusal, unauthorized } from '../http/reply.ts';
import { administrator, authenticated, since, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Scope, Token } from '../state/state.ts';
import { tokenEntity } from './instance.ts';
import { userById } from './users.ts';

const WEEK = 7 * 86_400_000;
const known = ['api', 'read_api', 'read_user', 'read_repository', 'write_repository'] as const;

const scopes: Declared<Scope[]> = {
  read(raw) {
    const read = list.read(raw);
    if ('fault' in read) return read;
    const found = known.filter((scope) => read.value.includes(scope));
    return found.length === read.value.length ? { value: found } : { fault: 'does not have a valid value' };
  },
};

export function personalAccessTokenRoutes(api: SandboxApp): void {
  api.get('/personal_access_tokens', (c) => listTokens(c));
  api.get('/personal_access_tokens/:id', (c) => c.json(shown(c, tokenNamed(c))));

  api.post('/users/:user_id/personal_access_tokens', (c) => {
    administrator(c);
    const { instance, params } = c.var;
    const asked = accept(params, { name: filled(text), scopes: filled(scopes), expires_at: optional(instant) });
    const made = addToken(instance.state, {
      user: userById(c),
      token: `glpat-sandbox-${instance.newToken()}`,
      name: asked.name ?? '',
      scopes: asked.scopes,
      at: instance.now,
      ...(asked.expires_at ? { expiresAt: asked.expires_at.slice(0, 10) } : {}),
    });
    return c.json({ ...shown(c, made), token: made.token }, 201);
  });

  // The old one is revoked; the new one lives a week unless another end is asked for.
  const rotate = (c: SandboxContext, old: Token): Response => {
    const { instance, params } = c.var;
    const asked = accept(params, { expires_at: optional(instant) });
    if (old.revoked) throw badRequest('token already revoked');
    const user = instance.state.users.find(({ id }) => id === old.userId);
    if (user === undefined) throw notFound();
    const inAWeek = new Date(Date.parse(instance.now) + WEEK).toISOString();
    old.revoked = true;
    const made = addToken(instance.state, {
      user,
      token: `glpat-sandbox-${instance.newToken()}`,
      name: old.name,
      scopes: old.scopes,
      at: instance.now,
      expiresAt: (asked.expires_at ?? inAWeek).slice(0, 10),
      ...(old.grants === undefined ? {} : { grants: old.grants }),
    });
    return c.json({ ...shown(c, made), token: made.token });
  };
  api.post('/personal_access_tokens/self/rotate', (c) => rotate(c, ownToken(c)));
  api.post('/personal_access_tokens/:id/rotate', (c) => rotate(c, tokenNamed(c)));

  api.delete('/personal_access_tokens/self', (c) => {
    ownToken(c).revoked = true;
    return noContent(c);
  });
  api.delete('/personal_access_tokens/:id', (c) => {
    const user = authenticated(c);
    const found = personalTokens(c).find(({ id }) => String(id) === c.req.param('id'));
    if (found === undefined) throw notFound();
    // A reason would tell that it exists.
    if (!user.admin && found.userId !== user.id) throw new Refusal(400, { message: '400 Bad request' });
    found.revoked = true;
    return noContent(c);
  });

  api.get('/personal_access_tokens/self/associations', (c) => {
    if (!since(c.var.instance, '17.4')) throw new Refusal(404, { error: '404 Not Found' });
    ownToken(c);
    return c.json(associationsOf(c));
  });
}

const personalTokens = (c: SandboxContext): Token[] =>
  c.var.instance.state.tokens.filter(({ kind }) => kind === 'personal');

const isActive = (c: SandboxContext, { revoked, expiresAt }: Token): boolean =>
  !revoked && (expiresAt === null || expiresAt > c.var.instance.today);

/** When a token was used is not kept, but the one that asks is used now. */
function shown(c: SandboxContext, token: Token) {
  const { instance, viewer } = c.var;
  const isOwn = viewer.token?.id === token.id;
  return { ...tokenEntity(instance, token), last_used_at: isOwn ? instance.now : null, active: isActive(c, token) };
}

/** Others' tokens are there for administrators alone: whoever else asks does not learn whether there is one. */
function tokenNamed(c: SandboxContext): Token {
  const user = authenticated(c);
  const found = personalTokens(c).find(({ id }) => String(id) === c.req.param('id'));
  if (found !== undefined && (user.admin || found.userId === user.id)) return found;
  throw user.admin ? notFound() : unauthorized();
}

function ownToken(c: SandboxContext): Token {
  authenticated(c);
  const { token } = c.var.viewer;
  if (token === null) throw unauthorized();
  if (token.kind === 'oauth') throw badRequest('This endpoint requires token type to be a personal access token');
  return token;
}

function listTokens(c: SandboxContext): Response {
  const user = authenticated(c);
  const { state } = c.var.instance;
  const asked = accept(c.var.params, {
    user_id: optional(integer),
    revoked: optional(bool),
    state: optional(oneOf('active', 'inactive')),
    created_after: optional(instant),
    created_before: optional(instant),
    expires_after: optional(instant),
    expires_before: optional(instant),
    search: optional(text),
    last_used_after: optional(instant),
    last_used_before: optional(instant),
  });
  if (asked.last_used_after !== undefined || asked.last_used_before !== undefined)
    throw new Refusal(501, { error: 'The sandbox does not keep when a token was used' });
  if (user.admin && asked.user_id !== undefined && !state.users.some(({ id }) => id === asked.user_id))
    throw new Refusal(404, { message: '404 Not Found' });
  if (!user.admin && typeof asked.user_id === 'number' && asked.user_id !== user.id) throw unauthorized();
  const holder = user.admin ? asked.user_id : user.id;
  const { created_after: after, created_before: before } = asked;
  const rows = personalTokens(c).filter(
    (token) =>
      (typeof holder !== 'number' || token.userId === holder) &&
      (typeof asked.revoked !== 'boolean' || token.revoked === asked.revoked) &&
      (asked.state === undefined || isActive(c, token) === (asked.state === 'active')) &&
      (!after || token.createdAt >= after) &&
      (!before || token.createdAt <= before) &&
      (!asked.expires_after || (token.expiresAt ?? '') >= asked.expires_after.slice(0, 10)) &&
      (!asked.expires_before || (token.expiresAt !== null && token.expiresAt < asked.expires_before.slice(0, 10))) &&
      token.name.toLowerCase().includes(asked.search?.toLowerCase() ?? ''),
  );
  return c.json(paginate(c, rows, (token) => shown(c, token), { type: 'PersonalAccessToken' }));
}

/** What its holder is a member of, with the level there. */
function associationsOf(c: SandboxContext) {
  const user = authenticated(c);
  const { instance } = c.var;
  const { state, today } = instance;
  const { min_access_level: least } = accept(c.var.params, { min_access_level: optional(integer) });
  const enough = (level: number): boolean => level >= Math.max(least ?? 1, 1);
  const groups = state.namespaces.flatMap((group) => {
    const level = groupLevel(state, user, group, today);
    if (group.kind !== 'group' || !enough(level)) return [];
    const { id, web_url, name, parent_id, visibility } = groupEntity(instance, group);
    return [{ id, web_url, name, parent_id, organization_id: 1, access_levels: level, visibility }];
  });
  const projects = state.projects.flatMap((project) => {
    const level = levelIn(state, user, project, today);
    if (!enough(level)) return [];
    return [{ ...associatedProject(projectSimple(instance, project)), access_levels: level }];
  });
  return { groups, projects };
}

function associatedProject(project: ReturnType<typeof projectSimple>) {
  const { id, description, name, name_with_namespace, path, path_with_namespace } = project;
  const { created_at, visibility, web_url, namespace } = project;
  return {
    id,
    description,
    name,
    name_with_namespace,
    path,
    path_with_namespace,
    created_at,
    visibility,
    web_url,
    namespace,
  };
}

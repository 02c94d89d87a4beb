// About the server and the caller: version, metadata, users, tokens.
import { grantRows, isFineGrained } from '../granular-access.ts';
import { userBasic, userPublic, userSelf } from '../entities/user.ts';
import { paginate } from '../page.ts';
import { accept, optional, text } from '../params.ts';
import { badRequest, forbidden, notFound, Refusal } from '../reply.ts';
import { authenticated, since, type Instance, type SandboxApp, type SandboxContext } from '../routing.ts';
import type { User } from '../state.ts';

const REVISION = '5a4d80f1c2b';

const fullVersion = ({ version }: Instance) => `${version}${version.split('.').length < 3 ? '.0' : ''}-ee`;

export function instanceRoutes(api: SandboxApp): void {
  const version = (c: SandboxContext) => {
    authenticated(c);
    return { version: fullVersion(c.var.instance), revision: REVISION };
  };
  api.get('/version', (c) => c.json(version(c)));
  api.get('/metadata', (c) =>
    c.json({
      ...version(c),
      kas: { enabled: false, externalUrl: null, externalK8sProxyUrl: null, version: null },
      enterprise: true,
    }),
  );
  api.get('/user', (c) => c.json(userSelf(c.var.instance, authenticated(c))));
  api.get('/user/status', (c) => {
    authenticated(c);
    return c.json({ emoji: null, message: null, availability: 'not_set', message_html: '', clear_status_at: null });
  });
  api.get('/users', (c) => c.json(listUsers(c)));
  api.get('/users/:user_id', (c) => {
    const found = c.var.instance.state.users.find((user) => String(user.id) === c.req.param('user_id'));
    if (found === undefined) throw notFound('User');
    return c.json(c.var.viewer.user === null ? userBasic(c.var.instance, found) : userPublic(c.var.instance, found));
  });
  api.get('/personal_access_tokens/self', (c) => c.json(ownToken(c)));
}

function listUsers(c: SandboxContext) {
  const { instance, params, viewer } = c.var;
  const {
    username,
    search,
    public_email: publicEmail,
  } = accept(params, { username: optional(text), search: optional(text), public_email: optional(text) });
  if (viewer.user === null && (username ?? '') === '') throw forbidden('Not authorized to access /api/v4/users');
  const matches = (user: User) => {
    if (username !== undefined && username !== null && user.username.toLowerCase() !== username.toLowerCase())
      return false;
    if (publicEmail !== undefined && user.publicEmail !== publicEmail) return false;
    // An address matches only where it is public, or for an admin.
    const needle = search?.toLowerCase() ?? '';
    return (
      needle === '' ||
      user.username.includes(needle) ||
      user.name.toLowerCase().includes(needle) ||
      user.publicEmail === needle ||
      (viewer.user?.admin === true && user.email === needle)
    );
  };
  return paginate(c, instance.state.users.filter(matches).toReversed(), (user) => userBasic(instance, user), {
    type: 'User',
  });
}

function ownToken(c: SandboxContext) {
  const user = authenticated(c);
  const { token } = c.var.viewer;
  if (token === null) throw new Refusal(401, { message: '401 Unauthorized' });
  if (token.kind === 'oauth') throw badRequest('This endpoint requires token type to be a personal access token');
  return {
    id: token.id,
    name: token.name,
    revoked: token.revoked,
    created_at: token.createdAt,
    description: null,
    scopes: token.scopes,
    user_id: user.id,
    last_used_at: c.var.instance.now,
    active: true,
    expires_at: token.expiresAt,
    ...(since(c.var.instance, '18.3') ? { granular: isFineGrained(token) } : {}),
    ...(since(c.var.instance, '19.5') && isFineGrained(token) ? { granular_scopes: grantRows(token) } : {}),
  };
}

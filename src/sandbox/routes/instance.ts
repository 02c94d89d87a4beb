// About the server and the caller's token: version, metadata, what works in the background.
import { grantRows, isFineGrained } from '../who/granular-access.ts';
import { badRequest, Refusal } from '../http/reply.ts';
import {
  administrator,
  authenticated,
  since,
  type Instance,
  type SandboxApp,
  type SandboxContext,
} from '../http/routing.ts';
import type { Token } from '../state/state.ts';

const REVISION = '5a4d80f1c2b';

const fullVersion = ({ version, edition }: Instance) =>
  `${version}${version.split('.').length < 3 ? '.0' : ''}${edition === 'ee' ? '-ee' : ''}`;

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
      enterprise: c.var.instance.edition === 'ee',
    }),
  );
  api.get('/personal_access_tokens/self', (c) => c.json(ownToken(c)));
  // Everything is done before a request is answered, so the one worker there is never is busy.
  api.get('/sidekiq/process_metrics', (c) => {
    administrator(c);
    const { now, externalUrl } = c.var.instance;
    const process = { hostname: new URL(externalUrl).hostname, pid: 1, tag: 'gitlab', started_at: now };
    return c.json({ processes: [{ ...process, queues: ['default'], labels: [], concurrency: 1, busy: 0 }] });
  });
}

function ownToken(c: SandboxContext) {
  const user = authenticated(c);
  const { token } = c.var.viewer;
  if (token === null) throw new Refusal(401, { message: '401 Unauthorized' });
  if (token.kind === 'oauth') throw badRequest('This endpoint requires token type to be a personal access token');
  return { ...tokenEntity(c.var.instance, token), user_id: user.id, last_used_at: c.var.instance.now, active: true };
}

/** Without what depends on the moment: whether it is active, and when it was used. */
export function tokenEntity(instance: Instance, token: Token) {
  return {
    id: token.id,
    name: token.name,
    revoked: token.revoked,
    created_at: token.createdAt,
    description: null,
    scopes: token.scopes,
    user_id: token.userId,
    expires_at: token.expiresAt,
    ...(since(instance, '18.3') ? { granular: isFineGrained(token) } : {}),
    ...(since(instance, '19.5') && isFineGrained(token) ? { granular_scopes: grantRows(token) } : {}),
  };
}

// What stands beside /api/v4 for OAuth: a token tells what it is. https://docs.gitlab.com/api/oauth2/
import { Refusal } from '../http/reply.ts';
import type { SandboxApp } from '../http/routing.ts';
import { holderOf } from '../who/sign-in.ts';

export function oauthRoutes(app: SandboxApp): void {
  app.get('/oauth/token/info', (c) => {
    const { instance } = c.var;
    const { user, token } = holderOf(c.req.raw, instance);
    if (user === null || token?.kind !== 'oauth') {
      throw new Refusal(401, { error: 'invalid_token', error_description: 'The access token is invalid' });
    }
    const secondsTo = (end: string) => Math.round((Date.parse(end) - Date.parse(instance.now)) / 1000);
    return c.json({
      resource_owner_id: user.id,
      scope: token.scopes,
      expires_in: token.endsAt === undefined ? null : secondsTo(token.endsAt),
      application: { uid: 'sandbox' },
      created_at: Math.floor(Date.parse(token.createdAt) / 1000),
    });
  });
}

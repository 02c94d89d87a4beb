// Who asks: tokens in headers, and the 401 and 403 of each way to get it wrong.
import { scalarText, type Params } from '../http/params.ts';
import { forbidden, notFound, Refusal, unauthorized } from '../http/reply.ts';
import { isFineGrained } from './granular-access.ts';
import type { Instance, Viewer } from '../http/routing.ts';
import type { Scope, Token, User } from '../state/state.ts';

const anonymous: Viewer = { user: null, token: null };

const invalidToken = (description: string) =>
  new Refusal(401, { error: 'invalid_token', error_description: description });

function givenToken(request: Request): { text: string; bearer: boolean } | null {
  const privateToken = request.headers.get('PRIVATE-TOKEN');
  if (privateToken !== null) return { text: privateToken, bearer: false };
  const authorization = request.headers.get('Authorization');
  const bearer = /^Bearer +(.+)$/i.exec(authorization ?? '')?.[1];
  if (bearer !== undefined) return { text: bearer, bearer: true };
  const query = new URL(request.url).searchParams;
  const inQuery = query.get('private_token') ?? query.get('access_token');
  return inQuery === null ? null : { text: inQuery, bearer: query.get('private_token') === null };
}

/** The caller; throws for a token that is unknown, expired, revoked, or too narrow for this request. */
export function signIn(request: Request, path: string, instance: Instance): Viewer {
  const viewer = holderOf(request, instance);
  if (viewer.token !== null) checkScope(viewer.token, request.method, path);
  return viewer;
}

/** The same, whatever the token's scope. */
export function holderOf(request: Request, instance: Instance): Viewer {
  if (instance.session !== null) {
    refuseBlocked(instance.session);
    return { user: instance.session, token: null };
  }
  const given = givenToken(request);
  if (given === null) return anonymous;
  const token = instance.state.tokens.find((candidate) => candidate.token === given.text);
  if (token === undefined || (token.kind === 'oauth' && !given.bearer)) throw unauthorized();
  if (token.revoked) throw invalidToken('Token was revoked. You have to re-authorize from the user.');
  const hasEnded = token.endsAt !== undefined && token.endsAt <= instance.now;
  if (hasEnded || (token.expiresAt !== null && token.expiresAt <= instance.today)) {
    throw invalidToken('Token is expired. You can either do re-authorization or token refresh.');
  }
  const user = instance.state.users.find((candidate) => candidate.id === token.userId);
  if (user === undefined) throw unauthorized();
  refuseBlocked(user);
  return { user, token };
}

function refuseBlocked(user: User): void {
  if (user.state !== 'active') throw forbidden('Your account has been blocked.');
}

/** Whom the request acts as: an administrator names somebody by id or username. https://docs.gitlab.com/api/rest/authentication/#sudo */
export function actAs(viewer: Viewer, request: Request, params: Params, { state }: Instance): Viewer {
  const named = scalarText(params['sudo']) ?? request.headers.get('Sudo');
  if (named === null) return viewer;
  if (viewer.user === null || viewer.token === null) throw unauthorized();
  if (!viewer.user.admin) throw forbidden('Must be admin to use sudo');
  if (!viewer.token.scopes.includes('sudo')) throw insufficientScope('sudo');
  const user = state.users.find(({ id, username }) =>
    /^\d+$/.test(named) ? id === Number(named) : username.toLowerCase() === named.toLowerCase(),
  );
  if (user === undefined) throw notFound(`User with ID or username '${named}'`);
  refuseBlocked(user);
  return { user, token: viewer.token };
}

/** read_user opens the caller's own record and events, read_api every read, api everything. */
function checkScope(token: Token, method: string, path: string): void {
  // What a fine-grained one may, granular-access.ts decides.
  if (isFineGrained(token)) return;
  // `allow_access_with_scope :read_api`: its POST is a question. https://docs.gitlab.com/api/glql/
  const reads = ['GET', 'HEAD', 'OPTIONS'].includes(method) || path === '/glql';
  const enough: Scope[] = ['api'];
  if (reads) enough.push('read_api');
  if (reads && /^\/(user|users|events|users\/[^/]+(\/events)?)$/.test(path)) enough.push('read_user');
  if (reads && /^\/projects\/[^/]+\/repository\/files\//.test(path)) enough.push('read_repository');
  // A token may always ask what it is.
  if (path === '/personal_access_tokens/self') return;
  if (token.scopes.some((scope) => enough.includes(scope))) return;
  throw insufficientScope(enough.join(' '));
}

const insufficientScope = (scope: string) =>
  new Refusal(403, {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope,
  });

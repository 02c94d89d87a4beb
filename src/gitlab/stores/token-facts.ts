// Asks the server what the token is. No answer of its own is needed: a kind or a server that does not tell gives nulls.
import { PersonalAccessTokens } from '@gitbeaker/rest';
import type { TokenFacts } from '#growth/forge/token.ts';
import type { Connection } from '../wire/connection.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { granularCode } from '../wire/permission-words.ts';
import { parsed } from '../wire/reading.ts';
import { oauthTokenSchema, personalTokenSchema } from '../words/schemas.ts';

const doing = 'asking GitLab about this token';
const nothingSaid: TokenFacts = {
  kind: 'unknown',
  name: null,
  scopes: null,
  expiresOn: null,
  expiresAt: null,
  granular: false,
  grants: null,
};

/** https://docs.gitlab.com/security/tokens/#token-prefixes */
const jobTokenPrefix = 'glcbt-';

/** @throws what the server says of a token that is unknown, expired or revoked; no network; too many requests */
export async function readTokenFacts(connection: Connection, token: string): Promise<TokenFacts> {
  if (token.startsWith(jobTokenPrefix)) return { ...nothingSaid, kind: 'job' };
  try {
    return await readPersonalToken(connection);
  } catch (failure) {
    if (!(failure instanceof GitLabFailure)) throw failure;
    if (failure.serverCode === granularCode) {
      return { ...nothingSaid, kind: 'personal', scopes: ['granular'], granular: true };
    }
    if (!isNoAnswer(failure)) throw failure;
  }
  try {
    return await readOAuthToken(connection);
  } catch (failure) {
    // Here a 401 only means that it is no OAuth token: the API has let it in before.
    const isOther = failure instanceof GitLabFailure && (failure.status === 401 || isNoAnswer(failure));
    if (!isOther) throw failure;
    return nothingSaid;
  }
}

/** https://docs.gitlab.com/api/personal_access_tokens/#self-inform */
async function readPersonalToken(connection: Connection): Promise<TokenFacts> {
  const { body } = await connection.call(PersonalAccessTokens, (api) => api.show(), { doing });
  const row = parsed(personalTokenSchema, body, doing);
  return {
    kind: 'personal',
    name: row.name,
    scopes: row.scopes,
    expiresOn: row.expires_at,
    expiresAt: null,
    granular: row.granular || row.scopes.includes('granular'),
    grants:
      row.granular_scopes?.map(({ access, permissions, project_id, group_id }) => ({
        access,
        permissions,
        projectId: project_id ?? null,
        groupId: group_id ?? null,
      })) ?? null,
  };
}

/** https://docs.gitlab.com/api/oauth2/#retrieve-the-token-information */
async function readOAuthToken(connection: Connection): Promise<TokenFacts> {
  const { body } = await connection.oauthTokenInfo({ doing });
  const { scope, expires_in: seconds } = parsed(oauthTokenSchema, body, doing);
  const ends = seconds === null ? null : Date.parse(connection.serverNow()) + seconds * 1000;
  return {
    ...nothingSaid,
    kind: 'oauth',
    scopes: scope,
    expiresAt: ends === null ? null : new Date(ends).toISOString(),
  };
}

/** The server answers, and does not tell: another kind of token, an old version, a page of a front's. */
function isNoAnswer(failure: GitLabFailure): boolean {
  return failure.isForeign || failure.kind === 'not-gitlab' || [400, 403, 404, 405].includes(failure.status ?? 0);
}

// What the gateway makes of servers and tokens that do not tell what the token is.
import { expect, test } from 'vitest';
import { tokenDays, tokenReach, type TokenFacts } from '#growth/forge/token.ts';
import { onSandbox } from './on-sandbox.ts';

const nothing: TokenFacts = {
  kind: 'unknown',
  name: null,
  scopes: null,
  expiresOn: null,
  expiresAt: null,
  granular: false,
  grants: null,
};
const page = (status: number) => new Response('<html>no</html>', { status, headers: { 'content-type': 'text/html' } });
const granularRefusal = () =>
  Response.json({ error: 'insufficient_granular_scope', error_description: 'No.' }, { status: 403 });

test.each<[string, (() => Response) | null, () => Response, TokenFacts]>([
  [
    'no such route, no OAuth',
    () => Response.json({ error: '404 Not Found' }, { status: 404 }),
    () => page(404),
    nothing,
  ],
  [
    'no such route, and no OAuth token',
    () => page(404),
    () => Response.json({ error: 'invalid_token' }, { status: 401 }),
    nothing,
  ],
  ['a front that hides both', () => page(200), () => page(200), nothing],
  ['another shape', () => Response.json({ id: 1 }), () => Response.json({}), nothing],
  [
    'fine-grained, not even this',
    granularRefusal,
    () => page(404),
    { ...nothing, kind: 'personal', scopes: ['granular'], granular: true },
  ],
  [
    'OAuth that never ends, scopes as text',
    () => Response.json({ message: '400 Bad request' }, { status: 400 }),
    () => Response.json({ scope: 'api read_user' }),
    { ...nothing, kind: 'oauth', scopes: ['api', 'read_user'] },
  ],
])('%s', async (_name, self, info, facts) => {
  const at = onSandbox();
  at.onRequest = (request) => (request.endsWith('/oauth/token/info') ? info() : (self?.() ?? null));
  expect(await at.open().token()).toEqual(facts);
});

test('a server that fails tells nothing of the token, and says so', async () => {
  const at = onSandbox();
  at.onRequest = (request) => (request.endsWith('/oauth/token/info') ? page(500) : page(404));
  await expect(at.open().token()).rejects.toMatchObject({ kind: 'server' });
});

test('a personal token', async () => {
  const at = onSandbox();
  expect(await at.open().token()).toEqual({
    ...nothing,
    kind: 'personal',
    name: 'sandbox',
    scopes: ['api'],
    expiresOn: '2027-11-23',
  });
  expect(at.asked).toEqual(['GET /personal_access_tokens/self']);
});

test('the token of a CI job is known by how it begins', async () => {
  const at = onSandbox();
  expect(await at.open({ token: 'glcbt-64_abc' }).token()).toEqual({ ...nothing, kind: 'job' });
  expect(at.asked).toEqual([]);
});

test.each([
  [503, 'server'],
  [401, 'authentication'],
])('%i fails as it does elsewhere', async (status, kind) => {
  const at = onSandbox();
  at.onRequest = () => page(status);
  await expect(at.open().token()).rejects.toMatchObject({ kind });
});

test.each([
  [500, 'server'],
  [503, 'server'],
])('%i of the OAuth route fails, too', async (status, kind) => {
  const at = onSandbox();
  at.onRequest = (request) =>
    request.endsWith('/oauth/token/info') ? Response.json({ message: 'no' }, { status }) : page(404);
  await expect(at.open().token()).rejects.toMatchObject({ kind });
});

test.each<[Partial<TokenFacts>, string]>([
  [{ scopes: ['read_user', 'api'] }, 'everything'],
  [{ scopes: ['read_api'] }, 'reading'],
  [{ scopes: ['read_user', 'read_repository'] }, 'too-little'],
  [{ scopes: [] }, 'too-little'],
  [{ scopes: ['granular'], granular: true }, 'unknown'],
  [{ scopes: null }, 'unknown'],
  [{ kind: 'job' }, 'too-little'],
])('%j is enough for %s', (facts, reach) => {
  expect(tokenReach({ ...nothing, ...facts })).toBe(reach);
});

test.each([
  [null, null],
  ['2026-12-07', { days: 14, isSoon: false }],
  ['2026-12-06', { days: 13, isSoon: true }],
])('one that ends on %s', (expiresOn, days) => {
  expect(tokenDays({ ...nothing, expiresOn }, '2026-11-23')).toEqual(days);
});

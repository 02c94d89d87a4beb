// Administrators: they act as somebody else, and need no membership.
import { expect, test } from 'vitest';
import { callerWithProject, pick } from './caller.ts';

/** alex owns project 1; sam is the administrator, whose token may also act for others. */
async function withAdministrator(scopes: readonly ('api' | 'sudo')[] = ['api', 'sudo']) {
  const made = await callerWithProject();
  const sam = made.sandbox.state.users.find(({ username }) => username === 'sam');
  const token = made.sandbox.state.tokens.find(({ userId }) => userId === sam?.id);
  Object.assign(sam ?? {}, { admin: true });
  Object.assign(token ?? {}, { scopes });
  return made;
}

// https://docs.gitlab.com/api/rest/authentication/#sudo
test.each<[string, string, Record<string, string>]>([
  ['a username in the header', '', { Sudo: 'Alex' }],
  ['an id in the query', '?sudo=1', {}],
  ['the query before the header', '?sudo=alex', { Sudo: 'morgan' }],
])('sudo by %s', async (_name, query, headers) => {
  const { call } = await withAdministrator();
  expect(pick((await call('GET', `/user${query}`, { as: 'sam', headers })).body, 'username')).toEqual({
    username: 'alex',
  });
});

test('what is written under sudo is written by the person named', async () => {
  const { call } = await withAdministrator();
  const made = await call('POST', '/projects', { as: 'sam', body: { name: 'Theirs', sudo: 'morgan' } });
  expect([made.status, pick(made.body, 'path_with_namespace', 'creator_id')]).toEqual([
    201,
    { path_with_namespace: 'morgan/theirs', creator_id: 2 },
  ]);
});

test.each<[string, string | null, readonly ('api' | 'sudo')[], string, number, unknown]>([
  ['by somebody else', 'alex', ['api'], 'morgan', 403, { message: '403 Forbidden - Must be admin to use sudo' }],
  ['by nobody', null, ['api'], 'morgan', 401, { message: '401 Unauthorized' }],
  ['as nobody known', 'sam', ['api', 'sudo'], '123', 404, { message: "404 User with ID or username '123' Not Found" }],
  [
    'with a token that lacks the scope',
    'sam',
    ['api'],
    'alex',
    403,
    {
      error: 'insufficient_scope',
      error_description: 'The request requires higher privileges than provided by the access token.',
      scope: 'sudo',
    },
  ],
])('sudo %s is refused', async (_name, as, scopes, sudo, status, body) => {
  const { call } = await withAdministrator(scopes);
  const answer = await call('GET', '/version', { as, headers: { Sudo: sudo } });
  expect([answer.status, answer.body]).toEqual([status, body]);
});

test('sudo as a blocked person is refused', async () => {
  const { call, sandbox } = await withAdministrator();
  Object.assign(sandbox.state.users[0] ?? {}, { state: 'blocked' });
  const answer = await call('GET', '/user?sudo=alex', { as: 'sam' });
  expect([answer.status, answer.body]).toEqual([403, { message: '403 Forbidden - Your account has been blocked.' }]);
});

test('an administrator reads and writes in projects of others, confidential things included', async () => {
  const { call, post } = await withAdministrator();
  await post('/projects/1/issues', { title: 'Mine', confidential: true });
  expect((await call('GET', '/projects/1/issues/1', { as: 'sam' })).status).toBe(200);
  const changed = await call('PUT', '/projects/1/issues/1', { as: 'sam', body: { labels: 'x' } });
  expect(pick(changed.body, 'labels')).toEqual({ labels: ['x'] });
  expect((await call('GET', '/projects/1', { as: 'morgan' })).status).toBe(404);
});

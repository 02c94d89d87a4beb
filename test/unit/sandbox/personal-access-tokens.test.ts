// https://docs.gitlab.com/api/personal_access_tokens/
import { describe, expect, test } from 'vitest';
import { usableToken } from '#sandbox/state/empty-state.ts';
import { caller, callerWithProject, pick, pickAll } from './caller.ts';

const tokens = '/personal_access_tokens';

test.each<[string, string, number, unknown]>([
  ['', 'alex', 200, [{ id: 1 }]],
  ['', 'root', 200, [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }]],
  ['?user_id=2', 'root', 200, [{ id: 2 }]],
  ['?user_id=1', 'alex', 200, [{ id: 1 }]],
  ['?revoked=true', 'root', 200, []],
  ['?state=active&search=SAND', 'alex', 200, [{ id: 1 }]],
  ['?created_after=2026-11-24', 'alex', 200, []],
  ['?expires_before=2026-12-01', 'alex', 200, []],
])('the list%s of %s is %i %j', async (query, as, status, ids) => {
  const answer = await caller().get(`${tokens}${query}`, as);
  expect([answer.status, pickAll(answer.body, 'id')]).toEqual([status, ids]);
});

test.each<[string, string, string, number, unknown]>([
  ['GET', '?user_id=2', 'alex', 401, { message: '401 Unauthorized' }],
  ['GET', '?user_id=99', 'root', 404, { message: '404 Not Found' }],
  ['GET', '?state=asdf', 'alex', 400, { error: 'state does not have a valid value' }],
  ['GET', '?created_before=asdf', 'alex', 400, { error: 'created_before is invalid' }],
  ['GET', '/2', 'alex', 401, { message: '401 Unauthorized' }],
  ['GET', '/99', 'alex', 401, { message: '401 Unauthorized' }],
  ['GET', '/99', 'root', 404, { message: '404 Not found' }],
  ['POST', '/2/rotate', 'alex', 401, { message: '401 Unauthorized' }],
  ['DELETE', '/2', 'alex', 400, { message: '400 Bad request' }],
])('%s %s by %s is %i', async (method, path, as, status, body) => {
  const { call, sandbox } = caller();
  const answer = await call(method, `${tokens}${path}`, { as });
  expect([answer.status, answer.body, sandbox.state.tokens.some(({ revoked }) => revoked)]).toEqual([
    status,
    body,
    false,
  ]);
});

describe('a token', () => {
  test('made by an administrator opens what it says, until it is revoked', async () => {
    const { call, post } = caller();
    const made = await post('/users/2/personal_access_tokens', { name: 'ci', scopes: ['read_user'] }, 'root');
    expect([made.status, pick(made.body, 'name', 'scopes', 'active', 'user_id')]).toEqual([
      201,
      { name: 'ci', scopes: ['read_user'], active: true, user_id: 2 },
    ]);
    const { id, token } = made.body as { id: number; token: string };
    const own = { as: null, headers: { 'PRIVATE-TOKEN': token } };
    expect(pick((await call('GET', '/user', own)).body, 'username')).toEqual({ username: 'morgan' });
    expect((await call('GET', '/projects', own)).status).toBe(403);
    expect((await call('DELETE', `${tokens}/${id}`, { as: 'root' })).status).toBe(204);
    expect((await call('GET', '/user', own)).status).toBe(401);
    expect((await post('/users/2/personal_access_tokens', { name: 'x', scopes: ['api'] })).status).toBe(403);
    expect((await post('/users/2/personal_access_tokens', { name: 'x', scopes: ['all'] }, 'root')).body).toEqual({
      error: 'scopes does not have a valid value',
    });
  });

  test('is rotated: the old one is revoked, the new one lives a week or as long as asked', async () => {
    const { call, post, sandbox } = caller();
    const before = sandbox.state.tokens[0]?.token ?? '';
    const rotated = await post(`${tokens}/self/rotate`);
    expect([rotated.status, pick(rotated.body, 'expires_at', 'scopes')]).toEqual([
      200,
      { expires_at: '2026-11-30', scopes: ['api'] },
    ]);
    expect((await call('GET', '/user', { as: null, headers: { 'PRIVATE-TOKEN': before } })).status).toBe(401);
    const { id } = rotated.body as { id: number };
    const again = await post(`${tokens}/${id}/rotate`, { expires_at: '2026-12-24' });
    expect(pick(again.body, 'expires_at')).toEqual({ expires_at: '2026-12-24' });
  });

  test('a fine-grained one keeps its permissions when it is rotated', async () => {
    const { post, sandbox } = caller();
    const [old] = sandbox.state.tokens;
    const grants = [{ access: 'user', permissions: ['read_user'] }] as const;
    if (old) Object.assign(old, { scopes: ['granular'], grants });
    const { state } = sandbox;
    await post(`${tokens}/${old?.id}/rotate`, {}, 'root');
    expect(state.tokens.at(-1)).toMatchObject({ scopes: ['granular'], grants });
    expect(state.tokens.at(-1)?.id).not.toBe(old?.id);
  });

  test('revokes itself', async () => {
    const { call, remove, sandbox } = caller();
    const own = { as: null, headers: { 'PRIVATE-TOKEN': sandbox.state.tokens[0]?.token ?? '' } };
    expect((await remove(`${tokens}/self`)).status).toBe(204);
    expect((await call('GET', '/user', own)).status).toBe(401);
  });

  test('tells what it reaches, and at which level', async () => {
    const { get, post } = await callerWithProject();
    await post('/groups', { name: 'Acme', path: 'acme' });
    await post('/groups/acme/members', { user_id: 2, access_level: 20 });
    const { body } = await get(`${tokens}/self/associations`, 'morgan');
    expect(body).toMatchObject({ groups: [{ name: 'Acme', access_levels: 20 }], projects: [] });
    const { projects } = (await get(`${tokens}/self/associations`)).body as { projects: unknown };
    expect(pickAll(projects, 'path_with_namespace', 'access_levels')).toEqual([
      { path_with_namespace: 'alex/goals', access_levels: 50 },
    ]);
    expect((await get(`${tokens}/self/associations?min_access_level=30`, 'morgan')).body).toEqual({
      groups: [],
      projects: [],
    });
  });
});

test('whoever revoked all of theirs has no usable token, and nobody else loses one', () => {
  const { state } = caller().sandbox;
  const revoked = { ...state, tokens: state.tokens.map((token) => ({ ...token, revoked: token.userId === 2 })) };
  expect(['alex', 'morgan', 'nobody'].map((name) => usableToken(revoked, name) !== null)).toEqual([true, false, false]);
});

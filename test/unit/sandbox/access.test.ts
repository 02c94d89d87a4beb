// Who gets in, who sees what, who may do what.
import { describe, expect, test } from 'vitest';
import type { Token } from '#sandbox/state/state.ts';
import { caller, callerWithProject, pick, pickAll } from './caller.ts';

describe('tokens', () => {
  const expired = {
    error: 'invalid_token',
    error_description: 'Token is expired. You can either do re-authorization or token refresh.',
  };
  const revoked = {
    error: 'invalid_token',
    error_description: 'Token was revoked. You have to re-authorize from the user.',
  };
  const tooSmall = (scope: string) => ({
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope,
  });
  test.each<[string, Partial<Token>, string, string, number, unknown]>([
    ['unknown', { token: 'another' }, 'GET', '/user', 401, { message: '401 Unauthorized' }],
    ['expired today', { expiresAt: '2026-11-23' }, 'GET', '/user', 401, expired],
    ['revoked', { revoked: true }, 'GET', '/user', 401, revoked],
    ['too narrow to write', { scopes: ['read_api'] }, 'POST', '/projects', 403, tooSmall('api')],
    ['too narrow to read issues', { scopes: ['read_user'] }, 'GET', '/issues', 403, tooSmall('api read_api')],
  ])('%s', async (_name, change, method, path, status, body) => {
    const { call, sandbox } = caller();
    const [token] = sandbox.state.tokens;
    if (token === undefined) throw new Error('no token');
    const before = token.token;
    Object.assign(token, change);
    const answer = await call(method, path, { as: null, headers: { 'PRIVATE-TOKEN': before } });
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  test.each([
    [['read_user'], '/user'],
    [['read_user'], '/personal_access_tokens/self'],
    [['read_api'], '/issues'],
  ] as const)('%s is enough for %s', async (scopes, path) => {
    const { get, sandbox } = caller();
    Object.assign(sandbox.state.tokens[0] ?? {}, { scopes });
    expect((await get(path)).status).toBe(200);
  });

  test('it travels as PRIVATE-TOKEN or Bearer, and tells what it is', async () => {
    const { call, sandbox } = caller();
    const token = sandbox.state.tokens[0]?.token ?? '';
    expect(token).toMatch(/^glpat-/);
    for (const headers of [{ 'PRIVATE-TOKEN': token }, { Authorization: `Bearer ${token}` }]) {
      const answer = await call('GET', '/user', { as: null, headers });
      expect(pick(answer.body, 'username')).toEqual({ username: 'alex' });
    }
    const self = await call('GET', '/personal_access_tokens/self');
    expect(pick(self.body, 'active', 'revoked', 'scopes', 'user_id', 'expires_at')).toEqual({
      active: true,
      revoked: false,
      scopes: ['api'],
      user_id: 1,
      expires_at: '2027-11-23',
    });
  });

  test('an OAuth token travels as Bearer only and is no personal access token', async () => {
    const { call, sandbox } = caller();
    const [token] = sandbox.state.tokens;
    Object.assign(token ?? {}, { kind: 'oauth' });
    const bearer = { as: null, headers: { Authorization: `Bearer ${token?.token}` } };
    expect((await call('GET', '/user', bearer)).status).toBe(200);
    expect((await call('GET', '/user')).status).toBe(401);
    expect((await call('GET', '/personal_access_tokens/self', bearer)).body).toEqual({
      message: '400 Bad request - This endpoint requires token type to be a personal access token',
    });
  });

  test('nobody may act for somebody else', async () => {
    const { call } = caller();
    const answer = await call('GET', '/user', { headers: { Sudo: 'morgan' } });
    expect([answer.status, answer.body]).toEqual([403, { message: '403 Forbidden - Must be admin to use sudo' }]);
  });
});

describe('a private project', () => {
  test.each<[string, string, string | null, number, unknown]>([
    ['GET', '/projects/1', 'sam', 404, { message: '404 Project Not Found' }],
    ['GET', '/projects/1', null, 404, { message: '404 Project Not Found' }],
    ['GET', '/projects/1/issues', null, 404, { message: '404 Project Not Found' }],
    ['GET', '/projects/1/labels', null, 401, { message: '401 Unauthorized' }],
    ['GET', '/projects/1/issues/1/notes', null, 401, { message: '401 Unauthorized' }],
    ['GET', '/issues', null, 401, { message: '401 Unauthorized' }],
    ['POST', '/projects/1/issues', 'sam', 404, { message: '404 Project Not Found' }],
    ['GET', '/projects/1/issues/1', 'morgan', 200, expect.anything()],
    ['GET', '/projects/1/issues/2', 'morgan', 404, { message: '404 Not found' }],
    ['PUT', '/projects/1/issues/1', 'morgan', 403, { message: '403 Forbidden' }],
    ['DELETE', '/projects/1/issues/1', 'morgan', 403, { message: '403 Forbidden' }],
    ['POST', '/projects/1/labels', 'morgan', 403, { message: '403 Forbidden' }],
    ['POST', '/projects/1/milestones', 'morgan', 403, { message: '403 Forbidden' }],
    ['POST', '/projects/1/boards', 'morgan', 403, { message: '403 Forbidden' }],
    ['DELETE', '/projects/1', 'morgan', 403, { message: '403 Forbidden' }],
    ['POST', '/projects/1/issues/1/notes', 'morgan', 201, expect.anything()],
  ])('%s %s as %s (morgan is a Guest) is %i', async (method, path, as, status, body) => {
    const { call, post } = await callerWithProject();
    await post('/projects/1/members', { user_id: 2, access_level: 10 });
    await post('/projects/1/issues', { title: 'Open' });
    await post('/projects/1/issues', { title: 'Secret', confidential: true });
    const everything = { title: 'x', name: 'x', color: '#123456', body: 'Hello' };
    const answer = await call(method, path, { as, ...(method === 'GET' ? {} : { body: everything }) });
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual(body);
  });

  test.each([
    [10, [3, 1]],
    [15, [3, 2, 1]],
    [20, [3, 2, 1]],
  ])('level %i lists issues %j: a Guest sees a confidential one as its author or assignee', async (level, iids) => {
    const { get, post } = await callerWithProject();
    await post('/projects/1/members', { user_id: 2, access_level: level });
    await post('/projects/1/issues', { title: 'Open' });
    await post('/projects/1/issues', { title: 'Secret', confidential: true });
    await post('/projects/1/issues', { title: 'For the manager', confidential: true, assignee_ids: [2] });
    const { body } = await get('/projects/1/issues', 'morgan');
    expect(pickAll(body, 'iid').map((row) => row['iid'])).toEqual(iids);
  });

  // https://gitlab.com/gitlab-org/gitlab/-/merge_requests/62816
  test('a Guest labels and assigns an issue while opening it, and never afterwards; labels of their own they make none', async () => {
    const { post, put, get } = await callerWithProject();
    await post('/projects/1/members', { user_id: 2, access_level: 10 });
    await post('/projects/1/milestones', { title: 'M' });
    await post('/projects/1/labels', { name: 'there', color: '#fff' });
    const fields = { milestone_id: 1, assignee_ids: [1], due_date: '2026-12-01' };
    const asked = { title: 'Mine', labels: 'there,new', weight: 3, ...fields };
    const created = await post('/projects/1/issues', asked, 'morgan');
    expect(created).toMatchObject({
      status: 201,
      body: { labels: ['there'], milestone: { title: 'M' }, assignees: [{ id: 1 }], due_date: '2026-12-01' },
    });
    const other = { labels: '', milestone_id: 0, assignee_ids: [], due_date: '' };
    const changed = await put('/projects/1/issues/1', { title: 'Mine still', ...other }, 'morgan');
    expect(changed).toMatchObject({
      status: 200,
      body: { title: 'Mine still', labels: ['there'], milestone: { title: 'M' }, due_date: '2026-12-01' },
    });
    const typed = { title: 'By a command', description: '/label ~there\n/estimate 3h' };
    expect((await post('/projects/1/issues', typed, 'morgan')).body).toMatchObject({
      labels: ['there'],
      time_stats: { time_estimate: 0 },
    });
    expect(pickAll((await get('/projects/1/labels')).body, 'name')).toEqual([{ name: 'there' }]);
  });

  test('a membership that ended opens nothing', async () => {
    const { post, get, wait } = await callerWithProject();
    await post('/projects/1/members', { user_id: 2, access_level: 20, expires_at: '2026-11-24' });
    expect((await get('/projects/1', 'morgan')).status).toBe(200);
    wait(24 * 3_600_000);
    expect((await get('/projects/1', 'morgan')).status).toBe(404);
  });

  test('an archived project is read-only', async () => {
    const { post, get } = await callerWithProject();
    await post('/projects/1/archive');
    expect((await post('/projects/1/issues', { title: 'x' })).status).toBe(403);
    expect((await get('/projects/1/issues')).status).toBe(200);
    expect((await post('/projects/1/unarchive')).status).toBe(201);
    expect((await post('/projects/1/issues', { title: 'x' })).status).toBe(201);
  });
});

test.each([
  ['public', null, 200, []],
  ['internal', null, 404, { message: '404 Project Not Found' }],
  ['internal', 'sam', 200, []],
])('%s project, read by %s: %i', async (visibility, as, status, body) => {
  const { get, post } = await callerWithProject({}, { visibility });
  await post('/projects/1/issues', { title: 'Secret', confidential: true });
  const answer = await get('/projects/1/issues', as);
  expect([answer.status, answer.body]).toEqual([status, body]);
});

// Projects, members, invitations: what is created, refused, renamed, deleted.
import { describe, expect, test } from 'vitest';
import { caller, callerWithProject, pick, pickAll } from './caller.ts';

describe('creating a project', () => {
  test('name gives the path; private, empty, owned', async () => {
    const { post } = caller();
    const { status, body } = await post('/projects', {
      name: 'My Goals',
      topics: ['devgrowth'],
      issues_access_level: 'enabled',
      wiki_access_level: 'disabled',
    });
    expect(status).toBe(201);
    expect(
      pick(
        body,
        'path_with_namespace',
        'name_with_namespace',
        'visibility',
        'topics',
        'empty_repo',
        'default_branch',
        'wiki_enabled',
        'web_url',
        'permissions',
        'readme_url',
      ),
    ).toEqual({
      path_with_namespace: 'alex/my-goals',
      name_with_namespace: 'Alex Ferreira / My Goals',
      visibility: 'private',
      topics: ['devgrowth'],
      empty_repo: true,
      default_branch: null,
      wiki_enabled: false,
      web_url: 'http://gitlab.test/alex/my-goals',
      permissions: { project_access: { access_level: 50, notification_level: 3 }, group_access: null },
      readme_url: null,
    });
  });

  test('with a README the repository has its first commit', async () => {
    const { post } = caller();
    const { body } = await post('/projects', { path: 'goals', initialize_with_readme: true, default_branch: 'trunk' });
    expect(pick(body, 'name', 'empty_repo', 'default_branch', 'readme_url')).toEqual({
      name: 'goals',
      empty_repo: false,
      default_branch: 'trunk',
      readme_url: 'http://gitlab.test/alex/goals/-/blob/trunk/README.md',
    });
  });

  test('an empty default branch counts as none', async () => {
    const { post } = caller();
    const { status, body } = await post('/projects', { name: 'x', default_branch: '', initialize_with_readme: true });
    expect([status, pick(body, 'default_branch')]).toEqual([201, { default_branch: 'main' }]);
  });

  const taken = ['has already been taken'];
  test.each<[object, unknown]>([
    [{}, { error: 'name, path are missing, at least one parameter must be provided' }],
    [{ name: 'Goals', path: 'goals' }, { message: { 'project_namespace.name': taken, name: taken, path: taken } }],
    [{ name: 'Other', path: 'goals' }, { message: { path: taken } }],
    [{ name: 'goals', path: 'other' }, { message: { 'project_namespace.name': taken, name: taken } }],
    [{ name: 'x', visibility: 'secret' }, { error: 'visibility does not have a valid value' }],
    [{ name: 'x', namespace_id: 2 }, { message: { namespace: ['is not valid'] } }],
    [
      { name: 'x', path: '-x.git' },
      {
        message: {
          path: [
            "can contain only letters, digits, '_', '-' and '.'. Cannot start with '-', end in '.git' or end in '.atom'",
          ],
        },
      },
    ],
  ])('%j is 400', async (fields, body) => {
    const { post, sandbox } = await callerWithProject();
    const answer = await post('/projects', fields);
    expect([answer.status, answer.body]).toEqual([400, body]);
    expect(sandbox.state.projects).toHaveLength(1);
  });
});

describe('finding projects', () => {
  test.each([
    ['owned=true', ['two', 'goals']],
    ['membership=true', ['shared', 'two', 'goals']],
    ['topic=devgrowth', ['goals']],
    ['topic=devgrowth,other', []],
    ['search=TWO', ['two']],
    ['membership=true&order_by=id&sort=asc', ['goals', 'two', 'shared']],
    ['visibility=public', ['open']],
    ['min_access_level=30', ['two', 'goals']],
  ])('%s lists %j', async (query, paths) => {
    const { get, post } = await callerWithProject({}, { topics: ['devgrowth'] });
    await post('/projects', { name: 'Two' });
    await post('/projects', { name: 'Hidden' }, 'sam');
    await post('/projects', { name: 'Shared' }, 'sam');
    await post('/projects/4/members', { user_id: 1, access_level: 10 }, 'sam');
    await post('/projects', { name: 'Open', visibility: 'public' }, 'sam');
    const { body } = await get(`/projects?simple=true&${query}`);
    expect(pickAll(body, 'path').map((row) => row['path'])).toEqual(paths);
  });

  test('keyset by id, and no other order', async () => {
    const { get, post } = await callerWithProject();
    await post('/projects', { name: 'Two' });
    const first = await get('/projects?pagination=keyset&order_by=id&sort=asc&per_page=1&owned=true');
    expect(pickAll(first.body, 'id')).toEqual([{ id: 1 }]);
    const next = /<http:\/\/gitlab\.test\/api\/v4([^>]+)>; rel="next"/.exec(first.headers.get('Link') ?? '')?.[1] ?? '';
    const second = await get(next);
    expect([pickAll(second.body, 'id'), second.headers.get('Link')]).toEqual([[{ id: 2 }], null]);
    const refused = await get('/projects?pagination=keyset');
    expect([refused.status, refused.body]).toEqual([
      405,
      { error: 'Keyset pagination is not yet available for this type of request' },
    ]);
  });
});

test('a renamed project: GET is sent on, other verbs are refused, the id keeps working', async () => {
  const { get, put, post } = await callerWithProject({ externalUrl: 'http://gitlab.test/gitlab' });
  expect((await put('/projects/1', { path: 'growth' })).status).toBe(200);
  const moved = await get('/projects/alex%2Fgoals/issues?state=opened');
  expect([moved.status, moved.headers.get('Location')]).toEqual([
    301,
    'http://gitlab.test/gitlab/api/v4/projects/1/issues?state=opened',
  ]);
  const refused = await post('/projects/alex%2Fgoals/issues', { title: 'x' });
  expect([refused.status, refused.body]).toEqual([
    405,
    { message: 'Non GET methods are not allowed for moved projects' },
  ]);
  expect((await get('/projects/alex%2Fgrowth')).status).toBe(200);
});

describe('deleting a project', () => {
  test('since 18.0 it waits under another name, and the path is free at once', async () => {
    const { get, post, remove } = await callerWithProject();
    await post('/projects/1/issues', { title: 'x' });
    expect((await remove('/projects/1?permanently_remove=true&full_path=alex/goals')).body).toEqual({
      message: 'Project must be marked for deletion first.',
    });
    const deleted = await remove('/projects/1');
    expect([deleted.status, deleted.body]).toEqual([202, { message: '202 Accepted' }]);
    const marked = await get('/projects/1');
    expect(pick(marked.body, 'path', 'archived', 'marked_for_deletion_on')).toEqual({
      path: 'goals-deletion_scheduled-1',
      archived: true,
      marked_for_deletion_on: '2026-11-23',
    });
    expect((await post('/projects', { name: 'Goals' })).status).toBe(201);
    const wrong = await remove('/projects/1?permanently_remove=true&full_path=alex/goals');
    expect(wrong.status).toBe(400);
    expect((await remove('/projects/1?permanently_remove=true&full_path=alex/goals-deletion_scheduled-1')).status).toBe(
      202,
    );
    expect((await get('/projects/1')).status).toBe(404);
  });

  test('before 18.0 it is gone, with all that was in it', async () => {
    const { post, remove, sandbox } = await callerWithProject({ version: '17.7' });
    const before = structuredClone(caller({ version: '17.7' }).sandbox.state);
    await post('/projects/1/issues', { title: 'x', labels: 'a', description: 'text' });
    await post('/projects/1/issues/1/notes', { body: 'hello' });
    expect((await remove('/projects/1')).status).toBe(202);
    expect({ ...sandbox.state, counters: {} }).toEqual({ ...before, counters: {} });
  });
});

describe('members', () => {
  test.each<[string, object, number, unknown]>([
    ['19.5', { user_id: 2, access_level: 15 }, 201, expect.anything()],
    ['19.5', { username: 'Morgan', access_level: 20 }, 201, expect.anything()],
    ['16.0', { user_id: 2, access_level: 15 }, 400, { error: 'access_level does not have a valid value' }],
    ['19.5', { user_id: 2 }, 400, { error: 'access_level is missing' }],
    [
      '19.5',
      { access_level: 10 },
      400,
      { error: 'user_id, username are missing, at least one parameter must be provided' },
    ],
    [
      '19.5',
      { user_id: 2, username: 'morgan', access_level: 10 },
      400,
      { error: 'user_id, username are mutually exclusive' },
    ],
    ['19.5', { user_id: 9, access_level: 10 }, 404, { message: '404 User Not Found' }],
    ['19.5', { user_id: 1, access_level: 10 }, 409, { message: 'Member already exists' }],
    [
      '19.5',
      { user_id: 2, access_level: 10, expires_at: '2020-01-01' },
      400,
      { message: { expires_at: ['cannot be a date in the past'] } },
    ],
    ['19.5', { user_id: '2,3', access_level: 10 }, 201, { status: 'success' }],
  ])('GitLab %s: %j is %i', async (version, fields, status, body) => {
    const { post } = await callerWithProject({ version });
    const answer = await post('/projects/1/members', fields);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual(body);
  });

  test('read, changed, removed; only those who may', async () => {
    const { get, post, put, remove } = await callerWithProject();
    await post('/projects/1/members', { user_id: 2, access_level: 10 });
    expect(pickAll((await get('/projects/1/members/all')).body, 'username', 'access_level')).toEqual([
      { username: 'alex', access_level: 50 },
      { username: 'morgan', access_level: 10 },
    ]);
    expect((await put('/projects/1/members/2', { access_level: 50 }, 'morgan')).status).toBe(403);
    expect(
      pick(
        (await put('/projects/1/members/2', { access_level: 20, expires_at: '2027-01-01' })).body,
        'access_level',
        'expires_at',
      ),
    ).toEqual({ access_level: 20, expires_at: '2027-01-01' });
    expect((await remove('/projects/1/members/1')).status).toBe(403);
    expect((await remove('/projects/1/members/2')).status).toBe(204);
    expect((await get('/projects/1/members/2')).body).toEqual({ message: '404 Not found' });
  });

  test.each<[object, number, unknown]>([
    [{ email: 'new@example.org', access_level: 10 }, 201, { status: 'success' }],
    [{ email: 'a@example.org,b@example.org', access_level: 10 }, 201, { status: 'success' }],
    [{ email: 'nonsense', access_level: 10 }, 400, { error: 'email contains an invalid email address' }],
    [
      { email: ' ', access_level: 10 },
      400,
      { message: '400 Bad request - Must provide either email or user_id as a parameter' },
    ],
    [{ access_level: 10 }, 400, { message: '400 Bad request - Must provide either email or user_id as a parameter' }],
    [{ email: 'new@example.org' }, 400, { error: 'access_level is missing' }],
    [
      { email: 'new@example.org', access_level: 10, expires_at: '2020-01-01' },
      201,
      { status: 'error', message: { 'new@example.org': 'Expires at cannot be a date in the past' } },
    ],
  ])('inviting %j is %i', async (fields, status, body) => {
    const { post } = await callerWithProject();
    const answer = await post('/projects/1/invitations', fields);
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  test('an invitation of somebody with an account makes a member; one again updates the level', async () => {
    const { get, post, put, remove } = await callerWithProject();
    await post('/projects/1/invitations', { email: 'morgan@example.com', access_level: 10 });
    await post('/projects/1/invitations', { email: 'new+1@example.org', access_level: 10 });
    await post('/projects/1/invitations', { email: 'new+1@example.org,morgan@example.com', access_level: 20 });
    expect(pick((await get('/projects/1/members/2')).body, 'access_level')).toEqual({ access_level: 20 });
    expect(pickAll((await get('/projects/1/invitations')).body, 'invite_email', 'access_level')).toEqual([
      { invite_email: 'new+1@example.org', access_level: 20 },
    ]);
    expect((await put('/projects/1/invitations/new%2B1@example.org', { access_level: 10 })).status).toBe(200);
    expect((await remove('/projects/1/invitations/new%2B1@example.org')).status).toBe(204);
  });
});

test('users are found by their whole name, in any case', async () => {
  const { get } = caller();
  expect(pickAll((await get('/users?username=MORGAN')).body, 'id', 'username')).toEqual([
    { id: 2, username: 'morgan' },
  ]);
  expect((await get('/users?username=morg')).body).toEqual([]);
  expect((await get('/users?search=morgan@example.com')).body).toEqual([]);
});

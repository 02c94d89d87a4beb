// What an administrator's token opens: people, groups, everybody's projects; and what stays closed to anybody else.
import { describe, expect, test } from 'vitest';
import { caller, callerWithProject, pick, pickAll } from './caller.ts';

const riley = { username: 'riley', name: 'Riley', email: 'riley@example.com', password: 'a long one' };

describe('people, https://docs.gitlab.com/api/users/', () => {
  test('made, found, changed, and deleted with what they own', async () => {
    const { get, post, put, remove, sandbox } = caller();
    const made = await post('/users', { ...riley, projects_limit: 3 }, 'root');
    expect([made.status, pick(made.body, 'username', 'email', 'projects_limit', 'is_admin')]).toEqual([
      201,
      { username: 'riley', email: 'riley@example.com', projects_limit: 3, is_admin: false },
    ]);
    const { id } = made.body as { id: number };
    expect(pickAll((await get('/users?search=RILEY', 'root')).body, 'id')).toEqual([{ id }]);
    expect(
      pick((await put(`/users/${id}`, { bio: 'Here.', username: 'ril' }, 'root')).body, 'bio', 'username'),
    ).toEqual({ bio: 'Here.', username: 'ril' });
    await post(`/projects/user/${id}`, { name: 'Hers' }, 'root');
    expect((await remove(`/users/${id}`, 'root')).status).toBe(204);
    expect([sandbox.state.projects, (await get(`/users/${id}`)).status]).toEqual([[], 404]);
  });

  test.each<[object, string, number, unknown]>([
    [riley, 'alex', 403, { message: '403 Forbidden' }],
    [{ ...riley, username: 'alex' }, 'root', 409, { message: 'Username has already been taken' }],
    [{ ...riley, email: 'sam@example.com' }, 'root', 409, { message: 'Email has already been taken' }],
    [{ ...riley, email: 'nobody' }, 'root', 400, { message: { email: ['is invalid'] } }],
    [
      { ...riley, password: 'short' },
      'root',
      400,
      { message: { password: ['is too short (minimum is 8 characters)'] } },
    ],
    [{ ...riley, email: undefined }, 'root', 400, { error: 'email is missing' }],
  ])('POST /users %j by %s is %i', async (fields, as, status, body) => {
    const { post, sandbox } = caller();
    const answer = await post('/users', fields, as);
    expect([answer.status, answer.body, sandbox.state.users.length]).toEqual([status, body, 4]);
  });

  test.each<[string[], number, unknown]>([
    [['block'], 201, true],
    [['block', 'block'], 201, null],
    [['block', 'unblock'], 201, true],
    [['unblock'], 201, false],
    [['ban', 'unban'], 201, true],
    [['block', 'ban'], 403, { message: '403 Forbidden - You cannot ban blocked users.' }],
    [['unban'], 403, { message: '403 Forbidden - You cannot unban active users.' }],
    [['deactivate', 'activate'], 201, true],
    [['block', 'activate'], 403, { message: '403 Forbidden - A blocked user must be unblocked to be activated' }],
    [['deactivate', 'unblock'], 403, { message: '403 Forbidden - Deactivated users cannot be unblocked by the API' }],
  ])('%j answers %i', async (steps, status, body) => {
    const { post } = caller();
    let answer = await post(`/users/3/${steps[0]}`, {}, 'root');
    for (const step of steps.slice(1)) answer = await post(`/users/3/${step}`, {}, 'root');
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  test('a blocked one is refused; the administrator cannot block themselves', async () => {
    const { get, post } = caller();
    await post('/users/3/block', {}, 'root');
    expect((await get('/user', 'sam')).body).toEqual({ message: '403 Forbidden - Your account has been blocked.' });
    expect((await post('/users/4/block', {}, 'root')).status).toBe(403);
    expect((await post('/users/2/block', {}, 'alex')).status).toBe(403);
  });

  test('a status is set, read by others, replaced by PUT, kept by PATCH, and ends', async () => {
    const { call, get, put, wait } = caller();
    const first = { emoji: 'coffee', message: 'Out & about', clear_status_after: '30_minutes' };
    expect((await put('/user/status', first)).body).toEqual({
      emoji: 'coffee',
      message: 'Out & about',
      message_html: 'Out &amp; about',
      availability: 'not_set',
      clear_status_at: '2026-11-23T09:30:00.000Z',
    });
    expect(pick((await get('/users/alex/status', 'sam')).body, 'emoji')).toEqual({ emoji: 'coffee' });
    const patched = await call('PATCH', '/user/status', { body: { message: 'Back', clear_status_after: '3_hours' } });
    expect(pick(patched.body, 'emoji', 'message')).toEqual({ emoji: 'coffee', message: 'Back' });
    wait(4 * 3_600_000);
    expect(pick((await get('/user/status')).body, 'message')).toEqual({ message: null });
    expect((await put('/user/status', { message: 'x'.repeat(101) })).body).toEqual({
      message: { message: ['is too long (maximum is 100 characters)'] },
    });
  });
});

describe('an administrator and the projects of others', () => {
  test('sees, changes and lists what nobody invited them to', async () => {
    const { get, put } = await callerWithProject();
    expect((await put('/projects/1', { description: 'seen' }, 'root')).status).toBe(200);
    expect(pickAll((await get('/projects', 'root')).body, 'id')).toEqual([{ id: 1 }]);
    expect((await get('/projects?owned=true', 'root')).body).toEqual([]);
    expect((await get('/projects/1', 'sam')).status).toBe(404);
  });
});

describe('groups, https://docs.gitlab.com/api/groups/', () => {
  const made = async () => {
    const all = caller();
    await all.post('/groups', { name: 'Acme', path: 'acme' }, 'root');
    await all.post('/groups', { name: 'Team', path: 'team', parent_id: 5 }, 'root');
    return all;
  };

  test('made by anybody who may, who owns it then; below it subgroups and projects', async () => {
    const { get, post } = await made();
    const own = await post('/groups', { name: 'Own', path: 'own' });
    expect([own.status, pick(own.body, 'full_path', 'visibility')]).toEqual([
      201,
      { full_path: 'own', visibility: 'private' },
    ]);
    await post('/projects', { name: 'Deep', namespace_id: 6 }, 'root');
    expect(pickAll((await get('/groups/acme/subgroups', 'root')).body, 'full_name')).toEqual([
      { full_name: 'Acme / Team' },
    ]);
    expect((await get('/groups/5/projects', 'root')).body).toEqual([]);
    expect(pickAll((await get('/groups/5/projects?include_subgroups=true', 'root')).body, 'path')).toEqual([
      { path: 'deep' },
    ]);
    expect(pickAll((await get('/groups?skip_groups[]=5&skip_groups[]=7', 'root')).body, 'id')).toEqual([{ id: 6 }]);
    expect((await get('/groups/acme')).status).toBe(404);
  });

  test.each<[object, string, number, unknown]>([
    [{ name: 'x' }, 'alex', 400, { error: 'path is missing' }],
    [
      { name: 'Acme', path: 'acme' },
      'alex',
      400,
      { message: { name: ['has already been taken'], path: ['has already been taken'] } },
    ],
    [{ name: 'x', path: 'x', parent_id: 5 }, 'alex', 404, { message: '404 Group Not Found' }],
  ])('POST /groups %j by %s is %i', async (fields, as, status, body) => {
    const { post } = await made();
    const answer = await post('/groups', fields, as);
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  test('moved, and what was below moves along', async () => {
    const { get, post } = await made();
    await post('/projects', { name: 'Deep', namespace_id: 6 }, 'root');
    const moved = await post('/groups/6/transfer', {}, 'root');
    expect(pick(moved.body, 'full_path', 'parent_id')).toEqual({ full_path: 'team', parent_id: null });
    expect((await get('/projects/team%2Fdeep', 'root')).status).toBe(200);
    expect((await post('/groups/5/transfer', { group_id: 5 }, 'root')).status).toBe(400);
  });

  test('members: added, changed, removed by owners; the last owner stays', async () => {
    const { get, post, put, remove } = await made();
    expect((await post('/groups/5/members', { user_id: 1, access_level: 30 }, 'root')).status).toBe(201);
    expect((await post('/groups/5/members', { user_id: 1, access_level: 30 }, 'root')).body).toEqual({
      message: 'Member already exists',
    });
    expect((await post('/groups/5/members', { user_id: 2, access_level: 30 })).status).toBe(403);
    expect(pick((await put('/groups/5/members/1', { access_level: 40 }, 'root')).body, 'access_level')).toEqual({
      access_level: 40,
    });
    expect(pickAll((await get('/groups/6/members/all', 'root')).body, 'id')).toEqual([{ id: 4 }, { id: 1 }]);
    expect((await remove('/groups/5/members/4', 'root')).status).toBe(403);
    expect((await remove('/groups/5/members/1')).status).toBe(204);
    expect(pickAll((await get('/users/4/memberships', 'root')).body, 'source_name')).toEqual([
      { source_name: 'Acme' },
      { source_name: 'Team' },
    ]);
  });

  test('deleted at once before 18.0, and marked since', async () => {
    for (const [version, left] of [
      ['17.11', []],
      ['18.0', ['acme']],
    ] as const) {
      const { get, post, remove } = caller({ version });
      await post('/groups', { name: 'Acme', path: 'acme' });
      expect((await remove('/groups/acme')).status).toBe(202);
      expect(pickAll((await get('/groups')).body, 'path').map((row) => row['path'])).toEqual(left);
    }
  });
});

test.each([
  ['alex', true, ['alex1']],
  ['free', false, []],
])('GET /namespaces/%s/exists', async (path, exists, suggests) => {
  expect((await caller().get(`/namespaces/${path}/exists`)).body).toEqual({ exists, suggests });
});

describe('what a project belongs to, https://docs.gitlab.com/api/projects/', () => {
  test('a star counts once, is found by whoever gave it, and is taken back once', async () => {
    const { get, post } = await callerWithProject();
    expect(pick((await post('/projects/1/star')).body, 'star_count')).toEqual({ star_count: 1 });
    expect((await post('/projects/1/star')).status).toBe(304);
    expect(pickAll((await get('/projects?starred=true')).body, 'id')).toEqual([{ id: 1 }]);
    expect((await get('/projects?starred=true', 'root')).body).toEqual([]);
    expect(pick((await post('/projects/1/unstar')).body, 'star_count')).toEqual({ star_count: 0 });
    expect((await post('/projects/1/unstar')).status).toBe(304);
  });

  test('moved to a group: its people and groups are the new ones, the old address leads there', async () => {
    const { get, post, put } = await callerWithProject();
    await post('/groups', { name: 'Acme', path: 'acme' });
    expect((await put('/projects/1/transfer', { namespace: 'root' })).body).toEqual({
      message: '404 Namespace Not Found',
    });
    const moved = await put('/projects/1/transfer', { namespace: 'acme' });
    expect(pick(moved.body, 'path_with_namespace')).toEqual({ path_with_namespace: 'acme/goals' });
    expect(pickAll((await get('/projects/1/users')).body, 'username')).toEqual([{ username: 'alex' }]);
    expect(pickAll((await get('/projects/1/groups')).body, 'full_path')).toEqual([{ full_path: 'acme' }]);
    expect((await get('/projects/alex%2Fgoals')).status).toBe(301);
  });

  test('a protected branch changes who may force', async () => {
    const { call, get, post } = await callerWithProject();
    await post('/projects/1/protected_branches', { name: '*-stable' });
    const path = '/projects/1/protected_branches/*-stable';
    await call('PATCH', path, { body: { allow_force_push: true } });
    expect(pick((await get(path)).body, 'allow_force_push')).toEqual({ allow_force_push: true });
    expect((await call('PATCH', path, { body: { allow_force_push: false }, as: 'sam' })).status).toBe(404);
  });
});

test('a hard delete leaves nobody assigned, and nothing that hung on what they opened', async () => {
  const { call, get, post, put, remove, sandbox } = await callerWithProject();
  await post('/projects/1/members', { user_id: 2, access_level: 30 });
  await post('/projects/1/issues', { title: 'Kept', assignee_ids: [2] });
  await post('/projects/1/issues', { title: 'Theirs', labels: 'a' }, 'morgan');
  await put('/projects/1/issues/2', { state_event: 'close' }, 'morgan');
  await post('/projects/1/issues/1/links', { target_project_id: 1, target_issue_iid: 2 });
  expect([sandbox.state.issueLinks.length, 'issue:2' in sandbox.state.labelEvents]).toEqual([1, true]);
  expect((await call('DELETE', '/users/2?hard_delete=true', { as: 'root' })).status).toBe(204);
  expect(pick((await get('/projects/1/issues/1')).body, 'title', 'assignees')).toEqual({
    title: 'Kept',
    assignees: [],
  });
  expect((await get('/projects/1/issues?assignee_id=2&scope=all')).body).toEqual([]);
  expect((await get('/projects/1/issues/1/links')).body).toEqual([]);
  const { stateEvents, labelEvents, notes, issueLinks } = sandbox.state;
  for (const table of [stateEvents, labelEvents, notes]) expect(Object.keys(table)).not.toContain('issue:2');
  expect(issueLinks).toEqual([]);
  expect((await remove('/projects/1/issues/1')).status).toBe(204);
});

// What can be asked about a person: where they worked lately, what is theirs, since when they are there, their groups.
import { addGroup } from '#sandbox/state/empty-state.ts';
import { expect, test } from 'vitest';
import { callerWithProject, pick, pickAll, start } from './caller.ts';

const paths = (body: unknown) => pickAll(body, 'path').map(({ path }) => path);

test('projects to which somebody contributed in the last year: pushes, comments, issues, merge requests', async () => {
  const { get, post, wait } = await callerWithProject();
  const made: Record<string, number> = { goals: 1 };
  for (const path of ['pushed', 'reported', 'commented', 'joined', 'hidden']) {
    const visibility = path === 'hidden' ? 'private' : 'public';
    const { body } = await post('/projects', { name: path, path, visibility }, 'morgan');
    made[path] = (body as { id: number }).id;
    await post(`/projects/${made[path]}/members`, { user_id: 1, access_level: 40 }, 'morgan');
  }
  const file = { branch: 'main', content: 'x', commit_message: 'One' };
  await post(`/projects/${made['pushed']}/repository/files/a`, file);
  for (const path of ['reported', 'hidden']) await post(`/projects/${made[path]}/issues`, { title: 'Broken' });
  await post(`/projects/${made['commented']}/issues`, { title: 'Theirs' }, 'morgan');
  await post(`/projects/${made['commented']}/issues/1/notes`, { body: 'Mine' });
  const asked = async (query = '', as: string | null = 'sam') =>
    paths((await get(`/users/alex/contributed_projects${query}`, as)).body);
  expect(await asked('?order_by=id&sort=asc')).toEqual(['pushed', 'reported', 'commented']);
  expect(await asked('', 'alex')).toContain('hidden');
  expect((await get('/users/nobody/contributed_projects')).status).toBe(404);
  expect(await get('/users/1/contributed_projects?order_by=merged')).toMatchObject({ status: 400 });
  wait(365 * 86_400_000 + 1);
  expect(await asked('', null)).toEqual([]);
});

test('projects of a person are those of their own namespace; who was added when; what a person tells of themselves', async () => {
  const { get, post, sandbox, wait } = await callerWithProject({}, { visibility: 'public' });
  addGroup(sandbox.state, { path: 'acme', at: start, members: { alex: 50 } });
  await post('/projects', { name: 'tools', path: 'tools', namespace_id: 5, visibility: 'public' });
  wait(60_000);
  await post('/projects/1/members', { user_id: 2, access_level: 30 });
  expect(paths((await get('/users/1/projects', 'sam')).body)).toEqual(['goals']);
  expect(pickAll((await get('/projects/1/members/all')).body, 'username', 'created_at')).toEqual([
    { username: 'alex', created_at: start },
    { username: 'morgan', created_at: '2026-11-23T09:01:00.000Z' },
  ]);
  const user = sandbox.state.users.find(({ username }) => username === 'morgan');
  expect(pick((await get('/users/2')).body, 'created_at')).toEqual({ created_at: user?.createdAt });
});

test('the top groups of a person, from a role on', async () => {
  const { get, sandbox } = await callerWithProject();
  addGroup(sandbox.state, { path: 'acme', at: start, members: { alex: 30 } });
  addGroup(sandbox.state, { path: 'acme/platform', at: start, members: { alex: 50 } });
  addGroup(sandbox.state, { path: 'theirs', at: start, members: { morgan: 50 } });
  const asked = async (query: string) => paths((await get(`/groups?${query}`)).body);
  expect(await asked('top_level_only=true&min_access_level=10')).toEqual(['acme']);
  expect(await asked('top_level_only=true&min_access_level=40')).toEqual([]);
  expect(await asked('min_access_level=10')).toEqual(['acme', 'platform']);
});

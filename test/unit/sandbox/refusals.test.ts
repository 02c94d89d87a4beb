// Who is refused what, in which order and in which words, as GitLab's own request specs have it.
// https://gitlab.com/gitlab-org/gitlab/-/tree/master/spec/requests/api
import { describe, expect, test } from 'vitest';
import { addGroup } from '#sandbox/state/empty-state.ts';
import { callerWithProject, pickAll, start } from './caller.ts';

const project = '/projects/1';
const branches = `${project}/repository/branches`;
const names = async (get: Awaited<ReturnType<typeof withBranches>>['get'], query: string) =>
  pickAll((await get(`${branches}?${query}`)).body, 'name').map(({ name }) => name);

async function withBranches() {
  const at = await callerWithProject({}, { initialize_with_readme: true });
  await at.post(`${project}/members`, { user_id: 3, access_level: 10 });
  for (const branch of ['feat/one', 'feat/two', 'fix']) await at.post(branches, { branch, ref: 'main' });
  return at;
}

describe('branches', () => {
  test.each([
    ['regex=feat', ['feat/one', 'feat/two']],
    ['regex=%5Ef.*o%24', ['feat/two']],
    ['regex=unknown', []],
    ['search=feat&regex=two', ['feat/two']],
    ['pagination=keyset&page_token=feat%2Fone', ['feat/two', 'fix', 'main']],
    ['pagination=keyset&page=2', ['feat/one', 'feat/two', 'fix', 'main']],
    ['pagination=keyset&page_token=zzz', []],
  ])('?%s', async (query, found) => {
    const { get } = await withBranches();
    expect(await names(get, query)).toEqual(found);
  });

  test('keyset pages follow each other by the name of the last branch', async () => {
    const { get } = await withBranches();
    const { headers } = await get(`${branches}?pagination=keyset&per_page=2`);
    expect([headers.get('Link')?.includes('page_token=feat%2Ftwo'), headers.get('X-Page')]).toEqual([true, null]);
    expect((await get(`${branches}?pagination=keyset&per_page=100`)).headers.get('Link')).toBeNull();
  });

  test('a regex that is none', async () => {
    const { get } = await withBranches();
    const { status, body } = await get(`${branches}?regex=(invalid`);
    expect([status, body]).toEqual([400, { message: 'Regex is invalid' }]);
  });

  test.each<[string, string, string | null, number, unknown]>([
    ['POST', branches, null, 404, { message: '404 Project Not Found' }],
    ['POST', branches, 'sam', 403, { message: '403 Forbidden' }],
    ['POST', `${project}/repository/tags`, 'sam', 403, { message: '403 Forbidden' }],
    ['POST', `${project}/repository/commits`, 'sam', 403, { message: '403 Forbidden' }],
    ['DELETE', `${branches}/fix`, null, 404, { message: '404 Project Not Found' }],
    ['DELETE', `${branches}/unknown`, 'sam', 403, { message: '403 Forbidden' }],
  ])(
    '%s %s by %s: who does not read the code gets no word on the parameters',
    async (method, path, as, status, body) => {
      const { call } = await withBranches();
      const answer = await call(method, path, { as, body: {} });
      expect([answer.status, answer.body]).toEqual([status, body]);
    },
  );

  test('a project without a repository', async () => {
    const { get, put } = await withBranches();
    await put(project, {
      repository_access_level: 'disabled',
      merge_requests_access_level: 'disabled',
      builds_access_level: 'disabled',
    });
    expect([(await get(branches)).status, (await get(branches)).body]).toEqual([
      404,
      { message: '404 Repository Not Found' },
    ]);
  });

  test('what developers may on a protected branch', async () => {
    const { get, post } = await withBranches();
    await post(`${project}/protected_branches`, { name: 'feat/*', push_access_level: 30, merge_access_level: 40 });
    expect(pickAll((await get(branches)).body, 'name', 'developers_can_push', 'developers_can_merge')).toEqual([
      { name: 'feat/one', developers_can_push: true, developers_can_merge: false },
      { name: 'feat/two', developers_can_push: true, developers_can_merge: false },
      { name: 'fix', developers_can_push: false, developers_can_merge: false },
      { name: 'main', developers_can_push: false, developers_can_merge: false },
    ]);
  });
});

describe('invitations', () => {
  test('a change of nothing', async () => {
    const { post, put } = await callerWithProject();
    await post(`${project}/invitations`, { email: 'new@example.com', access_level: 10 });
    const { status, body } = await put(`${project}/invitations/new@example.com`, {});
    expect([status, body]).toEqual([400, { message: '400 Bad request' }]);
    expect((await put(`${project}/invitations/other@example.com`, {})).status).toBe(404);
  });

  test.each([
    [{ email: 'sam@example.com' }, 'sam@example.com'],
    [{ user_id: '3' }, 'sam'],
  ])('less than the group gives: %j', async (who, named) => {
    const { post, sandbox } = await callerWithProject();
    const group = addGroup(sandbox.state, { path: 'acme', at: start, members: { alex: 50, sam: 30 } });
    await post('/projects', { name: 'Theirs', path: 'theirs', namespace_id: group.id });
    const { status, body } = await post('/projects/acme%2Ftheirs/invitations', { ...who, access_level: 20 });
    const why = 'Access level should be greater than or equal to Developer inherited membership from group acme';
    expect([status, body]).toEqual([201, { status: 'error', message: { [named]: why } }]);
    expect(sandbox.state.members.some(({ userId }) => userId === 3)).toBe(false);
  });
});

test('a hidden variable stays masked', async () => {
  const { post, put } = await callerWithProject();
  await post(`${project}/variables`, { key: 'KEY', value: 'secret_value', masked_and_hidden: true });
  const { status, body } = await put(`${project}/variables/KEY`, { masked: false });
  expect([status, body]).toEqual([
    400,
    { message: { base: ['The visibility setting cannot be changed for masked and hidden variables.'] } },
  ]);
});

test('the feed tells what becomes of a milestone', async () => {
  const { get, post, put, remove } = await callerWithProject();
  await post(`${project}/milestones`, { title: 'Q4' });
  for (const state_event of ['close', 'close', 'activate']) await put(`${project}/milestones/1`, { state_event });
  await remove(`${project}/milestones/1`);
  const { body } = await get(`${project}/events?target_type=milestone&sort=asc`);
  expect(pickAll(body, 'action_name', 'target_title', 'target_type').map((row) => Object.values(row))).toEqual([
    ['opened', 'Q4', 'Milestone'],
    ['closed', 'Q4', 'Milestone'],
    ['opened', 'Q4', 'Milestone'],
    ['destroyed', 'Q4', 'Milestone'],
  ]);
});

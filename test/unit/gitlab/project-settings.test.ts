// What of a project is told and changed, why one cannot be made, and what a token says of itself.
import { describe, expect, test } from 'vitest';
import { facts, failureOf, fakeGitLab, html, json, person, project } from './fake-gitlab.ts';

const me = () => json(person);
const wanted = { path: 'goals', name: 'Goals', description: '', topics: [] };

describe('a project that cannot be made', () => {
  test.each([
    [
      'its level is restricted',
      400,
      { visibility_level: ['private has been restricted by your GitLab administrator'] },
      'refused',
    ],
    ['its level is restricted, in capitals', 400, { error: 'Visibility level PRIVATE is not allowed' }, 'refused'],
    ['the level alone is named', 400, { error: 'visibility level internal is not allowed' }, 'rejected'],
    ['the place is refused', 400, { namespace: ['is not valid'] }, 'forbidden'],
    ['the place is refused, in capitals', 400, { error: 'Namespace IS NOT VALID' }, 'forbidden'],
    ['making one is refused', 403, '403 Forbidden', 'forbidden'],
    ['something else is wrong', 400, { error: 'name is too long' }, 'rejected'],
  ])('because %s', async (_name, status, message, kind) => {
    const fake = fakeGitLab(({ method }) => (method === 'GET' ? me() : json({ message }, { status })));
    const failure = await failureOf(fake.forge.createProject(wanted));
    expect(failure).toMatchObject({ kind, status });
    expect(fake.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

test.each([
  [{ description: 'New' }, { description: 'New' }],
  [{ description: '' }, { description: '' }],
  [{ topics: ['a', 'b'] }, { topics: ['a', 'b'] }],
  [
    { description: 'New', topics: [] },
    { description: 'New', topics: [] },
  ],
])('a change of its settings %j sends nothing else', async (change, body) => {
  const fake = fakeGitLab(() => json({ ...project, description: '', topics: [], ...change }));
  expect(await fake.forge.open(facts, {}).updateProject(change)).toEqual([]);
  expect(fake.asked.map((one) => [one.method, one.path, one.body])).toEqual([['PUT', '/projects/1', body]]);
});

test('a change of its settings that nobody can read is asked for again', async () => {
  const fake = fakeGitLab([() => json({}), () => json({ ...project, description: 'New' })]);
  expect(await fake.forge.open(facts, {}).updateProject({ description: 'New' })).toEqual([]);
  expect(fake.asked.map(({ method }) => method)).toEqual(['PUT', 'PUT']);
});

const level = (access_level: number) => ({ access_level });
test.each([
  [undefined, null],
  [{ project_access: null, group_access: null }, null],
  [{ project_access: level(10), group_access: null }, 'guest'],
  [{ project_access: null, group_access: level(10) }, 'guest'],
  [{ project_access: level(50), group_access: level(10) }, 'owner'],
  [{ project_access: level(10), group_access: level(50) }, 'owner'],
])('with the access %j one is %s there', async (permissions, myRole) => {
  const found = await fakeGitLab(() => json({ ...project, permissions })).forge.findProject('alex/goals');
  expect(found?.myRole).toBe(myRole);
});

describe('a token', () => {
  const told = { name: 'cli', scopes: ['api'], expires_at: '2027-01-01' };
  test.each([
    [{}, false, null],
    [{ granular: true }, true, null],
    [{ scopes: ['granular'] }, true, null],
    [{ granular_scopes: [{ access: 'x', permissions: ['read'], project_id: 5 }] }, false, [5, null]],
    [{ granular_scopes: [{ access: 'x', permissions: ['read'], group_id: 6 }] }, false, [null, 6]],
  ])('that says %j', async (more, granular, ids) => {
    const token = await fakeGitLab(() => json({ ...told, ...more })).forge.token();
    expect(token).toMatchObject({ kind: 'personal', name: 'cli', expiresOn: '2027-01-01', expiresAt: null, granular });
    const grants = token.grants?.map(({ projectId, groupId }) => [projectId, groupId]);
    expect(grants ?? null).toEqual(ids === null ? null : [ids]);
  });

  test.each([
    [null, null],
    [0, '2026-11-23T08:00:00.000Z'],
    [7200, '2026-11-23T10:00:00.000Z'],
  ])('of OAuth that lasts %s seconds ends then, by the server’s clock', async (seconds, expiresAt) => {
    const fake = fakeGitLab(({ path }) =>
      path.endsWith('/oauth/token/info')
        ? json({ scope: ['api'], expires_in: seconds })
        : json({ message: 'no' }, { status: 404 }),
    );
    expect(await fake.forge.token()).toMatchObject({
      kind: 'oauth',
      scopes: ['api'],
      expiresOn: null,
      expiresAt,
      granular: false,
    });
  });

  test.each([400, 403, 404, 405])('of which a server says nothing but %i is of no known kind', async (status) => {
    const fake = fakeGitLab(() => json({ message: 'no' }, { status }));
    expect(await fake.forge.token()).toMatchObject({ kind: 'unknown', scopes: null, granular: false });
  });

  test('of which a server says 406 is not looked into', async () => {
    expect(await failureOf(fakeGitLab(() => json({ message: 'no' }, { status: 406 })).forge.token())).toMatchObject({
      status: 406,
    });
    expect((await fakeGitLab(() => html(404)).forge.token()).kind).toBe('unknown');
  });
});

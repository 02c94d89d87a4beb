// Tags, comments on commits, whose line is whose, and the merge requests of a commit or an issue.
import { describe, expect, test } from 'vitest';
import { callerWithProject, pick, pickAll, type Caller } from './caller.ts';

const project = '/projects/1';

async function withFile(): Promise<Caller & { commit: (content: string, branch?: string) => Promise<string> }> {
  const at = await callerWithProject();
  const commit = async (content: string, branch = 'main') => {
    const known = (await at.get(`${project}/repository/files/a.md?ref=${branch}`)).status === 200;
    const { body } = await at.post(`${project}/repository/commits`, {
      branch,
      commit_message: `Write ${content.trim().split('\n').length} lines`,
      actions: [{ action: known ? 'update' : 'create', file_path: 'a.md', content }],
    });
    return (body as { id: string }).id;
  };
  return { ...at, commit };
}

describe('tags, https://docs.gitlab.com/api/tags/', () => {
  test('made, listed, found as a ref, deleted; the feed says so', async () => {
    const { get, post, remove, commit } = await withFile();
    const first = await commit('one\n');
    const second = await commit('one\ntwo\n');
    const plain = await post(`${project}/repository/tags`, { tag_name: 'v1.0', ref: first });
    expect([plain.status, pick(plain.body, 'name', 'message', 'target', 'created_at', 'release')]).toEqual([
      201,
      { name: 'v1.0', message: null, target: first, created_at: null, release: null },
    ]);
    const noted = await post(`${project}/repository/tags`, { tag_name: 'v1.1', ref: 'main', message: 'Second' });
    const { message, target, commit: tagged } = noted.body as Record<string, unknown>;
    expect([message, target !== second, pick(tagged, 'id')]).toEqual(['Second', true, { id: second }]);
    expect(pickAll((await get(`${project}/repository/tags?order_by=name&sort=asc`)).body, 'name')).toEqual([
      { name: 'v1.0' },
      { name: 'v1.1' },
    ]);
    expect(pickAll((await get(`${project}/repository/tags?search=%5Ev1.1`)).body, 'name')).toEqual([{ name: 'v1.1' }]);
    expect((await get(`${project}/repository/files/a.md/raw?ref=v1.0`)).body).toBe('one\n');
    expect((await get(`${project}/repository/commits/${second}/refs`)).body).toEqual([
      { type: 'branch', name: 'main' },
      { type: 'tag', name: 'v1.1' },
    ]);
    expect((await remove(`${project}/repository/tags/v1.0`)).status).toBe(204);
    expect((await get(`${project}/repository/tags/v1.0`)).body).toEqual({ message: '404 Tag Not Found' });
    const rows = (await get(`${project}/events?action=pushed`)).body as { push_data: object }[];
    expect(
      pickAll(
        rows.slice(0, 2).map(({ push_data }) => push_data),
        'action',
        'ref_type',
        'ref',
      ),
    ).toEqual([
      { action: 'removed', ref_type: 'tag', ref: 'v1.0' },
      { action: 'created', ref_type: 'tag', ref: 'v1.1' },
    ]);
  });

  test.each<[object, string, number, unknown]>([
    [{ tag_name: 'v1', ref: 'main' }, 'alex', 400, { message: 'Tag v1 already exists' }],
    [{ tag_name: 'v 2', ref: 'main' }, 'alex', 400, { message: 'Tag name invalid' }],
    [{ tag_name: 'v2', ref: 'nowhere' }, 'alex', 400, { message: 'Target nowhere is invalid' }],
    [{ tag_name: 'v2' }, 'alex', 400, { error: 'ref is missing' }],
    [{ tag_name: 'v2', ref: 'main' }, 'sam', 403, { message: '403 Forbidden' }],
    [{ tag_name: 'constructor', ref: 'main' }, 'alex', 201, expect.objectContaining({ name: 'constructor' })],
  ])('POST %j by %s is %i', async (fields, as, status, body) => {
    const { post, commit } = await withFile();
    await commit('one\n');
    await post(`${project}/members`, { user_id: 3, access_level: 20 });
    await post(`${project}/repository/tags`, { tag_name: 'v1', ref: 'main' });
    const answer = await post(`${project}/repository/tags`, fields, as);
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  test('no name of a tag is found on an object of ours', async () => {
    const { get, post, commit } = await withFile();
    await commit('one\n');
    await post(`${project}/repository/tags`, { tag_name: 'v1', ref: 'main' });
    expect((await get(`${project}/repository/tags/toString`)).status).toBe(404);
    expect((await get(`${project}/repository/commits/toString`)).status).toBe(404);
  });
});

test('blame: each line with the commit that wrote it, through a merge as well', async () => {
  const { get, post, put, commit } = await withFile();
  const first = await commit('one\ntwo\nthree\n');
  await post(`${project}/repository/branches`, { branch: 'side', ref: 'main' });
  const side = await commit('one\ntwo\nthree\nfour\n', 'side');
  await post(`${project}/merge_requests`, { source_branch: 'side', target_branch: 'main', title: 'Side' });
  await put(`${project}/merge_requests/1/merge`);
  const last = await commit('ONE\ntwo\nthree\nfour\n');
  const { status, body } = await get(`${project}/repository/files/a.md/blame?ref=main`);
  expect([
    status,
    (body as { commit: { id: string }; lines: string[] }[]).map((row) => [row.commit.id, row.lines]),
  ]).toEqual([
    200,
    [
      [last, ['ONE']],
      [first, ['two', 'three']],
      [side, ['four']],
    ],
  ]);
  expect((await get(`${project}/repository/files/b.md/blame?ref=main`)).body).toEqual({
    message: '404 File Not Found',
  });
});

test('comments on a commit, https://docs.gitlab.com/api/commits/#list-all-comments-for-a-commit', async () => {
  const { get, post, commit } = await withFile();
  const sha = await commit('one\n');
  const said = await post(`${project}/repository/commits/main/comments`, { note: 'Nice' });
  const row = { note: 'Nice', path: null, line: null, line_type: null };
  expect([said.status, said.body]).toEqual([201, expect.objectContaining(row)]);
  expect((await get(`${project}/repository/commits/${sha}/comments`)).body).toEqual([expect.objectContaining(row)]);
  const [event] = (await get('/events?action=commented')).body as Record<string, unknown>[];
  expect(pick(event, 'target_type', 'target_title', 'note')).toEqual({
    target_type: 'Note',
    target_title: 'Write 1 lines',
    note: expect.objectContaining({ body: 'Nice', noteable_type: 'Commit' }),
  });
  expect((await post(`${project}/repository/commits/main/comments`, {})).body).toEqual({
    error: 'note is missing, note is empty',
  });
  expect((await post(`${project}/repository/commits/nowhere/comments`, { note: 'x' })).body).toEqual({
    message: '404 Commit Not Found',
  });
});

test('an issue counts the merge requests that close it, as far as the caller reads them', async () => {
  const { get, post, commit } = await withFile();
  await commit('one\n');
  await post(`${project}/members`, { user_id: 3, access_level: 10 });
  for (const title of ['One', 'Two']) await post(`${project}/issues`, { title });
  await post(`${project}/repository/branches`, { branch: 'work', ref: 'main' });
  const sha = await commit('two\n', 'work');
  const fields = { source_branch: 'work', target_branch: 'main', title: 'Work', description: 'Closes #2' };
  await post(`${project}/merge_requests`, fields);
  const counts = async (as?: string) =>
    pickAll((await get(`${project}/issues`, as)).body, 'iid', 'merge_requests_count');
  expect(await counts()).toEqual([
    { iid: 2, merge_requests_count: 1 },
    { iid: 1, merge_requests_count: 0 },
  ]);
  expect(await counts('sam')).toEqual([
    { iid: 2, merge_requests_count: 0 },
    { iid: 1, merge_requests_count: 0 },
  ]);
  const of = async (commitId: string) =>
    pickAll((await get(`${project}/repository/commits/${commitId}/merge_requests`)).body, 'iid');
  expect([await of(sha), await of('main')]).toEqual([[{ iid: 1 }], []]);
});

test.each([
  ['/groups/acme/variables', 'alex', { environment_scope: '*', hidden: true, value: null }],
  ['/admin/ci/variables', 'root', { environment_scope: undefined, hidden: undefined, value: 'secret_value' }],
])('variables of %s: made, read, changed, deleted; others may not', async (path, as, shown) => {
  const { call, get, post, put, remove, sandbox } = await callerWithProject();
  await call('POST', '/groups', { body: { name: 'Acme', path: 'acme' } });
  const made = await post(
    path,
    { key: 'KEY', value: 'secret_value', masked_and_hidden: true, environment_scope: 'x' },
    as,
  );
  expect([made.status, pick(made.body, ...Object.keys(shown))]).toEqual([201, shown]);
  expect((await post(path, { key: 'KEY', value: 'again' }, as)).body).toEqual({
    message: { key: ['(KEY) has already been taken'] },
  });
  expect(pick((await put(`${path}/KEY`, { description: 'Said' }, as)).body, 'description')).toEqual({
    description: 'Said',
  });
  expect((await get(path, 'sam')).status).toBe(as === 'root' ? 403 : 404);
  expect((await get(`${project}/variables`)).body).toEqual([]);
  expect((await remove(`${path}/KEY`, as)).status).toBe(204);
  expect(sandbox.state.ciVariables).toEqual([]);
});

test.each([
  ['Fix\n\nCo-authored-by: Sam <sam@example.com>\nGrowth: alex/goals#12', ['alex/goals#12']],
  ['Fix\n\nGrowth: #1\nGrowth: #2\n  and more', ['#1', '#2 and more']],
  ['Fix\n\nWhy: because.\nIt was broken.', undefined],
  ['Growth: #1', undefined],
])('trailers of %j, asked for', async (message, growth) => {
  const { get, post } = await callerWithProject();
  const actions = [{ action: 'create', file_path: 'a', content: '' }];
  await post(`${project}/repository/commits`, { branch: 'main', commit_message: message, actions });
  const path = `${project}/repository/commits?author=alex&since=2026-11-20&until=2026-12-01`;
  expect(pickAll((await get(path)).body, 'trailers', 'extended_trailers')).toEqual([
    { trailers: {}, extended_trailers: {} },
  ]);
  const [row] = (await get(`${path}&trailers=true`)).body as Record<string, Record<string, unknown>>[];
  expect([row?.['trailers']?.['Growth'], row?.['extended_trailers']?.['Growth']]).toEqual([growth?.at(-1), growth]);
  expect((await get(path.replace('author=alex', 'author=sam'))).body).toEqual([]);
  expect((await get(path.replace('until=2026-12-01', 'until=2026-11-21'))).body).toEqual([]);
});

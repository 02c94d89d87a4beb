// Commits, tree, files and branches over the API.
import { beforeEach, describe, expect, test } from 'vitest';
import { pick, Server } from './server.ts';

const base = '/projects/alex%2Fgoals/repository';
let server: Server;

beforeEach(async () => {
  server = new Server();
  await server.project({ morgan: 10, sam: 30 });
});

describe('an empty repository', () => {
  test.each([
    ['GET', `${base}/commits`, 200, []],
    ['GET', `${base}/branches`, 200, []],
    ['GET', `${base}/tree`, 404, { message: '404 Tree Not Found' }],
    ['GET', `${base}/files/README.md?ref=main`, 404, { message: '404 Commit Not Found' }],
    ['GET', `${base}/files/README.md/raw`, 404, { message: '404 Commit Not Found' }],
    ['GET', '/projects/alex%2Fgoals/templates/issues', 200, []],
  ])('%s %s: %i', async (method, path, status, body) => {
    expect(await server.answer(method, path)).toEqual([status, body]);
  });

  test('the first commit decides the default branch', async () => {
    await server.commit({ 'README.md': 'one\n' }, { branch: 'trunk' });
    expect(pick(await server.body('GET', '/projects/alex%2Fgoals'), 'default_branch', 'empty_repo')).toEqual({
      default_branch: 'trunk',
      empty_repo: false,
    });
    expect(
      pick(await server.body('GET', `${base}/branches`), 'name', 'default', 'protected', 'merged', 'can_push'),
    ).toEqual([{ name: 'trunk', default: true, protected: true, merged: false, can_push: true }]);
  });
});

test('a commit as it is answered', async () => {
  const { status, body } = await server.ask('POST', `${base}/commits`, {
    branch: 'main',
    commit_message: 'Add goals\n\nMore about it',
    actions: [{ action: 'create', file_path: 'README.md', content: 'one\ntwo\n' }],
  });
  expect(status).toBe(201);
  const { id } = body as { id: string };
  expect(body).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{40}$/),
    short_id: id.slice(0, 8),
    created_at: '2026-11-23T09:00:04.000+00:00',
    parent_ids: [],
    title: 'Add goals',
    message: 'Add goals\n\nMore about it',
    author_name: 'Alex Ferreira',
    author_email: 'alex@example.com',
    authored_date: '2026-11-23T09:00:04.000+00:00',
    committer_name: 'Alex Ferreira',
    committer_email: 'alex@example.com',
    committed_date: '2026-11-23T09:00:04.000+00:00',
    trailers: {},
    extended_trailers: {},
    web_url: `https://gitlab.test/alex/goals/-/commit/${id}`,
    stats: { additions: 2, deletions: 0, total: 2 },
    status: null,
    project_id: 1,
    last_pipeline: null,
  });
  expect(await server.body('GET', `${base}/commits/main`)).toEqual(body);
  expect(await server.answer('GET', `${base}/commits/nope`)).toEqual([404, { message: '404 Commit Not Found' }]);
});

describe('commits that are refused', () => {
  const action = { action: 'create', file_path: 'x', content: '' };
  const body = (more: Record<string, unknown>) => ({ branch: 'main', commit_message: 'm', actions: [action], ...more });
  const cases: [string, Record<string, unknown>, unknown, unknown][] = [
    [
      'no branch',
      body({ branch: undefined }),
      { message: '400 Bad request - branch is required' },
      { error: 'branch is missing, branch is empty' },
    ],
    [
      'no message',
      body({ commit_message: undefined }),
      { message: '400 Bad request - commit_message is required' },
      { error: 'commit_message is missing, commit_message is empty' },
    ],
    [
      'no content',
      body({ actions: [{ action: 'update', file_path: 'x' }] }),
      { message: '400 Bad request - actions[0][content] is required for update action' },
      { error: 'actions[0][content] is missing' },
    ],
    [
      'unknown action',
      body({ actions: [action, { action: 'touch', file_path: 'x' }] }),
      { message: '400 Bad request - actions[1][action] must be one of: create, update, move, delete, chmod' },
      { error: 'actions[1][action] does not have a valid value' },
    ],
    [
      'taken name',
      body({ actions: [action, action] }),
      { message: 'A file with this name already exists' },
      { message: 'A file with this name already exists' },
    ],
    [
      'missing file',
      body({ actions: [{ action: 'delete', file_path: 'x' }] }),
      { message: "A file with this name doesn't exist" },
      { message: "A file with this name doesn't exist" },
    ],
  ];
  test.each(cases)('%s', async (_name, asked, newer, older) => {
    expect(await server.answer('POST', `${base}/commits`, asked)).toEqual([400, newer]);
    const old = new Server({ version: '17.7' });
    await old.project();
    expect(await old.answer('POST', `${base}/commits`, asked)).toEqual([400, older]);
    expect(await old.answer('GET', `${base}/commits`)).toEqual([200, []]);
  });

  test('by role', async () => {
    const push = '403 Forbidden - You are not allowed to push into this branch';
    expect(await server.answer('POST', `${base}/commits`, body({}), null)).toEqual([
      401,
      { message: '401 Unauthorized' },
    ]);
    expect(await server.answer('POST', `${base}/commits`, body({}), 'morgan')).toEqual([
      403,
      { message: '403 Forbidden' },
    ]);
    await server.commit({ a: '' });
    expect(await server.answer('POST', `${base}/commits`, body({}), 'sam')).toEqual([403, { message: push }]);
    const side = body({ branch: 'side', start_branch: 'main' });
    expect((await server.ask('POST', `${base}/commits`, side, 'sam')).status).toBe(201);
  });
});

test('commits of a path, newest first, without totals', async () => {
  await server.commit({ 'a.md': '1', 'docs/b.md': '1' });
  await server.commit({ 'c.md': '1' }, { commit_message: 'Add c' });
  const { body, headers } = await server.ask('GET', `${base}/commits?per_page=1`);
  expect(pick(body, 'title')).toEqual([{ title: 'Add c' }]);
  expect([headers.get('X-Total'), headers.get('X-Next-Page')]).toEqual([null, '2']);
  expect(pick(await server.body('GET', `${base}/commits?path=docs`), 'title')).toEqual([{ title: 'Add files' }]);
  expect(pick(await server.body('GET', `${base}/commits?path=c.md&ref_name=main`), 'title')).toEqual([
    { title: 'Add c' },
  ]);
});

test('the tree', async () => {
  await server.commit({ 'README.md': '', 'docs/a.md': '', 'docs/deep/b.md': '' });
  expect(pick(await server.body('GET', `${base}/tree`), 'path', 'type')).toEqual([
    { path: 'docs', type: 'tree' },
    { path: 'README.md', type: 'blob' },
  ]);
  expect(pick(await server.body('GET', `${base}/tree?recursive=true&path=docs`), 'path')).toEqual([
    { path: 'docs/deep' },
    { path: 'docs/a.md' },
    { path: 'docs/deep/b.md' },
  ]);
  const unknown = { message: '404 invalid revision or path Not Found' };
  expect(await server.answer('GET', `${base}/tree?path=nope`)).toEqual([404, unknown]);
  expect(await server.answer('GET', `${base}/tree?ref=nope`)).toEqual([404, { message: '404 Tree Not Found' }]);
  expect(await server.answer('GET', `${base}/tree`, undefined, 'morgan')).toEqual([403, { message: '403 Forbidden' }]);
});

describe('files', () => {
  const file = `${base}/files/docs%2Fa.md`;
  const text = (content: string, more = {}) => ({ branch: 'main', commit_message: 'Change', content, ...more });

  test('read', async () => {
    const commit = pick(await server.commit({ 'docs/a.md': 'hello\n' }), 'id') as { id: string };
    await server.commit({ other: '' });
    const head = pick(await server.body('GET', `${base}/commits/HEAD`), 'id') as { id: string };
    const { body, headers } = await server.ask('GET', `${file}?ref=main`);
    expect(body).toEqual({
      file_name: 'a.md',
      file_path: 'docs/a.md',
      size: 6,
      encoding: 'base64',
      content: 'aGVsbG8K',
      content_sha256: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
      ref: 'main',
      blob_id: 'ce013625030ba8dba906f756967f9e9ca394464a',
      commit_id: head.id,
      last_commit_id: commit.id,
      execute_filemode: false,
    });
    expect(headers.get('X-Gitlab-Blob-Id')).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
    const peek = await server.ask('HEAD', `${file}?ref=main`);
    expect([peek.status, peek.body, peek.headers.get('X-Gitlab-Size')]).toEqual([200, '', '6']);
    expect(await server.answer('GET', `${file}/raw`)).toEqual([200, 'hello\n']);
  });

  test.each([
    ['GET', `${base}/files/docs%2Fa.md`, 400, { error: 'ref is missing, ref is empty' }],
    ['GET', `${base}/files/nope?ref=main`, 404, { message: '404 File Not Found' }],
    ['GET', `${base}/files/nope?ref=gone`, 404, { message: '404 Commit Not Found' }],
    ['GET', `${base}/files/%2Fdocs?ref=main`, 400, { error: 'file_path should be a valid file path' }],
    ['GET', `${base}/files/a%2F..%2Fb?ref=main`, 400, { error: 'file_path should be a valid file path' }],
    [
      'DELETE',
      `${base}/files/nope?branch=main&commit_message=m`,
      400,
      { message: "A file with this name doesn't exist" },
    ],
    [
      'DELETE',
      `${base}/files/docs%2Fa.md`,
      400,
      { error: 'branch is missing, branch is empty, commit_message is missing, commit_message is empty' },
    ],
  ])('%s %s: %i', async (method, path, status, body) => {
    await server.commit({ 'docs/a.md': 'hello\n' });
    expect(await server.answer(method, path)).toEqual([status, body]);
  });

  test('created, updated, deleted', async () => {
    expect(await server.answer('POST', file, text('1'))).toEqual([201, { file_path: 'docs/a.md', branch: 'main' }]);
    expect(await server.answer('POST', file, text('2'))).toEqual([
      400,
      { message: 'A file with this name already exists' },
    ]);
    const { headers } = await server.ask('HEAD', `${file}?ref=main`);
    const last = headers.get('X-Gitlab-Last-Commit-Id');
    const encoded = text('Mg==', { encoding: 'base64', last_commit_id: last });
    expect(await server.answer('PUT', file, encoded)).toEqual([200, { file_path: 'docs/a.md', branch: 'main' }]);
    expect(await server.answer('GET', `${file}/raw`)).toEqual([200, '2']);
    const stale = 'You are attempting to update a file that has changed since you started editing it.';
    expect(await server.answer('PUT', file, text('3', { last_commit_id: last }))).toEqual([400, { message: stale }]);
    expect(await server.answer('DELETE', file, { branch: 'main', commit_message: 'm' })).toEqual([204, '']);
    expect(await server.answer('GET', `${file}/raw`)).toEqual([404, { message: '404 File Not Found' }]);
  });
});

test('branches', async () => {
  await server.commit({ a: '1' });
  expect(
    pick(
      (await server.ask('POST', `${base}/branches`, { branch: 'feature/x', ref: 'main' })).body,
      'name',
      'merged',
      'web_url',
    ),
  ).toEqual({
    name: 'feature/x',
    merged: false,
    web_url: 'https://gitlab.test/alex/goals/-/tree/feature/x',
  });
  const list: [string, string, unknown, number, unknown][] = [
    ['POST', `${base}/branches`, { branch: 'feature/x', ref: 'main' }, 400, { message: 'Branch already exists' }],
    [
      'POST',
      `${base}/branches`,
      {},
      400,
      { error: 'branch is missing, branch is empty, ref is missing, ref is empty' },
    ],
    ['GET', `${base}/branches/nope`, undefined, 404, { message: '404 Branch Not Found' }],
    ['DELETE', `${base}/branches/main`, undefined, 405, { message: 'Cannot remove HEAD branch' }],
    ['DELETE', `${base}/branches/feature%2Fx`, undefined, 204, ''],
    ['DELETE', `${base}/branches/feature%2Fx`, undefined, 404, { message: '404 Branch Not Found' }],
  ];
  for (const [method, path, body, status, expected] of list) {
    expect([method, path, ...(await server.answer(method, path, body))]).toEqual([method, path, status, expected]);
  }
  expect(pick(await server.body('GET', `${base}/branches`), 'name')).toEqual([{ name: 'main' }]);
});

test('a comparison', async () => {
  await server.commit({ a: '1\n' });
  await server.commit({ b: '2\n' }, { branch: 'side', start_branch: 'main', commit_message: 'Add b' });
  const body = (await server.body('GET', `${base}/compare?from=main&to=side`)) as { commits: unknown; diffs: unknown };
  expect([pick(body.commits, 'title'), pick(body.diffs, 'new_path', 'new_file', 'diff')]).toEqual([
    [{ title: 'Add b' }],
    [{ new_path: 'b', new_file: true, diff: '@@ -0,0 +1 @@\n+2\n' }],
  ]);
});

test('issue templates come from the default branch', async () => {
  await server.commit({
    '.gitlab/issue_templates/Goal.md': '# Goal\n',
    '.gitlab/issue_templates/A b.md': 'x',
    'other.md': '',
  });
  const templates = '/projects/alex%2Fgoals/templates';
  expect(await server.answer('GET', `${templates}/issues`)).toEqual([
    200,
    [
      { key: 'A b', name: 'A b' },
      { key: 'Goal', name: 'Goal' },
    ],
  ]);
  expect(await server.answer('GET', `${templates}/issues/Goal`)).toEqual([200, { name: 'Goal', content: '# Goal\n' }]);
  expect(await server.answer('GET', `${templates}/issues/Nope`)).toEqual([404, { message: '404 Template Not Found' }]);
  expect(await server.answer('GET', `${templates}/toys`)).toEqual([400, { error: 'type does not have a valid value' }]);
});

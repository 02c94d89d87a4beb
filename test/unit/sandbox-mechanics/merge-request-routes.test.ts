// Merge requests: made from branches, listed with every filter, changed, approved, merged.
import { beforeEach, describe, expect, test } from 'vitest';
import { addGroup } from '#sandbox/state/empty-state.ts';
import { pick, Server } from './server.ts';

const base = '/projects/alex%2Fgoals/merge_requests';
let server: Server;

/** A branch with one file, and a merge request from it into main. */
async function open(
  branch: string,
  more: Record<string, unknown> = {},
  who: 'alex' | 'sam' = 'alex',
): Promise<Record<string, unknown>> {
  await server.commit(
    { [`${branch}.md`]: `${branch}\n` },
    { branch, start_branch: 'main', commit_message: `Add ${branch}` },
  );
  const body = { source_branch: branch, target_branch: 'main', title: `Merge ${branch}`, ...more };
  return (await server.body('POST', base, body, who)) as Record<string, unknown>;
}

const iids = async (query: string, path = base, on = server): Promise<number[]> =>
  ((await on.body('GET', `${path}?${query}`)) as { iid: number }[]).map((row) => row.iid);

beforeEach(async () => {
  server = new Server();
  await server.project({ sam: 30, morgan: 10 });
  await server.commit({ 'README.md': 'one\n' });
});

test('one as it is answered', async () => {
  const made = await open('work', { description: '- [x] a\n- [ ] b\n', labels: 'new label', reviewer_ids: [3] });
  expect(made).toMatchObject({
    iid: 1,
    project_id: 1,
    title: 'Merge work',
    description: '- [x] a\n- [ ] b',
    state: 'opened',
    draft: false,
    source_branch: 'work',
    target_branch: 'main',
    author: { username: 'alex' },
    assignees: [],
    reviewers: [{ username: 'sam' }],
    labels: ['new label'],
    merge_status: 'can_be_merged',
    detailed_merge_status: 'mergeable',
    merged_at: null,
    merge_user: null,
    references: { short: '!1', relative: '!1', full: 'alex/goals!1' },
    web_url: 'https://gitlab.test/alex/goals/-/merge_requests/1',
    task_completion_status: { count: 2, completed_count: 1 },
    changes_count: '1',
    has_conflicts: false,
  });
  expect(await server.body('GET', `${base}/1`)).toEqual({ ...made, first_contribution: true });
  expect(pick(await server.body('GET', `${base}/1/commits`), 'title')).toEqual([{ title: 'Add work' }]);
  expect(pick(await server.body('GET', `${base}/1/diffs`), 'new_path', 'new_file')).toEqual([
    { new_path: 'work.md', new_file: true },
  ]);
});

describe('refusals', () => {
  const wanted = { source_branch: 'work', target_branch: 'main', title: 'x' };
  test.each([
    [
      'POST',
      base,
      { title: 'x' },
      400,
      { error: 'source_branch is missing, source_branch is empty, target_branch is missing, target_branch is empty' },
    ],
    [
      'POST',
      base,
      { ...wanted, source_branch: 'main' },
      422,
      { message: ["You can't use same project/branch for source and target"] },
    ],
    ['POST', base, { ...wanted, source_branch: 'gone' }, 400, { message: { source_branch: ['does not exist'] } }],
    ['POST', base, wanted, 409, { message: ['Another open merge request already exists for this source branch: !1'] }],
    [
      'PUT',
      `${base}/1`,
      {},
      400,
      { error: expect.stringContaining('are missing, at least one parameter must be provided') },
    ],
    ['PUT', `${base}/1`, { title: ' ' }, 400, { message: { title: ["can't be blank"] } }],
    ['PUT', `${base}/1`, { state_event: 'merge' }, 400, { error: 'state_event does not have a valid value' }],
    ['GET', `${base}/9`, undefined, 404, { message: '404 Not found' }],
    ['GET', `${base}?state=new`, undefined, 400, { error: 'state does not have a valid value' }],
    [
      'GET',
      `${base}?author_id=1&author_username=alex`,
      undefined,
      400,
      { error: 'author_id, author_username are mutually exclusive' },
    ],
    ['GET', `${base}?draft=true&wip=yes`, undefined, 400, { error: 'draft, wip are mutually exclusive' }],
    [
      'GET',
      `${base}?merge_user_id=1&merge_user_username=alex`,
      undefined,
      400,
      { error: 'merge_user_id, merge_user_username are mutually exclusive' },
    ],
    [
      'PUT',
      `${base}/1/merge`,
      { sha: 'f'.repeat(40) },
      409,
      { message: expect.stringMatching(/^SHA does not match HEAD of source branch: [0-9a-f]{40}$/) },
    ],
    ['POST', `${base}/1/unapprove`, {}, 404, { message: '404 Not found' }],
  ])('%s %s %j: %i', async (method, path, body, status, expected) => {
    await open('work');
    expect(await server.answer(method, path, body)).toEqual([status, expected]);
  });

  test('a Guest of a private project neither reads nor makes them', async () => {
    await open('work');
    expect(await server.answer('GET', base, undefined, 'morgan')).toEqual([403, { message: '403 Forbidden' }]);
    expect(await server.answer('GET', `${base}/1`, undefined, 'morgan')).toEqual([404, { message: '404 Not found' }]);
    const body = { source_branch: 'work', target_branch: 'main', title: 'x' };
    expect(await server.answer('POST', base, body, 'morgan')).toEqual([403, { message: '403 Forbidden' }]);
    expect(await server.answer('PUT', `${base}/1/merge`, {}, 'sam')).toEqual([401, { message: '401 Unauthorized' }]);
  });
});

describe('filters', () => {
  beforeEach(async () => {
    await server.body('POST', '/projects/alex%2Fgoals/milestones', { title: 'FY27-Q4' });
    await open('one', { labels: 'bug', milestone_id: 1, description: 'About gardens' });
    await open('two', { assignee_ids: [3], reviewer_ids: [3] }, 'sam');
    await open('three', { title: 'Draft: three', labels: 'bug,big' });
    await open('four');
    await server.body('PUT', `${base}/4/merge`, {});
    await server.body('PUT', `${base}/1`, { state_event: 'close' });
  });

  test.each([
    ['', [4, 3, 2, 1]],
    ['sort=asc', [1, 2, 3, 4]],
    ['order_by=title&sort=asc', [3, 4, 1, 2]],
    ['order_by=updated_at', [1, 4, 3, 2]],
    ['order_by=merged_at', [4, 3, 2, 1]],
    ['state=opened', [3, 2]],
    ['state=closed', [1]],
    ['state=merged', [4]],
    ['iids[]=1&iids[]=3', [3, 1]],
    ['labels=bug', [3, 1]],
    ['labels=bug,big', [3]],
    ['labels=None', [4, 2]],
    ['labels=Any', [3, 1]],
    ['milestone=FY27-Q4', [1]],
    ['milestone=None', [4, 3, 2]],
    ['author_id=3', [2]],
    ['author_username=ALEX', [4, 3, 1]],
    ['assignee_id=3', [2]],
    ['assignee_id=None', [4, 3, 1]],
    ['assignee_id=Any', [2]],
    ['assignee_username=sam', [2]],
    ['reviewer_id=3', [2]],
    ['reviewer_username=None', [4, 3, 1]],
    ['scope=created_by_me', [4, 3, 1]],
    ['scope=created-by-me', [4, 3, 1]],
    ['scope=assigned_to_me', []],
    ['scope=reviews_for_me', []],
    ['wip=yes', [3]],
    ['draft=false', [4, 2, 1]],
    ['draft=true', [3]],
    ['merge_user_username=alex', [4]],
    ['not[reviewer_username]=sam', [4, 3, 1]],
    ['not[assignee_id]=3', [4, 3, 1]],
    ['not[milestone]=FY27-Q4', [4, 3, 2]],
    ['source_branch=two', [2]],
    ['target_branch=other', []],
    ['search=ardens', [1]],
    ['search=ardens&in=title', []],
    ['merge_user_id=1', [4]],
    ['merged_after=2026-11-23T00:00:00Z', [4]],
    ['merged_before=2026-11-22T00:00:00Z', []],
    ['merged_before=2026-11-24T00:00:00Z', [4]],
    ['created_after=2026-11-24', []],
    ['updated_before=2026-11-22', []],
    ['not[labels]=big', [4, 2, 1]],
    ['not[author_username]=sam', [4, 3, 1]],
    ['not[labels]=big&not[author_id]=3', [4, 1]],
    ['approved_by_ids[]=None', [4, 3, 2, 1]],
    ['unknown=1', [4, 3, 2, 1]],
  ])('%j', async (query, expected) => {
    expect(await iids(query)).toEqual(expected);
  });

  test('everywhere: only my own unless all are asked for', async () => {
    expect(await iids('', '/merge_requests')).toEqual([4, 3, 1]);
    expect(await iids('author_id=3', '/merge_requests')).toEqual([]);
    expect(await iids('scope=all&author_id=3', '/merge_requests')).toEqual([2]);
    expect(await iids('scope=all&author_username=sam', '/merge_requests')).toEqual([2]);
    expect(await iids('scope=all&reviewer_username=sam&state=all', '/merge_requests')).toEqual([2]);
    expect(await iids('scope=all&reviewer_username=nobody', '/merge_requests')).toEqual([]);
    expect(await iids('scope=all&state=opened&view=simple', '/merge_requests')).toEqual([3, 2]);
    expect(await server.answer('GET', '/merge_requests', undefined, null)).toEqual([
      401,
      { message: '401 Unauthorized' },
    ]);
    expect(await server.answer('GET', '/merge_requests?scope=all', undefined, 'morgan')).toEqual([200, []]);
  });
});

const unknown = [400, { error: expect.stringContaining('does not have a valid value') }];
const known = [200, expect.anything()];

// One open merge request of alex's that sam approved: it is in the answer where a filter is ignored.
test.each([
  ['16.0', { merged: [1], merger: [1], draft: [1], order: unknown, scope: unknown, isDated: false }],
  ['17.4', { merged: [1], merger: [], draft: [1], order: known, scope: unknown, isDated: false }],
  ['18.4', { merged: [1], merger: [], draft: [1], order: known, scope: known, isDated: false }],
  ['18.7', { merged: [1], merger: [], draft: [1], order: known, scope: known, isDated: true }],
  ['19.2', { merged: [1], merger: [], draft: [], order: known, scope: known, isDated: true }],
  ['19.5', { merged: [], merger: [], draft: [], order: known, scope: known, isDated: true }],
])('%s ignores filters that it does not know, and refuses words', async (version, expected) => {
  server = new Server({ version });
  await server.project({ sam: 30 });
  await server.commit({ 'README.md': 'one\n' });
  await open('one');
  await server.body('POST', `${base}/1/approve`, {}, 'sam');
  for (const path of [base, '/merge_requests']) {
    expect(await iids('merged_after=2020-01-01', path)).toEqual(expected.merged);
    expect(await iids('merged_before=2030-01-01', path)).toEqual(expected.merged);
    expect(await iids('merge_user_username=alex', path)).toEqual(expected.merger);
    expect(await iids('draft=true', path)).toEqual(expected.draft);
    expect(await server.answer('GET', `${path}?order_by=merged_at`)).toEqual(expected.order);
    expect(await server.answer('GET', `${path}?scope=reviews_for_me`)).toEqual(expected.scope);
    // A value that could not be read is not looked at either.
    const { status } = await server.ask('GET', `${path}?merged_after=soon`);
    expect(status).toBe(expected.merged.length === 0 ? 400 : 200);
  }
  const { approved_by: given } = (await server.body('GET', `${base}/1/approvals`)) as { approved_by: object[] };
  const approvedAt = expect.stringMatching(/^2026-11-23T09:/);
  const by = { user: expect.objectContaining({ username: 'sam' }) };
  expect(given).toEqual([expected.isDated ? { ...by, approved_at: approvedAt } : by]);
});

test.each([
  [{ tier: 'premium' }, [], [1]],
  [{ tier: 'free' }, [1], [1]],
  [{ tier: 'premium', edition: 'ce' }, [1], [1]],
] as const)('%j: who approved is filtered, or everybody comes back', async (options, byNobody, bySam) => {
  server = new Server(options);
  await server.project({ sam: 30 });
  await server.commit({ 'README.md': 'one\n' });
  await open('one');
  await server.body('POST', `${base}/1/approve`, {}, 'sam');
  expect(await iids('approved_by_usernames[]=nobody-at-all')).toEqual(byNobody);
  expect(await iids('approved_by_ids[]=2')).toEqual(byNobody);
  expect(await iids('approved_by_usernames[]=sam')).toEqual(bySam);
});

describe('of a group', () => {
  const group = '/groups/acme/merge_requests';
  beforeEach(async () => {
    server = new Server();
    const { state } = server.sandbox;
    const at = '2026-11-01T00:00:00.000Z';
    const top = addGroup(state, { path: 'acme', at, members: { alex: 50, morgan: 10 } });
    const below = addGroup(state, { path: 'acme/team', at, members: {} });
    const other = addGroup(state, { path: 'other', at, members: { alex: 50 } });
    for (const [index, namespace_id] of [top.id, below.id, other.id].entries()) {
      const { id } = (await server.body('POST', '/projects', { name: `p${index}`, namespace_id })) as { id: number };
      const commit = { commit_message: 'Add', actions: [{ action: 'create', file_path: 'a', content: '' }] };
      await server.body('POST', `/projects/${id}/repository/commits`, { ...commit, branch: 'main' });
      await server.body('POST', `/projects/${id}/repository/branches`, { branch: 'work', ref: 'main' });
      const fields = { source_branch: 'work', target_branch: 'main', title: `In p${index}` };
      await server.body('POST', `/projects/${id}/merge_requests`, fields);
    }
  });
  const titles = async (query: string, path = group, who: 'alex' | 'morgan' = 'alex') =>
    ((await server.body('GET', `${path}?${query}`, undefined, who)) as { title: string }[]).map(({ title }) => title);

  test('those of its subgroups are in the list, and everybody’s', async () => {
    expect(await titles('')).toEqual(['In p1', 'In p0']);
    expect(await titles('author_username=sam')).toEqual([]);
    expect(await titles('', '/groups/acme%2Fteam/merge_requests')).toEqual(['In p1']);
    expect(await server.answer('GET', group, undefined, 'sam')).toEqual([404, { message: '404 Group Not Found' }]);
    // A Guest reads no merge request of a private project.
    expect(await titles('', group, 'morgan')).toEqual([]);
  });

  test('an archived project is left out of it, and not out of the list of all', async () => {
    await server.body('POST', '/projects/1/archive', {});
    expect(await titles('')).toEqual(['In p1']);
    expect(await titles('non_archived=false')).toEqual(['In p1', 'In p0']);
    expect(await titles('scope=all', '/merge_requests')).toEqual(['In p2', 'In p1', 'In p0']);
    expect(await titles('scope=all&non_archived=true', '/merge_requests')).toEqual(['In p2', 'In p1']);
    const { headers } = await server.ask('GET', group);
    expect(headers.get('Link')).toContain('non_archived=true');
  });
});

test('the first contribution of an author is told of one alone', async () => {
  await open('one');
  await open('two');
  const first = async (iid: number) => pick(await server.body('GET', `${base}/${iid}`), 'first_contribution');
  expect([await first(1), await first(2)]).toEqual([{ first_contribution: true }, { first_contribution: true }]);
  await server.body('PUT', `${base}/1/merge`, {});
  expect([await first(1), await first(2)]).toEqual([{ first_contribution: true }, { first_contribution: false }]);
  await server.body('PUT', `${base}/2/merge`, {});
  await open('three', {}, 'sam');
  expect([await first(1), await first(2), await first(3)]).toEqual(
    [true, false, true].map((first_contribution) => ({ first_contribution })),
  );
  const listed = (await server.body('GET', base)) as object[];
  expect(listed.filter((row) => 'first_contribution' in row)).toEqual([]);
});

test('the community edition says what it is', async () => {
  server = new Server({ edition: 'ce', version: '18.7' });
  expect(await server.body('GET', '/metadata')).toMatchObject({ version: '18.7.0', enterprise: false });
  addGroup(server.sandbox.state, { path: 'acme', at: '2026-11-01T00:00:00.000Z', members: { alex: 50 } });
  expect(await server.answer('GET', '/groups/acme/epics')).toEqual([404, { error: '404 Not Found' }]);
});

test('merging, with a feed, a state event and the source branch removed', async () => {
  await open('work');
  const merged = await server.body('PUT', `${base}/1/merge`, { squash: true, should_remove_source_branch: true });
  expect(merged).toMatchObject({
    state: 'merged',
    merge_user: { username: 'alex' },
    merged_at: expect.any(String),
    detailed_merge_status: 'not_open',
  });
  expect(pick(await server.body('GET', '/projects/alex%2Fgoals/repository/commits'), 'title')).toEqual([
    { title: "Merge branch 'work' into 'main'" },
    { title: 'Merge work' },
    { title: 'Add files' },
  ]);
  expect(pick(await server.body('GET', '/projects/alex%2Fgoals/repository/branches'), 'name')).toEqual([
    { name: 'main' },
  ]);
  expect(server.sandbox.state.stateEvents['merge_request:1']).toMatchObject([{ state: 'merged', userId: 1 }]);
  expect(await server.answer('PUT', `${base}/1/merge`, {})).toEqual([405, { message: '405 Method Not Allowed' }]);
  expect(pick(await server.body('GET', `${base}/1/commits`), 'title')).toEqual([{ title: 'Add work' }]);
});

test('what cannot be merged', async () => {
  await open('one', { title: 'Draft: one' });
  expect(await server.answer('PUT', `${base}/1/merge`, {})).toEqual([405, { message: '405 Method Not Allowed' }]);
  await server.commit({ 'work.md': 'theirs' }, { branch: 'work', start_branch: 'main' });
  await server.commit({ 'work.md': 'ours' });
  await server.body('POST', base, { source_branch: 'work', target_branch: 'main', title: 'Clash' });
  expect(pick(await server.body('GET', `${base}/2`), 'has_conflicts', 'merge_status', 'detailed_merge_status')).toEqual(
    {
      has_conflicts: true,
      merge_status: 'cannot_be_merged',
      detailed_merge_status: 'conflict',
    },
  );
  expect(await server.answer('PUT', `${base}/2/merge`, {})).toEqual([422, { message: 'Branch cannot be merged' }]);
});

test('approvals', async () => {
  await open('work', { reviewer_ids: [3] });
  const shown = ['approved', 'user_has_approved', 'user_can_approve'];
  expect(pick(await server.body('GET', `${base}/1/approvals`), ...shown, 'approved_by')).toEqual({
    approved: true,
    user_has_approved: false,
    user_can_approve: true,
    approved_by: [],
  });
  const { status, body } = await server.ask('POST', `${base}/1/approve`, {}, 'sam');
  expect([status, pick(body, 'approved_by', ...shown)]).toMatchObject([
    201,
    { approved_by: [{ user: { username: 'sam' } }], user_has_approved: true, user_can_approve: false },
  ]);
  expect(await server.answer('POST', `${base}/1/approve`, {}, 'sam')).toEqual([401, { message: '401 Unauthorized' }]);
  expect(pick(await server.body('GET', `${base}/1/reviewers`), 'state')).toEqual([{ state: 'approved' }]);
  expect((await server.ask('POST', `${base}/1/unapprove`, {}, 'sam')).status).toBe(201);
  const notes = server.sandbox.state.notes['merge_request:1']?.map((note) => note.body);
  expect(notes).toEqual(['requested review from @sam', 'approved this merge request', 'unapproved this merge request']);
});

test('changes leave notes, and quick actions of the description run', async () => {
  await open('work', { description: 'a' });
  await server.body('PUT', `${base}/1`, { title: 'Merge it', description: 'b\n/assign me\n/close' });
  expect(await server.body('GET', `${base}/1`)).toMatchObject({
    title: 'Merge it',
    description: 'b',
    state: 'closed',
    closed_by: { username: 'alex' },
    assignees: [{ username: 'alex' }],
  });
  expect(server.sandbox.state.notes['merge_request:1']?.map((note) => note.body)).toEqual([
    'changed title from **Merge {-work-}** to **Merge {+it+}**',
    'changed the description',
    'assigned to @alex',
  ]);
});

test('a push to its branch moves its head', async () => {
  const made = await open('work');
  await server.commit({ more: '' }, { branch: 'work' });
  expect(pick(await server.body('GET', `${base}/1`), 'sha')).not.toEqual({ sha: made['sha'] });
});

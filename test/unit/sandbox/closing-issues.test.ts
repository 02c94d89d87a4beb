// "Closes #1": what a commit on the default branch and a merge close, and what they leave open.
import { expect, test } from 'vitest';
import { callerWithProject, pick, pickAll, type Caller } from './caller.ts';

const commit = (branch: string, message: string, file: string, more: object = {}) => ({
  branch,
  commit_message: message,
  actions: [{ action: 'create', file_path: file, content: 'x' }],
  ...more,
});

async function withIssues(): Promise<Caller> {
  const all = await callerWithProject();
  for (const title of ['a', 'b', 'c']) await all.post('/projects/1/issues', { title });
  await all.post('/projects/1/repository/commits', commit('main', 'Start', 'start'));
  return all;
}
const closedIssues = async ({ get }: Caller) =>
  pickAll((await get('/projects/1/issues?state=closed')).body, 'iid')
    .map(({ iid }) => Number(iid))
    .toSorted((one, other) => one - other);

// https://docs.gitlab.com/user/project/issues/managing_issues/#default-closing-pattern
test.each<[string, number[]]>([
  ['Closes #1', [1]],
  ['close: #1', [1]],
  ['This fixes #1, #2 and #3', [1, 2, 3]],
  ['Resolved issue #2', [2]],
  ['Implementing alex/goals#3', [3]],
  ['Fixed http://gitlab.test/alex/goals/-/work_items/2', [2]],
  ['Closes #9', []],
  ['Refs #1, closes the door', []],
  ['Discloses #1', []],
  ['`Closes #1`', []],
])('a commit "%s" on the default branch closes %j', async (message, iids) => {
  const all = await withIssues();
  await all.post('/projects/1/repository/commits', commit('main', message, 'next'));
  expect(await closedIssues(all)).toEqual(iids);
});

test('on another branch it closes nothing until it is merged; the merge request says so before', async () => {
  const all = await withIssues();
  const { get, post, put } = all;
  await post('/projects/1/repository/commits', commit('work', 'Fixes #2', 'work', { start_branch: 'main' }));
  expect(await closedIssues(all)).toEqual([]);
  const fields = { source_branch: 'work', target_branch: 'main', title: 'Work', description: 'Closes #1, see #3' };
  await post('/projects/1/merge_requests', fields);
  const one = '/projects/1/merge_requests/1';
  const iids = async (path: string) => pickAll((await get(path)).body, 'iid').map(({ iid }) => iid);
  expect(await iids(`${one}/closes_issues`)).toEqual([1, 2]);
  expect(await iids(`${one}/related_issues`)).toEqual([1, 3, 2]);
  expect(await iids('/projects/1/issues/2/closed_by')).toEqual([1]);
  expect(await iids('/projects/1/issues/3/closed_by')).toEqual([]);
  expect(await iids('/projects/1/issues/3/related_merge_requests')).toEqual([1]);
  await put(`${one}/merge`);
  expect(await closedIssues(all)).toEqual([1, 2]);
  expect(pick((await get('/projects/1/issues/1')).body, 'closed_by')).toMatchObject({
    closed_by: { username: 'alex' },
  });
});

test('switched off, it closes nothing', async () => {
  const all = await withIssues();
  await all.put('/projects/1', { autoclose_referenced_issues: false });
  await all.post('/projects/1/repository/commits', commit('main', 'Closes #1', 'next'));
  expect(await closedIssues(all)).toEqual([]);
});

// https://docs.gitlab.com/api/repositories/#list-all-repository-trees-in-a-project
test('the tree goes on after the entry that page_token names', async () => {
  const { get, post } = await withIssues();
  await post('/projects/1/repository/commits', {
    ...commit('main', 'More', 'one'),
    actions: ['one', 'two'].map((path) => ({ action: 'create', file_path: path, content: path })),
  });
  const first = await get('/projects/1/repository/tree?pagination=keyset&per_page=2');
  expect(pickAll(first.body, 'name')).toEqual([{ name: 'one' }, { name: 'start' }]);
  const next = /<http:\/\/gitlab\.test\/api\/v4([^>]+)>; rel="next"/.exec(first.headers.get('Link') ?? '')?.[1] ?? '';
  const second = await get(next);
  expect([pickAll(second.body, 'name'), second.headers.get('Link')]).toEqual([[{ name: 'two' }], null]);
});

test('a branch in an empty repository starts it with an empty README', async () => {
  const { get, post } = await callerWithProject();
  const { status } = await post('/projects/1/repository/branches', { branch: 'work', ref: 'main' });
  expect([status, pickAll((await get('/projects/1/repository/branches')).body, 'name')]).toEqual([
    201,
    [{ name: 'main' }, { name: 'work' }],
  ]);
});

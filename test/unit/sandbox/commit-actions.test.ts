// https://docs.gitlab.com/api/commits/ and https://docs.gitlab.com/api/repositories/: picking, reverting, the common base.
import { expect, test } from 'vitest';
import { callerWithProject, pick, type Caller } from './caller.ts';

const repository = '/projects/1/repository';

async function withCommits(): Promise<Caller & { ids: string[] }> {
  const all = await callerWithProject();
  const ids: string[] = [];
  for (const [action, content] of [
    ['create', 'one'],
    ['update', 'two'],
  ]) {
    const { body } = await all.post(`${repository}/commits`, {
      branch: 'main',
      commit_message: `Write ${content}`,
      actions: [{ action, file_path: 'a.md', content }],
    });
    ids.push((body as { id: string }).id);
  }
  await all.post(`${repository}/branches`, { branch: 'work', ref: ids[0] });
  return { ...all, ids };
}
const text = async ({ get }: Caller, branch: string) => (await get(`${repository}/files/a.md/raw?ref=${branch}`)).body;

test('a commit is picked to another branch, once', async () => {
  const all = await withCommits();
  const path = `${repository}/commits/${all.ids[1]}/cherry_pick`;
  const tried = await all.post(path, { branch: 'work', dry_run: true });
  expect([tried.status, tried.body, await text(all, 'work')]).toEqual([200, { dry_run: 'success' }, 'one']);
  const picked = await all.post(path, { branch: 'work' });
  expect([picked.status, pick(picked.body, 'message'), await text(all, 'work')]).toEqual([
    201,
    { message: `Write two\n\n(cherry picked from commit ${all.ids[1]})` },
    'two',
  ]);
  const again = await all.post(path, { branch: 'work' });
  expect([again.status, pick(again.body, 'error_code')]).toEqual([400, { error_code: 'empty' }]);
  expect((await all.post(path, { branch: 'none' })).body).toEqual({ message: '404 Branch Not Found' });
});

test('a commit is reverted; where the text has moved on it is refused', async () => {
  const all = await withCommits();
  const stale = await all.post(`${repository}/commits/${all.ids[0]}/revert`, { branch: 'main' });
  expect([stale.status, pick(stale.body, 'error_code'), await text(all, 'main')]).toEqual([
    400,
    { error_code: 'conflict' },
    'two',
  ]);
  const reverted = await all.post(`${repository}/commits/${all.ids[1]}/revert`, { branch: 'main' });
  expect([reverted.status, pick(reverted.body, 'message'), await text(all, 'main')]).toEqual([
    201,
    { message: `Revert "Write two"\n\nThis reverts commit ${all.ids[1]}` },
    'one',
  ]);
});

test('the common base of several, and what is refused', async () => {
  const { get, ids } = await withCommits();
  const base = async (query: string) => (await get(`${repository}/merge_base?${query}`)).body;
  expect(pick(await base('refs[]=main&refs[]=work'), 'id')).toEqual({ id: ids[0] });
  expect(await base('refs[]=main')).toEqual({ message: '400 Bad request - Provide at least 2 refs' });
  expect(await base('refs[]=main&refs[]=nowhere')).toEqual({
    message: '400 Bad request - Could not find ref: nowhere',
  });
  expect((await get(`${repository}/commits/${ids[0]}/signature`)).body).toEqual({
    message: '404 Signature Not Found',
  });
});

// https://docs.gitlab.com/api/merge_requests/#rebase-a-merge-request
test('a merge request is rebased, and tells the commit that a merge would make; a conflict leaves all as it was', async () => {
  const all = await withCommits();
  const { get, post, put } = all;
  const add = (branch: string, file: string, content: string) =>
    post(`${repository}/commits`, {
      branch,
      commit_message: `Add ${file}`,
      actions: [{ action: 'create', file_path: file, content }],
    });
  await add('work', 'b.md', 'b');
  await post('/projects/1/merge_requests', { source_branch: 'work', target_branch: 'main', title: 'Work' });
  const one = '/projects/1/merge_requests/1';
  const { commit_id: id } = (await get(`${one}/merge_ref`)).body as { commit_id: string };
  expect(pick((await get(`${repository}/commits/${id}`)).body, 'title')).toEqual({
    title: "Merge branch 'work' into 'main'",
  });
  const rebased = await put(`${one}/rebase`);
  expect([rebased.status, rebased.body, await text(all, 'work')]).toEqual([202, { rebase_in_progress: true }, 'two']);
  expect((await get(`${one}/commits`)).body).toHaveLength(1);
  await add('main', 'b.md', 'other');
  const { sha } = (await get(one)).body as { sha: string };
  await put(`${one}/rebase`);
  expect(pick((await get(one)).body, 'sha')).toEqual({ sha });
  expect((await get(`${one}/merge_ref`)).body).toEqual({ message: 'Merge request is not mergeable' });
});

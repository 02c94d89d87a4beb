// An issue that was moved to another project, and a project that is called otherwise since: one piece, under what it is called today.
import { expect, test } from 'vitest';
import { onSandbox, type OnSandbox } from './on-sandbox.ts';
import { read, shown } from './scanning.ts';

async function made<T>(at: OnSandbox, path: string, body: object, as = 'alex'): Promise<T> {
  const answer = await at.api(path, { method: 'POST', body, as });
  expect(answer.status, path).toBe(201);
  return (await answer.json()) as T;
}

/** alex/web and alex/ops, and morgan/vault which alex cannot see; morgan maintains all of them. */
async function homes() {
  const at = onSandbox();
  const project = async (path: string, as: string) => {
    const { id } = await made<{ id: number }>(at, 'projects', { path, name: path, visibility: 'private' }, as);
    if (as === 'alex') await made(at, `projects/${id}/members`, { user_id: 2, access_level: 40 });
    return id;
  };
  const ids = {
    web: await project('web', 'alex'),
    ops: await project('ops', 'alex'),
    vault: await project('vault', 'morgan'),
  };
  const issue = async (title: string, by: string, assignees: readonly number[] = []) =>
    (await made<{ iid: number }>(at, `projects/${ids.web}/issues`, { title, assignee_ids: assignees }, by)).iid;
  const move = async (iid: number, to: number, by: string) => {
    at.pass(60_000);
    return (await made<{ iid: number }>(at, `projects/${ids.web}/issues/${iid}/move`, { to_project_id: to }, by)).iid;
  };
  const close = async (home: number, iid: number) => {
    at.pass(60_000);
    expect((await at.api(`projects/${home}/issues/${iid}`, { method: 'PUT', body: { state_event: 'close' } })).ok).toBe(
      true,
    );
  };
  return { at, ids, issue, move, close };
}

test('an issue that was written here and finished where it was moved to is one piece, by its address of today', async () => {
  const { at, ids, issue, move, close } = await homes();
  await close(ids.ops, await move(await issue('Imports fail', 'alex', [1]), ids.ops, 'morgan'));
  expect(shown(await read(at))).toEqual(['2026-11-23 issue alex/ops#1 +0']);
});

test('to be moved is not to be finished: one that is open where it is now is no work yet', async () => {
  const { at, ids, issue, move } = await homes();
  await move(await issue('Imports fail', 'morgan', [1]), ids.ops, 'morgan');
  await move(await issue('Sorted by alex', 'morgan'), ids.ops, 'alex');
  expect(shown(await read(at))).toEqual([]);
});

test('one that went where the person cannot look is not lost, and says so', async () => {
  const { at, ids, issue, move } = await homes();
  await move(await issue('Imports fail', 'morgan', [1]), ids.vault, 'morgan');
  const found = await read(at);
  expect(shown(found)).toEqual(['2026-11-23 issue alex/web#1 +0']);
  expect(found.items.find(({ key }) => key === `p${ids.web}#1`)?.moved).toEqual({ to: null });
});

test('only where an issue was moved is anything more asked', async () => {
  const { at, issue, move, ids } = await homes();
  const iid = await issue('Imports fail', 'morgan', [1]);
  const asksOpen = async () => {
    at.asked.length = 0;
    await read(at);
    return at.asked.filter((request) => request.includes('state=opened')).length;
  };
  expect(await asksOpen()).toBe(0);
  await move(iid, ids.ops, 'morgan');
  expect(await asksOpen()).toBe(1);
});

test('a project that has another path since: what was found of it is called by it', async () => {
  const { at, ids, issue } = await homes();
  await issue('Imports fail', 'alex');
  const before = await read(at);
  expect((await at.api(`projects/${ids.web}`, { method: 'PUT', body: { path: 'site' } })).ok).toBe(true);
  const after = await read(at);
  expect([before, after].map((found) => shown(found))).toEqual([
    ['2026-11-23 issue alex/web#1 +0'],
    ['2026-11-23 issue alex/site#1 +0'],
  ]);
  expect(after.items.map(({ key }) => key)).toEqual(before.items.map(({ key }) => key));
});

// What the merge requests of a person close and what their commits say: asked for the newest, and only what no text tells.
import { beforeAll, expect, test } from 'vitest';
import { FoundSoFar } from '#gitlab/stores/work-found.ts';
import { readClosing, readCommits } from '#gitlab/stores/work-parts.ts';
import type { WorkReader } from '#gitlab/stores/work-reading.ts';
import { workRow } from '#gitlab/words/work-rows.ts';
import { type OnSandbox, onSandbox } from './on-sandbox.ts';
import { asked, read, shown, stateOf } from './scanning.ts';

let at: OnSandbox;
beforeAll(async () => {
  at = onSandbox({ edition: 'ee' });
  await made('projects', { path: 'web', name: 'web', visibility: 'public', initialize_with_readme: true });
  await made('projects/1/issues', { title: 'Imports fail' });
  for (const branch of ['one', 'two', 'three']) {
    const actions = [{ action: 'create', file_path: branch, content: branch }];
    const message = branch === 'three' ? 'Work' : `Work on ${branch}\n\nCloses #1\nGoal: alex/goals#2`;
    await made('projects/1/repository/commits', { branch, start_branch: 'main', commit_message: message, actions });
    const fields = { source_branch: branch, target_branch: 'main', title: `Change ${branch}` };
    const { iid } = await made<{ iid: number }>('projects/1/merge_requests', {
      ...fields,
      description: branch === 'three' ? 'Closes #1' : '',
    });
    at.pass(60_000);
    expect((await at.api(`projects/1/merge_requests/${iid}/merge`, { method: 'PUT' })).status).toBe(200);
  }
});

async function made<T>(path: string, body: object): Promise<T> {
  const answer = await at.api(path, { method: 'POST', body });
  expect(answer.status, path).toBe(201);
  return (await answer.json()) as T;
}

test('merge requests whose commits close one issue are one piece with it; whose text says so is not asked', async () => {
  at.asked.length = 0;
  const found = await read(at);
  expect(shown(found)).toEqual(['2026-11-23 merge-request alex/web!1 +3']);
  expect(at.asked.filter((request) => request.includes('closes_issues'))).toEqual([
    'GET /projects/1/merge_requests/2/closes_issues?per_page=100',
    'GET /projects/1/merge_requests/1/closes_issues?per_page=100',
  ]);
});

test('messages of commits cost a request for each', async () => {
  const found = await read(at);
  expect(Object.fromEntries(found.commits)).toEqual({
    'p1!1': ['Work on one\n\nCloses #1\nGoal: alex/goals#2'],
    'p1!2': ['Work on two\n\nCloses #1\nGoal: alex/goals#2'],
    'p1!3': ['Work'],
  });
});

test('what closes an issue of an epic is of that epic, which the row of the issue names', async () => {
  at.onRequest = async (request) => {
    if (!request.includes('closes_issues')) return null;
    const [row] = (await at.json('projects/1/issues')) as object[];
    return Response.json([
      { ...row, epic: { id: 9, iid: 3, group_id: 7, title: 'Imports', url: '/groups/acme/-/epics/3' } },
    ]);
  };
  const found = await read(at);
  at.onRequest = null;
  expect(found.closes.get('p1!2')).toEqual(['p1#1', 'g7&3']);
  expect(found.items.find(({ key }) => key === 'g7&3')).toMatchObject({ kind: 'epic', home: 'acme', title: null });
});

test('an issue of a tracker elsewhere is none of ours, and no failure', async () => {
  at.onRequest = (request) =>
    request.includes('closes_issues') ? Response.json([{ id: 'PROJECT-123', title: 'External' }]) : null;
  const found = await read(at);
  at.onRequest = null;
  expect(stateOf(found)).toMatchObject({ authored: 'complete' });
  expect(found.closes.size).toBe(0);
});

async function merged(count: number): Promise<FoundSoFar> {
  const found = new FoundSoFar();
  const [first] = (await at.json('merge_requests?scope=all')) as object[];
  for (let iid = 1; iid <= count; iid += 1) {
    const mergedAt = `2026-11-10T10:${String(iid).padStart(2, '0')}:00.000Z`;
    found.addRow(workRow.parse({ ...first, id: iid, iid, merged_at: mergedAt, description: '' }), 'merge-request');
  }
  return found;
}

function readerOf(messages: (path: string) => readonly object[]) {
  const paths: string[] = [];
  const reader: WorkReader = {
    list: () => expect.unreachable(),
    version: () => expect.unreachable(),
    one: (_source, path, schema) => {
      paths.push(path);
      return Promise.resolve(schema.parse(messages(path)));
    },
    query: () => expect.unreachable(),
    lacks: () => expect.unreachable(),
    source: () => expect.unreachable(),
    requests: () => paths.length,
  };
  return { reader, paths };
}

test('the newest fifteen, and five or twenty; commits that are not read are said', async () => {
  const found = await merged(25);
  const hundred = Array.from({ length: 100 }, () => ({ message: 'Work' }));
  const { reader, paths } = readerOf((path) => (path.includes('/25/commits') ? hundred : []));
  await readClosing(found, reader, asked);
  expect(paths).toHaveLength(15);
  await readCommits(found, reader, asked);
  expect(paths).toHaveLength(20);
  expect(found.remarks).toEqual(['of alex/web!25 only the newest 100 commits were read']);
  found.remarks.length = 0;
  await readCommits(found, reader, { ...asked, deep: true });
  expect(paths).toHaveLength(40);
  expect(found.remarks).toEqual([
    'of alex/web!25 only the newest 100 commits were read',
    'commits were read of 20 of 25 merge requests, the newest',
  ]);
});

test('where all commits are read nothing is said of them', async () => {
  const found = await merged(20);
  const { reader, paths } = readerOf((path) =>
    path.includes('/commits') ? Array.from({ length: 99 }, () => ({ message: 'Work' })) : [],
  );
  await readCommits(found, reader, { ...asked, deep: true });
  expect(paths).toHaveLength(20);
  expect(found.remarks).toEqual([]);
});

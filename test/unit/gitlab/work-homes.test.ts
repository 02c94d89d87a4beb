// Items of which only an event told are looked up by the hundred, and what is not looked at is said.
import { describe, expect, test } from 'vitest';
import { GitLabFailure } from '#gitlab/wire/failures.ts';
import { FoundSoFar } from '#gitlab/stores/work-found.ts';
import { homesOf, lookUp, orByGroup } from '#gitlab/stores/work-homes.ts';
import type { WorkReader } from '#gitlab/stores/work-reading.ts';
import { workRow } from '#gitlab/words/work-rows.ts';
import { workSources } from '#growth/candidates/found-work.ts';
import { windowOf } from '#growth/time/window.ts';

function reading() {
  const paths: string[] = [];
  const lacks: string[] = [];
  const source = { name: 'comments', requests: 1, seen: 0, total: null, failed: null };
  const reader: WorkReader = {
    list: ({ path }) => {
      paths.push(path);
      return Promise.resolve({ rows: [], source, failure: null, isCut: false });
    },
    version: () => Promise.resolve(null),
    one: () => Promise.resolve(null),
    query: () => Promise.resolve(null),
    lacks: (name, why) => void lacks.push(`${name}: ${why}`),
    source: () => expect.unreachable(),
    requests: () => paths.length,
  };
  return { reader, paths, lacks };
}

const asked = {
  person: { username: 'alex' },
  window: windowOf('2026-11-01', '2026-11-23', 'UTC', 'test'),
  sources: new Set(workSources),
  deep: false,
  maxRequests: null,
  today: '2026-11-23',
};

function foundOn(counts: Readonly<Record<number, number>>): FoundSoFar {
  const found = new FoundSoFar();
  for (const [project, count] of Object.entries(counts))
    for (let iid = 1; iid <= count; iid += 1)
      found.addEvent(
        {
          id: iid,
          project_id: Number(project),
          target_type: 'MergeRequest',
          target_iid: iid,
          created_at: '2026-11-20T08:00:00.000Z',
        },
        'approved',
        'merge-request',
      );
  return found;
}

test('by project, a hundred at a time, the fullest first', async () => {
  const { reader, paths, lacks } = reading();
  await lookUp(foundOn({ 5: 3, 7: 250 }), reader, asked);
  expect(paths.map((path) => [path.split('?')[0], path.match(/iids\[\]=/g)?.length])).toEqual([
    ['projects/7/merge_requests', 100],
    ['projects/7/merge_requests', 100],
    ['projects/7/merge_requests', 50],
    ['projects/5/merge_requests', 3],
  ]);
  expect(lacks).toEqual([]);
});

test('no more than twelve, and how many items are left is said', async () => {
  const { reader, paths, lacks } = reading();
  await lookUp(
    foundOn({ ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [index + 10, 9])), 3: 2, 4: 5 }),
    reader,
    asked,
  );
  expect(paths).toHaveLength(12);
  expect(lacks).toEqual(['comments: 7 more items of other projects were not looked at']);
});

test('an issue that was closed is looked up: whether it is confidential, or open again, no event tells', async () => {
  const { reader, paths } = reading();
  const found = new FoundSoFar();
  const row = { id: 1, project_id: 5, target_type: 'Issue', target_iid: 8, created_at: '2026-11-20T08:00:00.000Z' };
  found.addEvent(row, 'finished', 'issue');
  await lookUp(found, reader, asked);
  expect(paths).toEqual(['projects/5/issues?iids[]=8&per_page=100']);
});

test('one comment on an issue is no answer, and not worth a request', async () => {
  const { reader, paths } = reading();
  const found = new FoundSoFar();
  const note = (id: number, iid: number) => ({ id, body: 'Words', noteable_type: 'Issue', noteable_iid: iid });
  for (const [id, iid] of [
    [1, 4],
    [2, 4],
    [3, 5],
  ] as const)
    found.addComment({ id, project_id: 5, created_at: '2026-11-20T08:00:00.000Z', note: note(id, iid) });
  await lookUp(found, reader, asked);
  expect(paths).toEqual(['projects/5/issues?iids[]=4&per_page=100']);
});

test('what only a number names gets the path of its project; who may read it is known of projects that were read', async () => {
  const rows = [
    { id: 5, path_with_namespace: 'team/web', visibility: 'public' },
    { id: 6, path_with_namespace: 'team/own', visibility: 'private' },
    { id: 7, path_with_namespace: 'team/some' },
  ];
  const { reader, paths } = reading();
  const found = foundOn({ 5: 1, 6: 1, 7: 1, 8: 1 });
  const item = found.items[0] ?? expect.unreachable();
  found.items.push(
    { ...item, home: 'team/as-told', iid: 2 },
    { ...item, confidential: true, iid: 3 },
    // Project 50 is none of those that were read.
    { ...item, key: 'p50!1', home: 'team/elsewhere', isPrivate: null },
  );
  const list: WorkReader['list'] = async (one, schema) => {
    const read = await reader.list(one, schema);
    return { ...read, rows: rows.map((row) => schema.parse(row)) };
  };
  await homesOf(found, { ...reader, list }, asked);
  expect(found.items.map(({ home, isPrivate }) => [home, isPrivate])).toEqual([
    ['team/web', false],
    ['team/own', true],
    ['team/some', true],
    [null, null],
    ['team/as-told', false],
    ['team/web', true],
    ['team/elsewhere', null],
  ]);
  expect(paths).toEqual([expect.stringMatching(/^projects\?membership=true&last_activity_after=2026-11-01T00/)]);
});

test('where nothing was found no project is asked for', async () => {
  const { reader, paths } = reading();
  await homesOf(new FoundSoFar(), reader, asked);
  expect(paths).toEqual([]);
});

test.each([
  [1, '1 project answers 404 by now'],
  [2, '2 projects answer 404 by now'],
])('%i that are gone by now are counted', async (count, why) => {
  const { reader, lacks } = reading();
  const gone = new GitLabFailure('not-found', 'gone', { status: 404 });
  const list: WorkReader['list'] = async (one, schema) => ({ ...(await reader.list(one, schema)), failure: gone });
  await lookUp(
    foundOn(Object.fromEntries(Array.from({ length: count }, (_, index) => [index + 5, 1]))),
    { ...reader, list },
    asked,
  );
  expect(lacks).toEqual([`comments: ${why}`]);
});

test('what a project tells beside what was asked is left out, and who wrote the rest is known', async () => {
  const { reader } = reading();
  const found = foundOn({ 5: 2 });
  const row = (iid: number, username: string) => ({
    id: iid,
    iid,
    project_id: 5,
    title: 'Change',
    state: 'merged',
    created_at: '2026-11-20T08:00:00.000Z',
    author: { id: 70 + iid, username },
  });
  const list: WorkReader['list'] = async (one, schema) => ({
    ...(await reader.list(one, schema)),
    rows: [row(1, 'sam'), row(2, 'maria'), row(3, 'jo')].map((each) => schema.parse(each)),
  });
  await lookUp(found, { ...reader, list }, asked);
  expect(found.mergeRequests().map(({ iid }) => iid)).toEqual([1, 2]);
  expect([...found.people]).toEqual([
    ['sam', 71],
    ['maria', 72],
  ]);
});

test.each([
  [['approvals', 'comments'], 'approvals'],
  [['comments'], 'comments'],
  [['authored'], 'authored'],
] as const)('of %j a merge request is looked up for %s', async (sources, told) => {
  const { reader } = reading();
  const names: string[] = [];
  const list: WorkReader['list'] = (one, schema) => {
    names.push(one.source);
    return reader.list(one, schema);
  };
  await lookUp(foundOn({ 5: 1 }), { ...reader, list }, { ...asked, sources: new Set(sources) });
  expect(names).toEqual([told]);
});

describe('a list over all projects that', () => {
  const row = (iid: number) =>
    workRow.parse({
      id: iid,
      iid,
      project_id: 5,
      title: 'Change',
      state: 'merged',
      created_at: '2026-11-20T08:00:00Z',
    });
  const list = { source: 'authored', name: 'merge requests of yours', path: 'merge_requests?scope=all' } as const;
  const gaveUp = (status: number) => new GitLabFailure('server', 'slow', { status });

  test.each([
    [
      'the server gives up',
      [],
      gaveUp(500),
      [11, 12],
      ['authored: read by your 2 top groups: what lies in none of them is missing'],
    ],
    [
      'takes too long',
      [],
      gaveUp(408),
      [11, 12],
      ['authored: read by your 2 top groups: what lies in none of them is missing'],
    ],
    ['is given up when something has come', [row(1)], gaveUp(500), [1], []],
    ['is refused', [], gaveUp(403), [], []],
    ['is empty', [], null, [], []],
    ['is read', [row(1)], null, [1], []],
  ])('%s', async (_name, rows, failure, iids, told) => {
    const { reader, paths, lacks } = reading();
    const byPath: WorkReader['list'] = async (one, schema) => {
      const read = await reader.list(one, schema);
      const [, group] = /^groups\/(\d)\//.exec(one.path) ?? [];
      const groups = [1, 2].map((id) => ({ id, full_path: `team${id}` }));
      const answer = group === undefined ? groups : [{ ...row(10 + Number(group)), web_url: '' }];
      return { ...read, rows: answer.map((each) => schema.parse(each)) };
    };
    const all = await orByGroup({ ...reader, list: byPath }, list, { rows, failure });
    expect(all.map(({ iid }) => iid)).toEqual(iids);
    expect(lacks).toEqual(told);
    expect(paths).toEqual(
      told.length === 0
        ? []
        : [
            'groups?min_access_level=10&top_level_only=true&per_page=100',
            'groups/1/merge_requests?scope=all',
            'groups/2/merge_requests?scope=all',
          ],
    );
  });
});

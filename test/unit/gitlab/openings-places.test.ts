// Where is looked for openings: groups that were named or are one's own, projects of a topic, epics where there are any.
import { expect, test } from 'vitest';
import { epic, failedOf, json, open, withGroup } from './openings-scene.ts';

test.each([
  [9, []],
  [10, []],
  [11, ['projects about db: only the 10 with the newest activity were read']],
  // A full page, and more behind it.
  [100, ['projects about db: only the 10 with the newest activity were read']],
])('of a topic with %i projects one page is asked for, and ten are looked at', async (count, failed) => {
  const at = await withGroup({ version: '17.4.0' });
  const rows = Array.from({ length: count }, (_, id) => ({ id: id + 1, path_with_namespace: `acme/p${id}` }));
  at.onRequest = (request) => {
    if (request.startsWith('GET /projects?')) return json(rows, count === 100 ? { 'x-next-page': '2' } : {});
    return request.startsWith('GET /projects/') ? json([]) : null;
  };
  const found = await open(at, { groups: [], topics: ['db'], labels: ['quick win'] });
  expect(found.places).toEqual(rows.slice(0, 10).map((row) => row.path_with_namespace));
  expect(failedOf(found)).toEqual(failed);
  expect(at.asked.filter((one) => one.startsWith('GET /projects?'))).toEqual([
    'GET /projects?topic=db&order_by=last_activity_at&simple=true&page=1&per_page=100',
  ]);
});

test('where no group is named, the own ones are asked for, and looked at by their numbers', async () => {
  const at = await withGroup({ version: '17.4.0' });
  const found = await open(at, { groups: null, labels: ['quick win'] });
  expect(found.places).toEqual(['acme']);
  expect(at.asked).toContain('GET /groups?min_access_level=10&top_level_only=true&page=1&per_page=100');
  expect(at.asked.filter((one) => /^GET \/groups\/\d+\/issues/.test(one))).toHaveLength(1);
  expect(found.sources.map(({ name }) => name)).toContain('groups');
  expect((await open(at)).sources.map(({ name }) => name)).not.toContain('groups');
});

test('a server that does not say its version is asked for epics, and for lists instead of queries', async () => {
  const at = await withGroup({ edition: 'ce', tier: 'free' });
  at.onRequest = (request) => (/^GET \/(?:metadata|version)/.test(request) ? json({}) : null);
  expect(await open(at)).toMatchObject({ epics: 'not-on-this-tier' });
  expect(at.asked.filter((one) => one.includes('/epics'))).toHaveLength(1);
  expect(at.asked.filter((one) => one.includes('glql'))).toEqual([]);
});

test('where a group has no epics and another has, those of the other are read', async () => {
  const at = await withGroup({ edition: 'ee', tier: 'premium' });
  at.onRequest = (request) => {
    if (request.startsWith('GET /groups/free/epics')) return new Response('{}', { status: 403 });
    if (request.startsWith('GET /groups/gone/epics')) return new Response('{}', { status: 404 });
    return request.includes('/epics') ? json([epic(12, ['help wanted'])]) : null;
  };
  const found = await open(at, { groups: ['free', 'gone', 'acme'], labels: [] });
  expect(found.epics).toBe('read');
  expect(found.openings.map(({ iid }) => iid)).toEqual([12]);
  expect(found.sources.flatMap(({ name }) => (name.startsWith('epics') ? name : []))).toEqual(['epics of acme']);
});

test('a list for each label, of open issues that nobody has and somebody touched; what is read twice is one source', async () => {
  const at = await withGroup({ version: '17.4.0' });
  const found = await open(at);
  const asks = at.asked.filter((one) => one.startsWith('GET /groups/acme/issues?'));
  expect(asks.map((one) => Object.fromEntries(new URLSearchParams(one.replace(/^[^?]*\?/, ''))))).toEqual(
    ['quick win', 'help wanted'].map((labels) => ({
      state: 'opened',
      labels,
      assignee_id: 'None',
      updated_after: '2025-11-23T00:00:00Z',
      order_by: 'updated_at',
      sort: 'desc',
      page: '1',
      per_page: '100',
    })),
  );
  expect(found.sources.map(({ name, requests }) => [name, requests])).toEqual([['issues of acme', 2]]);
});

test('where one of two labels fails, what the other brought is there, and the failure is told', async () => {
  const at = await withGroup({ version: '17.4.0' });
  const row = { ...epic(4, ['quick win']), web_url: 'https://gitlab.example.com/acme/web/-/issues/4' };
  at.onRequest = (request) => {
    if (!request.startsWith('GET /groups/acme/issues?')) return null;
    return request.includes('quick')
      ? json([{ ...row, merge_requests_count: 0 }])
      : new Response('{"message":"403 Forbidden"}', { status: 403, headers: { 'content-type': 'application/json' } });
  };
  const found = await open(at);
  expect(found.openings.map(({ iid, type }) => [type, iid])).toEqual([['issue', 4]]);
  expect(failedOf(found)).toEqual([expect.stringMatching(/^issues of acme: reading the issues of acme failed/)]);
});

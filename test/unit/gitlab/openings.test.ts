// What the gateway reads of issues and epics that look for somebody: epics by tier, long lists, odd answers.
import { describe, expect, test } from 'vitest';
import { base, type OnSandbox } from './on-sandbox.ts';
import { epic, failedOf, json, open, withGroup } from './openings-scene.ts';

test.each([
  ['ce', 'free', 'not-on-this-tier', 0],
  ['ee', 'free', 'not-on-this-tier', 1],
  ['ee', 'premium', 'read', 1],
] as const)('epics of %s, %s: %s, and nothing failed', async (edition, tier, state, requests) => {
  const at = await withGroup({ edition, tier });
  const found = await open(at);
  expect(found).toMatchObject({ epics: state, openings: [] });
  expect(failedOf(found)).toEqual([]);
  expect(at.asked.filter((one) => one.includes('/epics'))).toHaveLength(requests);
});

test('an epic is offered with its own address and labels', async () => {
  const at = await withGroup({ edition: 'ee', tier: 'premium' });
  at.onRequest = (request) => (request.includes('/epics') ? json([epic(12, ['help wanted'])]) : null);
  const { openings } = await open(at);
  expect(openings).toEqual([
    {
      type: 'epic',
      home: 'acme',
      iid: 12,
      title: 'Zero-downtime upgrades',
      url: `${base}/groups/acme/-/epics/12`,
      labels: ['help wanted'],
      createdAt: '2026-10-01T09:00:00.000Z',
      updatedAt: '2026-11-01T09:00:00.000Z',
      isAssigned: false,
      mergeRequests: null,
      comments: null,
    },
  ]);
});

test.each([
  ['an error', 500, {}],
  ['a grant without them', 403, { error: 'insufficient_granular_scope' }],
])('%s is no missing tier', async (_, status, body) => {
  const at = await withGroup({ edition: 'ee', tier: 'premium' });
  at.onRequest = (request) =>
    request.includes('/epics')
      ? new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
      : null;
  const found = await open(at);
  expect(found.epics).toBe('read');
  expect(failedOf(found)).toEqual([expect.stringMatching(/^epics of acme: /)]);
});

const node = (iid: number) => ({
  title: `Chore ${iid}`,
  webUrl: `${base}/acme/web/-/work_items/${iid}`,
  createdAt: '2026-11-01T09:00:00Z',
  updatedAt: '2026-11-02T09:00:00Z',
  labels: { nodes: [{ title: 'quick win' }] },
  assignees: { nodes: [] },
});
const page = (nodes: unknown, endCursor: string | null) =>
  json({ success: true, data: { nodes, pageInfo: { endCursor, hasNextPage: endCursor !== null } } });

test('a query is read page by page to its end; one without an end is cut, and says so', async () => {
  const at = await withGroup();
  let pages = 0;
  const answer = (last: number) => (request: string) => {
    if (request !== 'POST /glql') return null;
    pages += 1;
    return page([node(pages)], pages === last ? null : `c${pages}`);
  };
  at.onRequest = answer(3);
  const whole = await open(at);
  expect(whole.openings.map(({ iid }) => iid)).toEqual([1, 2, 3]);
  expect(failedOf(whole)).toEqual([]);
  pages = 0;
  at.onRequest = answer(99);
  const part = await open(at);
  expect(part.openings).toHaveLength(5);
  expect(failedOf(part)).toEqual(['issues of acme: only the 500 that were touched last were read']);
});

test.each([
  ['refused in so many words', () => json({ success: false, error: 'no', data: { nodes: [] } })],
  ['without rows, as to a token that does not reach them', () => page(null, null)],
  ['not known', () => new Response('{"error":"404 Not Found"}', { status: 404 })],
  ['blocked for a while', () => new Response('{"message":"busy"}', { status: 429 })],
])('a query that is %s leaves the lists', async (_, answer) => {
  const at = await withGroup();
  at.onRequest = (request) => (request === 'POST /glql' ? answer() : null);
  expect(failedOf(await open(at))).toEqual([]);
  // A query that is blocked stays so: nobody waits for it.
  expect(at.waits).toEqual([]);
  expect(at.asked.filter((one) => one.startsWith('GET /groups/acme/issues'))).toHaveLength(2);
});

describe('whether somebody works on what a query tells of', () => {
  const counted = (count: number) => (request: string) => {
    const [, home = '', query = ''] = /^GET \/projects\/([^/]+)\/issues\?(.*)$/.exec(request) ?? [];
    if (home === '') return null;
    const rows = new URLSearchParams(query).getAll('iids[]').map((iid) => ({
      id: Number(iid),
      iid: Number(iid),
      title: 'Chore',
      labels: ['quick win'],
      web_url: `${base}/${decodeURIComponent(home)}/-/issues/${iid}`,
      created_at: '2026-11-01T09:00:00Z',
      updated_at: '2026-11-02T09:00:00Z',
      assignees: [],
      merge_requests_count: count,
      user_notes_count: 4,
    }));
    return json(rows);
  };
  const queried = (nodes: readonly object[]) => (request: string) =>
    request === 'POST /glql' ? page(nodes, null) : null;
  const asksOf = (at: OnSandbox) => at.asked.filter((one) => one.includes('iids[]'));

  test('the list of each project counts the merge requests, a hundred issues a request', async () => {
    const at = await withGroup();
    const nodes = Array.from({ length: 150 }, (_, index) => node(index + 1));
    at.onRequest = (request) => queried(nodes)(request) ?? counted(2)(request);
    const found = await open(at);
    expect(asksOf(at).map((one) => one.match(/iids\[\]/g)?.length)).toEqual([100, 50]);
    expect(found.openings.every((one) => one.mergeRequests === 2 && one.comments === 4)).toBe(true);
    expect(failedOf(found)).toEqual([]);
  });

  test('nine projects are asked; of the others it is not known', async () => {
    const at = await withGroup();
    const nodes = Array.from({ length: 11 }, (_, index) => ({
      ...node(1),
      webUrl: `${base}/acme/p${index}/-/issues/1`,
    }));
    at.onRequest = (request) => queried(nodes)(request) ?? counted(0)(request);
    const { openings } = await open(at);
    expect(asksOf(at)).toHaveLength(9);
    expect(openings.filter(({ mergeRequests }) => mergeRequests === null)).toHaveLength(2);
  });

  test('a list that fails is said, and no number stands for it', async () => {
    const at = await withGroup();
    at.onRequest = (request) =>
      queried([node(1)])(request) ?? (request.includes('iids[]') ? json({ message: 'x' }, {}) : null);
    const found = await open(at);
    expect(found.openings).toMatchObject([{ iid: 1, mergeRequests: null }]);
    expect(failedOf(found)).toEqual([expect.stringMatching(/^merge requests for issues of acme\/web: /)]);
  });
});

test('a label with a quote in it is asked for by lists: no query can hold it', async () => {
  const at = await withGroup();
  await open(at, { labels: ['"quick" win'] });
  expect(at.asked.filter((one) => one.includes('glql'))).toEqual([]);
  expect(at.asked.filter((one) => one.startsWith('GET /groups/acme/issues'))).toHaveLength(1);
});

test('a long list ends after five pages and says so; of a topic ten projects are read', async () => {
  const at = await withGroup({ version: '17.4.0' });
  const row = (id: number) => ({
    id,
    iid: id,
    title: 'Chore',
    labels: ['quick win'],
    web_url: `${base}/acme/web/-/issues/${id}`,
    merge_requests_count: 0,
    created_at: '2026-11-01T09:00:00Z',
    updated_at: '2026-11-02T09:00:00Z',
    assignees: [],
  });
  at.onRequest = (request) => {
    if (request.startsWith('GET /projects?'))
      return json(Array.from({ length: 11 }, (_, id) => ({ id: id + 1, path_with_namespace: `acme/p${id}` })));
    if (request.startsWith('GET /projects/')) return json([]);
    const [, number] = /\/issues\?.*[?&]page=(\d+)/.exec(request) ?? [];
    if (number === undefined) return null;
    const first = Number(number) * 100;
    return json(
      Array.from({ length: 100 }, (_, index) => row(first + index)),
      { 'x-next-page': String(Number(number) + 1), 'x-total': '3000' },
    );
  };
  const groups = await open(at, { labels: ['quick win'] });
  expect(groups.openings).toHaveLength(500);
  expect(at.asked.filter((one) => one.includes('/issues?'))).toHaveLength(5);
  expect(failedOf(groups)).toEqual(['issues of acme: only the 500 that were touched last were read']);
  const projects = await open(at, { groups: [], topics: ['db'], labels: ['quick win'] });
  expect(projects.places).toHaveLength(10);
  expect(projects.epics).toBe('not-asked');
  expect(failedOf(projects)).toEqual(['projects about db: only the 10 with the newest activity were read']);
});

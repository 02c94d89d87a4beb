// A server that does not do what it is asked: it passes over filters, repeats pages, counts wrong, sends a row twice. Never more than there is.
import { expect, test } from 'vitest';
import { smallWork } from '../../support/work-seed.ts';
import type { OnSandbox } from './on-sandbox.ts';
import type { FoundWork } from '#growth/candidates/found-work.ts';
import { everything, read, shown, stateOf, whyOf, window, withWork } from './scanning.ts';

type Liar = (at: OnSandbox, path: string) => Promise<Response>;

/** Without these filters: what a server does that does not know them. */
const without =
  (...names: readonly string[]): Liar =>
  (at, path) => {
    const [route = '', query = ''] = path.split('?');
    const left = [...new URLSearchParams(query)].filter(([name]) => !names.includes(name));
    return at.api(`${route}?${new URLSearchParams(left).toString()}`);
  };

/** Small pages, so that there are several. */
async function paged(
  at: OnSandbox,
  path: string,
  size = 2,
): Promise<{ rows: readonly unknown[]; pages: number; page: number }> {
  const [route = '', query = ''] = path.split('?');
  const asked = new URLSearchParams(query);
  const page = Number(asked.get('page') ?? 1);
  asked.set('page', '1');
  const all: unknown = await (await at.api(`${route}?${asked.toString()}`)).json();
  if (!Array.isArray(all)) return { rows: [], pages: 0, page };
  return { rows: all, pages: Math.ceil(all.length / size), page };
}

function answer(rows: readonly unknown[], headers: Readonly<Record<string, string>>): Response {
  return Response.json(rows, { headers });
}

const liars: readonly (readonly [string, Liar])[] = [
  ['knows no day', without('updated_after', 'merged_after', 'created_after', 'after', 'before', 'last_activity_after')],
  ['knows no person', without('author_username', 'reviewer_username', 'assignee_username[]')],
  ['knows no action and no type', without('action', 'target_type')],
  ['knows no state', without('state')],
  ['knows no numbers', without('iids[]')],
  ['knows no order', without('order_by', 'sort')],
  [
    'sends each row twice',
    async (at, path) => {
      const { rows } = await paged(at, path);
      return answer([...rows, ...rows], { 'x-next-page': '' });
    },
  ],
  [
    'sends a row again on the next page',
    async (at, path) => {
      const { rows, pages, page } = await paged(at, path);
      const from = Math.max(0, (page - 1) * 2 - 1);
      return answer(rows.slice(from, page * 2), { 'x-next-page': page < pages ? String(page + 1) : '' });
    },
  ],
  [
    'turns its order between pages',
    async (at, path) => {
      const { rows, pages, page } = await paged(at, path);
      const turned = page % 2 === 0 ? rows.toReversed() : rows;
      const next = { 'x-next-page': page < pages ? String(page + 1) : '', 'x-total': String(rows.length) };
      return answer(turned.slice((page - 1) * 2, page * 2), next);
    },
  ],
  [
    'sends the first page for each',
    async (at, path) => {
      const { rows, pages } = await paged(at, path);
      return answer(rows.slice(0, 2), pages > 1 ? { 'x-next-page': '2', 'x-total-pages': String(pages) } : {});
    },
  ],
  [
    'counts less than it has',
    async (at, path) => {
      const { rows, pages, page } = await paged(at, path);
      const next = page < pages ? String(page + 1) : '';
      return answer(rows.slice((page - 1) * 2, page * 2), {
        'x-next-page': next,
        'x-total': '1',
        'x-total-pages': '1',
      });
    },
  ],
  [
    'counts more than it sends',
    async (at, path) => {
      const { rows } = await paged(at, path);
      return answer(rows.slice(0, 2), { 'x-next-page': '', 'x-total': '250' });
    },
  ],
];

test.each(liars)('one that %s: all that there is, or less with the reason', async (_, lie) => {
  const at = await withWork(smallWork);
  at.onRequest = (request) => {
    const path = request.replace(/^GET \//, '');
    return path === request ||
      !/^(?:merge_requests|issues|events|todos|projects\/\d+\/(?:merge_requests|issues))\?/.test(path)
      ? null
      : lie(at, path);
  };
  const found = await read(at);
  const pieces = shown(found);
  const isWhole = Object.values(stateOf(found)).every((state) => state === 'complete');
  expect(new Set(pieces).size).toBe(pieces.length);
  if (isWhole) expect(pieces).toEqual(everything);
  // Of a cluster or a sum of reviews a part may be missing.
  const bare = (piece: string) => piece.replace(/ \+\d+$/, '');
  expect(pieces.map(bare).filter((piece) => !everything.map(bare).includes(piece))).toEqual([]);
  const done = deedsOf(await read(await withWork(smallWork)));
  expect(deedsOf(found).filter((deed) => !done.includes(deed))).toEqual([]);
});

/** What was done in the window, and to what. */
const deedsOf = ({ deeds }: FoundWork): readonly string[] => [
  ...new Set(deeds.filter(({ at }) => at >= window.start).map(({ type, key }) => `${type} ${key}`)),
];

test('years of merge requests where half a year was asked for: as many pages as reach so far, and that is all', async () => {
  const at = await withWork(smallWork);
  const [row] = (await at.json('merge_requests?scope=all&author_username=alex&state=merged')) as object[];
  const pages = (days: number) => (request: string) => {
    if (!request.includes('author_username=alex&state=merged')) return null;
    const page = Number(/[?&]page=(\d+)/.exec(request)?.[1] ?? 1);
    const rows = Array.from({ length: 100 }, (_, index) => {
      const id = page * 100 + index;
      const day = new Date(Date.parse('2026-11-22T00:00:00.000Z') - (id - 100) * days * 86_400_000).toISOString();
      return { ...row, id, iid: id, updated_at: day, merged_at: day };
    });
    return answer(rows, { 'x-next-page': String(page + 1) });
  };
  at.onRequest = pages(1);
  expect(stateOf(await read(at))['authored']).toBe('complete');
  expect(at.asked.filter((request) => request.includes('&state=merged'))).toHaveLength(10);
  at.onRequest = pages(0.01);
  const found = await read(at);
  expect(stateOf(found)['authored']).toBe('partial');
  expect(whyOf(found, 'authored')).toContain('only the newest 1000 of the merge requests of yours were read');
});

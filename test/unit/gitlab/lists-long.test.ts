// Lists longer than what is asked for at once: a page that fails leaves the others, and one that comes again ends the reading.
import { expect, test } from 'vitest';
import * as z from 'zod';
import { GitLabFailure } from '#gitlab/wire/failures.ts';
import { listed, readList, withoutRefused, type ListSpec, type RowsRead } from '#gitlab/wire/lists.ts';

const row = z.object({ id: z.number() });
const failure = Object.assign(new GitLabFailure('server', 'it had an internal error', { hint: 'Try again.' }), {
  requests: 3,
});

/** @param page its rows; null: it fails */
function reading(
  page: (number: number) => readonly number[] | null,
  { pages = 45, ...more }: Partial<ListSpec<typeof row>> & { readonly pages?: number } = {},
) {
  const asked: number[] = [];
  const read = readList({
    name: 'goals',
    doing: 'reading the goals',
    schema: row,
    keyOf: ({ id }) => id,
    page: (position) => {
      const number = Number(position['page']);
      asked.push(number);
      const ids = page(number);
      if (ids === null) return Promise.reject(failure);
      const headers = new Headers({
        'x-total-pages': `${pages}`,
        'x-next-page': number < pages ? `${number + 1}` : '',
      });
      return Promise.resolve({ status: 200, headers, body: ids.map((id) => ({ id })), bytes: 10, requests: 1 });
    },
    ...more,
  });
  return read.then((all) => ({ ...all, asked, ids: all.rows.map(({ id }) => id) }));
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('all pages are asked for once, forty at a time', async () => {
  const { ids, asked, source, isCut } = await reading((number) => [number]);
  expect({ ids, asked }).toEqual({ ids: upTo(45), asked: upTo(45) });
  expect(source).toEqual({ name: 'goals', requests: 45, seen: 45, total: null, failed: null });
  expect(isCut).toBe(false);
});

test('a page that failed among the first does not end the reading: all others are kept', async () => {
  const { ids, asked, source } = await reading((number) => (number === 3 ? null : [number]));
  expect(asked).toEqual(upTo(45));
  expect(ids).toEqual(upTo(45).filter((id) => id !== 3));
  expect(source).toMatchObject({ requests: 47, failed: { kind: 'server', message: 'it had an internal error' } });
});

test('a page without rows is none that came again', async () => {
  const { ids, asked, source } = await reading((number) => (number === 3 ? [] : [number]));
  expect([asked.length, ids.length, source.failed]).toEqual([45, 44, null]);
});

test('pages that come again end it after those that were asked for side by side', async () => {
  const { asked, source } = await reading((number) => [Math.min(number, 7)]);
  expect(asked).toHaveLength(41);
  expect(source.failed).toMatchObject({ message: 'reading the goals failed: GitLab sent the same page again' });
});

test.each([
  [1, [1], true],
  [2, [1, 2], true],
  [3, [1, 2, 3], false],
  [4, [1, 2, 3], false],
])('of no more than %i pages %j are asked for, and it is said that there were more: %s', async (most, pages, isCut) => {
  const read = await reading((number) => [number], { pages: 3, mostPages: most });
  expect({ asked: read.asked, isCut: read.isCut, failed: read.source.failed }).toEqual({
    asked: pages,
    isCut,
    failed: null,
  });
});

test('who has seen enough is asked after each page, one after the other', async () => {
  const looked: number[][] = [];
  const { asked } = await reading((number) => [number, number + 100], {
    isEnough: (rows) => looked.push(rows.map(({ id }) => id)) === 2,
  });
  expect(asked).toEqual([1, 2]);
  expect(looked).toEqual([
    [1, 101],
    [2, 102],
  ]);
});

test('one answer that holds all of it is asked for once, whatever its headers say', async () => {
  const { asked, ids } = await reading((number) => [number], { isUnpaged: true, pages: 0 });
  expect({ asked, ids }).toEqual({ asked: [1], ids: [1] });
});

test.each([
  ['no failure of the server', new TypeError('x')],
  ['of a token that is not accepted', new GitLabFailure('authentication', 'x', { hint: 'y' })],
])('what is %s is thrown', async (_name, error) => {
  await expect(reading(() => [1], { page: () => Promise.reject(error) })).rejects.toBe(error);
});

const readOf = (refusedParameter: string | null, requests: number): RowsRead<number> => ({
  rows: [requests],
  source: { name: 'goals', requests, seen: 1, total: null, failed: null },
  failure:
    refusedParameter === null
      ? null
      : Object.assign(new GitLabFailure('rejected', 'x', { hint: 'y' }), { refusedParameter }),
  isCut: false,
});

test.each([
  ['its own filter, by either name', 'type', ['on', undefined], 7],
  ['another parameter', 'sort', ['on'], 2],
  ['nothing', null, ['on'], 2],
])('a server that refuses %s', async (_name, refusedParameter, filters, requests) => {
  const asked: unknown[] = [];
  const read = await withoutRefused(
    ['kind', 'type'],
    (filter) => {
      asked.push(filter);
      return Promise.resolve(filter === undefined ? readOf(null, 5) : readOf(refusedParameter, 2));
    },
    'on',
  );
  expect(asked).toEqual(filters);
  expect(read.source.requests).toBe(requests);
});

test('a row that becomes nothing is left out, and counts as seen', () => {
  const list = listed(readOf(null, 2), (id) => (id === 2 ? null : id));
  expect(list.asFarAsRead()).toMatchObject({ items: [], source: { seen: 1 } });
});

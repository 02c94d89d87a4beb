// How much of a list of openings is read, past pages that were left empty, and what is said of the rest.
import { expect, test } from 'vitest';
import * as z from 'zod';
import { cut, mostPages, onlyNewest, rowsOf, together } from '#gitlab/stores/openings-read.ts';
import type { RowsRead } from '#gitlab/wire/lists.ts';
import type { SourceRead } from '#growth/words/completeness.ts';

const names = { name: 'issues of acme', doing: 'reading the issues of acme' };

/** @param sizes rows on each page */
async function reading(sizes: readonly number[], most?: number) {
  const asked: string[] = [];
  const get = (path: string, { doing }: { readonly doing: string }) => {
    expect(doing).toBe(names.doing);
    asked.push(path);
    const page = Number(new URLSearchParams(path.split('?')[1]).get('page'));
    const body = Array.from({ length: sizes[page - 1] ?? 0 }, (_, index) => ({ id: page * 1_000 + index }));
    const headers = new Headers({ 'x-next-page': page < sizes.length ? `${page + 1}` : '', 'x-total': '9999' });
    return Promise.resolve({ status: 200, headers, body, bytes: 10, requests: 1 });
  };
  const schema = z.object({ id: z.number() });
  const read = await rowsOf(
    { get },
    names,
    'groups/1/issues?state=opened',
    schema,
    ...(most === undefined ? [] : [most]),
  );
  return { asked, rows: read.rows.length, failed: read.source.failed?.message ?? null, total: read.source.total };
}
const full = (count: number) => Array.from({ length: count }, () => 100);

test('a page is asked for by its number and its size', async () => {
  expect((await reading([1])).asked).toEqual(['groups/1/issues?state=opened&page=1&per_page=100']);
});

test.each<[string, number[], number | undefined, number, number, string | null]>([
  ['a short list', [100, 3], undefined, 2, 103, null],
  ['five full pages, and no more', full(mostPages), undefined, 5, 500, onlyNewest],
  ['six pages, of which five are read', full(6), undefined, 5, 500, onlyNewest],
  ['five pages, one row short', [...full(4), 99], undefined, 5, 499, null],
  ['a fifth page that was left empty: the next one is read', [...full(4), 0, 100, 100], undefined, 6, 500, onlyNewest],
  ['one page of several, where one is enough', full(3), 1, 1, 100, null],
  ['one row on the first page, where one is enough', [1, 7], 1, 1, 1, null],
  ['two full pages of three, where two are enough', full(3), 2, 2, 200, onlyNewest],
  ['an empty first page, where one is enough', [0, 7, 7], 1, 2, 7, null],
])('%s', async (_name, sizes, most, requests, rows, failed) => {
  const read = await reading(sizes, most);
  // Rows are left out after the server has counted them.
  expect({ ...read, asked: read.asked.length }).toEqual({ asked: requests, rows, failed, total: null });
});

const source = (more: Partial<SourceRead> = {}): SourceRead => ({
  name: 'x',
  requests: 2,
  seen: 3,
  total: 9,
  failed: null,
  ...more,
});

test('how many are read is said in rows', () => {
  expect(onlyNewest).toBe('only the 500 that were touched last were read');
});

test('what was cut says why, and a failure stays the failure it was', () => {
  const failed = { kind: 'server', message: 'down' } as const;
  expect(cut(source(), 'only some')).toEqual(source({ failed: { kind: 'partial', message: 'only some' } }));
  expect(cut(source({ failed }), 'only some')).toEqual(source({ failed }));
});

test('several readings are one source: counted together, with the first failure', () => {
  const read = (more: Partial<SourceRead>): RowsRead<unknown> => ({
    rows: [],
    source: source(more),
    failure: null,
    isCut: false,
  });
  const failed = { kind: 'server', message: 'down' } as const;
  const later = { kind: 'server', message: 'later' } as const;
  expect(together('issues of acme', [read({}), read({ failed }), read({ failed: later, seen: 4 })], [null])).toEqual({
    openings: [],
    source: { name: 'issues of acme', requests: 6, seen: 10, total: null, failed },
  });
  expect(together('issues of acme', [], []).source).toMatchObject({ requests: 0, seen: 0, failed: null });
});

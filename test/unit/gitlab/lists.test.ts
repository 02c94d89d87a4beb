// Lists are read to their end; what arrived is kept when a page fails.
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readList } from '#gitlab/wire/lists.ts';
import { isComplete } from '#growth/words/completeness.ts';
import { type Answering, base, facts, fakeGitLab, html, issue, json, note, page } from './fake-gitlab.ts';

const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => issue({ iid: from + index }));
const pageOf = (path: string) => Number(new URL(`${base}${path}`).searchParams.get('page'));
const goalsOf = async (answer: Answering | Answering[]) => {
  const fake = fakeGitLab(answer);
  const { items, source } = (await fake.forge.open(facts, {}).goals()).asFarAsRead();
  return { fake, iids: items.map(({ iid }) => iid), source };
};

test('what is asked for', async () => {
  const { fake } = await goalsOf([() => page([])]);
  expect(fake.asked[0]?.path).toBe(
    '/projects/1/issues?labels=goal&state=all&scope=all&issue_type=issue&order_by=created_at&sort=asc&per_page=100&page=1',
  );
});

test('pages after the first are read side by side', async () => {
  let underWay = 0;
  let most = 0;
  const { iids, source } = await goalsOf(async ({ path }) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => void setTimeout(resolve, 1));
    underWay -= 1;
    const number = pageOf(path);
    return page(rows(number * 2 - 1, number * 2), { page: number, pages: 4, total: 8 });
  });
  expect(iids).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(source).toEqual({ name: 'goals', requests: 4, seen: 8, total: 8, failed: null });
  expect(most).toBe(3);
});

test('a server that counts thousands of pages and sends one again and again is soon left alone', async () => {
  const { fake, iids, source } = await goalsOf(({ path }) => page(rows(1, 20), { page: pageOf(path), pages: 5_000 }));
  expect(iids).toHaveLength(20);
  expect(source.failed).toMatchObject({ kind: 'server' });
  expect(fake.asked).toHaveLength(41);
});

test('without totals the links are followed', async () => {
  const link = (number: number) => ({
    headers: {
      link: `<http://inside/api/v4/projects/1/issues?id=1&page=${number}&per_page=100>; rel="next", <x>; rel="first"`,
    },
  });
  const { fake, iids, source } = await goalsOf([
    () => json(rows(1, 2), link(2)),
    () => json(rows(3, 4), link(3)),
    () => json(rows(5, 5), { headers: { link: '<x>; rel="first"' } }),
  ]);
  expect(iids).toEqual([1, 2, 3, 4, 5]);
  expect(source).toEqual({ name: 'goals', requests: 3, seen: 5, total: null, failed: null });
  expect(fake.asked.map(({ path }) => pageOf(path))).toEqual([1, 2, 3]);
});

test('keyset links are followed, and a link in a circle is not', async () => {
  const link = {
    headers: { link: '<http://inside/api/v4/projects/1/issues?id=1&cursor=abc&pagination=keyset>; rel="next"' },
  };
  const { fake, iids, source } = await goalsOf([() => json(rows(1, 2), link), () => json(rows(3, 3), link)]);
  expect(source).toMatchObject({ requests: 2, failed: { kind: 'server' } });
  expect(iids).toEqual([1, 2, 3]);
  expect(fake.asked[1]?.path).toContain('cursor=abc&pagination=keyset');
});

test('a row that moved to another page is counted once', async () => {
  const { iids, source } = await goalsOf(({ path }) =>
    pageOf(path) === 1 ? page(rows(1, 3), { pages: 2, total: 5 }) : page(rows(3, 5), { page: 2, pages: 2, total: 5 }),
  );
  expect(iids).toEqual([1, 2, 3, 4, 5]);
  expect(source).toMatchObject({ requests: 2, seen: 5, total: 5, failed: null });
});

test('a list that shrank while it was read is read again', async () => {
  const { iids, source } = await goalsOf([
    () => page(rows(1, 2), { pages: 2, total: 4 }),
    () => page(rows(4, 4), { page: 2, pages: 2, total: 3 }),
    () => page(rows(2, 3), { pages: 2, total: 3 }),
    () => page(rows(4, 4), { page: 2, pages: 2, total: 3 }),
  ]);
  expect(iids).toEqual([2, 3, 4]);
  expect(source).toEqual({ name: 'goals', requests: 4, seen: 3, total: 3, failed: null });
});

/** 480 goals as GitLab pages them; `change` is what stands between. */
function paged(
  change: (headers: Record<string, string>, number: number) => Record<string, string>,
  most = 100,
): Answering {
  return ({ path }) => {
    const number = pageOf(path);
    const size = Math.min(100, most);
    const from = (number - 1) * size + 1;
    const some = from > 480 ? [] : rows(from, Math.min(480, from + size - 1));
    const next = number < 5 ? `, <${base}/projects/1/issues?id=1&page=${number + 1}&per_page=100>; rel="next"` : '';
    const headers = {
      link: `<${base}/projects/1/issues?id=1&page=1&per_page=100>; rel="first"${next}`,
      'x-page': `${number}`,
      'x-next-page': number < 5 ? `${number + 1}` : '',
      'x-total': '480',
      'x-total-pages': '5',
    };
    return json(some, { headers: change(headers, number) });
  };
}
const only = (name: string) => (headers: Record<string, string>) => ({ [name]: headers[name] ?? '' });
const cursor = (name: string) => ({ link: `<${base}/projects/1/issues?cursor=${name}&pagination=keyset>; rel="next"` });

describe('a walk ends where the server says so or nothing comes, or says that it is not at the end', () => {
  test.each([
    ['nothing between', paged((headers) => headers), 480, 5],
    ['no links', paged(({ link, ...others }) => (link === undefined ? {} : others)), 480, 5],
    ['links alone', paged(only('link')), 480, 5],
    [
      'links to another host',
      paged((headers) => only('link')({ link: headers['link']?.replaceAll(base, 'http://inside') ?? '' })),
      480,
      5,
    ],
    ['the next page alone', paged(only('x-next-page')), 480, 5],
    ['no headers at all: asked on until nothing comes', paged(() => ({})), 480, 6],
    ['no headers, twenty rows a page', paged(() => ({}), 20), 480, 25],
    ['no headers, fifteen rows a page', paged(() => ({}), 15), 480, 33],
    ['no headers, one row a page', ({ path }) => json(pageOf(path) > 7 ? [] : rows(pageOf(path), pageOf(path))), 7, 8],
    ['the total alone', paged(only('x-total')), 480, 6],
    ['the total alone, fifteen rows a page', paged(only('x-total'), 15), 480, 33],
    ['the count of pages alone', paged(only('x-total-pages')), 480, 6],
    ['the number of the page alone', paged(only('x-page')), 480, 6],
    [
      'one page, by its count, but a next one is named',
      paged((headers) => ({ ...headers, 'x-total-pages': '1' })),
      480,
      5,
    ],
    ['no page, by its count', paged((headers) => ({ ...headers, 'x-total-pages': '0', 'x-total': '0' })), 480, 5],
    ['a next page that nobody can follow', paged(() => ({ 'x-next-page': '2, 2' })), 480, 6],
    ['page 2 is named again and again', paged(() => ({ 'x-next-page': '2' })), 480, 6],
    [
      'keyset: the last page names nothing, full as it is',
      paged((_, number) => (number < 3 ? cursor(`${number}`) : {})),
      300,
      3,
    ],
  ])('%s: all of it', async (_name, answer, seen, requests) => {
    const byCursor: Answering = (asked) =>
      answer({ ...asked, path: asked.path.replace(/cursor=(\d)/, (_m, n) => `page=${Number(n) + 1}`) });
    const { iids, source } = await goalsOf(seen === 300 ? byCursor : answer);
    expect(source).toMatchObject({ requests, failed: null });
    expect(iids).toHaveLength(seen);
  });

  test.each([
    ['twenty rows a page, and totals', paged((headers) => headers, 20), null],
    ['fifteen rows a page, and totals', paged((headers) => headers, 15), null],
    ['the same short page for every number', () => json(rows(1, 3)), 'GitLab sent the same page again'],
    [
      'the same page as the last one, which names none, and no total',
      ({ path }) => json(rows(1, 3), { headers: { 'x-next-page': pageOf(path) === 1 ? '2' : '' } }),
      'GitLab sent the same page again',
    ],
    ['the same full page for every number', () => json(rows(1, 100)), 'GitLab sent the same page again'],
    [
      'a cursor in a circle, after full pages',
      () => json(rows(1, 100), { headers: cursor('abc') }),
      'GitLab sent the same page again',
    ],
  ])('%s: not all of it', async (_name, answer, message) => {
    const fake = fakeGitLab(answer);
    const list = await fake.forge.open(facts, {}).goals();
    expect(list.ifWhole()).toBeNull();
    expect(list.source.failed?.message ?? null).toEqual(message === null ? null : expect.stringContaining(message));
  });

  const many = 'x-total-pages';
  const next = 'x-next-page';
  test.each([
    { name: 'bytes, side by side', header: many, mb: 100, more: '256 MB', sent: 41, kept: 2 },
    { name: 'bytes, one page after the other', header: next, mb: 100, more: '256 MB', sent: 3, kept: 2 },
    { name: 'pages without end', header: next, mb: 0, more: '10000 pages', sent: 10_000, kept: 10_000 },
  ])('what a list may take is bounded, and what arrived is kept: $name', async ({ header, mb, more, sent, kept }) => {
    let asked = 0;
    const { rows, source, failure } = await readList({
      name: 'goals',
      doing: 'reading the goals',
      schema: z.object({ id: z.number() }),
      keyOf: ({ id }) => id,
      page({ page = 1 }) {
        asked += 1;
        const headers = new Headers({ [header]: header === many ? '5000' : `${Number(page) + 1}` });
        return Promise.resolve({ status: 200, headers, body: [{ id: page }], bytes: mb * 1024 * 1024, requests: 1 });
      },
    });
    expect(failure).toMatchObject({ message: `reading the goals failed: GitLab sent more than ${more}` });
    expect([rows.length, asked, source.requests, isComplete(source)]).toEqual([kept, sent, sent, false]);
  });

  test('a list that was whole when it was read again tells who looks for one thing that it is not there', async () => {
    const totals = [1, 0];
    const fake = fakeGitLab(() => page([], { total: totals.shift() ?? 0 }));
    expect(await fake.forge.open(facts, {}).issueWithMarker('plan')).toBeNull();
    expect(totals).toEqual([]);
  });

  test('who looks for one thing does not take it for missing where rows are missing', async () => {
    const me = { id: 1, username: 'alex', name: 'Alex' };
    const fake = fakeGitLab(({ path }) => (path.endsWith('/user') ? json(me) : page([], { total: 1 })));
    const project = fake.forge.open(facts, {});
    await expect(project.promotionDocument('alex')).rejects.toMatchObject({
      message: 'looking for the promotion document of alex/goals failed: only 0 of 1 arrived',
    });
    await expect(project.issueWithMarker('plan')).rejects.toMatchObject({ kind: 'server' });
  });

  test('of a list that is filtered after paging, a page that comes again is not the next one', async () => {
    const hundred = Array.from({ length: 100 }, (_, index) => note({ id: index + 1 }));
    const fake = fakeGitLab(({ path }) => page(hundred, { page: pageOf(path), pages: 2, total: 120 }));
    const list = await fake.forge.open(facts, {}).notes(4);
    expect(list.ifWhole()).toBeNull();
    expect(list.source.failed?.message).toContain('GitLab sent the same page again');
  });

  test('of a list that is filtered after paging, a short page without headers is not the last', async () => {
    const pages = [[note({ id: 1 })], [note({ id: 2 })], []];
    const fake = fakeGitLab(({ path }) => json(pages[pageOf(path) - 1]));
    const { items, source } = (await fake.forge.open(facts, {}).notes(4)).asFarAsRead();
    expect([items.length, source.requests, source.failed]).toEqual([2, 3, null]);
  });
});

describe('a failure on the way keeps what arrived', () => {
  const first: Answering = ({ path }) =>
    page(rows(pageOf(path), pageOf(path)), { page: pageOf(path), pages: 3, total: 3 });
  const cases: { name: string; answer: Answering; failed: { kind: string; message: string }; requests: number }[] = [
    {
      name: '500 on page 2',
      answer: (asked) => (pageOf(asked.path) === 2 ? json({}, { status: 500 }) : first(asked)),
      failed: {
        kind: 'server',
        message: 'reading the goals of alex/goals failed: gitlab.example.com answers 500: it had an internal error',
      },
      requests: 3,
    },
    {
      name: '502 on page 2, four times',
      answer: (asked) => (pageOf(asked.path) === 2 ? html(502) : first(asked)),
      failed: {
        kind: 'server',
        message:
          'reading the goals of alex/goals failed: gitlab.example.com answers 502: it is not available right now, or being updated',
      },
      requests: 6,
    },
    {
      name: 'no list on page 2',
      answer: (asked) => (pageOf(asked.path) === 2 ? json({}) : first(asked)),
      failed: { kind: 'server', message: 'reading the goals of alex/goals failed: GitLab sent no list' },
      requests: 3,
    },
  ];
  test.each(cases)('$name', async ({ answer, failed, requests }) => {
    const { iids, source } = await goalsOf(answer);
    expect(iids).toEqual([1, 3]);
    expect(source).toEqual({ name: 'goals', requests, seen: 2, total: 3, failed });
  });

  test('one row that cannot be read', async () => {
    const { iids, source } = await goalsOf([() => page([issue({ iid: 1 }), issue({ iid: 'x' }), issue({ iid: 3 })])]);
    expect(iids).toEqual([1, 3]);
    expect(source.failed?.message).toBe(
      "reading the goals of alex/goals failed: GitLab's answer is not as expected (iid)",
    );
  });

  test('the first page', async () => {
    const { iids, source } = await goalsOf([() => json({ message: '404 Project Not Found' }, { status: 404 })]);
    expect(iids).toEqual([]);
    expect(source).toMatchObject({ requests: 1, seen: 0, total: null, failed: { kind: 'not-found' } });
  });

  test('but a token that is no longer accepted throws', async () => {
    await expect(goalsOf([() => json({ message: '401 Unauthorized' }, { status: 401 })])).rejects.toMatchObject({
      kind: 'authentication',
    });
  });
});

test('filters that the server did not apply are applied here', async () => {
  const answer = () =>
    page([
      issue({ iid: 1 }),
      issue({ iid: 2, labels: ['other'] }),
      issue({ iid: 3, issue_type: 'task' }),
      issue({ iid: 4, state: 'closed' }),
    ]);
  const open = await fakeGitLab([answer]).forge.open(facts, {}).goals({ state: 'opened' });
  expect(open.asFarAsRead().items.map(({ iid }) => iid)).toEqual([1]);
  expect(open.source).toMatchObject({ seen: 4, total: 4 });
});

describe('comments', () => {
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`;
  const answer: Answering = ({ path }) => {
    const number = pageOf(path);
    return page([note({ id: number, created_at: at(20 - number) })], { page: number, pages: 5, total: 5 });
  };

  test.each([
    { name: 'all', options: {}, ids: [1, 2, 3, 4, 5] },
    { name: 'down to the first that is older', options: { since: at(18) }, ids: [1, 2, 3] },
    { name: 'only the latest page', options: { onlyLatestPage: true }, ids: [1] },
  ])('$name', async ({ options, ids }) => {
    const fake = fakeGitLab(answer);
    const { items, source } = (await fake.forge.open(facts, {}).notes(4, options)).asFarAsRead();
    expect(items.map((item) => (item.type === 'comment' ? item.id : 0))).toEqual(ids);
    expect(source).toEqual({
      name: 'comments of #4',
      requests: ids.length,
      seen: ids.length,
      total: null,
      failed: null,
    });
  });

  /** What each of four pages holds once the rows are gone that one may not read; the server counts them all the same. */
  const thinned: readonly (readonly number[])[] = [[], [2], [], [4]];
  test.each([
    { name: 'all, past pages that were left empty', options: {}, ids: [2, 4], requests: 4 },
    { name: 'down to a day, past an empty page', options: { since: at(17) }, ids: [2, 4], requests: 4 },
    { name: 'the latest page with anything on it', options: { onlyLatestPage: true }, ids: [2], requests: 2 },
  ])('with rows hidden after paging: $name', async ({ options, ids, requests }) => {
    const fake = fakeGitLab(({ path }) => {
      const number = pageOf(path);
      const rows = (thinned[number - 1] ?? []).map((id) => note({ id, created_at: at(20 - id) }));
      return page(rows, { page: number, pages: 4, total: 8 });
    });
    const read = await fake.forge.open(facts, {}).notes(4, options);
    expect(read.ifWhole()?.map((item) => (item.type === 'comment' ? item.id : 0))).toEqual(ids);
    expect(read.source).toMatchObject({ requests, total: null, failed: null });
  });

  test('a page that failed among empty ones is no "no comments"', async () => {
    const fake = fakeGitLab(({ path }) =>
      pageOf(path) === 3
        ? json({ message: 'no' }, { status: 403 })
        : page([], { page: pageOf(path), pages: 4, total: 8 }),
    );
    const read = await fake.forge.open(facts, {}).notes(4);
    expect(read.ifWhole()).toBeNull();
  });
});

describe('a server that refuses the filter by type', () => {
  const isFiltered = (path: string) => path.includes('issue_type=');
  const unfiltered = [issue({ iid: 1 }), issue({ iid: 2, issue_type: 'task' })];

  test.each([
    ['in a list', { error: 'issue_type does not have a valid value' }],
    ['as a parameter', { error: 'issue_type is invalid' }],
    ['by its newer name', { message: '400 Bad request - work_item_type is not available' }],
    ['as a field', { message: { work_item_type: ['Issue is disabled'] } }],
  ])('%s is read without it, and a task is no goal there either', async (_name, said) => {
    const { fake, iids, source } = await goalsOf(({ path }) =>
      isFiltered(path) ? json(said, { status: 400 }) : page(unfiltered),
    );
    expect({ iids, source, filtered: fake.asked.map(({ path }) => isFiltered(path)) }).toEqual({
      iids: [1],
      source: { name: 'goals', requests: 2, seen: 2, total: 2, failed: null },
      filtered: [true, false],
    });
  });

  test.each([
    ['another parameter', { error: 'order_by does not have a valid value' }],
    ['several', { error: 'issue_type does not have a valid value, sort does not have a valid value' }],
    ['several fields', { message: { work_item_type: ['is disabled'], base: ['no'] } }],
    ['nothing that is named', { message: '400 Bad request' }],
  ])('but a 400 about %s stays a failure', async (_name, said) => {
    const { iids, source } = await goalsOf([() => json(said, { status: 400 })]);
    expect({ iids, requests: source.requests, failed: source.failed?.kind }).toEqual({
      iids: [],
      requests: 1,
      failed: 'rejected',
    });
  });

  test('a row that has lost the older word is told by the other, in capitals', async () => {
    const types = [{ type: 'ISSUE' }, { type: 'TASK' }, { type: null }, {}];
    const { iids } = await goalsOf([
      () => page(types.map((type, index) => issue({ iid: index + 1, issue_type: undefined, ...type }))),
    ]);
    expect(iids).toEqual([1, 3, 4]);
  });
});

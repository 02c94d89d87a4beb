// The manners of every route: pages, links, headers, and the ways to ask wrongly.
import { describe, expect, test } from 'vitest';
import { caller, callerWithProject, pickAll } from './caller.ts';

async function withIssues(count: number, externalUrl = 'http://gitlab.test') {
  const made = await callerWithProject({ externalUrl });
  for (let number = 1; number <= count; number += 1)
    await made.post('/projects/1/issues', { title: `Issue ${number}` });
  return made;
}

describe('offset pages', () => {
  test('headers and links of a page in the middle, host and base path from the external address', async () => {
    const { get } = await withIssues(5, 'http://gitlab.test:8080/gitlab');
    const { headers, body } = await get('/projects/1/issues?per_page=2&page=2');
    const link = (page: number) =>
      `<http://gitlab.test:8080/gitlab/api/v4/projects/1/issues?id=1&order_by=created_at&page=${page}&per_page=2&sort=desc&state=all&with_labels_details=false>`;
    expect(pickAll(body, 'iid')).toEqual([{ iid: 3 }, { iid: 2 }]);
    expect(headers.get('Link')).toBe(
      `${link(1)}; rel="prev", ${link(3)}; rel="next", ${link(1)}; rel="first", ${link(3)}; rel="last"`,
    );
    expect(
      ['X-Page', 'X-Per-Page', 'X-Next-Page', 'X-Prev-Page', 'X-Total', 'X-Total-Pages'].map((name) =>
        headers.get(name),
      ),
    ).toEqual(['2', '2', '3', '1', '5', '3']);
  });

  test('an empty list has one page, and empty texts where there is no other', async () => {
    const { get } = await callerWithProject();
    const { headers, body } = await get('/projects/alex%2Fgoals/milestones');
    expect(body).toEqual([]);
    expect(headers.get('Link')).toBe(
      ['first', 'last']
        .map(
          (rel) =>
            `<http://gitlab.test/api/v4/projects/alex%2Fgoals/milestones?id=alex%2Fgoals&page=1&per_page=20&state=all>; rel="${rel}"`,
        )
        .join(', '),
    );
    expect(['X-Next-Page', 'X-Prev-Page', 'X-Total', 'X-Total-Pages'].map((name) => headers.get(name))).toEqual([
      '',
      '',
      '0',
      '1',
    ]);
  });

  test.each([
    ['page=a', 400, { error: 'page is invalid' }],
    ['per_page=0', 400, { error: 'per_page does not have a valid value' }],
    ['per_page=x&page=y', 400, { error: 'page is invalid, per_page is invalid' }],
    [
      'page=502&per_page=100',
      405,
      {
        error:
          'Offset pagination has a maximum allowed offset of 50000 for requests that return objects of type Issue. Remaining records can be retrieved using keyset pagination.',
      },
    ],
  ])('%s is refused', async (query, status, body) => {
    const { get } = await callerWithProject();
    const answer = await get(`/projects/1/issues?${query}`);
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  test('more than 100 a page are clamped, and more than 10,000 rows are not counted', async () => {
    const { get, sandbox } = await withIssues(1);
    expect((await get('/projects/1/issues?per_page=500')).headers.get('X-Per-Page')).toBe('100');
    const [first] = sandbox.state.issues['1'] ?? [];
    if (first === undefined) throw new Error('no issue');
    sandbox.state.issues['1'] = Array.from({ length: 10_001 }, (_, at) => ({ ...first, id: at + 1, iid: at + 1 }));
    const { headers } = await get('/projects/1/issues?per_page=100');
    expect(headers.get('X-Total')).toBeNull();
    expect(headers.get('X-Total-Pages')).toBeNull();
    expect(headers.get('Link')).toMatch(/page=2.*rel="next".*page=1.*rel="first"$/);
  });
});

describe('keyset pages of project issues', () => {
  test('only a next link, until the end', async () => {
    const { sandbox, call } = await withIssues(5);
    const seen: unknown[] = [];
    let path: string | null = '/projects/1/issues?pagination=keyset&order_by=title&sort=asc&per_page=2';
    while (path !== null) {
      const { body, headers } = await call('GET', path);
      seen.push(pickAll(body, 'iid').map((row) => row['iid']));
      expect(headers.get('X-Page')).toBeNull();
      const next: string | undefined = /^<http:\/\/gitlab\.test\/api\/v4([^>]+)>; rel="next"$/.exec(
        headers.get('Link') ?? '',
      )?.[1];
      path = next ?? null;
    }
    expect(seen).toEqual([[1, 2], [3, 4], [5]]);
    expect(sandbox.state.issues['1']).toHaveLength(5);
  });

  test.each([
    ['19.5', 'created_at', null],
    ['19.5', 'popularity', '1'],
    ['17.7', 'created_at', '1'],
  ])('GitLab %s ordered by %s: X-Page is %s', async (version, order, page) => {
    const { get } = await callerWithProject({ version });
    const { headers, status } = await get(`/projects/1/issues?pagination=keyset&order_by=${order}`);
    expect([status, headers.get('X-Page')]).toEqual([200, page]);
  });
});

describe('requests that miss', () => {
  test.each([
    ['GET', '/nonsense/7', 501, { error: 'The sandbox does not serve GET /api/v4/nonsense/7' }],
    ['POST', '/projects/1/nonsense', 501, { error: 'The sandbox does not serve POST /api/v4/projects/1/nonsense' }],
    ['PATCH', '/projects/1/issues', 405, { error: '405 Not Allowed' }],
    ['DELETE', '/version', 405, { error: '405 Not Allowed' }],
    ['POST', '/groups/team/epics', 501, { error: 'The sandbox does not serve POST /api/v4/groups/team/epics' }],
    ['GET', '/projects/alex/goals', 404, { error: '404 Not Found' }],
    ['GET', '/projects/alex/goals/issues', 404, { error: '404 Not Found' }],
    ['GET', '/projects/99', 404, { message: '404 Project Not Found' }],
    ['GET', '/projects/alex%2Fother', 404, { message: '404 Project Not Found' }],
    ['GET', '/projects/1/issues/9', 404, { message: '404 Not found' }],
    ['GET', '/projects/1/issues/9/notes', 404, { message: '404 Issue Not Found' }],
    ['GET', '/projects/1/labels/none', 404, { message: '404 Label Not Found' }],
    ['GET', '/projects/1/milestones/9', 404, { message: '404 Not found' }],
    ['GET', '/projects/1/boards/9', 404, { message: '404 Not found' }],
    ['GET', '/users/99', 404, { message: '404 User Not Found' }],
  ])('%s %s is %i', async (method, path, status, body) => {
    const { call } = await callerWithProject();
    const answer = await call(method, path);
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  // Built for nobody yet; an empty list would be a lie.
  test.each([
    '/projects/1/repository/commits/main/discussions',
    '/projects/1/search?scope=commits&search=x',
    '/search?scope=snippet_titles&search=x',
  ])('%s is a gap that says so', async (path) => {
    const { get } = await callerWithProject();
    const { status, headers } = await get(path);
    expect([status, headers.get('X-Sandbox-Unserved')]).toEqual([501, expect.stringMatching(/^GET /)]);
  });

  test('a 405 names the verbs of the path', async () => {
    const { call } = await callerWithProject();
    expect((await call('PATCH', '/projects/1/issues')).headers.get('Allow')).toBe('OPTIONS, GET, POST, HEAD');
  });

  test.each([
    [501, { error: 'The sandbox does not serve GET /api/v4/nonsense' }],
    [404, { error: '404 Not Found' }],
  ] as const)('what is not served is %i by choice, with the gap named in a header', async (unserved, body) => {
    const { get } = caller({ unserved });
    const answer = await get('/nonsense');
    expect([answer.status, answer.body, answer.headers.get('X-Sandbox-Unserved')]).toEqual([
      unserved,
      body,
      'GET /api/v4/nonsense',
    ]);
    expect((await get('/projects/9')).headers.get('X-Sandbox-Unserved')).toBeNull();
  });

  test('a body of another media type is 415, broken JSON is 400', async () => {
    const { call } = await callerWithProject();
    const wrongType = await call('POST', '/projects/1/issues', {
      body: 'title=x',
      headers: { 'Content-Type': 'text/plain' },
    });
    expect([wrongType.status, wrongType.body]).toEqual([
      415,
      { error: "The provided content-type 'text/plain' is not supported." },
    ]);
    const broken = await call('POST', '/projects/1/issues', { body: '{"title":' });
    expect([broken.status, broken.body]).toEqual([400, { message: 'Invalid json', error: 'Invalid json' }]);
  });

  test.each([
    ['in JSON', { body: '{"title":"a\\u0000b"}' }],
    ['in a list', { body: '{"title":"x","assignee_ids":["\\u0000"]}' }],
    ['in a form', { body: 'title=a%00b', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }],
  ])('a NUL character %s is a bad request, in plain text', async (_name, sent) => {
    const { call, sandbox } = await callerWithProject();
    const answer = await call('POST', '/projects/1/issues', sent);
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([400, 'text/plain']);
    expect(sandbox.state.issues).toEqual({});
  });

  test('GraphQL says that it is not there', async () => {
    const { sandbox } = caller();
    const response = await sandbox.fetch(new Request('http://gitlab.test/api/graphql', { method: 'POST', body: '{}' }));
    expect([response.status, await response.json()]).toEqual([
      200,
      { data: null, errors: [{ message: 'This is a devgrowth sandbox: it serves REST v4 only, no GraphQL.' }] },
    ]);
  });
});

describe('verbs and headers', () => {
  test('OPTIONS names the verbs, HEAD is GET without its body', async () => {
    const { call } = await callerWithProject();
    const options = await call('OPTIONS', '/projects/1/issues');
    expect([options.status, options.headers.get('Allow'), options.body]).toEqual([
      204,
      'OPTIONS, GET, POST, HEAD',
      null,
    ]);
    const head = await call('HEAD', '/projects/1/issues');
    expect([head.status, head.headers.get('X-Total'), head.body]).toEqual([200, '0', null]);
  });

  test('an ETag that is known already gives 304 without a body', async () => {
    const { call, get } = await callerWithProject();
    const etag = (await get('/projects/1')).headers.get('ETag') ?? '';
    expect(etag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    const again = await call('GET', '/projects/1', { headers: { 'If-None-Match': etag } });
    expect([again.status, again.body, again.headers.get('ETag')]).toEqual([304, null, etag]);
  });

  test('rate limit, request id and the clock stand on every answer, 401 included', async () => {
    const { get, call } = caller({ announcedLimit: 100 });
    await get('/user');
    const { headers } = await get('/user');
    const names = [
      'RateLimit-Limit',
      'RateLimit-Observed',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      'RateLimit-Name',
      'Date',
    ];
    expect(names.map((name) => headers.get(name))).toEqual([
      '100',
      '2',
      '98',
      String(Date.parse('2026-11-23T09:01:00Z') / 1000),
      'throttle_authenticated_api',
      'Mon, 23 Nov 2026 09:00:00 GMT',
    ]);
    const refused = await call('GET', '/user', { as: null });
    expect(refused.status).toBe(401);
    expect(JSON.parse(refused.headers.get('X-Gitlab-Meta') ?? '')).toEqual({
      correlation_id: refused.headers.get('X-Request-Id'),
      version: '1',
    });
  });
});

describe('parameters come as query, form or JSON, lists as commas, brackets or arrays', () => {
  test.each([
    ['application/x-www-form-urlencoded', 'title=A+title&labels=a,b'],
    ['application/x-www-form-urlencoded', 'title=A+title&labels%5B%5D=a&labels%5B%5D=b'],
    ['application/json', JSON.stringify({ title: 'A title', labels: ['a', 'b'], unknown: { deep: true } })],
    ['application/json', JSON.stringify({ title: 'A title', labels: 'a, b' })],
  ])('%s %s', async (type, body) => {
    const { call } = await callerWithProject();
    const answer = await call('POST', '/projects/1/issues', { body, headers: { 'Content-Type': type } });
    expect([answer.status, pickAll([answer.body], 'title', 'labels')]).toEqual([
      201,
      [{ title: 'A title', labels: ['a', 'b'] }],
    ]);
  });

  test('a parameter that is no prototype pollution', async () => {
    const { get } = await callerWithProject();
    expect((await get('/projects/1/issues?__proto__[state]=closed&not[labels]=x')).status).toBe(200);
    expect(Object.hasOwn(Object.prototype, 'state')).toBe(false);
  });
});

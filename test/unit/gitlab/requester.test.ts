// One request: what is sent, what is sent again, what is followed, and how each failure reads.
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { byFetch } from '#gitlab/wire/carry.ts';
import { createRequester } from '#gitlab/wire/requester.ts';
import { version } from '#version.ts';
import { hintOf } from '../../support/hint.ts';
import { type Answering, base, failureOf, fakeGitLab, html, json, networkError, person, token } from './fake-gitlab.ts';

const me: Answering = () => json(person);
const failWith =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    json(body, { status, headers });

test('sends the token as a bearer to the API root, and names itself', async () => {
  const fake = fakeGitLab(me, { base: `${base}:8443/git/` });
  expect(await fake.forge.me()).toEqual(person);
  expect(fake.forge.base).toBe(`${base}:8443/git`);
  const [asked] = fake.asked;
  expect(asked?.path).toBe('/user');
  expect(Object.fromEntries(asked?.headers ?? [])).toEqual({
    accept: 'application/json',
    authorization: `Bearer ${token}`,
    'user-agent': `devgrowth/${version}`,
  });
});

test('asks once who we are', async () => {
  const fake = fakeGitLab([me]);
  await Promise.all([fake.forge.me(), fake.forge.me()]);
  expect(fake.forge.requestCount()).toBe(1);
});

describe('a GET is sent again', () => {
  const cases: { name: string; first: Answering[]; waits: number[] }[] = [
    { name: '429 with seconds', first: [failWith(429, 'Retry later', { 'retry-after': '20' })], waits: [20_000] },
    {
      name: '429 with a date by the server’s clock',
      first: [failWith(429, {}, { 'retry-after': 'Mon, 23 Nov 2026 08:00:30 GMT' })],
      waits: [30_000],
    },
    {
      name: '429 without a time, for a minute',
      first: [1, 2, 3].map(() => failWith(429, {})),
      waits: [5_000, 15_000, 40_000],
    },
    { name: '502, 503, 504', first: [() => html(502), () => html(503), () => html(504)], waits: [500, 1_500, 4_000] },
    { name: '503 with a time', first: [() => html(503, { 'retry-after': '3' })], waits: [3_000] },
    {
      name: 'JSON that was cut off',
      first: [() => new Response('{"id":', { headers: { 'content-type': 'application/json' } })],
      waits: [500],
    },
    {
      name: 'an empty answer',
      first: [() => new Response('', { headers: { 'content-type': 'application/json' } })],
      waits: [500],
    },
  ];
  test.each(cases)('$name', async ({ first, waits }) => {
    const fake = fakeGitLab([...first, me]);
    expect(await fake.forge.me()).toEqual(person);
    expect(fake.waits.filter((ms) => ms > 0)).toEqual(waits);
    expect(fake.forge.requestCount()).toBe(first.length + 1);
  });

  test('a broken connection, when the server has answered before', async () => {
    const fake = fakeGitLab([me, () => networkError('ECONNRESET'), () => json([])]);
    await fake.forge.me();
    expect(await fake.forge.findPerson('x')).toBe(null);
    expect(fake.waits).toEqual([500]);
  });

  test('waits that can be felt are announced', async () => {
    const fake = fakeGitLab([failWith(429, {}, { 'retry-after': '20' }), me]);
    await fake.forge.me();
    expect(fake.said).toEqual(['gitlab.example.com: too many requests, 20 s']);
  });
});

describe('a GET is not sent again', () => {
  test.each<[string, Answering]>([
    ['500', failWith(500, { message: '500 Internal Server Error' })],
    ['401', failWith(401, { message: '401 Unauthorized' })],
    ['a wait of a day', failWith(429, {}, { 'retry-after': '86400' })],
    ['HTML with 200', () => html(200)],
    ['the first connection fails', () => networkError('ECONNREFUSED')],
  ])('%s', async (_, answer) => {
    const fake = fakeGitLab([answer]);
    await failureOf(fake.forge.me());
    expect(fake.forge.requestCount()).toBe(1);
  });
});

describe('what went wrong, in words', () => {
  const oauth = (description: string) => ({ error: 'invalid_token', error_description: description });
  const cases: { name: string; answer: Answering; kind: string; message: string; hint: RegExp }[] = [
    {
      name: 'unknown token',
      answer: failWith(401, { message: '401 Unauthorized' }),
      kind: 'authentication',
      message: 'gitlab.example.com does not know this token',
      hint: /scope api at .*personal_access_tokens/,
    },
    {
      name: 'expired token',
      answer: failWith(401, oauth('Token is expired. You can either do re-authorization or token refresh.')),
      kind: 'authentication',
      message: 'the token for gitlab.example.com has expired',
      hint: /auth login/,
    },
    {
      name: 'revoked token',
      answer: failWith(401, oauth('Token was revoked. You have to re-authorize from the user.')),
      kind: 'authentication',
      message: 'the token for gitlab.example.com was revoked',
      hint: /auth login/,
    },
    {
      name: 'scope too small',
      answer: failWith(403, {
        error: 'insufficient_scope',
        error_description: 'The request requires higher privileges',
        scope: 'api read_api',
      }),
      kind: 'forbidden',
      message: "asking GitLab who you are failed: this token's scope is too small (one of: api read_api)",
      hint: /scope api/,
    },
    {
      name: 'fine-grained token',
      answer: failWith(403, { error: 'insufficient_granular_scope', error_description: 'Access denied: read_user' }),
      kind: 'forbidden',
      message:
        'asking GitLab who you are failed: this token may lack a permission; GitLab says "Access denied: read_user"',
      hint: /fine-grained one/,
    },
    {
      name: 'blocked user',
      answer: failWith(403, { message: '403 Forbidden - Your account has been blocked.' }),
      kind: 'forbidden',
      message: 'asking GitLab who you are failed: GitLab does not allow it: "Your account has been blocked."',
      hint: /role/,
    },
    {
      name: '500',
      answer: failWith(500, { message: '500 Internal Server Error' }),
      kind: 'server',
      message: 'asking GitLab who you are failed: gitlab.example.com answers 500: it had an internal error',
      hint: /again/,
    },
    {
      name: 'a day to wait',
      answer: failWith(429, {}, { 'retry-after': '86400' }),
      kind: 'rate-limited',
      message: 'asking GitLab who you are failed: gitlab.example.com got too many requests',
      hint: /^Run it again after 2026-11-24 09:30 UTC\.$/,
    },
    {
      name: 'HTML with 200',
      answer: () => html(200),
      kind: 'not-gitlab',
      message:
        'https://gitlab.example.com answers with a page instead of data ("x"): it is not a GitLab, or a login page stands before it',
      hint: /browser/,
    },
    {
      name: 'HTML with 404',
      answer: () => html(404),
      kind: 'not-gitlab',
      message: 'https://gitlab.example.com answers, but there is no GitLab at this address',
      hint: /--host/,
    },
    {
      name: 'JSON of another product',
      answer: () => json({ login: 'alex' }),
      kind: 'not-gitlab',
      message: 'https://gitlab.example.com answers, but not as a GitLab does',
      hint: /--host/,
    },
    {
      name: 'no such server',
      answer: () => networkError('ENOTFOUND'),
      kind: 'unreachable',
      message: 'asking GitLab who you are failed: no server named gitlab.example.com was found',
      hint: /spelling/,
    },
    {
      name: 'refused',
      answer: () => networkError('ECONNREFUSED'),
      kind: 'unreachable',
      message: 'asking GitLab who you are failed: nothing listens at gitlab.example.com',
      hint: /port/,
    },
    {
      name: 'reset',
      answer: () => networkError('ECONNRESET'),
      kind: 'unreachable',
      message: 'asking GitLab who you are failed: the connection to gitlab.example.com broke',
      hint: /VPN/,
    },
    {
      name: 'certificate',
      answer: () => networkError('DEPTH_ZERO_SELF_SIGNED_CERT'),
      kind: 'unreachable',
      message:
        'asking GitLab who you are failed: the certificate of gitlab.example.com is not one this computer trusts (DEPTH_ZERO_SELF_SIGNED_CERT)',
      hint: /NODE_EXTRA_CA_CERTS/,
    },
    {
      name: 'https to a plain port',
      answer: () => networkError('ERR_SSL_WRONG_VERSION_NUMBER'),
      kind: 'unreachable',
      message: 'asking GitLab who you are failed: gitlab.example.com does not speak https there',
      hint: /http:/,
    },
    {
      name: 'several addresses tried',
      answer: () => {
        throw new TypeError('fetch failed', {
          cause: new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]),
        });
      },
      kind: 'unreachable',
      message: 'asking GitLab who you are failed: nothing listens at gitlab.example.com',
      hint: /port/,
    },
    {
      name: 'login page elsewhere',
      answer: () =>
        new Response(null, { status: 302, headers: { location: 'https://sso.example.com/login?token=abc' } }),
      kind: 'refused',
      message:
        'asking GitLab who you are failed: gitlab.example.com sends us on to https://sso.example.com/login, a login page, which devgrowth does not follow',
      hint: /login page/,
    },
    {
      name: 'out of the API',
      answer: () => new Response(null, { status: 302, headers: { location: '/users/sign_in' } }),
      kind: 'refused',
      message:
        'asking GitLab who you are failed: gitlab.example.com sends us on to https://gitlab.example.com/users/sign_in, a login page, which devgrowth does not follow',
      hint: /login page/,
    },
  ];
  test('too many requests for a minute, and no word of how long: no hour is named', async () => {
    const failure = await failureOf(fakeGitLab(failWith(429, {})).forge.me());
    expect(failure.kind).toBe('rate-limited');
    expect(hintOf(failure)).toBe('Run it again in a minute.');
  });

  test.each(cases)('$name', async ({ answer, kind, message, hint }) => {
    const failure = await failureOf(fakeGitLab([answer]).forge.me());
    expect({ kind: failure.kind, message: failure.message }).toEqual({ kind, message });
    expect(hintOf(failure)).toMatch(hint);
  });

  test('http that wants to be https is named', async () => {
    const plain = 'http://gitlab.example.com';
    const answer = () => new Response(null, { status: 301, headers: { location: `${base}/api/v4/user` } });
    const failure = await failureOf(fakeGitLab([answer], { base: plain }).forge.me());
    expect({ kind: failure.kind, hint: hintOf(failure) }).toEqual({
      kind: 'refused',
      hint: `Name the host with https: --host ${base}`,
    });
  });

  test('a server that hangs', async () => {
    const fake = fakeGitLab(() => new Promise<Response>(() => {}), { timeoutMs: 5 });
    expect((await failureOf(fake.forge.me())).message).toBe(
      'asking GitLab who you are failed: gitlab.example.com did not answer within 1 s',
    );
  });

  test('the time a request is held back for is none of its own', async () => {
    const late: boolean[] = [];
    const now = () => '2026-11-23T09:30:00.000Z';
    const resetAt = String(Date.parse(now()) / 1000 + 20);
    const { send } = createRequester({
      base,
      token: 'glpat-none',
      now,
      sleep: () => new Promise((resolve) => void setTimeout(resolve, 20)),
      timeoutMs: 15,
      carry: byFetch((request) => {
        late.push(request.signal.aborted);
        const headers = { 'ratelimit-remaining': '0', 'ratelimit-reset': resetAt, date: new Date(now()).toUTCString() };
        return Promise.resolve(Response.json({}, { headers }));
      }),
    });
    const ask = () => send({ method: 'GET', url: `${base}/api/v4/user`, body: undefined }, { doing: 'asking' });
    await ask();
    await ask();
    expect(late).toEqual([false, false]);
  });

  test('a body that hangs', async () => {
    const stuck = () => new Response(new ReadableStream({}), { headers: { 'content-type': 'application/json' } });
    const fake = fakeGitLab(stuck, { timeoutMs: 5 });
    expect((await failureOf(fake.forge.me())).kind).toBe('unreachable');
  });

  test.each([
    { name: 'a field', body: { message: { title: ["can't be blank"] } }, said: '"title can\'t be blank"' },
    { name: 'base', body: { message: { base: ['Too many'] } }, said: '"Too many"' },
    { name: 'double wrapped', body: { message: { error: 'Label not found!' } }, said: '"Label not found!"' },
    { name: 'Grape', body: { error: 'title is missing' }, said: '"title is missing"' },
    { name: 'bad request', body: { message: '400 Bad request - r' }, said: '"r"' },
    { name: 'a list', body: { error: ['limit', 'reached'] }, said: '"limit, reached"' },
    { name: 'control characters', body: { message: 'a\u001B[31mb\u202Ec\nd' }, said: '"a [31mbc d"' },
    { name: 'very long', body: { message: 'x'.repeat(500) }, said: `"${'x'.repeat(199)}…"` },
    { name: 'nothing', body: {}, said: '"status 400"' },
  ])('400 with $name', async ({ body, said }) => {
    const failure = await failureOf(fakeGitLab([failWith(400, body)]).forge.findPerson('x'));
    expect(failure.kind).toBe('rejected');
    expect(failure.message).toBe(`looking for the person x failed: GitLab says ${said}`);
  });
});

describe('redirects', () => {
  const moved = (location: string) => () => new Response('moved', { status: 301, headers: { location } });
  const projectRow = { id: 5, path_with_namespace: 'alex/new' };

  test('a renamed project is followed inside the API', async () => {
    const fake = fakeGitLab([moved(`${base}/api/v4/projects/5`), () => json(projectRow)]);
    expect((await fake.forge.findProject('alex/old'))?.path).toBe('alex/new');
    expect(fake.asked.map(({ path }) => path)).toEqual(['/projects/alex%2Fold', '/projects/5']);
  });

  test('but only one hop', async () => {
    const fake = fakeGitLab([moved(`${base}/api/v4/projects/5`), moved(`${base}/api/v4/projects/6`)]);
    expect((await failureOf(fake.forge.findProject('alex/old'))).kind).toBe('refused');
  });

  test('to an address that is none goes nowhere', async () => {
    const fake = fakeGitLab([moved('http://['), moved('http://[')]);
    expect((await failureOf(fake.forge.me())).kind).toBe('refused');
    expect(fake.asked.map(({ path }) => path)).toEqual(['/user', '/user']);
  });

  test.each(['https://evil.example/api/v4/user', 'http://gitlab.example.com/api/v4/user', `${base}/api/v4/../../user`])(
    'never to %s',
    async (location) => {
      const fake = fakeGitLab([moved(location)]);
      expect((await failureOf(fake.forge.me())).kind).toBe('refused');
      expect(fake.asked.length).toBe(1);
    },
  );
});

test('no failure holds the token, in no form', async () => {
  const forms = [
    token,
    encodeURIComponent(token),
    Buffer.from(token).toString('base64'),
    Buffer.from(`oauth2:${token}`).toString('base64'),
  ];
  const answers: Answering[] = [
    ...forms.flatMap((form) => [
      failWith(400, { message: `bad ${form}` }),
      failWith(403, { message: `403 Forbidden - ${form}` }),
    ]),
    () => networkError('ECONNRESET'),
    () => new Response(null, { status: 302, headers: { location: `https://x.example/${token}?t=${token}` } }),
  ];
  expect(answers.length).toBeGreaterThan(8);
  for (const answer of answers) {
    const fake = fakeGitLab([answer]);
    const failure = await failureOf(fake.forge.findPerson('x'));
    const everything = inspect([failure, failure.message, failure.hint, failure.cause, fake.traced], {
      depth: 20,
      showHidden: true,
    });
    for (const form of forms) expect(everything).not.toContain(form.replace(/=+$/, '').slice(3, -3));
  }
});

test('at most eight requests are under way', async () => {
  let underWay = 0;
  let most = 0;
  const fake = fakeGitLab(async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => void setTimeout(resolve, 1));
    underWay -= 1;
    return json([]);
  });
  await Promise.all(Array.from({ length: 30 }, (_, index) => fake.forge.findPerson(`p${index}`)));
  expect(most).toBe(8);
});

test('stays within the requests that the server says are left', async () => {
  const headers = (left: number) => ({
    'ratelimit-remaining': `${left}`,
    'ratelimit-reset': `${Date.parse('2026-11-23T08:00:25Z') / 1000}`,
  });
  const fake = fakeGitLab([
    () => json(person, { headers: headers(1) }),
    () => json([], { headers: headers(0) }),
    () => json([], { headers: headers(99) }),
  ]);
  await fake.forge.me();
  await fake.forge.findPerson('a');
  expect(fake.waits).toEqual([]);
  await fake.forge.findPerson('b');
  expect(fake.waits).toEqual([25_000]);
});

test('and counts those that are under way', async () => {
  const headers = { 'ratelimit-remaining': '2', 'ratelimit-reset': `${Date.parse('2026-11-23T08:00:25Z') / 1000}` };
  const release: (() => void)[] = [];
  const fake = fakeGitLab(async ({ path }) => {
    if (/=[bc]$/.test(path)) await new Promise<void>((resolve) => void release.push(resolve));
    return json([], { headers });
  });
  const held = ['b', 'c'].map((name) => fake.forge.findPerson(name));
  await fake.forge.findPerson('a');
  await fake.forge.findPerson('d');
  for (const answer of release) answer();
  await Promise.all(held);
  expect(fake.waits).toEqual([25_000]);
});

test('an answer without end is read up to a limit, once, and left there', async () => {
  const chunk = new Uint8Array(8 * 1024 * 1024).fill(0x20);
  const seen = { chunks: 0, isLeft: false };
  const endless = () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        seen.chunks += 1;
        controller.enqueue(chunk);
      },
      cancel: () => void (seen.isLeft = true),
    });
    return new Response(body, { headers: { 'content-type': 'application/json' } });
  };
  const fake = fakeGitLab(endless);
  const failure = await failureOf(fake.forge.me());
  expect(failure.message).toContain('is larger than 128 MB');
  expect(failure).toMatchObject({ kind: 'server', hint: expect.stringContaining('administrator') as string });
  expect(fake.asked).toHaveLength(1);
  expect(seen.isLeft).toBe(true);
  expect(seen.chunks).toBeLessThan(20);
});

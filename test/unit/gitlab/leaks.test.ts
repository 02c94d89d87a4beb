// No output of any kind holds the token or a front's header: not plain, not encoded, not inside anything that can be looked into.
import { byFetch } from '#gitlab/wire/carry.ts';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openGitLab } from '#gitlab/forge.ts';
import { createRedact } from '#gitlab/wire/redaction.ts';
import { base, json, person } from './fake-gitlab.ts';

const secret = fc
  .tuple(
    fc.constantFrom('glpat-', 'gloas-', ''),
    fc.array(fc.constantFrom(...Array.from('abcXYZ019-_/+=.:$&%!~')), { minLength: 20, maxLength: 60 }),
  )
  .map(([prefix, signs]) => prefix + signs.join(''));

/** Every form in which a server or a library may say it again. */
function formsOf(text: string): string[] {
  const base64 = (bytes: string) => Buffer.from(bytes).toString('base64');
  return [
    text,
    encodeURIComponent(text),
    encodeURI(text),
    new URLSearchParams({ a: text }).toString(),
    JSON.stringify({ a: text }),
    JSON.stringify({ a: text }).replaceAll('/', '\\/'),
    base64(text),
    base64(`oauth2:${text}`),
    base64(`a:${text}`),
    base64(`${text}:x`),
    Buffer.from(text).toString('base64url'),
  ];
}

/** The longest run of the secret's own signs that is left of it; a few at the ends of base64 tell nothing. */
function leaks(said: string, text: string): string[] {
  const plain = [text, encodeURIComponent(text)].filter((form) => said.includes(form));
  const core = Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2);
  return [...plain, ...(said.includes(core) ? [core] : [])];
}

test('each form of a secret is taken out of a text', () => {
  fc.assert(
    fc.property(secret, fc.string(), (text, around) => {
      const redact = createRedact(['another-secret', text]);
      for (const form of formsOf(text)) expect(leaks(redact(`${around} ${form} ${around}`), text)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('short secrets are left: replacing them would tear words apart', () => {
  expect(createRedact(['abc', ''])('abc def')).toBe('abc def');
});

type Failing = (form: string) => Response | Promise<Response>;
const failing: Record<string, Failing> = {
  'a refusal that quotes it': (form) => json({ message: `bad ${form}` }, { status: 400 }),
  'a refusal as text': (form) => new Response(`bad ${form}`, { status: 400 }),
  'a list that holds it': (form) => json({ error: [form, { base: [form] }] }, { status: 422 }),
  'a scope that holds it': (form) => json({ error: 'insufficient_scope', scope: form }, { status: 403 }),
  'a page that holds it': (form) =>
    new Response(`<html>${form}`, { status: 500, headers: { 'content-type': 'text/html' } }),
  'an answer that is no JSON': (form) =>
    new Response(`{"a": ${form}`, { headers: { 'content-type': 'application/json' } }),
  'an answer with other fields': (form) => json({ username: form }),
  'a redirect to it': (form) =>
    new Response(null, { status: 302, headers: { location: `https://x.example/${encodeURIComponent(form)}?t=1` } }),
  'a broken connection whose error holds the request': (form) =>
    Promise.reject(
      Object.assign(new TypeError(`fetch failed: ${form}`), {
        request: { headers: { authorization: form } },
        cause: Object.assign(new Error(form), { code: 'ECONNRESET', headers: [form] }),
      }),
    ),
  'a header that could not be sent': (form) =>
    Promise.reject(new TypeError(`Headers.append: "${form}" is an invalid header value`)),
};

test.each(Object.keys(failing))('%s', async (name) => {
  const token = 'glpat-Secret/Token+123=x';
  const header = 'front-Secret/Header+456';
  for (const authHeader of ['bearer', 'private-token'] as const) {
    for (const form of [...formsOf(token), ...formsOf(header), `Bearer ${token}`]) {
      const traced: string[] = [];
      const said: unknown[] = [];
      const forge = openGitLab({
        base,
        token,
        authHeader,
        extraHeaders: { 'x-front': header },
        now: () => '2026-11-23T09:00:00.000Z',
        sleep: () => Promise.resolve(),
        onTrace: (line) => void traced.push(line),
        onWait: (wait) => void said.push(wait),
        carry: byFetch(async () => failing[name]?.(form) ?? json(person)),
      });
      const failures = await Promise.all(
        [forge.me(), forge.findPerson('x'), forge.findProject(token)].map((work) =>
          work.catch((error: unknown) => error),
        ),
      );
      // The caller typed the last one's path; what the gateway adds must not hold the token.
      const [one, two] = failures;
      const everything = inspect([one, two, String(one), (one as Error).stack, traced, said, forge], {
        depth: 30,
        showHidden: true,
        getters: true,
      });
      expect(leaks(everything, token)).toEqual([]);
      expect(leaks(everything, header)).toEqual([]);
    }
  }
});

test('the token travels as asked, with the front’s own headers', async () => {
  const seen: Headers[] = [];
  const options = {
    base,
    token: 'glpat-1234567890',
    now: () => '2026-11-23T09:00:00.000Z',
    sleep: () => Promise.resolve(),
    carry: byFetch((request) => {
      seen.push(request.headers);
      return Promise.resolve(json(person));
    }),
  };
  await openGitLab(options).me();
  await openGitLab({
    ...options,
    authHeader: 'private-token',
    extraHeaders: { Authorization: 'Basic abc', 'X-Front': 'yes' },
  }).me();
  const parts = seen.map((headers) => ['authorization', 'private-token', 'x-front'].map((name) => headers.get(name)));
  expect(parts).toEqual([
    ['Bearer glpat-1234567890', null, null],
    ['Basic abc', 'glpat-1234567890', 'yes'],
  ]);
});

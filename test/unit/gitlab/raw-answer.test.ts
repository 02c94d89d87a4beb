// What came over the wire, told apart: a text, a file, nothing, a redirect, a refusal, and what no GitLab says.
import { describe, expect, test } from 'vitest';
import { answerOf, type RawAnswer, rawAnswer, redirectTarget } from '#gitlab/wire/raw-answer.ts';
import { serverClock } from '#gitlab/wire/server-clock.ts';

const base = 'https://gitlab.example';
const url = `${base}/api/v4/user`;
const at = '2026-11-30T10:00:00.000Z';
const server = { base, redact: (text: string) => text, clock: serverClock(() => at) };
const headers = (values: Readonly<Record<string, string>> = {}) => ({ get: (name: string) => values[name] ?? null });

const raw = (status: number, text: string, values: Readonly<Record<string, string>> = {}): RawAnswer => ({
  status,
  text,
  headers: headers(values),
  bytes: text.length,
});
const answer = (one: RawAnswer, method: 'GET' | 'PUT' | 'DELETE' = 'GET') =>
  answerOf(one, { request: { method, url, body: undefined }, doing: 'reading', requests: 2 }, server);

async function* parts(...texts: readonly string[]) {
  for (const text of texts) yield await Promise.resolve(new TextEncoder().encode(text));
}

describe('what is read', () => {
  test.each([
    ['a text, where no file is asked for', 200, undefined, 'text'],
    ['a file, where one is', 200, 10, 'file'],
    ['a refusal is a text, whatever was asked for', 404, 10, 'text'],
    ['only 200 has a file', 201, 10, 'text'],
  ] as const)('%s', async (_name, status, most, kind) => {
    const read = await rawAnswer({ status, headers: headers(), body: parts('ab', 'c') }, most);
    expect({ text: read.text, file: read.file && Buffer.from(read.file).toString(), bytes: read.bytes }).toEqual(
      kind === 'file' ? { text: '', file: 'abc', bytes: 3 } : { text: 'abc', file: undefined, bytes: 3 },
    );
  });

  test('a file that is larger than it may be is no answer', async () => {
    await expect(rawAnswer({ status: 200, headers: headers(), body: parts('abc') }, 2)).rejects.toThrow('larger than');
  });
});

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('%i leads to its location', (status) => {
    expect(redirectTarget(raw(status, '', { location: '/x' }), url)?.href).toBe(`${base}/x`);
  });
  test.each([200, 300, 304, 305, 306, 309, 404])('%i is none', (status) => {
    expect(redirectTarget(raw(status, '', { location: '/x' }), url)).toBeNull();
  });
  test.each([{}, { location: 'http://[' }])('with %j leads nowhere else', (values) => {
    expect(redirectTarget(raw(302, '', values), url)?.href).toBe(url);
  });
});

describe('what it says', () => {
  test.each([
    [204, '', 'GET'],
    [204, '', 'PUT'],
    [304, '', 'PUT'],
    [200, '', 'DELETE'],
    [202, '', 'DELETE'],
  ] as const)('%i with %j to a %s is done, without words', (status, text, method) => {
    expect(answer(raw(status, text), method)).toMatchObject({ status, body: null, requests: 2 });
  });

  test.each([
    [200, '', 'GET'],
    [200, ' \n', 'GET'],
    [200, '', 'PUT'],
    [304, '', 'GET'],
    [205, '', 'GET'],
    [200, ' ', 'DELETE'],
  ] as const)('%i with %j to a %s is no answer', (status, text, method) => {
    expect(() => answer(raw(status, text), method)).toThrow('empty answer');
  });

  test.each([
    ['what calls itself JSON', '7', { 'content-type': 'application/json; charset=utf-8' }, 7],
    ['in any case', '7', { 'content-type': 'Application/JSON' }, 7],
    ['what looks like it, under any name', '{"id":1}', { 'content-type': 'text/plain' }, { id: 1 }],
    ['also behind blanks, without a name', ' \n[1]', {}, [1]],
  ])('%s is read', (_name, text, values, body) => {
    expect(answer(raw(200, text, values)).body).toEqual(body);
  });

  test.each([
    ['what calls itself otherwise and looks so', '<html>', { 'content-type': 'text/html' }, 'GitLab'],
    ['a page with a brace in it', '<p>{}', { 'content-type': 'text/html' }, 'GitLab'],
    ['a number without a name', '7', {}, 'GitLab'],
    ['JSON that ends early', '{"id":', { 'content-type': 'application/json' }, 'cut off'],
  ])('%s is not', (_name, text, values, said) => {
    expect(() => answer(raw(200, text, values))).toThrow(said);
  });

  test('a file is handed on as it is', () => {
    const file = new Uint8Array([60, 104]);
    expect(answer({ ...raw(200, ''), file }).body).toBe(file);
  });

  test.each([399, 400])('from 400 on it is a refusal: %i', (status) => {
    const told = () => answer(raw(status, '{"message":"no"}', { 'content-type': 'application/json' }));
    if (status < 400) expect(told().body).toEqual({ message: 'no' });
    else expect(told).toThrow('reading');
  });
});

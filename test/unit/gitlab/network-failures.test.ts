// Requests that got no whole answer: each code of the network in words, and whether a write may have happened all the same.
import { describe, expect, test } from 'vitest';
import { AnswerTooLarge } from '#gitlab/wire/bounded-body.ts';
import { type BrokenRequest, networkFailure } from '#gitlab/wire/network-failures.ts';
import { hintOf } from '../../support/hint.ts';

const request: BrokenRequest = {
  doing: 'reading goal #4',
  base: 'https://gitlab.example.com:8443',
  isWrite: true,
  timeoutMs: 30_000,
  redact: (text) => text.replaceAll('secret', '[token]'),
  proxy: null,
  trusted: null,
};
const host = 'gitlab.example.com:8443';
const withCode = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });
const told = (error: unknown, more: Partial<BrokenRequest> = {}) => {
  const failure = networkFailure(error, { ...request, ...more });
  const { kind, message, code, mayHaveHappened, passing } = failure;
  return {
    kind,
    why: message.replace('reading goal #4 failed: ', ''),
    hint: hintOf(failure),
    code,
    mayHaveHappened,
    passing,
  };
};

describe('by code: what is said, and whether GitLab may have seen the request', () => {
  const late = `${host} did not answer within 30 s`;
  const broke = `the connection to ${host} broke`;
  test.each<[string, string, boolean]>([
    ['ENOTFOUND', `no server named ${host} was found`, false],
    ['EAI_AGAIN', `no server named ${host} was found`, false],
    ['ECONNREFUSED', `nothing listens at ${host}`, false],
    ['ENETUNREACH', `there is no way to ${host} from this network`, false],
    ['EHOSTUNREACH', `there is no way to ${host} from this network`, false],
    ['UND_ERR_CONNECT_TIMEOUT', late, false],
    ['NO_CONNECTION', late, false],
    ['TIMEOUT', late, true],
    ['ETIMEDOUT', late, true],
    ['UND_ERR_HEADERS_TIMEOUT', late, true],
    ['UND_ERR_BODY_TIMEOUT', late, true],
    ['ECONNRESET', broke, true],
    ['EPIPE', broke, true],
    ['UND_ERR_SOCKET', broke, true],
  ])('%s', (code, why, sent) => {
    expect(told(withCode(code))).toMatchObject({
      kind: 'unreachable',
      why,
      code,
      mayHaveHappened: sent,
      passing: 'trouble',
    });
    // A read changes nothing, sent or not.
    expect(told(withCode(code), { isWrite: false }).mayHaveHappened).toBe(false);
  });

  test.each<[string, string]>([
    ['CERT_HAS_EXPIRED', 'has expired'],
    ['CERT_NOT_YET_VALID', 'is not valid yet'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'is for another name'],
    ['HOSTNAME_MISMATCH', 'is for another name'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'is not one this computer trusts'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'is not one this computer trusts'],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', 'is not one this computer trusts'],
  ])('%s: never sent, and no trouble that passes', (code, problem) => {
    expect(told(withCode(code))).toMatchObject({
      kind: 'unreachable',
      why: `the certificate of ${host} ${problem} (${code})`,
      code,
      mayHaveHappened: false,
      passing: null,
    });
  });

  test.each(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'])('%s: no https there', (code) => {
    expect(told(withCode(code))).toMatchObject({
      why: `${host} does not speak https there`,
      code,
      mayHaveHappened: false,
      passing: null,
    });
  });

  test.each(['MY_EPROTO', 'AN_ERR_SSL'])('%s is another code', (code) => {
    expect(told(withCode(code)).why).toBe(broke);
  });

  test('what to trust is asked for; where something is trusted already, it is named', () => {
    const error = withCode('SELF_SIGNED_CERT_IN_CHAIN');
    expect(told(error).hint).toMatch(/--ca-file FILE/);
    expect(told(error, { trusted: '/etc/company.pem' }).hint).toBe(
      "/etc/company.pem does not hold the certificate that signed it: ask the server's administrator for that one.",
    );
  });

  test.each([
    [30_000, '30 s'],
    [30_001, '31 s'],
    [1, '1 s'],
  ])('%i ms are %s', (timeoutMs, said) => {
    expect(told(withCode('TIMEOUT'), { timeoutMs }).why).toBe(`${host} did not answer within ${said}`);
  });

  test('an answer without end: GitLab has seen the request, and the same would come again', () => {
    const error = new AnswerTooLarge('larger than 128 MB');
    expect(told(error)).toMatchObject({
      kind: 'server',
      why: `the answer of ${host} is larger than 128 MB`,
      mayHaveHappened: true,
      passing: null,
    });
    expect(told(error, { isWrite: false }).mayHaveHappened).toBe(false);
  });
});

describe('where the code stands', () => {
  const nested = (depth: number): Error =>
    depth === 0
      ? Object.assign(new Error('x'), { code: 'ENOTFOUND' })
      : new Error('wrapped', { cause: nested(depth - 1) });
  const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
  test.each<[string, unknown, string | null]>([
    ['on the error', nested(0), 'ENOTFOUND'],
    ['on its fifth cause', nested(5), 'ENOTFOUND'],
    ['deeper than anybody wraps', nested(6), null],
    ['on the first of several addresses', new AggregateError([refused, nested(0)]), 'ECONNREFUSED'],
    ['a cause before the addresses', Object.assign(new AggregateError([refused]), { cause: nested(0) }), 'ENOTFOUND'],
    ['a number is none', Object.assign(new Error('x'), { code: 7 }), null],
    ['our own time-out has a name', Object.assign(new Error('x'), { name: 'TimeoutError' }), 'TIMEOUT'],
    ['nowhere', new Error('x'), null],
    ['no error at all', 'x', null],
    ['nothing', null, null],
  ])('%s', (_name, error, code) => {
    expect(networkFailure(error, request).code).toBe(code);
  });

  test('without one, a write may have happened', () => {
    expect(told(new Error('x'))).toMatchObject({ why: `the connection to ${host} broke`, mayHaveHappened: true });
  });

  test.each<[unknown, string]>([
    [new Error('with secret'), 'Error: with [token]'],
    [Object.assign(new Error('with secret'), { code: 'EPIPE' }), 'Error: with [token] (EPIPE)'],
    ['secret', 'unknown failure'],
  ])('only words are carried on, without the token: %#', (error, said) => {
    const { cause } = networkFailure(error, request);
    expect(cause).toEqual(new Error(said));
  });
});

describe('through a proxy', () => {
  const proxy = { shown: 'http://proxy.example.com:3128', variable: 'HTTPS_PROXY' };
  const way = `Check HTTPS_PROXY, or name ${host} in NO_PROXY where it is reached directly.`;
  const answered = (status: string) =>
    new Error('fetch failed', { cause: new Error(`Proxy response (${status}) !== 200`) });
  test.each<[string, unknown, string, string]>([
    [
      'it is not there',
      withCode('ECONNREFUSED'),
      'the proxy http://proxy.example.com:3128 does not answer (HTTPS_PROXY)',
      way,
    ],
    [
      'it wants a password',
      answered('407'),
      'the proxy http://proxy.example.com:3128 wants a user name and a password',
      'Write them into HTTPS_PROXY: http://user:password@proxy.example.com:3128',
    ],
    [
      'it refuses',
      answered('403'),
      `the proxy http://proxy.example.com:3128 does not let us through to ${host} (403)`,
      way,
    ],
  ])('%s: nothing was sent', (_name, error, why, hint) => {
    expect(told(error, { proxy })).toMatchObject({ kind: 'unreachable', why, hint, mayHaveHappened: false });
  });

  test.each<[string, unknown, string]>([
    ['the connection breaks behind it', withCode('ECONNRESET'), `the connection to ${host} broke`],
    ['the server takes too long', withCode('TIMEOUT'), `${host} did not answer within 30 s`],
    ['its words name no status', answered('40'), `the connection to ${host} broke`],
  ])('%s: as without one', (_name, error, why) => {
    expect(told(error, { proxy })).toMatchObject({ why, mayHaveHappened: true });
  });

  test('without a proxy nobody reads of one', () => {
    expect(told(answered('407')).why).toBe(`the connection to ${host} broke`);
  });
});

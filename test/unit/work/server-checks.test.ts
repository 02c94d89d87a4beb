// What `doctor` says of this machine and of the server, on both sides of each of its limits.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { Forge } from '#growth/forge/forge.ts';
import { checked, checkOf, found } from '#work/check-up/check.ts';
import { nodeCheck } from '#work/check-up/machine-checks.ts';
import { clockCheck, greetChecks, quotaCheck, versionCheck } from '#work/check-up/server-checks.ts';

describe('a check', () => {
  test.each([
    ['passed', { says: 'well' }, null],
    ['warning', { says: 'well', todo: 'Mend it.' }, 'Mend it.'],
    ['failed', { says: 'well', todo: 'Mend it.', isFailed: true }, 'Mend it.'],
    ['failed', { says: 'well', isFailed: true }, null],
  ])('has %s', (state, answer, todo) => {
    expect(checkOf('A', answer)).toEqual({ name: 'A', state, says: 'well', todo });
  });

  test('fails with what the failure says, and what to do about it', async () => {
    const error = new DevgrowthError('configuration', 'no file', { details: ['line 3'], hint: 'Write it.' });
    const check = await checked('A', () => Promise.reject(error));
    expect({ ...check, says: String(check.says) }).toEqual({
      name: 'A',
      state: 'failed',
      says: 'no file; line 3',
      todo: 'Write it.',
    });
    expect((await found('A', () => Promise.reject(error))).value).toBeNull();
    expect((await found('A', () => Promise.resolve({ value: 7, says: 'x' }))).value).toBe(7);
  });

  test('a fault of ours is none of its findings', async () => {
    const fault = new TypeError('a fault');
    await expect(checked('A', () => Promise.reject(fault))).rejects.toBe(fault);
  });
});

test.each([
  ['18.20.0', 'failed'],
  ['20.18.9', 'failed'],
  ['20.19.0', 'passed'],
  ['21.0.0', 'passed'],
])('Node %s has %s', (nodeVersion, state) => {
  const { says, todo, ...check } = nodeCheck({ nodeVersion });
  expect([check.state, says, todo === null]).toEqual([state, nodeVersion, state === 'passed']);
});

describe('the clock', () => {
  const server = '2026-11-23T09:00:00.000Z';
  const facts = (now: string | null) => ({ version: null, enterprise: false, now });
  const at = (seconds: number) => new Date(Date.parse(server) + seconds * 1000).toISOString();
  test.each([
    [0, "as the server's"],
    [60, "as the server's"],
    [-60, "as the server's"],
    [61, 'this machine is 1 minutes ahead of the server'],
    [-150, 'this machine is 3 minutes behind the server'],
    [7199, 'this machine is 120 minutes ahead of the server'],
    [7200, 'this machine is 2 hours ahead of the server'],
    [-9001, 'this machine is 3 hours behind the server'],
  ])('%i seconds from the server’s', (seconds, says) => {
    const check = clockCheck(facts(server), at(seconds));
    expect([check.says, check.state]).toEqual([says, Math.abs(seconds) > 60 ? 'warning' : 'passed']);
  });

  test('is not checked where the server’s time is not known', () => {
    expect(clockCheck(null, server).state).toBe('not-checked');
    expect(clockCheck(facts(null), server).state).toBe('not-checked');
  });
});

describe('the quota', () => {
  const of = (remaining: number, limit: number | null) =>
    quotaCheck({ quota: () => ({ remaining, limit, waitMs: 0, isWaitedFor: true }) } as unknown as Forge);
  test.each([
    [200, 2000, '200 of 2000 requests left in this period', 'passed'],
    [199, 2000, '199 of 2000 requests left in this period', 'warning'],
    [3, null, '3 requests left in this period', 'passed'],
  ])('%i of %s', (remaining, limit, says, state) => {
    expect(of(remaining, limit)).toMatchObject({ says, state });
  });

  test('that nobody announces', () => {
    expect(quotaCheck({ quota: () => null } as unknown as Forge)).toMatchObject({
      says: 'the server announces no limit',
      state: 'passed',
    });
  });
});

describe('the version', () => {
  const of = async (version: string | null, enterprise = true) => {
    const facts = { version, enterprise, now: null };
    const { check, value } = await versionCheck({ server: () => Promise.resolve(facts) } as unknown as Forge);
    expect(value).toBe(facts);
    return check;
  };
  test.each([
    ['15.11.2', 'no role planner (17.7)', 'warning'],
    ['16.0.0', 'no role planner (17.7)', 'passed'],
    ['17.6.5', 'no role planner (17.7)', 'passed'],
    ['17.7.0-ee', 'role planner', 'passed'],
  ])('%s', async (version, planner, state) => {
    const check = await of(version);
    expect(check.state).toBe(state);
    expect(check.says).toContain(`GitLab ${version}, enterprise edition; ${planner};`);
  });

  test('the edition, and a server that says nothing', async () => {
    expect((await of('17.7.0', false)).says).toContain('community edition');
    expect(await of(null)).toMatchObject({
      state: 'passed',
      says: expect.stringContaining('does not tell') as unknown,
    });
  });
});

describe('a greeting', () => {
  const greet = async (host: string, error: Error | null = null) => {
    const forge = { greet: () => (error === null ? Promise.resolve() : Promise.reject(error)) } as unknown as Forge;
    const { checks, isGitLab } = await greetChecks(host, forge);
    return { states: checks.map(({ name, state }) => `${name} ${state}`), tls: checks[1]?.says, isGitLab };
  };

  test.each([
    ['https://gitlab.example', 'passed', 'the certificate is trusted'],
    ['http://localhost:8080', 'passed', 'plain http, on this machine only'],
    ['http://127.0.0.1', 'passed', 'plain http, on this machine only'],
    ['http://[::1]:80', 'passed', 'plain http, on this machine only'],
    ['http://localhost.example', 'warning', 'plain http: who is on the way reads your token and your goals'],
    ['http://my-localhost', 'warning', 'plain http: who is on the way reads your token and your goals'],
    ['sandbox', 'passed', 'not needed: it is inside this program'],
  ])('%s', async (host, state, says) => {
    expect(await greet(host)).toEqual({
      states: ['Server passed', `TLS ${state}`, 'GitLab passed'],
      tls: says,
      isGitLab: true,
    });
  });

  test.each<[string, Error, string[]]>([
    [
      'nobody answers',
      new DevgrowthError('unreachable', 'no answer'),
      ['Server failed', 'TLS not-checked', 'GitLab not-checked'],
    ],
    [
      'something else answers',
      new DevgrowthError('server', 'no GitLab'),
      ['Server passed', 'TLS passed', 'GitLab failed'],
    ],
    [
      'its certificate ended',
      Object.assign(new DevgrowthError('unreachable', 'ended'), { code: 'CERT_HAS_EXPIRED' }),
      ['Server passed', 'TLS failed', 'GitLab not-checked'],
    ],
    [
      'its name is not known',
      Object.assign(new DevgrowthError('unreachable', 'no name'), { code: 'ENOTFOUND' }),
      ['Server failed', 'TLS not-checked', 'GitLab not-checked'],
    ],
    [
      'a code that is a number',
      Object.assign(new DevgrowthError('unreachable', 'no name'), { code: 5 }),
      ['Server failed', 'TLS not-checked', 'GitLab not-checked'],
    ],
  ])('%s', async (_name, error, states) => {
    expect(await greet('https://gitlab.example', error)).toMatchObject({ states, isGitLab: false });
  });

  test('a fault of ours is none of the server’s', async () => {
    const fault = new TypeError('a fault');
    await expect(greet('https://gitlab.example', fault)).rejects.toBe(fault);
  });
});

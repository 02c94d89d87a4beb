// That a token ends soon: when it is asked, when it is said, and what is remembered of it.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { TokenFacts } from '#growth/forge/token.ts';
import { knownEnd, type KnownEnd, rememberEnd } from '#settings/token-ends.ts';
import { learnTokenEnd, sayTokenEnd } from '#work/token-end.ts';
import { hearing } from './a-session.ts';
import { memoryFiles } from '../../support/memory-files.ts';

const host = 'https://gitlab.example';
const today = '2026-11-23';
const facts: TokenFacts = {
  kind: 'personal',
  name: null,
  scopes: ['api'],
  expiresOn: null,
  expiresAt: null,
  granular: false,
  grants: null,
};
const known: KnownEnd = { endsOn: '2026-11-25', isFineGrained: false, askedOn: today, saidOn: null };

interface Around {
  readonly tokenSource?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: string;
  readonly kept?: KnownEnd | null;
  readonly answer?: Partial<TokenFacts> | Error;
  readonly way?: object;
}

async function deskOf({
  tokenSource = 'stored',
  env = {},
  now = `${today}T08:00:00Z`,
  kept = null,
  answer = {},
  way = {},
}: Around) {
  const { lines, talk } = hearing();
  const files = memoryFiles();
  const targets: unknown[] = [];
  const openForge = (target: object) => {
    targets.push(target);
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve({ token: () => Promise.resolve({ ...facts, ...answer }) });
  };
  const desk = { env, files, places: { config: '/c', state: '/s' }, now: () => now, talk, openForge } as never;
  const connection = { host, token: 'secret', tokenSource, ...way } as never;
  if (kept !== null) await rememberEnd(connection, kept, desk);
  return { lines, files, targets, desk, connection, end: () => knownEnd(connection, desk) };
}

async function said(around: Around) {
  const given = await deskOf(around);
  await sayTokenEnd(given.connection, given.desk);
  return { ...given, kept: await given.end() };
}

describe('that a token ends', () => {
  test.each([
    ['2026-11-22', null],
    ['2026-11-23', null],
    ['2026-11-24', 'in 1 day'],
    ['2026-11-25', 'in 2 days'],
    ['2026-11-30', 'in 7 days'],
    ['2026-12-01', null],
    [null, null],
  ])('on %s is said: %s', async (expiresOn, when) => {
    const { lines, kept } = await said({ answer: { expiresOn } });
    expect(lines).toHaveLength(when === null ? 0 : 1);
    if (when !== null) expect(lines[0]).toContain(`your token for gitlab.example ends on ${expiresOn}, ${when};`);
    expect(kept).toEqual({
      endsOn: expiresOn,
      isFineGrained: false,
      askedOn: today,
      saidOn: when === null ? null : today,
    });
  });

  test('is said once a day', async () => {
    expect((await said({ kept: { ...known, saidOn: today } })).lines).toEqual([]);
    const yesterday = await said({ kept: { ...known, saidOn: '2026-11-22' } });
    expect(yesterday.lines).toHaveLength(1);
    expect(yesterday.kept?.saidOn).toBe(today);
    const asked = await said({
      kept: { ...known, askedOn: '2026-11-22', saidOn: today },
      answer: { expiresOn: '2026-11-25' },
    });
    expect(asked.lines).toEqual([]);
    expect(asked.kept).toEqual({ ...known, saidOn: today });
  });

  test('is asked once a day, of a server that answers soon, the way that the others go', async () => {
    const asked = await said({ kept: known, answer: { expiresOn: null } });
    expect(asked.targets).toEqual([]);
    expect(asked.lines).toHaveLength(1);
    const plain = await said({ kept: { ...known, askedOn: '2026-11-22' } });
    expect(plain.targets).toStrictEqual([{ host, token: 'secret', withinMs: 3_000 }]);
    expect(plain.lines).toEqual([]);
    expect(plain.kept?.endsOn).toBeNull();
    const way = { front: 'a front', network: 'a proxy' };
    expect((await said({ way })).targets).toEqual([{ host, token: 'secret', withinMs: 3_000, ...way }]);
  });

  test.each([
    ['stored', 'run: auth login'],
    ['keyring', 'run: auth login'],
    ['GITLAB_TOKEN', 'put it into GITLAB_TOKEN'],
    ['command', 'keep it where this one is kept'],
  ])('from %s is made anew there', async (tokenSource, place) => {
    const { lines } = await said({ tokenSource, kept: known });
    expect(lines[0]?.endsWith(` and ${place}`)).toBe(true);
  });

  test('leads to the page of its kind', async () => {
    const page = async (granular: boolean) => (await said({ answer: { expiresOn: '2026-11-25', granular } })).lines[0];
    expect(await page(true)).toContain('granular/new');
    expect(await page(false)).not.toContain('granular/new');
    expect((await said({ answer: { expiresOn: null, granular: true } })).kept?.isFineGrained).toBe(true);
  });

  test('a server that does not answer is asked no more today; what was known counts on', async () => {
    const answer = new DevgrowthError('unreachable', 'no network');
    const fresh = await said({ answer });
    expect(fresh.lines).toEqual([]);
    expect(fresh.kept).toEqual({ endsOn: null, isFineGrained: false, askedOn: today, saidOn: null });
    const before = await said({ answer, kept: { ...known, isFineGrained: true, askedOn: '2026-11-22' } });
    expect(before.lines).toHaveLength(1);
    expect(before.kept).toEqual({ ...known, isFineGrained: true, askedOn: today, saidOn: today });
    await expect(said({ answer: new TypeError('a fault of ours') })).rejects.toThrow('a fault of ours');
  });

  test.each([
    ['of the sandbox', { tokenSource: 'sandbox' }],
    ['in a job', { env: { CI: 'true' } }],
  ])('nobody is told %s', async (_name, around) => {
    const { lines, targets, kept } = await said({ ...around, answer: { expiresOn: '2026-11-25' } });
    expect([lines, targets, kept]).toEqual([[], [], null]);
    const learning = await deskOf(around);
    await learnTokenEnd(learning.connection, { ...facts, expiresOn: '2026-11-25' }, learning.desk);
    expect(await learning.end()).toBeNull();
  });

  test.each(['', '0', 'false'])('CI="%s" is no job', async (CI) => {
    expect((await said({ env: { CI }, answer: { expiresOn: '2026-11-25' } })).lines).toHaveLength(1);
  });

  test('that a command has seen is not asked again; when it was said stays', async () => {
    const { connection, desk, end, targets } = await deskOf({ kept: { ...known, saidOn: '2026-11-22' } });
    await learnTokenEnd(connection, { ...facts, expiresOn: '2026-11-28', granular: true }, desk);
    expect(await end()).toEqual({ endsOn: '2026-11-28', isFineGrained: true, askedOn: today, saidOn: '2026-11-22' });
    await sayTokenEnd(connection, desk);
    expect(targets).toEqual([]);
  });
});

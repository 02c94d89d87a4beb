// Within the server's limits: the budget it announces, the waits it asks for, and what is said meanwhile.
import { byFetch } from '#gitlab/wire/carry.ts';
import { describe, expect, test } from 'vitest';
import { openGitLab } from '#gitlab/forge.ts';
import { fakeGitLab, json, person } from './fake-gitlab.ts';
import { newGoal, onSandbox } from './on-sandbox.ts';

/** Enforces what it announces: `limit` requests a minute, by its own clock. */
function limited(limit: number, aheadMs = 0) {
  const perMinute = new Map<number, number>();
  const at = onSandbox({ announcedLimit: limit, stepMs: 40 });
  let refused = 0;
  const clock = { ms: Date.parse('2026-11-23T09:00:20.000Z') };
  const sandboxed = at.open({
    now: () => new Date(clock.ms + aheadMs).toISOString(),
    sleep: (ms) => {
      clock.ms += ms;
      at.pass(ms);
      return Promise.resolve();
    },
    carry: byFetch(async (request) => {
      clock.ms += 40;
      at.pass(40);
      const answer = await at.sandbox.fetch(request);
      const minute = Math.floor(Date.parse(answer.headers.get('date') ?? '') / 60_000);
      const count = (perMinute.get(minute) ?? 0) + 1;
      perMinute.set(minute, count);
      if (count > limit) refused += 1;
      return answer;
    }),
  });
  return { at, forge: sandboxed, perMinute, refused: () => refused };
}

test.each([
  { name: 'clocks agree', aheadMs: 0 },
  { name: 'ours is 90 minutes ahead', aheadMs: 5_400_000 },
])('350 requests keep within 100 a minute: $name', async ({ aheadMs }) => {
  const { forge, perMinute, refused } = limited(100, aheadMs);
  const facts = await forge.createProject({ path: 'goals', name: 'Goals', description: '', topics: [] });
  const goals = forge.open(facts, {});
  for (let number = 0; number < 60; number += 1) await goals.createGoal(newGoal('x'));
  await Promise.all(Array.from({ length: 280 }, (_, index) => goals.goal((index % 60) + 1)));
  expect(refused()).toBe(0);
  expect(Math.max(...perMinute.values())).toBeLessThanOrEqual(100);
  expect([...perMinute.values()].reduce((sum, count) => sum + count, 0)).toBe(forge.requestCount());
  expect(perMinute.size).toBe(4);
});

describe('a wait that is asked for', () => {
  const cases: { name: string; after: string | null; waits: number[]; ends: string | null }[] = [
    { name: 'seconds', after: '30', waits: [30_000], ends: null },
    { name: 'the longest that is sat through', after: '90', waits: [90_000], ends: null },
    { name: 'longer', after: '91', waits: [], ends: 'Run it again after 09:31 UTC.' },
    { name: 'until tomorrow', after: '86400', waits: [], ends: 'Run it again after 2026-11-24 09:30 UTC.' },
    { name: 'none named', after: null, waits: [5_000], ends: null },
  ];
  test.each(cases)('$name', async ({ after, waits, ends }) => {
    const headers: Record<string, string> = after === null ? {} : { 'retry-after': after };
    const fake = fakeGitLab([() => json({}, { status: 429, headers }), () => json(person)]);
    const asking = fake.forge.me();
    if (ends === null) expect(await asking).toEqual(person);
    else await expect(asking).rejects.toMatchObject({ kind: 'rate-limited', exitCode: 1, hint: ends });
    expect(fake.waits.filter((ms) => ms > 0)).toEqual(waits);
  });
});

test('several requests that wait for the same moment say so once', async () => {
  let refusals = 8;
  const said: unknown[] = [];
  const forge = openGitLab({
    base: 'https://gitlab.example.com',
    token: 'glpat-1234567890',
    // All of them are asked to wait before the clock goes on.
    now: () => '2026-11-23T09:00:00.000Z',
    sleep: () => Promise.resolve(),
    onWait: (wait) => void said.push(wait),
    carry: byFetch(() => {
      refusals -= 1;
      const limited = json({}, { status: 429, headers: { 'retry-after': '20' } });
      return Promise.resolve(refusals < 0 ? json([]) : limited);
    }),
  });
  await Promise.all(Array.from({ length: 8 }, (_, index) => forge.findPerson(`p${index}`)));
  expect(said).toEqual([{ host: 'gitlab.example.com', why: 'too many requests', ms: 20_000 }]);
});

test('a server in trouble is named before the second try, and every request counts once', async () => {
  const said: unknown[] = [];
  const work: unknown[] = [];
  let failures = 2;
  const forge = openGitLab({
    base: 'https://gitlab.example.com',
    token: 'glpat-1234567890',
    now: () => '2026-11-23T09:00:00.000Z',
    sleep: () => Promise.resolve(),
    onWait: (wait) => void said.push(wait),
    onWork: (told) => void work.push(told),
    carry: byFetch(() => {
      failures -= 1;
      return Promise.resolve(failures < 0 ? json([]) : new Response('', { status: 502 }));
    }),
  });
  await forge.findPerson('sam');
  expect(said).toEqual([{ host: 'gitlab.example.com', why: 'it answers 502', ms: 1_500 }]);
  const host = 'gitlab.example.com';
  const doing = 'looking for the person sam';
  expect(work).toEqual([
    { host, doing, asked: 1, answered: 0 },
    { host, doing, asked: 1, answered: 0 },
    { host, doing, asked: 1, answered: 1 },
  ]);
  await expect(Promise.all(['a', 'b'].map((name) => forge.findPerson(name)))).resolves.toEqual([null, null]);
  expect(work.at(-1)).toMatchObject({ asked: 3, answered: 3 });
});

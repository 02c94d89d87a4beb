// When a request waits, is sent again or is given up: the budget that a server announces, and the tries after a failure.
import { describe, expect, test } from 'vitest';
import { createBudget } from '#gitlab/wire/budget.ts';
import { GitLabFailure } from '#gitlab/wire/failures.ts';
import { type Attempt, clockTime, longestWaitMs, retryAfterMs, waitBeforeRetry, whyOf } from '#gitlab/wire/retry.ts';

const start = Date.parse('2026-11-23T09:00:20.000Z');

/** @param sleeps false: a clock that stands still while one sleeps */
function budgetOn({ sleeps = true } = {}) {
  let ms = start;
  const waits: number[] = [];
  const said: string[] = [];
  const budget = createBudget({
    now: () => new Date(ms).toISOString(),
    sleep: (length) => {
      waits.push(length);
      if (sleeps) ms += length;
      return Promise.resolve();
    },
    onWait: (length, why) => void said.push(`${length} ${why}`),
  });
  return {
    budget,
    waits,
    said,
    pass: (length: number) => void (ms += length),
    /** As the server says it, whose clock is `aheadMs` before ours. */
    tell: (
      remaining: number | string,
      resetMs: number,
      { aheadMs = 0, limit = '100' }: { aheadMs?: number; limit?: string | null } = {},
    ) => {
      const all: Readonly<Record<string, string | null>> = {
        'ratelimit-remaining': String(remaining),
        'ratelimit-reset': String((ms + aheadMs + resetMs) / 1000),
        'ratelimit-limit': limit,
        date: new Date(ms + aheadMs).toUTCString(),
      };
      budget.learn({ get: (name: string) => all[name] ?? null });
    },
  };
}
const takes = async (budget: { take(): Promise<void> }, times: number) => {
  for (let n = 0; n < times; n += 1) await budget.take();
};

describe('the budget', () => {
  test('before anything is told, nobody waits, and no quota is known', async () => {
    const { budget, waits } = budgetOn();
    await takes(budget, 500);
    expect(waits).toEqual([]);
    expect(budget.quota()).toBe(null);
  });

  test('what is left is used up, then the end of the period is waited for, and said', async () => {
    const { budget, waits, said, tell } = budgetOn();
    await budget.take();
    tell(2, 40_000);
    await takes(budget, 2);
    expect(waits).toEqual([]);
    await budget.take();
    expect(waits).toEqual([40_000]);
    expect(said).toEqual(['40000 this minute’s requests are used up']);
  });

  test('what is under way counts against it', async () => {
    const { budget, waits, tell } = budgetOn();
    await takes(budget, 3);
    // Two of the three are not answered yet.
    tell(3, 40_000);
    await budget.take();
    expect(waits).toEqual([]);
    await budget.take();
    expect(waits).toEqual([40_000]);
  });

  test('after the period there is a whole one again, without an answer that says so', async () => {
    const { budget, waits, tell } = budgetOn();
    await budget.take();
    tell(0, 10_000, { limit: '3' });
    await takes(budget, 3);
    expect(waits).toEqual([10_000]);
    await takes(budget, 1);
    expect(waits).toEqual([10_000]);
  });

  test.each([
    [90_000, [90_000]],
    [90_001_000, []],
  ])('a period that ends in %i ms', async (resetMs, waited) => {
    const { budget, waits, tell } = budgetOn();
    await budget.take();
    tell(0, resetMs);
    await budget.take();
    expect(waits).toEqual(waited);
  });

  test('both times are the server’s: a wrong local clock does no harm', async () => {
    const { budget, waits, tell } = budgetOn();
    await budget.take();
    tell(0, 30_000, { aheadMs: -5_400_000 });
    await budget.take();
    expect(waits).toEqual([30_000]);
  });

  test('a clock that stands still holds nothing for ever', async () => {
    const { budget, waits, tell } = budgetOn({ sleeps: false });
    await budget.take();
    tell(0, 1000);
    await budget.take();
    expect(waits).toEqual([1000, 1000, 1000, 1000]);
  });

  test.each<[string, number | string]>([
    ['a word', 'many'],
    ['a fraction', '1.5'],
    ['nothing', ''],
  ])('%s tells nothing', async (_name, remaining) => {
    const { budget, waits, tell } = budgetOn();
    await budget.take();
    tell(remaining, 40_000);
    await takes(budget, 3);
    expect(waits).toEqual([]);
    expect(budget.quota()).toBe(null);
  });

  test.each([
    [5, 40_000, '100', { remaining: 5, limit: 100, waitMs: 40_000, isWaitedFor: true }],
    [0, 90_000, '100', { remaining: 0, limit: 100, waitMs: 90_000, isWaitedFor: true }],
    [0, 91_000, '100', { remaining: 0, limit: 100, waitMs: 91_000, isWaitedFor: false }],
    [7, -5000, null, { remaining: 7, limit: null, waitMs: 0, isWaitedFor: true }],
  ])('the quota: %i left, for %i ms, of %s', async (remaining, resetMs, limit, quota) => {
    const { budget, tell } = budgetOn();
    await budget.take();
    tell(remaining, resetMs, { limit });
    expect(budget.quota()).toEqual(quota);
  });

  test('a pause holds everything back, and a shorter one does not end it', async () => {
    const { budget, waits, said, pass } = budgetOn();
    budget.pause(20_000);
    budget.pause(5000);
    pass(8000);
    await takes(budget, 2);
    expect(waits).toEqual([12_000]);
    expect(said).toEqual([]);
  });
});

describe('another try', () => {
  const failed = (facts: ConstructorParameters<typeof GitLabFailure>[2]) => new GitLabFailure('server', 'x', facts);
  const trouble = failed({ status: 502, passing: 'trouble' });
  const limited = failed({ status: 429, passing: 'limited' });
  const attempt = (more: Partial<Attempt>): Attempt => ({
    failure: trouble,
    number: 1,
    isSafe: true,
    knownHost: true,
    isSettling: false,
    ...more,
  });
  const tries = (more: Partial<Attempt>) =>
    [1, 2, 3, 4, 5].map((number) => waitBeforeRetry(attempt({ ...more, number })));

  test.each<[string, Partial<Attempt>, (number | null)[]]>([
    ['a server in trouble', {}, [500, 1500, 4000, null, null]],
    ['the same for a write', { isSafe: false }, [null, null, null, null, null]],
    ['too many requests', { failure: limited }, [5000, 15_000, 40_000, null, null]],
    [
      'the same for a write, which was not begun',
      { failure: limited, isSafe: false },
      [5000, 15_000, 40_000, null, null],
    ],
    [
      'a wait that is asked for',
      { failure: failed({ status: 429, passing: 'limited', waitMs: 7000 }) },
      [7000, 7000, 7000, null, null],
    ],
    [
      'the longest that is sat through',
      { failure: failed({ status: 503, passing: 'trouble', waitMs: longestWaitMs }) },
      [90_000, 90_000, 90_000, null, null],
    ],
    [
      'a longer one',
      { failure: failed({ status: 429, passing: 'limited', waitMs: longestWaitMs + 1 }) },
      [null, null, null, null, null],
    ],
    ['no answer', { failure: failed({ code: 'ECONNRESET', passing: 'trouble' }) }, [500, 1500, 4000, null, null]],
    [
      'no answer of a host that never answered: it may be mistyped',
      { failure: failed({ code: 'ENOTFOUND', passing: 'trouble' }), knownHost: false },
      [null, null, null, null, null],
    ],
    ['an answer of a host that is new', { knownHost: false }, [500, 1500, 4000, null, null]],
    [
      'too late, once more',
      { failure: failed({ code: 'TIMEOUT', passing: 'trouble' }) },
      [500, null, null, null, null],
    ],
    ['what does not pass', { failure: failed({ status: 400 }) }, [null, null, null, null, null]],
    ['403 of a new project', { failure: failed({ status: 403 }), isSettling: true }, [500, 1000, 2000, 4000, null]],
    ['404 of a new project', { failure: failed({ status: 404 }), isSettling: true }, [500, 1000, 2000, 4000, null]],
    ['400 of a new project', { failure: failed({ status: 400 }), isSettling: true }, [null, null, null, null, null]],
    ['404 of any other', { failure: failed({ status: 404 }) }, [null, null, null, null, null]],
    [
      'what the token lacks does not come by waiting',
      { failure: failed({ status: 403, serverCode: 'insufficient_granular_scope' }), isSettling: true },
      [null, null, null, null, null],
    ],
  ])('%s', (_name, more, waits) => {
    expect(tries(more)).toEqual(waits);
  });

  test.each([
    [limited, 'too many requests'],
    [trouble, 'it answers 502'],
    [failed({ passing: 'trouble' }), 'no answer'],
  ])('why: %#', (failure, why) => {
    expect(whyOf(failure)).toBe(why);
  });

  test.each<[string | null, number | null]>([
    [null, null],
    ['', null],
    ['30', 30_000],
    [' 30 ', 30_000],
    ['0', 0],
    ['soon', null],
    ['Mon, 23 Nov 2026 09:00:50 GMT', 30_000],
    ['Mon, 23 Nov 2026 08:00:00 GMT', 0],
    ['-5', 0],
  ])('retry-after `%s`', (text, waitMs) => {
    expect(retryAfterMs({ get: () => text }, start)).toBe(waitMs);
  });

  test.each([
    ['2026-11-23T09:15:59.000Z', '09:15 UTC'],
    ['2026-11-24T00:00:00.000Z', '2026-11-24 00:00 UTC'],
  ])('%s is %s', (at, said) => {
    expect(clockTime(at, '2026-11-23T23:59:00.000Z')).toBe(said);
  });
});

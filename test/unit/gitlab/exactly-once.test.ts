// A second sending after an answer that was lost: whichever of the two is seen in the end, twins are looked for.
import { expect, test } from 'vitest';
import { createOnce, landsWithinMs } from '#gitlab/exchange/exactly-once.ts';
import { GitLabFailure } from '#gitlab/wire/failures.ts';
import { lockWaitMs } from '#host/disk.ts';

const lost = () => new GitLabFailure('unreachable', 'no answer', { mayHaveHappened: true });

interface Case {
  /** Whether the second sending is answered, or found by looking. */
  readonly isAnswered: boolean;
  readonly others: () => Promise<readonly string[]>;
}

function twoSent({ isAnswered, others }: Case) {
  let nowMs = 0;
  let sent = 0;
  const underway = { begunAt: async () => null, begin: async () => {}, end: async () => {} };
  const way = {
    localNow: () => new Date(nowMs).toISOString(),
    wait: (ms: number) => Promise.resolve(void (nowMs += ms)),
    underway,
  };
  return createOnce(way, {
    create: async () => {
      sent += 1;
      if (sent === 2 && isAnswered) return 'second';
      throw lost();
    },
    find: async () => (sent === 2 ? 'first' : null),
    doubles: { name: 'key', others },
  });
}

const ways = [
  ['answered', true],
  ['found by looking', false],
] as const;

test.each(ways)('the second one %s, the first there too: both are named', async (_name, isAnswered) => {
  await expect(twoSent({ isAnswered, others: async () => ['#12'] })).rejects.toMatchObject({
    kind: 'conflict',
    hint: 'Delete one of the two in the browser: #12.',
  });
});

test.each(ways)('the second one %s, and the look for twins fails: that is said', async (_name, isAnswered) => {
  await expect(twoSent({ isAnswered, others: () => Promise.reject(lost()) })).rejects.toMatchObject({
    kind: 'conflict',
    message: 'it is written, perhaps twice: two were sent, and then no answer',
  });
});

test.each(ways)('the second one %s, alone: done', async (_name, isAnswered) => {
  expect(await twoSent({ isAnswered, others: async () => [] })).toMatchObject({ created: true });
});

test('another process with the same words waits longer than the first looks for what it has sent', () => {
  expect(lockWaitMs).toBeGreaterThan(landsWithinMs + 15_000);
});

test.each([
  [2, 'found'],
  [3, 'Whether it was written is not known.'],
])('after %i looks that failed: %s', async (failing, outcome) => {
  let looks = 0;
  let nowMs = 0;
  const way = {
    localNow: () => new Date(nowMs).toISOString(),
    wait: (ms: number) => Promise.resolve(void (nowMs += ms)),
    underway: { begunAt: async () => null, begin: async () => {}, end: async () => {} },
  };
  const made = createOnce(way, {
    create: () => Promise.reject(lost()),
    find: async () => {
      looks += 1;
      if (looks <= failing) throw lost();
      return 'found';
    },
  });
  if (failing === 2) expect(await made).toMatchObject({ value: outcome });
  else await expect(made).rejects.toThrow(outcome);
});

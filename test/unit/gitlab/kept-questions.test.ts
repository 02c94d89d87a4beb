// Keeping an answer never fails the read that it is of.
import { expect, test } from 'vitest';
import { withKept } from '#gitlab/wire/kept-questions.ts';

const apiRoot = 'https://gitlab.test/api/v4/';
const request = { method: 'GET', url: `${apiRoot}projects/1/issues`, doing: 'reading' } as never;

test('what cannot be kept is an answer all the same, and counts as one that did not come whole', async () => {
  let missed = 0;
  const question = {
    kept: () => Promise.resolve(null),
    take: () => {
      throw new RangeError('Maximum call stack size exceeded');
    },
    miss: () => void (missed += 1),
  };
  const answers = { isOffline: false as const, ask: () => question, wrote: () => {} };
  const answer = { status: 200, headers: { get: () => null }, body: [7], bytes: 3, requests: 1 };
  const send = withKept(() => Promise.resolve(answer), { answers, apiRoot, onTrace: () => {} });
  expect(await send(request, null)).toBe(answer);
  expect(missed).toBe(1);
});

test('a request that fails fails, and what was kept of it stays', async () => {
  let missed = 0;
  const question = { kept: () => Promise.resolve(null), take: () => {}, miss: () => void (missed += 1) };
  const answers = { isOffline: false as const, ask: () => question, wrote: () => {} };
  const failing = withKept(() => Promise.reject(new Error('cut')), { answers, apiRoot, onTrace: () => {} });
  await expect(failing(request, null)).rejects.toThrow('cut');
  expect(missed).toBe(1);
});

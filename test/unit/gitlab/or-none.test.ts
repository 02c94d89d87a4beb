// What is gone says so twice; what is only refused, or breaks, is an error.
import { expect, test } from 'vitest';
import { orNone } from '#gitlab/exchange/or-none.ts';
import { GitLabFailure } from '#gitlab/wire/failures.ts';

const failing = (...statuses: readonly number[]) => {
  let asked = 0;
  return {
    asked: () => asked,
    ask() {
      const status = statuses[asked++];
      if (status === undefined) return Promise.resolve('there');
      return Promise.reject(new GitLabFailure(status === 404 ? 'not-found' : 'forbidden', 'no', { status }));
    },
  };
};

test.each<[readonly number[], string | null, number]>([
  [[], 'there', 1],
  [[404], 'there', 2],
  [[404, 404], null, 2],
])('after %j: %s', async (statuses, answer, times) => {
  const server = failing(...statuses);
  expect([await orNone(server.ask), server.asked()]).toEqual([answer, times]);
});

test.each([[[403]], [[404, 403]]])('%j is an error', async (statuses) => {
  await expect(orNone(failing(...statuses).ask)).rejects.toMatchObject({ status: 403 });
});

// What only the gateway knows of a failure, and what it is where nobody said it.
import { expect, test } from 'vitest';
import { GitLabFailure } from '#gitlab/wire/failures.ts';

test('what nobody said of a failure is not so', () => {
  const bare = new GitLabFailure('server', 'x');
  expect(bare).toMatchObject({
    status: null,
    code: null,
    mayHaveHappened: false,
    passing: null,
    waitMs: null,
    noRoute: false,
    isForeign: false,
    serverCode: null,
    isGitLabs: false,
    refusedParameter: null,
    retell: null,
    requests: 1,
    sentAtMs: null,
    isOfToken: false,
  });
  expect(bare.cause).toBeUndefined();
  const below = new Error('y');
  expect(new GitLabFailure('server', 'x', { cause: below }).cause).toBe(below);
  expect(new GitLabFailure('server', 'x', { serverCode: 'insufficient_granular_scope' }).isOfToken).toBe(true);
  expect(new GitLabFailure('server', 'x', { serverCode: 'other' }).isOfToken).toBe(false);
});

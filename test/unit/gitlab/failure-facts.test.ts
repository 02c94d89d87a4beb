// What only the gateway knows of a failure, and what it is where nobody said it.
import { expect, test } from 'vitest';
import { GitLabFailure } from '#gitlab/wire/failures.ts';

test('what nobody said of a failure is not so', () => {
  const bare = new GitLabFailure('server', 'x');
  const { requests, hint, isOfToken, cause } = bare;
  expect({ ...bare, requests, hint: hint ?? null, isOfToken, cause: cause ?? null }).toMatchObject({
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
    cause: null,
  });
  const below = new Error('y');
  expect(new GitLabFailure('server', 'x', { cause: below }).cause).toBe(below);
  expect(new GitLabFailure('server', 'x', { serverCode: 'insufficient_granular_scope' }).isOfToken).toBe(true);
  expect(new GitLabFailure('server', 'x', { serverCode: 'other' }).isOfToken).toBe(false);
});

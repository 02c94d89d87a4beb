// Each kind of failure ends with the exit code that the README promises.
import { expect, test } from 'vitest';
import { DevgrowthError, type ErrorKind, errorKinds } from '#errors.ts';

const promised: Readonly<Record<ErrorKind, number>> = {
  usage: 2,
  configuration: 2,
  authentication: 4,
  forbidden: 1,
  'not-found': 1,
  rejected: 1,
  'rate-limited': 1,
  server: 1,
  unreachable: 1,
  'not-gitlab': 1,
  refused: 1,
  conflict: 1,
  filter: 1,
  cancelled: 130,
};

test('there are kinds', () => expect(errorKinds.length).toBeGreaterThan(10));

test.each(errorKinds)('%s', (kind) => {
  expect(new DevgrowthError(kind, 'message').exitCode).toBe(promised[kind]);
});

// What is said of a file that somebody names and that cannot be read.
import { expect, test } from 'vitest';
import { unreadable } from '#work/named-file.ts';

test.each([
  ['a fault tells why in its own words', new Error('no such file'), 'cannot read a.md: no such file'],
  ['what is thrown as a text is told as it is', 'too large', 'cannot read a.md: too large'],
])('%s', (_name, cause, message) => {
  const failure = unreadable('a.md', 'Name another file.', cause);
  expect(failure).toMatchObject({ kind: 'usage', message, hint: 'Name another file.', cause });
});

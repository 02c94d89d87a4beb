// A username is the same in whatever letters; nobody is named by nothing.
import { expect, test } from 'vitest';
import { isNamed } from '#growth/words/username.ts';

const sam = { username: 'Sam' };

test.each([
  [sam, 'Sam', true],
  [sam, 'sAM', true],
  [sam, 'Sams', false],
  [sam, null, false],
  [null, 'Sam', false],
  [null, null, false],
])('%j is named %j: %s', (person, username, expected) => expect(isNamed(person, username)).toBe(expected));

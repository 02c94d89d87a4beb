// What is taken out of a text, and what of a proxy's address is a secret.
import { expect, test } from 'vitest';
import { createRedact, passwordsOf } from '#gitlab/wire/redaction.ts';

test.each([
  [undefined, []],
  ['http://proxy.example:3128', []],
  ['http://alex@proxy.example:3128', []],
  ['http://alex:s3cret@proxy.example:3128', ['s3cret', 's3cret', 'YWxleDpzM2NyZXQ=']],
  ['http://alex:a%40b@proxy.example:3128', ['a%40b', 'a@b', 'YWxleDphQGI=']],
])('%s hides %j', (address, secrets) => {
  expect(passwordsOf(address)).toEqual(secrets);
});

// Each of these means something in a pattern.
test.each(['a*bcd', 'a+bcd', 'a.bcd', '(abcd', '[abcd', 'a|bcd', '$abcd', '^abcd', 'ab{2}', '\\dabc', 'a?bcd'])(
  '%s is taken out as it stands, and nothing else',
  (secret) => {
    const redact = createRedact([secret]);
    expect(redact(`x ${secret} y`)).toBe('x [token] y');
    expect(redact('x aabcd abcd abbb 1abc bcd y')).toBe('x aabcd abcd abbb 1abc bcd y');
  },
);

test.each(['', 'abc'])('"%s" is too short to be a token', (secret) => {
  expect(createRedact([secret])('abc abcd')).toBe('abc abcd');
});

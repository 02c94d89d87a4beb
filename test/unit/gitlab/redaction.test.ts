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

const odd = 'ab"c/d e+é';
test.each([
  ['as it is', odd],
  ['in an address', encodeURIComponent(odd)],
  ['in a whole address', encodeURI(odd)],
  ['in a form', 'ab%22c%2Fd+e%2B%C3%A9'],
  ['within a text in JSON', String.raw`ab\"c/d e+é`],
  ['within a text in JSON that escapes slashes', String.raw`ab\"c\/d e+é`],
  ['in other letters, as a server may write escapes', encodeURIComponent(odd).toLowerCase()],
])('a secret is taken out %s', (_name, form) => {
  expect(createRedact([odd])(`x${form}y`)).toBe('x[token]y');
});

test.each([
  ['glpat-Secret+1', 'alex:'],
  ['glpat-Secret+1', 'sam:'],
  ['glpat-Secret+1', 'morgan:'],
  ['???>>>ab', 'a:'],
])('of %s nothing stands in what a login (%s) is in base64, whichever letters that has', (secret, before) => {
  const bytes = Buffer.from(`${before}${secret}`);
  for (const form of [bytes.toString('base64'), bytes.toString('base64url')]) {
    const told = createRedact([secret])(`Basic ${form}`);
    expect(told).toContain('[token]');
    const left = told.replace('Basic ', '').split('[token]').join('');
    expect(left.length).toBeLessThan(Math.ceil((before.length * 4) / 3) + 7);
  }
});

test.each([
  ['alone', '', 'abcdefghi', '[token]'],
  ['behind one sign', 'x', 'abcdefgh', `${btoa('xab')}[token]`],
  ['behind two signs', 'xy', 'abcdefg', `${btoa('xya')}[token]`],
  ['the shortest, alone', '', 'abcd', '[token]ZA=='],
])('in base64 a token %s is gone but for signs that it shares with others', (_name, before, secret, told) => {
  expect(createRedact([secret])(btoa(before + secret))).toBe(told);
});

test('a token of four signs is one, and of a text without it all stays', () => {
  const redact = createRedact(['abcd']);
  expect([redact('x abcd y'), redact('x abc y')]).toEqual(['x [token] y', 'x abc y']);
});

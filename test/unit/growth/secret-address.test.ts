// Addresses that carry a secret, and those that only look like it.
import { describe, expect, test } from 'vitest';
import { secretAddressIn } from '#growth/text/secret-address.ts';

const login = 'a user name or a password';

describe('a secret', () => {
  test.each([
    ['https://alex:s3cr3t@git.test/a/b', login, 'https://git.test/a/b'],
    ['https://glpat-abcdefghij0123456789@git.test/a', login, 'https://git.test/a'],
    ['ssh://deploy:s3cr3t@git.test/a.git', login, 'ssh://git.test/a.git'],
    ['https://git.test/a.ics?private_token=abcdef123', 'private_token', 'https://git.test/a.ics'],
    ['https://git.test/a?x=1&access_token=abcdef123#top', 'access_token', 'https://git.test/a?x=1#top'],
    ['https://git.test/a?job_token=abcdef123', 'job_token', 'https://git.test/a'],
    ['https://git.test/a.ics?feed_token=glft-abcdef', 'feed_token', 'https://git.test/a.ics'],
    ['https://git.test/a.atom?RSS_TOKEN=abcdef123', 'RSS_TOKEN', 'https://git.test/a.atom'],
    ['https://git.test/a?private%5Ftoken=abcdef123', 'private_token', 'https://git.test/a'],
    ['https://git.test/a?x=1&amp;private_token=abcdef123', 'amp;private_token', 'https://git.test/a?x=1'],
    ['https://git.test/a?t=glpat-abcdefghij0123456789', 't', 'https://git.test/a'],
    ['https://s3.test/b?X-Amz-Signature=0123456789abcdef', 'X-Amz-Signature', 'https://s3.test/b'],
    ['https://x.test/b?sv=1&sig=0123456789abcdef', 'sig', 'https://x.test/b?sv=1'],
    ['https://x.test/b#access_token=0123456789abcdef', 'access_token', 'https://x.test/b'],
    ['git.test/a?token=abcdef123', 'token', 'git.test/a'],
    ['See [it](https://git.test/a?token=abcdef123), and more.', 'token', 'https://git.test/a'],
    ['https://git.test/a https://git.test/b?api_key=abcdef123', 'api_key', 'https://git.test/b'],
  ])('%s', (text, secret, bare) => expect(secretAddressIn(text)).toEqual({ secret, bare }));
});

describe('none', () => {
  test.each([
    'https://git.test/alex/goals/-/work_items/2?show=abc#note_12',
    'https://git.test/a?page_token=abcdef123&next_page_token=abcdef123',
    'https://git.test/a?token=',
    'https://git.test/a?private_token=<your_access_token>',
    'https://git.test/a?private_token=$TOKEN',
    'https://git.test/a?private_token=xxxxxxxx',
    'ssh://git@git.test/alex/goals.git',
    'git@git.test:alex/goals.git',
    'morgan@example.com/weekly?token',
    'token=abcdef123 is no address',
    'Rotate the token: password=unknown',
    'https://',
    '',
  ])('%s', (text) => expect(secretAddressIn(text)).toBeNull());
});

test('a long text is read in one go', () => {
  expect(secretAddressIn(`${'a.'.repeat(50_000)} ${'https://'.repeat(20_000)}`)).toBeNull();
  expect(secretAddressIn(`https://git.test/a${'!'.repeat(100_000)}a`)).toBeNull();
});

// Which proxy a host is reached through, and which certificates are trusted besides the usual ones.
import { describe, expect, test } from 'vitest';
import { commandWords } from '#commands/command-words.ts';
import { networkFor, proxyFor } from '#settings/network.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { refusalOf } from './failure.ts';

const base = 'https://gitlab.example.com';
const proxy = { https_proxy: 'proxy.example.com:3128' };

describe('proxyFor', () => {
  test.each<[string, string, Record<string, string>, string | null]>([
    ['none', base, {}, null],
    ['an empty one', base, { HTTPS_PROXY: ' ' }, null],
    ['https', base, { HTTPS_PROXY: 'http://proxy.example.com:3128' }, 'http://proxy.example.com:3128'],
    ['without protocol', base, proxy, 'http://proxy.example.com:3128'],
    ['small letters first', base, { ...proxy, HTTPS_PROXY: 'http://other:1' }, 'http://proxy.example.com:3128'],
    [
      'plain http has its own',
      'http://gitlab.example.com',
      { ...proxy, HTTP_PROXY: 'http://plain:80' },
      'http://plain',
    ],
    ['https does not take that of http', base, { HTTP_PROXY: 'http://plain:80' }, null],
    ['its password is not shown', base, { HTTPS_PROXY: 'http://me:s3cret@proxy:1' }, 'http://proxy:1'],
    ['this machine goes direct', 'http://127.0.0.1:4610/x', { HTTP_PROXY: 'http://plain:80' }, null],
    ['so does localhost', 'https://localhost:8443', proxy, null],
  ])('%s', (_name, host, env, shown) => {
    expect(proxyFor(host, env)?.shown ?? null).toBe(shown);
  });

  test('with its password and its variable', () => {
    expect(proxyFor(base, { HTTPS_PROXY: 'http://me:s3cret@proxy:1' })).toEqual({
      url: 'http://me:s3cret@proxy:1/',
      variable: 'HTTPS_PROXY',
      shown: 'http://proxy:1',
    });
  });

  test.each<[string, string, boolean]>([
    ['*', base, true],
    ['gitlab.example.com', base, true],
    ['other.com,gitlab.example.com', base, true],
    ['other.com GITLAB.EXAMPLE.COM', base, true],
    ['example.com', base, true],
    ['.example.com', base, true],
    ['*.example.com', base, true],
    ['ample.com', base, false],
    ['gitlab.example.com.evil', base, false],
    ['gitlab.example.com:443', base, true],
    ['gitlab.example.com:8443', base, false],
    ['gitlab.example.com:8443', `${base}:8443/gitlab`, true],
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.0.0.0/8', 'https://11.1.2.3', false],
    ['10.0.0.0/99', 'https://10.1.2.3', false],
    ['10.1.2.3', 'https://10.1.2.3', true],
    ['2.3', 'https://10.1.2.3', false],
    ['fd00::/8', 'https://[fd00::1]', true],
    ['[fd00::1]:8443', 'https://[fd00::1]:8443', true],
    ['fd00::1', 'https://[fd00::1]', true],
    ['', base, false],
  ])('NO_PROXY=%s and %s: direct is %s', (exceptions, host, direct) => {
    expect(proxyFor(host, { ...proxy, NO_PROXY: exceptions }) === null).toBe(direct);
  });

  test.each(['socks5://proxy:1080', 'http://', 'http://:pw@'])('%s is refused, and not repeated', async (typed) => {
    const { kind, message } = await refusalOf(() => proxyFor(base, { HTTPS_PROXY: typed }));
    expect([kind, message.startsWith('HTTPS_PROXY '), message.includes('pw')]).toEqual(['configuration', true, false]);
  });
});

describe('certificates', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n';
  const worldOf = (env: Record<string, string> = {}) => ({
    files: memoryFiles({
      disk: new Map([
        ['/here/own.pem', pem],
        ['/extra.pem', 'extra'],
        ['/a.der', '\u0000'],
      ]),
    }),
    env,
    cwd: '/here',
  });
  const none = { flag: null, profile: null };
  const profile = { path: '/here/own.pem', name: 'work' };

  test.each<[string, Parameters<typeof networkFor>[1], Record<string, string>, string | null]>([
    ['nothing', none, {}, null],
    ['the flag, from here', { ...none, flag: 'own.pem' }, {}, '--ca-file'],
    ['the environment', none, { DEVGROWTH_CA_FILE: '/here/own.pem' }, 'DEVGROWTH_CA_FILE'],
    ['the profile', { ...none, profile }, {}, 'ca_file of profile work'],
    ['the environment before the profile', { ...none, profile }, { DEVGROWTH_CA_FILE: 'own.pem' }, 'DEVGROWTH_CA_FILE'],
  ])('%s', async (_name, choice, env, said) => {
    const network = await networkFor(base, choice, worldOf(env));
    expect(network?.proxy ?? null).toBeNull();
    expect(network === null ? null : commandWords(network.ca?.said ?? '')).toBe(said);
    expect(network?.ca).toEqual(
      said === null ? undefined : expect.objectContaining({ file: '/here/own.pem', text: pem }),
    );
  });

  test("Node's own variable goes on to count", async () => {
    const world = worldOf({ NODE_EXTRA_CA_CERTS: '/extra.pem' });
    expect((await networkFor(base, { ...none, flag: 'own.pem' }, world))?.ca?.text).toBe(`${pem}\nextra`);
    expect(await networkFor(base, none, world)).toBeNull();
  });

  test.each([
    ['missing.pem', '--ca-file names /here/missing.pem, which is not there'],
    ['/a.der', '--ca-file names /a.der, which holds no certificate in PEM form'],
  ])('%s is refused', async (flag, message) => {
    expect(await refusalOf(() => networkFor(base, { ...none, flag }, worldOf()))).toMatchObject({
      kind: 'configuration',
      message,
    });
  });
});

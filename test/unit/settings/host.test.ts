// Hosts: which spellings are one host, and what is refused before anything is sent.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameHost, knownHost, normaliseHost } from '#settings/host.ts';
import { refusalOf } from './failure.ts';

describe('normaliseHost', () => {
  const accepted: readonly (readonly [typed: string, host: string])[] = [
    ['gitlab.com', 'https://gitlab.com'],
    [' gitlab.com\n', 'https://gitlab.com'],
    ['GitLab.COM', 'https://gitlab.com'],
    ['https://gitlab.com/', 'https://gitlab.com'],
    ['https://gitlab.com:443', 'https://gitlab.com'],
    ['HTTPS://gitlab.example.com', 'https://gitlab.example.com'],
    ['https://gitlab.example.com///', 'https://gitlab.example.com'],
    ['gitlab.example.com:8443', 'https://gitlab.example.com:8443'],
    ['localhost:8080', 'https://localhost:8080'],
    ['gitlab', 'https://gitlab'],
    ['https://example.com/gitlab/', 'https://example.com/gitlab'],
    ['https://example.com//tools//gitlab', 'https://example.com/tools/gitlab'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://127.0.0.1:8080/gitlab', 'http://127.0.0.1:8080/gitlab'],
    ['http://127.8.9.10', 'http://127.8.9.10'],
    ['http://127.1:80', 'http://127.0.0.1'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
    ['sandbox', 'sandbox'],
    [' Sandbox ', 'sandbox'],
    ['https://sandbox', 'https://sandbox'],
    ['glpat-server.example.com', 'https://glpat-server.example.com'],
  ];
  test.each(accepted)('%j is %s', (typed, host) => {
    expect(normaliseHost(typed, '--host')).toBe(host);
  });

  const usage: readonly (readonly [typed: string, message: string])[] = [
    ['', '--host is no host: ""'],
    ['https://', '--host is no host: "https://"'],
    ['//gitlab.com', '--host is no host: "//gitlab.com"'],
    ['/gitlab.com', '--host is no host: "/gitlab.com"'],
    ['https:/gitlab.com', '--host is no host: "https:/gitlab.com"'],
    ['ftp://gitlab.com', '--host is no host: "ftp://gitlab.com"'],
    ['file:///etc/passwd', '--host is no host: "file:///etc/passwd"'],
    ['javascript:alert(1)', '--host is no host: "javascript:alert(1)"'],
    ['gitlab.com:99999', '--host is no host: "gitlab.com:99999"'],
    ['git lab.com', '--host is no host: "git lab.com"'],
    ['https://gitlab.com\\.evil.example', String.raw`--host is no host: "https://gitlab.com\\.evil.example"`],
    ['git\tlab.com', String.raw`--host is no host: "git\tlab.com"`],
    ['gitlab.com\u202e', '--host is no host: "gitlab.com\u202e"'],
    ['https://gitlab.com?private_token=s3cret', '--host has a query or a fragment: "https://gitlab.com"'],
    ['https://gitlab.com/#top', '--host has a query or a fragment: "https://gitlab.com/"'],
    ['https://git lab?private_token=s3cret', '--host is no host: "https://git lab"'],
    ['https://alex:s3cret@gitlab.com', '--host holds a user name or a password'],
    ['https://alex:s3/cret@gitlab.com', '--host holds a user name or a password'],
    ['alex@gitlab.com', '--host holds a user name or a password'],
    ['git@gitlab.com:alex/goals', '--host holds a user name or a password'],
    ['glpat-s3cretS3cretS3cret12', '--host looks like a token, not like a host'],
    ['glpat-s3cretS3cret.01.S3cret12x', '--host looks like a token, not like a host'],
  ];
  test.each(usage)('%j is wrong usage', async (typed, message) => {
    const refusal = await refusalOf(() => normaliseHost(typed, '--host'));
    expect({ kind: refusal.kind, message: refusal.message }).toEqual({ kind: 'usage', message });
    expect(refusal.hint).not.toBeNull();
  });

  const plainHttp = [
    'http://gitlab.com',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://localhost.',
    'http://10.0.0.1',
    'http://[::2]',
    'http://0.0.0.0',
    'http://128.0.0.1',
  ];
  test.each(plainHttp)('%s is refused: plain http leaves this machine', async (typed) => {
    const { kind, message, hint } = await refusalOf(() => normaliseHost(typed, 'GITLAB_HOST'));
    expect(kind).toBe('refused');
    expect(message).toMatch(/^GITLAB_HOST: plain http would send your token readable by everyone on the way to /);
    expect(hint).toMatch(/^Use https:/);
    expect(hint).toMatch(/--insecure-http\.$/);
    const allowed = normaliseHost(typed, 'x', { isPlainAllowed: true });
    expect([allowed, knownHost(typed)]).toEqual([allowed, allowed]);
    expect(allowed).toMatch(/^http:/);
  });

  test('what it returns, it returns again for its own result', () => {
    const texts = fc.oneof(
      fc.webUrl(),
      fc.domain(),
      fc.string(),
      fc.webAuthority({ withPort: true, withIPv4: true, withIPv6: true }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const host = knownHost(text);
        if (host === null) return;
        expect(normaliseHost(host, 'x', { isPlainAllowed: true })).toBe(host);
        expect(host).toMatch(/^(sandbox|https?:\/\/[^\s?#@\\]*[^\s?#@\\/])$/);
      }),
    );
  });
});

describe('isSameHost', () => {
  const pairs: readonly (readonly [string, string, boolean])[] = [
    ['gitlab.com', 'https://gitlab.com/', true],
    ['sandbox', 'SANDBOX', true],
    ['gitlab.com', 'gitlab.com:8443', false],
    ['https://example.com/gitlab', 'https://example.com', false],
    ['http://127.0.0.1', 'https://127.0.0.1', false],
    ['gitlab.com', 'gitlab.com.evil.example', false],
    ['http://gitlab.com', 'http://gitlab.com', true],
    ['', '', false],
  ];
  test.each(pairs)('%j and %j: %s', (one, other, same) => {
    expect(isSameHost(one, other)).toBe(same);
  });
});

// credentials.yml: one token per host, however the host is spelled; no error ever shows what the file holds.
import { describe, expect, test } from 'vitest';
import {
  credentialsPath,
  getCredential,
  listCredentials,
  putCredential,
  removeCredential,
} from '#settings/credentials.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { everythingSaid, refusalOf } from './failure.ts';

const places = { config: '/config', state: '/state' };
const path = credentialsPath({ places });
const token = 'glpat-s3cretS3cretS3cret';

function worldWith(text: string | null) {
  return { files: memoryFiles({ disk: new Map(text === null ? [] : [[path, text]]) }), places };
}

test('put, get, replace, remove', async () => {
  const world = worldWith(null);
  expect(await getCredential(world, 'https://gitlab.com')).toBeNull();
  expect(await removeCredential(world, 'https://gitlab.com')).toBe(false);
  expect(world.files.disk.size).toBe(0);

  const first = { token, user: 'alex', savedAt: '2026-11-23T08:00:00.000Z' };
  await putCredential(world, 'https://gitlab.com', first);
  await putCredential(world, 'http://127.0.0.1:8080/gitlab', { token: 'other', user: null, savedAt: null });
  expect(world.files.disk.get(path)).toBe(
    `# Tokens for devgrowth. Written by \`devgrowth auth login\`, removed by \`devgrowth auth logout\`.

https://gitlab.com:
  token: ${token}
  user: alex
  saved_at: 2026-11-23T08:00:00.000Z
http://127.0.0.1:8080/gitlab:
  token: other
  user: null
  saved_at: null
`,
  );
  expect(await getCredential(world, 'https://gitlab.com')).toEqual(first);
  expect(await listCredentials(world)).toEqual([
    { host: 'http://127.0.0.1:8080/gitlab', user: null, savedAt: null },
    { host: 'https://gitlab.com', user: 'alex', savedAt: '2026-11-23T08:00:00.000Z' },
  ]);

  await putCredential(world, 'https://gitlab.com', { ...first, token: 'new' });
  expect(await getCredential(world, 'https://gitlab.com')).toEqual({ ...first, token: 'new' });
  expect(await removeCredential(world, 'https://gitlab.com')).toBe(true);
  expect(await getCredential(world, 'https://gitlab.com')).toBeNull();
  expect(await getCredential(world, 'http://127.0.0.1:8080/gitlab')).toEqual({
    token: 'other',
    user: null,
    savedAt: null,
  });
  expect(world.files.disk.get(path)).not.toContain(token);
});

test('a hand-written file: the host in any spelling, comments and unknown fields kept', async () => {
  const world = worldWith(`# mine\nGitLab.com/:\n  token: old\n  note: keep\nother.example.com:\n  token: t # why\n`);
  expect(await getCredential(world, 'https://gitlab.com')).toEqual({ token: 'old', user: null, savedAt: null });
  await putCredential(world, 'https://other.example.com', { token: 'new', user: 'alex', savedAt: null });
  expect(await listCredentials(world)).toEqual([
    { host: 'https://gitlab.com', user: null, savedAt: null },
    { host: 'https://other.example.com', user: 'alex', savedAt: null },
  ]);
  expect(world.files.disk.get(path)).toContain('# mine\nGitLab.com/:\n  token: old\n  note: keep\n');
});

test('two logins at once keep both', async () => {
  const world = worldWith(null);
  const hosts = ['https://a.example', 'https://b.example', 'https://c.example'];
  await Promise.all(hosts.map((host) => putCredential(world, host, { token: 't', user: null, savedAt: null })));
  expect((await listCredentials(world)).map(({ host }) => host)).toEqual(hosts);
});

describe('a broken file says where, never what', () => {
  const broken: readonly { name: string; text: string; details: readonly string[] }[] = [
    {
      name: 'not YAML',
      text: `gitlab.com: {token: ${token}\nx`,
      details: [`${path}:2: not YAML here`, `${path}:2: not YAML here`],
    },
    { name: 'a list', text: `- ${token}\n`, details: [`${path}:1: expected record, received array`] },
    {
      name: 'a bare token',
      text: `gitlab.com: ${token}\n`,
      details: [`${path}:1: gitlab.com: expected object, received string`],
    },
    { name: 'an alias to nothing', text: `gitlab.com: *${token}\n`, details: [`${path}:1: not YAML here`] },
    {
      name: 'a number for a token',
      text: 'gitlab.com:\n  token: 12\n',
      details: [`${path}:2: gitlab.com.token: expected string, received number`],
    },
    { name: 'no token', text: 'gitlab.com:\n  user: alex\n', details: [`${path}:1: gitlab.com.token: is missing`] },
  ];
  test.each(broken)('$name', async ({ text, details }) => {
    const world = worldWith(text);
    for (const work of [
      getCredential(world, 'https://gitlab.com'),
      putCredential(world, 'https://gitlab.com', { token, user: null, savedAt: null }),
    ]) {
      const error: unknown = await work.catch((error: unknown) => error);
      expect(everythingSaid(error)).not.toContain('s3cret');
      expect(await refusalOf(() => work)).toMatchObject({
        kind: 'configuration',
        details,
        hint: 'Remove the file and run `devgrowth auth login` again.',
      });
    }
    expect(world.files.disk.get(path)).toBe(text);
  });
});

// What is new here, and what is newer elsewhere: the registry is asked by whoever types the question alone.
import { describe, expect, test } from 'vitest';
import { version } from '#version.ts';
import { changelogParts, compareVersions } from '#work/release/versions.ts';
import { useSandboxes, worldOnSandbox, type WorldOptions } from '../support/world.ts';

useSandboxes();

const address = 'https://registry.npmjs.org/devgrowth/latest';
const newer = JSON.stringify({ name: 'devgrowth', version: '99.1.0' });

describe('--version --check', () => {
  test.each([
    [newer, '99.1.0 is out: npm install -g devgrowth, then devgrowth whatsnew\n'],
    [JSON.stringify({ version }), 'That is the newest one.\n'],
    [JSON.stringify({ version: '0.0.1' }), 'That is the newest one.\n'],
  ])('%s', async (answer, told) => {
    const world = worldOnSandbox({ published: { [address]: answer } });
    expect(await world.run('--version --check')).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: told });
    expect(world.askedInPublic()).toEqual([address]);
    expect(world.requests()).toEqual([]);
  });

  test.each(['', '<html>', '{}', '{"version": "\u001b[2J"}', '[]'])('%j says nothing: it fails', async (answer) => {
    const ended = await worldOnSandbox({ published: { [address]: answer } }).run('-V --check');
    expect(ended).toMatchObject({ exitCode: 1, stdout: `${version}\n` });
    expect(ended.stderr).toContain('does not say which devgrowth is the newest');
  });

  test('no answer is told, and the version all the same', async () => {
    expect(await worldOnSandbox().run('--check --version')).toMatchObject({ exitCode: 1, stdout: `${version}\n` });
  });

  const asks = async (options: WorldOptions, npmrc?: string) => {
    const world = worldOnSandbox(options);
    if (npmrc !== undefined) world.disk.set('/home/alex/.npmrc', npmrc);
    await world.run('--version --check');
    return world.askedInPublic();
  };
  test.each<[string, WorldOptions, string | undefined, readonly string[]]>([
    [
      'a variable',
      { env: { npm_config_registry: 'https://npm.example.com/all/' } },
      undefined,
      ['https://npm.example.com/all/devgrowth/latest'],
    ],
    [
      "npm's file",
      { env: { HOME: '/home/alex' } },
      'color=false\nregistry = "https://u:secret@npm.example.com/"\n',
      ['https://npm.example.com/devgrowth/latest'],
    ],
    [
      'a proxy',
      { env: { HTTPS_PROXY: 'http://u:secret@proxy.example.com:3128' } },
      undefined,
      [`${address} by http://proxy.example.com:3128`],
    ],
    ['no address', { env: { npm_config_registry: 'file:///etc' } }, undefined, []],
  ])('the registry and the way to it: %s', async (_, options, npmrc, expected) => {
    expect(await asks(options, npmrc)).toEqual(expected);
  });

  test.each(['--version', 'whatsnew', 'config path'])('`%s` asks nobody', async (words) => {
    const world = worldOnSandbox({ published: { [address]: newer } });
    await world.run(words);
    expect(world.askedInPublic()).toEqual([]);
  });
});

describe('whatsnew', () => {
  test('shows this version first, then only what is newer', async () => {
    const world = worldOnSandbox();
    const first = await world.run('whatsnew');
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(first.stdout).toMatch(/^## 0\.1\.0/);
    expect((await world.run('whatsnew')).stdout).toMatch(new RegExp(`^Nothing new since ${version}\\.`));
    expect((await world.run('whatsnew --all')).stdout).toBe(first.stdout);
    world.disk.set('/home/alex/.local/share/devgrowth/seen-version', '0.0.9\n');
    expect((await world.run('whatsnew')).stdout).toBe(first.stdout);
  });

  test('parts of a changelog', () => {
    const text = '# Changelog\n\n## 0.10.0\n\n- b\n\n## 0.9.1 (2026)\n\n- a\n';
    expect(changelogParts(text)).toEqual([
      { version: '0.10.0', text: '## 0.10.0\n\n- b' },
      { version: '0.9.1', text: '## 0.9.1 (2026)\n\n- a' },
    ]);
  });

  test.each([
    ['0.9.0', '0.10.0', -1],
    ['1.0.0', '0.99.99', 1],
    ['v1.2.3', '1.2.3', 0],
  ])('%s and %s', (one, other, order) => expect(Math.sign(compareVersions(one, other))).toBe(order));
});

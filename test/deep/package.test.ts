// What `npm pack` gives: one package, installed without any other download, whose command works.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { emptyHome, root } from '../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'devgrowth-pack-'));
const home = emptyHome();
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  home.remove();
});

test('the package is what its package.json says', () => {
  const { status, stdout, stderr } = spawnSync('npx', ['publint', '--strict'], { cwd: root, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
});

test('the packed package installs offline and runs the demo', () => {
  const packed = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(packed.status, packed.stderr).toBe(0);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  const listing = spawnSync('tar', ['tzf', join(folder, tarball)], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n');
  const tops = [...new Set(listing.map((path) => path.split('/')[1] ?? ''))].sort();
  expect(tops).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'bin',
    'dist',
    'examples',
    'package.json',
    'schemas',
    'templates',
  ]);
  expect(listing).toContain('package/dist/THIRD-PARTY-NOTICES.md');

  writeFileSync(join(folder, 'package.json'), '{"name":"empty","private":true}');
  const install = spawnSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, npm_config_cache: join(folder, 'cache') },
  });
  expect(install.status, install.stderr).toBe(0);
  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['devgrowth']);

  const demo = spawnSync(join(folder, 'node_modules', '.bin', 'devgrowth'), ['demo'], {
    cwd: folder,
    encoding: 'utf8',
    env: home.env,
  });
  expect(demo.status, demo.stderr).toBe(0);
  expect(demo.stdout).toContain('COMPLETE');
});

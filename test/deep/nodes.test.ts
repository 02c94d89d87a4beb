// The built command on every Node we promise, and the one sentence an older Node gets.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin, devgrowth, emptyHome, nodeAt, serveSandbox, type ServedSandbox } from '../support/process.ts';

const home = emptyHome();
let sandbox: ServedSandbox;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  sandbox = await serveSandbox(['--empty'], home.env);
  env = { ...home.env, DEVGROWTH_HOST: sandbox.url, DEVGROWTH_TOKEN: sandbox.token };
  expect(await devgrowth(['init', '--yes', '--no-input'], env)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await sandbox.stop();
  home.remove();
});

const older = nodeAt(18);
test.skipIf(older === null)('Node 18 gets one sentence', () => {
  const { status, stdout, stderr } = spawnSync(older ?? '', [bin, 'goal', 'list'], { encoding: 'utf8', env: home.env });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^devgrowth needs Node 20\.19 or newer; this is Node 18\.[\d.]+\.\n$/);
});

describe.each([20, 22, 24, 26])('on Node %i', (major) => {
  const node = process.versions.node.startsWith(`${major}.`) ? process.execPath : nodeAt(major);

  test.skipIf(node === null)('starts, reads, writes and reports', async () => {
    const options = { node: node ?? '' };
    expect((await devgrowth(['--version'], env, options)).stdout).toMatch(/^\d+\.\d+\.\d+/);
    expect(await devgrowth(['goal', 'add', `Goal of Node ${major}`, '--kind', 'general'], env, options)).toMatchObject({
      code: 0,
      stderr: expect.not.stringContaining('Warning'),
    });
    const report = await devgrowth(['report', '--format', 'json'], env, options);
    expect(report).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(report.stdout)).toMatchObject({
      schema: 'devgrowth/report/v1',
      completeness: { complete: true },
    });
  });

  test.skipIf(node === null || major < 22)('keeps what it compiled in the own folder of the user', async () => {
    const shared = join(home.folder, `shared-${major}`);
    const { NODE_COMPILE_CACHE: _, XDG_CACHE_HOME: __, ...plain } = env;
    const told = { ...plain, HOME: join(home.folder, `of-${major}`), TMPDIR: shared };
    mkdirSync(shared);
    expect(await devgrowth(['goal', 'list'], told, { node: node ?? '' })).toMatchObject({ code: 0, stderr: '' });
    const [ofNode = '', ...others] = readdirSync(join(told.HOME, '.cache', 'devgrowth'));
    const kept = readdirSync(join(told.HOME, '.cache', 'devgrowth', ofNode));
    expect([ofNode.startsWith(`v${major}.`), others, kept.length > 3]).toEqual([true, [], true]);
    const { HOME: ___, ...homeless } = told;
    expect(await devgrowth(['goal', 'list'], homeless, { node: node ?? '' })).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(shared)).toEqual([]);
  });
});

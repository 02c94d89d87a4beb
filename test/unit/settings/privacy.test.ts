// A kept token that others on the machine can read is not used in silence.
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { privacyNotices } from '#settings/credentials.ts';
import { diskFiles } from '#host/disk.ts';
import { findToken } from '#settings/token.ts';
import { worldOnSandbox } from '../../support/world.ts';

const places = { config: '/home/alex/.config/devgrowth', state: '/home/alex/.local/share/devgrowth' };
const path = `${places.config}/credentials.yml`;
const host = 'https://gitlab.example.com';

async function found(mode: number, unowned: readonly string[] = []) {
  const disk = new Map([[path, `${host}: {token: glpat-x}\n`]]);
  const { world } = worldOnSandbox({ disk, modes: new Map([[path, mode]]), unowned: new Set(unowned), env: {} });
  const first = await findToken(host, null, world);
  return { first, again: await findToken(host, null, world) };
}

test.each([
  [0o600, []],
  [0o400, []],
  [
    0o644,
    [
      `${path} could be read by others on this machine (mode 644), and no longer can; if others use it, make a new token`,
    ],
  ],
  [
    0o640,
    [
      `${path} could be read by others on this machine (mode 640), and no longer can; if others use it, make a new token`,
    ],
  ],
])('mode %o', async (mode, notices) => {
  const token = { token: 'glpat-x', source: 'stored' };
  expect(await found(mode)).toEqual({ first: { ...token, notices }, again: { ...token, notices: [] } });
});

test("somebody else's file is said each time, with what to type", async () => {
  const notices = [`${path} can be read by others on this machine (mode 644); type: chmod 600 ${path}`];
  expect(await found(0o644, [path])).toMatchObject({ first: { notices }, again: { notices } });
});

test.skipIf(process.platform === 'win32')('on a real disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'devgrowth-privacy-'));
  try {
    const file = join(folder, 'credentials.yml');
    await writeFile(file, '');
    await chmod(file, 0o644);
    const world = { files: diskFiles(), places: { config: folder, state: folder } };
    expect(await privacyNotices(world)).toHaveLength(1);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await privacyNotices(world)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

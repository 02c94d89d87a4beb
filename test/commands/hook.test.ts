// Git's hooks: put into one repository, never over somebody's, taken away to the last byte; and the list of goals that they offer.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { useSandboxes } from '../support/world.ts';

useSandboxes();

const ask = 'git rev-parse --path-format=absolute --git-path hooks --git-common-dir';
const folder = '/home/alex/app/.git/hooks';
const state = '/home/alex/.local/share/devgrowth/hook.json';
const inRepository = { programs: { [ask]: `${folder}\n/home/alex/app/.git\n` } };
const withGoals = scene(
  inRepository,
  'init --yes --no-input',
  'goal add "Read one book" --kind reading --due 2026-12-18 --no-input',
  ['goal', 'add', 'Leave quietly', '--kind', 'general', '--confidential', '--no-input'],
);

describe('hook install', () => {
  test('writes two hooks that may be run, and remove leaves nothing', async () => {
    const world = await withGoals();
    const before = [...world.disk.keys()];
    expect(await world.run('hook install --dry-run')).toMatchObject({
      exitCode: 0,
      stdout: `Would install ${folder}/prepare-commit-msg\nWould install ${folder}/post-merge\n`,
    });
    expect([...world.disk.keys()]).toEqual(before);
    expect((await world.run('hook install')).exitCode).toBe(0);
    const script = world.disk.get(`${folder}/prepare-commit-msg`) ?? '';
    expect(script).toMatch(/^#!\/bin\/sh\n/);
    expect(script).toContain(`${join(process.cwd(), 'dist', 'hook.js')} prepare-commit-msg ${state} "$@" || true\n`);
    expect(await world.world.files.mode(`${folder}/post-merge`)).toBe(0o700);
    expect((await world.run('hook status')).stdout).toContain(`${folder}/post-merge: installed\n`);
    // Once more is no change, and it asks no server.
    expect((await world.run('hook install')).exitCode).toBe(0);
    expect(world.requests()).toEqual([]);
    expect((await world.run('hook remove')).stdout).toContain(`Removed ${folder}/post-merge`);
    expect([...world.disk.keys()]).toEqual(before);
    expect((await world.run('hook remove')).stdout).toBe('There is no hook of devgrowth here.\n');
  });

  test("somebody else's hook stays as it is, and the line to add is told", async () => {
    const world = await withGoals();
    world.disk.set(`${folder}/post-merge`, '#!/bin/sh\nmake\n');
    const ended = await world.run('hook install');
    expect(ended).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('post-merge: node ') });
    expect(world.disk.get(`${folder}/post-merge`)).toBe('#!/bin/sh\nmake\n');
    expect(world.disk.has(`${folder}/prepare-commit-msg`)).toBe(false);
    expect((await world.run('hook remove')).exitCode).toBe(0);
    expect(world.disk.get(`${folder}/post-merge`)).toBe('#!/bin/sh\nmake\n');
  });

  test('a hook of ours that was changed is not removed', async () => {
    const world = await withGoals();
    await world.run('hook install');
    const path = `${folder}/post-merge`;
    world.disk.set(path, `${world.disk.get(path)}make\n`);
    expect(await world.run('hook remove')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(path) });
    expect(world.disk.get(path)).toContain('make\n');
    expect((await world.run('hook status')).stdout).toContain(`${path}: installed, and changed since`);
  });

  test('hooks that other repositories share are left alone', async () => {
    const world = await withGoals({ programs: { [ask]: '/home/alex/hooks\n/home/alex/app/.git\n' } });
    expect(await world.run('hook install')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('core.hooksPath'),
    });
    expect([...world.disk.keys()].filter((path) => path.startsWith('/home/alex/hooks'))).toEqual([]);
  });

  test('outside of a repository', async () => {
    expect(await (await withGoals({ programs: {} })).run('hook install')).toMatchObject({ exitCode: 2 });
  });
});

describe('the list of goals', () => {
  test('is written by goal list where a hook is installed, without what is confidential', async () => {
    const world = await withGoals();
    const known = () => JSON.parse(world.disk.get(state) ?? '{}') as { goals?: readonly object[] };
    world.disk.delete(state);
    const outside = { env: { CI: '' } };
    const there = await withGoals({ ...outside, disk: world.disk });
    await there.run('goal list');
    expect(world.disk.has(state)).toBe(false);
    await there.run('hook install');
    await there.run('goal list --kind general');
    expect(known().goals).toEqual([]);
    await there.run('goal list');
    expect(known().goals).toEqual([{ reference: 'alex/goals#2', title: 'Read one book' }]);
    expect(world.disk.get(state)).not.toContain('quietly');
    expect(world.disk.get(state)).not.toContain(there.token);
  });
});

// The skill for assistants: what it holds, where it is put, and that nothing of somebody's is written over.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue, isGroup } from '#cli/catalogue.ts';
import { scene } from '../support/scene.ts';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'skills/devgrowth/SKILL.md'), 'utf8');
const place = join(root, '.agents/skills/devgrowth/SKILL.md');

describe('the skill', () => {
  test('and llms.txt are up to date', () => {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/assistants.mjs', '--check'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  test('is short, and says first what it is for', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(150);
    expect(text.length / 3).toBeLessThan(5_000);
    const [, name = '', description = ''] = /^---\nname: (.+)\ndescription: (.+)\n---\n/.exec(text) ?? [];
    expect(name).toBe('devgrowth');
    expect(description.length).toBeLessThanOrEqual(1_024);
    // YAML would read another value, or none.
    expect(description).not.toMatch(/: | #|^["'>|&*!%@`[{]/);
  });

  test('names commands as their help shows them, where they are run', async () => {
    const entries = catalogue.flatMap((entry) => (isGroup(entry) ? entry.commands : [entry]));
    const modules = await Promise.all(entries.map((entry) => entry.load()));
    const examples = new Set(modules.flatMap((module) => module.examples));
    const rows = [...text.matchAll(/^- `(devgrowth [^`]+)`/gm)].map(([, command]) => command);
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((command) => !examples.has(command ?? ''))).toEqual([]);
  });

  const withGoal = scene({}, 'init --yes --no-input', 'goal add "Read a book" --kind reading --due 2027-01-15');
  const lines = /```sh\n(.+?)```/s.exec(text)?.[1]?.trim().split('\n') ?? [];
  test.each(lines)('%s works', async (line) => {
    const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const world = await withGoal();
    expect(await world.run(words.slice(1))).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('skills install', () => {
  test('puts it into the repository, once', async () => {
    const world = worldOnSandbox();
    expect(await world.run('skills install')).toMatchObject({ exitCode: 0, stdout: `Installed ${place}\n` });
    expect(world.disk.get(place)).toBe((await world.run('skills show')).stdout);
    expect(world.disk.get(place)?.startsWith(text)).toBe(true);
    expect(await world.run('skills install')).toMatchObject({ exitCode: 0, stdout: `Up to date: ${place}\n` });
    expect(world.requests()).toEqual([]);
  });

  test.each([
    ['--global', '/home/alex/.agents/skills/devgrowth/SKILL.md'],
    ['--path /srv/skills', '/srv/skills/devgrowth/SKILL.md'],
    ['--path .claude/skills', join(root, '.claude/skills/devgrowth/SKILL.md')],
  ])('%s', async (flags, path) => {
    const world = worldOnSandbox({ env: { HOME: '/home/alex' } });
    expect((await world.run(`skills install ${flags} --dry-run`)).stdout).toBe(`Would install ${path}\n`);
    expect(world.disk.has(path)).toBe(false);
    expect((await world.run(`skills install ${flags}`)).stdout).toBe(`Installed ${path}\n`);
    expect(world.disk.has(path)).toBe(true);
  });

  test('a skill that somebody changed stays, and is replaced with --force', async () => {
    const world = worldOnSandbox();
    await world.run('skills install');
    const changed = world.disk.get(place)?.replace('## Rules', '## Our rules') ?? '';
    world.disk.set(place, changed);
    expect(await world.run('skills install')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('was changed'),
    });
    expect(world.disk.get(place)).toBe(changed);
    expect((await world.run('skills install --force')).stdout).toBe(`Renewed ${place}\n`);
    expect(world.disk.get(place)).toContain('## Rules');
  });

  test('that of an earlier version is renewed, that of somebody else is not', async () => {
    const world = worldOnSandbox();
    // As an earlier version wrote it: its last line is made of its own text.
    world.disk.set(place, 'earlier\n\n<!-- devgrowth 1x0cme4 -->\n');
    expect((await world.run('skills install')).exitCode).toBe(1);
    const sealed = (await world.run('skills show')).stdout;
    expect(sealed).toMatch(/\n\n<!-- devgrowth \w+ -->\n$/);
    world.disk.set(place, '# Their own\n');
    expect((await world.run('skills install')).exitCode).toBe(1);
    expect(world.disk.get(place)).toBe('# Their own\n');
  });

  test('two places are one too many', async () => {
    expect((await worldOnSandbox().run('skills install --global --path x')).exitCode).toBe(2);
  });
});

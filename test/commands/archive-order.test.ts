// What an archive says of itself: how new it is, in which order, how far it has come; and where it is opened when only a name is given.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArchivedProject } from '#reports/archive.ts';
import { archived } from '../support/archives.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'devgrowth-archive-order-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const on = (day: string) => (world: TestWorld) => Promise.resolve(world.setNow(`${day}T09:00:00.000Z`));
const issueIn = (path: string, title: string) => async (world: TestWorld) => {
  await world.api('projects', { method: 'POST', body: { path, visibility: 'public' } });
  await world.api(`projects/alex%2F${path}/issues`, { method: 'POST', body: { title } });
};
const evidence = (path: string) => (world: TestWorld) =>
  world.api('projects/1/issues/2/notes', {
    method: 'POST',
    body: { body: `**Evidence 2026-11-20**\n\nDid it\n\nLink: \`${world.base}/alex/${path}/-/issues/1\`` },
  });

const lived = scene(
  { now: '2026-11-02T09:00:00.000Z' },
  'init --yes --no-input --time-zone UTC',
  'goal add Read --kind reading --due none',
  'goal add Talk --kind general --due none',
  issueIn('web', 'Web'),
  issueIn('api', 'Api'),
  on('2026-11-10'),
  'goal log 3 Words',
  on('2026-11-20'),
  evidence('web'),
  evidence('api'),
  'goal log 2 Chapter',
  on('2026-11-23'),
);

test('it is as new as the last change in it, and names work by its address, whatever was written first', async () => {
  const world = await lived();
  const { files } = await archived(world, folder);
  const { asOf, work } = JSON.parse(files['project.json'] ?? '') as ArchivedProject;
  expect(asOf).toBe('2026-11-20T09:00:00.000Z');
  expect(work.map(({ url, title }) => [url.replace(world.base, ''), title])).toEqual([
    ['/alex/api/-/issues/1', 'Api'],
    ['/alex/web/-/issues/1', 'Web'],
  ]);
});

test('whoever waits is told which issue it reads, from the first to the last', async () => {
  const world = await lived();
  world.progress();
  await archived(world, folder);
  expect(world.progress().filter((step) => / of 3, #/.test(step))).toEqual([
    '1 of 3, #1 Dashboard',
    '2 of 3, #2 Read',
    '3 of 3, #3 Talk',
  ]);
});

test('a name without a place is a project of one’s own', async () => {
  const into = worldOnSandbox();
  const small = 'test/support/growth.zip';
  const planned = await into.run(['archive', small, '--into', 'other', '--dry-run']);
  expect(planned.stdout).toContain('create the project alex/other (private)');
});

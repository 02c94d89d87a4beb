// Files that texts link to: taken along, missing, sent again once; and private titles behind words typed in another language.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archived } from '../support/archives.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'devgrowth-archive-files-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const slides = 'What I said, in ten slides';
const gone = `/uploads/${'0'.repeat(32)}/gone.pdf`;

/** @returns its address in texts */
async function uploaded(world: TestWorld): Promise<string> {
  const body = new FormData();
  body.set('file', new Blob([slides]), 'slides.txt');
  const headers = { 'PRIVATE-TOKEN': world.token };
  const request = new Request(`${world.base}/api/v4/projects/1/uploads`, { method: 'POST', headers, body });
  return ((await (await world.sandbox.fetch(request)).json()) as { readonly url: string }).url;
}

const withFiles = scene(
  {},
  'init --yes --no-input --time-zone UTC',
  'goal add Talk --kind general --due none --description Why',
  async (world) => {
    // Nothing links to the first.
    await uploaded(world);
    const address = await uploaded(world);
    const post = (body: string) => world.api('projects/1/issues/2/notes', { method: 'POST', body: { body } });
    await post(`[slides](${address})`);
    await post(`[slides, again](${address}) and [gone](${gone})`);
  },
);

const commentsOn = async (world: TestWorld) =>
  ((await (await world.api('projects/1/issues/2/notes?sort=asc')).json()) as { body: string; system: boolean }[])
    .filter(({ system }) => !system)
    .map(({ body }) => body.split('\n')[0]);

test('a file is taken along once, and one that is gone is named', async () => {
  const world = await withFiles();
  world.requests();
  const { zip, files, stdout } = await archived(world, folder);
  expect(world.requests().filter((request) => request.includes('slides.txt'))).toHaveLength(1);
  const path = Object.keys(unzipSync(zip)).find((name) => name.endsWith('/slides.txt')) ?? '';
  expect(files[path]).toBe(slides);
  expect(stdout).toContain('gone.pdf');
  expect((JSON.parse(files['project.json'] ?? '') as { uploads: unknown }).uploads).toEqual([
    { secret: '0'.repeat(32), name: 'gone.pdf', bytes: null, missing: expect.any(String) },
    { secret: expect.any(String), name: 'slides.txt', bytes: slides.length, missing: null },
  ]);
});

test('it is sent again once, also where the opening is stopped after it, and nothing of it stays on the machine', async () => {
  const from = await withFiles();
  const { path } = await archived(from, folder);
  const [was = ''] = await commentsOn(from);
  const into = worldOnSandbox();
  const words = ['archive', path, '--into', 'alex/goals', '--yes'];
  const isNoted = () => [...into.disk.keys()].some((name) => name.includes('/sent-files/'));
  let isStopped = false;
  await new Promise<void>((stop) => {
    const killed = worldOnSandbox({
      sandbox: into.sandbox,
      disk: into.disk,
      onStep(step) {
        if (isStopped || !step.startsWith('after write') || !isNoted()) return Promise.resolve();
        isStopped = true;
        stop();
        return new Promise(() => {});
      },
    });
    void killed.run(words);
  });
  expect(into.sandbox.state.uploads).toHaveLength(1);
  expect(await commentsOn(into)).toEqual([]);

  const opened = await into.run(words);
  expect(opened.exitCode, opened.stderr).toBe(0);
  expect(opened.stdout).toContain('1 file that texts link to were not in the archive');
  expect(opened.stderr).toContain('`devgrowth init --project alex/goals` renews it');
  const [upload, ...others] = into.sandbox.state.uploads ?? [];
  expect(others).toEqual([]);
  const is = `/uploads/${upload?.secret}/slides.txt`;
  expect(was).not.toContain(is);
  expect(await commentsOn(into)).toEqual([`[slides](${is})`, `[slides, again](${is}) and [gone](${gone})`]);
  expect(isNoted()).toBe(false);
});

test('what is evidence in the words of a company loses its private title too', async () => {
  const company = '.devgrowth/company.yml';
  const world = await scene(
    {},
    `init --yes --no-input --manager @morgan --company ${company}`,
    async (begun) => {
      const actions = [{ action: 'update', file_path: company, content: 'words: de\n' }];
      const body = { branch: 'main', commit_message: 'Company', actions };
      await begun.api('projects/1/repository/commits', { method: 'POST', body });
    },
    'init --yes --no-input',
    'goal add SQL --kind general --due none --description Warum',
    async (begun) => {
      const post = (path: string, body: unknown) => begun.api(path, { method: 'POST', body });
      await post('projects', { path: 'secret', visibility: 'private' });
      await post('projects/alex%2Fsecret/issues', { title: 'Leaking engine' });
      const link = `${begun.base}/alex/secret/-/issues/1`;
      await post('projects/1/issues/2/notes', {
        body: `Beleg 2026-11-20\n\nRepariert\n\nLink: \`${link}\` Leaking engine (alex/secret)`,
      });
    },
  )();
  const { files, stdout } = await archived(world, folder);
  const all = Object.values(files).join('\n');
  expect(all).toContain('Repariert');
  expect(all).not.toContain('Leaking engine');
  expect(stdout).toContain('1 title of private work');
});

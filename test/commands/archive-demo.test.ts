// The demo's year, archived, opened elsewhere and archived again: the same but for what an opening cannot make again.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox } from '#sandbox/sandbox.ts';
import { seededState } from '#sandbox/seeded-state.ts';
import { archived, lasting } from '../support/archives.ts';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const end = '2026-11-23T09:00:00.000Z';
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'devgrowth-archive-demo-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a year comes back: every issue, word, day, label, milestone, board, file and link', async () => {
  const seed = await readFile('examples/sandbox-seed.yml', 'utf8');
  const state = await seededState({ seed, now: Date.parse(end), newToken: () => 'of-the-year' });
  const sandbox = createSandbox({ now: () => Date.parse(end), externalUrl: 'https://year.test', state });
  const from = worldOnSandbox({ now: end, sandbox });
  const first = await archived(from, folder, '--with-work');
  expect(first.exitCode, first.stderr).toBe(0);
  expect(first.issues.length).toBeGreaterThan(10);

  const into = worldOnSandbox({ now: '2027-06-01T09:00:00.000Z' });
  const opened = await into.run(['archive', first.path, '--into', 'alex/goals', '--yes']);
  expect(opened.exitCode, opened.stderr).toBe(0);
  const second = await archived(into, folder, '--with-work');
  expect(second.exitCode, second.stderr).toBe(0);
  expect(lasting(second.issues)).toEqual(lasting(first.issues));

  const projectOf = ({ files }: { readonly files: Readonly<Record<string, string>> }) => {
    const {
      labels,
      milestones,
      boards,
      files: paths,
      person,
      zone,
    } = JSON.parse(files['project.json'] ?? '') as Record<string, unknown>;
    return { labels, milestones, boards, paths, person, zone };
  };
  expect(projectOf(second)).toEqual(projectOf(first));
  for (const file of Object.keys(first.files).filter((name) => name.startsWith('repository/')))
    expect([file, second.files[file]]).toEqual([file, first.files[file]]);
});

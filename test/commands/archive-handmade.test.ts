// Archives that somebody made by hand, with checksums that fit: nothing of them is sent.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArchivedIssue } from '#reports/archive.ts';
import { filesOf, handmade } from '../support/archives.ts';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'devgrowth-handmade-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const ofIssue = (change: (issue: ArchivedIssue) => object) => (files: Record<string, string>) => {
  const [name = '', text = ''] = Object.entries(files).find(([path]) => path === 'issues/0002.json') ?? [];
  const issue = JSON.parse(text) as ArchivedIssue;
  return { ...files, [name]: JSON.stringify({ ...issue, ...change(issue) }) };
};
const ofProject =
  (change: (project: { files: string[]; issues: number[] }) => object) => (files: Record<string, string>) => {
    const project = JSON.parse(files['project.json'] ?? '') as { files: string[]; issues: number[] };
    return { ...files, 'project.json': JSON.stringify({ ...project, ...change(project) }) };
  };
const commands = 'eve`\n\n/assign @sam\n/close\n`';
test.each([
  ['a name that is commands', ofIssue(() => ({ author: commands })), 'issues/0002.json has an author without'],
  [
    'an earlier name that is commands',
    ofIssue(() => ({ origin: { by: commands, on: '2026-01-01', closed: null } })),
    'issues/0002.json has an author without',
  ],
  [
    'a day that is commands',
    ofIssue(() => ({ origin: { by: 'eve', on: '2026-01-01*\n/close', closed: null } })),
    'issues/0002.json has a text of no day',
  ],
  [
    'a mark that is commands',
    ofIssue(() => ({ mark: { type: 'goal -->\n/close', template: null, key: null } })),
    'issues/0002.json has a mark that',
  ],
  ['a moment that is none', ofIssue(() => ({ createdAt: 'soon' })), 'issues/0002.json has a text of no day'],
  ['a zone that is none', ofProject(() => ({ zone: 'Mars/Base' })), 'its time zone is none'],
  ['an issue twice', ofProject(({ issues }) => ({ issues: [...issues, 2] })), 'project.json names #2 twice'],
  ...['./.gitlab-ci.yml', '/.gitlab-ci.yml', '.devgrowth/../.gitlab-ci.yml', 'bin/run'].map(
    (file) =>
      [
        `the file ${file}`,
        (files: Record<string, string>) =>
          ofProject((project) => ({ files: [...project.files, file] }))({ ...files, [`repository/${file}`]: 'job:' }),
        `repository/${file} is no file of devgrowth's`,
      ] as const,
  ),
] as const)('refuses one made by hand: %s', async (_name, change, problem) => {
  const world = worldOnSandbox();
  const path = join(folder, 'handmade.zip');
  await writeFile(path, handmade(change(filesOf(readFileSync('test/support/growth.zip')))));
  expect(await world.run(['archive', '--check', path])).toMatchObject({
    exitCode: 3,
    stdout: expect.stringContaining(problem),
  });
  world.requests();
  expect(await world.run(['archive', path, '--into', 'alex/other', '--yes'])).toMatchObject({ exitCode: 2 });
  expect(world.requests()).toEqual([]);
});

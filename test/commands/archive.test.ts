// `archive`: everything of a project as one file that reads without devgrowth, is looked at again, and is the person's own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'devgrowth-archive-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

let world: TestWorld;
beforeEach(async () => {
  world = worldOnSandbox();
  await world.run('init --yes --no-input --manager @morgan --time-zone UTC');
  await world.run('share @morgan --yes');
  await world.run(['goal', 'add', 'Read <b>one</b> book', '--kind', 'reading', '--due', 'none']);
  await world.run('goal log 2 Chapter --progress 40');
  await world.run(['goal', 'add', 'Secret', '--kind', 'general', '--due', 'none', '--confidential']);
});

function archived(from: TestWorld, path = '/growth.zip'): Record<string, string> {
  const zip = Buffer.from(from.disk.get(path) ?? '', 'latin1');
  return Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, content]) => [name, strFromU8(content)]));
}

describe('archive --out', () => {
  test('writes every issue as Markdown and JSON, a page, and a manifest', async () => {
    const made = await world.run('archive --out /growth.zip');
    expect(made).toMatchObject({ exitCode: 0 });
    const files = archived(world);
    expect(Object.keys(files)).toMatchInlineSnapshot(`
      [
        "README.md",
        "index.html",
        "issues/0001.json",
        "issues/0002.json",
        "issues/0003.json",
        "manifest.json",
        "project.json",
        "repository/.devgrowth.yml",
        "repository/.gitlab/issue_templates/Career change.md",
        "repository/.gitlab/issue_templates/Challenging task.md",
        "repository/.gitlab/issue_templates/Course or certification.md",
        "repository/.gitlab/issue_templates/General.md",
        "repository/.gitlab/issue_templates/Growing others.md",
        "repository/.gitlab/issue_templates/Internship for learning.md",
        "repository/.gitlab/issue_templates/Lesson from a mistake.md",
        "repository/.gitlab/issue_templates/Mentoring.md",
        "repository/.gitlab/issue_templates/Reading.md",
        "repository/.gitlab/issue_templates/Shadow program.md",
        "repository/README.md",
        "text/dashboard/0001-dashboard.md",
        "text/goals/0002-read-b-one-b-book.md",
        "text/goals/0003-secret.md",
      ]
    `);
  });
});

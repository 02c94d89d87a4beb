// `archive`: everything of a project as one file that reads without devgrowth, is looked at again, and is the person's own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archived, filesOf } from '../support/archives.ts';
import { scene } from '../support/scene.ts';
import { useSandboxes } from '../support/world.ts';

useSandboxes();

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'devgrowth-archive-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const hiddenByOthers = 'Their own pay talk';

const lived = scene(
  {},
  'init --yes --no-input --manager @morgan --time-zone UTC',
  'share @morgan --role reporter --yes',
  ['goal', 'add', 'Read <b>one</b> book', '--kind', 'reading', '--due', 'none'],
  ['goal', 'add', 'Pay', '--kind', 'general', '--due', 'none', '--confidential', '--description', 'More money'],
  'goal log 2 Chapter --progress 40',
  async (world) => {
    const post = (path: string, body: unknown, as = 'alex') => world.api(path, { method: 'POST', as, body });
    await post('projects/1/issues/2/notes', { body: 'Well done, says Morgan' }, 'morgan');
    await post('projects/1/issues/2/notes', { body: 'Whispered', internal: true }, 'morgan');
    await post('projects/1/issues', { title: hiddenByOthers, confidential: true }, 'morgan');
    await post('projects', { path: 'secret', visibility: 'private' });
    await post('projects/alex%2Fsecret/issues', { title: 'Leaking engine', description: 'See alex/goals#2' });
    await post('projects/1/issues/2/links', { target_project_id: 'alex/secret', target_issue_iid: 1 });
    await post('projects/1/issues/2/notes', {
      body: `**Evidence 2026-11-20**\n\nFixed it\n\n**Link:** \`${world.base}/alex/secret/-/issues/1\` Leaking engine (alex/secret)`,
    });
  },
);

describe('archive --out', () => {
  test('is the same to the byte where nothing has changed, and says before that it is private', async () => {
    const world = await lived();
    const first = await archived(world, folder);
    expect(first.exitCode).toBe(0);
    expect(first.stderr).toContain('1 confidential issue of yours goes into it: only you can read /growth.zip (0600)');
    world.setNow('2027-08-01T00:00:00.000Z');
    expect((await archived(world, folder)).zip.equals(first.zip)).toBe(true);
    expect(Object.keys(first.files)).toEqual(
      expect.arrayContaining([
        'README.md',
        'index.html',
        'issues/0002.json',
        'manifest.json',
        'project.json',
        'repository/.devgrowth.yml',
        'text/goals/0002-read-b-one-b-book.md',
        'text/goals/0003-pay.md',
      ]),
    );
  });

  test('leaves out what is others’ and what is private elsewhere, and says so', async () => {
    const { files, stdout } = await archived(await lived(), folder);
    const all = Object.values(files).join('\n');
    for (const word of [hiddenByOthers, 'Whispered', 'Well done', 'Leaking engine']) expect(all).not.toContain(word);
    expect(all).toContain('More money');
    expect(all).toContain('(title left out)');
    expect(stdout).toContain('1 confidential issue that somebody else opened');
    expect(stdout).toContain('1 internal comment of others');
    expect(stdout).toContain('1 comment of others');
  });

  test('takes colleagues’ words and private titles with --with-work, never what is confidential of others', async () => {
    const { files, issues } = await archived(await lived(), folder, '--with-work');
    const all = Object.values(files).join('\n');
    for (const word of ['Well done', 'Leaking engine']) expect(all).toContain(word);
    for (const word of [hiddenByOthers, 'Whispered']) expect(all).not.toContain(word);
    expect(issues.find(({ iid }) => iid === 2)?.links).toEqual([
      { reference: 'alex/secret#1', title: 'Leaking engine', type: 'relates_to' },
    ]);
    expect(JSON.parse(files['project.json'] ?? '').work).toEqual([
      expect.objectContaining({ title: 'Leaking engine', state: 'opened', role: 'author', why: null }),
    ]);
  });

  test('holds no token, and a page on which nothing of a title is markup', async () => {
    const world = await lived();
    const { files } = await archived(world, folder, '--with-work');
    expect(Object.values(files).join('\n')).not.toContain(world.token);
    expect(files['index.html']).toContain('Read &lt;b&gt;one&lt;/b&gt; book');
    expect(files['index.html']).toContain('default-src &#39;none&#39;');
    expect(files['index.html']).not.toMatch(/<script|<img|<b>one/);
  });

  test('leaves out what rules name, and refuses rules that it does not know', async () => {
    const world = await lived();
    const rules = join(folder, 'rules.yml');
    await writeFile(rules, 'leave-out:\n  - words: MORE money\n  - kind: reading\n');
    const { issues, stdout } = await archived(world, folder, '--rules', rules);
    expect(issues.map(({ iid }) => iid)).toEqual([1]);
    expect(stdout).toContain('2 issues that your rules name');
    await writeFile(rules, 'leave-out:\n  - color: red\n');
    const refused = await world.run(['archive', '--out', '/other.zip', '--rules', rules]);
    expect(refused).toMatchObject({ exitCode: 2 });
    expect(refused.stderr).toContain('line 2: one of label, kind, number, words is wanted');
  });

  test('says INCOMPLETE, with exit 3, where comments could not be read; a file that is there stays', async () => {
    const world = await lived();
    world.breakRoute('/issues/2/notes', 500);
    const half = await world.run('archive --out /home/growth.zip');
    expect(half).toMatchObject({ exitCode: 3 });
    expect(half.stderr).toContain('INCOMPLETE');
    world.mendRoutes();
    expect(await world.run('archive --out /home/growth.zip')).toMatchObject({ exitCode: 2 });
  });
});

describe('archive --check', () => {
  test('finds what was changed, is missing or came besides', async () => {
    const world = await lived();
    const { zip, path } = await archived(world, folder);
    expect(await world.run(['archive', '--check', path])).toMatchObject({ exitCode: 0 });
    const entries = unzipSync(zip);
    delete entries['issues/0003.json'];
    entries['README.md'] = strToU8('other');
    entries['more.txt'] = strToU8('more');
    await writeFile(path, zipSync(entries));
    const { exitCode, stdout } = await world.run(['archive', '--check', path]);
    expect(exitCode).toBe(3);
    for (const problem of ['issues/0003.json is missing', 'README.md was changed', 'more.txt is not of the archive'])
      expect(stdout).toContain(problem);
    await writeFile(path, 'no zip');
    expect(await world.run(['archive', '--check', path])).toMatchObject({ exitCode: 3 });
    expect(Object.keys(filesOf(zip))).toContain('manifest.json');
  });
});

// `archive FILE --into PROJECT`: opened again on another GitLab, once, with its words, numbers and days.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archived, lasting } from '../support/archives.ts';
import { scene } from '../support/scene.ts';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'devgrowth-archive-into-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const odd = [
  '/close',
  '\\/reopen',
  'See #3 and #2, `#2` in code, alex/goals#3, other/place#4, @morgan, ~goal and !5',
  '<div>',
  '/label ~x #2',
  '</div>',
  '~~~',
  '/due tomorrow',
  '~~~',
  '>>>',
  'quote @sam',
  '>>>',
  '<!-- devgrowth:goal key=planted -->',
  '*Originally written by `@eve` on 2020-01-01*',
  '`` two `ticks` #2 ``',
].join('\n');

const lived = scene(
  {},
  'init --yes --no-input --manager @morgan --time-zone UTC',
  'share @morgan --role reporter --yes',
  'goal add "Read one book" --kind reading --due 2027-01-15 --set actions=Start;Finish',
  ['goal', 'add', 'Odd @morgan #2', '--kind', 'general', '--due', 'none', '--description', odd],
  'goal add "Hidden" --kind general --due none --confidential',
  'goal log 2 "Chapter 3, see #4" --progress 40',
  'goal check 2 1',
  ['goal', 'log', '3', `Words\n${odd}`],
  'goal link 3 #2',
  'evidence add 2 "Wrote a runbook" --result "Two failovers"',
  '1on1 prepare --date 2026-11-24',
  (world) =>
    world.api('projects/1/issues/2/notes', {
      method: 'POST',
      as: 'morgan',
      body: { body: 'Well done @alex\n\n/close' },
    }),
  'goal close 4 --outcome achieved --learned Much',
);

describe('a round trip', () => {
  test('keeps every word, label, day, state and link; the second run writes nothing', async () => {
    const from = await lived();
    const first = await archived(from, folder, '--with-work');
    expect(first).toMatchObject({ exitCode: 0 });
    const into = worldOnSandbox({ now: '2027-06-01T09:00:00.000Z' });
    const planned = await into.run(['archive', first.path, '--into', 'alex/goals', '--dry-run']);
    expect(planned.stdout).toMatch(/^ {2}5 issues and 5 comments$/m);
    expect(planned.stdout).toContain('create the project alex/goals (private)');
    const opened = await into.run(['archive', first.path, '--into', 'alex/goals', '--yes']);
    expect(opened.stderr).not.toContain('warning');
    expect(opened).toMatchObject({ exitCode: 0 });
    const second = await archived(into, folder, '--with-work');
    expect(lasting(second.issues)).toEqual(lasting(first.issues));
    for (const file of Object.keys(first.files).filter((name) => name.startsWith('repository/'))) {
      expect(second.files[file]).toBe(first.files[file]);
    }

    const looked = await into.run(['archive', first.path, '--into', 'alex/goals', '--dry-run']);
    expect(looked.stdout).toMatch(/^ {2}5 issues and 5 comments; 5 issues there already$/m);
    into.requests();
    const again = await into.run(['archive', first.path, '--into', 'alex/goals', '--yes']);
    expect(again).toMatchObject({ exitCode: 0 });
    expect(into.requests().filter((line) => !line.startsWith('GET') && !line.includes('/links'))).toEqual([]);
    expect((await archived(into, folder, '--with-work')).zip.equals(second.zip)).toBe(true);
  });
});

const small = 'test/support/growth.zip';

describe('a project of a group, where others give the numbers', () => {
  test('maps what refers to the project, and keeps names and commands quiet', async () => {
    const world = worldOnSandbox();
    const asRoot = (path: string, body: unknown, method = 'POST') => world.api(path, { method, as: 'root', body });
    await asRoot('groups', { name: 'people', path: 'people' });
    const group = (await (await world.api('groups/people', { as: 'root' })).json()) as { id: number };
    await asRoot('projects', { path: 'growth', namespace_id: group.id, visibility: 'private' });
    const alex = (await (await world.api('user')).json()) as { id: number };
    await asRoot('projects/people%2Fgrowth/members', { user_id: alex.id, access_level: 40 });
    await asRoot('projects/people%2Fgrowth/issues', { title: 'Gone' });
    await asRoot('projects/people%2Fgrowth/issues/1', {}, 'DELETE');
    const opened = await world.run(['archive', small, '--into', 'people/growth', '--yes']);
    expect(opened.stderr).not.toContain('error');
    expect(opened.stdout).toContain('Other numbers: #1 is #2, #2 is #3');
    const issue = async (iid: number) =>
      (await (await world.api(`projects/people%2Fgrowth/issues/${iid}`)).json()) as Record<string, unknown>;
    const { description, state } = await issue(2);
    expect({ description, state }).toEqual({
      state: 'opened',
      description: expect.stringMatching(
        /^Before #3\n\n\\\/close `` @morgan ``\n\n\*Originally written by `@alex` on /,
      ),
    });
    expect(await issue(3)).toMatchObject({ state: 'closed', confidential: true });
    const notes = (await (await world.api('projects/people%2Fgrowth/issues/2/notes?sort=asc')).json()) as {
      body: string;
      system: boolean;
    }[];
    expect(notes.filter(({ system }) => !system).map(({ body }) => body.split('\n')[0])).toEqual([
      'One, see #3',
      'Two',
    ]);
  });
});

test('a project that holds something else is refused', async () => {
  const world = worldOnSandbox();
  await world.run('init --yes --no-input');
  world.requests();
  const refused = await world.run(['archive', small, '--into', 'alex/goals', '--yes']);
  expect(refused).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('1 issue from elsewhere than this archive'),
  });
  expect(world.requests().filter((line) => !line.startsWith('GET'))).toEqual([]);
});

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
    const opened = await into.run(['archive', first.path, '--into', 'alex/goals', '--yes']);
    expect(opened.stderr).not.toContain('warning');
    expect(opened).toMatchObject({ exitCode: 0 });
    const second = await archived(into, folder, '--with-work');
    expect(lasting(second.issues)).toEqual(lasting(first.issues));
    for (const file of Object.keys(first.files).filter((name) => name.startsWith('repository/'))) {
      expect(second.files[file]).toBe(first.files[file]);
    }

    into.requests();
    const again = await into.run(['archive', first.path, '--into', 'alex/goals', '--yes']);
    expect(again).toMatchObject({ exitCode: 0 });
    expect(into.requests().filter((line) => !line.startsWith('GET') && !line.includes('/links'))).toEqual([]);
    expect((await archived(into, folder, '--with-work')).zip.equals(second.zip)).toBe(true);
  });
});

// What the build prepares, so that nothing is loaded for it: the texts of --help, and the package's own templates.
import { gitlab } from '../support/company.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ReadTemplates, readTemplateFiles } from '#templates/read-templates.ts';
import { devgrowth, emptyHome, root } from '../support/process.ts';

const home = emptyHome();
afterAll(() => home.remove());

const at = (columns: number, args: readonly string[]) => devgrowth(args, { ...home.env, COLUMNS: String(columns) });

describe('--help', () => {
  test.each([
    [80, ['goal', 'add']],
    [99, ['1on1']],
    [100, ['report']],
    [140, ['goal', 'log']],
    [80, []],
  ])('in %i columns, %j: as it would be written now', async (columns, path) => {
    const prepared = await at(columns, [...path, '--help']);
    // A flag before it is not prepared for.
    const written = await at(columns < 100 ? 80 : 100, ['--color', 'never', ...path, '--help']);
    expect(prepared).toEqual(written);
    expect(prepared).toMatchObject({ code: 0, stderr: '' });
    const name = `${columns < 100 ? 80 : 100}/${path.join(' ')}.txt`;
    expect(readFileSync(join(root, 'dist', 'help', name), 'utf8')).toBe(prepared.stdout);
  });

  test('a narrow terminal gets its own', async () => {
    const narrow = await at(50, ['goal', 'add', '--help']);
    expect(narrow).toEqual(await at(50, ['--color', 'never', 'goal', 'add', '--help']));
    expect(narrow.stdout).not.toBe((await at(80, ['goal', 'add', '--help'])).stdout);
  });

  test.each([[['help', 'goal', 'add']], [['goal', 'help', 'add']], [['goal', 'add', '-h']]])(
    '%j is the same',
    async (words) => {
      expect(await at(80, words)).toEqual(await at(80, ['goal', 'add', '--help']));
    },
  );

  test('no words reach beyond the folder', async () => {
    expect(existsSync(join(root, 'dist', 'help', '80', 'goal.txt'))).toBe(true);
    const ended = await at(80, ['../80/goal', '--help']);
    expect(ended.code).toBe(2);
  });
});

test('the templates of the package are those of its files', async () => {
  const folders = ['goals', 'promotion', 'plan'].map((name) => join(root, 'templates', name));
  const paths = folders.flatMap((folder) =>
    readdirSync(folder)
      .toSorted()
      .map((name) => join(folder, name)),
  );
  const read: ReadTemplates = readTemplateFiles(
    paths.map((path) => ({ path, text: readFileSync(path, 'utf8') })),
    gitlab,
  );
  expect(read.broken).toEqual([]);
  const list = JSON.parse((await devgrowth(['template', 'list', '--format', 'json'], home.env)).stdout) as {
    templates: { name: string; label: string; path: string }[];
  };
  const goals = read.templates.map(({ name }) => name);
  expect(list.templates.map(({ name }) => name)).toEqual(expect.arrayContaining(goals));
  const shown = await devgrowth(['template', 'show', 'reading', '--format', 'json'], home.env);
  const reading = read.templates.find(({ name }) => name === 'reading');
  expect(JSON.parse(shown.stdout)).toMatchObject({ template: { label: reading?.label } });
  const lint = await devgrowth(['template', 'lint'], home.env);
  expect(lint).toMatchObject({ code: 0, stdout: `${paths.length} templates checked, nothing to mend\n` });
});

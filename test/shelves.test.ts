// The shelves of the large rooms and their order, as src/README.md has them; and that no file needs itself, not even for a type.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { files, ownImports, root } from './support/source-tree.ts';

/** Each shelf imports itself and those before it; `.` is the folder itself. */
const orders: Readonly<Record<string, readonly string[]>> = {
  growth: ['words', 'time', 'text', 'goals', 'meetings', 'week', 'promotion', 'levels', 'lint', 'candidates', 'forge'],
  gitlab: ['wire', 'words', 'exchange', 'stores', '.'],
  sandbox: ['git', 'state', 'http', 'text', 'who', 'entities', 'rules', 'glql', 'web', 'routes', 'seed', '.'],
  'render/terminal': ['.', 'goals', 'report', 'project'],
};

function shelfOf(room: string, file: string): string {
  const [first = '', ...below] = file.slice(room.length + 1).split('/');
  return below.length === 0 ? '.' : first;
}

for (const [room, order] of Object.entries(orders)) {
  const own = files.filter((file) => file.startsWith(`${room}/`));

  test(`${room}: every file stands on a shelf, and every shelf holds some`, () => {
    expect(new Set(own.map((file) => shelfOf(room, file)))).toEqual(new Set(order));
  });

  test(`${room}: a shelf imports itself and those before it`, () => {
    const rank = (file: string) => order.indexOf(shelfOf(room, file));
    const inside = own.flatMap((file) =>
      ownImports(file)
        .filter((target) => target.startsWith(`${room}/`))
        .map((target) => ({ file, target })),
    );
    expect(inside.length).toBeGreaterThan(40);
    expect(inside.filter(({ file, target }) => rank(target) > rank(file))).toEqual([]);
  });

  test(`${room}: the map shows the same order`, () => {
    const map = readFileSync(join(root, 'src/README.md'), 'utf8');
    const row = map.split('\n').filter((line) => line.startsWith(`| \`${room}\` |`) && line.includes(' < '));
    const shown = row.map((line) => [...(line.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    expect(shown).toEqual([order]);
  });
}

test('nothing goes in circles, types included', () => {
  const arrows = new Map(files.map((file) => [file, ownImports(file)]));
  expect(
    [...arrows].flatMap(([file, targets]) => targets.filter((target) => !arrows.has(target)).map(() => file)),
  ).toEqual([]);
  // Whoever imports nothing that is left, or is imported by nobody left, is in no circle.
  let left: ReadonlySet<string> = new Set(files);
  for (let before = 0; before !== left.size; ) {
    before = left.size;
    const needed = new Set([...left].flatMap((file) => arrows.get(file) ?? []));
    left = new Set(
      [...left].filter((file) => needed.has(file) && arrows.get(file)?.some((target) => left.has(target))),
    );
  }
  expect([...left]).toEqual([]);
});

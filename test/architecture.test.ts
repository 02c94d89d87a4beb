// The import table of src/README.md, enforced; and the conventions that a grep can see.
import { builtinModules } from 'node:module';
import { basename, posix } from 'node:path';
import { expect, test } from 'vitest';
import { files, imports, roomOf, source } from './support/source-tree.ts';

/** room -> rooms and files of ours it may import, and the outside packages allowed there. */
const table: Record<string, { ours: readonly string[]; packages: readonly string[] }> = {
  growth: {
    ours: [],
    packages: ['temporal-polyfill', 'mdast', 'mdast-util-from-markdown'],
  },
  reports: { ours: ['growth'], packages: [] },
  templates: { ours: ['growth', 'errors.ts'], packages: ['yaml', 'mustache', 'zod'] },
  render: { ours: ['growth', 'reports'], packages: ['chalk', 'fast-string-width', 'fast-wrap-ansi', 'zod'] },
  gitlab: {
    ours: ['growth', 'errors.ts', 'version.ts'],
    packages: ['@gitbeaker/rest', '@gitbeaker/requester-utils', 'p-limit', 'undici', 'zod'],
  },
  settings: {
    // What it says on stderr is ink.
    ours: ['growth', 'render', 'errors.ts', 'world.ts', 'lock'],
    packages: ['yaml', 'zod', 'env-paths', 'write-file-atomic'],
  },
  sandbox: {
    // A lock between processes knows neither GitLab nor us.
    ours: ['lock'],
    packages: [
      'hono',
      '@hono/node-server',
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm',
      'micromark-extension-gfm',
    ],
  },
  commands: {
    ours: [
      'growth',
      'reports',
      'templates',
      'render',
      'settings',
      'sandbox',
      'errors.ts',
      'world.ts',
      'version.ts',
      'lock',
    ],
    packages: ['commander', 'zod'],
  },
  cli: { ours: ['commands', 'render', 'errors.ts', 'world.ts', 'version.ts'], packages: ['commander', 'inquirer'] },
  'main.ts': { ours: ['cli', 'gitlab', 'render', 'settings', 'sandbox', 'errors.ts', 'world.ts'], packages: [] },
  'start.ts': { ours: ['main.ts', 'version.ts'], packages: [] },
  // Output streams take ink.
  'world.ts': { ours: ['growth', 'render'], packages: [] },
  'errors.ts': { ours: [], packages: [] },
  'version.ts': { ours: [], packages: [] },
  lock: { ours: [], packages: [] },
};

/** Rooms that touch nothing but their arguments: no node modules either. */
const pureRooms = new Set(['growth', 'reports', 'render', 'templates']);
const allowedNodeInPureRooms = new Set(['node:util', 'node:crypto']);

test('the test sees the whole source tree', () => {
  expect(files.length).toBeGreaterThan(450);
  expect(files.flatMap(imports).length).toBeGreaterThan(2_000);
  expect(new Set(files.map(roomOf))).toEqual(new Set(Object.keys(table)));
});

test('each room imports only what the table allows', () => {
  const faults: string[] = [];
  for (const file of files) {
    const room = roomOf(file);
    const allowed = table[room];
    for (const name of imports(file)) {
      if (name.startsWith('./') || name.startsWith('../')) {
        const target = posix.join(posix.dirname(file), name);
        if (roomOf(target) !== room) faults.push(`${file}: relative import of another room: ${name}`);
      } else if (name.startsWith('#')) {
        const target = roomOf(name.slice(1));
        if (target !== room && !allowed?.ours.includes(target)) faults.push(`${file}: ${room} may not import ${name}`);
      } else if (name.startsWith('node:')) {
        if (pureRooms.has(room) && !allowedNodeInPureRooms.has(name))
          faults.push(`${file}: a pure room imports ${name}`);
      } else {
        const pkg = name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/');
        if (builtinModules.includes(pkg)) faults.push(`${file}: write node:${pkg}`);
        else if (!allowed?.packages.includes(pkg)) faults.push(`${file}: ${room} may not use the package ${pkg}`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test('the process, the clock, the network and the console occur in main and the sandbox server only', () => {
  const ambient = /\bprocess\.|\bconsole\.|\bDate\.now\(|\bnew Date\(\)|\b(?:await|return|=>) fetch\(|\bMath\.random\(/;
  const faults = files
    .filter(
      (file) => !['start.ts', 'main.ts', 'sandbox/server.ts', 'sandbox/file.ts', 'sandbox/entry.ts'].includes(file),
    )
    .filter((file) => ambient.test(source(file).replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '')));
  expect(faults).toEqual([]);
});

test('programs are started through one door, which keeps tokens back', () => {
  const starting = files.filter((file) => imports(file).includes('node:child_process'));
  expect(starting).toEqual(['settings/child-program.ts']);
});

test('a text from stdin takes the place of its `-` in one room, before any command runs; a file and a secret are no text', () => {
  const readers = files.filter((file) => /\bstdin\.readAll\(\)/.test(source(file))).map((file) => basename(file));
  expect(readers.toSorted()).toEqual(['add-import.ts', 'secret-stdin.ts', 'typed-words.ts']);
});

test('whose comment it is decides whether it counts: outside of growth, few read its form without asking', () => {
  const door = /import \{[^}]*\b(?:readCheckIn|readClosing|readEvidence|evidenceOf)\b[^}]*\} from '#growth/;
  const reading = files.filter((file) => door.test(source(file)));
  expect(reading.toSorted()).toEqual([
    'commands/evidence/add.ts',
    'commands/evidence/list.ts',
    'reports/goal-detail.ts',
  ]);
});

test('zod is imported whole: the named import `z` defeats tree-shaking (569 KB against 210 KB, measured)', () => {
  expect(files.filter((file) => /import \{[^}]*\} from 'zod'/.test(source(file)))).toEqual([]);
});

test('nobody calls process.exit', () => {
  expect(files.filter((file) => source(file).includes('process.exit('))).toEqual([]);
});

test('each file opens by saying what lives there, and stays short', () => {
  const faults = files.flatMap((file) => {
    const text = source(file);
    const lines = text.split('\n').length;
    return [
      ...(text.startsWith('// ') ? [] : [`${file}: no first-line comment`]),
      ...(lines > 260 ? [`${file}: ${lines} lines`] : []),
      // Text and style sheets may be as long as they are; patterns and comments are to be read.
      ...text.split('\n').flatMap((line) => (/^ *(?:\/|\*).{200}/.test(line) ? [`${file}: ${line.slice(0, 60)}`] : [])),
    ];
  });
  expect(faults).toEqual([]);
});

test('usernames are compared in one place, for their letter case does not count', () => {
  const compares = /username(?:\.toLowerCase\(\))? [!=]== (?!''|undefined)/;
  const others = files.filter((file) => !file.startsWith('sandbox/') && file !== 'growth/words/username.ts');
  expect(others.filter((file) => compares.test(source(file)))).toEqual([]);
});

test('file names are kebab-case nouns that say something', () => {
  const empty = /(^|\/)(utils?|helpers?|common|types|misc|manager|service|index)\.tsx?$/;
  expect(files.filter((file) => empty.test(file) || !/^[a-z0-9/.-]+$/.test(file))).toEqual([]);
});

test('errors speak with one voice: what happened, in lower case and without a full stop; cancelling is a sentence', () => {
  const thrown =
    /new (?:DevgrowthError|GitLabFailure)\(\s*('[a-z-]+'|\w+),\s*(`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.)*'|"[^"]*")/g;
  const messages = files.flatMap((file) =>
    [...source(file).matchAll(thrown)].map(([, kind = '', said = '']) => ({ file, kind, said: said.slice(1, -1) })),
  );
  expect(messages.length).toBeGreaterThan(150);
  const wrong = messages.filter(({ kind, said }) =>
    kind === "'cancelled'" ? !/^[A-Z].*\.$/.test(said) : /^(?!GitLab)[A-Z]/.test(said) || said.endsWith('.'),
  );
  expect(wrong).toEqual([]);
});

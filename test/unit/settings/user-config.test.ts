// config.yml: read whole or refused with every problem, changed without losing a comment.
import { describe, expect, test } from 'vitest';
import { readUserConfig, saveProfile, userConfigPath } from '#settings/user-config.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { refusalOf } from './failure.ts';

const places = { config: '/home/alex/.config/devgrowth', state: '/home/alex/.local/share/devgrowth' };
const path = userConfigPath({ places });

function worldWith(text: string | null) {
  return { files: memoryFiles({ disk: new Map(text === null ? [] : [[path, text]]) }), places };
}

describe('readUserConfig', () => {
  const empty = { defaultProfile: null, profiles: [] };
  const readable: readonly {
    name: string;
    text: string | null;
    expected: { defaultProfile: string | null; profiles: readonly unknown[] };
  }[] = [
    { name: 'no file', text: null, expected: empty },
    { name: 'an empty file', text: '', expected: empty },
    { name: 'comments alone', text: '# nothing yet\n', expected: empty },
    { name: 'keys without value', text: 'default_profile:\nprofiles:\n', expected: empty },
    {
      name: 'two profiles, hosts normalised',
      text: 'default_profile: work\nprofiles:\n  work: {host: GitLab.example.com/, project: alex/goals}\n  try:\n    host: sandbox\n    token_command: pass show gitlab\n',
      expected: {
        defaultProfile: 'work',
        profiles: [
          ['work', { host: 'https://gitlab.example.com', project: 'alex/goals', tokenCommand: null }],
          ['try', { host: 'sandbox', project: null, tokenCommand: 'pass show gitlab' }],
        ],
      },
    },
    {
      name: 'CRLF and a byte order mark',
      text: '\uFEFFprofiles:\r\n  a:\r\n    host: gitlab.com\r\n',
      expected: {
        defaultProfile: null,
        profiles: [['a', { host: 'https://gitlab.com', project: null, tokenCommand: null }]],
      },
    },
    {
      name: 'a profile with the name of an object property',
      text: 'default_profile: constructor\nprofiles:\n  constructor: {host: gitlab.com}\n',
      expected: {
        defaultProfile: 'constructor',
        profiles: [['constructor', { host: 'https://gitlab.com', project: null, tokenCommand: null }]],
      },
    },
  ];
  test.each(readable)('$name', async ({ text, expected }) => {
    const { defaultProfile, profiles } = await readUserConfig(worldWith(text));
    expect({ defaultProfile, profiles: [...profiles] }).toEqual(expected);
  });

  const broken: readonly { name: string; text: string; details: readonly string[] }[] = [
    {
      name: 'several problems at once, in the order of the file',
      text: 'default_profil: work\nprofiles:\n  work:\n    hots: gitlab.com\n  "bad name": {host: gitlab.com}\n  http:\n    host: http://gitlab.com\n    project: 7\n',
      details: [
        ':1: default_profil: unknown key; did you mean default_profile?',
        ':3: profiles.work.host: is missing',
        ':4: profiles.work.hots: unknown key; did you mean host?',
        ':5: profiles.bad name: a profile name is made of letters, digits, dots, dashes and underscores',
        ':7: profiles.http.host: plain http would send your token readable by everyone on the way to gitlab.com',
        ':8: profiles.http.project: expected string, received number',
      ],
    },
    {
      name: 'an unknown default',
      text: 'default_profile: wrok\nprofiles:\n  work: {host: gitlab.com}\n',
      details: [':1: default_profile: there is no profile "wrok"; did you mean work?'],
    },
    {
      name: 'a token in it is not shown',
      text: 'profiles:\n  work:\n    host: gitlab.com\n    token: glpat-s3cret\n',
      details: [
        ':4: profiles.work.token: no secrets in this file: `devgrowth auth login` keeps a token where only you can read it',
      ],
    },
    { name: 'not a map', text: '- a\n', details: [':1: expected object, received array'] },
    { name: 'a key twice', text: 'default_profile: a\ndefault_profile: b\n', details: [':2: Map keys must be unique'] },
    {
      name: 'an alias without anchor',
      text: 'default_profile: work\nprofiles: *nobody\n',
      details: [':2: *nobody: there is nothing of that name before it'],
    },
    {
      name: 'more aliases than anybody needs, named once',
      text: `default_profile: &a x\nprofiles:\n${Array.from({ length: 60 }, (_, index) => `  p${index}: *a\n`).join('')}`,
      details: [':53: *a: too many aliases'],
    },
    {
      name: 'prototype keys',
      text: '__proto__: {host: gitlab.com}\n',
      details: [':1: __proto__: unknown key'],
    },
  ];
  test.each(broken)('refused: $name', async ({ text, details }) => {
    const refusal = await refusalOf(() => readUserConfig(worldWith(text)));
    expect(refusal).toEqual({
      kind: 'configuration',
      message: `${path} has ${details.length === 1 ? 'a problem' : `${details.length} problems`}`,
      hint: 'Mend the file, or remove it and run `devgrowth auth login`.',
      details: details.map((detail) => `${path}${detail}`),
    });
  });

  const hostile: readonly (readonly [name: string, text: string])[] = [
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x]\n${'bcdefghi'.replaceAll(/./g, (key) => `${key}: &${key} [${`*${String.fromCodePoint((key.codePointAt(0) ?? 0) - 1)},`.repeat(8)}]\n`)}`,
    ],
    ['a list in itself', 'profiles: &a [*a]\n'],
    ['a file without end', `# ${'x'.repeat(2_000_000)}`],
    ['brackets deeper than any stack', '['.repeat(100_000)],
    ['braces deeper than any stack', '{a: '.repeat(100_000)],
    ['nested keys that take minutes', '? '.repeat(1500)],
    ['nested lists', '- '.repeat(1500)],
    ['deep indentation', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}k:\n`).join('')],
    ['two documents', 'profiles: {}\n---\nprofiles: {}\n'],
    ['a tag that makes code', 'profiles: !!js/function "function(){}"\n'],
  ];
  test.each(hostile)('refused: %s', async (_name, text) => {
    const { kind, details } = await refusalOf(() => readUserConfig(worldWith(text)));
    expect(kind).toBe('configuration');
    expect(details.length).toBeGreaterThan(0);
  });
});

describe('saveProfile', () => {
  const written: readonly {
    name: string;
    before: string | null;
    change: Parameters<typeof saveProfile>[1];
    after: string;
  }[] = [
    {
      name: 'the first one',
      before: null,
      change: { name: 'gitlab.com', host: 'https://gitlab.com', makeDefault: true },
      after: 'default_profile: gitlab.com\nprofiles:\n  gitlab.com:\n    host: https://gitlab.com\n',
    },
    {
      name: 'keeps comments, order and the other profiles',
      before:
        '# mine\n\n# at work\nprofiles:\n  work: # the big one\n    # with a path\n    host: gitlab.example.com/gitlab\n',
      change: { name: 'home', host: 'https://gitlab.com', project: 'alex/goals' },
      // The YAML library moves a comment behind the key of a map to the line below; it loses none.
      after:
        '# mine\n\n# at work\nprofiles:\n  work:\n    # the big one\n    # with a path\n    host: gitlab.example.com/gitlab\n  home:\n    host: https://gitlab.com\n    project: alex/goals\n',
    },
    {
      name: 'changes one field',
      before: 'profiles:\n  work:\n    host: gitlab.com # yes\n    project: alex/old\n',
      change: { name: 'work', project: 'alex/goals' },
      after: 'profiles:\n  work:\n    host: gitlab.com # yes\n    project: alex/goals\n',
    },
    {
      name: 'takes a project away',
      before: 'profiles:\n  work:\n    host: gitlab.com\n    project: alex/old\n',
      change: { name: 'work', project: null },
      after: 'profiles:\n  work:\n    host: gitlab.com\n',
    },
    {
      name: 'a default over an existing file stands first, below its comment',
      before: '# mine\nprofiles:\n  work:\n    host: gitlab.com\n',
      change: { name: 'work', makeDefault: true },
      after: '# mine\n\ndefault_profile: work\nprofiles:\n  work:\n    host: gitlab.com\n',
    },
    {
      name: 'empty profiles key',
      before: 'profiles:\n',
      change: { name: 'a', host: 'sandbox' },
      after: 'profiles:\n  a:\n    host: sandbox\n',
    },
  ];
  test.each(written)('$name', async ({ before, change, after }) => {
    const world = worldWith(before);
    const config = await saveProfile(world, change);
    expect(world.files.disk.get(path)).toBe(after);
    expect(await readUserConfig(world)).toEqual(config);
  });

  test('what is there already is not written again', async () => {
    let writes = 0;
    const files = memoryFiles({ onStep: ({ operation }) => void (writes += operation === 'write' ? 1 : 0) });
    const change = { name: 'work', host: 'https://gitlab.com', project: 'alex/goals', makeDefault: true };
    await saveProfile({ files, places }, change);
    const first = writes;
    await saveProfile({ files, places }, change);
    expect({ first, afterwards: writes }).toEqual({ first: 2, afterwards: 2 });
  });

  test('a broken file is refused and stays as it is', async () => {
    const world = worldWith('profile: {}\n');
    const { kind } = await refusalOf(() => saveProfile(world, { name: 'a', host: 'sandbox' }));
    expect(kind).toBe('configuration');
    expect(world.files.disk.get(path)).toBe('profile: {}\n');
  });

  test('a profile without a host is refused', async () => {
    const world = worldWith(null);
    const { kind, details } = await refusalOf(() => saveProfile(world, { name: 'a', project: 'alex/goals' }));
    expect({ kind, details }).toEqual({ kind: 'configuration', details: [`${path}:2: profiles.a.host: is missing`] });
    expect(world.files.disk.size).toBe(0);
  });
});

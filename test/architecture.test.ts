// The import table of src/README.md, enforced; and the conventions that a grep can see.
import { builtinModules } from 'node:module';
import { basename, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '#cli/catalogue.ts';
import { files, imports, roomOf, source, valueImports } from './support/source-tree.ts';

/** room -> rooms and files of ours it may import, and the outside packages allowed there. */
const table: Record<string, { ours: readonly string[]; packages: readonly string[] }> = {
  growth: {
    ours: [],
    // What is handed in is read as GitLab shows it, with its tables.
    packages: ['temporal-polyfill', 'mdast', 'mdast-util-from-markdown', 'mdast-util-gfm', 'micromark-extension-gfm'],
  },
  reports: { ours: ['growth'], packages: [] },
  // Of the package yaml, settings and templates only write; see the test below.
  templates: { ours: ['growth', 'errors.ts', 'yaml'], packages: ['yaml', 'mustache', 'zod'] },
  render: {
    ours: ['growth', 'reports'],
    packages: ['chalk', 'fast-string-width', 'fast-wrap-ansi', 'zod', 'docx', 'fflate', 'ical-generator'],
  },
  gitlab: {
    ours: ['growth', 'errors.ts', 'version.ts', 'wording.ts'],
    packages: ['@gitbeaker/rest', '@gitbeaker/requester-utils', 'p-limit', 'zod'],
  },
  settings: {
    ours: ['growth', 'render', 'errors.ts', 'world.ts', 'wording.ts', 'lock', 'yaml'],
    packages: ['yaml', 'zod'],
  },
  sandbox: {
    // A lock between processes and a reader of YAML know neither GitLab nor us.
    ours: ['lock', 'yaml'],
    packages: [
      'hono',
      '@hono/node-server',
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm',
      'micromark-extension-gfm',
      // A seed is a text that people write: checked where somebody brings one, and loaded only then.
      'zod',
    ],
  },
  work: {
    // Of render, text alone: cleaned, or as Markdown that is written to the server. See the test below.
    ours: ['growth', 'reports', 'templates', 'settings', 'render', 'errors.ts', 'world.ts', 'wording.ts', 'version.ts'],
    packages: [],
  },
  // Another front end beside the commands, which it knows nothing of.
  assistants: {
    ours: ['work', 'growth', 'reports', 'render', 'templates', 'errors.ts', 'world.ts', 'wording.ts', 'version.ts'],
    packages: ['@modelcontextprotocol/server', 'zod'],
  },
  commands: {
    // What they take of growth, reports, settings and the sandbox: see "a command declares, parses and says".
    ours: [
      'work',
      'growth',
      'reports',
      'render',
      'settings',
      'sandbox',
      'assistants',
      'errors.ts',
      'world.ts',
      'wording.ts',
    ],
    packages: ['commander', 'zod'],
  },
  cli: {
    ours: ['commands', 'work', 'render', 'errors.ts', 'world.ts', 'version.ts'],
    packages: ['commander', 'inquirer'],
  },
  host: {
    ours: ['cli', 'gitlab', 'render', 'settings', 'sandbox', 'lock', 'errors.ts', 'world.ts'],
    packages: ['env-paths', 'jq-wasm', 'undici', 'write-file-atomic'],
  },
  library: { ours: ['host', 'work', 'render', 'errors.ts', 'world.ts'], packages: [] },
  'hook.ts': { ours: [], packages: [] },
  'start.ts': { ours: ['host', 'assistants', 'version.ts'], packages: [] },
  // Output streams take ink.
  'world.ts': { ours: ['growth', 'render', 'wording.ts'], packages: [] },
  'errors.ts': { ours: ['wording.ts'], packages: [] },
  'wording.ts': { ours: [], packages: [] },
  'version.ts': { ours: [], packages: [] },
  lock: { ours: [], packages: [] },
  yaml: { ours: [], packages: ['yaml'] },
};

/** Rooms that touch nothing but their arguments: no node modules either. */
const pureRooms = new Set(['growth', 'reports', 'render', 'templates', 'yaml']);
const allowedNodeInPureRooms = new Set(['node:util', 'node:crypto']);

/** Beside the commands themselves: what all of them share, and what one of them parses or says, where it is long. */
const beside: readonly string[] = [
  'answers.ts',
  'archive/checking.ts',
  'archive/opening.ts',
  'command-words.ts',
  'command.ts',
  'completion/candidates.ts',
  'completion/shells.ts',
  'day-forms.ts',
  'demo/story.ts',
  'desk.ts',
  'drafts/draft-words.ts',
  'drafts/resumable.ts',
  'each-goal.ts',
  'evidence/decisions-file.ts',
  'evidence/inbox-checklist.ts',
  'evidence/sitting-words.ts',
  'goal/add-import.ts',
  'incomplete.ts',
  'init/job-token.ts',
  'init/schedule-flags.ts',
  'init/schedule-words.ts',
  'init/settings-flags.ts',
  'next.ts',
  'offline-part.ts',
  'offline.ts',
  'one-on-one/ended.ts',
  'plan/file-words.ts',
  'played-day.ts',
  'promotion/written-document.ts',
  'refusing-secrets.ts',
  'report/delivery.ts',
  'report/posting.ts',
  'report/reminding.ts',
  'sandbox-flags.ts',
  'sandbox-seed.ts',
  'secret-stdin.ts',
  'share/as-manager.ts',
  'stdin-words.ts',
  'templates-flag.ts',
  'tick-sentence.ts',
  'web-page.ts',
  'written-goal.ts',
  'written-part.ts',
];

test('the test sees the whole source tree', () => {
  expect(files.length).toBeGreaterThan(620);
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

test('the process, the clock, the network and the console occur in host and the sandbox server only', () => {
  const ambient = /\bprocess\.|\bconsole\.|\bDate\.now\(|\bnew Date\(\)|\b(?:await|return|=>) fetch\(|\bMath\.random\(/;
  const faults = files
    .filter(
      (file) =>
        roomOf(file) !== 'host' &&
        !['start.ts', 'hook.ts', 'sandbox/server.ts', 'sandbox/file.ts', 'sandbox/entry.ts'].includes(file),
    )
    .filter((file) => ambient.test(source(file).replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '')));
  expect(faults).toEqual([]);
});

test("what the gateway and the settings say to do next is in no front end's words", () => {
  /** What is kept or sent as a text: a file's header, a schema, what the server kept otherwise. */
  const asText = new Set([
    'gitlab/stores/goal-writes.ts',
    'gitlab/stores/one-on-ones.ts',
    'settings/credentials.ts',
    'settings/explore-settings.ts',
    'settings/settings-text.ts',
  ]);
  const verbs = catalogue.map(({ name }) => name).join('|');
  const typed = new RegExp(`--[a-z]|\\bdevgrowth (?:${verbs})\\b`);
  const ofOthers = /^\s*(?:\/\/|\/?\*).*|\b(?:glab|npm) .*/;
  const named = files
    .filter((file) => ['gitlab', 'settings'].includes(roomOf(file)))
    .filter((file) =>
      source(file)
        .split('\n')
        .some((line) => typed.test(line.replace(ofOthers, ''))),
    );
  expect(new Set(named)).toEqual(asText);
});

describe('work is for every front end', () => {
  const work = files.filter((file) => roomOf(file) === 'work');

  test('what it takes of render is words: clean text, and Markdown that is written to the server', () => {
    const words = /^#render\/(?:text|reader-words|mail-words|completeness-words|markdown\/[a-z-]+)\.ts$/;
    const taken = work.flatMap((file) => imports(file).filter((name) => name.startsWith('#render/')));
    expect(taken.length).toBeGreaterThan(5);
    expect(taken.filter((name) => !words.test(name))).toEqual([]);
  });

  test('it names no flag, no command line and no stream', () => {
    const names = catalogue.map(({ name }) => name).join('|');
    const foreign = new RegExp(`--[a-z]|\\bdevgrowth (?:${names})\\b|\\b(?:stdout|stderr|stdin|argv|Ink)\\b`);
    const lines = work
      .filter((file) => file !== 'work/hook/git-words.ts')
      .flatMap((file) =>
        source(file)
          .split('\n')
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(lines.filter((line) => foreign.test(line))).toEqual([]);
  });

  test('a use case names the few capabilities that it needs, and the parts of the session that it takes', () => {
    const world = work.filter((file) =>
      /import (?:type )?\{[^}]*\bWorld\b[^}]*\} from '#world\.ts'/.test(source(file)),
    );
    expect(world).toEqual(['work/desk.ts']);
    const named = /: (?:Pick|Omit)<(?:Desk|Session), /;
    expect(work.filter((file) => named.test(source(file))).length).toBeGreaterThan(50);
    const whole = work.flatMap((file) =>
      [...source(file).matchAll(/(?:: Desk\b|\}: Session\b)(?!\[)/g)].map(([text]) => `${file}: ${text}`),
    );
    expect(whole).toEqual([]);
  });
});

describe('a command declares, parses and says', () => {
  const commands = files.filter((file) => roomOf(file) === 'commands');
  /** They serve a sandbox, or play on one, until they are stopped: that is what they say. */
  const serving = new Map([
    ['commands/sandbox.ts', ['served', 'serving', 'file', 'file-failure', 'seed/problems']],
    ['commands/demo/demo.ts', ['sandbox', 'seeded-state', 'server', 'state/empty-state']],
  ]);

  test('what it takes of other rooms is types, and the words and forms by which flags are understood; the rest is work', () => {
    // How people say words and days, and what a text or a secret that is typed must look like.
    const forms = /^#(?:growth\/(?:words|time|text)\/[a-z-]+|settings\/token)\.ts$/;
    const isWord = (from: string, name: string) =>
      new RegExp(`^export const ${name}\\b[^=]* = (?!\\(|async)`, 'm').test(source(from.slice(1)));
    const taken = commands

      .flatMap((file) => valueImports(file).map(({ from, name }) => ({ file, from, name })))
      .filter(({ from }) => /^#(?:growth|reports|settings|sandbox)\//.test(from));
    expect(taken.length).toBeGreaterThan(25);
    const decided = taken
      .filter(({ from, name }) => !forms.test(from) && !isWord(from, name))
      .filter(({ file, from }) => serving.get(file)?.some((door) => from === `#sandbox/${door}.ts`) !== true);
    expect(decided).toEqual([]);
  });

  test('it asks the server nothing by itself', () => {
    const asks = /\b(?:project|forge)\.\w+\(/;
    expect(asks.test(source('work/goal/listing.ts'))).toBe(true);
    const asking = commands.filter((file) => !serving.has(file) && asks.test(source(file)));
    expect(asking).toEqual([]);
  });

  test('one file for a command of the catalogue, and few beside them', () => {
    const loaded = files
      .filter((file) => roomOf(file) === 'cli')
      .flatMap((file) => [...source(file).matchAll(/import\('#(commands\/[^']+)'\)\)\.\w+Command(?:Of)?\b/g)]);
    const ofCatalogue = new Set(loaded.map(([, file = '']) => file));
    expect(ofCatalogue.size).toBeGreaterThan(35);
    const others = commands.filter((file) => !ofCatalogue.has(file) && !file.endsWith('/drafted-words.ts'));
    expect(others.toSorted()).toEqual(beside.map((file) => `commands/${file}`));
  });
});

/** Where text alone goes on: to the warning of a write, and the reason of a file that nobody can read. */
const plainMessages = new Set([
  'work/ask-label.ts',
  'work/goal/add-source.ts',
  'work/promotion/old-labels.ts',
  'work/archive/uploads.ts',
  'work/template-files.ts',
]);

test('a use case passes a failure on as it was said, so that a front end can word what it names', () => {
  const raw = files.filter((file) => file.startsWith('work/') && /\berror\.message\b/.test(source(file)));
  expect(raw.filter((file) => !plainMessages.has(file))).toEqual([]);
  expect([...plainMessages].filter((file) => !raw.includes(file))).toEqual([]);
});

test('the machine is touched in host, in the sandbox that serves itself, and where a lock lies', () => {
  const machine =
    /^node:(?:fs|net|http|https|http2|os|process|child_process|module|dns|tls|dgram|timers|tty|worker_threads|readline)(?:\/|$)/;
  const own = new Set([
    'start.ts',
    // A program of its own, which git starts.
    'hook.ts',
    'sandbox/file.ts',
    'sandbox/saving.ts',
    'sandbox/server.ts',
    'sandbox/serving.ts',
  ]);
  const touching = files.filter((file) => imports(file).some((name) => machine.test(name)));
  expect(touching.filter((file) => roomOf(file) === 'host').length).toBeGreaterThan(3);
  expect(touching.filter((file) => !['host', 'lock'].includes(roomOf(file)) && !own.has(file))).toEqual([
    // Arithmetic of addresses: nothing is opened.
    'settings/network.ts',
  ]);
});

test('programs are started through one door, which keeps tokens back', () => {
  const starting = files.filter((file) => imports(file).includes('node:child_process'));
  // The hook asks git for one setting, and has no token.
  expect(starting).toEqual(['hook.ts', 'host/child-program.ts']);
});

test('a text from stdin takes the place of its `-` in one room, before any command runs; a file and a secret are no text', () => {
  const readers = files.filter((file) => /\bstdin\.readAll\(\)/.test(source(file))).map((file) => basename(file));
  expect(readers.toSorted()).toEqual([
    'add-import.ts',
    'file-words.ts',
    'refusing-secrets.ts',
    'secret-stdin.ts',
    'stdin-words.ts',
    // A text, or the path of one: the week's text from stdin stands nowhere else.
    'week.ts',
  ]);
});

test('whether a text is an address is asked in one place: Node 20 answers wrongly after a while', () => {
  const asking = files.filter((file) =>
    /\bURL\.canParse\(/.test(source(file).replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '')),
  );
  expect(asking).toEqual([]);
});

test('YAML is read in one place, which has limits and follows no bomb', () => {
  const taken = files.flatMap((file) =>
    [...source(file).matchAll(/^import \{([^}]*)\} from 'yaml';/gm)].flatMap(([, names = '']) =>
      names.split(',').map((name) => ({ file, name: name.trim() })),
    ),
  );
  const reads = /^(?:parse|Parser|Composer|Lexer|CST|LineCounter)/;
  const reading = taken.filter(({ name }) => reads.test(name)).map(({ file }) => file);
  expect([...new Set(reading)]).toEqual(['yaml/yaml-source.ts']);
});

test('whose comment it is decides whether it counts: outside of growth, few read its form without asking', () => {
  const door = /import \{[^}]*\b(?:readCheckIn|readClosing|readEvidence|evidenceOf)\b[^}]*\} from '#growth/;
  const reading = files.filter((file) => door.test(source(file)));
  expect(reading.toSorted()).toEqual([
    'reports/found.ts',
    'reports/goal-detail.ts',
    'work/archive/left-out.ts',
    'work/archive/reading.ts',
    'work/evidence/keeping.ts',
    'work/evidence/listing.ts',
    'work/goal/amending.ts',
    'work/goal/closing.ts',
  ]);
});

test('zod is imported whole: the named import `z` defeats tree-shaking (569 KB against 210 KB, measured)', () => {
  expect(files.filter((file) => /import \{[^}]*\} from 'zod'/.test(source(file)))).toEqual([]);
});

test('one file decides what an assistant may be told as it stands, and two more say of a text that it is ours', () => {
  const own = files.filter((file) => roomOf(file) === 'assistants');
  expect(own.filter((file) => /\bas Plain\b|\bas Told\b|\bas Untrusted\b/.test(source(file)))).toEqual([
    'assistants/plain.ts',
  ]);
  expect(own.filter((file) => /\bmadeByUs\b/.test(source(file))).toSorted()).toEqual([
    'assistants/failure.ts',
    'assistants/plain.ts',
    'assistants/rules.ts',
  ]);
});

test('process.exit is for who was served, and is gone', () => {
  // A server whose client has ended may still wait for an answer, which nobody will hear.
  expect(files.filter((file) => source(file).includes('process.exit('))).toEqual(['host/main.ts']);
});

test('each file opens by saying what lives there, and stays short', () => {
  const faults = files.flatMap((file) => {
    const text = source(file);
    const lines = text.split('\n').length;
    return [
      ...(text.startsWith('// ') ? [] : [`${file}: no first-line comment`]),
      // That of the library's types is made from the schemas.
      ...(lines > 260 && file !== 'library/documents.ts' ? [`${file}: ${lines} lines`] : []),
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

test('what stands before what is decided by one comparison', () => {
  const comparator = /\bsort(?:ed)?\(\s*\([^()]*\) =>[^;]* [<>] |[<>] [\w.]+ \? -?1 : /i;
  const others = files.filter((file) => !file.startsWith('sandbox/') && file !== 'growth/words/order.ts');
  expect(comparator.test(source('growth/words/order.ts'))).toBe(true);
  expect(others.filter((file) => comparator.test(source(file)))).toEqual([]);
});

test('file names are kebab-case nouns that say something', () => {
  const empty = /(^|\/)(utils?|helpers?|common|types|misc|manager|service|index)\.ts$/;
  expect(files.filter((file) => empty.test(file) || !/^[a-z0-9/.-]+$/.test(file))).toEqual([]);
});

test('errors speak with one voice: what happened, in lower case and without a full stop; cancelling is a sentence', () => {
  const thrown =
    /new (?:DevgrowthError|GitLabFailure)\(\s*('[a-z-]+'|\w+),\s*(?:said)?(`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.)*'|"[^"]*")/g;
  const messages = files.flatMap((file) =>
    [...source(file).matchAll(thrown)].map(([, kind = '', said = '']) => ({ file, kind, said: said.slice(1, -1) })),
  );
  expect(messages.length).toBeGreaterThan(150);
  const wrong = messages.filter(({ kind, said }) =>
    kind === "'cancelled'" ? !/^[A-Z].*\.$/.test(said) : /^(?!GitLab)[A-Z]/.test(said) || said.endsWith('.'),
  );
  expect(wrong).toEqual([]);
});

// Every command against a server whose every string is a terminal's command: what is printed obeys nobody but us.
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue, isGroup } from '#cli/catalogue.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { failing, harmIn, hostile, hostileTo } from '../support/hostile.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, type WorldOptions, worldOnSandbox } from '../support/world.ts';

useSandboxes();

/** A year of everything: goals, check-ins, evidence, agendas, a plan, a document, a member, somebody else's words. */
const lived = scene(
  {},
  'init --yes --no-input --manager morgan',
  'goal add "Read a book" --kind reading --due 2027-01-15 --set actions=Start;Finish',
  'goal add "Learn to say no" --kind general --due 2026-11-01',
  'goal log 3 "Waiting" --health at-risk --help-needed "A reviewer" --next "Ask again"',
  'goal add "Old" --kind general',
  'goal close 4 --outcome achieved --learned Much',
  'evidence add 3 "Wrote a runbook" --result "Two failovers" --value results',
  'evidence add 3 "Held a drill"',
  'goal link 3 #4',
  '1on1 prepare --date 2026-11-24',
  '1on1 add "DISCUSS what comes next"',
  'plan start --no-input --aspiration Far --focus Near --intention Much',
  'promotion start',
  (world) => world.api('projects/1/issues/3/notes', { method: 'POST', as: 'morgan', body: { body: 'Well done' } }),
  // Work elsewhere, to be found.
  (world) => world.api('projects', { method: 'POST', body: { path: 'web' } }),
  (world) => world.api('projects/alex%2Fweb/issues', { method: 'POST', body: { title: 'Fixed', assignee_ids: [2] } }),
  (world) => world.api('projects/alex%2Fweb/issues/1', { method: 'PUT', body: { state_event: 'close' } }),
);

/** A world on that sandbox as it is after `through`. */
async function worldOn(through: (sandbox: Sandbox) => Sandbox, own: WorldOptions = {}): Promise<TestWorld> {
  const { sandbox } = await lived();
  return worldOnSandbox({ ...own, sandbox: through(sandbox), columns: 200 });
}

/** How each command is called, besides plain and with `--dry-run`; null: it asks no GitLab, or plays its own. */
const calls: Readonly<Record<string, readonly (readonly string[])[] | null>> = {
  week: [['--print'], ['--from', 'examples/week.md']],
  'goal add': [
    ['New', '--kind', 'general'],
    ['--kind', 'general', '--from', 'https://HOST/alex/goals/-/issues/3'],
  ],
  'goal list': [[], ['--all']],
  'goal lint': [[], ['2', '--fail-on', 'error']],
  'goal show': [['3'], ['99']],
  'goal log': [
    ['3', 'Words', '--health', 'on-track'],
    ['3', 'Words', '--tick', 'lost'],
    ['2', 'x', '--progress', '40'],
  ],
  'goal check': [['2', '1'], ['2', 'lost'], ['2']],
  'goal uncheck': [['2', '1']],
  'goal start': [['3'], ['4']],
  'goal agree': [['3']],
  'goal wait': [['3']],
  'goal approve': [['3'], ['3', '1']],
  'goal edit': [['3', '--title', 'New', '--due', '+2w', '--kind', 'general', '--no-confidential']],
  'goal copy': [['3', '--due', '+2w'], ['4']],
  'goal trailer': [['3'], ['99']],
  'goal link': [
    ['3', '#1'],
    ['3', '#4', '--remove'],
  ],
  'goal close': [
    ['3', '--outcome', 'achieved', '--learned', 'Much'],
    ['4', '--outcome', 'dropped'],
  ],
  'goal reopen': [['4'], ['3']],
  'goal delete': [['3'], ['3', '--yes'], ['99']],
  'goal export': [[]],
  'evidence add': [
    ['3', 'Words'],
    ['3', 'https://HOST/alex/goals/-/issues/4'],
    ['3', 'https://HOST/lost/lost/-/issues/4'],
    ['wins', 'Words'],
  ],
  'evidence list': [[], ['3'], ['wins']],
  'evidence edit': [
    ['3', '1', '--result', 'None'],
    ['3', '9', '--result', 'None'],
  ],
  'evidence inbox': [
    ['--drop', 'p2!1'],
    ['--keep', 'p9!9'],
    ['--dropped'],
    ['--restore', 'p2!1'],
    ['--post'],
    ['--post', '--yes'],
  ],
  'evidence debt': [[]],
  'evidence scan': [[], ['--deep'], ['--explain']],
  'evidence remove': [
    ['3', '1', '--yes'],
    ['3', '1'],
  ],
  answer: [
    ['3', 'Words'],
    ['99', 'Words'],
  ],
  report: [[], ['--for', 'manager'], ['--for', 'review'], ['--post'], ['--remind']],
  '1on1 prepare': [[], ['--date', '+3d']],
  '1on1 add': [['HELP a reviewer']],
  '1on1 check': [['1'], ['lost']],
  '1on1 uncheck': [['1']],
  '1on1 show': [[]],
  '1on1 list': [[]],
  '1on1 move': [['+3d']],
  '1on1 edit': [['1', 'Words']],
  '1on1 note': [['1', 'Words']],
  '1on1 remove': [['1']],
  '1on1 close': [['--date', '2026-11-24'], []],
  init: [['--check'], ['--manager', 'morgan']],
  'auth login': null,
  'auth permissions': null,
  'auth status': [[]],
  'auth logout': [[]],
  demo: null,
  sandbox: null,
  // Whom it talks to is an assistant: mcp.test.ts.
  mcp: null,
  doctor: [[]],
  archive: [['--out', '/growth.zip', '--with-work']],
  share: [['@sam', '--role', 'reporter'], ['@morgan', '--role', 'planner'], ['@nobody']],
  unshare: [['@morgan'], ['@nobody']],
  team: [[]],
  calendar: [[], ['--with-confidential', '--check-in', 'friday'], ['--subscribe']],
  search: [['book'], ['o', '--kind', 'lost']],
  explore: [
    ['--group', 'acme'],
    ['--topic', 'lost'],
  ],
  'plan start': [['--no-input'], ['--from', 'last', '--yes']],
  'plan show': [[]],
  'config list': null,
  'config alias': null,
  'config get': null,
  'config set': null,
  'config path': null,
  'template list': [[]],
  'template show': [['reading']],
  'template lint': [[]],
  'levels show': [[], ['general-engineering', 'staff']],
  'levels coverage': [['staff'], [], ['staff', '--post']],
  'levels na': [
    ['staff/scope', '--why', 'Words'],
    ['lost', '--why', 'Words'],
  ],
  'levels import': null,
  'levels compare': [['senior', 'staff']],
  'levels lint': [[]],
  'plan edit': [['focus', '--text', 'Words']],
  'plan check': [['1'], ['lost']],
  'plan uncheck': [['1']],
  'plan export': [[], ['--with-private']],
  'plan diff': [['examples/plan.yml']],
  'plan apply': [['examples/plan.yml']],
  'plan communicated': [[]],
  'plan close': [['FY27-Q4', '--keep', '2', '--moved', 'Words']],
  'promotion start': [['--no-input']],
  'promotion show': [[]],
  'promotion lint': [[], ['--hints', '--links']],
  'promotion evidence': [[]],
  'promotion export': [['--out', 'case', '--for', 'me', '--force']],
  'promotion edit': [['summary', '--text', 'Words']],
  'promotion result': [
    ['add', '--title', 'Words'],
    ['edit', '1', '--impact', 'Words'],
    ['move', '2', '1'],
    ['remove', '1', '--yes'],
  ],
  'promotion fill': [['--yes']],
  'promotion gap': [['add', 'Words'], ['close', '1'], ['goal', '1'], ['apart']],
  'promotion told': [['--on', '2026-11-20']],
  'promotion state': [[], ['drafting']],
  'promotion accept': [[]],
  'promotion answer': [['ready', '--point', 'More']],
  undo: [['--list'], ['--dry-run'], ['--yes']],
  'drafts list': [[]],
  'drafts resume': [],
  'drafts discard': [],
  'skills install': null,
  'skills show': null,
  whatsnew: null,
  'hook install': null,
  'hook remove': null,
  'hook status': null,
  completion: null,
};

const entries = catalogue.flatMap((entry) =>
  isGroup(entry)
    ? entry.commands.map((one) => ({ name: `${entry.name} ${one.name}`, load: one.load }))
    : [{ name: entry.name, load: entry.load }],
);

test('every command of the catalogue is here', () => {
  expect(entries.length).toBeGreaterThan(40);
  expect(Object.keys(calls).sort()).toEqual(entries.map(({ name }) => name).sort());
});

test('what is looked for is found', () => {
  expect(harmIn(`a${hostile}`).length).toBeGreaterThan(0);
  for (const harm of ['\u001b', '\u009b', '\u202e', '\r', '\u2066']) expect(harmIn(`a${harm}b`)).toHaveLength(1);
  expect(harmIn('#1 title\nerror: fake')).toEqual(['error: fake']);
  expect(harmIn('a\tb\n  error: fake\n')).toEqual([]);
});

/** Those that show nothing of what a server says. */
const silent = new Set([
  'auth logout',
  'template list',
  'template show',
  'template lint',
  // Nothing here has levels of its own: levels.test.ts plays them.
  'levels show',
  'levels lint',
  'levels coverage',
  'levels compare',
  'goal export',
  'drafts list',
  // Its texts go into the file: archive.test.ts reads it.
  'archive',
  // Nothing was written from here: undo.test.ts plays it.
  'undo',
  // Nobody shares anything here; what is shared is played in team.test.ts.
  'team',
  // Nothing here looks for anybody; what does is played in explore.test.ts.
  'explore',
  // The person is no manager of their own: promotion-answer.test.ts and promotion-accept.test.ts play it.
  'promotion accept',
  'promotion answer',
]);

const playing = entries.flatMap(({ name, load }) => {
  const lines = calls[name] ?? null;
  return lines === null || lines.length === 0 ? [] : [{ name, load, lines }];
});

describe.each(playing)('$name', ({ name, load, lines }) => {
  let plain: readonly (readonly string[])[] = [];
  let forms: readonly (readonly string[])[] = [];
  let completions: readonly (readonly string[])[] = [];
  beforeAll(async () => {
    const { formats, writes, completes = {} } = await load();
    const words = name.split(' ');
    plain = lines.map((args) => [...words, ...args, ...(args.includes('--no-input') ? [] : ['--yes'])]);
    const first = plain[0] ?? [];
    forms = [
      ...(writes ? plain.map((line) => [...line, '--dry-run']) : []),
      ...formats.slice(1).map((format) => [...first, '--format', format, ...(writes ? ['--dry-run'] : [])]),
      ...(formats.includes('json') && writes ? [[...first, '--format', 'json']] : []),
    ];
    completions = Object.keys(completes).map((key) => [
      '__complete',
      '=',
      ...words,
      ...(key.startsWith('-') ? [key] : []),
    ]);
  });

  async function play(
    through: (sandbox: Sandbox) => Sandbox,
    commands: readonly (readonly string[])[],
  ): Promise<{ readonly harm: readonly string[]; readonly said: string }> {
    const world = await worldOn(through);
    const harm: string[] = [];
    const said: string[] = [];
    for (const words of [...commands, ['drafts', 'list']]) {
      const typed = words.map((word) => word.replace('https://HOST', world.base));
      const { stdout, stderr } = await world.run(typed);
      // RFC 4180 ends rows so, and RFC 5545 lines.
      const lineEnds = typed.includes('csv') || typed.includes('calendar') ? stdout.replaceAll('\r\n', '\n') : stdout;
      harm.push(
        ...[...harmIn(lineEnds), ...harmIn(stderr)].map((line) => `${typed.join(' ')}: ${JSON.stringify(line)}`),
      );
      said.push(stdout, stderr);
    }
    return { harm, said: said.join('') };
  }

  test('done, dry, in every form, completed', async () => {
    const { harm, said } = await play(hostileTo, [...forms, ...completions, ...plain]);
    expect(harm).toEqual([]);
    expect(said).not.toContain('this is a bug');
    if (!silent.has(name)) expect(said, 'its texts are shown').toMatch(/fdp|error: fake/);
  });

  test('every write refused in the words of the server', async () => {
    const refused = (sandbox: Sandbox) => failing(hostileTo(sandbox), 400, ({ method }) => method !== 'GET');
    const { harm, said } = await play(refused, plain);
    expect(harm).toEqual([]);
    expect(said).not.toContain('this is a bug');
  });
});

test('every read refused, as text and with --debug', async () => {
  const world = await worldOn((sandbox) =>
    failing(hostileTo(sandbox), 403, ({ url }) => !/\/(?:user|projects\?|projects\/1$)/.test(url)),
  );
  for (const { name, lines } of playing)
    for (const more of [[], ['--debug']]) {
      const { stdout, stderr } = await world.run([...name.split(' '), ...(lines[0] ?? []), ...more, '--no-input']);
      expect([...harmIn(stdout), ...harmIn(stderr)], name).toEqual([]);
    }
});

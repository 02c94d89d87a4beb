// A draft is foreign data: of an older version, a newer one, broken or hostile. None is guessed at, none is lost, none crashes.
import { expect, test } from 'vitest';
import { catalogue, isGroup } from '../../src/cli/catalogue.ts';
import { scene } from '../support/scene.ts';
import { useSandboxes } from '../support/world.ts';

useSandboxes();
const withGoal = scene(
  {},
  'init --yes --no-input',
  'goal add "Read a book" --kind reading --due none --set actions=One;Two',
);

type World = Awaited<ReturnType<typeof withGoal>>;
const id = 'k3m9x2';
const path = `/home/alex/.local/share/devgrowth/drafts/${id}.json`;
function put(world: World, command: string, input: unknown) {
  const draft = { schema: 'devgrowth/draft/v1', id, command, input, keys: {}, host: world.base, project: 'alex/goals' };
  world.disk.set(path, JSON.stringify({ ...draft, createdAt: '2026-11-20T09:00:00.000Z' }));
}
const check = {
  iid: 2,
  text: 'Half of it',
  percent: 50,
  health: null,
  next: null,
  help: null,
  values: [],
  ticks: ['1'],
};

test.each([
  ['goal log, as 8f7a201 wrote it', 'goal log', { ...check, day: '2026-11-20' }],
  ['goal log, with flags among its words', 'goal log', { ...check, caFile: null, insecureHttp: false, format: 'text' }],
  [
    'goal edit, before there were own templates',
    'goal edit',
    { iid: 2, title: 'Half', due: null, kind: null, description: null, confidential: null },
  ],
  [
    'goal add of a file, without the words of one goal',
    'goal add',
    {
      importFile: 'goals.yml',
      importText: 'goals:\n  - id: a\n    title: Imported\n    kind: general\n',
      title: null,
      kind: null,
      due: null,
      set: [],
      description: null,
    },
  ],
])('%s, is resumed', async (_name, command, input) => {
  const world = await withGoal();
  put(world, command, input);
  expect(await world.run(`drafts resume ${id}`)).toMatchObject({ exitCode: 0 });
  expect(world.disk.has(path)).toBe(false);
});

test.each([
  ['of a newer version', 'goal log', { ...check, mood: 'An hour of words' }, 'mood: unknown to this version'],
  [
    'with a value this version does not know',
    'goal log',
    { ...check, next: 'An hour of words', health: 'glowing' },
    'health: ',
  ],
  ['without its goal', 'goal check', { items: ['An hour of words'] }, 'iid: '],
  [
    'whose text from stdin was not kept',
    'evidence add',
    { iid: 2, what: '-', values: [], did: 'An hour of words', result: null, date: null },
    'what: text from stdin that was not kept',
  ],
  ['of a command that is not resumed', 'goal list', { text: 'An hour of words' }, 'goal list'],
  ['of no command', '__proto__', { text: 'An hour of words' }, 'this version does not know'],
  ['of a text alone', 'goal log', 'An hour of words', 'expected object'],
])('a draft %s is shown, kept and discarded; nothing is sent', async (_name, command, input, why) => {
  const world = await withGoal();
  put(world, command, input);
  const before = [JSON.stringify(world.sandbox.state), world.disk.get(path)];
  const { exitCode, stderr } = await world.run(`drafts resume ${id}`);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(why);
  expect(stderr).toContain('An hour of words');
  expect(stderr).toContain(path);
  expect([JSON.stringify(world.sandbox.state), world.disk.get(path)]).toEqual(before);
  expect(await world.run('drafts list')).toMatchObject({ exitCode: 0 });
  expect(await world.run(`drafts discard ${id} --yes`)).toMatchObject({ exitCode: 0 });
});

test.each([
  ['cut off', '{"schema":"devgrowth/draft/v1","command":"goal log","input":{"text":"An hour'],
  ['of another schema', '{"schema":"devgrowth/draft/v2","words":"An hour"}'],
  [
    'nested without end',
    `{"schema":"devgrowth/draft/v1","command":"goal log","keys":{},"host":"sandbox","project":null,"createdAt":"2026","input":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  ],
  ['empty', ''],
])('a file %s is listed and discarded, and no bug is reported', async (_name, text) => {
  const world = await withGoal();
  world.disk.set(path, text);
  for (const words of ['drafts list', 'drafts list --format json'])
    expect(await world.run(words)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(id) });
  expect(await world.run(`drafts resume ${id}`)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('its file cannot be understood'),
  });
  expect(await world.run(`drafts discard ${id} --yes`)).toMatchObject({ exitCode: 0 });
});

test('what can be resumed stands in the catalogue', () => {
  const names = catalogue.flatMap((entry) =>
    isGroup(entry)
      ? entry.commands.flatMap(({ name, resumable }) => (resumable ? `${entry.name} ${name}` : []))
      : (entry.resumable && entry.name) || [],
  );
  expect(names.toSorted()).toEqual([
    '1on1 add',
    '1on1 edit',
    '1on1 note',
    '1on1 prepare',
    '1on1 remove',
    'answer',
    'evidence add',
    'evidence edit',
    'evidence inbox',
    'goal add',
    'goal agree',
    'goal approve',
    'goal check',
    'goal close',
    'goal copy',
    'goal edit',
    'goal log',
    'goal uncheck',
    'goal wait',
    'levels coverage',
    'levels na',
    'plan apply',
    'plan close',
    'plan edit',
    'plan start',
    'promotion accept',
    'promotion answer',
    'promotion edit',
    'promotion fill',
    'promotion gap',
    'promotion result',
    'promotion start',
    'promotion state',
    'promotion told',
    'week',
  ]);
});

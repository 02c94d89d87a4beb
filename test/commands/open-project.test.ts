// A project that others can read: every command that writes refuses it, unless --allow-public says that it is meant.
import { beforeEach, describe, expect, test } from 'vitest';
import { catalogue, isGroup } from '#cli/catalogue.ts';
import { stories } from '../support/fault-stories.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const withMeeting = scene(
  {},
  'init --yes --no-input',
  'goal add "Read a book" --kind reading --yes',
  '1on1 prepare --yes',
);
beforeEach(async () => {
  world = await withMeeting();
  await world.api('projects/1', { method: 'PUT', body: { visibility: 'public' } });
  world.requests();
});
const writes = () => world.requests().filter((request) => !request.startsWith('GET'));

/** One working call of each command that writes into the goals project. */
const calls: Readonly<Record<string, string>> = {
  'goal add': 'goal add "Another" --kind reading --yes',
  week: 'week --from examples/week.md',
  'goal log': 'goal log 2 "Chapter 3"',
  'goal check': 'goal check 2 1',
  'goal uncheck': 'goal uncheck 2 1',
  'goal edit': 'goal edit 2 --title Other',
  'goal copy': 'goal copy 2',
  'goal start': 'goal start 2',
  'goal wait': 'goal wait 2',
  'goal agree': 'goal agree 2',
  'goal approve': 'goal approve 2',
  answer: 'answer 2 "Thursday"',
  'goal close': 'goal close 2 --outcome achieved --learned Much --yes',
  'goal reopen': 'goal reopen 2',
  'goal delete': 'goal delete 2 --yes',
  'goal link': 'goal link 2 alex/goals#1',
  'evidence add': 'evidence add 2 "Wrote the runbook"',
  'evidence edit': 'evidence edit 2 1 --result None',
  'evidence inbox': 'evidence inbox --drop p2!1',
  'evidence remove': 'evidence remove 2 1 --yes',
  '1on1 prepare': '1on1 prepare --yes',
  '1on1 add': '1on1 add "DISCUSS the plan"',
  '1on1 check': '1on1 check 1',
  '1on1 uncheck': '1on1 uncheck 1',
  '1on1 move': '1on1 move +3d',
  '1on1 edit': '1on1 edit 1 Words',
  '1on1 note': '1on1 note 1 Words',
  '1on1 remove': '1on1 remove 1',
  '1on1 close': '1on1 close --yes',
  'plan start': 'plan start --yes',
  'promotion start': 'promotion start --yes',
  'levels coverage': 'levels coverage staff --post',
  'levels na': 'levels na staff/scope --why Words',
  'plan edit': 'plan edit focus --text Words',
  'plan check': 'plan check 1',
  'plan uncheck': 'plan uncheck 1',
  'plan apply': 'plan apply examples/plan.yml',
  'plan communicated': 'plan communicated',
  'plan close': 'plan close --moved Words',
  'promotion edit': 'promotion edit summary --text Words',
  'promotion result': 'promotion result add --title Words',
  'promotion fill': 'promotion fill --yes',
  'promotion told': 'promotion told',
  'promotion gap': 'promotion gap add Words',
  'promotion state': 'promotion state drafting',
  'promotion accept': 'promotion accept',
  'promotion answer': 'promotion answer ready',
  archive: 'archive test/support/growth.zip --into alex/goals --yes',
  report: 'report --post',
  init: 'init --yes',
  undo: 'undo --yes',
  share: 'share @sam --yes',
  unshare: 'unshare @sam --yes',
};

test('this file knows every command that writes, and the fault matrix plays each', async () => {
  const entries = catalogue.flatMap((entry) =>
    isGroup(entry) ? entry.commands.map((verb) => ({ ...verb, name: `${entry.name} ${verb.name}` })) : [{ ...entry }],
  );
  const writing: string[] = [];
  for (const { name, load } of entries) if ((await load()).writes) writing.push(name);
  expect(Object.keys(calls).sort()).toEqual(writing.sort());
  const played = Object.values(
    stories({
      importFile: 'goals.yml',
      planFile: 'plan.yml',
      decisionsFile: 'decided.json',
      archiveFile: 'growth.zip',
      jobToken: 'token',
    }),
  ).map(({ argv }) => argv.join(' '));
  const hasStory = (name: string) => played.some((argv) => `${argv} `.startsWith(`${name} `));
  expect(writing.filter((name) => !hasStory(name))).toEqual([]);
});

describe('without the flag', () => {
  test.each(Object.entries(calls))('%s writes nothing', async (_name, command) => {
    const { exitCode, stdout, stderr } = await world.run(command);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('alex/goals is public: everybody on the internet could read what is written there\n');
    expect(stderr).toContain('add --allow-public if you mean it');
    expect(writes()).toEqual([]);
    expect(await world.run('drafts list')).toMatchObject({
      stdout: expect.stringMatching(/^(?:No drafts| {2}[0-9a-z]{6} {2}devgrowth )/u),
    });
  });

  test('an internal one is refused, too', async () => {
    await world.api('projects/1', { method: 'PUT', body: { visibility: 'internal' } });
    expect(await world.run('goal start 2')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('alex/goals is internal: everybody with an account there could read'),
    });
  });

  test.each(['goal list', 'goal show 2', 'report', 'promotion state', 'plan show'])('%s reads', async (command) => {
    const { stderr } = await world.run(command);
    expect(stderr).not.toContain('is public');
  });
});

test('with the flag it is written, and said each time', async () => {
  const { exitCode, stdout, stderr } = await world.run('goal start 2 --allow-public');
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^Now doing: #2/u) });
  expect(stderr).toBe(
    'note: alex/goals is public: everybody on the internet can read it, but for what is confidential\n',
  );
});

test('a draft that is resumed is refused, too, and stays a draft', async () => {
  await world.api('projects/1', { method: 'PUT', body: { visibility: 'private' } });
  world.breakWrites('/notes', 500);
  const { stderr } = await world.run('goal log 2 "Chapter 3"');
  const id = /drafts resume (\w{6})/u.exec(stderr)?.[1] ?? '';
  world.mendRoutes();
  await world.api('projects/1', { method: 'PUT', body: { visibility: 'public' } });
  expect(await world.run(`drafts resume ${id}`)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('alex/goals is public'),
  });
  expect((await world.run('drafts list')).stdout).toContain(id);
  expect(await world.run(`drafts resume ${id} --allow-public`)).toMatchObject({ exitCode: 0 });
  expect((await world.run('drafts list')).stdout).toMatch(/^No drafts/u);
});

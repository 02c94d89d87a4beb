// A community contributor: no manager, no group, public work in other people's projects. Nothing asks for a manager.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const work = 'https://gitlab.example.com/sam/tool/-/issues/1';

const contributing = scene(
  {},
  async (world) => {
    await world.api('projects', { method: 'POST', body: { name: 'Tool', visibility: 'public' }, as: 'sam' });
    const body = { title: 'Say which file is missing' };
    await world.api('projects/1/issues', { method: 'POST', body, as: 'sam' });
  },
  'init --yes --no-input',
  [
    'goal',
    'add',
    'Fix what I stumble on',
    '--kind',
    'general',
    '--due',
    '+6w',
    '--set',
    'actions=Find an issue;Fix it',
  ],
  'goal log 2 "Found one" --tick 1 --help-needed "A maintainer who looks at it"',
  ['evidence', 'add', '2', work, '--did', 'Made the message clear'],
);

async function told(world: TestWorld, command: string): Promise<string> {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect(exitCode, `${command}\n${stderr}`).toBe(0);
  return `${stdout}${stderr}`;
}

test('every screen makes sense without a manager', async () => {
  const world = await contributing();
  expect((await world.api('projects/1/issues/1')).status).toBe(200);
  const screens = {
    bare: await told(world, ''),
    report: await told(world, 'report'),
    list: await told(world, 'goal list'),
    goal: await told(world, 'goal show 2'),
    evidence: await told(world, 'evidence list'),
    prepared: await told(world, '1on1 prepare --date 2026-11-24 --yes --no-input'),
    agenda: await told(world, '1on1 show'),
    posted: await told(world, 'report --post'),
    closed: await told(world, '1on1 close --date 2026-11-24 --yes --no-input'),
    settled: await told(world, 'goal log 2 "It was looked at" --help-needed none --tick 2'),
    share: await told(world, 'share @sam --dry-run'),
    end: await told(world, 'goal close 2 --outcome achieved --learned Patience --yes --no-input'),
    after: await told(world, ''),
  };
  for (const [name, text] of Object.entries(screens))
    expect([name, ...text.split('\n').filter((line) => /manager|career talk/i.test(line))]).toEqual([name]);
  expect(screens.report).toContain('Made the message clear');
  expect(screens.prepared).toContain('HELP     A maintainer who looks at it');
  expect(await told(world, 'doctor')).toMatch(
    /passed +Manager +none is named in \.devgrowth\.yml, and nobody has to be/,
  );
  expect(await told(world, 'team')).toContain('Nobody shares a goals project with you yet.');
});

test('whoever needs somebody of whom nothing is known is told so', async () => {
  const world = await contributing();
  await told(world, '1on1 prepare --date 2026-11-24 --yes --no-input');
  const { exitCode, stderr } = await world.run('report --post --mention');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('name no manager to mention')]);
});

// Untouched results filled from unused evidence: which, in whose words, after which yes, and never what a confidential goal holds unsaid.
import { beforeEach, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const goal = (title: string, ...more: string[]) => [
  'goal',
  'add',
  title,
  '--kind',
  'general',
  '--due',
  'none',
  ...more,
];
const started = scene(
  {},
  'init --yes --no-input --manager @morgan',
  'promotion start --template general',
  goal('Deploys'),
  goal('Talks'),
  goal('Secret', '--confidential'),
  [
    'evidence',
    'add',
    '3',
    'https://gitlab.example.com/shop/-/merge_requests/12',
    '--did',
    'Split it\n> Well done',
    '--result',
    '40 to 12 min',
  ],
  ['evidence', 'add', '4', 'Spoke', '--result', 'Ten came'],
  ['evidence', 'add', '5', 'Hidden work', '--result', '9 to 3 days'],
);
beforeEach(async () => {
  world = await started();
  world.requests();
});

const stored = async () =>
  ((await (await world.api('projects/1/issues/2')).json()) as { description: string }).description;
const heads = async () => (await stored()).match(/^### Result \d[^\n]*/gmu) ?? [];
const writes = () => world.requests().filter((request) => !request.startsWith('GET'));
const nothing = expect.stringContaining('Nothing changed in');

test('each unused piece in an untouched result, in one write, in own words; then nothing is left', async () => {
  const dry = await world.run('promotion fill --dry-run');
  expect(dry.stderr).toContain('Result 1, from #3 Deploys:');
  expect(await world.run('promotion fill')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--yes') });
  expect(writes()).toEqual([]);
  const { exitCode, stdout, stderr } = await world.run('promotion fill --yes');
  expect([exitCode, stdout]).toEqual([
    0,
    expect.stringContaining('Changed #2 Promotion document (Result 1, Result 2)'),
  ]);
  expect(stderr).toContain('1 unused on confidential goals are left out; --with-private');
  expect(writes()).toEqual(['PUT /projects/1/issues/2']);
  expect(await heads()).toEqual(['### Result 1: Deploys', '### Result 2: Talks', '### Result 3']);
  expect(await stored()).toContain('- **Business result:** 40 to 12 min\n');
  expect(await stored()).toContain('- **Direct contribution:** Split it\n');
  expect(await stored()).not.toContain('Well done');
  const again = await world.run('promotion fill --yes');
  expect(again).toMatchObject({ exitCode: 0, stdout: nothing, stderr: expect.stringContaining('1 unused on') });
  expect(again.stderr).not.toContain('no evidence is unused');
  expect(writes()).toEqual([]);
  expect((await world.run('drafts list')).stdout).toMatch(/^No drafts/u);
});

test('in a terminal each is asked for; what a confidential goal holds is said to be so, and comes without its title', async () => {
  const hidden = await world.run('promotion fill --with-private --dry-run');
  expect(hidden.stderr).toMatch(/from #5 Secret, a confidential goal:\nBusiness result: 9 to 3 days/u);
  await world.run('promotion fill --with-private --yes');
  expect(await heads()).toEqual(['### Result 1: Deploys', '### Result 2', '### Result 3: Talks']);
});

test('a no leaves the place for the next', async () => {
  const answers = { 'from #3': false, 'from #4': true };
  const finished = await world.run('promotion fill', { isTTY: true, answers });
  expect([finished.exitCode, await heads()]).toEqual([0, ['### Result 1: Talks', '### Result 2', '### Result 3']]);
});

test('where not all could be read nothing is proposed', async () => {
  world.breakRoute('/issues/4/notes', 500);
  expect(await world.run('promotion fill --yes')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('nobody knows what is unused'),
  });
  expect(writes()).toEqual([]);
});

test('killed once it was written: run again, it is done', async () => {
  const disk = new Map(world.disk);
  await new Promise<void>((killed) => {
    const died = worldOnSandbox({
      sandbox: world.sandbox,
      disk,
      onStep(step) {
        if (!step.startsWith('after PUT')) return Promise.resolve();
        killed();
        return new Promise(() => {});
      },
    });
    void died.run('promotion fill --yes');
  });
  const again = worldOnSandbox({ sandbox: world.sandbox, disk: new Map(disk) });
  expect(await again.run('promotion fill --yes')).toMatchObject({ exitCode: 0, stdout: nothing });
  expect(await heads()).toEqual(['### Result 1: Deploys', '### Result 2: Talks', '### Result 3']);
  expect((await again.run('drafts list')).stdout).toMatch(/^No drafts/u);
});

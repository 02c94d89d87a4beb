// Enter at a question with yes and no: it takes nothing away and lets nobody in, and goes on with what was typed.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const file = '/home/alex/goals.yml';
const result = (title: string) => ['promotion', 'result', 'add', '--title', title];
const lived = scene(
  {},
  'init --yes --no-input --manager @morgan',
  'share @morgan --role guest --yes',
  'goal add "Read one book" --kind reading --due none',
  'evidence add 2 "Wrote a runbook"',
  '1on1 prepare --date 2026-11-27',
  'promotion start --template general --state drafting',
  result('One'),
  result('Two'),
  result('Three'),
);
const open = { impact: '', result: '', relevance: '', contribution: '', values: '' };
const writes = (world: TestWorld) => world.requests().filter((line) => !line.startsWith('GET'));

test.each<[string, string, Record<string, string>]>([
  ['access taken back', 'unshare @morgan', { yes: '' }],
  ['access given', 'share @sam --role guest', { yes: '' }],
  ['another manager', 'share @sam --role guest --as-manager', { yes: '' }],
  ['a write taken back', 'undo', { yes: '' }],
  ['a 1:1 closed that is still ahead', '1on1 close --date 2026-11-27', { yes: '' }],
  ['evidence deleted', 'evidence remove 2 1', { yes: '' }],
  ['a result in the place of another', 'promotion result add --title Four --replace 2', { ...open, yes: '' }],
  ['a result taken out', 'promotion result remove 2', { yes: '' }],
  ['a file written over', `goal export --out ${file}`, { yes: '' }],
])('it is no: %s', async (_what, command, answers) => {
  const world = await lived();
  world.disk.set(file, 'mine\n');
  world.requests();
  const { exitCode, stderr } = await world.run(command, { isTTY: true, answers });
  expect({ exitCode, stderr, writes: writes(world) }).toMatchObject({ exitCode: 130, writes: [] });
  expect(world.disk.get(file)).toBe('mine\n');
});

test('it is no: words thrown away', async () => {
  const world = await lived();
  world.breakRoute('/issues/2/notes', 500);
  await world.run('goal log 2 "Chapter 3"');
  world.mendRoutes();
  const { stdout } = await world.run('drafts list --format json');
  const [{ id } = { id: '' }] = (JSON.parse(stdout) as { drafts: { id: string }[] }).drafts;
  expect(await world.run(['drafts', 'discard', id], { isTTY: true, answers: { yes: '' } })).toMatchObject({
    exitCode: 130,
    stderr: expect.stringContaining('Kept.'),
  });
  expect((await world.run('drafts list')).stdout).toContain('Chapter 3');
});

test.each<[string, string, Record<string, string>, string]>([
  [
    'a result written',
    'promotion result add --title Four',
    { ...open, yes: '' },
    'Changed #4 Promotion document (Result 3)',
  ],
  ['a 1:1 moved', '1on1 prepare --date 2026-11-30', { move: '' }, 'Moved #3 from 2026-11-27 to 2026-11-30'],
  ['a planned goal begun', 'goal log 5 Began', { start: '' }, 'Logged on #5 Later; now doing'],
  [
    'a goal to the agenda',
    'goal add Next --kind general --due none',
    { discuss: '' },
    'on the agenda of #3 1:1 2026-11-27',
  ],
  ['words beside a link', 'evidence add 2 https://example.com/talk --result "40 came"', { add: '' }, 'Added'],
])('it is yes: %s', async (_what, command, answers, told) => {
  const world = await lived();
  for (const act of [
    'promotion result remove 3 --yes',
    'goal add Later --kind general --due none --no-input',
    'evidence add 2 https://example.com/talk',
  ])
    expect(await world.run(act)).toMatchObject({ exitCode: 0 });
  await world.api('projects/1/issues/5', {
    method: 'PUT',
    body: { add_labels: 'stage::planned', remove_labels: 'stage::doing' },
  });
  const { exitCode, stdout, stderr } = await world.run(command, { isTTY: true, answers });
  expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(told) });
});

// What a Guest may not change is refused before anything is tried; what they may say is said.
import { describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const shared = scene(
  {},
  'init --yes --no-input --manager morgan',
  'share @morgan --yes',
  'goal add "Read" --kind reading --set actions=One',
);
const asMorgan = (world: TestWorld) => worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });

describe('refused, and nothing was tried', () => {
  test.each<[string, 'texts' | 'labels and days']>([
    ['goal log 2 "Well done" --tick 1', 'texts'],
    ['goal log 2 "Well done" --health at-risk', 'labels and days'],
    ['goal log 2 "Well done" --value results', 'labels and days'],
    ['evidence add 2 "A talk" --value results', 'labels and days'],
    ['goal start 2', 'labels and days'],
    ['goal wait 2 "the budget"', 'labels and days'],
    ['goal check 2 1', 'texts'],
    ['goal edit 2 --title "Mine"', 'texts'],
    ['goal edit 2 --due 2027-01-29', 'labels and days'],
    ['goal close 2 --outcome achieved --learned "Much"', 'labels and days'],
    ['goal reopen 2', 'labels and days'],
  ])('%s', async (command, what) => {
    const morgan = asMorgan(await shared());
    const before = morgan.snapshot().state;
    const { exitCode, stdout, stderr } = await morgan.run(`${command} --project @alex --no-input`);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`error: your role in alex/goals is guest: it changes no ${what} of @alex\n`);
    expect(stderr).toContain('hint: Nothing was written. A comment is possible: `devgrowth goal log 2 "..."`');
    expect(morgan.snapshot().state).toBe(before);
  });
});

test('a word on a goal is a comment of theirs', async () => {
  const world = await shared();
  expect((await asMorgan(world).run('goal log 2 "Well done" --project @alex')).exitCode).toBe(0);
  expect(Object.values(world.sandbox.state.notes).flat()).toMatchObject([
    { system: true },
    { authorId: 2, body: expect.stringContaining('Well done') },
  ]);
  expect((await asMorgan(world).run('evidence add 2 "A talk" --project @alex')).exitCode).toBe(0);
});

test('who is assigned ticks, and still sets no label', async () => {
  const world = await shared();
  await world.api('projects/1/issues/2', { method: 'PUT', body: { assignee_ids: [2] } });
  const morgan = asMorgan(world);
  expect((await morgan.run('goal check 2 1 --project @alex')).exitCode).toBe(0);
  expect((await morgan.run('goal start 2 --project @alex')).exitCode).toBe(1);
});

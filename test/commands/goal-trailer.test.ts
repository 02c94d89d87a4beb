// `goal trailer`: the line that ties work to a goal, what it reveals, and nothing written for it.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { useSandboxes } from '../support/world.ts';

useSandboxes();

const withGoal = scene(
  {},
  'init --yes --no-input',
  'goal add "A secret title" --kind general --due none --confidential',
);

test('the line alone is the result; its readers see path and number, and no title is in it', async () => {
  const world = await withGoal();
  const before = JSON.stringify(world.sandbox.state);
  const { exitCode, stdout, stderr } = await world.run('goal trailer 2');
  expect([exitCode, stdout]).toEqual([0, 'Goal: alex/goals#2\n']);
  expect(stderr).toContain('  git commit --trailer Goal=alex/goals#2\n');
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('reads the path and number of this project, not its title');
  expect(stderr.split('\n').filter((row) => row.length > 80)).toEqual([]);
  expect(stdout + stderr).not.toContain('secret');
  expect(JSON.stringify(world.sandbox.state)).toBe(before);
});

test('as JSON, and of a closed goal with a word about it', async () => {
  const world = await withGoal();
  await world.run('goal close 2 --outcome achieved --learned Much');
  const { stdout } = await world.run('goal trailer 2 --format json');
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'devgrowth/goal-trailer/v1',
    goal: { iid: 2 },
    trailer: 'Goal: alex/goals#2',
    commit: 'git commit --trailer Goal=alex/goals#2',
  });
  expect((await world.run('goal trailer 2')).stderr).toContain('#2 is closed');
});

test('what is no goal has no line', async () => {
  const world = await withGoal();
  expect(await world.run('goal trailer 99')).toMatchObject({ exitCode: 1, stdout: '' });
});

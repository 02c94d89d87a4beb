// Goals that are older than the last 1:1 and that nobody spoke of: `goal list` and `goal show` tell their person, and nobody else.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const start = '2026-11-10T09:00:00.000Z';
const goals = ['goal add Read --kind general --due none', 'goal add Write --kind general --due none --confidential'];
const held = ['1on1 prepare --date 2026-11-17', '1on1 close --date 2026-11-17 --yes'];
const managed = scene(
  { now: start },
  'init --yes --no-input --manager morgan',
  'share @morgan --yes',
  ...goals,
  ...held,
);
const alone = scene({ now: start }, 'init --yes --no-input', ...goals);

const later = (world: TestWorld) => world.setNow('2026-11-20T09:00:00.000Z');
const json = async <T>(world: TestWorld, command: string) =>
  JSON.parse((await world.run(`${command} --format json`)).stdout) as T;
const told = async (world: TestWorld, more = '') =>
  (
    await json<{ goals: { iid: number; talkedOver: boolean | null }[] }>(world, `goal list --sort number${more}`)
  ).goals.map(({ iid, talkedOver }) => [iid, talkedOver]);
const asks = (world: TestWorld) => world.requests().filter((one) => one.includes('one-on-one')).length;

test('for their person, until one of the two says it', async () => {
  const world = await managed();
  later(world);
  world.requests();
  expect(await told(world)).toEqual([
    [2, false],
    [3, null],
  ]);
  expect(asks(world)).toBe(1);
  expect((await world.run('goal list')).stdout.match(/not yet talked over/gu)).toHaveLength(1);
  world.requests();
  expect((await world.run('goal show 2')).stdout).toContain('not yet talked over; devgrowth goal agree 2 says it was');
  expect(asks(world)).toBe(1);
  expect((await world.run('goal show 3')).stdout).not.toContain('talked over');
  // What others read, and what was closed, has no need of it.
  world.requests();
  expect(await told(world, ' --state closed')).toEqual([]);
  expect(asks(world)).toBe(0);

  const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', now: '2026-11-20T09:00:00.000Z' });
  expect(await told(morgan, ' --project @alex')).toEqual([[2, null]]);
  expect(asks(morgan)).toBe(0);
  expect((await morgan.run('goal show 2 --project @alex')).stdout).not.toContain('talked over');

  await world.run('goal agree 2');
  expect(await told(world)).toEqual([
    [2, true],
    [3, null],
  ]);
  expect((await world.run('goal list')).stdout).not.toContain('talked over');
});

test('nobody to talk with: nothing is asked for, and nothing said', async () => {
  const world = await alone();
  later(world);
  world.requests();
  expect(await told(world)).toEqual([
    [2, null],
    [3, null],
  ]);
  await world.run('goal show 2');
  expect(asks(world)).toBe(0);
});

// `devgrowth goal agree`: the manager agrees, the person says that they talked, and nobody else says either.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const shared = scene(
  {},
  'init --yes --no-input --manager morgan',
  'share @morgan --yes',
  'goal add "Read" --kind reading',
  'goal log 2 Stuck --help-needed "a reviewer"',
);
const as = (world: TestWorld, name: string) => worldOnSandbox({ sandbox: world.sandbox, as: name });
const comments = (world: TestWorld) =>
  Object.values(world.sandbox.state.notes)
    .flat()
    .filter(({ system, body }) => !system && !body.includes('Check-in'))
    .map(({ authorId, body }) => [authorId, body.split('\n')[0]]);

test('the manager, as a Guest: a comment that agrees, once, and answers nothing', async () => {
  const world = await shared();
  const morgan = as(world, 'morgan');
  expect(await morgan.run('goal agree 2 --project @alex')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Agreed: #2 Read'),
  });
  expect((await morgan.run('goal agree 2 --project @alex')).stdout).toContain('Agreed already: #2 Read');
  expect(comments(world)).toEqual([[2, '**Agreed 2026-11-23**: we talked about this goal, and I agree with it.']]);
  const { stdout } = await world.run('report --format json');
  expect(JSON.parse(stdout)).toMatchObject({ needsYou: [{ text: 'a reviewer' }] });
});

test('the person: that it was talked over, once a day', async () => {
  const world = await shared();
  for (const [now, say] of [
    ['2026-11-23T10:00:00.000Z', 'Talked over on 2026-11-23: #2'],
    ['2026-11-23T11:00:00.000Z', 'Talked over on 2026-11-23 already: #2'],
    ['2026-12-01T10:00:00.000Z', 'Talked over on 2026-12-01: #2'],
  ] as const) {
    world.setNow(now);
    expect((await world.run('goal agree 2')).stdout).toContain(say);
  }
  expect(comments(world)).toEqual([
    [1, '**Talked over 2026-11-23**: I talked about it with my manager.'],
    [1, '**Talked over 2026-12-01**: I talked about it with my manager.'],
  ]);
});

test('what the manager said does not stand for the person: they say it themselves, and once a day', async () => {
  const world = await shared();
  await as(world, 'morgan').run('goal agree 2 --project @alex');
  await as(world, 'morgan').run('goal log 2 "Well done" --project @alex');
  expect((await world.run('goal agree 2')).stdout).toContain('Talked over on 2026-11-23: #2');
  expect((await world.run('goal agree 2')).stdout).toContain('Talked over on 2026-11-23 already: #2');
  expect(comments(world).filter(([, line]) => String(line).startsWith('**'))).toEqual([
    [2, '**Agreed 2026-11-23**: we talked about this goal, and I agree with it.'],
    [1, '**Talked over 2026-11-23**: I talked about it with my manager.'],
  ]);
});

test('somebody else is refused, and --dry-run writes nothing', async () => {
  const world = await shared();
  await world.run('share @sam --yes');
  const before = world.snapshot().state;
  expect(await as(world, 'sam').run('goal agree 2 --project @alex')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('only @alex and their manager agree on this goal; @morgan is their manager'),
  });
  expect((await as(world, 'morgan').run('goal agree 2 --project @alex --dry-run')).stdout).toContain(
    '**Agreed 2026-11-23**',
  );
  expect(world.snapshot().state).toBe(before);
});

test('the report names, for the person alone, what is older than the last 1:1 and was not talked over', async () => {
  const world = await shared();
  for (const command of ['goal add "Write" --kind reading', 'goal add "Change" --kind reading --confidential'])
    expect((await world.run(command)).exitCode).toBe(0);
  const named = async (who: TestWorld, command = 'report --format json --project @alex') => {
    const { next } = JSON.parse((await who.run(command)).stdout) as { next: { notTalkedOver: { iid: number }[] } };
    return next.notTalkedOver.map(({ iid }) => iid);
  };
  world.setNow('2026-11-24T09:00:00.000Z');
  await world.run('1on1 prepare --date 2026-11-24');
  await world.run('1on1 close --date 2026-11-24 --yes');
  expect(await named(world)).toEqual([]);
  world.setNow('2026-11-30T09:00:00.000Z');
  await world.run('goal add "Younger" --kind reading');
  // The agenda named #2, for its ask.
  expect(await named(world)).toEqual([3]);
  expect((await world.run('report')).stdout).toContain('Not yet talked over: #3\n');
  expect(await named(as(world, 'morgan'), 'report --for manager --format json --project @alex')).toEqual([]);
  await as(world, 'morgan').run('goal agree 3 --project @alex');
  expect(await named(world)).toEqual([]);
});

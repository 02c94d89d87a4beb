// `devgrowth 1on1 list`, `move`, `edit`, `note`, `remove`: an agenda that is mended where it stands.
import { expect, test } from 'vitest';
import { useSandboxes, worldOnSandbox, type TestWorld } from '../support/world.ts';

useSandboxes();

async function ready(options: Parameters<typeof worldOnSandbox>[0] = {}): Promise<TestWorld> {
  const world = worldOnSandbox(options);
  await world.run('init --yes --no-input --time-zone UTC');
  await world.run('1on1 prepare --date 2026-11-30');
  await world.run('1on1 add "DISCUSS career"');
  await world.run('1on1 add "HELP a reviewer"');
  return world;
}

async function meetingOn(world: TestWorld, iid = 2) {
  const answer = await world.api(`projects/alex%2Fgoals/issues/${iid}`);
  return (await answer.json()) as { title: string; description: string; due_date: string | null; state: string };
}

const agenda = async (world: TestWorld) =>
  (await meetingOn(world)).description.split('\n').filter((line) => /^\s*-/.test(line));

test('an item is said anew, noted below, and taken off; undo brings it back', async () => {
  const world = await ready();
  expect(await world.run('1on1 edit 1 "the next level"')).toMatchObject({ exitCode: 0 });
  expect(await world.run('1on1 note 1 "After the release"')).toMatchObject({ exitCode: 0 });
  expect(await agenda(world)).toEqual([
    '- [ ] DISCUSS the next level',
    '  - After the release',
    '- [ ] HELP a reviewer',
  ]);
  expect(await world.run('1on1 remove 1')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Taken off: DISCUSS the next level'),
  });
  expect(await agenda(world)).toEqual(['- [ ] HELP a reviewer']);
  expect(await world.run('undo --yes')).toMatchObject({ exitCode: 0 });
  expect(await agenda(world)).toEqual([
    '- [ ] DISCUSS the next level',
    '  - After the release',
    '- [ ] HELP a reviewer',
  ]);
});

test('what was noted stands below its item, wrapped, beside the replies; code is left out', async () => {
  const world = await ready();
  const words = 'Sam looks at it after the release, and tells the other team that we wait for them';
  const { stdout } = await world.run(`1on1 note 2 "${words}"`);
  const shown = [
    '  1 [ ] DISCUSS  career',
    '  2 [ ] HELP     a reviewer',
    '                 - Sam looks at it after the release, and tells the other team',
    '                   that we wait for them',
  ];
  expect(stdout).toContain(shown.join('\n'));
  expect((await world.run('1on1 show')).stdout).toContain(shown.join('\n'));
  const { description } = await meetingOn(world);
  const more = description.replace(
    '- [ ] DISCUSS career',
    '$&\n  goes on\n\n  => later\n  1. first\n  ```\n  code\n  ```',
  );
  await world.api('projects/alex%2Fgoals/issues/2', { method: 'PUT', body: { description: more } });
  expect(JSON.parse((await world.run('1on1 show --format json')).stdout)).toMatchObject({
    agenda: [
      { text: 'career goes on', replies: [{ text: 'later' }], notes: ['first'] },
      { text: 'a reviewer', replies: [], notes: [words] },
    ],
  });
});

test('a 1:1 is prepared for the day that is typed, with or without its flag', async () => {
  const world = worldOnSandbox();
  await world.run('init --yes --no-input --time-zone UTC');
  expect(await world.run('1on1 prepare 2026-11-30 --date 2026-12-01')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('the day of the 1:1 was given twice'),
  });
  expect((await world.run('1on1 prepare 2026-11-30')).stdout).toContain('Opened #2 1:1 2026-11-30');
});

test('an item whose removal cannot be verified stays a draft: its number, typed again, takes nothing more', async () => {
  let fail = () => {};
  const world = await ready({
    onStep: async (step) => (/^after PUT .*\/issues\/2$/.test(step) ? fail() : undefined),
  });
  fail = () => world.breakRoute('/issues/2', 500);
  const first = await world.run('1on1 remove 1');
  expect(first).toMatchObject({ exitCode: 1, stdout: '' });
  expect(first.stderr).toContain('the agenda of #2 is written, not verified: ');
  fail = () => {};
  world.mendRoutes();
  expect(await agenda(world)).toEqual(['- [ ] HELP a reviewer']);
  expect(await world.run('1on1 remove 1')).toMatchObject({ exitCode: 0 });
  expect(await agenda(world)).toEqual(['- [ ] HELP a reviewer']);
  expect(JSON.parse((await world.run('drafts list --format json')).stdout)).toMatchObject({ drafts: [] });
});

test('a 1:1 that is moved keeps its agenda; where another one is, it does not go', async () => {
  const world = await ready();
  const { description } = await meetingOn(world);
  expect(await world.run('1on1 move 2026-12-02')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Moved #2 from 2026-11-30 to 2026-12-02'),
  });
  expect(await meetingOn(world)).toMatchObject({ title: '1:1 2026-12-02', due_date: '2026-12-02', description });
  expect((await world.run('1on1 move 2026-12-02')).stdout).toContain('It is on 2026-12-02 already');
  await world.run('1on1 prepare --date 2026-12-09');
  expect(await world.run('1on1 move 2026-12-09')).toMatchObject({ exitCode: 1, stdout: '' });
  expect(await world.run('1on1 move 2026-11-20')).toMatchObject({ exitCode: 2, stdout: '' });
});

test('preparing another day offers to move the open one', async () => {
  const world = await ready();
  const moved = await world.run('1on1 prepare --date 2026-12-02', { isTTY: true, answers: { move: true } });
  expect(moved).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Moved #2 from 2026-11-30') });
  const second = await world.run('1on1 prepare --date 2026-12-09', { isTTY: true, answers: { move: false } });
  expect(second.stdout).toContain('Opened #3 1:1 2026-12-09');
  const earlier = await world.run('1on1 prepare --date 2026-11-27');
  expect(earlier).toMatchObject({ exitCode: 1 });
  expect(earlier.stderr).toContain('1on1 move 2026-11-27 --date 2026-12-02');
});

test('the list says what is open on each, the latest first', async () => {
  const world = await ready();
  await world.run('1on1 check 1');
  await world.run('1on1 prepare --date 2026-12-09');
  const { stdout } = await world.run('1on1 list');
  expect(stdout.split('\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^#3 {2}2026-12-09 {2}open/u),
    '#2  2026-11-30  open    1 item open, 1 ticked',
  ]);
  const { meetings } = JSON.parse((await world.run('1on1 list --format json')).stdout) as { meetings: unknown[] };
  expect(meetings).toHaveLength(2);
});

test('after a review of an approval is ticked, the goal is said to wait for it still', async () => {
  const world = worldOnSandbox();
  await world.run('init --yes --no-input --time-zone UTC');
  await world.run([
    'goal',
    'add',
    'Ship',
    '--kind',
    'general',
    '--due',
    'none',
    '--description',
    '- [ ] Approval: Sam',
  ]);
  await world.run('goal start 2');
  await world.run('1on1 prepare --date 2026-11-30');
  const { stdout } = await world.run('1on1 check 1');
  expect(stdout).toContain('The goal still waits for this approval; when it is given: devgrowth goal check 2 1');
});

// A list that fails is a failure wherever something is decided by it: nothing is written, the list is named, exit 1.
import { expect, test } from 'vitest';
import { scene, worldWithProject } from '../support/scene.ts';
import { useSandboxes } from '../support/world.ts';

useSandboxes();

const withGoal = scene(
  {},
  'init --yes --no-input',
  'goal add "Read a paper" --kind reading --no-input --yes',
  'goal log 2 "Chapter one"',
);

const cases: [string, string, string][] = [
  ['goal add "Read a book" --kind reading --due 2026-12-20', '/labels', 'could not read the labels of'],
  ['goal add "Read a book" --kind reading --due 2026-12-20', '/milestones', 'could not read the milestones of'],
  ['plan start', '/milestones', 'could not read the milestones of'],
  ['1on1 prepare --date 2026-11-24', '/members/all', 'could not read the members of'],
  ['1on1 prepare --date 2026-11-24', '/notes', 'could not read the comments of #2 of alex/goals'],
  ['goal list', '/projects', 'could not read the projects of'],
  ['init --check', '/pipeline_schedules', 'could not read the pipeline schedules of'],
  ['init --yes --no-input', '/labels', 'could not read the labels of'],
];
test.each(cases)('%s, without %s', async (command, route, problem) => {
  const world = await withGoal();
  const before = JSON.stringify(world.sandbox.state);
  world.requests();
  world.breakRoute(route, 500);
  const { exitCode, stdout, stderr } = await world.run(command);
  expect(stderr).toContain(problem);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(world.requests().filter((request) => !request.startsWith('GET '))).toEqual([]);
  expect(JSON.stringify(world.sandbox.state)).toBe(before);
});

test('a tick that is written and cannot be verified says so, and what to look at', async () => {
  const world = await withGoal();
  world.setNow('2026-11-24T09:00:00.000Z');
  world.breakRoute('/notes', 500);
  const { exitCode, stdout, stderr } = await world.run('goal check 2 1');
  expect({ exitCode, stdout }).toEqual({ exitCode: 5, stdout: expect.stringContaining('Ticked') as string });
  expect(stderr).toBe(
    `warning: the description is written, not verified: verifying the change of goal #2 failed: ${new URL(world.base).host} answers 500: it had an internal error
hint: Somebody may have changed it at the same moment. Look at it with \`devgrowth goal show 2\`, then run this again.
`,
  );
  world.mendRoutes();
  expect((await world.run('goal show 2')).stdout).toContain('1 of ');
});

test('a check-in whose ticks cannot be verified stays a draft: typed again it stands once', async () => {
  let fail = () => {};
  const world = await withGoal({
    onStep: async (step) => (/^after PUT .*\/issues\/2$/.test(step) ? fail() : undefined),
  });
  fail = () => world.breakRoute('/issues/2', 500);
  const command = 'goal log 2 "Chapter two" --tick 1 --health at-risk';
  const first = await world.run(command);
  expect(first).toMatchObject({ exitCode: 1, stdout: '' });
  expect(first.stderr).toContain('what was ticked on #2 is written, not verified: ');
  world.mendRoutes();
  fail = () => {};
  expect(await world.run(command)).toMatchObject({ exitCode: 0 });
  const said = world.sandbox.state.notes['issue:2']?.filter(({ body }) => body.includes('Chapter two'));
  expect(said).toHaveLength(1);
  expect(JSON.parse((await world.run('drafts list --format json')).stdout)).toMatchObject({ drafts: [] });
});

test('what was reported before decides the days: unread, the report is not called complete', async () => {
  const withReport = scene({}, 'init --yes --no-input', '1on1 prepare --date 2026-11-24', 'report --post --since 2w');
  const world = await withReport();
  world.breakRoute('/notes', 500);
  const { exitCode, stdout } = await world.run('report');
  expect(exitCode).toBe(3);
  expect(stdout).toContain('not all 1:1s could be read');
  expect(stdout).toMatch(/^INCOMPLETE .*comments of #2/m);
});

test('init: the boards are looked at again before one is made, and a failed look makes none', async () => {
  let looks = 0;
  let fail = () => {};
  const world = await worldWithProject({
    onStep: async (step) => {
      if (/^after GET .*\/boards$/.test(step) && (looks += 1) === 1) fail();
    },
  });
  world.sandbox.state.boards.splice(0);
  fail = () => world.breakRoute('/boards', 500);
  const { exitCode, stdout, stderr } = await world.run('init --yes --no-input');
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain('could not read the boards of');
  expect(world.sandbox.state.boards).toEqual([]);
  world.mendRoutes();
  expect(await world.run('init --yes --no-input')).toMatchObject({ exitCode: 0 });
  expect(world.sandbox.state.boards).toMatchObject([{ name: 'Goals', lists: [{}, {}, {}] }]);
});

test('a report of which no goal was read is not posted, one with a gap says so on stderr, in JSON and in the comment', async () => {
  const withMeeting = scene(
    {},
    'init --yes --no-input',
    ['goal', 'add', 'Read a paper', '--kind', 'reading', '--no-input'],
    'goal log 2 "Chapter one"',
    '1on1 prepare --date 2026-11-24',
  );
  let onIssues = () => {};
  const world = await withMeeting({
    onStep: async (step) => {
      if (/^before GET .*\/issues$/.test(step)) onIssues();
    },
  });
  const posted = () => (world.sandbox.state.notes['issue:3'] ?? []).filter(({ system }) => !system);
  // The goals are asked for first; the list of 1:1s behind them has the same path.
  world.breakRoute('/issues', 500);
  onIssues = () => world.mendRoutes();
  expect(await world.run('report --post --since 2w')).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringContaining('could not read the goals of alex/goals') as unknown,
  });
  expect(posted()).toEqual([]);
  onIssues = () => {};
  world.breakRoute('/issues/2/notes', 500);
  const { exitCode, stdout, stderr } = await world.run('report --post --since 2w --format json');
  expect(exitCode).toBe(3);
  expect(stderr).toContain('INCOMPLETE: ');
  expect(JSON.parse(stdout)).toMatchObject({ completeness: { complete: false } });
  expect(posted()).toEqual([expect.objectContaining({ body: expect.stringContaining('INCOMPLETE') as unknown })]);
});

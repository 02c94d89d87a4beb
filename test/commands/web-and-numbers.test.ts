// `--web` opens the page, `--number-only` prints the number and nothing else on stdout.
import { beforeEach, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const staged = scene(
  {},
  'init --yes --no-input',
  'goal add Read --kind reading --due 2027-01-15',
  '1on1 prepare --date 2026-11-30',
  'plan start --yes',
  'promotion start',
);
let world: TestWorld;
beforeEach(async () => {
  world = await staged();
});

test.each([
  ['goal show read --web', /\/alex\/goals\/-\/(?:issues|work_items)\/2$/],
  ['goal list --web', /\/alex\/goals\/-\/issues\?state=opened.*label_name%5B%5D=goal/],
  ['goal list --state closed --kind reading --web', /state=closed.*goal%3A%3Areading/],
  ['1on1 show --web', /\/alex\/goals\/-\/(?:issues|work_items)\/3$/],
  ['plan show --web', /\/alex\/goals\/-\/(?:issues|work_items)\/4$/],
  ['promotion show --web', /\/alex\/goals\/-\/(?:issues|work_items)\/5$/],
  ['report --web', /\/alex\/goals\/-\/(?:issues|work_items)\/1$/],
])('%s', async (command, address) => {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  expect(stderr).toMatch(/^Opened https:.* in your browser\.$/m);
  const [opened = ''] = world.opened();
  expect(opened).toMatch(address);
  expect(opened.startsWith(world.base)).toBe(true);
});

test.each(['no-browser', 'no-server'] as const)('where there is %s, the address is printed', async (browser) => {
  const at = await staged({ browser });
  const { exitCode, stdout, stderr } = await at.run('goal show 2 --web');
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^https:.*\/2\n$/) });
  expect(stderr).toContain(browser === 'no-server' ? '`devgrowth sandbox` serves' : '$BROWSER');
});

test('an address that leads away from the server is opened by nobody', async () => {
  const issue = await (await world.api('projects/1/issues/2')).json();
  world.breakRoute(
    '/projects/1/issues/2',
    200,
    JSON.stringify({ ...(issue as object), web_url: 'https://evil.test/2' }),
  );
  const run = await world.run('goal show 2 --web');
  expect(run.exitCode).toBe(1);
  expect(world.opened()).toEqual([]);
});

test('neither goes with --format', async () => {
  expect(await world.run('goal show 2 --web --format json')).toMatchObject({ exitCode: 2 });
  expect(await world.run('goal start 2 --number-only --format json')).toMatchObject({ exitCode: 2 });
  expect(await world.run('report --web --post')).toMatchObject({ exitCode: 2 });
});

test.each([
  ['goal add Write --kind general --due 2027-01-15', '6\n'],
  ['goal log read "Words"', '2\n'],
  ['goal start 2', '2\n'],
  ['goal edit 2 --title Other', '2\n'],
  ['goal close 2 --outcome dropped --learned Yes', '2\n'],
  ['evidence add 2 "Words"', '2\n'],
  ['1on1 add "DISCUSS it"', '3\n'],
  ['plan start --yes', '4\n'],
  ['promotion start', '5\n'],
  ['goal delete 2 --yes', '2\n'],
  ['1on1 move 2026-12-01', '3\n'],
  ['plan edit focus --text Databases', '4\n'],
  ['plan communicated', '4\n'],
  ['plan close FY27-Q4 --leave 2 --moved Reviews', '4\n'],
  ['goal wait --all --until 2026-12-04', '4\n'],
  ['promotion state drafting', '5\n'],
  ['promotion state', '5\n'],
  ['promotion gap add "A second design"', '5\n'],
  ['promotion result add --title "Deploys in twelve minutes"', '5\n'],
  ['promotion edit summary --text "Leads the job queue."', '5\n'],
  ['promotion told', '5\n'],
])('%s --number-only', async (command, stdout) => {
  expect(await world.run(`${command} --number-only`)).toMatchObject({ exitCode: 0, stdout });
});

test('of what a command took away, the number is where it stood', async () => {
  await world.run('evidence add 2 "Words"');
  expect(await world.run('evidence remove 2 1 --yes --number-only')).toMatchObject({ exitCode: 0, stdout: '2\n' });
  await world.run('1on1 add "DISCUSS it"');
  expect(await world.run('1on1 remove 1 --number-only')).toMatchObject({ exitCode: 0, stdout: '3\n' });
});

test('a week names the goals that it wrote on, and nothing where it wrote nothing', async () => {
  const { stdout: text } = await world.run('week --print');
  const week = (stdin: string) => world.run('week --from - --yes --number-only', { stdin });
  expect(await week(text)).toMatchObject({ exitCode: 0, stdout: '' });
  expect(await week(text.replace('\nNext:', '\nNext: chapter 3'))).toMatchObject({ exitCode: 0, stdout: '2\n' });
  expect(await world.run('week --print --number-only')).toMatchObject({ exitCode: 2, stdout: '' });
  expect(await world.run('levels coverage senior --number-only')).toMatchObject({ exitCode: 2, stdout: '' });
});

test('of several goals each number stands on its line', async () => {
  await world.run('goal add Write --kind general --due 2027-01-15');
  expect(await world.run('goal start 2 6 --number-only')).toMatchObject({ exitCode: 0, stdout: '2\n6\n' });
});

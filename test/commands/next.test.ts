// Bare `devgrowth`: what to do next, from each state a person may be in. Exit 0, no prompt, nothing written.
import { describe, expect, test } from 'vitest';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const bare = { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' };

async function withProject(options: Parameters<typeof worldOnSandbox>[0] = {}) {
  const world = worldOnSandbox(options);
  await world.run('init --yes --no-input');
  return world;
}
const commandsIn = (stdout: string) =>
  [...stdout.matchAll(/^ {2}devgrowth (.+?)(?: {2}.*)?$/gm)].map(([, command]) => command);

describe('before there is a project', () => {
  test.each<[string, Parameters<typeof worldOnSandbox>[0], string, string, string[]]>([
    ['no host', { env: bare }, '', 'No GitLab is chosen yet', ['auth login', 'demo', 'init --host sandbox']],
    [
      'no token',
      { env: { DEVGROWTH_TOKEN: '' } },
      '',
      'Not logged in: no token for https://',
      [expect.stringMatching(/^auth login --host https:/) as string],
    ],
    [
      'a token that is not accepted',
      { env: { DEVGROWTH_TOKEN: 'glpat-wrong' } },
      '',
      'Not logged in: ',
      [expect.stringMatching(/^auth login --host https:/) as string],
    ],
    ['no project', {}, '', 'without a goals project yet', ['init']],
  ])('%s', async (_name, options, flags, said, commands) => {
    const { exitCode, stdout, stderr } = await worldOnSandbox(options).run(flags);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(said);
    expect(commandsIn(stdout)).toEqual(commands);
    expect(stdout).toMatch(/\nAll commands: devgrowth --help\n$/);
    expect(stdout).not.toContain('glpat-wrong');
  });

  test('a broken settings file is an error here, too', async () => {
    const world = worldOnSandbox({ env: bare });
    world.disk.set('/home/alex/.config/devgrowth/config.yml', 'profiles: [');
    expect(await world.run('')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('config.yml'),
    });
  });
});

describe('with a project', () => {
  test('no goal yet: add one', async () => {
    const { stdout } = await (await withProject()).run('');
    expect(stdout).toContain('alex/goals on gitlab-');
    expect(commandsIn(stdout)).toEqual(['goal add']);
  });

  test('all quiet and well: what is done every week; it only reads, and asks nothing on a terminal', async () => {
    const world = await withProject({ isTTY: true });
    await world.run('goal add "Read" --kind reading --due 2027-01-29', { isTTY: false });
    world.requests();
    const { exitCode, stdout, stderr } = await world.run('');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(commandsIn(stdout)).toEqual([
      'week',
      'goal log <number> "..."',
      'evidence inbox',
      'evidence add <number> <url>',
      'report',
    ]);
    expect(world.requests().filter((line) => !line.startsWith('GET '))).toEqual([]);
  });

  test.each([
    ['2026-11-23', 'your 1:1 is today, 2026-11-23'],
    ['2026-11-24', 'your 1:1 is tomorrow, 2026-11-24'],
  ])('a 1:1 on %s: the report comes first', async (day, why) => {
    const world = await withProject();
    await world.run('goal add "Read" --kind reading');
    await world.run(`1on1 prepare --date ${day}`);
    const { stdout } = await world.run('');
    expect(commandsIn(stdout)).toEqual(['report']);
    expect(stdout).toContain(why);
  });

  test('a 1:1 next week is no reason', async () => {
    const world = await withProject();
    await world.run('goal add "Read" --kind reading');
    await world.run('1on1 prepare --date 2026-11-30');
    expect(commandsIn((await world.run('')).stdout)).toHaveLength(5);
  });

  test('a draft waits: it is named before the goals that are quiet or overdue, their titles cleaned', async () => {
    const world = await withProject({ now: '2026-10-01T09:00:00.000Z' });
    await world.run(['goal', 'add', 'Quiet \u202E one', '--kind', 'reading', '--due', '2027-01-29']);
    await world.run('goal add "Late one" --kind reading --due 2026-10-20');
    world.setNow('2026-11-23T09:00:00.000Z');
    world.breakWrites('/notes', 500);
    expect((await world.run('goal log 2 "Three chapters"')).exitCode).toBe(1);
    world.mendRoutes();
    const { stdout } = await world.run('');
    expect(commandsIn(stdout)).toEqual(['drafts list', 'goal list --due overdue', 'goal log 2', 'goal log 3']);
    expect(stdout).toContain('1 text is not written yet');
    expect(stdout).toContain('quiet for 53 days: Quiet one\n');
  });

  test('flags of the run are in what it proposes', async () => {
    const world = await withProject();
    const { stdout } = await world.run('--project alex/goals -y');
    expect(commandsIn(stdout)).toEqual(['goal add --project alex/goals']);
  });
});

describe('a server that does not tell', () => {
  test('is named with what is known to help; drafts and the weekly commands stay', async () => {
    const world = await withProject();
    world.breakRoute('/user', 503);
    const { exitCode, stdout, stderr } = await world.run('');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^What is on \S+ is not known: /);
    expect(stdout).not.toMatch(/\.\.\n/);
    expect(stdout).toContain('Try again in a minute.\n');
    expect(commandsIn(stdout)).toContain('report');
  });

  test('half of it: never "you have no open goal"', async () => {
    const world = await withProject();
    world.breakRoute('/issues', 503);
    const { exitCode, stdout } = await world.run('');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Not everything could be read');
    expect(stdout).not.toContain('no open goal');
  });

  test('a project that is not there, named by a flag: no proposal to create another', async () => {
    const world = await withProject();
    const { exitCode, stdout } = await world.run('--project sam/none');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('sam/none does not exist');
    expect(commandsIn(stdout)).not.toContain('init');
  });
});

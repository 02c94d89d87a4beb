// `devgrowth init`: what it makes, that it is safe to repeat, and what it refuses.
import { describe, expect, test } from 'vitest';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const goalsProject = (world: ReturnType<typeof worldOnSandbox>) =>
  world.sandbox.state.projects.find(({ path }) => path === 'goals');

describe('a first run', () => {
  test('with defaults alone makes the whole project', async () => {
    const world = worldOnSandbox();
    const { exitCode, stdout, stderr } = await world.run('init --yes --no-input');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `Ready: alex/goals\n${world.base}/alex/goals\n` });
    expect(stderr).toMatchSnapshot();

    const { state } = world.sandbox;
    const project = goalsProject(world);
    expect(project).toMatchObject({
      visibility: 'private',
      topics: ['devgrowth'],
      description: expect.stringMatching(/Dashboard: https:.*\/-\/work_items\/1$/),
    });
    expect(state.milestones.map(({ title, startDate, dueDate }) => [title, startDate, dueDate])).toEqual([
      ['FY27-Q1', '2026-02-01', '2026-04-30'],
      ['FY27-Q2', '2026-05-01', '2026-07-31'],
      ['FY27-Q3', '2026-08-01', '2026-10-31'],
      ['FY27-Q4', '2026-11-01', '2027-01-31'],
    ]);
    const names = state.labels.map(({ name }) => name);
    expect(names).toHaveLength(new Set(names).size);
    expect(names).toEqual(
      expect.arrayContaining([
        'goal',
        'dashboard',
        'goal::reading',
        'progress::doing',
        'outcome::achieved',
        'health::at-risk',
        'value:dib',
      ]),
    );
    expect(state.boards).toMatchObject([{ name: 'Goals', lists: [{}, {}, {}] }]);
    expect(state.members.filter(({ projectId }) => projectId === project?.id)).toMatchObject([{ accessLevel: 50 }]);
    const files = (await (
      await world.api(`projects/${project?.id}/repository/tree?recursive=true&per_page=100`)
    ).json()) as { path: string; type: string }[];
    expect(files.filter(({ type }) => type === 'blob').map(({ path }) => path)).toEqual(
      expect.arrayContaining(['.devgrowth.yml', 'README.md', '.gitlab/issue_templates/Reading.md']),
    );
  });

  test('makes the manager a Guest and says what they see', async () => {
    const world = worldOnSandbox();
    expect(await world.run('init --yes --no-input --manager @morgan')).toMatchObject({ exitCode: 0 });
    const morgan = world.sandbox.state.users.find(({ username }) => username === 'morgan');
    expect(world.sandbox.state.members.filter(({ userId }) => userId === morgan?.id)).toMatchObject([
      { accessLevel: 10 },
    ]);
    const manager = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    expect(await manager.run('goal list --project alex/goals')).toMatchObject({
      stderr: 'note: alex/goals: the goals of @alex; your role there: guest\n',
      exitCode: 0,
    });
  });

  test('asks for manager, zone, company and fiscal year in a terminal, then shows the plan and asks once more', async () => {
    const world = worldOnSandbox({ isTTY: true });
    const answers = {
      manager: '@morgan',
      'time-zone': 'Asia/Kathmandu',
      company: 'gitlab',
      'fiscal-year-start': 'January',
      yes: true,
    };
    expect(await world.run('init', { answers })).toMatchObject({ exitCode: 0 });
    expect(world.sandbox.state.milestones.map(({ title }) => title)).toEqual([
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
      '2026-Q4',
    ]);
  });

  test('each answer is checked at its question, and asked for again', async () => {
    const world = worldOnSandbox({ isTTY: true });
    const answers = {
      manager: ['@nobody', 'alex', '@morgan'],
      'time-zone': ['Berlin', 'UTC'],
      company: ['acme', 'none'],
      'fiscal-year-start': ['13', 'May'],
      yes: true,
    };
    const { exitCode, stderr } = await world.run('init', { answers });
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('It is private. Who can read it: you and @morgan')]);
    expect(world.requests().filter((one) => one.includes('username=morgan'))).toHaveLength(1);
  });

  test.each([
    ['init', '@nobody', 'manager: there is no user @nobody on https'],
    ['init', 'Alex', 'manager: @alex is you, not your manager'],
    [
      'init --host sandbox',
      'morgn',
      'manager: there is no user @morgn on the sandbox, which knows @morgan, @root and @sam',
    ],
  ])('%s: the manager %s is refused there', async (line, manager, problem) => {
    const world = worldOnSandbox({ isTTY: true });
    // A scripted person has no second answer, and says so.
    const { exitCode, stderr } = await world.run(line, { answers: { manager } });
    expect([exitCode, stderr.replaceAll('\n', ' ')]).toEqual([1, expect.stringContaining(problem)]);
    expect(world.sandbox.state.projects).toEqual([]);
  });

  test('a server that does not answer is no wrong name: the command ends', async () => {
    const world = worldOnSandbox({ isTTY: true });
    world.breakRoute('/users', 500);
    const { exitCode, stderr } = await world.run('init', { answers: { manager: '@morgan' } });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('500')]);
  });

  test('without a terminal the plan needs --yes', async () => {
    const world = worldOnSandbox();
    expect(await world.run('init')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('this plan needs a yes'),
    });
    expect(world.sandbox.state.projects).toEqual([]);
  });

  test('a no at the plan writes nothing', async () => {
    const world = worldOnSandbox({ isTTY: true });
    const answers = { manager: '', 'time-zone': 'UTC', company: 'gitlab', 'fiscal-year-start': '2', yes: false };
    expect(await world.run('init', { answers })).toMatchObject({ exitCode: 130 });
    expect(world.sandbox.state.projects).toEqual([]);
  });

  test('--dry-run writes nothing and says what would be', async () => {
    const world = worldOnSandbox();
    const { exitCode, stdout } = await world.run('init --dry-run --yes --format json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'devgrowth/init/v1',
      dryRun: true,
      project: { path: 'alex/goals', url: null },
    });
    expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
    expect(world.sandbox.state.projects).toEqual([]);
  });
});

describe('a second run', () => {
  test('with other settings lets the file be as it is, and says so; with the same ones it is silent', async () => {
    const world = worldOnSandbox();
    await world.run('init --yes --no-input --time-zone Europe/Berlin');
    expect(
      await world.run('init --dry-run --manager @morgan --time-zone UTC --fiscal-year-start february'),
    ).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining(
        'warning: .devgrowth.yml of alex/goals says manager: null, time_zone: Europe/Berlin, and that stays as it is\n' +
          'hint: Write manager: morgan, time_zone: UTC into that file, in GitLab; then `devgrowth init` follows it.\n',
      ),
    });
    const manager = worldOnSandbox();
    await manager.run('init --yes --no-input --manager @morgan');
    expect((await manager.run('init --yes --no-input --manager @Morgan --time-zone UTC')).stderr).not.toContain(
      'warning',
    );
    expect((await manager.run('init --yes --no-input --fiscal-year-start july')).stderr).toContain(
      'fiscal_year_start: 7',
    );
  });

  test('makes no POST, PUT or DELETE and changes nothing', async () => {
    const world = worldOnSandbox();
    await world.run('init --yes --no-input --manager @morgan');
    const before = JSON.stringify(world.sandbox.state);
    world.requests();
    const { exitCode, stdout } = await world.run('init --yes --no-input --manager @morgan');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `Complete already: alex/goals\n${world.base}/alex/goals\n`,
    });
    const methods = new Set(world.requests().map((request) => request.split(' ')[0]));
    expect(methods).toEqual(new Set(['GET']));
    expect(JSON.stringify(world.sandbox.state)).toBe(before);
  });

  test('mends what somebody removed, and only that', async () => {
    const world = worldOnSandbox();
    await world.run('init --yes --no-input');
    const project = goalsProject(world);
    const label = world.sandbox.state.labels.find(({ name }) => name === 'health::at-risk');
    await world.api(`projects/${project?.id}/labels/${label?.id}`, { method: 'DELETE' });
    world.requests();
    await world.run('init --yes --no-input');
    expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([
      `POST /projects/${project?.id}/labels`,
    ]);
  });
});

describe('what it refuses', () => {
  test('a project that is not ours, unless it is adopted', async () => {
    const world = worldOnSandbox();
    await world.api('projects', {
      method: 'POST',
      body: { path: 'goals', visibility: 'private', description: 'old notes' },
    });
    const refused = await world.run('init --yes --no-input');
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('error: alex/goals exists and is not a goals project\nhint: Add --adopt'),
    });
    expect(await world.run('init --yes --no-input --adopt')).toMatchObject({ exitCode: 0 });
    expect(goalsProject(world)).toMatchObject({
      topics: ['devgrowth'],
      description: expect.stringMatching(/^old notes · Dashboard: /),
    });
  });

  test('a project that everybody can read', async () => {
    const world = worldOnSandbox();
    await world.api('projects', { method: 'POST', body: { path: 'goals', visibility: 'public' } });
    expect(await world.run('init --yes --no-input --adopt')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(
        'alex/goals is public: everybody on the internet could read what is written there',
      ),
    });
  });

  test.each([
    ['an unknown manager', 'init --yes --manager @nobody', 1, 'there is no user @nobody'],
    [
      'a zone that is none',
      'init --yes --time-zone Mars/Olympus',
      2,
      '--time-zone takes an IANA name; "Mars/Olympus" is none',
    ],
    ['a month that is none', 'init --yes --fiscal-year-start 13', 2, '--fiscal-year-start takes a month'],
  ])('%s', async (_name, command, exitCode, message) => {
    const world = worldOnSandbox();
    const finished = await world.run(command);
    expect(finished).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
    expect(world.sandbox.state.projects).toEqual([]);
  });
});

test('who runs it is not their own manager: nothing is written', async () => {
  const world = worldOnSandbox();
  expect(await world.run('init --yes --no-input --manager alex')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('@alex is you, not your manager'),
  });
  expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
});

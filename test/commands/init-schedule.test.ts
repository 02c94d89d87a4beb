// `init --schedule`: what stands on the server afterwards, what is asked and refused, and that the token is in no output.
import { describe, expect, test } from 'vitest';
import { type Permission, permissions, permissionsFor } from '#growth/forge/permissions.ts';
import { addToken } from '#sandbox/state/empty-state.ts';
import type { Scope } from '#sandbox/state/state.ts';
import { grantsOf } from '../support/tokens.ts';
import { type Finished, type TestWorld, useSandboxes, type WorldOptions, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const weekly = 'init --yes --schedule "0 8 * * 2" --time-zone Europe/Berlin';
const secret = 'glpat-JobSecret_0123456789.ab';
const everySaid: string[] = [];

/** A world with a token for the job; `run` remembers all that was said. */
function scene(options: WorldOptions & { readonly scopes?: Scope[]; readonly of?: string } = {}) {
  const { scopes = ['read_api'], of = 'alex', ...rest } = options;
  const world = worldOnSandbox(rest);
  const { state } = world.sandbox;
  const user = state.users.find(({ username }) => username === of);
  if (user) addToken(state, { user, token: secret, scopes, at: '2026-11-23T09:00:00.000Z' });
  const run: TestWorld['run'] = async (command, own) => {
    const finished = await world.run(command, own);
    everySaid.push(finished.stdout, finished.stderr);
    return finished;
  };
  return {
    ...world,
    run,
    state,
    withToken: (command: string) => run(`${command} --schedule-token-stdin`, { stdin: secret, isTTY: false }),
  };
}

type Scene = ReturnType<typeof scene>;

const projectOf = ({ state }: Scene) => {
  const project = state.projects.find(({ path }) => path === 'goals');
  if (!project) throw new Error('There is no project.');
  return project;
};

async function fileOf(world: Scene, path = '.gitlab-ci.yml'): Promise<string | null> {
  const answer = await world.api(
    `projects/${projectOf(world).id}/repository/files/${encodeURIComponent(path)}?ref=main`,
  );
  const { content } = (await answer.json()) as { content?: string };
  return content === undefined ? null : Buffer.from(content, 'base64').toString('utf8');
}

const commit = (world: Scene, action: 'create' | 'update' | 'delete', content = '', path = '.gitlab-ci.yml') =>
  world.api(`projects/${projectOf(world).id}/repository/commits`, {
    method: 'POST',
    body: { branch: 'main', commit_message: 'By hand', actions: [{ action, file_path: path, content }] },
  });

const writes = (world: Scene) => world.requests().filter((request) => !request.startsWith('GET'));

function addMaintainer(world: Scene): Promise<Response> {
  const sam = world.state.users.find(({ username }) => username === 'sam');
  return world.api(`projects/${projectOf(world).id}/members`, {
    method: 'POST',
    body: { user_id: sam?.id, access_level: 40 },
  });
}

const driftOf = ({ stdout }: Finished) =>
  (JSON.parse(stdout) as { steps: { action: string; what: string; name: string }[] }).steps
    .filter(({ action }) => action !== 'keep')
    .map(({ action, what, name }) => `${action} ${what} ${name}`);

describe('a first run', () => {
  test('makes job, variable and schedule, closes jobs to Guests, and says when the report comes', async () => {
    const world = scene();
    const finished = await world.withToken(`${weekly} --manager @morgan`);
    expect(finished).toMatchObject({ exitCode: 0, stdout: `Ready: alex/goals\n${world.base}/alex/goals\n` });
    expect(finished.stderr.split('\n').slice(-4)).toEqual([
      'Next report: Tue 2026-11-24 08:00 Europe/Berlin, some minutes later where GitLab is busy.',
      `Its page is kept for 90 days: ${world.base}/alex/goals/-/artifacts`,
      'Whoever may read the repository can open it (Reporter and above); @morgan, a guest, cannot.',
      '',
    ]);
    const { state } = world;
    expect(state.schedules).toMatchObject([
      {
        description: 'devgrowth report',
        ref: 'refs/heads/main',
        cron: '0 8 * * 2',
        cronTimezone: 'Europe/Berlin',
        active: true,
      },
    ]);
    expect(state.ciVariables).toMatchObject([
      { key: 'DEVGROWTH_TOKEN', value: secret, masked: true, protected: true, hidden: true, raw: true },
    ]);
    expect(projectOf(world).settings['public_jobs']).toBe(false);
    expect(await fileOf(world)).toMatchSnapshot();
  });

  test('a project that was there gets the same, and a second run writes nothing', async () => {
    const world = scene();
    await world.run('init --yes');
    expect(await world.withToken(weekly)).toMatchObject({ exitCode: 0 });
    const before = JSON.stringify(world.state);
    writes(world);
    expect(await world.run(weekly)).toMatchObject({ exitCode: 0 });
    expect(await world.run('init --yes')).toMatchObject({ exitCode: 0 });
    expect(writes(world)).toEqual([]);
    expect(JSON.stringify(world.state)).toBe(before);
    expect(await world.run('init --check')).toMatchObject({ exitCode: 0 });
  });

  test('on a server before 17.4 the variable is masked, without being hidden', async () => {
    const world = scene({ version: '17.3' });
    expect(await world.withToken(weekly)).toMatchObject({ exitCode: 0 });
    expect(world.state.ciVariables).toMatchObject([{ masked: true, protected: true, hidden: false, value: secret }]);
  });

  test('asks for the token without showing it, and the plan is the consent', async () => {
    const world = scene({ isTTY: true });
    const answers = { manager: '', company: 'gitlab', 'fiscal-year-start': '2', 'schedule-token-stdin': secret };
    const command = 'init --schedule "0 8 * * 2" --time-zone UTC';
    const no = await world.run(command, { answers: { ...answers, yes: false } });
    expect(no).toMatchObject({
      exitCode: 130,
      stderr: expect.stringContaining('DEVGROWTH_TOKEN (masked, protected; the'),
    });
    expect(no.stderr).toContain(`personal_access_tokens?name=devgrowth+report&scopes=read_api`);
    expect(world.state.projects).toEqual([]);
    expect(await world.run(command, { answers: { ...answers, yes: true } })).toMatchObject({ exitCode: 0 });
    expect(world.state.ciVariables).toMatchObject([{ value: secret }]);
  });

  test('left out at the prompt, all but the variable is done, and what is missing is said', async () => {
    const world = scene({ isTTY: true });
    const finished = await world.run(weekly, { answers: { 'schedule-token-stdin': '' } });
    expect(finished).toMatchObject({ exitCode: 0 });
    expect(finished.stderr).toContain('Still missing: the CI/CD variable DEVGROWTH_TOKEN. Without it the job fails.');
    expect(finished.stderr).toContain(`${world.base}/alex/goals/-/settings/ci_cd`);
    expect(world.state.ciVariables ?? []).toEqual([]);
    expect(world.state.schedules).toHaveLength(1);
    expect(driftOf(await world.run('init --check --format json'))).toEqual([
      'drift variable DEVGROWTH_TOKEN (missing: devgrowth init --schedule-token-stdin)',
    ]);
    expect(await world.withToken('init --yes')).toMatchObject({ exitCode: 0 });
    expect(world.state.ciVariables).toMatchObject([{ value: secret, masked: true, protected: true }]);
    expect(await world.run('init --check')).toMatchObject({ exitCode: 0 });
  });

  test('--dry-run shows it all, asks for no token and writes nothing', async () => {
    const world = scene();
    const { exitCode, stdout } = await world.run(`${weekly} --dry-run --format json`);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schedule: { cron: '0 8 * * 2', zone: 'Europe/Berlin', nextRun: '2026-11-24T07:00:00.000Z' },
      steps: expect.arrayContaining([
        { action: 'create', what: 'file', name: '.gitlab-ci.yml' },
        { action: 'create', what: 'schedule', name: '0 8 * * 2 in Europe/Berlin (next: Tue 2026-11-24 08:00)' },
      ]),
    });
    expect(writes(world)).toEqual([]);
  });
});

describe('a later run', () => {
  async function scheduled(options: Parameters<typeof scene>[0] = {}): Promise<Scene> {
    const world = scene(options);
    expect(await world.withToken(weekly)).toMatchObject({ exitCode: 0 });
    writes(world);
    return world;
  }

  test('another cron changes the schedule there is, and nothing else', async () => {
    const world = await scheduled();
    expect(await world.run('init --yes --schedule "30 16 * * fri"')).toMatchObject({ exitCode: 0 });
    expect(writes(world)).toEqual([expect.stringMatching(/^PUT .*\/pipeline_schedules\/1$/)]);
    expect(world.state.schedules).toMatchObject([{ cron: '30 16 * * fri', cronTimezone: 'Europe/Berlin' }]);
  });

  test('another zone in the settings moves it; a cron changed in the browser stays', async () => {
    const world = await scheduled();
    const id = projectOf(world).id;
    await world.api(`projects/${id}/pipeline_schedules/1`, { method: 'PUT', body: { cron: '0 7 * * 3' } });
    const settings = (await fileOf(world, '.devgrowth.yml')) ?? '';
    await commit(world, 'update', settings.replace('Europe/Berlin', 'Asia/Tokyo'), '.devgrowth.yml');
    expect(driftOf(await world.run('init --check --format json'))).toEqual([
      // It repeats the zone for those who cannot read the file.
      expect.stringMatching(/^update dashboard /),
      'update schedule 0 7 * * 3 in Europe/Berlin -> 0 7 * * 3 in Asia/Tokyo (next: Wed 2026-11-25 07:00)',
    ]);
    expect(await world.run('init --yes')).toMatchObject({ exitCode: 0 });
    expect(world.state.schedules).toMatchObject([{ cron: '0 7 * * 3', cronTimezone: 'Asia/Tokyo' }]);
  });

  test.each<[string, (world: Scene) => unknown, string]>([
    [
      'the schedule is gone',
      (world) => world.api(`projects/${projectOf(world).id}/pipeline_schedules/1`, { method: 'DELETE' }),
      'drift schedule missing (devgrowth init --schedule "<cron>", or delete .gitlab-ci.yml)',
    ],
    [
      'the schedule is inactive',
      (world) =>
        world.api(`projects/${projectOf(world).id}/pipeline_schedules/1`, { method: 'PUT', body: { active: false } }),
      'drift schedule 0 8 * * 2 in Europe/Berlin (next: Tue 2026-11-24 08:00) is inactive (--schedule "0 8 * * 2" switches it on)',
    ],
    [
      'the file was edited by hand',
      async (world) => commit(world, 'update', ((await fileOf(world)) ?? '').replace('90 days', '1 year')),
      'drift file .gitlab-ci.yml (edited by hand since report@1; delete it to have it generated again)',
    ],
    [
      'the file is gone',
      (world) => commit(world, 'delete'),
      'drift schedule devgrowth report (its .gitlab-ci.yml is gone: devgrowth init --schedule "<cron>", or delete the schedule)',
    ],
    [
      'the variable is gone',
      (world) => world.api(`projects/${projectOf(world).id}/variables/DEVGROWTH_TOKEN`, { method: 'DELETE' }),
      'drift variable DEVGROWTH_TOKEN (missing: devgrowth init --schedule-token-stdin)',
    ],
    [
      'the variable is not protected any more',
      (world) =>
        world.api(`projects/${projectOf(world).id}/variables/DEVGROWTH_TOKEN`, {
          method: 'PUT',
          body: { protected: false },
        }),
      'drift variable DEVGROWTH_TOKEN (not protected: devgrowth init --schedule-token-stdin)',
    ],
    [
      'the branch is not protected any more',
      (world) => world.api(`projects/${projectOf(world).id}/protected_branches/main`, { method: 'DELETE' }),
      'create protection main (Maintainers push; a protected variable reaches no other)',
    ],
    [
      'jobs were opened to Guests',
      (world) => world.api(`projects/${projectOf(world).id}`, { method: 'PUT', body: { public_jobs: true } }),
      'update setting jobs and the pages they keep: for Reporter and above alone',
    ],
    [
      'somebody made a second one',
      (world) =>
        world.api(`projects/${projectOf(world).id}/pipeline_schedules`, {
          method: 'POST',
          body: { description: 'devgrowth report', ref: 'main', cron: '0 8 * * 2' },
        }),
      'drift schedule a second "devgrowth report" (delete one in Build, Pipeline schedules)',
    ],
  ])('--check shows that %s; with --schedule and a token all that is ours is mended', async (_name, harm, shown) => {
    const world = await scheduled();
    await harm(world);
    writes(world);
    const checked = await world.run('init --check --format json');
    expect(checked.exitCode).toBe(3);
    expect(driftOf(checked)).toEqual([shown]);
    expect(writes(world)).toEqual([]);
    expect(await world.withToken(weekly)).toMatchObject({ exitCode: 0 });
    const left = driftOf(await world.run('init --check --format json'));
    expect(left).toEqual(/edited by hand|a second/.test(shown) ? [shown] : []);
    expect(world.state.schedules.filter(({ cron, active }) => cron === '0 8 * * 2' && active)).not.toEqual([]);
  });

  test('a file edited by hand keeps every byte', async () => {
    const world = await scheduled();
    const edited = `${((await fileOf(world)) ?? '').replace('90 days', '1 year')}# mine\n`;
    await commit(world, 'update', edited);
    expect(await world.withToken('init --yes --schedule "0 9 * * 2"')).toMatchObject({ exitCode: 0 });
    expect(await fileOf(world)).toBe(edited);
    expect(await world.withToken('init --yes --schedule-post')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('.gitlab-ci.yml was edited by hand'),
    });
  });

  test('a new token takes the place of the old one', async () => {
    const world = await scheduled();
    const row = world.state.ciVariables?.[0];
    if (row) row.value = 'glpat-anOldOne_000000000000';
    expect(await world.withToken('init --yes')).toMatchObject({ exitCode: 0 });
    expect(writes(world)).toEqual([expect.stringMatching(/^PUT .*\/variables\/DEVGROWTH_TOKEN/)]);
    expect(world.state.ciVariables).toMatchObject([{ value: secret, hidden: true, masked: true, protected: true }]);
  });

  test('--check tells of a token that ends within two weeks, from what the variable says of it', async () => {
    const world = await scheduled();
    expect(world.state.ciVariables).toMatchObject([
      { description: 'Token of the scheduled devgrowth report, works until 2027-11-23' },
    ]);
    world.setNow('2027-11-08T09:00:00.000Z');
    const before = driftOf(await world.run('init --check --format json'));
    expect(before.filter((line) => line.includes(' variable '))).toEqual([]);
    world.setNow('2027-11-10T09:00:00.000Z');
    for (const token of world.state.tokens) token.expiresAt = null;
    const soon = driftOf(await world.run('init --check --format json'));
    expect(soon.filter((line) => line.includes(' variable '))).toEqual([
      'drift variable DEVGROWTH_TOKEN (its token works until 2027-11-23: devgrowth init --schedule-token-stdin)',
    ]);
    const changed = await world.run('init --yes --schedule "0 9 * * 2"');
    expect(changed).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining('Still missing') });
  });

  test("somebody else's schedule is theirs to change", async () => {
    const world = await scheduled();
    await addMaintainer(world);
    await world.api(`projects/${projectOf(world).id}/pipeline_schedules/1/take_ownership`, {
      method: 'POST',
      as: 'sam',
    });
    writes(world);
    expect(await world.run('init --yes --schedule "0 9 * * 2"')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('belongs to @sam, and only they can change it'),
    });
    expect(writes(world)).toEqual([]);
  });
});

describe('posting', () => {
  const posting = 'init --yes --schedule "0 8 * * 2" --schedule-post';

  test('is a job of its own, with a token that can write, and can be taken back', async () => {
    const world = scene({ scopes: ['api'] });
    expect(await world.withToken(posting)).toMatchObject({ exitCode: 0 });
    expect(await fileOf(world)).toContain('    - devgrowth report --post\n');
    writes(world);
    expect(await world.run('init --yes')).toMatchObject({ exitCode: 0 });
    expect(await world.run('init --yes --schedule "0 8 * * 2"')).toMatchObject({ exitCode: 0 });
    expect(writes(world)).toEqual([]);
    const job = world.state.tokens.find(({ token }) => token === secret);
    if (job) job.scopes = ['read_api'];
    expect(await world.run('init --yes --no-schedule-post')).toMatchObject({ exitCode: 2 });
    expect(await world.withToken('init --yes --no-schedule-post')).toMatchObject({ exitCode: 0 });
    expect(await fileOf(world)).not.toContain('--post');
  });

  test('is refused while others hold Maintainer, and shown where it came first', async () => {
    const world = scene({ scopes: ['api'] });
    await world.run('init --yes');
    await addMaintainer(world);
    writes(world);
    const refused = await world.withToken(posting);
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toContain('these people could use it: @sam (maintainer)');
    expect(writes(world)).toEqual([]);

    const sam = world.state.members.find(({ accessLevel }) => accessLevel === 40);
    if (sam) sam.accessLevel = 30;
    expect(await world.withToken(posting)).toMatchObject({ exitCode: 0 });
    if (sam) sam.accessLevel = 40;
    expect(driftOf(await world.run('init --check --format json'))).toEqual([
      'drift member @sam is maintainer and can use the token that posts (lower the role, or --no-schedule-post)',
    ]);
  });

  test('needs scope api', async () => {
    const world = scene();
    expect(await world.withToken(posting)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('the token for the job has too little scope (read_api)'),
    });
    expect(world.state.projects).toEqual([]);
  });
});

describe('refused before anything is written', () => {
  test('nobody can be asked for the token', async () => {
    const world = scene();
    const { exitCode, stderr } = await world.run(weekly);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('missing --schedule-token-stdin');
    expect(stderr).toContain('scopes=read_api');
    expect(world.state.projects).toEqual([]);
  });

  test('a .gitlab-ci.yml that is not ours', async () => {
    const world = scene();
    await world.run('init --yes');
    await commit(world, 'create', 'test:\n  script: make\n');
    writes(world);
    const { exitCode, stderr } = await world.withToken(weekly);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('alex/goals has a .gitlab-ci.yml that devgrowth did not write');
    expect(writes(world)).toEqual([]);
    expect(await fileOf(world)).toBe('test:\n  script: make\n');
    expect(await world.run('init --check')).toMatchObject({ exitCode: 0 });
  });

  test.each<[string, Parameters<typeof scene>[0], string, RegExp]>([
    [
      'a token that can write, where reading is enough',
      { scopes: ['api'] },
      weekly,
      /can write \(api\), and the job only reads/,
    ],
    ['a token that reads too little', { scopes: ['read_user'] }, weekly, /too little scope \(read_user\)/],
    ["a stranger's token", { of: 'sam' }, weekly, /is @sam's, who cannot see the project/],
  ])('%s', async (_name, options, command, message) => {
    const world = scene(options);
    expect(await world.withToken(command)).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(message) });
    expect(world.state.projects).toEqual([]);
  });

  test('a token that the server does not know', async () => {
    const world = scene();
    const finished = await world.run(`${weekly} --schedule-token-stdin`, { stdin: 'glpat-NobodyKnows_0123456789' });
    expect(finished).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('the token for the job is not accepted'),
    });
    expect(finished.stderr).not.toContain('NobodyKnows');
    expect(world.state.projects).toEqual([]);
  });

  test('a project that others can read', async () => {
    const world = scene();
    await world.run('init --yes');
    projectOf(world).visibility = 'internal';
    writes(world);
    expect(await world.withToken(`${weekly} --allow-public`)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('alex/goals is internal: whoever can open it would read the scheduled report'),
    });
    expect(writes(world)).toEqual([]);
  });

  test.each([
    ['init --yes --schedule "0 8 * *"', 'a schedule has five fields'],
    ['init --yes --schedule "0 25 * * 2"', '"25" is no hour: 0 to 23'],
    ['init --yes --schedule "0 8 31 2 *"', 'names a day that never comes'],
    ['init --yes --schedule-post', 'there is no schedule yet: missing --schedule'],
    ['init --check --schedule-token-stdin', '--check writes nothing, and needs no token'],
  ])('%s', async (command, message) => {
    const world = scene();
    expect(await world.run(command, { stdin: secret })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(message),
    });
    expect(world.state.projects).toEqual([]);
  });
});

test('a server that repeats the value in its complaint does not bring it into ours', async () => {
  const world = scene();
  await world.run('init --yes');
  world.breakRoute('/variables', 400, JSON.stringify({ message: { value: [`${secret} is invalid`] } }));
  const finished = await world.withToken(`${weekly} --debug`);
  expect(finished.exitCode).toBe(1);
  expect(finished.stderr).not.toContain(secret);
});

test('the token was in no output of all these runs', () => {
  expect(everySaid.length).toBeGreaterThan(60);
  expect(everySaid.filter((text) => text.includes('JobSecret'))).toEqual([]);
});

describe('a fine-grained token for the job', () => {
  const page = '/-/user_settings/personal_access_tokens/granular/new';
  const reading = permissionsFor('report', 'needed', 'better');
  const posting = permissions.filter(({ name }) => ['Work Item: Create', 'Work Item: Update'].includes(name));
  const lessOne = (name: string) => reading.filter((one) => one.name !== name);

  async function granted(list: readonly Permission[], version: string, command = weekly) {
    const world = scene({ version });
    expect(await world.run('init --yes')).toMatchObject({ exitCode: 0 });
    const job = world.state.tokens.find(({ token }) => token === secret);
    Object.assign(job ?? {}, { scopes: ['granular'], grants: grantsOf(list) });
    writes(world);
    const finished = await world.withToken(command);
    return { ...finished, written: writes(world).length, variables: world.state.ciVariables ?? [], base: world.base };
  }

  test.each<[string, readonly Permission[], string, string]>([
    ['told', reading, '19.5', ''],
    ['tried', reading, '19.4', 'can write; the job only reads'],
    ['tried, as it may not tell what it is', lessOne('Personal Access Token: Read'), '19.5', 'can write; the job only'],
  ])('with the permissions of a report it is taken: %s', async (_how, list, version, note) => {
    const { exitCode, stderr, variables } = await granted(list, version);
    expect([exitCode, variables.map(({ value }) => value)]).toEqual([0, [secret]]);
    expect(stderr.includes('note: GitLab does not tell whether the token for the job')).toBe(note !== '');
    expect(stderr).toContain(note);
  });

  test.each<[string, readonly Permission[], string, string, string]>([
    ['told', lessOne('Work Item: Read'), '19.5', weekly, 'lacks Group and project: Work Item: Read'],
    ['tried', lessOne('Work Item: Read'), '19.4', weekly, 'lacks Group and project: Work Item: Read'],
    ['not even its owner', lessOne('User: Read'), '19.5', weekly, 'is not enough: asking GitLab who you are failed: '],
    ['it can write', [...reading, ...posting], '19.5', weekly, 'can write (Work Item: Create, Work Item: Update), and'],
    [
      'it cannot post',
      reading,
      '19.5',
      `${weekly} --schedule-post`,
      'lacks Group and project: Work Item: Create, Group',
    ],
  ])(
    'what is wrong with it is said by name, and nothing is written: %s',
    async (_name, list, version, command, said) => {
      const { exitCode, stderr, written, base } = await granted(list, version, command);
      expect([exitCode, written]).toEqual([1, 0]);
      expect(stderr).toContain(`error: the token for the job ${said}`);
      expect(stderr).toMatch(
        /hint: Nothing was written\. Make a fine-grained token with these alone: Group and project: /,
      );
      expect(stderr).toContain(base + page);
    },
  );

  test('one that posts may write', async () => {
    expect(await granted([...reading, ...posting], '19.5', `${weekly} --schedule-post`)).toMatchObject({ exitCode: 0 });
  });
});

describe('a server that forbids a part of it', () => {
  const steps = [
    ['the commit of the job', '/repository/commits'],
    ['the variable', '/variables'],
    ['the schedule', '/pipeline_schedules'],
    ["the project's switches", '/projects/1'],
  ] as const;

  test.each(steps)('%s: it says which, never "Ready", and a second run ends it', async (_what, end) => {
    const world = scene();
    await world.run('init --yes');
    world.breakWrites(end, 403);
    const refused = await world.withToken(weekly);
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stdout).not.toContain('Ready');
    expect(refused.stderr).toMatch(/^error: .+ failed: GitLab does not allow it/m);
    expect(writes(world).at(-1)).toMatch(new RegExp(`${end}$`));
    world.mendRoutes();
    expect(await world.withToken(weekly)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Ready') });
    expect(world.state.schedules).toHaveLength(1);
    expect(await world.run(`${weekly} --check`)).toMatchObject({ exitCode: 0 });
  });
});

test('two runs at once make one schedule', async () => {
  const world = scene();
  await world.run('init --yes');
  const other = `${weekly} --format json`;
  const [one, two] = await Promise.all([world.withToken(weekly), world.withToken(other)]);
  expect([one.exitCode, two.exitCode], one.stderr + two.stderr).toEqual([0, 0]);
  expect(world.state.schedules).toHaveLength(1);
});

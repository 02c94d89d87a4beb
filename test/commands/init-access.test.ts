// `devgrowth init` where the server or a group decides: groups, limits, restricted visibility; and who can read the result.
import { describe, expect, test } from 'vitest';
import { addGroup } from '#sandbox/state/empty-state.ts';
import type { AccessLevel } from '#sandbox/state/state.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const group = ({ sandbox }: TestWorld, path: string, members: Readonly<Record<string, AccessLevel>>) =>
  addGroup(sandbox.state, { path, at: '2026-11-01T00:00:00.000Z', members });
const paths = ({ sandbox }: TestWorld) => sandbox.state.projects.map(({ namespaceId, path }) => [namespaceId, path]);
const init = 'init --yes --no-input';
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('who can read it', () => {
  test.each([
    ['', 'Who can read it: only you. '],
    [
      ' --manager @morgan',
      'Who can read it: you and @morgan (guest); a guest reads no confidential goal, unless it is assigned to them. ',
    ],
  ])('is said before anything is written: init%s', async (flags, sentence) => {
    const { stderr } = await worldOnSandbox().run(`${init}${flags}`);
    expect(oneLine(stderr)).toContain(sentence);
  });

  test('members of an adopted project are named before the yes, with their roles', async () => {
    const world = worldOnSandbox({ isTTY: true });
    await world.api('projects', { method: 'POST', body: { path: 'goals', visibility: 'private' } });
    await world.api('projects/1/members', { method: 'POST', body: { username: 'sam', access_level: 30 } });
    world.requests();
    const answers = { manager: '', 'time-zone': 'UTC', company: 'gitlab', 'fiscal-year-start': '2', yes: false };
    const { exitCode, stderr } = await world.run('init --adopt', { answers });
    expect(exitCode).toBe(130);
    expect(stderr).toContain('\nIt is private. Who can read it: you and @sam (developer). Administrators of this\n');
    expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('of a project that others can read is everybody, also in JSON', async () => {
    const world = worldOnSandbox();
    await world.api('projects', { method: 'POST', body: { path: 'goals', visibility: 'internal' } });
    await world.api('projects/1/members', { method: 'POST', body: { username: 'sam', access_level: 10 } });
    const { stderr } = await world.run(`${init} --adopt --allow-public --dry-run`);
    expect(oneLine(stderr)).toContain(
      'Who can read it: everybody with an account there. Confidential goals: you and @sam (guest); a guest reads no confidential goal, unless it is assigned to them.',
    );
    const { stdout } = await world.run(`${init} --adopt --allow-public --dry-run --format json`);
    expect(JSON.parse(stdout)).toMatchObject({
      visibility: 'internal',
      readers: [
        { username: 'alex', role: 'owner', confidential: true },
        { username: 'sam', role: 'guest', confidential: false },
      ],
    });
  });

  test('a manager who has another role keeps it, and that is said', async () => {
    const world = worldOnSandbox();
    await world.run(init);
    await world.api('projects/1/members', { method: 'POST', body: { username: 'morgan', access_level: 20 } });
    world.requests();
    const { exitCode, stderr } = await world.run(`${init} --manager @morgan`);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('note: @morgan stays reporter; `devgrowth share @morgan --role guest`');
    expect(world.requests().filter((request) => /^(POST|PUT|DELETE) .*members/.test(request))).toEqual([]);
  });
});

describe('--namespace', () => {
  test('makes it in a group, and says that its members come with it', async () => {
    const world = worldOnSandbox();
    const { id } = group(world, 'acme/people', { alex: 40, sam: 20 });
    const { exitCode, stdout, stderr } = await world.run(`${init} --namespace acme/people`);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `Ready: acme/people/goals\n${world.base}/acme/people/goals\n`,
    });
    expect(oneLine(stderr)).toContain(
      'Who can read it: you and @sam (reporter). Members of the group acme/people come with it, whoever joins later, too. Administrators of this GitLab and the owners of the group acme/people read everything, also what is confidential.',
    );
    expect(stderr).toContain('note: other commands find it by its name alone: --project acme/people/goals');
    expect(paths(world)).toEqual([[id, 'goals']]);
    expect(await world.run('goal list --project acme/people/goals')).toMatchObject({ exitCode: 0 });
    expect(await world.run(`${init} --namespace acme/people`)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Complete already: acme\/people\/goals\n/u),
    });
  });

  test('goes with a name in --project, and makes a second one where one is owned already', async () => {
    const world = worldOnSandbox();
    await world.run(init);
    const { id } = group(world, 'acme', { alex: 50 });
    expect(await world.run(`${init} --namespace acme --project growth`)).toMatchObject({ exitCode: 0 });
    expect(paths(world)).toEqual([
      [1, 'goals'],
      [id, 'growth'],
    ]);
  });

  test.each([
    ['no path', `${init} --namespace "a b"`, 2, '--namespace takes the path of a group'],
    ['another place than the project', `${init} --namespace acme --project alex/goals`, 2, 'do not fit together'],
    ['a group that is not there', `${init} --namespace nowhere`, 1, 'there is no group nowhere on'],
    ['a stranger’s group', `${init} --namespace secret`, 1, 'or this token cannot see it'],
    [
      'a group in which the role is too low',
      `${init} --namespace readers`,
      1,
      'Your role in readers may make no projects',
    ],
  ])('refuses %s', async (_name, command, exitCode, message) => {
    const world = worldOnSandbox();
    group(world, 'acme', { alex: 50 });
    group(world, 'readers', { alex: 20 });
    group(world, 'secret', { morgan: 50 });
    expect(await world.run(command)).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
    expect(paths(world)).toEqual([]);
  });
});

describe('a server that restricts', () => {
  test.each([
    [0, 'people may have no projects of their own'],
    [1, 'you have as many as you may (1)'],
  ])('a limit of %s is told before the plan, with the groups to go to', async (projectsLimit, why) => {
    const world = worldOnSandbox();
    await world.api('projects', { method: 'POST', body: { path: 'other', visibility: 'private' } });
    const [alex] = world.sandbox.state.users;
    Object.assign(alex ?? {}, { projectsLimit });
    const alone = await world.run(init);
    expect(alone).toMatchObject({ exitCode: 1, stdout: '' });
    expect(alone.stderr).toContain(`lets you make no project in alex: ${why}\n`);
    expect(alone.stderr).toContain('hint: You are in no group where you could make one');
    group(world, 'acme', { alex: 30 });
    expect((await world.run(init)).stderr).toContain('--namespace with acme.');
    expect(paths(world)).toEqual([[1, 'other']]);
  });

  test('a limit does not stand in the way of completing what is there', async () => {
    const world = worldOnSandbox();
    await world.run(init);
    Object.assign(world.sandbox.state.users[0] ?? {}, { projectsLimit: 0 });
    expect(await world.run(init)).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Complete already/u) });
  });

  test('private projects that are not allowed: nothing is made, and nothing more open is tried', async () => {
    const world = worldOnSandbox();
    world.sandbox.state.restrictedVisibility = ['private'];
    const { exitCode, stderr } = await world.run(init);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('private has been restricted by your GitLab administrator');
    expect(stderr).toContain('init --project GROUP/NAME --adopt');
    expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual(['POST /projects']);
    expect(paths(world)).toEqual([]);
  });
});

// `devgrowth share` and `unshare`: what is shown before somebody is let in, what the server then has, and what is refused.
import { beforeEach, describe, expect, test } from 'vitest';
import { addGroup } from '#sandbox/state/empty-state.ts';
import type { AccessLevel } from '#sandbox/state/state.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;

/** Two goals, one of them confidential, a promotion document and the dashboard. */
const filled = scene(
  {},
  'init --yes --no-input',
  'goal add "Read a book" --kind reading --yes',
  'goal add "Lost launch" --kind lesson --yes',
  'promotion start --yes',
);
beforeEach(async () => {
  world = await filled();
});

/** Username to level and end, of the people who are members by their own right; alex left out. */
const members = () => {
  const { users, members: rows } = world.sandbox.state;
  const named = rows.map(({ userId, accessLevel, expiresAt }) => {
    const username = users.find(({ id }) => id === userId)?.username ?? '';
    return [username, [accessLevel, expiresAt]] as const;
  });
  return Object.fromEntries(named.filter(([username]) => username !== 'alex'));
};
const writes = () => world.requests().filter((request) => !request.startsWith('GET'));
const add = (username: string, level: AccessLevel, more: object = {}) =>
  world.api('projects/1/members', { method: 'POST', body: { username, access_level: level, ...more } });
const titles = (items: unknown) => (items as { title: string }[]).map(({ title }) => title);

/** Moves the goals project into a group, whose members come with it. */
function inGroup(levels: Readonly<Record<string, AccessLevel>>): number {
  const { state } = world.sandbox;
  const group = addGroup(state, { path: 'acme', at: '2026-11-01T00:00:00.000Z', members: levels });
  for (const project of state.projects) project.namespaceId = group.id;
  return group.id;
}

describe('share', () => {
  test('makes a Guest, after showing every issue by number and title', async () => {
    const { exitCode, stdout, stderr } = await world.run('share @morgan --yes');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `Shared: alex/goals with @morgan (Morgan Lindqvist) as guest\n${world.base}/alex/goals\n`,
    });
    expect(stderr).toBe(`@morgan (Morgan Lindqvist) in alex/goals: guest

They will be able to read
  - 1 goal: #2 Read a book
  - 1 dashboard: #1 Dashboard
  - comments, labels, milestones, the board, and who else is in the project

They will not be able to read
  - 1 confidential goal: #3 Lost launch
  - 1 confidential promotion document: #4 Promotion document
  - internal comments
  - the files of the repository, and merge requests

They may
  - comment, and open issues of their own
  - edit and close an issue only while it is assigned to them
  - delete nothing of yours

Administrators of this GitLab read everything, also what is confidential.
GitLab may mail @morgan about it.

`);
    expect(members()).toEqual({ morgan: [10, null] });
  });

  test.each([
    ['guest', 10, '19.5'],
    ['planner', 15, '18.6'],
    ['planner', 15, '18.7'],
    ['reporter', 20, '18.6'],
  ])('what it shows to %s (%s, GitLab %s) is what GitLab shows them', async (role, level, version) => {
    world = await filled({ version });
    await world.api('projects/1/issues/4', { method: 'PUT', body: { assignee_ids: [1] } });
    const { stdout } = await world.run(`share sam --role ${role} --yes --format json`);
    const shown = JSON.parse(stdout) as Record<string, unknown>;
    const answer = await world.api('projects/1/issues?order_by=created_at&sort=asc', { as: 'sam' });
    expect(titles(shown['gains'])).toEqual(titles(await answer.json()));
    const file = await world.api('projects/1/repository/tree', { as: 'sam' });
    expect(shown['repository']).toBe(file.status === 200);
    expect(members()).toEqual({ sam: [level, null] });
  });

  test.each(['18.6', '18.7'])('a planner and the files: said by version, here %s', async (version) => {
    world = await filled({ version });
    const { stderr } = await world.run('share sam --role planner --yes');
    const [can, cannot] = stderr.split('They will not be able to read');
    const files = '  - the files of the repository, and merge requests';
    expect([can?.includes(files), cannot?.includes(files) ?? false]).toEqual(
      version === '18.7' ? [true, false] : [false, true],
    );
  });

  test('a planner and the files, where the server hides its version: nothing is promised', async () => {
    world.breakRoute('/metadata', 403);
    const { stdout, stderr } = await world.run('share sam --role planner --dry-run');
    expect(stderr).toBe('');
    expect(stdout).toContain('Not known: the files of the repository, and merge requests.');
    expect(stdout).not.toContain('  - the files of the repository');
    const json = await world.run('share sam --role planner --dry-run --format json');
    expect(JSON.parse(json.stdout)).toMatchObject({ repository: null });
  });

  test('a document that is assigned to a Guest counts as visible to them', async () => {
    await add('sam', 10);
    await world.api('projects/1/issues/4', { method: 'PUT', body: { assignee_ids: [3] } });
    await world.api('projects/1/members/3', { method: 'DELETE' });
    const { stdout } = await world.run('share sam --dry-run --format json');
    expect(titles((JSON.parse(stdout) as { gains: unknown }).gains)).toContain('Promotion document');
  });

  test('--until is resolved, said and kept; never takes it away', async () => {
    const { stderr, stdout } = await world.run('share sam --until "end of quarter" --yes');
    expect(stdout).toContain('as guest until 2027-01-31\n');
    expect(stderr).toContain('Their last day is 2027-01-30 (GitLab counts in UTC).');
    expect(members()).toEqual({ sam: [10, '2027-01-31'] });
    await world.run('share sam --until never --yes');
    expect(members()).toEqual({ sam: [10, null] });
  });

  test('raises, lowers and extends a member, and shows the difference', async () => {
    await add('sam', 10, { expires_at: '2026-12-24' });
    const raised = await world.run('share sam --role reporter --yes');
    expect(raised.stderr).toContain('guest -> reporter, until 2026-12-24\n');
    expect(raised.stderr).toContain(
      'New to them\n  - 1 confidential goal: #3 Lost launch\n  - 1 confidential promotion document: #4 Promotion document\n',
    );
    expect(raised.stderr).toContain('As before: 2 issues\n');
    expect(members()).toEqual({ sam: [20, '2026-12-24'] });

    const extended = await world.run('share sam --until 2027-03-01 --yes');
    expect(extended.stderr).toContain('reporter, until 2026-12-24 -> 2027-03-01\n');
    expect(members()).toEqual({ sam: [20, '2027-03-01'] });

    const lowered = await world.run('share sam --role guest --yes');
    expect(lowered.stderr).toContain('They will no longer be able to read\n  - 1 confidential goal: #3 Lost launch\n');
    expect(members()).toEqual({ sam: [10, '2027-03-01'] });
    world.requests();
    expect(await world.run('share sam --yes')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Already: alex\/goals with @sam/),
    });
    expect(writes()).toEqual([]);
  });

  test('a membership that has ended is begun anew', async () => {
    await add('sam', 10, { expires_at: '2026-11-25' });
    world.setNow('2026-11-30T09:00:00.000Z');
    expect(await world.run('share sam --yes')).toMatchObject({ exitCode: 0 });
    expect(members()).toEqual({ sam: [10, null] });
  });

  test('asks for the role and for a yes; a no writes nothing', async () => {
    const refused = await world.run('share sam', { isTTY: true, answers: { role: 'planner', yes: false } });
    expect(refused).toMatchObject({ exitCode: 130, stderr: expect.stringContaining('delete every issue') });
    expect(writes()).toEqual([]);
    expect(await world.run('share sam', { isTTY: true, answers: { role: 'planner', yes: true } })).toMatchObject({
      exitCode: 0,
    });
    expect(members()).toEqual({ sam: [15, null] });
  });

  test('without a terminal it needs --yes; --dry-run writes nothing', async () => {
    expect(await world.run('share sam')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Add --yes') });
    const dry = await world.run('share sam --dry-run');
    expect(dry).toMatchObject({ exitCode: 0, stderr: '' });
    expect(dry.stdout).toMatch(/^Nothing was written\. This would be:\n\n@sam \(Sam Okoye\) in alex\/goals: guest\n/u);
    expect(writes()).toEqual([]);
    expect(members()).toEqual({});
  });

  test('before 17.7 Planner is neither offered nor given', async () => {
    world = await filled({ version: '17.6' });
    const refused = await world.run('share sam --role planner --yes');
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('the role planner came with 17.7') });
    await expect(world.run('share sam', { isTTY: true, answers: { role: 'planner' } })).resolves.toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('role: not one of guest, reporter'),
    });
    expect(writes()).toEqual([]);
  });

  test('what the server keeps differently is said, with exit 5', async () => {
    const kept = { id: 3, username: 'sam', name: 'Sam', access_level: 10, expires_at: null };
    world.breakRoute('/projects/1/members', 201, JSON.stringify(kept));
    const { exitCode, stderr, stdout } = await world.run('share sam --role reporter --until 2026-12-31 --yes');
    expect(exitCode).toBe(5);
    expect(stdout).toContain('as guest\n');
    expect(stderr).toContain('warning: the server kept role as "guest", not as "reporter"\n');
    expect(stderr).toContain('warning: the server kept end of the membership as "no end", not as "2026-12-31"\n');
  });

  test('is refused while the issues cannot all be read: the preview would promise too much', async () => {
    world.breakRoute('/projects/1/issues', 500);
    expect(await world.run('share sam --yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('Nothing was changed'),
    });
    expect(members()).toEqual({});
  });

  test.each([
    ['oneself', 'share alex --yes', 1, 'that is you'],
    ['nobody', 'share nobody --yes', 1, 'there is no user @nobody'],
    ['an e-mail address', 'share sam@example.org --yes', 2, 'is an e-mail address'],
    ['a role that is none of these', 'share sam --role owner --yes', 2, '--role takes guest, planner, reporter'],
    ['a day that is over', 'share sam --until 2026-11-01 --yes', 2, 'is not ahead'],
    ['a day that can be two', 'share sam --until 03/04 --yes', 2, 'two different days'],
  ])('refuses %s', async (_name, command, exitCode, message) => {
    expect(await world.run(command)).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
    expect(writes()).toEqual([]);
  });

  test('an owner is not made less', async () => {
    await add('sam', 50);
    expect(await world.run('share sam --role guest --yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('@sam owns alex/goals'),
    });
    expect(await world.run('unshare sam --yes')).toMatchObject({ exitCode: 1 });
    expect(members()).toEqual({ sam: [50, null] });
  });

  test('a role that devgrowth does not give is not lowered unless that is said', async () => {
    await add('sam', 30);
    expect(await world.run('share sam --yes')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('their role is developer'),
    });
    await world.run('share sam --role guest --yes');
    expect(members()).toEqual({ sam: [10, null] });
  });

  test('who does not decide about members is told before anything else', async () => {
    await add('morgan', 20);
    const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    expect(await morgan.run('share sam --project alex/goals --yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('your role in alex/goals is reporter'),
    });
    expect(members()).toEqual({ morgan: [20, null] });
  });
});

describe('a role by a group', () => {
  test('is told; less is refused, the same is there already, more is added', async () => {
    inGroup({ alex: 50, sam: 20 });
    const run = (words: string) => world.run(`share sam --project acme/goals ${words}`);
    expect(await run('--role guest --yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('@sam is reporter of acme/goals by a group, and can be no less'),
    });
    expect(await run('--role reporter --yes')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Already/),
    });
    expect(await run('--role reporter --until 2026-12-31 --yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('does not end with a membership here'),
    });
    expect(members()).toEqual({});
  });

  test('is not taken back by unshare: refused where it is all, exit 5 where it stays behind', async () => {
    inGroup({ alex: 50, sam: 10 });
    const run = (words: string) => world.run(`${words} --project acme/goals --yes`);
    expect(await run('unshare sam')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('@sam is in acme/goals by a group, as guest'),
    });
    const raised = await run('share sam --role reporter');
    expect(raised.stderr.replaceAll('\n', ' ')).toContain(
      'Administrators of this GitLab and the owners of the group acme read everything, also what is confidential.',
    );
    expect(raised.stderr).toContain('They have a role by a group already; it stays.');
    const { exitCode, stderr } = await run('unshare sam');
    expect(exitCode).toBe(5);
    expect(stderr).toContain('reporter -> guest\n');
    expect(stderr).toContain('They will no longer be able to read\n  - 1 confidential goal: #3 Lost launch\n');
    // A Guest of the group goes on reading it.
    expect(stderr).not.toContain('#2 Read a book');
    expect(stderr).toContain('warning: the server kept access of @sam as "guest", not as "none"\n');
    expect(members()).toEqual({});
  });
});

test('unshare where the group gives a role that devgrowth does not know: said as what it is, one of its own', async () => {
  inGroup({ alex: 50, sam: 5 });
  await world.run('share sam --role reporter --project acme/goals --yes');
  const { exitCode, stderr } = await world.run('unshare sam --project acme/goals --yes');
  expect(exitCode).toBe(5);
  expect(stderr).toContain('warning: the server kept access of @sam as "a role of its own", not as "none"\n');
  expect(await world.run('unshare sam --project acme/goals --yes')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('@sam is in acme/goals by a group, as a role of its own'),
  });
});

test('unshare where the group does not tell its members: taken back all the same, and what stays is said as not known', async () => {
  const group = inGroup({ alex: 50, sam: 10 });
  await world.run('share sam --role reporter --project acme/goals --yes');
  world.breakRoute(`/groups/${group}/members/all`, 403);
  const { exitCode, stderr } = await world.run('unshare sam --project acme/goals --yes');
  expect(stderr).toMatch(/^warning: what acme gives @sam is not known: .*They may lose less than this/m);
  expect(stderr).toContain('warning: the server kept access of @sam as "guest", not as "none"\n');
  expect(exitCode).toBe(5);
  expect(members()).toEqual({});
});

test('unshare when somebody else was faster: what is gone is gone', async () => {
  await add('sam', 10);
  const at = worldOnSandbox({
    sandbox: world.sandbox,
    async onStep(step) {
      if (step.startsWith('before DELETE ')) await world.api('projects/1/members/3', { method: 'DELETE' });
    },
  });
  expect(await at.run('unshare @sam --yes')).toMatchObject({
    exitCode: 0,
    stdout: 'Taken back: alex/goals from @sam\n',
  });
  expect(members()).toEqual({});
});

describe('unshare', () => {
  test('takes the access back, and the issues that were assigned with it', async () => {
    await add('sam', 10);
    await world.api('projects/1/issues/4', { method: 'PUT', body: { assignee_ids: [3] } });
    const { exitCode, stdout, stderr } = await world.run('unshare @sam --yes');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'Taken back: alex/goals from @sam\n' });
    expect(stderr).toContain(
      'Taken off, so that a later role does not open it again\n  - 1 confidential promotion document: #4 Promotion document\n',
    );
    expect(stderr).toContain('  - what they have read, copied, or got by e-mail\n');
    expect(members()).toEqual({});
    expect((await world.api('projects/1/issues', { as: 'sam' })).status).toBe(404);
    const { assignees } = (await (await world.api('projects/1/issues/4')).json()) as { assignees: unknown };
    expect(assignees).toEqual([]);
  });

  test('a second run, and somebody who never was in, change nothing and hint at invitations', async () => {
    const { exitCode, stdout, stderr } = await world.run('unshare sam --yes');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'No member already: @sam in alex/goals\n' });
    expect(stderr).toContain('an invitation by e-mail that nobody has accepted is taken back in the browser');
    expect(writes()).toEqual([]);
  });

  test('without a yes, and with --dry-run, nothing changes', async () => {
    await add('sam', 20);
    expect(await world.run('unshare sam')).toMatchObject({ exitCode: 2 });
    const { stdout } = await world.run('unshare sam --dry-run --format json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'devgrowth/unshare/v1',
      change: { role: 'reporter', left: null },
      dryRun: true,
    });
    expect(members()).toEqual({ sam: [20, null] });
  });

  test('a removal whose answer is lost is looked up', async () => {
    await add('sam', 20);
    world.breakWrites('/members/3', 502);
    expect(await world.run('unshare sam --yes')).toMatchObject({ exitCode: 1 });
    expect(members()).toEqual({ sam: [20, null] });
    world.mendRoutes();
    expect(await world.run('unshare sam --yes')).toMatchObject({ exitCode: 0 });
  });
});

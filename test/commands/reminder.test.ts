// `report --remind`, and the scheduled job that runs it: the person's own to-do on the dashboard, one at a time, none while they are away.
import { beforeEach, describe, expect, test } from 'vitest';
import { addToken } from '#sandbox/state/empty-state.ts';
import type { Scope } from '#sandbox/state/state.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const played = scene({}, 'init --yes --no-input', 'plan start');

let world: TestWorld;
beforeEach(async () => {
  world = await played();
  world.requests();
});

const toDos = () =>
  (world.sandbox.state.todos ?? []).map(({ userId, action, state }) => ({
    user: world.sandbox.state.users.find(({ id }) => id === userId)?.username,
    action,
    state,
  }));

const planComment = async (body: string) => {
  const issues = (await (await world.api('projects/1/issues?labels=plan')).json()) as { iid: number }[];
  const all = (await (await world.api('projects/1/issues')).json()) as { iid: number; title: string }[];
  const plan = issues[0] ?? all.find(({ title }) => /plan/i.test(title));
  expect((await world.api(`projects/1/issues/${plan?.iid}/notes`, { method: 'POST', body: { body } })).status).toBe(
    201,
  );
};

describe('report --remind', () => {
  test('puts the dashboard on the list once, and again when it was ticked off', async () => {
    const first = await world.run('report --remind');
    expect(first, first.stderr).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('is on your to-do list now'),
    });
    expect(toDos()).toEqual([{ user: 'alex', action: 'marked', state: 'pending' }]);
    expect(world.requests().filter((one) => one.startsWith('POST'))).toHaveLength(1);
    const again = await world.run('report --remind --format json');
    expect(JSON.parse(again.stdout)).toMatchObject({ schema: 'devgrowth/report-reminder/v1', how: 'there' });
    expect(toDos()).toHaveLength(1);
    await world.api('todos/mark_as_done', { method: 'POST' });
    expect((await world.run('report --remind')).stdout).toContain('now');
    expect(toDos().filter(({ state }) => state === 'pending')).toHaveLength(1);
  });

  test('reminds nobody who is away, and tells no days of it', async () => {
    await planComment('**Away 2026-11-20** · until 2026-11-30');
    const { stdout, exitCode } = await world.run('report --remind');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('you are away');
    expect(stdout).not.toContain('2026-11-30');
    expect(toDos()).toEqual([]);
    world.setNow('2026-12-01T09:00:00.000Z');
    expect((await world.run('report --remind')).stdout).toContain('now');
  });

  test('whether somebody is away, and it cannot be read, no reminder is sent', async () => {
    await planComment('**Away 2026-11-20** · until 2026-11-30');
    world.breakRoute('/notes', 500);
    const { exitCode } = await world.run('report --remind');
    expect(exitCode).toBe(1);
    expect(toDos()).toEqual([]);
  });

  test('writes nothing with --dry-run', async () => {
    const { stdout } = await world.run('report --remind --dry-run');
    expect(stdout).toContain('to-do of your own');
    expect(toDos()).toEqual([]);
  });
});

describe('init --remind', () => {
  const secret = 'glpat-JobSecret_0123456789.ab';
  const weekly = 'init --yes --schedule "0 8 * * 5" --remind';

  function withToken(of: string, ...scopes: Scope[]) {
    const user = world.sandbox.state.users.find(({ username }) => username === of);
    if (user) addToken(world.sandbox.state, { user, token: secret, scopes, at: '2026-11-23T09:00:00.000Z' });
    return (command: string) => world.run(`${command} --schedule-token-stdin`, { stdin: secret, isTTY: false });
  }

  async function jobFile(): Promise<string> {
    const answer = await world.api('projects/1/repository/files/.gitlab-ci.yml?ref=main');
    const { content = '' } = (await answer.json()) as { content?: string };
    return Buffer.from(content, 'base64').toString('utf8');
  }

  test('needs scope api, which is said before anything is written', async () => {
    const before = JSON.stringify(world.sandbox.state);
    const { exitCode, stderr } = await world.run(weekly, { isTTY: false });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Make a token with scope api at');
    expect(JSON.stringify(world.sandbox.state)).toBe(before);
    const little = await withToken('alex', 'read_api')(weekly);
    expect(little).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('has too little scope') });
  });

  test('makes a job that runs it, keeps it in the next run, and takes it away again', async () => {
    const run = withToken('alex', 'api');
    const made = await run(weekly);
    expect(made, made.stderr).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('on your to-do list') });
    expect(await jobFile()).toContain('\nremind:\n  script:\n    - devgrowth report --remind\n');
    expect(await jobFile()).not.toContain('report --post');
    world.requests();
    expect((await world.run('init --yes')).exitCode).toBe(0);
    expect(world.requests().filter((one) => !one.startsWith('GET'))).toEqual([]);
    expect((await world.run('init --yes --schedule-post')).exitCode).toBe(0);
    expect(await jobFile()).toMatch(/report --post\n[^]*report --remind\n/);
    expect((await world.run('init --yes --no-remind')).exitCode).toBe(0);
    expect(await jobFile()).not.toContain('report --remind');
    expect((await world.run('init --check')).exitCode).toBe(0);
  });

  test("is refused with somebody else's token: the to-do would be theirs", async () => {
    const sam = world.sandbox.state.users.find(({ username }) => username === 'sam');
    await world.api('projects/1/members', { method: 'POST', body: { user_id: sam?.id, access_level: 20 } });
    const { exitCode, stderr } = await withToken('sam', 'api')(weekly);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('a reminder would be theirs');
  });
});

test('a job runs what the file says, in CI', async () => {
  const job = worldOnSandbox({ sandbox: world.sandbox, env: { CI: 'true', DEVGROWTH_PROJECT: 'alex/goals' } });
  expect((await job.run('report --remind')).exitCode).toBe(0);
  expect(toDos()).toHaveLength(1);
});

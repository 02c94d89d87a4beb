// `devgrowth doctor`: each thing that can be wrong is found, with what to do, and hides nothing else.
import { beforeEach, describe, expect, test } from 'vitest';
import { addToken } from '#sandbox/state/empty-state.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { scene, worldWithProject } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

interface CheckJson {
  readonly name: string;
  readonly state: string;
  readonly says: string;
  readonly todo: string | null;
}

/** The checks that did not pass, by name. */
async function problems(world: TestWorld, flags = '') {
  const { exitCode, stdout } = await world.run(`doctor --format json${flags}`);
  const { checks } = JSON.parse(stdout) as { checks: CheckJson[] };
  const bad = checks.filter(({ state }) => state !== 'passed');
  return { exitCode, bad: Object.fromEntries(bad.map(({ name, ...rest }) => [name, rest])), checks };
}
const states = (bad: Record<string, { state: string }>) =>
  Object.fromEntries(Object.entries(bad).map(([name, { state }]) => [name, state]));

let world: TestWorld;
const withManager = scene({}, 'init --yes --no-input --manager @morgan');
beforeEach(async () => {
  world = await withManager();
  world.requests();
});

describe('a world in order', () => {
  test('is one screen of passed lines, and nothing is written', async () => {
    const { exitCode, stdout, stderr } = await world.run('doctor');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.replace(/of 2000|^(passed +Quota +)\d+/gm, '$1')).toMatchSnapshot();
    expect(stdout.split('\n').length).toBeLessThanOrEqual(24);
    // Ten questions, which GitLab takes by POST.
    expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual(Array(10).fill('POST /glql'));
  });

  test('for a manager it ends where the files are closed to them', async () => {
    const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    const { exitCode, bad } = await problems(morgan, ' --project alex/goals');
    expect({ exitCode, states: states(bad) }).toEqual({
      exitCode: 0,
      states: { Setup: 'not-checked', Tables: 'not-checked', Manager: 'not-checked', Schedule: 'not-checked' },
    });
  });

  test('the token is nowhere, not even with --debug', async () => {
    const { stdout, stderr } = await world.run('doctor --debug --format json');
    expect(stderr).toContain('debug: GET');
    expect(stdout + stderr).not.toContain(world.token);
  });
});

describe('before anything is asked of a server', () => {
  test('no host', async () => {
    const none = worldOnSandbox({ env: { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' } });
    const { exitCode, bad } = await problems(none);
    expect({ exitCode, host: bad['Host'] }).toEqual({
      exitCode: 1,
      host: {
        state: 'failed',
        says: 'no GitLab host is chosen',
        todo: expect.stringContaining('devgrowth auth login') as unknown,
      },
    });
    expect(bad['Token']).toEqual({ state: 'not-checked', says: 'no host is chosen', todo: null });
    expect(none.requests()).toEqual([]);
    expect((await none.run('doctor')).stdout).toMatch(
      /not checked +Login, Network, Server, TLS, GitLab, Token, [^:]*:\s+no host\s+is chosen/u,
    );
  });

  test('no token: the server is looked at all the same', async () => {
    const { bad } = await problems(worldOnSandbox({ env: { DEVGROWTH_TOKEN: '' } }));
    expect(bad['Login']).toMatchObject({ state: 'failed', todo: expect.stringContaining('auth login') });
    expect(Object.keys(bad)).not.toContain('GitLab');
    expect(bad['Project']).toMatchObject({ state: 'not-checked', says: 'there is no token' });
  });

  test('a settings file that is broken, and one that others can read', async () => {
    const disk = new Map([['/home/alex/.config/devgrowth/config.yml', 'profiles: [']]);
    const broken = await problems(worldOnSandbox({ disk }));
    expect(broken.bad['Settings']).toMatchObject({ state: 'failed' });
    const secret = '/home/alex/.config/devgrowth/credentials.yml';
    const open = await problems(
      worldOnSandbox({ disk: new Map([[secret, '']]), modes: new Map([[secret, 0o644]]), sandbox: world.sandbox }),
    );
    expect(open).toMatchObject({
      exitCode: 3,
      bad: { Settings: { state: 'warning', says: expect.stringContaining('(mode 644)'), todo: `chmod go= ${secret}` } },
    });
  });

  test('nobody answers: the token’s place is still told', async () => {
    const { exitCode, bad, checks } = await problems(world, ' --host https://nowhere.test');
    expect(exitCode).toBe(1);
    expect(states(bad)).toMatchObject({
      Login: 'failed',
      Server: 'failed',
      TLS: 'not-checked',
      Project: 'not-checked',
    });
    expect(bad['Login']?.says).toContain('DEVGROWTH_TOKEN');
    expect(checks.find(({ name }) => name === 'Node')?.state).toBe('passed');
  });

  test('something else than GitLab answers', async () => {
    world.breakRoute('', 200, '<html>Sign in with your company</html>');
    const { bad } = await problems(world);
    expect(states(bad)).toMatchObject({ GitLab: 'failed', Token: 'not-checked', Quota: 'not-checked' });
    expect(Object.keys(bad)).not.toContain('Server');
  });
});

describe('the token', () => {
  const token = () => {
    const found = world.sandbox.state.tokens.find(({ userId }) => userId === 1);
    if (found === undefined) throw new Error('no token');
    return found;
  };

  test('that the server does not know', async () => {
    const { bad } = await problems(worldOnSandbox({ env: { DEVGROWTH_TOKEN: 'glpat-unknown' } }));
    expect(bad['Token']).toMatchObject({ state: 'failed', says: expect.stringContaining('does not know this token') });
    expect(bad['Version']).toMatchObject({ state: 'not-checked', says: 'the token is not accepted' });
  });

  test.each([
    ['2026-12-06', 3, { Token: 'warning' }],
    ['2026-12-07', 0, {}],
  ])('that ends on %s', async (day, exitCode, expected) => {
    token().expiresAt = day;
    const found = await problems(world);
    expect({ exitCode: found.exitCode, states: states(found.bad) }).toEqual({ exitCode, states: expected });
  });

  test.each([
    [['read_api'] as const, 'warning'],
    [['read_user'] as const, 'failed'],
  ])('of scope %s', async (scopes, state) => {
    token().scopes = [...scopes];
    expect((await problems(world)).bad['Token']).toMatchObject({
      state,
      todo: expect.stringContaining('devgrowth auth login'),
    });
  });
});

describe('the server', () => {
  test('that is old', async () => {
    const old = worldOnSandbox({ version: '15.11' });
    expect((await problems(old)).bad['Version']).toMatchObject({ state: 'warning' });
  });

  test.each([
    ['2026-11-23T09:00:50.000Z', undefined],
    ['2026-11-23T09:10:00.000Z', 'this machine is 10 minutes ahead of the server'],
    ['2026-11-23T05:00:00.000Z', 'this machine is 4 hours behind the server'],
  ])('by whose clock it is another time: %s', async (now, says) => {
    const { bad } = await problems(worldOnSandbox({ sandbox: world.sandbox, now }));
    expect(bad['Clock']?.says).toBe(says);
  });

  test('that takes few requests more', async () => {
    const sandbox = createSandbox({
      now: () => Date.parse('2026-11-23T09:00:00.000Z'),
      externalUrl: 'https://few.test',
      announcedLimit: 200,
    });
    const few = worldOnSandbox({ sandbox });
    for (let sent = 0; sent < 185; sent += 1) await few.api('user');
    expect((await problems(few)).bad['Quota']).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(/^\d+ of 200 requests left/u),
    });
  });
});

describe('the project', () => {
  test('that is not there', async () => {
    const { exitCode, bad } = await problems(worldOnSandbox());
    expect({ exitCode, states: states(bad) }).toEqual({
      exitCode: 1,
      states: {
        Project: 'failed',
        Privacy: 'not-checked',
        Setup: 'not-checked',
        Tables: 'not-checked',
        Manager: 'not-checked',
        Schedule: 'not-checked',
      },
    });
    expect(bad['Project']?.todo).toContain('devgrowth init');
  });

  test('that others can read', async () => {
    await world.api('projects/1', { method: 'PUT', body: { visibility: 'internal' } });
    const { exitCode, bad } = await problems(world);
    expect({ exitCode, states: states(bad) }).toEqual({ exitCode: 1, states: { Privacy: 'failed' } });
    expect(bad['Privacy']).toMatchObject({
      says: 'internal: everybody with an account there can read it',
      todo: `Make it private: ${world.base}/alex/goals/edit (Visibility)`,
    });
  });

  test('that is archived', async () => {
    await world.api('projects/1/archive', { method: 'POST' });
    const { bad } = await problems(world, ' --project alex/goals');
    expect(states(bad)).toEqual({ Project: 'failed' });
  });

  test('in which something is missing, or was changed by hand', async () => {
    const { labels, milestones } = world.sandbox.state;
    for (const name of ['health::at-risk', 'goal']) {
      const id = labels.find((label) => label.name === name)?.id;
      await world.api(`projects/1/labels/${id}`, { method: 'DELETE' });
    }
    await world.api(`projects/1/milestones/${milestones[0]?.id}`, {
      method: 'PUT',
      body: { due_date: '2026-03-31' },
    });
    const { exitCode, bad } = await problems(world);
    expect({ exitCode, bad }).toEqual({
      exitCode: 3,
      bad: {
        Setup: {
          state: 'warning',
          says: 'missing or old: 2 labels; changed by hand: 1 milestone',
          todo: 'devgrowth init shows what it would add, and asks.',
        },
      },
    });
  });

  test('in which something was changed by hand alone: what would be renewed is for init --check to name', async () => {
    const [milestone] = world.sandbox.state.milestones;
    await world.api(`projects/1/milestones/${milestone?.id}`, { method: 'PUT', body: { due_date: '2026-03-31' } });
    expect((await problems(world)).bad['Setup']).toEqual({
      state: 'warning',
      says: 'changed by hand: 1 milestone',
      todo: 'devgrowth init --check names them.',
    });
  });

  test('of which a part cannot be read: the others are still looked at', async () => {
    world.breakRoute('/projects/1/labels', 500);
    const { exitCode, bad } = await problems(world);
    expect({ exitCode, states: states(bad) }).toEqual({ exitCode: 1, states: { Setup: 'failed' } });
  });

  test('whose settings are closed to this token: that nobody is named is not claimed', async () => {
    const alone = await worldWithProject();
    alone.breakRoute('devgrowth.yml', 403);
    const { bad } = await problems(alone);
    expect(bad['Manager']).toMatchObject({
      state: 'failed',
      says: expect.not.stringContaining('none is named') as unknown,
    });
  });

  test.each([
    ['is no member', 'DELETE', undefined, '@morgan is no member: they see nothing', 'devgrowth share @morgan'],
    [
      'ends soon',
      'PUT',
      { access_level: 10, expires_at: '2026-12-01' },
      '@morgan is guest until 2026-12-01',
      'devgrowth share @morgan --until +6m (or never)',
    ],
  ])('whose manager %s', async (_name, method, body, says, todo) => {
    await world.api('projects/1/members/2', { method, body });
    expect(await problems(world)).toMatchObject({ exitCode: 3, bad: { Manager: { state: 'warning', says, todo } } });
  });

  test('with a report that GitLab makes by itself, and one of whose parts is gone', async () => {
    const { state } = world.sandbox;
    const secret = 'glpat-JobSecret_0123456789.ab';
    const [alex] = state.users;
    if (alex) addToken(state, { user: alex, token: secret, scopes: ['read_api'], at: '2026-11-23T09:00:00.000Z' });
    const init = ['init', '--yes', '--schedule', '0 8 * * 2', '--schedule-token-stdin'];
    expect(await world.run(init, { stdin: secret })).toMatchObject({ exitCode: 0 });
    const { exitCode, checks } = await problems(world);
    expect(exitCode).toBe(0);
    expect(checks.find(({ name }) => name === 'Schedule')?.says).toBe(
      'a report at "0 8 * * 2" (UTC); next 2026-11-24 08:00 UTC',
    );
    const file = encodeURIComponent('.gitlab-ci.yml');
    await world.api(`projects/1/repository/files/${file}`, {
      method: 'DELETE',
      body: { branch: 'main', commit_message: 'Gone' },
    });
    expect((await problems(world)).bad['Schedule']).toMatchObject({
      state: 'warning',
      says: expect.stringContaining('.gitlab-ci.yml is gone'),
    });
  });
});

describe("the dashboard's live tables", () => {
  const tables = async (asked: TestWorld) => {
    const { bad, checks, exitCode } = await problems(asked);
    const questions = asked.requests().filter((request) => request === 'POST /glql').length;
    return { ...(bad['Tables'] ?? checks.find(({ name }) => name === 'Tables')), exitCode, questions };
  };

  test('are asked one by one, and no goal is written or read for it', async () => {
    const before = JSON.stringify(world.sandbox.state);
    expect(await tables(world)).toMatchObject({
      state: 'passed',
      says: 'GitLab understands all 10 live tables of the dashboard',
      questions: 10,
    });
    expect(JSON.stringify(world.sandbox.state)).toBe(before);
  });

  test('on a server without such a question, one is asked and the check says so', async () => {
    const old = await scene({ version: '18.6' }, 'init --yes --no-input')();
    old.requests();
    expect(await tables(old)).toMatchObject({
      exitCode: 0,
      state: 'not-checked',
      says: 'this GitLab has no address for such a question (18.7)',
      questions: 1,
    });
  });

  test.each([
    [400, 'warning', 'asking GitLab for the table "Overdue" failed: GitLab says "Error: `due` is not recognized"'],
    [403, 'not-checked', expect.stringContaining('asking GitLab for the table "Overdue" failed') as string],
    [429, 'not-checked', expect.stringContaining('got too many requests') as string],
  ])('one that is answered %i is named: %s', async (status, state, says) => {
    const { sandbox } = world;
    const answer = async (request: Request) => {
      const isThat = request.url.endsWith('/glql') && (await request.clone().text()).includes('title: Overdue');
      const message = '400 Bad request - Error: `due` is not recognized';
      return isThat ? Response.json({ message }, { status }) : sandbox.fetch(request);
    };
    expect(await tables(worldOnSandbox({ sandbox: { ...sandbox, fetch: answer } }))).toMatchObject({ state, says });
  });
});

// auth login, status, logout: what is kept, where, what is said, and that the token is in none of it.
import { describe, expect, test } from 'vitest';
import { sandboxToken } from '../support/tokens.ts';
import { type TestWorld, useSandboxes, type WorldOptions, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const configPath = '/home/alex/.config/devgrowth/config.yml';
const credentialsPath = '/home/alex/.config/devgrowth/credentials.yml';

/** A machine that knows nothing of any GitLab. */
function freshMachine(options: WorldOptions = {}): TestWorld {
  return worldOnSandbox({ ...options, env: { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '', ...options.env } });
}

async function kept(world: TestWorld) {
  return {
    config: await world.world.files.read(configPath),
    credentials: await world.world.files.read(credentialsPath),
  };
}

const hostOf = (world: TestWorld) => new URL(world.base).host;

describe('auth login', () => {
  test('asks for host and token, checks it, keeps it, and makes the host the default', async () => {
    const at = freshMachine({ isTTY: true });
    const done = await at.run('auth login', { answers: { host: hostOf(at), stdin: ` ${at.token}` } });
    expect(done).toEqual({
      exitCode: 0,
      stdout: `Logged in to ${at.base} as @alex. The token is kept in ${credentialsPath}, readable by you only.\nScope api: enough for everything. It ends: 2027-11-23, in 365 days.\n`,
      stderr: `Make a token with scope api:\n${at.base}/-/user_settings/personal_access_tokens?name=devgrowth&scopes=api\nWhere your company takes fine-grained ones only: add --fine-grained to see what\nto tick\n`,
    });
    expect(at.requests()).toEqual(['GET /version', 'GET /personal_access_tokens/self', 'GET /user']);
    expect(await kept(at)).toEqual({
      config: `default_profile: ${hostOf(at)}\nprofiles:\n  ${hostOf(at)}:\n    host: ${at.base}\n`,
      credentials: expect.stringContaining(
        `${at.base}:\n  token: ${at.token}\n  user: alex\n  saved_at: 2026-11-23T09:00:00.000Z\n`,
      ) as string,
    });
  });

  test('from standard input, as JSON', async () => {
    const at = freshMachine({ stdin: '' });
    const done = await at.run(`auth login --host ${at.base} --stdin --format json`, { stdin: `${at.token}\r\n` });
    expect({ ...done, stdout: JSON.parse(done.stdout) as unknown }).toEqual({
      exitCode: 0,
      stdout: {
        schema: 'devgrowth/auth-login/v1',
        host: at.base,
        user: { username: 'alex', name: expect.any(String) as string },
        storedIn: credentialsPath,
        profile: hostOf(at),
        tokenSource: 'stored',
        token: sandboxToken,
      },
      stderr: '',
    });
  });

  test('a token that others on the machine can read is not used in silence', async () => {
    const at = freshMachine({ modes: new Map([[credentialsPath, 0o644]]), unowned: new Set([credentialsPath]) });
    await at.run(`auth login --host ${at.base} --stdin`, { stdin: at.token });
    for (const command of ['auth status', 'goal list'])
      expect((await at.run(command)).stderr).toContain(
        `note: ${credentialsPath} can be read by others on this machine (mode 644); type: chmod 600 ${credentialsPath}\n`,
      );
  });

  test('a second host does not become the default, unless a profile is asked for', async () => {
    const at = freshMachine();
    await at.world.files.write(configPath, 'default_profile: work\nprofiles:\n  work: {host: work.example}\n');
    await at.run(`auth login --host ${at.base} --stdin`, { stdin: at.token });
    expect((await kept(at)).config).toBe('default_profile: work\nprofiles:\n  work: {host: work.example}\n');
    await at.run(`auth login --host ${at.base} --stdin --profile home`, { stdin: at.token });
    expect((await kept(at)).config).toBe(
      `default_profile: work\nprofiles:\n  work: { host: work.example }\n  home:\n    host: ${at.base}\n`,
    );
  });

  test('says when the environment goes first', async () => {
    const at = worldOnSandbox();
    const done = await at.run('auth login --stdin', { stdin: at.token });
    expect(done.exitCode).toBe(0);
    expect(done.stderr).toBe(`note: DEVGROWTH_TOKEN is set for ${at.base} and goes before the token kept now\n`);
  });

  test('the sandbox becomes the default without a token, and is asked nothing', async () => {
    const at = freshMachine();
    const done = await at.run('auth login --host sandbox');
    expect(done).toEqual({ exitCode: 0, stdout: 'The sandbox needs no token: profile sandbox uses it.\n', stderr: '' });
    expect(await kept(at)).toEqual({
      config: 'default_profile: sandbox\nprofiles:\n  sandbox:\n    host: sandbox\n',
      credentials: null,
    });
  });

  const refused: readonly {
    name: string;
    argv: (at: TestWorld) => string;
    options?: Pick<WorldOptions, 'stdin' | 'answers' | 'isTTY'>;
    exitCode: number;
    stderr: RegExp;
  }[] = [
    {
      name: 'nobody to ask',
      argv: () => 'auth login',
      exitCode: 2,
      stderr:
        /^error: missing: --host, --stdin\nhint: Where nobody can be asked: `devgrowth auth login --host gitlab\.com --stdin < token-file`\.\n$/,
    },
    {
      name: 'nobody to ask for the token',
      argv: (at) => `auth login --host ${at.base}`,
      exitCode: 2,
      stderr: /^error: missing: --stdin\nhint: /,
    },
    {
      name: '--stdin on a terminal',
      argv: (at) => `auth login --host ${at.base} --stdin`,
      options: { isTTY: true },
      exitCode: 2,
      stderr: /^error: --stdin reads a pipe or a file/,
    },
    {
      name: 'a token the server does not know',
      argv: (at) => `auth login --host ${at.base} --stdin`,
      options: { stdin: 'glpat-s3cret\n' },
      exitCode: 4,
      stderr: /Nothing was kept\.\nhint: .*personal_access_tokens/s,
    },
    {
      name: 'a token with a line end inside',
      argv: (at) => `auth login --host ${at.base} --stdin`,
      options: { stdin: 'glpat-s3cret\nsecond\n' },
      exitCode: 4,
      stderr: /^error: the token of standard input holds a space/,
    },
    {
      name: 'no token',
      argv: (at) => `auth login --host ${at.base} --stdin`,
      options: { stdin: '\n' },
      exitCode: 4,
      stderr: /^error: the token of standard input is empty/,
    },
    {
      name: 'plain http',
      argv: () => 'auth login --host http://gitlab.com --stdin',
      options: { stdin: 'glpat-s3cret' },
      exitCode: 1,
      stderr: /^error: --host: plain http would send your token/,
    },
    {
      name: 'a profile of another host',
      argv: (at) => `auth login --host ${at.base} --profile work --stdin`,
      options: { stdin: 'glpat-s3cret' },
      exitCode: 2,
      stderr: /^error: profile work is for https:\/\/work\.example\n/,
    },
    {
      name: 'a name that no profile can have',
      argv: (at) => `auth login --host ${at.base} --profile ../x --stdin`,
      options: { stdin: 'glpat-s3cret' },
      exitCode: 2,
      stderr: /^error: "\.\.\/x" is no profile name\n/,
    },
  ];
  test.each(refused)('refused, nothing kept: $name', async ({ argv, options, exitCode, stderr }) => {
    const at = freshMachine();
    const config = 'profiles:\n  work: {host: work.example}\n';
    await at.world.files.write(configPath, config);
    const done = await at.run(argv(at), options);
    expect(done).toEqual({ exitCode, stdout: '', stderr: expect.stringMatching(stderr) as string });
    expect(done.stderr).not.toContain('s3cret');
    expect(await kept(at)).toEqual({ config, credentials: null });
  });
});

describe('auth status', () => {
  test('after a login', async () => {
    const at = freshMachine();
    await at.run(`auth login --host ${at.base} --stdin`, { stdin: at.token });
    const done = await at.run('auth status');
    expect(done).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(
        new RegExp(
          `^Host    ${at.base} \\(from profile ${hostOf(at)}\\)\nUser    @alex \\(.+\\)\nToken   from ${credentialsPath}, kept since 2026-11-23\nScopes  api: enough for everything\nExpires 2027-11-23, in 365 days\nProject the one you own with the topic devgrowth\nOrder   DEVGROWTH_TOKEN, GITLAB_TOKEN, profile, file: the first of this host\n$`,
        ),
      ) as string,
      stderr: '',
    });
    expect(done.stdout).not.toContain(at.token);
  });

  test('from the environment, as JSON', async () => {
    const at = worldOnSandbox({ env: { DEVGROWTH_PROJECT: 'alex/goals' } });
    const done = await at.run('auth status --format json');
    expect(done.stdout).not.toContain(at.token);
    expect(JSON.parse(done.stdout)).toEqual({
      schema: 'devgrowth/auth-status/v1',
      host: at.base,
      hostSource: 'DEVGROWTH_HOST',
      profile: null,
      user: { username: 'alex', name: expect.any(String) as string },
      tokenSource: 'DEVGROWTH_TOKEN',
      storedIn: null,
      project: 'alex/goals',
      projectSource: 'DEVGROWTH_PROJECT',
      others: [],
      token: sandboxToken,
      unused: [],
      proxy: null,
      caFile: null,
    });
  });

  test('why 401: the failure names the host and the source of the token', async () => {
    const at = worldOnSandbox({ env: { DEVGROWTH_TOKEN: 'glpat-s3cret' } });
    const { exitCode, stdout, stderr } = await at.run('auth status');
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
    expect(stderr).toContain(`  Host: ${at.base} (from DEVGROWTH_HOST)\n  Token: from DEVGROWTH_TOKEN\n`);
    expect(stderr).not.toContain('s3cret');
  });

  test('no host', async () => {
    const { exitCode, stderr } = await freshMachine().run('auth status');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 4,
      stderr:
        'error: no GitLab host is chosen\nhint: Run `devgrowth auth login` for your GitLab, or add `--host sandbox` to try everything without an account.\n',
    });
  });
});

describe('auth logout', () => {
  test('removes the token of the default host, once', async () => {
    const at = freshMachine();
    await at.run(`auth login --host ${at.base} --stdin`, { stdin: at.token });
    expect(await at.run('auth logout')).toEqual({
      exitCode: 0,
      stdout: `Removed the token of ${at.base} from ${credentialsPath}. It works until you revoke it: ${at.base}/-/user_settings/personal_access_tokens\n`,
      stderr: '',
    });
    expect((await kept(at)).credentials).not.toContain(at.token);
    expect(await at.run('auth logout --format json')).toEqual({
      exitCode: 0,
      stdout: `{\n  "schema": "devgrowth/auth-logout/v1",\n  "host": "${at.base}",\n  "removed": false,\n  "removedFrom": []\n}\n`,
      stderr: '',
    });
  });

  test('says that the environment still has one', async () => {
    const at = worldOnSandbox();
    expect((await at.run('auth logout')).stderr).toBe(`note: DEVGROWTH_TOKEN is still set for ${at.base}\n`);
  });

  test('without a chosen host: the only one that has a token; of several, none is guessed', async () => {
    const at = freshMachine();
    await at.world.files.write(credentialsPath, 'a.example: {token: one}\n');
    expect((await at.run('auth logout')).stdout).toMatch(/^Removed the token of https:\/\/a\.example from /);
    await at.world.files.write(credentialsPath, 'a.example: {token: one}\nb.example: {token: two}\n');
    expect(await at.run('auth logout')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'error: tokens are kept for https://a.example, https://b.example\nhint: Name one with --host.\n',
    });
  });
});

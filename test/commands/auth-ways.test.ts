// The ways a token comes to a host: checked before it is kept, kept in one place, asked for again where it is not ours to keep.
import { describe, expect, test } from 'vitest';
import type { Grant } from '#sandbox/state/state.ts';
import { newToken, sandboxToken } from '../support/tokens.ts';
import { type TestWorld, useSandboxes, type WorldOptions, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const configPath = '/home/alex/.config/devgrowth/config.yml';
const credentialsPath = '/home/alex/.config/devgrowth/credentials.yml';

function freshMachine(options: WorldOptions = {}): TestWorld {
  return worldOnSandbox({
    ...options,
    env: { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '', HOME: '/home/alex', ...options.env },
  });
}
const hostOf = (at: TestWorld) => new URL(at.base).host;
const login = (at: TestWorld, flags: string, own: Parameters<TestWorld['run']>[1] = {}) =>
  at.run(`auth login --host ${at.base} ${flags}`, own);
/** Everything on disk, as one text. */
const onDisk = (at: TestWorld) => [...at.disk].map(([path, text]) => `${path}\n${text}`).join('\n');

describe('the token is checked before it is kept', () => {
  test('read_api reads: kept, and what will not work is said', async () => {
    const at = freshMachine();
    const done = await login(at, '--stdin', { stdin: newToken(at.sandbox, ['read_api']) });
    expect(done.exitCode).toBe(0);
    expect(done.stderr).toMatch(/^note: the token misses scope api, for what writes: init, goal add, .*\n$/);
    expect(at.disk.get(credentialsPath)).toContain('glpat-read_api');
    expect((await at.run('auth status')).stdout).toContain(
      '\nScopes  read_api: enough for reports, lists and whatever only reads\nMissing api, for what writes: init, goal add',
    );
  });

  test.each<[string, Parameters<typeof newToken>[1], Parameters<typeof newToken>[2], number, RegExp]>([
    [
      'read_user',
      ['read_user'],
      {},
      4,
      /^error: this token's scope \(read_user\) is too little: reports need read_api/,
    ],
    ['repositories', ['read_repository', 'write_repository'], {}, 4, /^error: this token's scope \(read_repository /],
    ['expired', ['api'], { expiresAt: '2026-11-23' }, 4, /^error: the token for \S+ has expired/],
    ['revoked', ['api'], { revoked: true }, 4, /^error: the token for \S+ was revoked/],
  ])('%s: refused, nothing kept', async (_name, scopes, change, exitCode, stderr) => {
    const at = freshMachine();
    const done = await login(at, '--stdin', { stdin: newToken(at.sandbox, scopes, change) });
    expect(done).toEqual({ exitCode, stdout: '', stderr: expect.stringMatching(stderr) as string });
    expect(done.stderr).toMatch(/Nothing was kept\.\nhint: .*personal_access_tokens/);
    expect(onDisk(at)).toBe('');
  });

  test("a CI job's token is known by its look, and not sent", async () => {
    const at = freshMachine();
    const done = await login(at, '--stdin', { stdin: 'glcbt-64_s3cret' });
    expect([done.exitCode, done.stderr.split('\n')[0]]).toEqual([
      4,
      "error: this token's scope (those of a CI job's token) is too little: reports need read_api, everything else needs api",
    ]);
    expect([at.requests(), onDisk(at)]).toEqual([['GET /version'], '']);
  });

  test('a fine-grained one is kept with a word', async () => {
    const at = freshMachine();
    const grants: Grant[] = [{ access: 'user', permissions: ['read_user'] }];
    const done = await login(at, '--stdin', { stdin: newToken(at.sandbox, ['granular'], { grants }) });
    expect([done.exitCode, done.stderr]).toEqual([
      0,
      'note: fine-grained: which permissions it has shows only when they are used\n',
    ]);
  });

  test('one that ends soon', async () => {
    const at = freshMachine();
    const done = await login(at, '--stdin', { stdin: newToken(at.sandbox, ['api'], { expiresAt: '2026-11-24' }) });
    expect(done.stderr).toMatch(/^note: the token ends on 2026-11-24, in 1 day; a new one: https:/);
  });

  test('a host that is no GitLab is found out before a secret is asked for, or sent', async () => {
    const at = freshMachine({ isTTY: true });
    at.breakRoute('/version', 200, '<html><title>Wiki</title></html>');
    const asked = await login(at, '');
    expect([asked.exitCode, asked.stderr]).toEqual([
      1,
      expect.stringMatching(/^error: https:\S+ answers with a page instead of data \("Wiki"\)/),
    ]);
    at.breakRoute('/version', 404);
    expect((await login(at, '--stdin', { isTTY: false, stdin: at.token })).exitCode).toBe(1);
    expect([at.requests(), onDisk(at)]).toEqual([['GET /version', 'GET /version'], '']);
  });
});

describe('--token-command', () => {
  const programs = (token: string) => ({ 'pass show my gitlab': `${token}\n` });

  test('words are parted without a shell; each command asks again', async () => {
    const scene = worldOnSandbox();
    const at = freshMachine({ sandbox: scene.sandbox, programs: programs(scene.token) });
    const argv = ['auth', 'login', '--host', at.base, '--token-command', "pass show 'my gitlab'", '--format', 'json'];
    const done = await at.run(argv);
    expect(JSON.parse(done.stdout)).toMatchObject({
      tokenSource: 'token_command',
      storedIn: null,
      token: sandboxToken,
    });
    expect(onDisk(at)).toBe(
      `${configPath}\ndefault_profile: ${hostOf(at)}\nprofiles:\n  ${hostOf(at)}:\n    host: ${at.base}\n    token_command: pass show 'my gitlab'\n`,
    );
    at.ran();
    const status = await at.run('auth status');
    expect(status.stdout).toContain(`Token   from the command of profile ${hostOf(at)}, asked each time\n`);
    expect(at.ran()).toEqual(['pass show my gitlab']);
    expect(status.stdout + done.stdout + onDisk(at)).not.toContain(scene.token);
  });

  test.each([
    ['not there', 'nope', 2, /^error: nope is not installed/],
    ['needs a shell', 'pass show x | head -1', 2, /^error: --token-command holds "\|", which needs a shell/],
    ['prints two lines', 'two lines', 4, /^error: the token of --token-command holds a space, a line end/],
    ['prints nothing', 'nothing', 4, /^error: the token of --token-command is empty/],
    ['prints another token', 'other', 4, /^error: \S+ does not know this token\n {2}Nothing was kept/],
  ])('one that %s: refused, nothing kept or repeated', async (_name, command, exitCode, stderr) => {
    const printed = { 'two lines': 'glpat-s3cret\nglpat-s3cret\n', nothing: '\n', other: 'glpat-s3cret' };
    const at = freshMachine({ programs: printed });
    const done = await at.run(['auth', 'login', '--host', at.base, '--token-command', command]);
    expect(done).toEqual({ exitCode, stdout: '', stderr: expect.stringMatching(stderr) as string });
    expect([done.stderr.includes('s3cret'), onDisk(at)]).toEqual([false, '']);
  });

  test('a pasted token takes its place; logout forgets it', async () => {
    const scene = worldOnSandbox();
    const at = freshMachine({ sandbox: scene.sandbox, programs: { pass: scene.token } });
    await at.run(['auth', 'login', '--host', at.base, '--token-command', 'pass']);
    await login(at, '--stdin', { stdin: at.token });
    expect([at.disk.get(configPath)?.includes('token_command'), (await at.run('auth status')).stdout]).toEqual([
      false,
      expect.stringContaining(`from ${credentialsPath}`),
    ]);
    await at.run(['auth', 'login', '--host', at.base, '--token-command', 'pass']);
    const out = await at.run('auth logout');
    expect(out.stdout).toMatch(
      /^Removed the token of \S+ from \S+credentials\.yml\..*\nYour command is no longer asked/,
    );
    expect(onDisk(at)).not.toMatch(/token_command|glpat/);
    expect((await at.run('auth status')).exitCode).toBe(4);
  });
});

describe("glab's login", () => {
  const usual = '/home/alex/.config/glab-cli/config.yml';
  const yaml = (host: string, fields: string) =>
    `git_protocol: ssh\nhosts:\n    ${host}:\n        user: alex\n${fields}`;
  const file = (at: TestWorld, token = at.token) => yaml(hostOf(at), `        token: !!null ${token}\n`);

  test('is read where it is, never written, and asked each time', async () => {
    const at = freshMachine();
    at.disk.set(usual, file(at));
    const done = await login(at, '--glab');
    expect([done.exitCode, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toContain(`Profile ${hostOf(at)} asks glab for the token each time, and never renews it.\n`);
    expect(at.ran()).toEqual(['glab config path']);
    expect(at.disk.get(usual)).toBe(file(at));
    expect(at.disk.get(configPath)).toContain('token_from: glab');
    expect([...at.disk.keys()].sort()).toEqual([configPath, usual].sort());
    const other = newToken(at.sandbox, ['read_api']);
    at.disk.set(usual, file(at, other));
    const status = await at.run('auth status');
    expect(status.stdout).toContain('Token   from glab (profile ');
    expect(status.stdout).toContain('Scopes  read_api');
    expect((await at.run('auth logout')).stdout).toContain('glab itself stays logged in.\n');
    expect([at.disk.get(usual), at.disk.get(configPath)?.includes('glab')]).toEqual([file(at, other), false]);
  });

  test.each<[string, string, Record<string, string>, Record<string, string>]>([
    ['glab says', '/elsewhere/config.yml', { 'glab config path': '/elsewhere/config.yml\n' }, {}],
    ['glab names a folder', '/elsewhere/config.yml', { 'glab config path': '/elsewhere\n' }, {}],
    ['its own variable says', '/own/config.yml', {}, { GLAB_CONFIG_DIR: '/own' }],
    ['XDG says', '/xdg/glab-cli/config.yml', {}, { XDG_CONFIG_HOME: '/xdg' }],
    ['macOS has it', '/home/alex/Library/Application Support/glab-cli/config.yml', {}, {}],
    ['Windows has it', '/local/glab-cli/config.yml', {}, { LOCALAPPDATA: '/local' }],
    ['the system has it', '/etc/xdg/glab-cli/config.yml', {}, {}],
  ])('where %s', async (_name, place, programs, env) => {
    const at = freshMachine({ programs, env });
    at.disk.set(place, file(at));
    expect((await login(at, '--glab')).exitCode).toBe(0);
  });

  test.each<[string, (at: TestWorld) => string, RegExp]>([
    [
      'of another host',
      (at) => yaml('gitlab.com', `        token: ${at.token}\n`),
      /^error: glab has no login for https:/,
    ],
    [
      'of another port',
      (at) => yaml(`${hostOf(at)}:8443`, `        token: ${at.token}\n`),
      /^error: glab has no login/,
    ],
    ['of plain http', (at) => `${file(at)}        api_protocol: http\n`, /^error: glab has no login/],
    ['below a path', (at) => `${file(at)}        subfolder: gitlab\n`, /^error: glab has no login/],
    [
      'in the keyring',
      (at) => yaml(hostOf(at), '        token: !!null\n        use_keyring: "true"\n'),
      /where only glab reads it/,
    ],
    ['empty', () => '', /^error: glab has no login/],
    [
      'ended',
      (at) => `${file(at)}        is_oauth2: "true"\n        oauth2_expiry_date: 23 Nov 26 08:59 UTC\n`,
      /ended at 2026-11-23 08:59 UTC\nhint: Run `glab auth status`/,
    ],
  ])('one %s is not sent', async (_name, text, stderr) => {
    const at = freshMachine();
    at.disk.set(usual, text(at));
    const done = await login(at, '--glab');
    expect(done).toEqual({ exitCode: 4, stdout: '', stderr: expect.stringMatching(stderr) as string });
    expect([at.requests(), [...at.disk.keys()]]).toEqual([['GET /version'], [usual]]);
  });

  test('a broken file is named, and its content is not', async () => {
    const at = freshMachine();
    at.disk.set(usual, 'hosts:\n  - glpat-s3cret: [\n');
    const { exitCode, stderr } = await login(at, '--glab');
    expect([exitCode, stderr.includes(usual), stderr.includes('s3cret')]).toEqual([2, true, false]);
  });

  test('an OAuth token travels as a bearer; it is nobody else’s to renew', async () => {
    const at = freshMachine();
    const token = newToken(at.sandbox, ['api'], { kind: 'oauth', endsAt: '2026-11-23T11:00:00.000Z' });
    at.disk.set(usual, `${file(at, token)}        is_oauth2: "true"\n        oauth2_refresh_token: r3fresh\n`);
    const done = await login(at, '--glab');
    expect([done.exitCode, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toContain('It ends: 2026-11-23 11:00 UTC.');
    expect(at.requests()).toEqual([
      'GET /version',
      'GET /personal_access_tokens/self',
      'GET /oauth/token/info',
      'GET /user',
    ]);
    expect(at.disk.get(configPath)).not.toMatch(/r3fresh|glpat/);
  });

  test('is offered on a terminal where it is there; pasting stays possible', async () => {
    const at = freshMachine({ isTTY: true });
    at.disk.set(usual, file(at));
    expect((await login(at, '', { answers: { glab: 'glab' } })).stdout).toContain('asks glab for the token');
    expect((await login(at, '', { answers: { glab: 'paste', stdin: at.token } })).stdout).toContain(credentialsPath);
    expect(at.disk.get(configPath)).not.toContain('glab');
    at.disk.delete(usual);
    expect((await login(at, '', { answers: { stdin: at.token } })).exitCode).toBe(0);
  });
});

describe('--keyring', () => {
  test('holds the token instead of a file; logout takes it out', async () => {
    const keyring = new Map<string, string>();
    const at = freshMachine({ keyring });
    await login(at, '--stdin', { stdin: at.token });
    const done = await login(at, '--stdin --keyring', { stdin: at.token });
    expect([done.exitCode, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toContain("The token is kept in the system's keyring.\n");
    expect([...keyring]).toEqual([[at.base, at.token]]);
    expect(onDisk(at)).not.toContain(at.token);
    expect((await at.run('auth status')).stdout).toContain("Token   from the system's keyring\n");
    expect((await at.run('auth logout')).stdout).toMatch(/^Removed the token of \S+ from the system's keyring\./);
    expect([keyring.size, (await at.run('auth status')).exitCode]).toEqual([0, 4]);
  });

  test('one that only this process sees is none', async () => {
    const keyring = new Map<string, string>();
    const at = freshMachine({ keyring, isKeyringShared: false });
    const done = await login(at, '--stdin --keyring', { stdin: at.token });
    expect([done.exitCode, done.stderr]).toEqual([
      2,
      expect.stringMatching(/^error: the system's keyring took the token, and another process does not find it/),
    ]);
    expect([keyring.size, onDisk(at)]).toEqual([0, '']);
  });

  test('without its package, nothing is asked', async () => {
    const at = freshMachine({ isTTY: true });
    const done = await login(at, '--keyring');
    expect([done.exitCode, done.stderr]).toEqual([
      2,
      'error: the keyring needs the package @napi-rs/keyring, which is not installed\nhint: Install it beside devgrowth: npm install --global @napi-rs/keyring@2.1.2\n',
    ]);
  });
});

test('--web opens the page where a token is made, with its fields filled in', async () => {
  const at = freshMachine({ isTTY: true });
  await login(at, '--web', { answers: { stdin: at.token } });
  expect(at.opened()).toEqual([`${at.base}/-/user_settings/personal_access_tokens?name=devgrowth&scopes=api`]);
});

test.each([
  ['--stdin --glab', '--stdin and --glab'],
  ['--glab --keyring', '--glab and --keyring'],
  ['--token-command pass --stdin', '--stdin and --token-command'],
  ['--stdin --web', '--stdin and --web'],
])('%s is refused', async (flags, named) => {
  const done = await login(freshMachine(), flags);
  expect([done.exitCode, done.stderr]).toEqual([2, `error: ${named} do not go together\nhint: Choose one of them.\n`]);
});

test('status names what is not sent, other hosts, and the way', async () => {
  const at = worldOnSandbox({ env: { GITLAB_TOKEN: 'gl-s3cret', HTTPS_PROXY: 'http://me:s3cret@proxy.example:3128' } });
  at.disk.set(configPath, 'profiles:\n  work: {host: work.example, token_command: pass}\n');
  at.disk.set(credentialsPath, 'other.example: {token: s3cret, user: al}\n');
  const { stdout } = await at.run('auth status');
  expect(stdout).toContain(
    'Proxy   http://proxy.example:3128 (from HTTPS_PROXY)\nAlso    https://other.example as @al\nAlso    https://work.example\nUnused  GITLAB_TOKEN: https://gitlab.com\n',
  );
  const json = await at.run('auth status --format json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    proxy: 'http://proxy.example:3128',
    unused: [{ name: 'GITLAB_TOKEN', belongsTo: 'https://gitlab.com' }],
  });
  expect(stdout + json.stdout).not.toContain('s3cret');
});

test('a token of a variable that the server does not know: the variable is named, not a login that would change nothing', async () => {
  const world = worldOnSandbox({ env: { DEVGROWTH_TOKEN: 'glpat-nobody-has-this' } });
  expect(await world.run('goal list')).toMatchObject({
    exitCode: 4,
    stderr: expect.stringMatching(/it is that of DEVGROWTH_TOKEN[\s\S]*hint: Put another token into DEVGROWTH_TOKEN/u),
  });
});

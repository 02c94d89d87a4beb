// The built command logs in, as a person or a script would: what is on the disk afterwards, who may read it, and what another process finds.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { devgrowth, emptyHome, type Home, serveSandbox, type ServedSandbox } from '../support/process.ts';

let sandbox: ServedSandbox;
const server = emptyHome();
let home: Home;
const homes: Home[] = [server];

beforeAll(async () => {
  sandbox = await serveSandbox(['--empty'], server.env);
});
beforeEach(() => {
  home = emptyHome();
  homes.push(home);
});
afterAll(async () => {
  await sandbox.stop();
  for (const one of homes) one.remove();
});

const login = (flags: readonly string[], env: NodeJS.ProcessEnv = {}, input = '') =>
  devgrowth(['auth', 'login', '--host', sandbox.url, ...flags], { ...home.env, ...env }, { input });
const status = (env: NodeJS.ProcessEnv = {}) => devgrowth(['auth', 'status'], { ...home.env, ...env });
const inConfig = (...names: string[]) => join(home.folder, 'config', 'devgrowth', ...names);
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** Every file below the home, as one text. */
function everything(folder = home.folder): string {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

test.skipIf(process.platform === 'win32')(
  'the token is in one file that only its owner reads, in a folder of the same kind',
  async () => {
    // Whatever the shell would give to others.
    const ended = await login(['--stdin'], {}, `${sandbox.token}\n`);
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain(`The token is kept in ${inConfig('credentials.yml')}, readable by you only.`);
    expect([modeOf(inConfig('credentials.yml')), modeOf(inConfig('config.yml')), modeOf(inConfig())]).toEqual([
      '600',
      '600',
      '700',
    ]);
    expect(readdirSync(inConfig()).sort()).toEqual(['config.yml', 'credentials.yml']);
    expect(everything().split(sandbox.token)).toHaveLength(2);
    // One that was made readable is closed again by the next login.
    chmodSync(inConfig('credentials.yml'), 0o644);
    await login(['--stdin'], {}, sandbox.token);
    expect((await status()).code).toBe(0);
    expect((await devgrowth(['auth', 'logout'], home.env)).code).toBe(0);
    expect(everything()).not.toContain(sandbox.token);
    expect(modeOf(inConfig('credentials.yml'))).toBe('600');
  },
);

test('a token command is run without a shell, each time, and its answer is on no disk', async () => {
  const script = join(home.folder, 'my token.mjs');
  writeFileSync(script, `process.stdout.write(${JSON.stringify(sandbox.token)})`);
  const command = `'${process.execPath}' '${script}'`;
  const ended = await login(['--token-command', command]);
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  expect((await status()).stdout).toContain('asked each time');
  expect(existsSync(inConfig('credentials.yml'))).toBe(false);
  expect(readFileSync(inConfig('config.yml'), 'utf8')).not.toContain(sandbox.token);
  writeFileSync(script, 'console.log("s3cret"); process.exitCode = 3;');
  const failed = await status();
  expect([failed.code, failed.stdout]).toEqual([2, '']);
  expect(failed.stderr).toContain('it ended with 3');
  expect(failed.stderr).not.toContain('s3cret');
});

test("glab's own program says where its file is; it is read and stays as it is", async () => {
  const programs = join(home.folder, 'programs');
  mkdirSync(programs);
  const file = join(home.folder, 'elsewhere.yml');
  const text = `hosts:\n    ${new URL(sandbox.url).host}:\n        token: !!null ${sandbox.token}\n        api_protocol: http\n        user: alex\n`;
  writeFileSync(file, text);
  writeFileSync(
    join(programs, 'glab'),
    `#!/bin/sh\necho complaint >&2\n[ "$1 $2" = "config path" ] && echo '${file}'\n`,
    { mode: 0o755 },
  );
  const PATH = `${programs}:${process.env['PATH'] ?? ''}`;
  const ended = await login(['--glab'], { PATH });
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  expect((await status({ PATH })).stdout).toContain('from glab');
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(existsSync(inConfig('credentials.yml'))).toBe(false);
});

/** Stands in for the package that reaches the system's keyring: a file, or only this process's memory. */
function fakeKeyring(isShared: boolean): NodeJS.ProcessEnv {
  const folder = join(home.folder, 'modules', '@napi-rs', 'keyring');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name":"@napi-rs/keyring","main":"index.cjs"}');
  const store = JSON.stringify(join(home.folder, 'keyring.json'));
  writeFileSync(
    join(folder, 'index.cjs'),
    `const fs = require('node:fs');
let held = {};
const load = () => ${isShared} ? (fs.existsSync(${store}) ? JSON.parse(fs.readFileSync(${store}, 'utf8')) : {}) : held;
const save = (all) => { held = all; if (${isShared}) fs.writeFileSync(${store}, JSON.stringify(all)); };
exports.Entry = class {
  constructor(service, account) { this.key = service + ' ' + account; }
  setPassword(text) { save({ ...load(), [this.key]: text }); }
  getPassword() { return load()[this.key] ?? null; }
  deletePassword() { const { [this.key]: gone, ...rest } = load(); save(rest); return gone !== undefined; }
};`,
  );
  return { NODE_PATH: join(home.folder, 'modules') };
}

test('the keyring keeps it where another process finds it, and nothing else does', async () => {
  const env = { ...fakeKeyring(true), DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
  const ended = await login(['--stdin', '--keyring'], env, sandbox.token);
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  expect(JSON.parse(readFileSync(join(home.folder, 'keyring.json'), 'utf8'))).toEqual({
    [`devgrowth ${sandbox.url}`]: sandbox.token,
  });
  expect(existsSync(inConfig('credentials.yml'))).toBe(false);
  expect((await status(env)).stdout).toContain("from the system's keyring");
  const gone = await status();
  expect([gone.code, gone.stderr.includes('npm install --global @napi-rs/keyring')]).toEqual([2, true]);
  expect((await devgrowth(['auth', 'logout'], { ...home.env, ...env })).code).toBe(0);
  expect(readFileSync(join(home.folder, 'keyring.json'), 'utf8')).toBe('{}');
});

test.skipIf(process.platform !== 'linux')('without a desktop it is said that it may be forgotten', async () => {
  const ended = await login(['--stdin', '--keyring'], fakeKeyring(true), sandbox.token);
  expect([ended.code, ended.stderr]).toEqual([
    0,
    'note: no desktop keyring answers here; the token may be forgotten when the computer restarts\n',
  ]);
});

test('a keyring that only one process sees keeps nothing', async () => {
  const ended = await login(['--stdin', '--keyring'], fakeKeyring(false), sandbox.token);
  expect([ended.code, ended.stdout]).toEqual([2, '']);
  expect(ended.stderr).toContain('another process does not find it there');
  expect(existsSync(inConfig())).toBe(false);
});

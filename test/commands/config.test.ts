// config list, get, set, path: one setting changes, everything else in the file stays; a token is in none of it.
import { expect, test } from 'vitest';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const path = '/home/alex/.config/devgrowth/config.yml';
const file = `# my settings
default_profile: work
profiles:
  # the company's
  work:
    host: gitlab.example.com/git # behind the VPN
    project: alex/goals
  home:
    host: http://nas.example
    insecure_http: true
`;

function machine(text: string | null = file): TestWorld {
  const at = worldOnSandbox({ env: { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' } });
  if (text !== null) at.disk.set(path, text);
  return at;
}

test('list', async () => {
  const at = machine();
  expect(await at.run('config list')).toEqual({
    exitCode: 0,
    stdout: `work (default)\n  host     gitlab.example.com/git\n  project  alex/goals\n\nhome\n  host           http://nas.example\n  insecure_http  true\n`,
    stderr: '',
  });
  expect(JSON.parse((await at.run('config list --format json')).stdout)).toEqual({
    schema: 'devgrowth/config/v1',
    path,
    defaultProfile: 'work',
    editor: null,
    aliases: {},
    profiles: [
      { name: 'work', settings: { host: 'gitlab.example.com/git', project: 'alex/goals' } },
      { name: 'home', settings: { host: 'http://nas.example', insecure_http: true } },
    ],
  });
  expect(at.requests()).toEqual([]);
});

test('list of nothing', async () => {
  const done = await machine(null).run('config list');
  expect(done).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: 'No settings yet: `devgrowth auth login` makes the first profile.\n',
  });
});

test.each([
  ['get project', 0, 'alex/goals\n'],
  ['get host --profile home', 0, 'http://nas.example\n'],
  ['get insecure_http --profile home', 0, 'true\n'],
  ['get default_profile', 0, 'work\n'],
  ['get ca_file', 1, ''],
  ['path', 0, `${path}\n`],
])('%s', async (command, exitCode, stdout) => {
  const done = await machine().run(`config ${command}`);
  expect([done.exitCode, done.stdout]).toEqual([exitCode, stdout]);
});

test('get as JSON tells what is not set', async () => {
  expect(JSON.parse((await machine().run('config get ca_file --format json')).stdout)).toEqual({
    schema: 'devgrowth/config-value/v1',
    profile: 'work',
    key: 'ca_file',
    value: null,
  });
});

test.each<[string, string, string]>([
  ['set project sam/goals', 'project: alex/goals', 'project: sam/goals'],
  ['set auth_header private-token', 'project: alex/goals\n', 'project: alex/goals\n    auth_header: private-token\n'],
  ['set project --unset', '    project: alex/goals\n', ''],
  ['set project sam/g --profile home', 'insecure_http: true\n', 'insecure_http: true\n    project: sam/g\n'],
  ['set default_profile home', 'default_profile: work', 'default_profile: home'],
  ['set host gitlab.com --profile new', 'insecure_http: true\n', 'insecure_http: true\n  new:\n    host: gitlab.com\n'],
])('%s keeps the rest, comments included', async (command, before, after) => {
  const at = machine();
  const done = await at.run(`config ${command}`);
  expect([done.exitCode, done.stderr]).toEqual([0, '']);
  expect(at.disk.get(path)).toBe(file.replace(before, after));
});

test('the first profile, without a login, becomes the default', async () => {
  const at = machine(null);
  await at.run('config set host gitlab.com --profile first');
  expect(at.disk.get(path)).toBe('default_profile: first\nprofiles:\n  first:\n    host: gitlab.com\n');
});

test.each<[string, RegExp]>([
  ['set projet alex/goals', /^error: there is no setting "projet".*project/],
  ['get projet', /^error: there is no setting "projet".*project/],
  ['set token glpat-s3cret', /^error: no secrets in the settings\nhint: `devgrowth auth login`/],
  ['set auth_header basic', /^error: auth_header: must be one of "bearer"\|"private-token"\n/],
  ['set insecure_http perhaps', /^error: insecure_http: /],
  ['set host user@gitlab.com', /^error: host: holds a user name or a password/],
  ['set project', /^error: project: what it becomes is missing/],
  ['set project x --unset', /^error: --unset takes no value/],
  ['set host --unset', /^error: a profile is nothing without its host/],
  ['set project x --profile wrok', /^error: there is no profile "wrok".*work/],
  ['set default_profile wrok', /^error: there is no profile "wrok".*work/],
  ['set insecure_http --unset --profile home', /^error: .*plain http would send your token/s],
  ['set host gitlab.com --profile ../x', /^error: "\.\.\/x" is no profile name/],
])('%s is refused, and the file stays', async (command, stderr) => {
  const at = machine();
  const done = await at.run(`config ${command}`);
  expect(done).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringMatching(stderr) as string });
  expect([at.disk.get(path), done.stderr.includes('s3cret')]).toEqual([file, false]);
});

test('a token that is kept is in nothing that config prints', async () => {
  const at = machine(null);
  await at.run(`auth login --host ${at.base} --stdin`, { stdin: at.token });
  for (const command of ['list', 'list --format json', 'path --format json', 'get host'])
    expect((await at.run(`config ${command}`)).stdout).not.toContain(at.token);
});

test('a key of a profile, where none is there yet: the hint has a way without a login, too', async () => {
  const { exitCode, stderr } = await worldOnSandbox().run('config set cache all');
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('`devgrowth config set host sandbox`'),
  });
});

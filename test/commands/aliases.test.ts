// Words of one's own in the place of a command, the editor of the settings, a default host, and what a beginner means.
import { describe, expect, test } from 'vitest';
import { browserWords } from '#host/browser.ts';
import { editorWords } from '#host/editor.ts';
import { worldWithProject } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const path = '/home/alex/.config/devgrowth/config.yml';
function machine(text: string | null = null): TestWorld {
  const at = worldOnSandbox({ env: { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' } });
  if (text !== null) at.disk.set(path, text);
  return at;
}

describe('config alias', () => {
  test('is set, listed, used and deleted; the rest of the file stays', async () => {
    const at = await worldWithProject();
    at.disk.set(path, '# mine\nprofiles: {}\n');
    await at.run('goal add Read --kind reading --due 2027-01-15');
    expect(await at.run(['config', 'alias', 'set', 'note', 'goal log 2 "Half of $1"'])).toMatchObject({ exitCode: 0 });
    expect(await at.run('config alias set mine "goal list --sort due"')).toMatchObject({ exitCode: 0 });
    expect(at.disk.get(path)).toContain('# mine\n');
    expect((await at.run('config alias list')).stdout).toBe(
      'note  goal log 2 "Half of $1"\nmine  goal list --sort due\n',
    );
    expect(await at.run('mine --format json')).toEqual(await at.run('goal list --sort due --format json'));
    expect((await at.run('note chapter --progress 40')).stdout).toContain('Logged on #2');
    expect((await at.run('goal show 2')).stdout).toContain('Half of chapter');
    const debug = await at.run('--debug mine');
    expect(debug.stderr).toContain('debug: mine stands for goal list --sort due\n');
    expect(await at.run('config alias delete mine')).toMatchObject({ exitCode: 0 });
    expect(await at.run('mine')).toMatchObject({ exitCode: 2 });
    expect(JSON.parse((await at.run('config alias list --format json')).stdout)).toMatchObject({
      aliases: { note: 'goal log 2 "Half of $1"' },
    });
  });

  test.each([
    ['set goal "goal list"', 2, 'goal is a command'],
    ['set mine "gaol list"', 2, 'calls no command'],
    ['set mine "goal lst"', 2, 'calls no command'],
    ['set mine "goal list | wc"', 2, 'needs a shell'],
    ['set Mine "goal list"', 2, 'is no name for an alias'],
    ['delete mine', 1, 'there is no alias "mine"'],
  ])('%s is refused', async (words, exitCode, problem) => {
    const at = machine();
    expect(await at.run(`config alias ${words}`)).toMatchObject({ exitCode, stderr: expect.stringContaining(problem) });
    expect(at.disk.has(path)).toBe(false);
  });

  test('never stands in the place of a command, whatever the file says', async () => {
    const at = machine('aliases:\n  config: goal list\n  one: goal show $1 $2\n  two: one\n');
    expect((await at.run('config path')).stdout).toBe(`${path}\n`);
    expect(await at.run('one 7')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('needs 2 more words') });
    expect(await at.run('two')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("unknown command 'one'"),
    });
  });

  test('is offered on Tab, and completed as what it stands for', async () => {
    const at = machine('aliases:\n  mine: goal list\n');
    expect((await at.run(['__complete', '=mi'])).stdout).toBe('mine\tgoal list\n');
    expect((await at.run(['__complete', '=--sta', 'mine'])).stdout).toContain('--state\t');
  });
});

test('config set editor, which goes before $VISUAL', async () => {
  const at = machine('# mine\n');
  await at.run(['config', 'set', 'editor', 'code --wait']);
  expect(at.disk.get(path)).toBe('# mine\n\neditor: code --wait\n');
  expect((await at.run('config get editor')).stdout).toBe('code --wait\n');
  const env = { VISUAL: 'nano' };
  expect(editorWords({ env, platform: 'linux', editor: 'code --wait' })).toEqual(['code', '--wait']);
  expect(editorWords({ env, platform: 'linux', editor: null })).toEqual(['nano']);
  await at.run('config set editor --unset');
  expect(await at.run('config get editor')).toMatchObject({ exitCode: 1 });
});

describe('config set host sandbox', () => {
  test('on a new machine', async () => {
    const at = machine();
    expect(await at.run('config set host sandbox')).toMatchObject({ exitCode: 0 });
    expect(at.disk.get(path)).toBe('default_profile: sandbox\nprofiles:\n  sandbox:\n    host: sandbox\n');
  });

  test('leaves the other host its profile', async () => {
    const at = machine(
      'default_profile: work\nprofiles:\n  work:\n    host: gitlab.example.com\n    project: alex/goals\n',
    );
    expect((await at.run('config set host sandbox')).stderr).toContain('profile sandbox is the default now');
    expect((await at.run('config get host --profile work')).stdout).toBe('gitlab.example.com\n');
    expect((await at.run('config get default_profile')).stdout).toBe('sandbox\n');
  });
});

test.each([
  ['goal create X', 'goal add'],
  ['goal new X', 'goal add'],
  ['goal view 2', 'goal show'],
  ['goal done 2', 'goal close'],
  ['goal comment 2 X', 'goal log'],
  ['goal ls', 'goal list'],
  ['evidence ls', 'evidence list'],
  ['1on1 new', '1on1 add'],
  ['status', 'goal list'],
  ['browse', 'goal show --web'],
  ['log 2 X', 'goal log'],
  ['login', 'auth login'],
])('%s names %s', async (words, meant) => {
  const { exitCode, stderr } = await machine().run(words);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`\nhint: That is \`devgrowth ${meant}\``);
});

test('search is not share', async () => expect((await machine().run('search retry')).stderr).not.toContain('share'));

test.each([
  ['goal add Read a book', 'devgrowth goal add "Read a book"'],
  ['goal log 7 Read chapter 3', 'devgrowth goal log 7 "Read chapter 3"'],
  ['1on1 add DISCUSS the date', 'devgrowth 1on1 add "DISCUSS the date"'],
])('%s is told to stand in quotes', async (words, whole) => {
  expect(await machine().run(words)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(`\`${whole}\``) });
});

test('numbers are not told to stand in quotes', async () =>
  expect((await machine().run('goal show 2 5')).stderr).not.toContain('in quotes'));

test.each([
  [{ BROWSER: 'firefox --new-tab' }, 'linux', [['firefox', '--new-tab', 'https://a.test/?b=1&c=$(d)']]],
  [
    { BROWSER: 'open -u %s:w3m' },
    'darwin',
    [
      ['open', '-u', 'https://a.test/?b=1&c=$(d)'],
      ['w3m', 'https://a.test/?b=1&c=$(d)'],
    ],
  ],
  [{ DISPLAY: ':0' }, 'linux', [['xdg-open', 'https://a.test/?b=1&c=$(d)']]],
  [{}, 'darwin', [['open', 'https://a.test/?b=1&c=$(d)']]],
  [{}, 'linux', []],
])('the browser of %j on %s', (env, platform, words) => {
  expect(browserWords('https://a.test/?b=1&c=$(d)', { env, platform })).toEqual(words);
});

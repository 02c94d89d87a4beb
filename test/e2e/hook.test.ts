// Git's hooks as git runs them, with the built script: in a terminal (util-linux's `script`), and without one.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin } from '../support/process.ts';

const place = mkdtempSync(join(tmpdir(), 'devgrowth-hook-'));
const seen = join(place, 'seen.txt');
const state = join(place, 'data', 'devgrowth', 'hook.json');
const editor = join(place, 'editor.sh');
const repository = join(place, 'app');
const env = { ...process.env, HOME: place, XDG_DATA_HOME: join(place, 'data'), GIT_EDITOR: editor, LC_ALL: 'C' };
const hasTerminal = ((spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout as string | null) ?? '').includes(
  'util-linux',
);
const run = (program: string, args: readonly string[]) =>
  spawnSync(program, args, { cwd: repository, env, encoding: 'utf8', input: '' });
const git = (...words: readonly string[]) => {
  const { status, stdout, stderr } = run('git', words);
  expect(status, stderr).toBe(0);
  return stdout;
};
const inTerminal = (line: string) => run('script', ['-qec', line, '/dev/null']).stdout;
let count = 0;
function change(): void {
  count += 1;
  writeFileSync(join(repository, `file-${count}`), '');
  git('add', '.');
}

beforeAll(() => {
  mkdirSync(repository);
  git('init', '-q');
  git('config', 'user.email', 'alex@example.com');
  git('config', 'user.name', 'Alex');
  // Types a subject, and takes the first sign away before one goal.
  writeFileSync(
    editor,
    `#!/bin/sh\ncp "$1" ${seen}\nsed -i '1s/^/Subject/; s/^#Goal: alex.goals#7/Goal: alex\\/goals#7/' "$1"\n`,
  );
  chmodSync(editor, 0o700);
  expect(run(process.execPath, [bin, 'hook', 'install']).status).toBe(0);
  const goals = [
    { reference: 'alex/goals#7', title: 'Read one \u001b]0;book' },
    { reference: 'alex/goals#9', title: 'Second' },
  ];
  writeFileSync(state, JSON.stringify({ hooks: [join(repository, '.git', 'hooks')], goals }));
  change();
  git('commit', '-qm', 'First');
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe.skipIf(!hasTerminal)('in a terminal', () => {
  test('a goal whose line is uncommented is a trailer', () => {
    change();
    inTerminal('git commit -q');
    const offered = readFileSync(seen, 'utf8');
    expect(offered).toContain('\n# Second\n#Goal: alex/goals#9\n');
    expect(offered).not.toContain('\u001b');
    expect(git('log', '-1', '--format=%B').trim()).toBe('Subject\n\nGoal: alex/goals#7');
    expect(git('log', '-1', '--format=%(trailers:key=Goal,valueonly)').trim()).toBe('alex/goals#7');
  });

  test('a merge names the goals of its commits once', () => {
    const first = git('rev-parse', '--abbrev-ref', 'HEAD').trim();
    git('checkout', '-qb', 'work');
    for (const subject of ['One', 'Two']) {
      change();
      git('commit', '-qm', `${subject}\n\nGoal: alex/goals#9`);
    }
    git('checkout', '-q', first);
    expect(inTerminal('git merge -q --no-edit work').trim()).toBe(
      'devgrowth: merged work for alex/goals#9 Second. Keep it: devgrowth evidence add 9',
    );
  });

  test.each([
    ['commit.cleanup', 'verbatim'],
    ['core.commentChar', 'auto'],
  ])('where comments would stay in the message, nothing is offered: %s=%s', (name, value) => {
    change();
    inTerminal(`git -c ${name}=${value} commit -q`);
    expect(readFileSync(seen, 'utf8')).not.toContain('Goal:');
  });

  test('with -m nothing is added', () => {
    change();
    expect(inTerminal('git commit -qm Short').trim()).toBe('');
    expect(git('log', '-1', '--format=%B').trim()).toBe('Short');
  });

  test('a list that is broken or gone stops no commit', () => {
    for (const text of ['{', '{"goals": 7}', '{"goals": [7, null]}']) {
      writeFileSync(state, text);
      change();
      inTerminal('git commit -q');
      expect(git('log', '-1', '--format=%s').trim()).toBe('Subject');
    }
    rmSync(state);
    change();
    expect(inTerminal('git commit -qm Last').trim()).toBe('');
  });
});

test('without a terminal nothing is offered', () => {
  writeFileSync(state, JSON.stringify({ hooks: [], goals: [{ reference: 'alex/goals#7', title: 'Read' }] }));
  change();
  git('commit', '-q');
  expect(readFileSync(seen, 'utf8')).not.toContain('Goal:');
});

test('the script is small enough to cost a commit nothing but the start of Node', () => {
  const text = readFileSync(join(bin, '..', '..', 'dist', 'hook.js'), 'utf8');
  expect(text.length).toBeLessThan(4_000);
  expect(text).not.toMatch(/from"\.|import\(/);
});

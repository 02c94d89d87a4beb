// --jq and --fields: what a command prints as JSON, through the person's own filter.
import { describe, expect, test } from 'vitest';
import { catalogue, isGroup } from '#cli/catalogue.ts';
import { documentsOf } from '#cli/printed-documents.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const at = scene({}, 'init --yes', 'goal add "Read one book" --kind reading --due 2026-12-18 --yes');

async function firstGoal(world: TestWorld): Promise<string> {
  const { stdout } = await world.run(['goal', 'list', '--jq', '.goals[].iid']);
  world.requests();
  return stdout.trim();
}

describe('--jq', () => {
  test('strings are raw, everything else is compact, one a line', async () => {
    const filter = '.goals[] | .title, {kind, due}, [1, null], "two\\nlines", " x ", 100000000000000000001';
    const { exitCode, stdout, stderr } = await (await at()).run(['goal', 'list', '--jq', filter]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(
      'Read one book\n{"kind":"reading","due":"2026-12-18"}\n[1,null]\ntwo\nlines\n x \n100000000000000000001\n',
    );
  });

  test.each(['.goals[', '1) | (2', 'nobody', '', '"a" as $x'])(
    '%j is refused before anything is sent',
    async (filter) => {
      const world = await at();
      const ended = await world.run(['goal', 'list', '--jq', filter]);
      expect(ended).toMatchObject({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining('jq cannot read the filter'),
      });
      expect(world.requests()).toEqual([]);
    },
  );

  test('a filter that begins with a dash is a filter', async () => {
    expect(await (await at()).run(['goal', 'list', '--jq', '-1'])).toMatchObject({ exitCode: 0, stdout: '-1\n' });
  });

  test('a filter that breaks on what was read keeps what came before, says what jq said, and ends with 1', async () => {
    const ended = await (await at()).run(['goal', 'list', '--jq', '"first", .goals.title']);
    expect(ended).toMatchObject({ exitCode: 1, stdout: 'first\n' });
    expect(JSON.parse(ended.stderr)).toMatchObject({
      kind: 'filter',
      details: ['jq: error: Cannot index array with string ("title")'],
    });
  });

  test('after a write it ends with 5, so that no script writes twice', async () => {
    const world = await at();
    const iid = await firstGoal(world);
    const ended = await world.run(['goal', 'log', iid, 'Read chapter 3', '--jq', '.goal | error("no")']);
    expect(ended).toMatchObject({ exitCode: 5, stdout: '' });
    expect(ended.stderr).toContain('warning: it is written, but the filter broke: jq: error');
    expect(world.requests().filter((request) => request.startsWith('POST') && request.includes('/notes'))).toHaveLength(
      1,
    );
    expect((await world.run('drafts list')).stdout).toContain('No drafts');
  });

  test('a dry run wrote nothing: 1', async () => {
    const world = await at();
    const iid = await firstGoal(world);
    const ended = await world.run(['goal', 'log', iid, 'Read chapter 3', '--dry-run', '--jq', 'error("no")']);
    expect(ended.exitCode).toBe(1);
    expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('it sees no variable of ours, and what it says beside its results goes to stderr', async () => {
    const { stdout, stderr } = await (await at({ env: { SECRET_OF_OURS: 'x' } })).run([
      'goal',
      'list',
      '--jq',
      'env, ($ENV | debug | empty)',
    ]);
    expect(stdout).not.toContain('SECRET');
    expect(stdout).not.toContain(process.env['PATH'] ?? 'no path');
    expect(stderr).toContain('["DEBUG:",');
  });

  test('a terminal gets a text cleaned, a pipe the very text', async () => {
    const filter = '"a\\u001b[2Jb\\u202ec\\u009b2Jd", ["\\u009b2J\\u202e"]';
    const words = ['goal', 'list', '--jq', filter];
    expect((await (await at()).run(words)).stdout).toBe('a\u001b[2Jb\u202ec\u009b2Jd\n["\\u009b2J\\u202e"]\n');
    const screen = { rows: 40, hasPager: false };
    expect((await (await at({ screen })).run(words)).stdout).toBe('abcd\n["\\u009b2J\\u202e"]\n');
  });

  test('what was not read is told although the filter leaves it out', async () => {
    const world = await at();
    await world.run(['goal', 'log', await firstGoal(world), 'Read chapter 3']);
    world.breakRoute('/notes', 403);
    const ended = await world.run(['goal', 'list', '--jq', '.goals[].title']);
    expect(ended).toMatchObject({ exitCode: 3, stdout: 'Read one book\n' });
    expect(ended.stderr).toContain('INCOMPLETE');
  });
});

describe('--fields', () => {
  test('prints these parts of the document, and of each item of a list', async () => {
    const { exitCode, stdout } = await (await at()).run(
      'goal list --fields goals.title,.goals.due,completeness.complete',
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      goals: [{ title: 'Read one book', due: '2026-12-18' }],
      completeness: { complete: true },
    });
  });

  test('a part that there is not is refused before anything is sent, with those that there are', async () => {
    const world = await at();
    const ended = await world.run('goal list --fields goals.titel');
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain('there is no field goals.titel');
    expect(ended.stderr).toMatch(/goal-list, goals: .*\btitle, /);
    expect(world.requests()).toEqual([]);
  });

  test('what a dry run prints in place of them is printed whole', async () => {
    const world = await at();
    const iid = await firstGoal(world);
    const { stdout } = await world.run(['goal', 'log', iid, 'Read on', '--dry-run', '--fields', 'goal.iid']);
    expect(JSON.parse(stdout)).toMatchObject({ wouldDo: expect.arrayContaining(['Read on']) });
  });
});

test.each([
  ['goal list --jq . --format csv', 'take parts of the JSON, not of csv'],
  ['goal list --jq . --fields schema', "cannot be used with option '--jq <filter>'"],
  ['goal export --jq . --out goals.json', 'not what is written to a file'],
  ['report --fields goals --output page.html', 'not what is written to a file'],
])('%s is refused', async (words, problem) => {
  const world = await at();
  const ended = await world.run(words);
  expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ended.stderr).toContain(problem);
  expect(world.requests()).toEqual([]);
});

test('each command with JSON says which documents it may print', async () => {
  const entries = catalogue.flatMap((entry) =>
    isGroup(entry)
      ? entry.commands.map((verb) => ({ path: `${entry.name} ${verb.name}`, verb }))
      : [{ path: entry.name, verb: entry }],
  );
  const silent: string[] = [];
  for (const { path, verb } of entries) {
    const { formats, writes, resumes } = await verb.load();
    if (formats.includes('json') && !resumes && documentsOf(path, { writes }).length === 0) silent.push(path);
  }
  expect(silent).toEqual([]);
});

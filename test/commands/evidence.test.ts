// `evidence add` and `evidence list`: a piece of work kept in one line, once, and found again.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const withGoals = scene(
  {},
  'init --yes --no-input',
  'goal add "Calm releases" --kind general --due none',
  'goal add "Read a book" --kind reading --due none',
);
beforeEach(async () => {
  world = await withGoals();
});

const get = async <T>(path: string) => (await (await world.api(path)).json()) as T;
const comments = async (iid: number) =>
  (await get<{ body: string; system: boolean }[]>(`projects/1/issues/${iid}/notes?sort=asc`))
    .filter(({ system }) => !system)
    .map(({ body }) => body);
const drafts = async () => JSON.parse((await world.run('drafts list --format json')).stdout) as { drafts: unknown[] };

async function elsewhere(title: string, visibility = 'private'): Promise<string> {
  await world.api('projects', { method: 'POST', body: { path: 'web', visibility } });
  await world.api('projects/alex%2Fweb/issues', { method: 'POST', body: { title } });
  return `${world.base}/alex/web/-/issues/1`;
}

describe('evidence add', () => {
  test('words, result, values and day are one comment; the values are labels, too', async () => {
    const command =
      'evidence add 2 "Wrote the runbook" --result "2 pages at night, not 9" --value results --value iteration --date 2026-11-20';
    expect(await world.run(command)).toEqual({
      exitCode: 0,
      stdout: `Kept on #2 Calm releases: Wrote the runbook\n${world.base}/alex/goals/-/work_items/2\n`,
      stderr: '',
    });
    expect(await comments(2)).toEqual([
      expect.stringMatching(
        /^\*\*Evidence 2026-11-20\*\* · results, iteration\n\nWrote the runbook\n\nResult: 2 pages at night, not 9\n\n<!-- devgrowth:evidence key=\S+ quiet=2 -->$/,
      ),
    ]);
    expect(await get('projects/1/issues/2')).toMatchObject({
      labels: expect.arrayContaining(['value:results', 'value:iteration']),
    });
    expect(await drafts()).toMatchObject({ drafts: [] });
  });

  test('an address that ends in balanced parentheses, typed by hand before, is one piece', async () => {
    const address = 'https://en.wikipedia.example/wiki/Goal_(management)';
    await world.api('projects/1/issues/2/notes', { method: 'POST', body: { body: `Evidence 2026-11-20: ${address}` } });
    for (const _ of [1, 2]) expect(await world.run(['evidence', 'add', '2', address])).toMatchObject({ exitCode: 0 });
    expect(await comments(2)).toEqual([`Evidence 2026-11-20: ${address}`]);
  });

  test('title, project and day of an address are fetched; the link is a code span, and nobody hears of it', async () => {
    const address = await elsewhere('Fix @morgan and #1', 'public');
    world.setNow('2026-11-25T09:00:00.000Z');
    expect(await world.run(['evidence', 'add', '2', address, '--did', 'Found it with @morgan'])).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    const [comment = ''] = await comments(2);
    expect(comment).toContain('**Evidence 2026-11-23**\n');
    expect(comment).toContain(`Link: \`${address}\` Fix `);
    expect(await get('projects/alex%2Fweb/issues/1/notes')).toEqual([]);
    expect(await get('projects/1/issues/1/notes')).toEqual([]);
    expect(JSON.parse((await world.run('evidence list 2 --format json')).stdout)).toMatchObject({
      evidence: [
        {
          goal: { iid: 2, title: 'Calm releases' },
          day: '2026-11-23',
          link: address,
          title: 'Fix @morgan and #1 (issue in alex/web, opened 2026-11-23)',
          did: 'Found it with @morgan',
          by: 'alex',
        },
      ],
    });
  });

  test('an address of a private place warns, once for all who read', async () => {
    const address = await elsewhere('Secret');
    expect((await world.run(['evidence', 'add', '2', address])).stderr).toContain(
      'warning: the title of alex/web#1 is copied out of a place that is not public',
    );
  });

  test.each([
    ['as it was', (address: string) => address],
    ['in its other form', (address: string) => address.replace('/issues/', '/work_items/')],
    ['with a query', (address: string) => `${address}?scroll=1`],
  ])('the same link again, %s, is there already: exit 0, nothing written', async (_name, again) => {
    const address = await elsewhere('Once');
    await world.run(['evidence', 'add', '2', address]);
    const before = JSON.stringify(world.sandbox.state);
    expect(await world.run(['evidence', 'add', '2', again(address)])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('There already, on #2 Calm releases: Once (issue in alex/web'),
    });
    expect(JSON.stringify(world.sandbox.state)).toBe(before);
    expect(await drafts()).toMatchObject({ drafts: [] });
    // On another goal it is news.
    await world.run(['evidence', 'add', '3', address]);
    expect(await comments(3)).toHaveLength(1);
  });

  test.each([
    ['words', ['--did', 'MYWORDS']],
    ['a result', ['--result', 'RESULTWORDS']],
    ['a value', ['--value', 'results']],
  ])('the same link with %s that stand nowhere: not thrown away', async (_name, more) => {
    await world.run(['evidence', 'add', '2', 'https://example.com/talk', '--did', 'Gave a talk']);
    const before = JSON.stringify(world.sandbox.state);
    const { exitCode, stderr } = await world.run(['evidence', 'add', '2', 'https://example.com/talk', ...more]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('this link is on #2 Calm releases already, with other words');
    expect(stderr).toMatch(/hint: Add these to it: `devgrowth evidence edit 2 note_\d+ --result /);
    expect(JSON.stringify(world.sandbox.state)).toBe(before);
    expect((await drafts()).drafts).toHaveLength(1);
    // Said again, they are there.
    const same = ['evidence', 'add', '2', 'https://example.com/talk', '--did', 'Gave a talk'];
    expect(await world.run(same)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('There already') });
  });

  test("somebody else's comment about the same link is theirs", async () => {
    const body = '**Evidence 2026-11-01** · results\n\nLink: https://example.com/talk';
    await world.api('projects/1/members', { method: 'POST', body: { username: 'sam', access_level: 10 } });
    await world.api('projects/1/issues/2/notes', { method: 'POST', as: 'sam', body: { body } });
    const added = await world.run(['evidence', 'add', '2', 'https://example.com/talk', '--did', 'MYWORDS']);
    expect(added).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Kept on') });
    expect((await comments(2)).join('')).toContain('MYWORDS');
  });

  test('a link typed by hand in the browser counts as there', async () => {
    const body = 'evidence: https://example.com/talk/ gave a talk';
    await world.api('projects/1/issues/2/notes', { method: 'POST', body: { body } });
    const { stdout } = await world.run('evidence add 2 https://example.com/talk --format json');
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'devgrowth/evidence-write/v1', isNew: false });
    expect(await comments(2)).toEqual([body]);
  });

  test("another host's link is kept without asking there", async () => {
    world.requests();
    expect(await world.run('evidence add 2 https://elsewhere.test/a/b/-/issues/4')).toMatchObject({ exitCode: 0 });
    expect((await comments(2))[0]).toMatch(
      /^\*\*Evidence 2026-11-23\*\*\n\nLink: `https:\/\/elsewhere\.test\/a\/b\/-\/issues\/4`\n/,
    );
    expect(
      world.requests().filter((request) => !request.includes('/projects/1') && request.includes('issues')),
    ).toEqual([]);
  });

  test('an address that cannot be read is kept all the same, and said', async () => {
    const { exitCode, stderr } = await world.run(`evidence add 2 ${world.base}/team/secret/-/merge_requests/7`);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('warning: kept without title and day: reading team/secret!7 failed');
    expect(await comments(2)).toHaveLength(1);
  });

  test('words come from stdin', async () => {
    await world.run('evidence add 2 -', { stdin: 'One.\n\n/close two\n' });
    expect((await comments(2))[0]).toContain('One.\n\n\\/close two\n');
    expect(await get('projects/1/issues/2')).toMatchObject({ state: 'opened' });
  });

  test('--dry-run shows the comment and writes nothing', async () => {
    const before = JSON.stringify(world.sandbox.state);
    expect((await world.run('evidence add 2 "Talked" --dry-run')).stdout).toBe(
      'Nothing was written. This would be:\n  evidence on #2 Calm releases\n  **Evidence 2026-11-23**\n  \n  Talked\n',
    );
    expect(JSON.stringify(world.sandbox.state)).toBe(before);
  });

  test('a failed write keeps the words; what was fetched need not be there any more', async () => {
    const address = await elsewhere('Once', 'public');
    world.breakRoute('/issues/2/notes', 403);
    const { exitCode, stderr } = await world.run([
      'evidence',
      'add',
      '2',
      address,
      '--result',
      'Much',
      '--date',
      'today',
    ]);
    expect(exitCode).toBe(1);
    const [, id] = /drafts resume (\w+)/.exec(stderr) ?? [];
    world.mendRoutes();
    await world.api('projects/alex%2Fweb/issues/1', { method: 'DELETE' });
    world.setNow('2026-12-01T09:00:00.000Z');
    expect(await world.run(`drafts resume ${id}`)).toMatchObject({ exitCode: 0 });
    const [comment = '', ...others] = await comments(2);
    expect(others).toEqual([]);
    for (const words of ['Evidence 2026-11-23', 'Once (issue in alex/web', 'Result: Much'])
      expect(comment).toContain(words);
    expect(await drafts()).toMatchObject({ drafts: [] });
  });

  test('comments that cannot be read to the end stop it: the link could be there', async () => {
    world.breakRoute('/issues/2/notes', 500);
    expect(await world.run('evidence add 2 https://example.com/x')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('the comments of #2 could not be read completely'),
    });
  });

  test.each([
    ['nothing', ['evidence', 'add', '2', ' '], 2, 'nothing to keep'],
    [
      'a value that is none',
      ['evidence', 'add', '2', 'X', '--value', 'speed'],
      2,
      '--value takes collaboration, results',
    ],
    ['a day ahead', ['evidence', 'add', '2', 'X', '--date', '2099-01-01'], 2, 'lies ahead'],
    ['an ambiguous day', ['evidence', 'add', '2', 'X', '--date', '1/2/2026'], 2, 'can be read as two different days'],
    ['a goal that is none', ['evidence', 'add', '1', 'X'], 1, 'is not a goal'],
  ])('refuses %s', async (_name, command, exitCode, message) => {
    expect(await world.run(command)).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
  });
});

test('a list to paste marks what is confidential, and says so; on the screen nothing is to be said', async () => {
  await world.run(['goal', 'add', 'Another role', '--kind', 'career-change', '--due', 'none']);
  await world.run('promotion start');
  await world.run('evidence add 2 "Open work"');
  for (const iid of [4, 5]) await world.run(['evidence', 'add', `${iid}`, `Private work ${iid}`]);
  const { stdout, stderr } = await world.run('evidence list --format markdown');
  const marked = stdout.split('\n').filter((line) => line.endsWith('; **confidential**'));
  expect(
    marked.map((line) => /Private work \d/.exec(line)?.[0]).toSorted((a = '', b = '') => a.localeCompare(b)),
  ).toEqual(['Private work 4', 'Private work 5']);
  expect(stdout).toContain('Open work');
  expect(stderr).toMatch(/^warning: it holds evidence of #\d, #\d, confidential in GitLab: --for manager /);
  expect((await world.run('evidence list')).stderr).toBe('');
  expect((await world.run('evidence list 2 --format markdown')).stderr).toBe('');
});

describe('evidence list', () => {
  beforeEach(async () => {
    await world.run('evidence add 2 "Wrote | the *runbook*" --result "2 pages" --value results --date 2026-10-20');
    await world.run('evidence add 3 https://example.com/talk --did "Gave a talk" --date 2026-11-20');
    await world.run('goal log 3 "A check-in is no evidence"');
    await world.run('goal close 3 --outcome achieved');
  });
  const days = async (flags: string) =>
    (
      JSON.parse((await world.run(`evidence list ${flags} --format json`)).stdout) as { evidence: { day: string }[] }
    ).evidence.map(({ day }) => day);

  test.each([
    ['', ['2026-11-20', '2026-10-20']],
    ['2', ['2026-10-20']],
    ['--value results', ['2026-10-20']],
    ['--since 2026-11-01', ['2026-11-20']],
    ['--since "last quarter" --value dib', []],
  ])('%s', async (flags, expected) => expect(await days(flags)).toEqual(expected));

  test('reads well in a terminal', async () => {
    expect((await world.run('evidence list')).stdout).toBe(
      [
        '  2026-11-20  #3  Read a book, piece 1',
        '              https://example.com/talk',
        '              Gave a talk',
        '',
        '  2026-10-20  #2  Calm releases, piece 1',
        '              results',
        '              Wrote | the *runbook*',
        '              Result: 2 pages',
        '',
        '  2 pieces of evidence',
        '',
      ].join('\n'),
    );
  });

  test('as Markdown it notifies nobody and breaks nothing', async () => {
    expect((await world.run('evidence list --format markdown')).stdout).toBe(
      [
        '## Evidence',
        '',
        '- 2026-11-20; Gave a talk; `https://example.com/talk`; goal `#3` Read a book',
        '- 2026-10-20 · results; Wrote &#124; the \\*runbook\\*; **Result**: 2 pages; goal `#2` Calm releases',
        '',
        '**COMPLETE**: everything was read (3 requests)',
        '',
      ].join('\n'),
    );
  });

  test('what could not be read is said', async () => {
    world.breakRoute('/issues/3/notes', 500);
    expect(await world.run('evidence list')).toMatchObject({
      exitCode: 3,
      stdout: expect.stringMatching(/2026-10-20[\s\S]*INCOMPLETE {2}comments of #3/),
    });
  });

  test('nothing yet says what to type', async () => {
    expect((await world.run('evidence list --value dib')).stdout).toContain('devgrowth evidence add');
  });

  test('goal show tells it apart from other comments', async () => {
    const { stdout } = await world.run('goal show 2');
    expect(stdout).toContain(
      'Evidence\n  2026-10-20  results\n              Wrote | the *runbook*\n              Result: 2 pages\n',
    );
    expect(stdout).not.toContain('Comments\n');
    expect(JSON.parse((await world.run('goal show 2 --format json')).stdout)).toMatchObject({
      evidence: [{ day: '2026-10-20', values: ['results'], did: 'Wrote | the *runbook*', result: '2 pages' }],
    });
  });
});

// `goal edit`, `goal link` and the filters of `goal list`: one thing changes, the rest stays.
import { beforeEach, describe, expect, test } from 'vitest';
import { worldWithProject } from '../support/scene.ts';
import { ctrlC, type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
beforeEach(async () => {
  world = await worldWithProject();
});

const get = async (path: string) => (await world.api(path)).json();
const issue = (iid: number) => get(`projects/1/issues/${iid}`) as Promise<Record<string, unknown>>;
const put = (iid: number, body: object) => world.api(`projects/1/issues/${iid}`, { method: 'PUT', body });
const textOf = async (iid: number) =>
  (JSON.parse((await world.run(`goal show ${iid} --format json`)).stdout) as { description: string }).description;
const drafts = async () =>
  (JSON.parse((await world.run('drafts list --format json')).stdout) as { drafts: { id: string; command: string }[] })
    .drafts;
const tty = { isTTY: true } as const;
const text = ['First line', '', '- [ ] one', '- [ ] two', '', 'middle', '', 'Last line'].join('\n');

async function addGoal(...words: string[]): Promise<void> {
  const finished = await world.run([
    'goal',
    'add',
    'Read a book',
    '--kind',
    'reading',
    '--due',
    '2027-01-15',
    ...words,
  ]);
  expect(finished.exitCode, finished.stderr).toBe(0);
}

describe('by flag', () => {
  beforeEach(() => addGoal('--description', text));
  const unchanged = { title: 'Read a book', due_date: '2027-01-15', confidential: false, state: 'opened' };

  test.each([
    ['--title', ['--title', 'Read half of it'], { title: 'Read half of it' }],
    ['--due, and its quarter', ['--due', 'FY28-Q1'], { due_date: '2027-04-30', milestone: { title: 'FY28-Q1' } }],
    ['--due none', ['--due', 'none'], { due_date: null, milestone: null }],
    ['--confidential', ['--confidential'], { confidential: true }],
    ['--kind', ['--kind', 'course'], { labels: ['goal', 'goal::course', 'progress::planned'] }],
    [
      '--kind, sensitive',
      ['--kind', 'lesson'],
      { labels: ['goal', 'goal::lesson', 'progress::planned'], confidential: true },
    ],
    [
      '--kind, sensitive, and shown all the same',
      ['--kind', 'lesson', '--no-confidential'],
      { labels: ['goal', 'goal::lesson', 'progress::planned'] },
    ],
  ])('%s changes that and nothing else', async (_name, flags, change) => {
    const { updated_at: _before, labels, description, milestone } = await issue(2);
    expect(await world.run(['goal', 'edit', '2', ...flags])).toMatchObject({ exitCode: 0 });
    expect(await issue(2)).toMatchObject({ ...unchanged, labels, description, milestone, ...change });
    expect(await drafts()).toEqual([]);
  });

  test('--description takes the place of the text; its mark stays, commands in it stay words', async () => {
    await world.run(['goal', 'edit', '2', '--description', '-'], { stdin: '/close it\n- [ ] @morgan\n' });
    expect(await issue(2)).toMatchObject({
      ...unchanged,
      description: expect.stringMatching(/^\\\/close it\n- \[ \] @morgan\n\n<!-- devgrowth:goal key=\S+ -->$/),
    });
    expect(await textOf(2)).toBe('/close it\n- [ ] @morgan');
  });

  test('says what it did, and that nothing was to do', async () => {
    const address = `${world.base}/alex/goals/-/work_items/2\n`;
    expect(await world.run('goal edit 2 --title Shorter --due +1w')).toEqual({
      exitCode: 0,
      stdout: `Changed #2 Shorter (title, due date)\n${address}`,
      stderr: 'Due 2026-11-30 (FY27-Q4)\n',
    });
    expect((await world.run('goal edit 2 --title Shorter')).stdout).toBe(`Already so: #2 Shorter\n${address}`);
  });

  test('--dry-run shows from what to what, and writes nothing', async () => {
    const before = await issue(2);
    const { exitCode, stdout } = await world.run('goal edit 2 --title Shorter --due none --kind lesson --dry-run');
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      [
        'Nothing was written. This would be:',
        '  #2 Read a book',
        '  title: Read a book -> Shorter',
        '  due: 2027-01-15 -> none',
        '  quarter: FY27-Q4 -> none',
        '  kind: reading -> lesson',
        '  shown: for everybody in the project -> confidential',
        '',
      ].join('\n'),
    );
    expect(await issue(2)).toEqual(before);
  });

  test.each([
    [
      'nothing to change',
      'goal edit 2',
      2,
      'Name what changes: --title, --due, --kind, --description, --serves, --measure, --aims, --set, --value, --confidential',
    ],
    ['an unknown kind', 'goal edit 2 --kind bok', 2, 'unknown kind "bok"'],
    ['an ambiguous day', 'goal edit 2 --due 1/2/2027', 2, 'can be read as two different days'],
    ['a goal that is none', 'goal edit 1 --title X', 1, 'issue #1 of alex/goals is not a goal'],
  ])('refuses %s', async (_name, command, exitCode, message) => {
    expect(await world.run(command)).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
  });

  test('a failed write keeps the words, and resumes', async () => {
    world.breakRoute('/issues/2', 503);
    const { stderr } = await world.run(['goal', 'edit', '2', '--description', 'An hour of work']);
    world.mendRoutes();
    const [, unread = ''] = /drafts resume (\w{6})/.exec(stderr) ?? [];
    expect(await world.run(`drafts discard ${unread} --yes`)).toMatchObject({ exitCode: 0 });
    world.breakRoute('/milestones', 403);
    const failed = await world.run(['goal', 'edit', '2', '--description', 'An hour of work', '--due', '2028-01-01']);
    expect(failed.stderr).toContain('drafts resume');
    world.mendRoutes();
    const [draft] = await drafts();
    expect(await world.run(`drafts resume ${draft?.id}`)).toMatchObject({ exitCode: 0 });
    expect(await issue(2)).toMatchObject({ due_date: '2028-01-01', milestone: { title: 'FY28-Q4' } });
    expect(await textOf(2)).toBe('An hour of work');
    expect(await drafts()).toEqual([]);
  });
});

describe('in the editor', () => {
  beforeEach(() => addGoal('--description', text));
  const first = (edited: string) => edited.replace('First', 'My first');

  test('opens the text as the person knows it and writes what changed', async () => {
    await put(2, { description: '\\/close\n\ntyped in the browser' });
    const opened: string[] = [];
    const edit = (before: string) => {
      opened.push(before);
      return before.replace('typed', '/shrug typed');
    };
    expect(await world.run('goal edit 2', { ...tty, edits: [edit] })).toMatchObject({ exitCode: 0 });
    expect(opened).toEqual(['/close\n\ntyped in the browser\n']);
    expect(await issue(2)).toMatchObject({
      description: expect.stringMatching(/^\\\/close\n\n\\\/shrug typed in the browser/),
      state: 'opened',
    });
  });

  test.each([
    ['unchanged', (before: string) => before, 0, 'Nothing changed in #2'],
    ['left empty', () => '\n', 130, ''],
  ])('%s, it writes nothing and leaves no draft', async (_name, edit, exitCode, stdout) => {
    const before = await issue(2);
    expect(await world.run('goal edit 2', { ...tty, edits: [edit] })).toMatchObject({
      exitCode,
      stdout: expect.stringContaining(stdout),
    });
    expect(await issue(2)).toEqual(before);
    expect([...world.disk.keys()].filter((path) => path.includes('/drafts/'))).toEqual([]);
  });

  /** What somebody else does while the editor is open. */
  const meanwhile = (change: (stored: string) => string) => async () => {
    const { description } = await issue(2);
    await put(2, { description: change(String(description)) });
  };

  test('a tick made meanwhile elsewhere in the text is kept', async () => {
    world.whileEditing(meanwhile((stored) => stored.replace('[ ] two', '[x] two')));
    const { exitCode, stderr } = await world.run('goal edit 2', { ...tty, edits: [first] });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: 'note: #2 was changed on the server meanwhile; both changes are kept\n',
    });
    expect(await textOf(2)).toBe(first(text).replace('[ ] two', '[x] two'));
  });

  test('the same lines changed meanwhile: nothing is written over, the text stays a draft, and resuming shows both', async () => {
    world.whileEditing(meanwhile((stored) => stored.replace('First', 'Their first')));
    const { exitCode, stderr } = await world.run('goal edit 2', { ...tty, edits: [first] });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('somebody changed the same lines of #2 on the server while you edited');
    world.whileEditing(null);
    expect((await textOf(2)).split('\n')[0]).toBe('Their first line');
    const [draft] = await drafts();
    expect(draft?.command).toBe('goal edit');
    expect(await world.run(`drafts resume ${draft?.id}`)).toMatchObject({ exitCode: 1 });

    const shown: string[] = [];
    const merge = (both: string) => {
      shown.push(both);
      return text.replace('First', 'Our first');
    };
    const left = await world.run(`drafts resume ${draft?.id}`, { ...tty, edits: [(both) => both] });
    expect(left).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('same lines') });
    const resumed = await world.run(`drafts resume ${draft?.id}`, { ...tty, edits: [merge] });
    expect(resumed, resumed.stderr).toMatchObject({ exitCode: 0 });
    expect(shown[0]).toContain('My first line');
    expect(shown[0]).toContain('Their first line');
    expect(await textOf(2)).toBe(text.replace('First', 'Our first'));
    expect(await drafts()).toEqual([]);
  });

  test('a failed write keeps the edited text; resumed, the editor is not needed', async () => {
    world.whileEditing(() => Promise.resolve(world.breakRoute('/issues/2', 403)));
    const { exitCode, stderr } = await world.run('goal edit 2', { ...tty, edits: [first] });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('drafts resume');
    world.whileEditing(null);
    world.mendRoutes();
    const [draft] = await drafts();
    expect(await world.run(`drafts resume ${draft?.id}`)).toMatchObject({ exitCode: 0 });
    expect(await textOf(2)).toBe(first(text));
  });
});

describe('goal link', () => {
  beforeEach(async () => {
    await addGoal();
    await addGoal();
    await world.api('projects', { method: 'POST', body: { path: 'web', visibility: 'private' } });
    await world.api('projects/alex%2Fweb/issues', { method: 'POST', body: { title: 'There' } });
  });
  const links = async () => (await get('projects/1/issues/2/links')) as { references: { full: string } }[];

  test('ties two goals, once, and takes the link away', async () => {
    expect(await world.run('goal link 2 #3')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Linked #2 Read a book to alex\/goals#3\n/),
      stderr: '',
    });
    expect((await world.run('goal link 2 3')).stdout).toContain('is linked to alex/goals#3 already');
    expect((await world.run('goal show 2')).stdout).toContain('Linked issues\n  alex/goals#3  ');
    expect(await links()).toMatchObject([{ references: { full: 'alex/goals#3' } }]);
    expect((await world.run('goal link 2 3 --remove')).stdout).toContain('Unlinked #2');
    expect((await world.run('goal link 2 3 --remove')).stdout).toContain('has no link to alex/goals#3');
    expect(await links()).toEqual([]);
  });

  test('says before what the readers of the other issue see', async () => {
    const { exitCode, stderr } = await world.run(`goal link 2 ${world.base}/alex/web/-/issues/1`);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('people who can read alex/web#1 will see there that alex/goals has a goal linked to it');
    expect(await links()).toMatchObject([{ references: { full: 'alex/web#1' } }]);
  });

  test('--dry-run links nothing', async () => {
    expect((await world.run('goal link 2 3 --dry-run')).stdout).toContain('link #2 Read a book: alex/goals#3');
    expect(await links()).toEqual([]);
  });

  test.each([
    ['itself', 'goal link 2 2', 2, 'a goal cannot be linked to itself'],
    ['itself, in other letters', 'goal link 2 BASE/Alex/GOALS/-/issues/2#note_1', 2, 'cannot be linked to itself'],
    ['another host', 'goal link 2 https://elsewhere.test/a/b/-/issues/1', 1, 'is not on https://'],
    ['a merge request', 'goal link 2 BASE/alex/web/-/merge_requests/1', 2, 'GitLab links issues to issues'],
    ['an issue that is not there', 'goal link 2 99', 1, 'linking goal #2 to alex/goals#99 failed'],
  ])('refuses %s', async (_name, command, exitCode, message) => {
    const finished = await world.run(command.replace('BASE', world.base));
    expect(finished).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
  });
});

describe('goal list', () => {
  beforeEach(async () => {
    const add = (title: string, kind: string, due: string) =>
      world.run(['goal', 'add', title, '--kind', kind, '--due', due, '--set', 'actions=One;Two']);
    await add('Late', 'reading', '2026-11-20');
    await add('Soon', 'course', '2026-11-27');
    await add('Next quarter', 'reading', '2027-03-01');
    await add('Someday', 'general', 'none');
    await add('=HYPERLINK("x"), "quoted"', 'general', '2026-12-24');
    await world.run('goal log 3 "Half" --tick 1 --value results');
    await world.run('goal start 4');
    await world.run('goal close 5 --outcome dropped');
  });
  const numbers = async (flags: string) => {
    const { stdout } = await world.run(`goal list ${flags} --format json`);
    return (JSON.parse(stdout) as { goals: { iid: number }[] }).goals.map(({ iid }) => iid);
  };

  test.each([
    ['', [2, 3, 6, 4]],
    ['--state all', [2, 3, 6, 4, 5]],
    ['--state closed', [5]],
    ['--state doing', [4]],
    ['--kind reading', [2, 4]],
    ['--health at-risk', [2]],
    ['--due overdue', [2]],
    ['--due none --state all', [5]],
    ['--due "this week"', [3]],
    ['--due "next quarter"', [4]],
    ['--due FY27-Q4', [2, 3, 6]],
    ['--due +2w', [2, 3]],
    ['--due 2026-12-01..2027-03-01', [6, 4]],
    ['--milestone fy28-q1', [4]],
    ['--value results', [3]],
    ['--value results --kind reading', []],
    ['--sort number', [2, 3, 4, 6]],
    ['--sort due', [2, 3, 6, 4]],
    ['--sort progress', [2, 6, 4, 3]],
    ['--sort quiet', [2, 3, 6, 4]],
  ])('%s', async (flags, expected) => expect(await numbers(flags)).toEqual(expected));

  test('a list that nothing fits does not say that there are no goals', async () => {
    expect(await world.run('goal list --kind mentoring')).toMatchObject({ exitCode: 0, stdout: 'No goal fits.\n' });
  });

  test('a kind that there is not is told, with the one that was meant', async () => {
    expect(await world.run('goal list --kind readng')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('error: unknown kind "readng"; did you mean reading?\nhint: Kinds: '),
    });
    expect(await world.run('goal add X --kind readng')).toMatchObject({ exitCode: 2 });
    expect(await world.run('goal list --kind mentoring')).toMatchObject({ stderr: '' });
    expect(await world.run('goal list --kind READING')).toEqual(await world.run('goal list --kind reading'));
  });

  test('as CSV: one header, quotes doubled, no formula, CRLF', async () => {
    const { exitCode, stdout } = await world.run('goal list --format csv --sort number --state all');
    expect(exitCode).toBe(0);
    const lines = stdout.split('\r\n');
    expect(lines[0]).toBe(
      'number,title,kind,state,stage,outcome,progress,done,total,health,reason,due,quarter,next,days_quiet,confidential,created,closed,url',
    );
    expect(lines.length).toBe(7);
    expect(lines[5]).toMatch(/^6,"'=HYPERLINK\(""x""\), ""quoted""",general,open,planned,,0,0,\d,on-track,/);
    expect(lines[4]).toMatch(/^5,Someday,general,closed,,dropped,/);
  });

  test('an incomplete CSV says so beside it', async () => {
    world.breakRoute('/issues/3/notes', 500);
    expect(await world.run('goal list --format csv')).toMatchObject({
      exitCode: 3,
      stderr: expect.stringMatching(/^INCOMPLETE: comments of #3: /),
    });
  });

  test.each([
    ['a day that is none', 'goal list --due 2027-02-30', 'not a day of the calendar'],
    ['an unknown order', 'goal list --sort size', '--sort takes need, due, quiet, progress, number'],
    ['an unknown state', 'goal list --state done', '--state takes opened, open, closed, all, planned, doing, waiting'],
  ])('refuses %s', async (_name, command, message) => {
    expect(await world.run(command)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) });
  });
});

describe('what a change means is said', () => {
  beforeEach(() => world.run('goal add Read --kind general'));

  test('a due date that is past', async () => {
    expect((await world.run('goal edit 2 --due 2001-01-01')).stderr).toContain('note: 2001-01-01 is past');
    expect((await world.run('goal edit 2 --due 2099-01-01')).stderr).not.toContain('is past');
  });

  test('hidden, and shown again', async () => {
    expect((await world.run('goal edit 2 --confidential')).stdout).toContain('(now confidential)');
    const shown = await world.run('goal edit 2 --no-confidential');
    expect(shown.stdout).toContain('(now for everybody in the project)');
    expect(shown.stderr).toContain('every member of the project will read it');
  });
});

describe('what its template asks and its text leaves open', () => {
  beforeEach(() => addGoal('--set', 'purpose=Because', '--set', 'actions=One;Two'));
  const open = { author: 'Sam', success: 'One page of notes', support: '', pace: 'Fridays', link: '', book: 'A book' };

  test('--ask asks that alone, and puts the answers where the questions stood', async () => {
    const before = await textOf(2);
    const own = `${before}\n\nMy own words.`;
    await put(2, { description: own });
    expect(await world.run('goal edit 2 --ask', { ...tty, answers: open })).toMatchObject({ exitCode: 0 });
    const after = await textOf(2);
    expect(after).toBe(
      own
        .replace('_Not written yet: what will I read?_', '- Reading: A book\n- By: Sam\n- Pace: Fridays')
        .replace(/_Not written yet: what should be different.*_/u, 'One page of notes'),
    );
    const again = { support: '', link: '' };
    expect(await world.run('goal edit 2 --ask', { ...tty, answers: again })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Already so: #2'),
    });
    expect(await textOf(2)).toBe(after);
    expect(await drafts()).toEqual([]);
  });

  test('--set answers one; what is answered already is refused, and stays', async () => {
    expect(await world.run(['goal', 'edit', '2', '--set', 'success=Notes', '--value', 'results'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('(values, answered: success)') as unknown,
    });
    expect(await textOf(2)).toContain('## Success measure\n\nNotes\n');
    expect((await issue(2))['labels']).toContain('value:results');
    const after = await textOf(2);
    const { exitCode, stderr } = await world.run(['goal', 'edit', '2', '--set', 'purpose=Other']);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('#2 Read a book leaves this open no more: purpose'),
    });
    expect(await textOf(2)).toBe(after);
    expect((await world.run('goal edit 2 --set colour=red')).stderr).toContain('no such question');
  });

  test('broken off, the answers are kept; resumed, the rest is asked', async () => {
    const broken = await world.run('goal edit 2 --ask', { ...tty, answers: { book: 'A book', author: ctrlC } });
    expect(broken.exitCode).toBe(130);
    const [draft] = await drafts();
    const { book: _book, ...rest } = open;
    expect(await world.run(`drafts resume ${draft?.id}`, { ...tty, answers: rest })).toMatchObject({ exitCode: 0 });
    expect(await textOf(2)).toContain('- Reading: A book\n- By: Sam\n');
    expect(await drafts()).toEqual([]);
  });

  test('without a terminal --ask says how to answer; one goal at a time', async () => {
    expect(await world.run('goal edit 2 --ask')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--ask needs a terminal'),
    });
  });
});

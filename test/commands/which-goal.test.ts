// A goal by a part of its title, by choice, and several at once.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { ctrlC, type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const actions = 'actions=Book a date;Sit it';
const staged = scene(
  {},
  'init --yes --no-input',
  ['goal', 'add', 'Pass the CKA', '--kind', 'course', '--due', '2027-01-15', '--set', actions],
  ['goal', 'add', 'Become a CKAD', '--kind', 'course', '--due', '2026-12-15', '--set', actions],
  ['goal', 'add', 'Write a design', '--kind', 'general', '--due', '2027-02-15', '--set', actions],
  ['goal', 'add', 'A quiet word', '--kind', 'general', '--due', '2027-02-16', '--confidential'],
);

let world: TestWorld;
beforeEach(async () => {
  world = await staged();
  world.requests();
});

const comments = async (iid: number) =>
  ((await (await world.api(`projects/1/issues/${iid}/notes?sort=asc`)).json()) as { body: string; system: boolean }[])
    .filter(({ system }) => !system)
    .map(({ body }) => body);
const issue = async (iid: number) =>
  (await (await world.api(`projects/1/issues/${iid}`)).json()) as {
    title: string;
    due_date: string;
    labels: string[];
    description: string;
  };
const lists = () => world.requests().filter((one) => one.startsWith('GET /projects/1/issues?')).length;

describe('a part of a title', () => {
  test('costs one list, and a number none', async () => {
    const byNumber = await world.run('goal show 2');
    // That of the plan, for days away.
    expect(lists()).toBe(1);
    expect(await world.run('goal show CKA')).toEqual(byNumber);
    expect(lists()).toBe(2);
  });

  test.each([
    ['goal log cka "Read on"', 2],
    ['goal log "the Cka" "Read on"', 2],
    ['goal log design "Read on"', 4],
    ['goal wait CKAD "a seat"', 3],
    ['evidence add CKAD "Read on"', 3],
    ['goal close design --outcome dropped --learned "Read on"', 4],
  ])('%s', async (command, iid) => {
    expect(await world.run(command)).toMatchObject({ exitCode: 0 });
    expect(await comments(iid)).toHaveLength(1);
  });

  test('ticks, trails, links and edits', async () => {
    await world.run('goal check CKA 2');
    expect((await issue(2)).description).toContain('- [x] Sit it');
    expect((await world.run('goal trailer CKA')).stdout).toBe('Goal: alex/goals#2\n');
    await world.run('goal edit design --title Sketch');
    expect((await issue(4)).title).toBe('Sketch');
    expect((await world.run('goal lint CKAD')).stdout).not.toContain('#2');
    expect(await world.run('goal show sketch')).toMatchObject({ exitCode: 0 });
  });

  test('an open goal goes before a closed one of the same words', async () => {
    await world.run('goal close 2 --outcome achieved --learned Yes');
    expect((await world.run('goal show "Pass the CKA"')).stdout).toContain('#2 ');
    expect((await world.run('goal show CKA')).stdout).toContain('#3 ');
    expect(await world.run('goal reopen CKA')).toMatchObject({ stdout: expect.stringContaining('Reopened #2 ') });
  });

  test('several are told with their numbers, and asked for in a terminal', async () => {
    const { exitCode, stderr } = await world.run('goal log CK "Words"');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr:
        'error: "CK" is in the titles of 2 goals\n  #3 Become a CKAD\n  #2 Pass the CKA\nhint: Give the number of the one that you mean, or more of its title.\n',
    });
    expect(await world.run('goal log CK "Words"', { isTTY: true, answers: { goal: '2', start: false } })).toMatchObject(
      {
        exitCode: 0,
      },
    );
    expect(await comments(2)).toMatchObject([expect.stringContaining('Words')]);
  });

  test('none says what is there', async () => {
    const { exitCode, stderr } = await world.run('goal show CKS');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error: no goal has "CKS" in its title\n  #3 Become a CKAD\n  #2 Pass the CKA\n');
  });

  test('a job is not told of confidential goals', async () => {
    const at = await staged({ env: { CI: 'true' } });
    const { stderr } = await at.run('goal log CKS "Words"');
    expect(stderr).toContain('#4 Write a design');
    expect(stderr).not.toContain('quiet word');
  });

  test('half a list decides nothing', async () => {
    world.breakRoute('/projects/1/issues', 500);
    expect(await world.run('goal show CKA')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('could not read the goals of alex/goals'),
    });
  });

  test('words for a title that cannot be read yet are a draft, which finds its goal', async () => {
    world.breakRoute('/projects/1/issues', 500);
    const { stderr } = await world.run('goal log CKA "Kept words"');
    world.mendRoutes();
    const id = /drafts resume (\w+)/.exec(stderr)?.[1] ?? '';
    expect(await world.run(`drafts resume ${id}`)).toMatchObject({ exitCode: 0 });
    expect(await comments(2)).toHaveLength(1);
    expect(await world.run('drafts list')).toMatchObject({ stdout: 'No drafts.\n' });
  });
});

describe('no goal named', () => {
  test.each(['goal show', 'goal log', 'goal check', 'goal start', 'goal close', 'evidence add'])(
    '%s without a terminal says how to name one, and asks nobody',
    async (command) => {
      expect(await world.run(command)).toEqual({
        exitCode: 2,
        stdout: '',
        stderr:
          'error: which goal?\nhint: Name it by its number or by a part of its title; `devgrowth goal list` shows them.\n',
      });
      expect(world.requests()).toEqual([]);
    },
  );

  test('in a terminal the goals are offered', async () => {
    const shown = await world.run('goal show', { isTTY: true, answers: { goal: '3' } });
    expect(shown.stdout).toContain('#3  Become a CKAD');
    await world.run('goal check', { isTTY: true, answers: { goal: '2', item: ['1', '2'], start: false } });
    expect((await issue(2)).description).toMatch(/- \[x\] Book a date\n- \[x\] Sit it/);
    const answers = { what: 'Gave a talk', goal: '4' };
    expect(await world.run('evidence add', { isTTY: true, answers })).toMatchObject({ exitCode: 0 });
    expect(await comments(4)).toHaveLength(1);
  });

  test('an address alone is the work, and the goal is asked for', async () => {
    const answers = { goal: '4' };
    const run = await world.run('evidence add https://example.com/talk', { isTTY: true, answers });
    expect(run).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Kept on #4') });
  });

  test('goal log asks for all of it', async () => {
    const answers = {
      goal: '2',
      tick: ['2'],
      text: 'Sat it',
      next: 'Wait',
      'help-needed': 'A second look',
      start: true,
    };
    const run = await world.run('goal log', { isTTY: true, answers });
    expect(run).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Logged on #2 Pass the CKA; ticked Sit it'),
    });
    const [body] = await comments(2);
    expect(body).toMatch(/Sat it[\s\S]*Next:.*Wait[\s\S]*Help.*A second look/);
    expect((await issue(2)).description).toContain('- [x] Sit it');
  });

  test('goal log with nothing said writes nothing', async () => {
    const answers = { tick: [], text: '', next: '', 'help-needed': '' };
    expect(await world.run('goal log 2', { isTTY: true, answers })).toMatchObject({
      exitCode: 130,
      stderr: 'Nothing was said; nothing was written.\n',
    });
    expect(await comments(2)).toEqual([]);
  });

  test('Ctrl-C keeps what was said; resumed, the rest is asked', async () => {
    const answers = { goal: '2', tick: ['1'], text: 'Booked it', next: ctrlC };
    const broken = await world.run('goal log', { isTTY: true, answers });
    expect(broken).toMatchObject({ exitCode: 130, stderr: expect.stringMatching(/drafts resume \w+/) });
    expect(await comments(2)).toEqual([]);
    const id = /drafts resume (\w+)/.exec(broken.stderr)?.[1] ?? '';
    const rest = { next: 'Sit it', 'help-needed': '', start: false };
    expect(await world.run(`drafts resume ${id}`, { isTTY: true, answers: rest })).toMatchObject({ exitCode: 0 });
    expect(await comments(2)).toMatchObject([expect.stringMatching(/Booked it[\s\S]*Sit it/)]);
    expect((await issue(2)).description).toContain('- [x] Book a date');
    expect(await world.run('drafts list')).toMatchObject({ stdout: 'No drafts.\n' });
  });

  test('Ctrl-C at the very last question keeps all of it', async () => {
    const answers = { tick: ['1'], text: 'Booked it', next: '', 'help-needed': '', start: ctrlC };
    const broken = await world.run('goal log 2', { isTTY: true, answers });
    expect(broken.exitCode).toBe(130);
    const id = /drafts resume (\w+)/.exec(broken.stderr)?.[1] ?? '';
    expect(await world.run(`drafts resume ${id}`, { isTTY: true, answers: { start: false } })).toMatchObject({
      exitCode: 0,
    });
    expect(await comments(2)).toMatchObject([expect.stringContaining('Booked it')]);
  });

  test('Ctrl-C before a word is said keeps nothing', async () => {
    await world.run('goal log', { isTTY: true, answers: { goal: '2', tick: ctrlC } });
    expect(await world.run('drafts list')).toMatchObject({ stdout: 'No drafts.\n' });
  });

  test('a closed goal is said to be closed before the questions, once', async () => {
    await world.run('goal close 2 --outcome achieved --learned Yes');
    const answers = { tick: [], text: 'Still of use', next: '', 'help-needed': '' };
    const { stderr } = await world.run('goal log 2', { isTTY: true, answers });
    expect(stderr.match(/#2 is closed/g)).toHaveLength(1);
  });
});

describe('several goals', () => {
  test('are each a write, in their order, with one session', async () => {
    const run = await world.run('goal start 2 CKAD 2');
    expect(run.stdout.match(/^Now doing: #\d/gm)).toEqual(['Now doing: #2', 'Now doing: #3']);
    expect(run.exitCode).toBe(0);
    const asked = world.requests();
    expect(asked.filter((one) => one === 'GET /user')).toHaveLength(1);
    expect(asked.filter((one) => one.startsWith('GET /projects/1/issues?'))).toHaveLength(1);
    for (const iid of [2, 3]) expect((await issue(iid)).labels.some((label) => /doing/.test(label))).toBe(true);
  });

  test('one that fails hides no other', async () => {
    const run = await world.run('goal edit 2 99 3 --due 2027-03-01');
    expect(run.exitCode).toBe(5);
    expect(run.stderr).toContain('warning: #99 failed: ');
    expect(run.stderr).toContain('note: written: #2, #3; not: #99\n');
    expect([(await issue(2)).due_date, (await issue(3)).due_date]).toEqual(['2027-03-01', '2027-03-01']);
    const told = JSON.parse((await world.run('goal edit 2 99 --due 2027-03-02 --format json')).stdout) as {
      written: { goal: { iid: number } }[];
      failed: { named: string; kind: string }[];
    };
    expect(told.written.map(({ goal }) => goal.iid)).toEqual([2]);
    expect(told.failed).toMatchObject([{ named: '#99', kind: 'not-found' }]);
  });

  test('none written is one failure', async () => {
    expect(await world.run('goal start 98 99')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/error: none of 2 goals was written\n {2}#98: .*\n {2}#99: /),
    });
  });

  test('a server that is gone in between leaves a draft for each that is not written', async () => {
    world.breakWrites('/issues/3', 503);
    const run = await world.run('goal edit 2 3 --due 2027-03-01');
    expect(run).toMatchObject({ exitCode: 5, stderr: expect.stringContaining('written: #2; not: #3') });
    world.mendRoutes();
    const id = /drafts resume (\w+)/.exec(run.stderr)?.[1] ?? '';
    expect(await world.run(`drafts resume ${id}`)).toMatchObject({ exitCode: 0 });
    expect((await issue(3)).due_date).toBe('2027-03-01');
    expect(await world.run('drafts list')).toMatchObject({ stdout: 'No drafts.\n' });
  });

  test('words that no session takes are kept for each', async () => {
    world.breakRoute('/user', 503);
    const run = await world.run('goal edit 2 3 --due 2027-03-01');
    expect(run).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('`devgrowth drafts list`') });
    world.mendRoutes();
    const { drafts } = JSON.parse((await world.run('drafts list --format json')).stdout) as {
      drafts: { id: string }[];
    };
    expect(drafts).toHaveLength(2);
    for (const { id } of drafts) expect(await world.run(`drafts resume ${id}`)).toMatchObject({ exitCode: 0 });
    expect([(await issue(2)).due_date, (await issue(3)).due_date]).toEqual(['2027-03-01', '2027-03-01']);
  });

  test('a dry run writes nothing, and the editor takes one', async () => {
    const run = await world.run('goal edit 2 3 --title Same --dry-run');
    expect(run.stdout.match(/Nothing was written/g)).toHaveLength(1);
    expect(run.stdout).toMatch(/#2 Pass the CKA[\s\S]*#3 Become a CKAD/);
    expect((await issue(2)).title).toBe('Pass the CKA');
    expect(await world.run('goal edit 2 3', { isTTY: true })).toMatchObject({ exitCode: 2 });
  });
});

describe('a line of the agenda about a goal', () => {
  test('names it as 1on1 prepare does', async () => {
    await world.run('1on1 prepare --date 2026-11-30');
    await world.run('1on1 add "HELP a reviewer" --goal design');
    const answers = { goal: '2', item: 'DISCUSS the date' };
    await world.run('1on1 add', { isTTY: true, answers });
    const { stdout } = await world.run('1on1 show');
    expect(stdout).toContain('a reviewer: Write a design (#4)');
    expect(stdout).toContain('the date: Pass the CKA (#2)');
  });

  test('never a confidential one', async () => {
    await world.run('1on1 prepare --date 2026-11-30');
    expect(await world.run('1on1 add "DISCUSS it" --goal 5')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('#5 is confidential'),
    });
    expect((await world.run('1on1 show')).stdout).not.toContain('quiet word');
  });
});

// The week of all open goals, in one text: what changed in it is written, once, and nothing else.
import { DevgrowthError } from '#errors.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { ctrlC, type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const editor = { EDITOR: 'vi' };
const withGoals = scene(
  { env: editor },
  'init --yes --no-input',
  'goal add "Read one book" --kind reading --due 2027-01-15 --set actions=One;Two;Three',
  'goal add "Cut deploy time" --kind general --due 2027-01-15 --measure "deploy wait, 40 -> 12 min" --description Why',
  'goal add "My health" --kind general --due 2027-01-15 --confidential --description Walk',
  'goal log 2 "Began" --next "Chapter 3"',
  '1on1 prepare --date 2026-11-24',
  '1on1 add "DISCUSS career"',
);
let world: TestWorld;
beforeEach(async () => {
  world = await withGoals();
  world.requests();
});

const writes = () => world.requests().filter((request) => !request.startsWith('GET'));
const text = async (iid: number) =>
  ((await (await world.api(`projects/1/issues/${iid}`)).json()) as { description: string }).description;
const comments = async (iid: number) =>
  ((await (await world.api(`projects/1/issues/${iid}/notes?sort=asc`)).json()) as { body: string; system: boolean }[])
    .filter(({ system }) => !system)
    .map(({ body }) => body.replace(/\n\n<!-- .*/u, ''));
const drafts = async () => (await world.run('drafts list')).stdout;
const replaced =
  (...pairs: readonly (readonly [string, string])[]) =>
  (shown: string) => {
    let edited = shown;
    for (const [from, to] of pairs) {
      expect(edited).toContain(from);
      edited = edited.replace(from, to);
    }
    return edited;
  };

describe('in the editor', () => {
  test('shows every open goal with boxes, next step, measure and the agenda', async () => {
    let shown = '';
    const finished = await world.run('week', { isTTY: true, edits: [(buffer) => (shown = buffer)] });
    expect(finished).toMatchObject({ exitCode: 0, stdout: 'Nothing changed: nothing was written.\n' });
    expect(shown).toMatchInlineSnapshot(`
      "<!-- Week of 2026-11-23: tick, write, save. Only what you change is written. -->
      <!-- What you take out stays as it is. An empty file writes nothing. -->

      ## #2 Read one book
      <!-- Hint: nothing says how you will know that it worked -->

      - [ ] One
      - [ ] Two
      - [ ] Three
      - [ ] Write down three things I take from it
      - [ ] Try one of them at work and note what happened

      What happened:

      Next: Chapter 3
      Help:

      ## #3 Cut deploy time
      <!-- Hint: it has no step -->

      What happened:

      Next:
      Help:
      Measure: deploy wait, 40 -> 12 min
      Progress:

      ## #4 My health
      <!-- Hint: nothing says how you will know that it worked -->

      What happened:

      Next:
      Help:
      Progress:

      ## Wins
      <!-- Good things that belong to no goal, one a line. -->

      -

      ## Agenda of the 1:1 on 2026-11-24
      <!-- One a line: DISCUSS, REVIEW, HELP, FYI or THANKS, then what. -->

      - [ ] DISCUSS career
      "
    `);
    expect(writes()).toEqual([]);
    expect(await drafts()).toContain('No drafts');
  });

  test('writes ticks, one check-in a goal, wins and new lines of the agenda', async () => {
    const finished = await world.run('week', {
      isTTY: true,
      edits: [
        replaced(
          ['- [ ] One', '- [x] One'],
          ['- [ ] Two', '- [ ] Two chapters'],
          ['- [ ] Three', '- [ ] Three\n- [ ] Four'],
          ['What happened:', 'What happened: Read a lot'],
          ['-> 12 min', '-> 12 min, now 25'],
          ['\n-\n', '\n- Helped Sam\n'],
          ['- [ ] DISCUSS career', '- [ ] DISCUSS career\nhelp a reviewer'],
        ),
      ],
      answers: { write: 'write' },
    });
    expect(world.progress()).toEqual(['1/4 Read one book', '2/4 Cut deploy time', '3/4 the agenda', '4/4 Wins', '']);
    expect(finished).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stderr": "
      #2 Read one book
        tick: One
        change: "Two" to "Two chapters"
        add: Four
        comment:
          **Check-in 2026-11-23**

          Read a lot

          **Next:** Chapter 3
      #3 Cut deploy time
        measure: deploy wait, 40 -> 12 min, now 25
        comment:
          **Check-in 2026-11-23**

          Measure: deploy wait, 40 -> 12 min, now 25
      Wins
        comment: Helped Sam
      Agenda of 2026-11-24
        add: HELP a reviewer
      3 comments: GitLab may mail others about each.

      hint: #2, #3 are still marked as planned: \`devgrowth goal start 2 3\`
      ",
        "stdout": "Logged on #2 Read one book (a comment, 3 boxes)
      Logged on #3 Cut deploy time (a comment)
      Kept 1 win
      On the agenda: HELP a reviewer
      ",
      }
    `);
    expect(await text(2)).toMatchInlineSnapshot(`
      "## Purpose

      _Not written yet: why this one, and why now?_

      ## Details

      _Not written yet: what will I read?_

      ## Success measure

      _Not written yet: what should be different at work once I have read it?_

      ## Actions

      - [x] One
      - [ ] Two chapters
      - [ ] Three
      - [ ] Four
      - [ ] Write down three things I take from it
      - [ ] Try one of them at work and note what happened

      ## Support needed

      _Not written yet: a budget, quiet hours, somebody to read it with?_

      Books at GitLab: up to 60 USD a year could be claimed when this was checked ([expenses](https://handbook.gitlab.com/handbook/finance/expenses/)); programming books also through the growth fund.

      ---

      To log progress, copy this line into a comment, change it, and write below it what happened, what comes next (\`Next: ...\`) and what would help (\`Help: ...\`):

      \`**Check-in 2026-11-23** · on track · 60%\`

      <!-- devgrowth:goal template=reading@2 key=key00003-alex -->"
    `);
    expect(await comments(2)).toMatchInlineSnapshot(`
      [
        "**Check-in 2026-11-23**

      Began

      **Next:** Chapter 3",
        "**Check-in 2026-11-23**

      Read a lot

      **Next:** Chapter 3",
      ]
    `);
    expect(await drafts()).toContain('No drafts');
  });
});

const readLot = replaced(['What happened:', 'What happened: Read a lot']);
const yes = { write: 'write' };

test('three rounds of reads for all goals, and an untouched text costs no more', async () => {
  await world.run('week', { isTTY: true, edits: [(shown) => shown] });
  expect(world.requests().map((request) => request.replace(/\?.*/u, ''))).toEqual([
    'GET /user',
    'GET /projects',
    'GET /projects/1/repository/files/.devgrowth.yml',
    'GET /projects/1/issues',
    'GET /projects/1/issues',
    'GET /projects/1/repository/tree',
    'GET /projects/1/issues/2/notes',
  ]);
});

describe('what cannot be read', () => {
  test('is named by its line, and the text opens again as it was', async () => {
    const seen: string[] = [];
    const finished = await world.run('week', {
      isTTY: true,
      edits: [
        replaced(
          ['Progress:', 'Progress: 140%'],
          ['- [ ] One', '- [y] One'],
          ['DISCUSS career', 'DISCUSS career\n- lunch'],
        ),
        (shown) => {
          seen.push(shown);
          return replaced(['140%', '40%'], ['[y]', '[x]'], ['- lunch', '- FYI lunch'])(shown);
        },
      ],
      answers: { again: 'edit', ...yes },
    });
    expect(finished).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(
        /warning: 3 lines of your week cannot be understood\n\nline 7: a box is \[ \] or \[x\], not \[y\]\nline \d+: Progress takes a percent from 0 to 100, not "140%"\nline \d+: "lunch" does not begin with a tag/u,
      ),
    });
    expect(seen[0]?.split('\n')[6]).toBe('- [y] One');
    expect(await comments(3)).toEqual(['**Check-in 2026-11-23** · 40%']);
    expect((await text(5)).match(/- \[ \] .*/gu)).toEqual(['- [ ] DISCUSS career', '- [ ] FYI lunch']);
  });

  test('without a terminal is an error with its lines, and nothing is written', async () => {
    const finished = await world.run('week --from -', { stdin: '## #2 Read one book\n\nProgress: far\n\n## Notes\n' });
    expect(finished).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/line 3: Progress takes a percent[^]*line 5: "Notes" is no heading of a goal/u),
    });
    expect(writes()).toEqual([]);
    expect(await drafts()).toContain('devgrowth week');
  });
});

describe('what changed on the server meanwhile', () => {
  const edited = async (from: string, to: string) => {
    const description = (await text(2)).replace(from, to);
    await world.api('projects/1/issues/2', { method: 'PUT', body: { description } });
  };

  test('is kept where it is something else', async () => {
    world.whileEditing(() => edited('- [ ] Two', '- [x] Two\n- [ ] Two and a half'));
    const finished = await world.run('week', {
      isTTY: true,
      edits: [replaced(['- [ ] One', '- [x] One'], ['- [ ] Three', '- [ ] Third'])],
      answers: yes,
    });
    expect(finished).toMatchObject({ exitCode: 0 });
    expect(await text(2)).toContain('- [x] One\n- [x] Two\n- [ ] Two and a half\n- [ ] Third\n');
  });

  test('is shown where it is the same, and what is then left stands', async () => {
    let isFirst = true;
    world.whileEditing(async () => {
      if (isFirst) await edited('- [ ] Two', '- [ ] Two by Friday');
      if (isFirst) await world.run('goal log 2 Other --next "Chapter 9"', { isTTY: false });
      isFirst = false;
    });
    const seen: string[] = [];
    const finished = await world.run('week', {
      isTTY: true,
      edits: [
        replaced(['- [ ] Two', '- [ ] Two chapters'], ['Chapter 3', 'Chapter 4']),
        (shown) => {
          seen.push(shown);
          return shown.replace('Chapter 4', 'Chapter 9');
        },
      ],
      answers: { again: 'edit', ...yes },
    });
    expect(finished).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('warning: somebody changed 2 places of your week on the server meanwhile'),
    });
    expect(seen[0]).toContain('<!-- On the server now: "Two by Friday" -->\n- [ ] Two chapters');
    expect(seen[0]).toContain('<!-- On the server now: Chapter 9 -->\nNext: Chapter 4');
    expect(await text(2)).toContain('- [ ] One\n- [ ] Two chapters\n- [ ] Three\n');
    expect(await comments(2)).toHaveLength(2);
  });

  test('in the very moment of the write: the rest is written, and what is left opens with what the server says', async () => {
    let isFirst = true;
    const own = worldOnSandbox({
      sandbox: world.sandbox,
      disk: world.disk,
      env: { EDITOR: 'vi' },
      async onStep(step) {
        if (step !== 'before POST /api/v4/projects/1/issues/2/notes' || !isFirst) return;
        isFirst = false;
        await edited('- [ ] Two', '- [ ] Two by Friday');
      },
    });
    const late = await own.run('week', {
      isTTY: true,
      edits: [
        replaced(
          ['- [ ] One', '- [x] One'],
          ['- [ ] Two', '- [ ] Two chapters'],
          ['What happened:', 'What happened: Read'],
        ),
      ],
      answers: yes,
    });
    expect(late).toMatchObject({ exitCode: 1 });
    expect(late.stderr).toContain('somebody changed the same boxes of #2 at that very moment');
    expect(await comments(2)).toHaveLength(2);
    const [, id = ''] = /drafts resume (\w{6})/u.exec(late.stderr) ?? [];
    const seen: string[] = [];
    const finished = await own.run(`drafts resume ${id}`, {
      isTTY: true,
      edits: [(shown) => (seen.push(shown), shown)],
      answers: { again: 'edit', ...yes },
    });
    expect(finished, finished.stderr).toMatchObject({ exitCode: 0 });
    expect(seen[0]).toContain('<!-- On the server now: "Two by Friday" -->\n- [ ] Two chapters');
    expect(await text(2)).toContain('- [x] One\n- [ ] Two chapters\n');
    expect(await comments(2)).toHaveLength(2);
    expect(await drafts()).toContain('No drafts');
  });

  test('a goal that was closed keeps what happened on it', async () => {
    world.whileEditing(
      async () => void (await world.api('projects/1/issues/2', { method: 'PUT', body: { state_event: 'close' } })),
    );
    const finished = await world.run('week', { isTTY: true, edits: [readLot], answers: yes });
    expect(finished).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('Read one book (closed meanwhile)'),
    });
    expect((await comments(2)).at(-1)).toContain('Read a lot');
  });
});

describe('the text is a draft', () => {
  test('from its first save on; the next week goes on with it', async () => {
    world.whileEditing(() => Promise.reject(new Error('killed')));
    await world.run('week', { isTTY: true, edits: [readLot] });
    expect(await drafts()).toContain('devgrowth week');
    expect(writes()).toEqual([]);
    world.whileEditing(null);
    const seen: string[] = [];
    const finished = await world.run('week', {
      isTTY: true,
      edits: [(shown) => (seen.push(shown), shown)],
      answers: yes,
    });
    expect(finished.stderr).toContain('going on with your week of 2026-11-23');
    expect(seen[0]).toContain('What happened: Read a lot');
    expect(await comments(2)).toHaveLength(2);
    expect(await drafts()).toContain('No drafts');
  });

  test('a no at the plan keeps it, and drafts resume writes it once', async () => {
    const no = await world.run('week', { isTTY: true, edits: [readLot], answers: { write: 'leave' } });
    expect(no.exitCode).toBe(130);
    const [, id = ''] = /drafts resume (\w{6})/u.exec(no.stderr) ?? [];
    expect(writes()).toEqual([]);
    expect(await world.run(`drafts resume ${id} --yes`)).toMatchObject({ exitCode: 0 });
    expect(await comments(2)).toHaveLength(2);
    expect(await drafts()).toContain('No drafts');
  });

  test('an editor that fails on an untouched text leaves nothing behind', async () => {
    world.whileEditing(() => Promise.reject(new DevgrowthError('configuration', 'the editor failed')));
    expect(await world.run('week', { isTTY: true, edits: [(shown) => shown] })).toMatchObject({ exitCode: 2 });
    expect(await drafts()).toContain('No drafts');
    expect(await world.run('week', { isTTY: true, edits: [readLot] })).toMatchObject({ exitCode: 2 });
    const [id = ''] = /\w{6}(?= {2}devgrowth week)/u.exec(await drafts()) ?? [];
    // Again, on what was written: it stays.
    expect(await world.run('week', { isTTY: true, edits: [(shown) => shown] })).toMatchObject({ exitCode: 2 });
    expect((await world.run(`drafts discard ${id} --yes`)).stderr).toContain('What happened: Read a lot');
  });

  test('a dry run shows the plan and keeps the words', async () => {
    const finished = await world.run('week --dry-run', { isTTY: true, edits: [readLot] });
    expect(finished).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Nothing was written\. This would be:\n {2}#2 Read one book\n {4}comment:/u),
      stderr: expect.stringMatching(/hint: What you wrote is kept: `devgrowth drafts resume \w{6}` writes it\./u),
    });
    expect(writes()).toEqual([]);
    expect(await drafts()).toContain('devgrowth week');
  });

  test('left empty it writes nothing', async () => {
    expect(await world.run('week', { isTTY: true, edits: [() => ''] })).toMatchObject({ exitCode: 130 });
    expect(writes()).toEqual([]);
    expect(await drafts()).toContain('No drafts');
  });

  test('a part that was taken out is left as it is, and said', async () => {
    const finished = await world.run('week', {
      isTTY: true,
      edits: [
        (shown) =>
          shown
            .replace(/## #3[^]*(?=## #4)/u, '')
            .replace('- [ ] Two\n', '')
            .replace('What happened:', 'What happened: Read'),
      ],
      answers: yes,
    });
    expect(finished.stderr).toContain('note: "Two" is not in your text; it stays in #2');
    expect(await text(2)).toContain('- [ ] One\n- [ ] Two\n- [ ] Three');
    expect(await comments(3)).toEqual([]);
  });
});

describe('elsewhere', () => {
  test('what is printed is taken back, and tells what it was made of', async () => {
    const { stdout } = await world.run('week --print');
    await world.run('goal check 2 1');
    world.requests();
    const stdin = stdout.replace('- [ ] Two', '- [x] Two');
    const planned = await world.run('week --from - --dry-run --format json', { stdin });
    expect(JSON.parse(planned.stdout)).toMatchObject({
      schema: 'devgrowth/week/v1',
      how: 'planned',
      goals: [{ iid: 2, ticked: ['Two'], unticked: [], comment: null }],
      comments: 0,
    });
    expect(writes()).toEqual([]);
    expect(await world.run('week --from -', { stdin })).toMatchObject({ exitCode: 0 });
    expect(await text(2)).toContain('- [x] One\n- [x] Two\n');
    expect(await world.run('week --from -', { stdin })).toMatchObject({ exitCode: 0 });
    expect(await comments(2)).toHaveLength(1);
  });

  test('a text of no origin takes no tick away', async () => {
    await world.run('goal check 2 1');
    const stdin = '## #2\n\n- [ ] One\n- [x] Two\n- [ ] Three\n';
    expect(await world.run('week --from -', { stdin })).toMatchObject({ exitCode: 0 });
    expect(await text(2)).toContain('- [x] One\n- [x] Two\n');
  });

  test('without a terminal and a text it says how', async () => {
    expect(await world.run('week')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Print it with --print, write in it, and give it with --from FILE.'),
    });
  });

  test('whose goals they are not is refused', async () => {
    await world.run('share @morgan --role reporter --yes');
    const { worldOnSandbox } = await import('../support/world.ts');
    const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    expect(await morgan.run('week --print --project @alex')).toMatchObject({ exitCode: 1 });
  });
});

describe('by questions', () => {
  const nothing = { 'week-3': 'nothing', 'week-4': 'nothing', wins: '', agenda: '' };

  test('a goal that is left costs one key; nothing at all writes nothing', async () => {
    const finished = await world.run('week --ask', { isTTY: true, answers: { 'week-2': 'nothing', ...nothing } });
    expect(finished).toMatchObject({ exitCode: 0, stdout: 'Nothing changed: nothing was written.\n' });
    expect(writes()).toEqual([]);
  });

  test('without an editor they are asked, and make the same as the text', async () => {
    world = await withGoals({ env: {} });
    const finished = await world.run('week', {
      isTTY: true,
      answers: {
        'week-2': 'tell',
        'done-2': '1 2',
        'happened-2': 'Read a lot',
        'next-2': '',
        'help-2': 'Time',
        'week-3': 'tell',
        'happened-3': '',
        'next-3': '',
        'help-3': '',
        'measure-3': '25',
        'progress-3': '',
        'week-4': 'nothing',
        wins: ['Helped Sam'],
        agenda: ['DISCUSS lunch'],
        ...yes,
      },
    });
    expect(finished).toMatchObject({ exitCode: 0 });
    expect(await text(2)).toContain('- [x] One\n- [x] Two\n');
    expect((await comments(2)).at(-1)).toBe(
      '**Check-in 2026-11-23**\n\nRead a lot\n\n**Next:** Chapter 3\n\n**Help:** Time',
    );
    expect(await text(3)).toContain('deploy wait, 40 -> 12 min, now 25 (2026-11-23)');
    expect(await comments(6)).toEqual([expect.stringContaining('Helped Sam')]);
  });

  test('Ctrl-C keeps what was answered', async () => {
    const finished = await world.run('week --ask', {
      isTTY: true,
      answers: { 'week-2': 'boxes', 'done-2': '1', 'week-3': ctrlC },
    });
    expect(finished.exitCode).toBe(130);
    const [, id = ''] = /drafts resume (\w{6})/u.exec(finished.stderr) ?? [];
    expect(await world.run(`drafts resume ${id} --yes`)).toMatchObject({ exitCode: 0 });
    expect(await text(2)).toContain('- [x] One\n');
  });
});

test('in the first days of a quarter, and then alone, it says that the project goes with the account', async () => {
  const line = 'goes with your account; `devgrowth archive --out growth.zip` takes it along';
  const said = async () => (await world.run('week --from -', { stdin: '## #2\n\nWhat happened: Much\n' })).stderr;
  world.setNow('2027-01-20T09:00:00.000Z');
  expect(await said()).not.toContain(line);
  world.setNow('2027-02-02T09:00:00.000Z');
  expect((await said()).split(line)).toHaveLength(2);
});

test('it says which of the goals that it wrote on are marked as planned, until they are started', async () => {
  const log = async (number: number) =>
    (await world.run('week --from -', { stdin: `## #${number}\n\nWhat happened: Much\n` })).stderr;
  const said = (number: number) => `#${number} is still marked as planned: \`devgrowth goal start ${number}\``;
  expect(await log(3)).toContain(said(3));
  await world.run('goal start 3');
  world.setNow('2026-11-24T09:00:00.000Z');
  expect(await log(3)).not.toContain('planned');
  const json = await world.run('week --from - --format json', { stdin: '## #2\n\nWhat happened: Much\n' });
  expect(json.stderr).not.toContain('planned');
});

test('in the first days of a quarter it leads into the last one', async () => {
  world.setNow('2027-02-02T09:00:00.000Z');
  expect((await world.run('')).stdout).toContain('  devgrowth plan close FY27-Q4');
  expect(await world.run('week --from -', { stdin: '## #2\n\nWhat happened: Much\n' })).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining(
      'note: FY27-Q4: 3 goals of it are still open. `devgrowth plan close FY27-Q4` looks back on it.',
    ),
  });
  expect(await world.run('week', { isTTY: true, edits: [(shown) => shown], answers: { close: false } })).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('hint: Later: `devgrowth plan close FY27-Q4`.'),
  });
});

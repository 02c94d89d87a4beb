// The goal commands through the front door: exit code, both streams, and what GitLab then holds.
import { beforeEach, describe, expect, test } from 'vitest';
import { worldWithProject } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
beforeEach(async () => {
  world = await worldWithProject();
  world.requests();
});

interface IssueJson {
  readonly iid: number;
  readonly title: string;
  readonly description: string;
  readonly state: string;
  readonly labels: readonly string[];
  readonly due_date: string | null;
  readonly confidential: boolean;
  readonly milestone: { readonly title: string } | null;
}
const issue = async (iid: number) => (await (await world.api(`projects/1/issues/${iid}`)).json()) as IssueJson;
const issues = async () => (await (await world.api('projects/1/issues?labels=goal&sort=asc')).json()) as IssueJson[];
const comments = async (iid: number) =>
  ((await (await world.api(`projects/1/issues/${iid}/notes?sort=asc`)).json()) as { body: string; system: boolean }[])
    .filter(({ system }) => !system)
    .map(({ body }) => body);
const asJson = (stdout: string) => JSON.parse(stdout) as Record<string, never>;

async function addGoal(
  words = 'goal add "Read a book" --kind reading --due 2027-01-15 --set actions=Start;Finish',
): Promise<number> {
  const { exitCode, stdout, stderr } = await world.run(`${words} --format json`);
  expect(exitCode, stderr).toBe(0);
  return (JSON.parse(stdout) as { goal: { iid: number } }).goal.iid;
}

describe('goal add', () => {
  test.each(['READING', ' Shadow program '])('the kind "%s" is understood as a person types it', async (kind) => {
    expect(await world.run(['goal', 'add', 'X', '--kind', kind])).toMatchObject({ exitCode: 0 });
    const name = kind.trim().toLowerCase().split(' ')[0];
    expect((await issue(2)).labels).toContain(`goal::${name}`);
    const stdin = JSON.stringify({ goals: [{ title: 'Y', kind: kind.trim() }] });
    expect(await world.run('goal add --import -', { stdin })).toMatchObject({ exitCode: 0 });
    expect((await issue(3)).labels).toContain(`goal::${name}`);
  });

  test('says when the quarter of a goal was closed, and so does init --check', async () => {
    await world.run('init --yes --no-input');
    const found = await world.api('projects/1/milestones');
    for (const { id, title } of (await found.json()) as { id: number; title: string }[])
      if (title === 'FY27-Q4' || title === 'FY27-Q1')
        await world.api(`projects/1/milestones/${id}`, {
          method: 'PUT',
          body: { state_event: 'close' },
        });
    const note = 'note: the milestone FY27-Q4 is closed; the goal is put into it all the same\n';
    const added = await world.run('goal add "Read" --kind general --due 2027-01-10');
    expect(added).toMatchObject({ exitCode: 0, stderr: note });
    const other = await world.run('goal add "Write" --kind general --due 2027-04-10');
    expect(other).toMatchObject({ exitCode: 0, stderr: '' });
    const iid = Number(/#(\d+)/.exec(other.stdout)?.[1]);
    expect((await issue(iid)).milestone).toMatchObject({ title: 'FY28-Q1' });
    expect(await world.run(`goal edit ${iid} --due 2027-01-12`)).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining(note),
    });
    const checked = await world.run('init --check');
    expect(checked.stdout).toContain('FY27-Q4 (closed)');
    expect(checked.stdout, 'a quarter that is over may be closed').not.toContain('FY27-Q1 (closed');
  });

  test('opens a goal from its template, with labels, due date and quarter', async () => {
    const { exitCode, stdout, stderr } = await world.run(
      'goal add "Read a book" --kind reading --due "end of quarter" --set "success=I use one idea"',
    );
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: `Opened #2 Read a book (reading, due 2027-01-31)\n${world.base}/alex/goals/-/work_items/2\n`,
      stderr: 'Due 2027-01-31 (FY27-Q4)\n',
    });
    expect(await issue(2)).toMatchObject({
      title: 'Read a book',
      state: 'opened',
      labels: ['goal', 'goal::reading', 'progress::planned'],
      due_date: '2027-01-31',
      milestone: { title: 'FY27-Q4' },
      confidential: false,
      description: expect.stringMatching(
        /## Success measure\n\nI use one idea\n[\s\S]*<!-- devgrowth:goal template=reading@2 key=\S+ -->$/,
      ),
    });
  });

  test.each(['lesson', 'career-change'])('a %s is confidential', async (kind) => {
    const iid = await addGoal(`goal add "Something personal" --kind ${kind}`);
    expect(await issue(iid)).toMatchObject({ confidential: true });
  });

  test('makes the quarter that is missing', async () => {
    await addGoal('goal add "Later" --kind general --due FY28-Q2');
    expect(await issue(2)).toMatchObject({ due_date: '2027-07-31', milestone: { title: 'FY28-Q2' } });
  });

  test('keeps the words of --description, and quick actions in them stay words', async () => {
    const text = 'Plan:\n/close is what I fear\n- [ ] ask @morgan about #1';
    await world.run(['goal', 'add', 'Mine', '--kind', 'general', '--description', '-'], { stdin: text });
    expect(await issue(2)).toMatchObject({
      state: 'opened',
      description: expect.stringContaining('\\/close is what I fear'),
    });
    expect((await world.run('goal show 2 --format json')).stdout).toContain(
      '"description": "Plan:\\n/close is what I fear\\n- [ ] ask @morgan about #1"',
    );
  });

  test('the same title twice is two goals', async () => {
    await addGoal();
    await addGoal();
    expect((await issues()).map(({ title }) => title)).toEqual(['Read a book', 'Read a book']);
  });

  test('asks in a terminal for what is missing', async () => {
    const skipped = { goal: '', purpose: '', success: '', actions: [], support: '', serves: '', due: '' };
    const answers = { kind: 'general', title: 'Learn to say no', ...skipped, submit: 'submit' };
    expect(await world.run('goal add', { isTTY: true, answers })).toMatchObject({ exitCode: 0 });
    expect(await issues()).toMatchObject([
      { title: 'Learn to say no', labels: expect.arrayContaining(['goal::general']) },
    ]);
  });

  test('--dry-run writes nothing', async () => {
    const { exitCode, stdout } = await world.run('goal add "Read a book" --kind reading --dry-run');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^Nothing was written\. This would be:\n {2}open Read a book\n {2}reading · due 2027-01-04 · FY27-Q4\n/,
    );
    expect(await issues()).toEqual([]);
  });

  test('nothing is left in drafts after a write', async () => {
    await addGoal();
    expect(await world.run('drafts list --format json')).toMatchObject({
      stdout: expect.stringContaining('"drafts": []'),
    });
  });

  test.each([
    [
      'no title and no kind',
      'goal add --no-input',
      2,
      ['a title, as the first argument', '--kind, one of career-change, challenging-task'],
    ],
    ['an unknown kind', 'goal add "X" --kind readin', 2, ['unknown kind "readin"; did you mean reading?']],
    [
      'an impossible day',
      'goal add "X" --kind general --due 2026-02-30',
      2,
      ['2026-02-30', 'not a day of the calendar'],
    ],
    ['an ambiguous day', 'goal add "X" --kind general --due 03/04/2027', 2, ['03/04/2027']],
    ['an empty title', 'goal add "  " --kind general', 2, ['the title is empty']],
    [
      'a title over 255 characters',
      `goal add "${'é'.repeat(256)}" --kind general`,
      2,
      ['the title has 256 characters; GitLab takes at most 255'],
    ],
    [
      'a question that is none',
      'goal add "X" --kind reading --set bok=Y',
      2,
      ['--set bok: no such question; did you mean book?'],
    ],
    ['--import with a title', 'goal add "X" --import goals.yml', 2, ['--import stands alone']],
    ['--import with a flag of one goal', 'goal add --import goals.yml --confidential', 2, ['`confidential: true`']],
    ['a file that is not there', 'goal add --import nowhere.yml', 2, ['cannot read nowhere.yml']],
  ])('refuses %s', async (_name, command, exitCode, phrases) => {
    const finished = await world.run(command);
    expect(finished).toMatchObject({ exitCode, stdout: '' });
    for (const phrase of phrases) expect(finished.stderr).toContain(phrase);
    expect(finished.stderr).toContain('\nhint: ');
    expect(await issues()).toEqual([]);
  });
});

describe('goal add --import', () => {
  test('opens every goal of the example, in its order, and importing it again changes nothing', async () => {
    const first = await world.run('goal add --import examples/goals.yml');
    expect(first).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/\n12 goals opened, 0 there already\n$/),
    });
    const opened = await issues();
    expect(opened).toHaveLength(12);
    expect(
      new Set(opened.flatMap(({ labels }) => labels.filter((label) => label.startsWith('goal::')))).size,
    ).toBeGreaterThanOrEqual(9);
    const before = JSON.stringify(world.sandbox.state);
    expect(await world.run('goal add --import examples/goals.yml')).toMatchObject({
      exitCode: 0,
      stdout: '0 goals opened, 12 there already\n',
    });
    expect(JSON.stringify(world.sandbox.state)).toBe(before);
  });

  test('names every fault with its line and writes nothing', async () => {
    const text = [
      'goals:',
      '  - title: One',
      '    kind: readin',
      '  - title: ""',
      '    kind: general',
      '  - title: Three',
      '    kind: general',
      '    due: 2026-02-30',
      '    colour: red',
    ].join('\n');
    const { exitCode, stderr } = await world.run('goal add --import -', { stdin: text });
    expect(exitCode).toBe(2);
    expect(stderr.match(/^ {2}-:\d+: .*$/gm)).toEqual([
      expect.stringContaining('-:3: unknown kind "readin"; did you mean reading?'),
      expect.stringContaining('-:4: '),
      expect.stringContaining('-:8: due: "2026-02-30" is not a day of the calendar'),
      expect.stringContaining('-:9: '),
    ]);
    expect(await issues()).toEqual([]);
  });
});

describe('goal log', () => {
  test('is one comment that reads well, with the ticks and the health label', async () => {
    const iid = await addGoal();
    const command = `goal log ${iid} "Read it. Half of it twice." --progress 50 --health at-risk --next "The rest" --help-needed "A quiet hour" --value results --tick Start`;
    expect(await world.run(command)).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/^note: [^\n]+\n$/) });
    const [comment = '', ...others] = await comments(iid);
    expect(others).toEqual([]);
    expect(comment).toMatch(
      /^\*\*Check-in 2026-11-23\*\* · at risk · 50% · results\n\nRead it\. Half of it twice\.\n\n\*\*Next:\*\* The rest\n\n\*\*Help:\*\* A quiet hour\n\n<!-- devgrowth:check-in key=\S+ -->$/,
    );
    expect(await issue(iid)).toMatchObject({
      labels: expect.arrayContaining(['health::at-risk', 'value:results']),
      description: expect.stringContaining('- [x] Start\n- [ ] Finish'),
    });
  });

  test('costs its comment, one write and the look at it, whatever it changes; the old health goes with it', async () => {
    const iid = await addGoal();
    await world.run(`goal log ${iid} "Slow" --health at-risk`);
    world.requests();
    await world.run(`goal log ${iid} "Read it" --health on-track --value results --tick Start`);
    const goal = `/projects/1/issues/${iid}`;
    const asked = () => world.requests().flatMap((request) => (request.includes(goal) ? [request.split('?')[0]] : []));
    const ours = asked();
    expect(ours).toEqual([`GET ${goal}`, `POST ${goal}/notes`, `GET ${goal}`, `PUT ${goal}`, `GET ${goal}`]);
    const { labels, description } = await issue(iid);
    expect(labels.filter((name) => /^(?:health|value)/u.test(name))).toEqual(['health::on-track', 'value:results']);
    expect(description).toContain('- [x] Start');

    await world.run(`goal log ${iid} "Ticked in the browser by now" --health at-risk --tick Start`);
    expect(asked()).toEqual(ours.slice(0, 4));
    expect((await issue(iid)).labels).toContain('health::at-risk');
  });

  test.each(['on track', 'On Track', 'needs attention', 'NEEDS_ATTENTION', 'at\u00A0risk', ' on-track '])(
    'the health is taken as it is printed: %j',
    async (health) => {
      const iid = await addGoal();
      expect(await world.run(['goal', 'log', String(iid), 'Read', '--health', health])).toMatchObject({ exitCode: 0 });
      const name = health.trim().toLowerCase().replace(/[\s_]/g, '-');
      expect((await issue(iid)).labels).toContain(`health::${name}`);
      expect((await world.run(['goal', 'list', '--health', health])).stdout).toContain(`#${iid}`);
    },
  );

  test('a text with a blank after its dash is a text, wherever it stands', async () => {
    const iid = await addGoal();
    const words = ['goal', 'log', String(iid), '- did x\n- did y', '--next', '- then z', '--help-needed=- you'];
    expect(await world.run(words)).toMatchObject({ exitCode: 0 });
    expect((await comments(iid))[0]).toContain('\n\n- did x\n- did y\n\n**Next:** - then z\n\n**Help:** - you\n');
    expect(await world.run(['goal', 'check', String(iid), '- nothing'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('"- nothing"'),
    });
  });

  test('a text that looks like a flag is told how to be typed', async () => {
    expect(await world.run(['goal', 'add', '-1 bug a week', '--kind', 'general'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /unknown option '-1 bug a week'\n.*behind two: devgrowth goal add \.\.\. -- "-1 bug a week"\./s,
      ),
    });
    const typed = ['goal', 'add', '--kind', 'general', '--due', '2w', '--yes', '--dry-run', '--', '-1 bug a week'];
    expect(await world.run(typed)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('-1 bug a week') });
  });

  test('one health label takes the place of another on Free', async () => {
    const iid = await addGoal();
    await world.run(`goal log ${iid} "Slow" --health at-risk`);
    await world.run(`goal log ${iid} "Better" --health on-track`);
    expect((await issue(iid)).labels.filter((label) => label.startsWith('health::'))).toEqual(['health::on-track']);
  });

  test('a check-in typed in the browser counts the same', async () => {
    const iid = await addGoal();
    await world.api(`projects/1/issues/${iid}/notes`, {
      method: 'POST',
      body: { body: 'check-in 2026-11-22 - needs attention - 40 %\nnext: chapter 9\nIt drags on.' },
    });
    expect(asJson((await world.run('goal list --format json')).stdout)).toMatchObject({
      goals: [{ iid, next: 'chapter 9', health: { level: 'needs-attention', source: 'check-in' } }],
    });
  });

  test('asks what happened, or says how to tell', async () => {
    const iid = await addGoal();
    expect(await world.run(`goal log ${iid} --no-input`)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('nothing to log'),
    });
    expect(
      await world.run(`goal log ${iid}`, {
        isTTY: true,
        answers: { tick: [], text: 'A good day', next: '', 'help-needed': '', start: false },
      }),
    ).toMatchObject({
      exitCode: 0,
    });
    expect(await comments(iid)).toMatchObject([expect.stringContaining('A good day')]);
  });

  test.each([
    ['a percentage over 100', '--progress 101', '--progress takes a percentage from 0 to 100; got "101"'],
    ['a health that is none', '--health great', '--health takes on-track, needs-attention, at-risk; got "great"'],
    ['at-risk without a reason', '--health at-risk', 'at-risk needs a reason'],
    ['an ask for nothing as a reason', '--health at-risk --help-needed "none needed"', 'at-risk needs a reason'],
    ['an item that is not there', '"Text" --tick Nothing', 'no item of #2 fits "Nothing"'],
  ])('refuses %s', async (_name, flags, message) => {
    const iid = await addGoal();
    expect(await world.run(`goal log ${iid} ${flags}`)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(message),
    });
    expect(await comments(iid)).toEqual([]);
  });
});

describe('words typed when GitLab cannot be reached', () => {
  test('are a draft; resumed, they are written once', async () => {
    const iid = await addGoal();
    world.breakRoute('/user', 503);
    const failed = await world.run(`goal log ${iid} "Kept words"`);
    expect(failed).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/devgrowth drafts resume (\w+)/) });
    const id = /drafts resume (\w+)/.exec(failed.stderr)?.[1] ?? '';
    expect((await world.run('drafts list')).stdout).toContain(id);
    world.mendRoutes();
    expect(await world.run(`drafts resume ${id}`)).toMatchObject({ exitCode: 0 });
    expect(await comments(iid)).toMatchObject([expect.stringContaining('Kept words')]);
    expect(await world.run('drafts list')).toMatchObject({ stdout: 'No drafts.\n' });
  });

  test('what is asked for is typed only when the goal is known to be there', async () => {
    expect(await world.run('goal log 99', { isTTY: true })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('reading goal #99 of alex/goals failed'),
    });
    const iid = await addGoal();
    expect(await world.run(`goal log ${iid} --tick nothing --health at-risk`, { isTTY: true })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`no item of #${iid} fits "nothing"`),
    });
  });

  test('in a terminal, at-risk asks for its reason', async () => {
    const iid = await addGoal();
    const answers = { text: 'No reviewer', start: false };
    expect(await world.run(`goal log ${iid} --health at-risk`, { isTTY: true, answers })).toMatchObject({
      exitCode: 0,
    });
    expect(await comments(iid)).toMatchObject([expect.stringMatching(/at risk\n\nNo reviewer/)]);
  });

  test('an empty text is nothing to log', async () => {
    const iid = await addGoal();
    expect(await world.run(['goal', 'log', String(iid), '  '])).toMatchObject({ exitCode: 2 });
    expect(await world.run(`goal log ${iid} -`, { stdin: '' })).toMatchObject({ exitCode: 2 });
    expect(await comments(iid)).toEqual([]);
  });

  test('a percentage beside a checklist is said to be only that', async () => {
    const iid = await addGoal();
    expect(await world.run(`goal log ${iid} "Half" --progress 90`)).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('counted from the checklist'),
    });
  });
});

describe('goal check and uncheck', () => {
  test('tick by number and by text, and put the text back exactly', async () => {
    const iid = await addGoal();
    const before = (await issue(iid)).description;
    await world.run(`goal check ${iid} 1 finish`);
    const ticked = (await issue(iid)).description;
    expect(ticked).toBe(before.replace('[ ] Start', '[x] Start').replace('[ ] Finish', '[x] Finish'));
    await world.run(`goal uncheck ${iid} 1 2`);
    expect((await issue(iid)).description).toBe(before);
  });

  test('lists what an ambiguous text could mean', async () => {
    const iid = await addGoal('goal add "Two" --kind general --set "actions=Call Ann;Call Bo"');
    const { exitCode, stderr } = await world.run(`goal check ${iid} call`);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `error: "call" fits 2 items of #${iid}\n  1. [ ] Call Ann\n  2. [ ] Call Bo\nhint: Give the number of the item.\n`,
    );
  });

  test('without an item it asks which of the open ones is done; without a terminal it lists them', async () => {
    const iid = await addGoal();
    await world.run(`goal check ${iid} 1`);
    expect(await world.run(`goal check ${iid}`)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        `error: which item of #${iid}?\n  2. [ ] Finish\n  3. [ ] Write down three things I take from it\n` +
        '  4. [ ] Try one of them at work and note what happened\n' +
        `hint: Give its number or a part of its text: \`devgrowth goal check ${iid} 2\`.\n`,
    });
    expect(await world.run(`goal check ${iid}`, { isTTY: true, answers: { item: '2', start: false } })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(': Finish\n'),
    });
    expect(await world.run(`goal uncheck ${iid}`, { isTTY: true, answers: { item: '1' } })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(': Start\n'),
    });
    expect((await issue(iid)).description).toContain('- [ ] Start\n- [x] Finish\n');
  });

  test('with nothing left to tick it says so', async () => {
    const iid = await addGoal('goal add "Free" --kind general --description "No list"');
    expect(await world.run(`goal check ${iid}`, { isTTY: true })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`#${iid} has no item to tick`),
    });
  });
});

describe('a goal through its stages', () => {
  test('start, wait, close and reopen keep one label of each group', async () => {
    const iid = await addGoal();
    const labels = async () => (await issue(iid)).labels.filter((label) => /^(progress|outcome)::/.test(label));
    await world.run(`goal start ${iid}`);
    expect(await labels()).toEqual(['progress::doing']);
    await world.run(`goal wait ${iid}`);
    expect(await labels()).toEqual(['progress::waiting']);
    expect(await world.run(`goal close ${iid} --outcome achieved --learned "Ask earlier"`)).toMatchObject({
      exitCode: 0,
    });
    expect(await labels()).toEqual(['outcome::achieved']);
    expect(await issue(iid)).toMatchObject({ state: 'closed' });
    expect(await comments(iid)).toMatchObject([
      expect.stringMatching(/^\*\*Closed 2026-11-23\*\* · achieved\n\nWhat I learned: Ask earlier\n/),
    ]);
    await world.run(`goal reopen ${iid}`);
    expect(await labels()).toEqual(['progress::doing']);
    expect(await issue(iid)).toMatchObject({ state: 'opened' });
  });

  test('two stage labels set by hand are mended by the next write', async () => {
    const iid = await addGoal();
    await world.api(`projects/1/issues/${iid}`, {
      method: 'PUT',
      body: { add_labels: 'progress::doing,progress::waiting' },
    });
    await world.run(`goal start ${iid}`);
    expect((await issue(iid)).labels.filter((label) => label.startsWith('progress::'))).toEqual(['progress::doing']);
  });

  test('close asks for the outcome; without a terminal it names the flag', async () => {
    const iid = await addGoal();
    expect(await world.run(`goal close ${iid} --no-input`)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--outcome (achieved, changed, dropped)'),
    });
    expect(
      await world.run(`goal close ${iid}`, { isTTY: true, answers: { outcome: 'dropped', learned: '' } }),
    ).toMatchObject({ exitCode: 0 });
    expect(await issue(iid)).toMatchObject({ state: 'closed', labels: expect.arrayContaining(['outcome::dropped']) });
  });

  test('one that was closed in the browser can still be told how it ended', async () => {
    const iid = await addGoal();
    await world.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { state_event: 'close' } });
    expect(await world.run(`goal close ${iid} --outcome changed --learned "Ask earlier"`)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(`Closed already; noted how it ended: #${iid} Read a book (changed)`),
    });
    expect(await issue(iid)).toMatchObject({ state: 'closed', labels: ['goal', 'goal::reading', 'outcome::changed'] });
    expect(await comments(iid)).toMatchObject([expect.stringContaining('What I learned: Ask earlier')]);
  });

  describe('closed a second time', () => {
    let iid = 0;
    beforeEach(async () => {
      iid = await addGoal();
      await world.run(`goal close ${iid} --outcome achieved`);
    });

    test('it says anew how it ended, in the comment that is there, and no draft is left', async () => {
      expect(await world.run(`goal close ${iid} --outcome dropped --learned "Ask earlier"`)).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining(`Closed already; it says how it ended: #${iid} Read a book (dropped)`),
      });
      expect(await issue(iid)).toMatchObject({
        state: 'closed',
        labels: ['goal', 'goal::reading', 'outcome::dropped'],
      });
      expect(await comments(iid)).toEqual([expect.stringContaining('Ask earlier')]);
      expect(asJson((await world.run('drafts list --format json')).stdout)).toMatchObject({ drafts: [] });
    });

    test('with nothing to say it is refused, and nobody is asked', async () => {
      const { exitCode, stderr } = await world.run(`goal close ${iid}`, { isTTY: true });
      expect({ exitCode, stderr }).toEqual({
        exitCode: 1,
        stderr: expect.stringContaining(`#${iid} is closed already (achieved)`),
      });
      expect(await comments(iid)).toHaveLength(1);
    });
  });

  test.each([
    ['closing twice', ['close {} --outcome achieved', 'close {}'], 'is closed already'],
    ['starting a closed goal', ['close {} --outcome achieved', 'start {}'], 'is closed'],
  ])('refuses %s', async (_name, steps, message) => {
    const iid = await addGoal();
    const finished = [];
    for (const step of steps) finished.push(await world.run(`goal ${step.replace('{}', String(iid))}`));
    expect(finished.at(-1)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(message) });
  });
});

describe('goal reopen', () => {
  test('is safe to repeat, and takes off what a reopening in the browser left', async () => {
    const iid = await addGoal();
    await world.run(`goal close ${iid} --outcome achieved`);
    expect(await world.run(`goal reopen ${iid}`)).toMatchObject({ exitCode: 0 });
    expect(await world.run(`goal reopen ${iid}`)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Open already: #\d+ /),
    });
    await world.run(`goal close ${iid} --outcome achieved`);
    await world.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { state_event: 'reopen' } });
    expect(await world.run(`goal reopen ${iid}`)).toMatchObject({ exitCode: 0 });
    expect((await issue(iid)).labels).not.toContain('outcome::achieved');
  });
});

describe('goal list and show', () => {
  test('an empty project says what to type', async () => {
    expect(await world.run('goal list')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('devgrowth goal add'),
    });
  });

  test('list gives schema, goals and completeness', async () => {
    await addGoal();
    const { stdout } = await world.run('goal list --format json');
    expect(asJson(stdout)).toMatchObject({
      schema: 'devgrowth/goal-list/v1',
      goals: [
        {
          iid: 2,
          title: 'Read a book',
          kind: 'reading',
          state: 'opened',
          stage: 'planned',
          outcome: null,
          progress: { percent: 0, done: 0, source: 'checklist' },
          due: '2027-01-15',
          milestone: 'FY27-Q4',
        },
      ],
      completeness: { complete: true, sources: [{ name: 'goals', requests: 1, seen: 1, total: 1, failed: null }] },
    });
  });

  test('show renders text, checklist and check-ins', async () => {
    const iid = await addGoal();
    await world.run(`goal log ${iid} "Began" --tick 1`);
    const { exitCode, stdout } = await world.run(`goal show ${iid}`);
    expect(exitCode).toBe(0);
    for (const phrase of ['Read a book', 'Start', 'Finish', 'Began', 'Due         2027-01-15 (FY27-Q4)'])
      expect(stdout).toContain(phrase);
    expect(stdout).not.toContain('devgrowth:goal');
  });

  test.each([
    ['a number that is no goal', 'goal show 99', 1, '#99'],
    ['the dashboard, which is no goal', 'goal show 1', 1, '#1'],
    ['a word', 'goal show seven', 2, 'no goal'],
  ])('%s', async (_name, command, exitCode, message) => {
    expect(await world.run(command)).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
  });
});

describe('an issue with the label that is of another type', () => {
  test.each(['task', 'incident'])('a %s is no goal for any command', async (type) => {
    const one = await worldWithProject();
    const body = { title: 'Half of it', labels: 'goal,goal::general', issue_type: type };
    await one.api('projects/1/issues', { method: 'POST', body });
    for (const command of ['show 2', 'log 2 "Chapter one"', 'close 2 --outcome achieved', 'check 2 1', 'start 2']) {
      expect(await one.run(`goal ${command}`), command).toMatchObject({
        exitCode: 1,
        stdout: '',
        stderr: expect.stringContaining(`#2 of alex/goals is not a goal: it is of the type ${type}`) as unknown,
      });
    }
    expect(await one.run('goal list')).toMatchObject({ stdout: expect.not.stringContaining('Half of it') as unknown });
    expect((one.sandbox.state.notes['issue:2'] ?? []).filter(({ system }) => !system)).toEqual([]);
  });
});

describe('achieved with actions that are not ticked', () => {
  test('is said, and done', async () => {
    const one = await worldWithProject();
    await one.run(['goal', 'add', 'Read', '--kind', 'general', '--description', '- [x] a\n- [ ] b\n- [ ] c', '--yes']);
    expect(await one.run('goal close 2 --outcome achieved')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('note: 1 of 3 actions of #2 ticked') as unknown,
    });
  });

  test.each([
    ['dropped', '- [ ] b'],
    ['achieved', '- [x] b'],
    ['achieved', 'no list'],
  ])('nothing is said of %s with %s', async (outcome, description) => {
    const one = await worldWithProject();
    await one.run(['goal', 'add', 'Read', '--kind', 'general', '--description', description, '--yes']);
    expect(await one.run(`goal close 2 --outcome ${outcome}`)).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

test('goal show tells headings as GitLab does: underlined too, and none in code', async () => {
  const one = await worldWithProject();
  const description = 'Plan\n====\n\n```\n# no heading\n```\n\n## Next ##';
  await one.run(['goal', 'add', 'Read', '--kind', 'general', '--description', description, '--yes']);
  const { stdout } = await one.run('goal show 2');
  expect(stdout).toContain('\n  Plan\n\n  ```\n  # no heading\n  ```\n\n  Next\n');
});

// `plan export`, `diff` and `apply` through the front door: the year as a file, compared three ways, applied once.
import { beforeEach, describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const path = '/home/alex/fy28.yml';

const withGoals = scene(
  {},
  'init --yes --no-input',
  'goal add "Cut deploy time" --kind general --due 2027-02-28',
  'goal add Mentor --kind general --due none',
  'goal add "Talk it over" --kind general --confidential --due 2027-01-29',
  'goal add Old --kind general --due none',
  'goal close 5 --outcome achieved',
);

let world: TestWorld;
beforeEach(async () => {
  world = await withGoals();
  world.requests();
});

const writes = () => world.requests().filter((request) => !/^(?:GET|POST \/graphql)/.test(request));
const issue = async (iid: number) =>
  (await (await world.api(`projects/1/issues/${iid}`)).json()) as {
    title: string;
    due_date: string | null;
    labels: string[];
    milestone: { title: string } | null;
    description: string;
    confidential: boolean;
  };
const issues = async () =>
  (await (await world.api('projects/1/issues?per_page=100&labels=goal&order_by=created_at&sort=asc')).json()) as {
    iid: number;
    title: string;
  }[];
const put = (iid: number, body: object) => world.api(`projects/1/issues/${iid}`, { method: 'PUT', body });
const file = () => world.disk.get(path) ?? '';
const edit = (from: string, to: string) => {
  expect(file()).toContain(from);
  world.disk.set(path, file().replace(from, to));
};
const exported = async (flags = '') => {
  expect(await world.run(`plan export --out ${path} ${flags}`)).toMatchObject({ exitCode: 0 });
  world.requests();
};
const diff = (flags = '') => world.run(`plan diff ${path} ${flags}`);
const apply = (flags = '') => world.run(`plan apply ${path} ${flags}`);

describe('plan export', () => {
  test('open goals by quarter, with what they were; confidential ones only when asked for', async () => {
    const { stdout, stderr } = await world.run('plan export');
    expect(stdout).toContain(`plan:
  year: FY27-Q4 to FY28-Q3
  read: 2026-11-23T`);
    expect(stdout).toContain(`
  FY28-Q1:
    - iid: 2
      title: Cut deploy time
      kind: general
      due: 2027-02-28
      was: {title: Cut deploy time, kind: general, due: 2027-02-28, quarter: FY28-Q1}
  FY28-Q2: []
  FY28-Q3: []
  none:
    - iid: 3
`);
    expect(stdout).not.toMatch(/Talk it over|Old/u);
    expect(stderr).toContain('note: 1 confidential goal left out (--with-private)');
    expect((await world.run('plan export --with-private')).stdout).toMatch(
      /title: Talk it over\n[^#]*? {6}confidential: true/u,
    );
    expect(writes()).toEqual([]);
  });

  test('a file that is there stays; what is exported has no difference, as JSON neither', async () => {
    await exported('--with-private');
    expect(await world.run(`plan export --out ${path}`)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--force'),
    });
    expect(await diff()).toMatchObject({ exitCode: 0, stdout: 'No difference.\n' });
    expect(await world.run(`plan export --out ${path} --force --format json`)).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(file())).toMatchObject({ schema: 'devgrowth/plan-file/v1' });
    expect(await diff()).toMatchObject({ exitCode: 0 });
    expect(await apply()).toMatchObject({ exitCode: 0, stdout: '0 goals opened, 0 changed\n' });
    expect(writes()).toEqual([]);
  });
});

describe('plan diff and apply', () => {
  test('what changed here, on GitLab, on both sides; only the first is written, the rest is named', async () => {
    await exported();
    edit('due: 2027-02-28', 'due: 2027-03-31');
    edit(
      '  none:',
      '  FY28-Q4:\n    - key: talk   # in spring\n      title: Give the queue talk\n      kind: reading\n  none:',
    );
    edit('      title: Mentor\n', '      title: Mentor Kim\n');
    await put(3, { title: 'Mentor Sam' });
    world.requests();
    const shown = await diff();
    expect(shown).toMatchObject({ exitCode: 3 });
    expect(shown.stdout).toBe(`  ~ #2 Cut deploy time   due 2027-02-28 -> 2027-03-31
  + Give the queue talk  reading, FY28-Q4
  ! #3 title changed on GitLab since: "Mentor Sam" (file: "Mentor Kim")
    not in the file, left alone: #4
1 to change, 1 to open, 1 to decide (--mine 3, --theirs 3)
`);
    expect(JSON.parse((await diff('--format json')).stdout)).toMatchObject({
      schema: 'devgrowth/plan-diff/v1',
      opens: [{ line: 18, title: 'Give the queue talk', quarter: 'FY28-Q4' }],
      leftAlone: [{ iid: 4 }],
    });
    expect(await world.run('plan diff -', { stdin: file() })).toMatchObject({ stdout: shown.stdout });
    expect((await apply('--dry-run')).stdout).toContain('\n  + Give the queue talk  reading, FY28-Q4\n');
    expect(writes()).toEqual([]);

    const first = await apply();
    expect(first).toMatchObject({ exitCode: 5 });
    expect(first.stdout).toBe(`Changed #2 Cut deploy time
Opened #6 Give the queue talk
  ! #3 title changed on GitLab since: "Mentor Sam" (file: "Mentor Kim")
1 goal opened, 1 changed, 1 to decide (--mine 3, --theirs 3)
`);
    expect(await issue(2)).toMatchObject({ due_date: '2027-03-31', milestone: { title: 'FY28-Q1' } });
    expect(await issue(3)).toMatchObject({ title: 'Mentor Sam' });
    expect(await issue(6)).toMatchObject({
      labels: expect.arrayContaining(['goal', 'goal::reading', 'progress::planned']),
      milestone: { title: 'FY28-Q4' },
      due_date: null,
    });
    expect(file()).toContain(`    - iid: 6
      was: {title: Give the queue talk, kind: reading, due: none, quarter: FY28-Q4}
      key: talk   # in spring
      title: Give the queue talk
`);
    expect(file()).toContain('due: 2027-03-31\n      was: {title: Cut deploy time, kind: general, due: 2027-03-31,');
    expect(file()).toContain('was: {title: Mentor, kind');

    world.requests();
    const before = file();
    expect(await apply()).toMatchObject({ exitCode: 3, stdout: expect.stringContaining('0 goals opened, 0 changed') });
    expect([writes(), file()]).toEqual([[], before]);
    expect(await apply('--theirs 3')).toMatchObject({ exitCode: 0 });
    expect(file()).toContain('title: Mentor Sam\n      kind: general\n      due: none\n      was: {title: Mentor Sam,');
    expect(await diff()).toMatchObject({ exitCode: 0 });
    expect(writes()).toEqual([]);
  });

  test('what changed on GitLab alone comes into the file, whatever is said of the rest', async () => {
    await exported();
    edit('title: Cut deploy time\n', 'title: Cut it\n');
    await put(2, { title: 'Cut', due_date: '2027-03-15' });
    await put(3, { title: 'Mentor Sam' });
    expect((await diff()).stdout).toMatch(/! #3 title changed on GitLab since[^!]*; goes into\n {4}the file\n/u);
    expect(await apply(), 'into the file alone').toMatchObject({ exitCode: 5 });
    expect(await apply('--mine 2')).toMatchObject({ exitCode: 0 });
    expect(await issue(2)).toMatchObject({ title: 'Cut it', due_date: '2027-03-15' });
    expect(await issue(3)).toMatchObject({ title: 'Mentor Sam' });
    expect(file()).toContain('due: 2027-03-15\n');
    expect(file()).toContain('title: Mentor Sam\n');
    expect(await diff()).toMatchObject({ exitCode: 0 });
  });

  test("--mine takes the file's word; day and quarter go together", async () => {
    await exported();
    edit('title: Cut deploy time\n', 'title: Cut it\n');
    edit('due: 2027-02-28', 'due: 2027-03-31');
    await put(2, { title: 'Cut', due_date: '2027-04-30' });
    expect((await diff()).stdout).toContain('1 to decide');
    expect(await apply('--mine #2')).toMatchObject({ exitCode: 0 });
    expect(await issue(2)).toMatchObject({ title: 'Cut it', due_date: '2027-03-31' });
    expect(await apply('--mine 2 --theirs 2')).toMatchObject({ exitCode: 2 });
  });

  test('a goal that was moved on GitLab is no row that moves: the person is told where it goes', async () => {
    await exported();
    const { stdout } = await world.run('goal edit 2 --due 2027-06-30');
    expect(stdout).toContain('#2');
    expect((await diff()).stdout).toMatch(/\n1 row to move\n$/u);
    const told = await apply();
    expect(told).toMatchObject({ exitCode: 3 });
    expect(told.stdout).toMatch(/\n0 goals opened, 0 changed, 1 row to move\n$/u);
    expect(told.stdout).toMatch(
      /! #2 quarter changed on GitLab since: "FY28-Q2" \(file: "FY28-Q1"\); move its\n {4}row there\n/u,
    );
    expect(file()).toContain('due: 2027-02-28');
    expect(await issue(2)).toMatchObject({ due_date: '2027-06-30', milestone: { title: 'FY28-Q2' } });
  });

  test('a row that is put into another quarter, without a day: the milestone alone', async () => {
    await exported();
    const mentor = /    - iid: 3\n[^]*$/u.exec(file())?.[0] ?? expect.unreachable();
    world.disk.set(
      path,
      file().replace(mentor, '').replace('  none:\n', '').replace('FY28-Q2: []', `FY28-Q2:\n${mentor.trimEnd()}`),
    );
    expect((await diff()).stdout).toMatch(/#3 Mentor +quarter none -> FY28-Q2/u);
    expect(await apply()).toMatchObject({ exitCode: 0 });
    expect(await issue(3)).toMatchObject({ due_date: null, milestone: { title: 'FY28-Q2' } });
    expect(await diff()).toMatchObject({ exitCode: 0 });
  });

  const rows = (...lines: readonly string[]) =>
    world.disk.set(path, `plan: {year: FY28}\nquarters:\n  none:\n${lines.map((line) => `    - ${line}\n`).join('')}`);

  const rowsAfter = (row: string) => world.disk.set(path, file().replace('  none:\n', `  none:\n    ${row}\n`));

  test('a row that says what a goal says: asked, or how to tell; never opened beside it', async () => {
    rows('title: Mentor', 'title: Learn');
    expect((await diff()).stdout).toContain('? line 4, "Mentor": is it #3? Then write its iid into the row');
    const told = await apply();
    expect(told).toMatchObject({ exitCode: 5, stdout: expect.stringContaining('Opened #6 Learn') });
    expect((await issues()).map(({ title }) => title).toSorted()).toEqual([
      'Cut deploy time',
      'Learn',
      'Mentor',
      'Old',
      'Talk it over',
    ]);
    const asked = { isTTY: true, answers: { same: '3' } };
    expect(await world.run(`plan apply ${path}`, asked)).toMatchObject({ exitCode: 0 });
    expect(file()).toContain(
      '- iid: 3\n      was: {title: Mentor, kind: general, due: none, quarter: none}\n      title: Mentor',
    );
    expect(await issues()).toHaveLength(5);
    rows('title: Mentor');
    expect(await world.run(`plan apply ${path}`, { isTTY: true, answers: { same: 'new' } })).toMatchObject({
      exitCode: 0,
    });
    expect((await issues()).filter(({ title }) => title === 'Mentor')).toHaveLength(2);
    rows('{key: mine, title: Mentor}');
    expect(await apply()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('1 goal opened') });
  });

  test.each([
    ['a number of nobody', '{iid: 99, title: A}', ':4: #99 is no goal of alex/goals'],
    ['no goal', '{iid: 1, title: A}', ':4: #1 is no goal'],
    ['a kind that is none', '{title: A, kind: redaing}', ':4: unknown kind "redaing"; did you mean reading?'],
    ['a secret', '{title: "https://alex:hunter2secret@example.com/"}', 'fy28.yml:4'],
  ])('%s: its line, and nothing is written', async (_name, row, said) => {
    rows(row, 'title: Another');
    const { exitCode, stderr } = await apply();
    expect([exitCode, writes()]).toEqual([2, []]);
    expect(stderr).toContain(said);
  });

  test('closed since, and a goal without a row: left alone', async () => {
    await exported();
    edit('title: Cut deploy time\n', 'title: Cut it\n');
    await put(2, { state_event: 'close' });
    world.requests();
    expect((await diff()).stdout).toContain('closed since, left alone: #2');
    expect(JSON.parse((await apply('--format json')).stdout)).toMatchObject({
      schema: 'devgrowth/plan-apply/v1',
      changed: [],
      file: 'as-it-was',
      left: { closed: [{ iid: 2 }] },
    });
    expect(writes()).toEqual([]);
  });

  test('words that would not stay below their heading are refused before anything is written', async () => {
    await world.run(['plan', 'start', '--focus', '  - deploys\n  - queues']);
    const head = 'plan: {year: FY28}\nquarters:\n  FY28-Q1:\n    - {title: New}\n';
    const before = (await issue(6)).description;
    for (const focus of ['A\n\n## Aspiration\n\nB', 'A\n\n```\nB', 'A\n\n<details>B', 'A\n\n<!-- B', '# Title']) {
      world.disk.set(path, `${head}focus: ${JSON.stringify(focus)}\n`);
      expect(await apply(), focus).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('  fy28.yml: focus: its words would not stay below their heading'),
      });
    }
    world.disk.set(path, `${head}focus: " "\n`);
    expect(await apply()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('fy28.yml:5: focus is empty') });
    await put(6, { description: before.replace('## Intention', '## Aim') });
    world.disk.set(path, `${head}intention: A\n`);
    expect(await apply()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('fy28.yml: intention: the year plan has no part of that name'),
    });
    expect(await issues()).toHaveLength(4);
    expect((await issue(6)).description).toBe(before.replace('## Intention', '## Aim'));
    expect(await world.run(`plan export --out ${path} --force`)).toMatchObject({ exitCode: 0 });
    expect(file()).toContain('- deploys\n');
    expect(await diff()).toMatchObject({ exitCode: 0 });
  });

  test('a file hides no goal that is there: it is refused, not passed over', async () => {
    world.disk.set(path, 'plan: {year: FY28}\nquarters:\n  none:\n    - {iid: 3, title: Mentee, confidential: true}\n');
    const refused = await apply();
    expect(refused).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('fy28.yml:4: #3 is not confidential on GitLab'),
    });
    expect(refused.stderr).toContain('`devgrowth goal edit 3 --confidential`');
    expect(writes()).toEqual([]);
    world.disk.set(path, 'plan: {year: FY28}\nquarters:\n  FY27-Q4:\n    - {iid: 4, confidential: true}\n');
    expect(await apply()).toMatchObject({ exitCode: 0 });
  });

  test('the intention, where the file names it: three ways, and the rest of the plan stays', async () => {
    await world.run('plan start --intention "One service"');
    await exported();
    edit('\nintention: One service\n', '\nintention: |\n  Two services,\n  one design\n');
    const before = (await issue(6)).description;
    expect((await diff()).stdout).toContain('~ plan: intention');
    expect(await apply()).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Changed in the plan: intention'),
    });
    expect((await issue(6)).description).toBe(before.replace('One service', 'Two services,\none design'));
    expect(file()).toContain('intention: "Two services,\\none design"');
    edit('\n  Two services,\n  one design\n', '\n  Four services\n');
    await world.run('plan edit intention --text "Three services"');
    expect(await apply()).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining('(--mine intention, --theirs intention)'),
    });
    expect((await issue(6)).description).toContain('Three services');
    expect(await apply('--theirs intention')).toMatchObject({ exitCode: 0 });
    expect(file()).toContain('\nintention: Three services\n');
    expect(await diff()).toMatchObject({ exitCode: 0 });
    // Of a year that is over: its words go into no other plan, nor the other way round.
    edit('year: FY27-Q4 to FY28-Q3', 'year: FY26');
    await world.run('plan edit intention --text "Of this year"');
    expect(await apply()).toMatchObject({ exitCode: 0 });
    edit('\nintention: Three services\n', '\nintention: Of that year\n');
    expect(await apply()).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('is of FY26, and the year plan that is open is of FY27-Q4 to FY28-Q3'),
    });
    expect((await issue(6)).description).toContain('Of this year');
  });

  test('a measure is a line of the goal: where it stands now, and every other word, stay', async () => {
    const said = '- **Measure:** deploy wait, 40 -> 12 min, now 25 (2026-11-20)';
    await put(2, { description: `Mine.\n\n${said}\n` });
    await exported();
    edit('start: 40, target: 12,', 'start: 40, target: 10,');
    rowsAfter('- {key: talk, title: Talk, measure: {name: listeners, target: 30}}');
    expect((await diff()).stdout).toContain('measure "deploy wait, 40 -> 12 min" ->');
    expect(await apply()).toMatchObject({ exitCode: 0 });
    expect((await issue(2)).description).toBe(`Mine.\n\n${said.replace('12 min', '10 min')}`);
    expect((await issue(6)).description).toContain('- **Measure:** listeners, -> 30\n');
    expect(await diff()).toMatchObject({ exitCode: 0 });
    await put(2, { description: '- **Measure:** deploy wait, 40 -> 8 min' });
    expect(await apply('--theirs 2')).toMatchObject({ exitCode: 0 });
    expect(file()).toMatch(/measure:\s+\{name: deploy wait, start: 40, target: 8, unit: min\}/u);
    expect(await diff()).toMatchObject({ exitCode: 0 });
  });

  test('what is no file: the numbers are said, and found again by what the rows say', async () => {
    rows('title: Learn');
    const { exitCode, stderr } = await world.run('plan apply -', { stdin: file() });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('line 4: iid: 6  Learn');
    expect((await diff()).stdout).toContain('No difference');
    expect(await apply()).toMatchObject({ exitCode: 0, stdout: '0 goals opened, 0 changed\n' });
    expect(file()).toContain('- iid: 6\n');
  });

  test('a file that cannot be written: the goals are there, it is said, and no draft stays', async () => {
    let isFull = false;
    world = await withGoals({
      onStep: async (step) => {
        if (isFull && step === `before write ${path}`) throw new DevgrowthError('refused', 'no room');
      },
    });
    rows('title: Learn');
    isFull = true;
    const { exitCode, stderr } = await apply();
    expect(exitCode).toBe(5);
    expect(stderr).toContain(`warning: ${path} was not changed: no room\nWrite these numbers into it`);
    expect(stderr).toContain('  line 4: iid: 6  Learn\n');
    expect((await world.run('drafts list')).stdout).not.toContain('plan apply');
    isFull = false;
    expect(await apply()).toMatchObject({ exitCode: 0 });
    expect((await issues()).filter(({ title }) => title === 'Learn')).toHaveLength(1);
    expect(file()).toContain('iid: 6');
  });

  test('what is changed or closed in the browser in the middle of it stays', async () => {
    let isBegun = false;
    world = await withGoals({
      onStep: async (step) => {
        if (isBegun || step !== 'after PUT /api/v4/projects/1/issues/4') return;
        isBegun = true;
        await put(2, { title: 'Cut releases' });
        await put(3, { state_event: 'close' });
      },
    });
    await exported('--with-private');
    for (const title of ['Cut deploy time', 'Mentor', 'Talk it over'])
      edit(`      title: ${title}`, '      title: Mine');
    const applied = await apply();
    expect(applied).toMatchObject({ exitCode: 5 });
    expect(applied.stdout).toBe(`Changed #4 Mine
  ! #2 title changed on GitLab since: "Cut releases" (file: "Mine")
    closed since, left alone: #3
0 goals opened, 1 changed, 1 to decide (--mine 2, --theirs 2)
`);
    expect([await issue(2), await issue(3)]).toMatchObject([{ title: 'Cut releases' }, { title: 'Mentor' }]);
  });

  test('many goals: a request for each, a look before each change, and fewer than ten for all of them', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `    - {key: k${at}, title: Goal ${at}, due: 2027-01-29}\n`);
    world.disk.set(path, `plan: {year: FY28}\nquarters:\n  FY27-Q4:\n${many.join('')}`);
    expect(await apply()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('40 goals opened') });
    expect(world.requests()).toHaveLength(40 + 9);
    world.disk.set(path, file().replaceAll(/key: (k\d+), title: Goal/gu, 'key: $1, title: Aim'));
    expect(await apply()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('40 changed') });
    expect(world.requests()).toHaveLength(2 * 40 + 5);
    expect(await apply()).toMatchObject({ exitCode: 0 });
    expect(writes()).toEqual([]);
  });
});

// Which company a project is of: its values, money words and programs, or none; what a project that says nothing has stays as it was.
import { describe, expect, test } from 'vitest';
import { ownWordsIn } from '#growth/words/company-words.ts';
import { gitlab } from '../support/company.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

/** Each line of a text that has a word only GitLab's people know: those of its profile, which the check of templates asks for, too. */
const told = (text: string) =>
  text
    .split('\n')
    .filter(
      (line) => ownWordsIn(line, gitlab).length > 0 || /\bdib\b|transparency|handbook\.gitlab|value:/iu.test(line),
    );

const rows = <Row>(byProject: Readonly<Record<string, Row[]>>): Row[] => Object.values(byProject).flat();

/** Everything the server keeps: texts, labels, files. */
async function stored(world: TestWorld): Promise<string> {
  const { state } = world.sandbox;
  const files = (await (await world.api('projects/1/repository/tree?recursive=true&per_page=100')).json()) as {
    path: string;
    type: string;
  }[];
  const texts = await Promise.all(
    files
      .filter(({ type }) => type === 'blob')
      .map(async ({ path }) =>
        (await world.api(`projects/1/repository/files/${encodeURIComponent(path)}/raw?ref=HEAD`)).text(),
      ),
  );
  expect(texts.length).toBeGreaterThan(10);
  return [JSON.stringify([state.issues, state.notes, state.labels, state.milestones], null, 1), ...texts].join('\n');
}

describe('company: none', () => {
  const goals = [
    ['course', 'Learn SQL', ['fund=paid', 'cost=300']],
    ['shadow', 'A week with support', ['host=team', 'host-name=Support']],
    ['mentoring', 'A mentor', ['role=program', 'program=Buddies']],
  ] as const;
  const none = scene({}, 'init --yes --no-input --company none');

  /** What a line printed, and how it ended. */
  const played = async (world: TestWorld, lines: readonly (string | readonly string[])[]) => {
    const ends: (readonly [string, number, readonly string[]])[] = [];
    for (const line of lines) {
      const { exitCode, stdout, stderr } = await world.run(line);
      ends.push([String(line), exitCode, told(`${stdout}\n${stderr}`)]);
    }
    return ends.filter(([, exitCode, words]) => exitCode !== 0 || words.length > 0);
  };

  test('from init to the browser templates: nothing of GitLab is printed or kept', async () => {
    const world = await none();
    const ends = await played(world, [
      'init --check',
      ...goals.map(([kind, title, sets]) => [
        'goal',
        'add',
        title,
        '--kind',
        kind,
        '--due',
        'none',
        '--no-input',
        ...sets.flatMap((set) => ['--set', set]),
      ]),
      'goal log 2 "Half of it" --progress 50 --next "The rest" --help-needed "A reviewer"',
      'evidence add 2 "Wrote the runbook" --result "2 pages at night, not 9"',
    ]);
    expect(ends).toEqual([]);
    expect(told(await stored(world))).toEqual([]);
    expect(world.sandbox.state.milestones.map(({ title }) => title)).toContain('2026-Q4');
  });

  test('nor in its plan, its document, its 1:1 and the report on it', async () => {
    const world = await none();
    const ends = await played(world, [
      'plan start --yes',
      'promotion start --template senior-to-staff --yes',
      '1on1 prepare --date 2026-11-24 --yes',
      'report --post --yes',
    ]);
    expect(ends).toEqual([]);
    expect(told(await stored(world))).toEqual([]);
  });

  test('template lint notes a word of GitLab in a template of one’s own, and refuses nothing for it', async () => {
    const world = await none();
    const front = `name: trip\nlabel: Trip\nversion: 1\nabout: Own.\ncolor: "#112233"\nbucket: null\nsensitive: false\ntitle: Trip`;
    const body = '{{purpose}} {{success}} {{support}}\n\n{{#actions}}\n- [ ] {{.}}\n{{/actions}}\n\nAsk HelpLab.\n';
    const path = '/home/alex/.config/devgrowth/templates/trip.md';
    await world.world.files.write(path, `---\n${front}\n---\n${body}`);
    expect(await world.run('template lint')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining(`${path}:17 says "HelpLab", a word of GitLab's`),
    });
  });

  const withWork = scene(
    {},
    'init --yes --no-input --company none',
    'goal add "Calm releases" --kind general --due none --no-input',
    'evidence add 2 "Wrote the runbook" --result "2 pages at night, not 9"',
    'promotion start --template general --yes',
  );
  test('reports, exports and helps name nothing of it', async () => {
    const ends = await played(await withWork(), [
      'promotion show',
      'goal export',
      'evidence list --format markdown',
      'report',
      'report --format html',
      'report --for review --format markdown',
      'template show shadow',
      'goal log --help',
      'evidence edit --help',
      'init --help',
    ]);
    expect(ends).toEqual([]);
  });

  test('nor the check of a document and the file that is handed in', async () => {
    const world = await withWork();
    await world.run(['promotion', 'edit', 'summary', '--text', 'Alex leads it. We will cut the wait by 30 %.']);
    for (const line of ['promotion lint --hints', 'promotion lint --format json']) {
      const { exitCode, stdout, stderr } = await world.run(line);
      expect([line, exitCode, told(stdout + stderr)]).toEqual([line, 3, []]);
    }
    const before = new Set(world.disk.keys());
    expect(await played(world, ['promotion export --format html --for manager --out case.html'])).toEqual([]);
    const made = [...world.disk].filter(([path]) => !before.has(path));
    expect(made.map(([, text]) => [text.includes('Alex leads it'), told(text)])).toEqual([[true, []]]);
  });

  test('a value is refused, before anything is written', async () => {
    const world = await none();
    await world.run('goal add "Calm releases" --kind general --due none --no-input');
    expect(await world.run('goal log 2 "Half" --value results')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('the company of this project has no values; got --value results'),
    });
    expect(rows(world.sandbox.state.notes).filter(({ body }) => body.includes('Half'))).toEqual([]);
  });
});

describe('a company of its own', () => {
  const file = `name: Example Ltd
values:
  - {id: ownership, name: Ownership, ask: What did you see through?}
  - {id: customer-first, name: Customer first}
  - {id: courage, name: Courage}
fiscal_year_start: 7
money: {currency: EUR, fund: "the \\"learning\\" budget: 2026", approver: Kim}
programs: {shadow: [Support week], mentoring: [Buddy scheme]}
promotion: {results: 2, pages: 1}
`;
  const path = '.devgrowth/company.yml';
  const commit = (world: TestWorld, text: string, action: 'create' | 'update') =>
    world.api('projects/1/repository/commits', {
      method: 'POST',
      body: { branch: 'main', commit_message: 'Company', actions: [{ action, file_path: path, content: text }] },
    });
  const own = scene(
    {},
    `init --yes --no-input --manager @morgan --company ${path}`,
    async (world) => {
      await commit(world, file, 'update');
    },
    'init --yes --no-input',
    'goal add "Calm releases" --kind general --due 2026-12-31 --no-input',
  );

  test('init makes its file, then its labels, and tells a reader without the repository', async () => {
    const world = await own();
    const { labels, issues } = world.sandbox.state;
    expect(labels.map(({ name }) => name).filter((name) => name.startsWith('value:'))).toEqual([
      'value:ownership',
      'value:customer-first',
      'value:courage',
    ]);
    expect(rows(issues)[0]?.description).toContain('\n  name: Example Ltd\n');
    const { stdout } = await world.run('goal show 2 --format json');
    // init wrote the first month of the file that it made, and what the settings say goes first.
    expect(JSON.parse(stdout)).toMatchObject({ goal: { milestone: '2026-Q4' } });
    expect(await world.run('init --check')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining(
        'fiscal_year_start of .devgrowth.yml (1) goes before the company’s (7)'.replace('’', "'"),
      ),
    });
  });

  test('its values in evidence, lists, report and JSON', async () => {
    const world = await own();
    expect(await world.run('evidence add 2 "Kept it up" --value courage --value "Customer first"')).toMatchObject({
      exitCode: 0,
    });
    const { notes, issues, labels } = world.sandbox.state;
    expect(
      rows(notes).some(({ body }) => body.startsWith('**Evidence 2026-11-23** · values: courage, customer-first\n')),
    ).toBe(true);
    const ids = labels.filter(({ name }) => name.startsWith('value:c')).map(({ id }) => id);
    expect(rows(issues).find(({ iid }) => iid === 2)?.labelIds).toEqual(expect.arrayContaining(ids));
    const evidence = await world.run('evidence list --value courage --format json');
    expect(JSON.parse(evidence.stdout)).toMatchObject({ evidence: [{ values: ['courage', 'customer-first'] }] });
    expect((await world.run('goal list --value courage')).stdout).toContain('Calm releases');
    expect((await world.run('report --format markdown')).stdout).toContain('Customer first');
    const report: unknown = JSON.parse((await world.run('report --format json')).stdout);
    expect(report).toMatchObject({
      aims: [
        { value: 'customer-first', goals: 1 },
        { value: 'courage', goals: 1 },
      ],
    });
    const refused = await world.run('evidence add 2 "More" --value results');
    expect(refused).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--value takes ownership, customer-first, courage; got "results"'),
    });
  });

  test('a manager who opens no file of the project knows them by their names, too', async () => {
    const world = await own();
    await world.run('evidence add 2 "Kept it up" --value customer-first');
    const manager = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    const { exitCode, stdout } = await manager.run('report --project alex/goals --format markdown');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Customer first');
    expect(stdout).not.toContain('earlier value');
  });

  test('what it has no longer stays, and is called so', async () => {
    const world = await own();
    await world.run('evidence add 2 "Kept it up" --value courage');
    await commit(world, file.replace('  - {id: courage, name: Courage}\n', ''), 'update');
    expect((await world.run('report --format markdown')).stdout).toContain('courage (an earlier value)');
    expect((await world.run('goal list --value courage')).stdout).toContain('Calm releases');
    expect((await world.run('goal log 2 "More" --value courage')).exitCode).toBe(2);
  });

  test('its document, programs and money words', async () => {
    const world = await own();
    const course = await world.run(
      'goal add "Learn SQL" --kind course --set fund=paid --set cost=300 --due none --no-input',
    );
    expect(course).toMatchObject({ exitCode: 0 });
    const text = (iid: number) => rows(world.sandbox.state.issues).find((one) => one.iid === iid)?.description ?? '';
    expect(text(3)).toContain('- Paid from the "learning" budget: 2026: Yes\n- Cost: 300 EUR\n');
    expect(text(3)).toContain('- [ ] Approval: Kim\n');
    await world.run('goal add --kind shadow --set host=program-1 --due none --no-input');
    expect(rows(world.sandbox.state.issues).find((one) => one.iid === 4)?.title).toBe('Shadow: Support week');
    await world.run('promotion start --template general --yes');
    expect(text(5)).toContain('### Customer first\n\n- _What shows Customer first?_\n');
    expect(text(5)).toContain('one page at most');
    expect(text(5).match(/^### Result \d/gmu)).toEqual(['### Result 1', '### Result 2']);
    expect((await world.run('promotion show')).stdout).toMatch(
      /Results +0 of 2\n +Values +0 of 3, missing: Ownership, Customer/u,
    );
  });

  test.each([
    ['is gone', null, '.devgrowth.yml names .devgrowth/company.yml, and there is no such file'],
    [
      'has problems',
      'values:\n  - {id: Own It, name: X}\nmony: {}\n',
      '.devgrowth/company.yml:3: mony: unknown key; did you mean money?',
    ],
  ])('a file that %s stops every command with what to mend', async (_how, text, problem) => {
    const world = await own();
    if (text === null)
      await world.api('projects/1/repository/commits', {
        method: 'POST',
        body: { branch: 'main', commit_message: 'x', actions: [{ action: 'delete', file_path: path }] },
      });
    else await commit(world, text, 'update');
    const { exitCode, stderr } = await world.run('goal list');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
  });
});

test('a project that names no company is GitLab’s, and init --check says so', async () => {
  const world = await scene({}, 'init --yes --no-input')();
  expect(await world.run('init --check')).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('.devgrowth.yml names no company: values, programs and money words are GitLab'),
  });
  expect(await world.run('init --yes --no-input --company none')).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('says company: gitlab, and that stays as it is'),
  });
  expect(await world.run('goal add --kind shadow --set host=ceo --due none --no-input --dry-run')).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('CEO shadow: on hold until further notice'),
  });
});

// Templates through the front door: listed, shown, linted and used, the person's own ones without a clone; and the drift that init reports.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const withManager = scene({}, 'init --yes --no-input --manager @morgan');
beforeEach(async () => {
  world = await withManager();
  world.requests();
});

const own = (name: string, label: string, version = 1, body = '') => `---
name: ${name}
label: ${label}
version: ${version}
about: An own kind.
color: "#336699"
bucket: 20
sensitive: true
title: "Garden: {{plot}}"
questions:
  - { id: plot, type: text, ask: Which plot? }
---
Plot: {{plot}}
${body}
{{purpose}} {{success}} {{support}}
{{#actions}}
- [ ] {{.}}
{{/actions}}
`;

async function put(path: string, content: string, method: 'POST' | 'PUT' = 'POST') {
  const answer = await world.api(`projects/1/repository/files/${encodeURIComponent(path)}`, {
    method,
    body: { branch: 'main', commit_message: 'by hand', content },
  });
  expect(answer.ok).toBe(true);
}
const file = async (path: string) =>
  (await (await world.api(`projects/1/repository/files/${encodeURIComponent(path)}/raw?ref=main`)).text()).replace(
    /\n$/u,
    '',
  );
const asJson = (stdout: string): unknown => JSON.parse(stdout);
const browserFile = (label: string) => `.gitlab/issue_templates/${label}.md`;
const reading = browserFile('Reading');

async function drift(): Promise<readonly string[]> {
  const { exitCode, stdout } = await world.run('init --check --format json');
  const { steps } = asJson(stdout) as { steps: { action: string; what: string; name: string }[] };
  const found = steps
    .filter(({ action }) => action !== 'keep')
    .map(({ action, what, name }) => `${action} ${what} ${name}`);
  expect(exitCode).toBe(found.length === 0 ? 0 : 3);
  return found;
}

describe('template list', () => {
  test('names every kind and document, with version, origin and the day its facts are from', async () => {
    const { exitCode, stdout, stderr } = await world.run('template list');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect([...stdout.matchAll(/^ {2}(\S+) {2}\S/gmu)].map(([, name]) => name)).toEqual([
      'career-change',
      'challenging-task',
      'course',
      'general',
      'growing-others',
      'internship',
      'lesson',
      'mentoring',
      'reading',
      'shadow',
      'promotion/general',
      'promotion/senior-to-staff',
      'plan/year',
    ]);
    expect(stdout).toContain('  lesson  70 % · 9 questions · confidential · v2 · built-in · checked 2026-08-15\n');
    expect(stdout).toContain('70 % on the job, 20 % with others, 10 % in training: a rule of thumb');
    expect(stdout).toContain('    https://handbook.gitlab.com/handbook/finance/expenses/\n');
  });

  test('own ones of the project and of this machine take part; a broken one is named and stops nothing', async () => {
    await put('.devgrowth/templates/garden.md', own('garden', 'Garden work'));
    await put('.devgrowth/templates/broken.md', own('broken', 'Broken', 1, '{{nobody}}'));
    await put('.devgrowth/templates/old/garden.md', 'not looked at');
    await world.world.files.write('/home/alex/.config/devgrowth/templates/reading.md', own('reading', 'Reading', 7));
    const { exitCode, stdout, stderr } = await world.run('template list --format json');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr:
        'warning: the template .devgrowth/templates/broken.md takes no part (1 problem); `devgrowth template lint` tells more\n',
    });
    const { templates, broken } = asJson(stdout) as { templates: { name: string }[]; broken: unknown };
    expect(templates.map(({ name }) => name)).toHaveLength(14);
    expect(templates.find(({ name }) => name === 'garden')).toEqual({
      type: 'goal',
      name: 'garden',
      label: 'Garden work',
      version: 1,
      about: 'An own kind.',
      source: null,
      checked: null,
      questions: 5,
      bucket: 20,
      sensitive: true,
      origin: 'project',
      path: '.devgrowth/templates/garden.md',
    });
    expect(templates.find(({ name }) => name === 'reading')).toMatchObject({ version: 7, origin: 'local' });
    expect(broken).toEqual([
      {
        path: '.devgrowth/templates/broken.md',
        origin: 'project',
        problems: [
          expect.stringMatching(/^\.devgrowth\/templates\/broken\.md:14: unknown placeholder \{\{nobody\}\}/u),
        ],
      },
    ]);
    expect((await world.run('template list')).stdout).toContain(
      '\nTake no part\n  ! .devgrowth/templates/broken.md (project): 1 problem\n',
    );
  });

  test('an own template cannot push a built-in one out by taking its label', async () => {
    await put('.devgrowth/templates/career-change.md', own('career-change', 'Reading'));
    const { stdout } = await world.run('template list --format json');
    const { templates, broken } = asJson(stdout) as {
      templates: { name: string; origin: string }[];
      broken: unknown[];
    };
    expect(templates.filter(({ name }) => ['reading', 'career-change'].includes(name))).toMatchObject([
      { name: 'career-change', origin: 'built-in' },
      { name: 'reading', origin: 'built-in' },
    ]);
    expect(broken).toHaveLength(1);
  });

  test('--templates DIR takes part last, so it replaces the others of its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'devgrowth-templates-'));
    await writeFile(join(folder, 'reading.md'), own('reading', 'Reading', 9));
    await put('.devgrowth/templates/reading.md', own('reading', 'Reading', 2));
    const { stdout } = await world.run(['template', 'list', '--templates', folder, '--format', 'json']);
    const { templates } = asJson(stdout) as { templates: { name: string }[] };
    expect(templates.find(({ name }) => name === 'reading')).toMatchObject({ version: 9, origin: 'local' });
    expect(await world.run(['template', 'list', '--templates', join(folder, 'none')])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /^error: cannot read [^\n]*\nhint: Give --templates, or DEVGROWTH_TEMPLATES, a folder/u,
      ),
    });
  });

  test('without a host it shows what is on this machine, and says what is left out', async () => {
    const alone = worldOnSandbox({ env: { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' } });
    const { exitCode, stdout, stderr } = await alone.run('template list');
    expect({ exitCode, found: stdout.includes('\n  reading  ') }).toEqual({ exitCode: 0, found: true });
    expect(stderr).toMatch(/^note: own templates of a goals project are left out: /u);
    expect(await alone.run('template list --host gitlab.com')).toMatchObject({ exitCode: 4 });
  });

  test('when the repository cannot be read, the command fails rather than guess', async () => {
    world.breakRoute('/repository/tree', 500);
    expect(await world.run('template list')).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('error: could not read the files of alex/goals'),
    });
  });
});

describe('template show', () => {
  test('prints the questions, and the text with nothing answered', async () => {
    const { stdout } = await world.run('template show reading');
    expect(stdout).toContain('Questions (--set id=answer)\n  book     What will you read? (text)\n');
    expect(stdout).toContain('Text, with nothing answered\n\n## Purpose\n\n_Not written yet: why this one');
    expect(stdout).not.toMatch(/\{\{|undefined/u);
  });

  test.each([
    ['a document', 'promotion/senior-to-staff', '## Gaps (private)'],
    ['a document without its folder', 'year', '### FY27-Q4 (2026-11-01 to 2027-01-31)'],
    ['a kind before a document of the same name', 'general', '## Success measure'],
  ])('%s', async (_name, name, words) => {
    const { exitCode, stdout } = await world.run(`template show ${name}`);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`\n${words}\n`);
  });

  test('an unknown name gets the names there are', async () => {
    expect(await world.run('template show raeding')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /^error: there is no template "raeding"; did you mean reading\?\nhint: Templates: career-change, .*promotion\/general/u,
      ),
    });
  });
});

describe('template lint', () => {
  async function fileWith(text: string, name = 'mine.md'): Promise<string> {
    const path = join(await mkdtemp(join(tmpdir(), 'devgrowth-lint-')), name);
    await writeFile(path, text);
    return path;
  }

  test('all that ship are clean', async () => {
    expect(await world.run('template lint')).toEqual({
      exitCode: 0,
      stdout: '13 templates checked, nothing to mend\n',
      stderr: '',
    });
  });

  test.each([
    ['a leftover placeholder', own('mine', 'Mine', 1, 'So }} it'), 14, 'leftover'],
    [
      'an unknown name',
      own('mine', 'Mine', 1, '{{plott}}'),
      14,
      'unknown placeholder \\{\\{plott\\}\\}; did you mean plot\\?',
    ],
    ['a label that is taken', own('mine', 'Reading'), 1, 'the label "Reading" is taken'],
    ['no front matter', 'just text', 1, 'must start with front matter'],
    ['a quick action', own('mine', 'Mine', 1, '/close'), 14, 'a quick action'],
    [
      'a document with an unknown key',
      '---\ntype: plan\nname: mine\nlabel: Mine\nversion: 1\nabout: Own.\ntitle: Mine\ncolour: red\n---\nText\n',
      8,
      'unknown key "colour"',
    ],
    [
      'a plan that would lose words',
      '---\ntype: plan\nname: mine\nlabel: Mine\nversion: 1\nabout: Own.\ntitle: Mine\n---\n{{aspiration}} {{focus}} {{quarters}}\n',
      1,
      'does not use \\{\\{intention\\}\\}',
    ],
  ])('%s is a finding with its line, exit 3', async (_name, text, line, problem) => {
    const path = await fileWith(text);
    const { exitCode, stdout, stderr } = await world.run(['template', 'lint', path, '--format', 'json']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: '' });
    const { checked, findings } = asJson(stdout) as { checked: number; findings: unknown[] };
    expect(checked).toBe(1);
    expect(findings).toContainEqual({ path, line, problem: expect.stringMatching(problem) });
    expect((await world.run(['template', 'lint', path])).stdout).toMatch(
      /mine\.md:\d+: [^\n]+\n[\s\S]*1 template checked, \d+ problems?\n$/u,
    );
  });

  test('a good file is clean, and asks no server', async () => {
    const path = await fileWith(own('mine', 'Mine'));
    world.requests();
    expect(await world.run(['template', 'lint', path])).toMatchObject({
      exitCode: 0,
      stdout: '1 template checked, nothing to mend\n',
    });
    expect(world.requests()).toEqual([]);
  });

  test('of a folder, its template files are checked; a README is none', async () => {
    const path = await fileWith(own('mine', 'Mine', 1, '{{nobody}}'));
    const folder = join(path, '..');
    await writeFile(join(folder, 'README.md'), '# Mine\n');
    await writeFile(join(folder, 'good.md'), own('good', 'Good'));
    expect(await world.run(['template', 'lint', folder])).toMatchObject({
      exitCode: 3,
      stdout: expect.stringMatching(/mine\.md:14: unknown placeholder[^\n]*\n2 templates checked, 1 problem\n$/u),
    });
  });

  test.skipIf(process.platform === 'win32')(
    'a folder from elsewhere gives neither its links out nor its pipes',
    async () => {
      const folder = join(await fileWith(own('good', 'Good')), '..');
      const elsewhere = await fileWith(own('stolen', 'Stolen'));
      await symlink(elsewhere, join(folder, 'a-link.md'));
      await symlink(join(folder, 'good.txt'), join(folder, 'b-lost.md'));
      execFileSync('mkfifo', [join(folder, 'c-pipe.md')]);
      await mkdir(join(folder, 'd-folder.md'));
      await writeFile(join(folder, 'e-huge.md'), Buffer.alloc(1024 * 1024 + 1, 'x'));
      await writeFile(join(folder, 'inside.txt'), own('inside', 'Inside'));
      await symlink('inside.txt', join(folder, 'f-inside.md'));
      const found = [
        ['a-link.md', 'it is a link out of its folder'],
        ['b-lost.md', 'it is a link to nothing'],
        ['c-pipe.md', 'it is a pipe or a device, no file'],
        ['d-folder.md', 'it is a folder'],
        ['e-huge.md', 'it is larger than 1 MB'],
      ] as const;
      const lint = await world.run(['template', 'lint', folder]);
      expect(lint.exitCode).toBe(3);
      for (const [name, why] of found) expect(lint.stdout).toContain(`${join(folder, name)}:1: ${why}\n`);
      expect(lint.stdout).toContain('\n7 templates checked, 5 problems\n');
      const list = await world.run(['template', 'list', '--templates', folder, '--format', 'json']);
      expect([list.exitCode, list.stdout.includes('stolen'), list.stdout.includes('"inside"')]).toEqual([
        0,
        false,
        true,
      ]);
      for (const [name] of found) expect(list.stderr + list.stdout).toContain(join(folder, name));
    },
  );

  test('finds what is broken in the project, and a missing file is a usage error', async () => {
    await put('.devgrowth/templates/broken.md', own('broken', 'Broken', 1, '{{nobody}}'));
    expect(await world.run('template lint')).toMatchObject({
      exitCode: 3,
      stdout: expect.stringMatching(
        /^\.devgrowth\/templates\/broken\.md:14: unknown placeholder[^\n]*\n14 templates checked, 1 problem\n$/u,
      ),
      stderr: '',
    });
    expect(await world.run('template lint nowhere.md')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('error: cannot read nowhere.md'),
    });
  });
});

describe('an own kind', () => {
  test('is used without a clone, and its label is made', async () => {
    await put('.devgrowth/templates/garden.md', own('garden', 'Garden work'));
    const { exitCode, stderr } = await world.run('goal add "Dig" --kind garden --set plot=12 --set actions=Dig');
    expect(exitCode, stderr).toBe(0);
    expect(await (await world.api('projects/1/issues/2')).json()).toMatchObject({
      labels: ['goal', 'goal::garden', 'progress::planned'],
      confidential: true,
      description: expect.stringMatching(
        /^Plot: 12\n[\s\S]*- \[ \] Dig\n\n<!-- devgrowth:goal template=garden@1 key=/u,
      ),
    });
  });

  describe('of a local folder', () => {
    const folderWith = async (files: Readonly<Record<string, string>>) => {
      const folder = await mkdtemp(join(tmpdir(), 'devgrowth-own-'));
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
      return folder;
    };
    const issues = async () =>
      ((await (await world.api('projects/1/issues')).json()) as { iid: number }[]).sort(
        (one, two) => one.iid - two.iid,
      );
    const garden = { 'garden.md': own('garden', 'Garden work'), 'README.md': '# What these are for\n' };

    test('is used by goal add, by flags, by questions and by an import', async () => {
      const folder = await folderWith(garden);
      const flags = ['--templates', folder, '--due', 'none'];
      expect(await world.run(['goal', 'add', '--kind', 'garden', '--set', 'plot=12', ...flags])).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('Opened #2 Garden: 12 (garden, confidential)'),
        stderr: '',
      });
      const skipped = { purpose: '', success: '', actions: [], support: '' };
      const answers = { kind: 'garden', plot: '7', ...skipped, title: '', submit: 'submit' };
      expect(await world.run(['goal', 'add', ...flags], { isTTY: true, answers })).toMatchObject({ exitCode: 0 });
      const file = join(await mkdtemp(join(tmpdir(), 'devgrowth-import-')), 'goals.yml');
      await writeFile(file, 'goals:\n  - { title: Weed, kind: garden }\n');
      expect(await world.run(['goal', 'add', '--import', file, '--templates', folder])).toMatchObject({ exitCode: 0 });
      expect((await issues()).slice(1)).toMatchObject(
        ['Garden: 12', 'Garden: 7', 'Weed'].map((title) => ({
          title,
          labels: expect.arrayContaining(['goal::garden']),
          confidential: true,
        })),
      );
    });

    test('its draft knows the folder, so that it is finished from anywhere', async () => {
      const folder = await folderWith(garden);
      world.breakWrites('/issues', 503);
      const words = ['goal', 'add', 'Dig', '--kind', 'garden', '--set', 'plot=12', '--templates', folder];
      const { stderr } = await world.run(words);
      const [, id = ''] = /drafts resume (\w{6})/u.exec(stderr) ?? [];
      world.mendRoutes();
      expect(await world.run(`drafts resume ${id}`)).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('Opened #2 Dig (garden'),
      });
    });

    test('another kind of a goal, the browser template and documents come from there, too', async () => {
      const document = (type: string, name: string, body: string) =>
        `---\ntype: ${type}\nname: ${name}\nlabel: ${name} mine\nversion: 1\nabout: Own.\ntitle: My ${name}\n---\n${body}\n`;
      const folder = await folderWith({
        ...garden,
        'year.md': document(
          'plan',
          'year',
          'Mine: {{aspiration}} {{focus}} {{intention}}\n{{#quarters}}\n- {{.}}\n{{/quarters}}',
        ),
        'short.md': document('promotion', 'short', 'Three lines.'),
      });
      const templates = ['--templates', folder];
      await world.run('goal add Dig --kind general --due none');
      await world.run(['goal', 'edit', '2', '--kind', 'garden', ...templates]);
      await world.run(['plan', 'start', ...templates]);
      await world.run(['promotion', 'start', '--template', 'short', ...templates]);
      expect((await issues()).slice(1)).toMatchObject([
        { title: 'Dig', labels: expect.arrayContaining(['goal::garden']) },
        { title: 'My year', description: expect.stringContaining('Mine:') },
        { title: 'My short', description: expect.stringContaining('Three lines.') },
      ]);
      expect(await world.run(['init', '--yes', '--no-input', ...templates])).toMatchObject({ exitCode: 0 });
      expect(await file(browserFile('Garden work'))).toContain('~"goal::garden"');
    });

    test('DEVGROWTH_TEMPLATES names it once for every command', async () => {
      const folder = await folderWith(garden);
      const here = worldOnSandbox({ env: { DEVGROWTH_TEMPLATES: folder } });
      await here.run('init --yes --no-input');
      expect(await here.run('goal add --kind garden --set plot=3')).toMatchObject({
        stdout: expect.stringContaining('Opened #2 Garden: 3'),
      });
      expect((await here.run('template list')).stdout).toContain('\n  garden  20 %');
      const { stdout } = await here.run('report --format json');
      const { balance } = asJson(stdout) as { balance: { buckets: { bucket: number; goals: number }[] } };
      expect(balance.buckets.find(({ bucket }) => bucket === 20)?.goals).toBe(1);
    });
  });

  test('its browser template is made by init; a goal opened from that one is understood', async () => {
    await put('.devgrowth/templates/garden.md', own('garden', 'Garden work'));
    expect(await drift()).toEqual([`create template ${browserFile('Garden work')}`, 'create label goal::garden']);
    expect(await world.run('init --yes --no-input')).toMatchObject({ exitCode: 0 });
    expect(await drift()).toEqual([]);
    const text = await file(browserFile('Garden work'));
    const description = text
      .replace(/<!-- Which plot\? -->/u, '7')
      .replace(/<!-- What will you do[^\n]*/u, '- [x] Dig');
    await world.api('projects/1/issues', { method: 'POST', body: { title: 'In the browser', description } });
    const { stdout } = await world.run('goal show 2 --format json');
    expect(asJson(stdout)).toMatchObject({
      goal: { kind: 'garden', stage: 'planned', confidential: true, progress: { percent: 100, total: 1 } },
      description: expect.stringMatching(/^Plot: 7\n/u),
    });
    expect(stdout).not.toContain('hash=');
  });
});

describe('drift', () => {
  const before = (text: string) => text.replace('Get it', 'Buy it');

  test('nothing after init, and --check writes and asks nothing', async () => {
    world.requests();
    expect(await drift()).toEqual([]);
    expect(new Set(world.requests().map((request) => request.split(' ')[0]))).toEqual(new Set(['GET']));
  });

  test('a project that is not there yet is drift, and stays absent', async () => {
    const fresh = worldOnSandbox({ isTTY: true });
    expect(await fresh.run('init --check')).toMatchObject({
      exitCode: 3,
      stdout: expect.stringMatching(/^Plan for alex\/goals[^\n]*\n {2}create {2}project/u),
      stderr: '',
    });
    expect(fresh.sandbox.state.projects).toEqual([]);
  });

  test.each([
    [
      'a label',
      async () => void (await world.api('projects/1/labels/goal', { method: 'DELETE' })),
      ['create label goal'],
    ],
    [
      'a member',
      async () => {
        const morgan = world.sandbox.state.users.find(({ username }) => username === 'morgan')?.id;
        await world.api(`projects/1/members/${morgan}`, { method: 'DELETE' });
      },
      ['create member @morgan as guest'],
    ],
    [
      'the days of a milestone',
      async () => {
        const id = world.sandbox.state.milestones.find(({ title }) => title === 'FY27-Q4')?.id;
        await world.api(`projects/1/milestones/${id}`, { method: 'PUT', body: { due_date: '2027-02-28' } });
      },
      ['drift milestone FY27-Q4 (2026-11-01 to 2027-02-28, not 2026-11-01 to 2027-01-31)'],
    ],
    [
      'a template edited by hand',
      () => file(reading).then((text) => put(reading, before(text), 'PUT')),
      [`drift template ${reading} (edited by hand since reading@2; delete it to have it generated again)`],
    ],
    [
      "a person's own file under the name of a kind",
      () => put(reading, 'My own words', 'PUT'),
      [`drift template ${reading} (not as generated; delete it to have it generated again)`],
    ],
    ["a person's own template beside ours", () => put(browserFile('Bug'), 'Steps'), []],
  ])('%s is reported', async (_name, change, expected) => {
    await change();
    expect(await drift()).toEqual(expected);
  });

  test('what init may not change, it leaves and shows, and its exit code is 0', async () => {
    await put(reading, before(await file(reading)), 'PUT');
    const { exitCode, stdout, stderr } = await world.run('init --yes --no-input');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `Complete already: alex/goals\n${world.base}/alex/goals\n`,
    });
    expect(stderr).toContain('drift   template');
    expect(await file(reading)).toContain('Buy it');
  });

  test('a new version of a template rewrites its file, unless it was edited', async () => {
    await put('.devgrowth/templates/garden.md', own('garden', 'Garden work'));
    await world.run('init --yes --no-input');
    const mine = browserFile('Garden work');
    await put('.devgrowth/templates/garden.md', own('garden', 'Garden work', 2, 'Water: daily'), 'PUT');
    expect(await drift()).toEqual([`update template ${mine} (garden@1 -> garden@2)`]);
    await world.run('init --yes --no-input');
    expect(await file(mine)).toMatch(/Water: daily[\s\S]*template=garden@2/u);

    await put(mine, (await file(mine)).replace('daily', 'weekly'), 'PUT');
    await put('.devgrowth/templates/garden.md', own('garden', 'Garden work', 3, 'Water: never'), 'PUT');
    await world.run('init --yes --no-input');
    expect(await file(mine)).toMatch(/Water: weekly[\s\S]*template=garden@2/u);
    expect(await drift()).toEqual([
      `drift template ${mine} (edited by hand since garden@2; delete it to have it generated again)`,
    ]);
  });

  test('a file without a stamp that says the same gets one; a kind that is gone is shown', async () => {
    const text = await file(reading);
    await put(reading, text.replace(/\n\n<!-- devgrowth[^\n]*$/u, '\n'), 'PUT');
    expect(await drift()).toEqual([`update template ${reading}`]);
    await world.run('init --yes --no-input');
    expect(await drift()).toEqual([]);
    expect(await file(reading)).toBe(text);
    await put(browserFile('Gone'), text);
    expect(await drift()).toEqual([`drift template ${browserFile('Gone')} (no kind has it any more: reading@2)`]);
  });
});

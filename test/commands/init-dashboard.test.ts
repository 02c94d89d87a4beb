// `devgrowth init` and the dashboard: written with live tables, renewed while nobody edits it, and never over somebody's words.
import { describe, expect, test } from 'vitest';
import { viewsOn } from '../support/embedded-views.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

interface Shown {
  readonly iid: number;
  readonly description: string;
}

async function dashboardOf(world: TestWorld, path = 'alex/goals'): Promise<Shown> {
  const answer = await world.api(`projects/${encodeURIComponent(path)}/issues?labels=dashboard`);
  const [issue, ...others] = (await answer.json()) as Shown[];
  if (issue === undefined || others.length > 0) throw new Error('There is not one dashboard.');
  return issue;
}

async function rewrite(world: TestWorld, edit: (text: string) => string): Promise<string> {
  const { iid, description } = await dashboardOf(world);
  await world.api(`projects/alex%2Fgoals/issues/${iid}`, {
    method: 'PUT',
    body: { description: edit(description) },
  });
  return (await dashboardOf(world)).description;
}

async function setUp(options: Parameters<typeof worldOnSandbox>[0] = {}): Promise<TestWorld> {
  const world = worldOnSandbox(options);
  await world.run('init --yes --no-input');
  world.requests();
  return world;
}

const writes = (world: TestWorld) => world.requests().filter((request) => !request.startsWith('GET'));

test('it shows lists, live tables, and the settings for readers without the files', async () => {
  const world = await setUp();
  const { description } = await dashboardOf(world);
  expect(description).toMatchSnapshot();
});

test('a project that moved into a sub-group is asked for by its whole new path', async () => {
  const world = await setUp();
  const { namespaces, projects } = world.sandbox.state;
  const [own] = namespaces;
  const [project] = projects;
  if (own === undefined || project === undefined) throw new Error('There is no project to move.');
  namespaces.push({ ...own, id: 90, kind: 'group', name: 'people', path: 'people', fullPath: 'shop/people' });
  project.namespaceId = 90;
  expect(await world.run('init --yes --no-input --project shop/people/goals')).toMatchObject({ exitCode: 0 });
  const { description } = await dashboardOf(world, 'shop/people/goals');
  const queries = [...description.matchAll(/^query: .*$/gmu)].map(([line]) => line);
  expect(queries.length).toBeGreaterThan(4);
  expect(queries.filter((line) => !line.includes('project = "shop/people/goals"'))).toEqual([]);
});

test('renamed labels are asked for by their names', async () => {
  const world = await setUp();
  const settings = 'labels:\n  marker:goal: "ziel: alex"\n  stage:waiting: wartet\n';
  await world.api('projects/alex%2Fgoals/repository/commits', {
    method: 'POST',
    body: {
      branch: 'main',
      commit_message: 'Rename labels',
      actions: [{ action: 'update', file_path: '.devgrowth.yml', content: `time_zone: UTC\n${settings}` }],
    },
  });
  expect(await world.run('init --yes --no-input')).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('issue #1 (settings, addresses or the year'),
  });
  const { description } = await dashboardOf(world);
  expect(description).toContain(`and label = (~"ziel: alex", ~"wartet") and state = opened'\n`);
  expect(description).toContain(`\n${settings}`);
});

/** Title of each table to the titles of its goals, as the page shows them to this person. */
async function tablesFor(world: TestWorld, as: string): Promise<Record<string, readonly string[]>> {
  const { iid } = await dashboardOf(world);
  const address = `${world.base}/alex/goals/-/issues/${iid}`;
  const page = await world.sandbox.fetch(new Request(address, { headers: { Cookie: `sandbox_as=${as}` } }));
  const views = viewsOn(await page.text());
  expect(views.map(({ error }) => error).filter((error) => error !== null)).toEqual([]);
  return Object.fromEntries(views.map(({ title, rows }) => [title, rows.map(([first = '']) => first)]));
}

describe('the tables', () => {
  // On the sandbox, which knows GLQL from GitLab's pages and nothing of ours.
  test('show the goals they name, to a Guest those that a Guest may see', async () => {
    const world = worldOnSandbox({ now: '2026-02-03T09:00:00.000Z' });
    await world.run('init --yes --no-input --manager @morgan');
    const add = async (title: string, due: string, kind = 'reading') => {
      const added = await world.run(`goal add "${title}" --kind ${kind} --due ${due} --yes --no-input`);
      expect(added).toMatchObject({ exitCode: 0 });
    };
    await add('Closed in spring', '2026-03-31');
    await add('Overdue', '2026-11-20');
    await add('Waiting', '2026-12-18');
    await add('At risk', '2026-12-11');
    await add('Secret', '2026-12-01', 'career-change');
    await add('Closed in autumn', '2027-01-29');
    await world.run('1on1 prepare --date 2026-02-10 --yes --no-input');
    await world.run('goal close 2 --outcome achieved --no-input');
    world.setNow('2026-11-16T09:00:00.000Z');
    await world.run('goal wait 4 --no-input');
    await world.run(['goal', 'log', '5', 'No seat left', '--health', 'at-risk', '--help-needed', 'A seat']);
    await world.run(['goal', 'log', '6', 'Unsure', '--help-needed', 'An ear']);
    await world.run('goal close 7 --outcome dropped --no-input');
    world.setNow('2026-11-23T09:00:00.000Z');

    const open = ['Overdue', 'Secret', 'At risk', 'Waiting'];
    const shown = {
      'Asked of morgan': ['Secret', 'At risk'],
      'Open goals': open,
      Overdue: ['Overdue'],
      'Said to wait': ['Waiting'],
      'Said to need attention or to be at risk': ['At risk'],
      'Closed in the last three months': ['Closed in autumn'],
      'Closed in FY27-Q1': ['Closed in spring'],
      'Closed in FY27-Q2': [],
      'Closed in FY27-Q3': [],
      'Closed in FY27-Q4': ['Closed in autumn'],
    };
    expect(await tablesFor(world, 'alex')).toEqual(shown);
    expect(await tablesFor(world, 'morgan')).toEqual({
      ...shown,
      'Asked of morgan': ['At risk'],
      'Open goals': open.filter((one) => one !== 'Secret'),
    });
  });

  test('are right for labels with colons, quotes and number signs in their names', async () => {
    const world = worldOnSandbox();
    const settings = [
      'time_zone: UTC',
      'labels:',
      `  marker:goal: "Alex's goals: #1"`,
      '  stage:waiting: "- wartet (auf: wen?)"',
      '  health:at-risk: "~in Gefahr"',
      '  ask:open: "an: wen?"',
      '',
    ].join('\n');
    await world.run('init --yes --no-input');
    await world.api('projects/alex%2Fgoals/repository/commits', {
      method: 'POST',
      body: {
        branch: 'main',
        commit_message: 'Rename labels',
        actions: [{ action: 'update', file_path: '.devgrowth.yml', content: settings }],
      },
    });
    expect(await world.run('init --yes --no-input')).toMatchObject({ exitCode: 0 });
    await world.run('goal add Mine --kind reading --due 2026-12-18 --yes --no-input');
    await world.run('goal wait 2 --no-input');
    await world.run(['goal', 'log', '2', 'Stuck', '--health', 'at-risk', '--help-needed', 'A hand']);
    expect(await tablesFor(world, 'alex')).toMatchObject({
      'Asked of the manager': ['Mine'],
      'Open goals': ['Mine'],
      'Said to wait': ['Mine'],
      'Said to need attention or to be at risk': ['Mine'],
    });
  });

  // From 19.0 on the lists stand at another address, to which the older one leads.
  test.each(['18.11', '19.5'])('every link beside them opens the list it names, without tasks: %s', async (version) => {
    const world = await setUp({ version });
    await world.run('goal add Mine --kind reading --due 2026-12-18 --yes --no-input');
    const task = { title: 'Step', issue_type: 'task', labels: 'goal' };
    await world.api('projects/alex%2Fgoals/issues', { method: 'POST', body: task });
    const { description } = await dashboardOf(world);
    const links = [...description.matchAll(/\[([^\]]+)\]\((https:[^)]+)\)/g)];
    expect(links.length).toBeGreaterThan(8);
    const lists: Record<string, boolean> = {};
    const moved: string[] = [];
    for (const [, name = '', address = ''] of links) {
      const answer = await world.sandbox.fetch(new Request(address));
      const target = answer.status === 302 ? answer.headers.get('location') : null;
      if (target !== null) moved.push(name);
      const page = target === null ? answer : await world.sandbox.fetch(new Request(target));
      expect([name, page.status]).toEqual([name, 200]);
      const text = await page.text();
      lists[name] = text.includes('>Mine</a>');
      if (name !== 'Board') expect([name, text.includes('>Step</a>')]).toEqual([name, false]);
    }
    expect(moved).toHaveLength(version === '19.5' ? 13 : 0);
    expect(lists).toMatchObject({ Board: true, 'Open goals': true, Waiting: false, 'FY27-Q4': true, 'FY27-Q3': false });
  });
});

describe('a second run', () => {
  test('in the same year writes nothing', async () => {
    const world = await setUp();
    expect(await world.run('init --check')).toMatchObject({ exitCode: 0 });
    await world.run('init --yes --no-input');
    expect(writes(world)).toEqual([]);
  });

  test('in the next year gets the tables of its quarters', async () => {
    const world = await setUp();
    world.setNow('2027-02-03T09:00:00.000Z');
    const check = await world.run('init --check');
    expect(check).toMatchObject({ exitCode: 3, stdout: expect.stringMatching(/update {2}dashboard +issue #1/) });
    await world.run('init --yes --no-input');
    const { description } = await dashboardOf(world);
    expect(description).toContain('title: Closed in FY28-Q1\n');
    expect(description).not.toContain('title: Closed in FY27-Q1\n');
    expect(await world.run('init --check')).toMatchObject({ exitCode: 0 });
  });

  test('keeps notes that stand below, in an update too', async () => {
    const world = await setUp();
    const noted = await rewrite(world, (text) => `${text}\n\nMy own notes, with /close in them\n`);
    await world.run('init --yes --no-input');
    expect(writes(world)).toEqual([]);
    expect((await dashboardOf(world)).description).toBe(noted);
    world.setNow('2027-02-03T09:00:00.000Z');
    expect(await world.run('init --yes --no-input')).toMatchObject({ exitCode: 0 });
    const { description } = await dashboardOf(world);
    expect(description).toMatch(
      /FY28-Q1[\s\S]*<!-- devgrowth:dashboard key=[^>]+ -->\n\nMy own notes, with \/close in them$/,
    );
  });

  test('leaves what was edited by hand, and says so', async () => {
    const world = await setUp();
    const edited = await rewrite(world, (text) =>
      text.replace('## Today', '## Heute').replace('time_zone: UTC', 'time_zone: Asia/Kathmandu'),
    );
    world.requests();
    const check = await world.run('init --check --format json');
    expect(check.exitCode).toBe(3);
    const { steps } = JSON.parse(check.stdout) as { steps: { action: string; what: string; name: string }[] };
    expect(steps.filter(({ action }) => action !== 'keep')).toEqual([
      {
        action: 'drift',
        what: 'dashboard',
        name: expect.stringMatching(
          /^issue #1 \(edited by hand since dashboard@\d+; the settings in it are not those of the project; empty/,
        ),
      },
    ]);
    expect(await world.run('init --yes --no-input')).toMatchObject({ exitCode: 0 });
    expect(writes(world)).toEqual([]);
    expect((await dashboardOf(world)).description).toBe(edited);
  });

  test('writes an emptied one anew', async () => {
    const world = await setUp();
    const { description } = await dashboardOf(world);
    await rewrite(world, () => '');
    await world.run('init --yes --no-input');
    expect((await dashboardOf(world)).description).toBe(
      description.replace(/\n\n<!-- devgrowth:dashboard [^>]*-->$/, ''),
    );
  });
});

describe('a dashboard from before the live tables', () => {
  const old = (
    own = '',
  ) => `Goals of alex at a glance. This page stays the same; the lists behind the links are always current.

## Look at

- [Board](https://gitlab.test/alex/goals/-/boards): planned, doing, waiting
${own}
## How days are counted

Time zone Asia/Tokyo. The fiscal year starts in July; its quarters are the milestones. For readers who cannot open the files of the project, these are the settings:

\`\`\`yaml
time_zone: Asia/Tokyo
fiscal_year_start: 7
labels: {}
\`\`\`

<!-- devgrowth:dashboard key=old-key -->`;

  test('becomes the new one where it is as it was written', async () => {
    const world = await setUp();
    const { description } = await dashboardOf(world);
    await rewrite(world, () => old());
    expect(await world.run('init --yes --no-input')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('issue #1 (live tables)'),
    });
    const now = (await dashboardOf(world)).description;
    expect(now).toBe(description.replace(/key=\S+/, 'key=old-key'));
    expect(await world.run('init --check')).toMatchObject({ exitCode: 0 });
  });

  test('gets the tables above every word that somebody typed', async () => {
    const world = await setUp();
    const before = await rewrite(world, () => old('\nMorgan: I look here on Mondays.\n'));
    await world.run('init --yes --no-input');
    const { description } = await dashboardOf(world);
    expect(description.endsWith(before)).toBe(true);
    expect(description).toMatch(/^\[Next 1:1\][\s\S]*```glql[\s\S]*Morgan/);
    // A Guest's copy of the settings is the renewed one.
    await world.api('projects/alex%2Fgoals/members', { method: 'POST', body: { user_id: 2, access_level: 10 } });
    expect(await world.run('init --check')).toMatchObject({ exitCode: 0 });
    const manager = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    const { stdout } = await manager.run('report --project alex/goals --since 2026-11-01');
    expect(stdout).toContain('UTC');
    expect(stdout).not.toContain('Tokyo');
  });
});

test('a settings file that is there and is not given decides nothing', async () => {
  const world = worldOnSandbox();
  await world.run('init --yes --manager morgan');
  const writes = () => world.requests().filter((request) => !request.startsWith('GET')).length;
  expect(writes()).toBeGreaterThan(0);
  const before = await dashboardOf(world);
  world.breakRoute('devgrowth.yml', 404);
  const { exitCode, stderr } = await world.run('init --yes --no-input');
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('has a .devgrowth.yml, which GitLab did not give')]);
  expect(writes()).toBe(0);
  world.mendRoutes();
  expect(await dashboardOf(world)).toEqual(before);
});

test('it says whose manager the settings file names, also after another one was let in', async () => {
  const world = worldOnSandbox();
  const run = async (words: string) => (await world.run(words)).exitCode;
  expect(await run('init --yes --manager @Morgan')).toBe(0);
  expect(await run('init --yes --manager sam')).toBe(0);
  const { description } = (await (await world.api('projects/1/issues/1')).json()) as { description: string };
  expect(description).toContain('\nperson: alex\nmanager: morgan\n');
  expect([await run('init --check'), await run('doctor')]).toEqual([0, 0]);
});

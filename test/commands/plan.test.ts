// The year plan through the front door: opened once with its quarters, shown with the goals of each.
import { beforeEach, describe, expect, test } from 'vitest';
import { worldWithProject } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
beforeEach(async () => {
  world = await worldWithProject();
  world.requests();
});

const asJson = (stdout: string): unknown => JSON.parse(stdout);
const plans = async () =>
  (await (await world.api('projects/1/issues?labels=plan&sort=asc')).json()) as { iid: number; description: string }[];
const writes = () => world.requests().filter((request) => !request.startsWith('GET'));

describe('plan edit and check', () => {
  test('words of a part, and of a quarter below the table of its goals; all else stays', async () => {
    await world.run('plan start');
    const before = (await plans())[0]?.description ?? '';
    expect(await world.run('plan edit Focus --text "Deeper in databases"')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Changed #2 Year plan of Alex Ferreira (Focus)'),
    });
    await world.run(['plan', 'edit', 'fy27-q4', '--text', '- On the job: the queue']);
    const after = (await plans())[0]?.description ?? '';
    const table = /### FY27-Q4[\s\S]*?```glql[\s\S]*?```\n/u.exec(before)?.[0] ?? expect.unreachable();
    expect(after).toContain(`${table}\n- On the job: the queue\n\n### FY28-Q1`);
    expect(after).toContain('## Focus\n\nDeeper in databases\n\n## Intention');
    expect(after.split('### FY28-Q1')[1]).toBe(before.split('### FY28-Q1')[1]);
  });

  test('boxes by number or words, both ways', async () => {
    await world.run('plan start');
    expect(await world.run('plan check 2 "first version"')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Ticked in #2 Year plan of Alex Ferreira: Agree on/u),
    });
    expect((await plans())[0]?.description).toMatch(/- \[x\] Talk the[^\n]*\n- \[x\] Agree[^\n]*\n- \[ \] Block/u);
    await world.run('plan uncheck 2');
    expect((await plans())[0]?.description).toMatch(/- \[x\] Talk the[^\n]*\n- \[ \] Agree/u);
    expect(await world.run('plan check 9')).toMatchObject({ exitCode: 2 });
  });

  test('communicated: the box of the review is ticked with the day, and plan show says it', async () => {
    await world.run('plan start');
    expect(await world.run('plan communicated --date 2026-08-12')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^#2 Year plan of Alex Ferreira: communicated 2026-08-12\n/u),
    });
    expect((await plans())[0]?.description).toMatch(/- \[x\] Take[^\n]* \(communicated 2026-08-12\)\n/u);
    expect((await world.run('plan show')).stdout).toContain('\n  communicated 2026-08-12\n');
    expect(asJson((await world.run('plan show --format json')).stdout)).toMatchObject({
      plan: { communicated: '2026-08-12' },
    });
    world.requests();
    await world.run('plan communicated --date 2026-08-12');
    expect(writes()).toEqual([]);
    expect(await world.run('plan communicated --date tomorrow')).toMatchObject({ exitCode: 2 });
  });

  test('without a plan, a part that is none, and goal edit on it: what to type', async () => {
    const none = await world.run('plan edit focus --text Words');
    expect(none).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('devgrowth plan start') });
    await world.run('plan start');
    expect(await world.run('plan edit FY30-Q1 --text Words')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/no part that is called FY30-Q1\n {2}Aspiration/u),
    });
    for (const line of ['goal edit 2 --title Words', 'goal edit 2', 'goal check 2 1', 'goal log 2 Words'])
      expect(await world.run(line, { isTTY: true })).toMatchObject({
        exitCode: 1,
        stderr: expect.stringMatching(/#2 is the year plan, not a goal[\s\S]*devgrowth plan edit/u),
      });
    await world.run('promotion start');
    for (const line of ['goal edit 3 --title Words', 'goal uncheck 3 1', 'goal start 3'])
      expect(await world.run(line)).toMatchObject({
        exitCode: 1,
        stderr: expect.stringMatching(
          /#3 is the promotion document, not a goal[\s\S]*devgrowth promotion edit[\s\S]*promotion result add/u,
        ),
      });
  });
});

describe('plan start', () => {
  test('opens the plan with the words given, and makes the quarters of a year from now', async () => {
    const finished = await world.run('plan start --aspiration "Lead one service" --focus "Databases"');
    expect(finished).toEqual({
      exitCode: 0,
      stdout: `Opened #2 Year plan of Alex Ferreira, for FY27-Q4 to FY28-Q3\n${world.base}/alex/goals/-/work_items/2\n`,
      stderr: '',
    });
    expect(await plans()).toMatchObject([
      {
        iid: 2,
        confidential: false,
        labels: ['plan'],
        description: expect.stringMatching(
          /## Aspiration\n\nLead one service\n\n## Focus\n\nDatabases\n\n## Intention\n\n- _What[\s\S]*### FY27-Q4 \(2026-11-01 to 2027-01-31\)[\s\S]*### FY28-Q3[\s\S]*<!-- devgrowth:plan key=\S+ -->$/u,
        ),
      },
    ]);
    expect(world.sandbox.state.milestones.map(({ title }) => title)).toEqual([
      'FY27-Q1',
      'FY27-Q2',
      'FY27-Q3',
      'FY27-Q4',
      'FY28-Q1',
      'FY28-Q2',
      'FY28-Q3',
    ]);
    expect(await world.run('drafts list')).toMatchObject({ stdout: expect.stringMatching(/^No drafts/u) });
  });

  test('a second run finds it; with words it refuses and keeps them', async () => {
    await world.run('plan start');
    world.requests();
    const again = await world.run('plan start --format json');
    expect({ exitCode: again.exitCode, written: writes() }).toEqual({ exitCode: 0, written: [] });
    expect(asJson(again.stdout)).toMatchObject({ schema: 'devgrowth/plan-write/v1', plan: { iid: 2 }, created: false });
    const refused = await world.run('plan start --intention "Ship it"');
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^error: the year plan is there already: #2 Year plan[^\n]*\n {2}Ship it\nhint: /u),
    });
    expect((await world.run('drafts list')).stdout).toContain('plan start');
    expect(await plans()).toHaveLength(1);
  });

  test('each quarter shows its goals by itself; one that is there gets that, and keeps what was written in it', async () => {
    await world.run('goal add "Now" --kind reading --due 2027-01-15');
    await world.run('plan start');
    const [fresh] = await plans();
    const quarter = (title: string, text = '') => text.slice(text.indexOf(`### ${title}`)).split(/\n(?=##)/u)[0] ?? '';
    expect(quarter('FY27-Q4', fresh?.description)).toMatch(
      /\n\n\[Goals of FY27-Q4\]\(http\S+\/-\/issues\?\S*milestone_title=FY27-Q4\S*\)[\s\S]*```glql[\s\S]*milestone = %"FY27-Q4" and state = all\n```\n$/u,
    );
    expect(quarter('FY28-Q1', fresh?.description)).toMatch(/```glql[\s\S]*```\n\n- On the job \(70\): _/u);
    const own = 'Mine  \n\n### FY27-Q4, my way\n\n- On the job: the upgrade\n\n\n## Support\n\n* all';
    await world.api('projects/1/issues/3', { method: 'PUT', body: { description: own } });
    expect(await world.run('plan start --dry-run')).toMatchObject({ stdout: expect.stringContaining('add tables') });
    expect((await plans())[0]?.description).toBe(own);
    expect(await world.run('plan start')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("Tables of the quarters' goals added to #3"),
    });
    const renewed = (await plans())[0]?.description ?? '';
    expect(renewed).toContain('```glql');
    expect(renewed.replace(/\n\n\[Goals of[\s\S]*?\n```(?=\n)/u, '')).toBe(own);
    world.requests();
    expect(await world.run('plan start')).toMatchObject({ stdout: expect.stringContaining('There already: #3') });
    expect(writes()).toEqual([]);
  });

  test('when its last quarter is over it says how the next begins, and words wait for that', async () => {
    await world.run('plan start');
    expect(await world.run('plan start --focus "Databases"')).toMatchObject({
      stderr: expect.stringContaining('Write them into it: `devgrowth plan edit focus`; to begin another'),
    });
    await world.run('goal add "Now" --kind reading --due 2027-01-15');
    world.setNow('2027-11-01T09:00:00.000Z');
    world.requests();
    expect(await world.run('plan show')).toMatchObject({
      stdout: expect.stringMatching(
        /^#2 .* · FY27-Q4 to FY28-Q3\n.*\n {2}It ended on 2027-10-31\. devgrowth plan start --from last .*\n?.*one for FY28-Q4 to FY29-Q3\.\n/u,
      ),
    });
    expect(await world.run('plan start')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^There already: #2 .*, for FY27-Q4 to FY28-Q3\n/u),
      stderr:
        'hint: #2 ended on 2027-10-31. `devgrowth plan start --from last` closes it and opens one for FY28-Q4 to FY29-Q3.\n',
    });
    expect((await world.run('plan start --dry-run')).stdout).toContain('  keep #2 ');
    expect(writes()).toEqual([]);
    const refused = await world.run('plan start --focus "Search"');
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('hint: It ended on 2027-10-31: close it on its page, http'),
    });
    await world.api('projects/1/issues/2', { method: 'PUT', body: { state_event: 'close' } });
    const [resume = ''] = /drafts resume \w{6}/u.exec(refused.stderr) ?? [];
    expect(await world.run(resume)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Opened #4 .*, for FY28-Q4 to FY29-Q3\n/u),
    });
    expect(await plans()).toMatchObject([{}, { description: expect.stringContaining('## Focus\n\nSearch\n') }]);
  });

  test('--dry-run writes nothing', async () => {
    const { exitCode, stdout } = await world.run('plan start --dry-run');
    expect({ exitCode, written: writes(), plans: await plans() }).toEqual({ exitCode: 0, written: [], plans: [] });
    expect(stdout).toContain('  open Year plan of Alex Ferreira, for FY27-Q4 to FY28-Q3\n');
  });

  test('a failure keeps the words; resuming opens one plan, and then nothing more', async () => {
    world.breakWrites('/projects/1/issues', 502);
    const failed = await world.run('plan start --focus "Databases"');
    const id = /drafts resume (\w{6})/u.exec(failed.stderr)?.[1] ?? '';
    expect({ exitCode: failed.exitCode, id }).toEqual({ exitCode: 1, id: expect.stringMatching(/^\w{6}$/u) });
    const again = worldOnSandbox({ sandbox: world.sandbox });
    const path = `/home/alex/.local/share/devgrowth/drafts/${id}.json`;
    const draft = (await world.world.files.read(path)) ?? '';
    world = again;
    for (const line of ['Opened #2', 'Opened #2']) {
      // The second time as if the process had been killed before it could remove its draft.
      await again.world.files.write(path, draft);
      expect(await again.run(`drafts resume ${id}`)).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining(line),
      });
    }
    expect(await plans()).toMatchObject([{ description: expect.stringContaining('## Focus\n\nDatabases\n') }]);
  });

  test('the draft of a plan that is closed by now does not stand for the next one', async () => {
    world.breakWrites('/projects/1/issues', 500);
    await world.run('plan start');
    world.mendRoutes();
    const left = [...world.disk].filter(([path]) => /drafts\/\w+\.json$/u.test(path));
    expect(await world.run('plan start')).toMatchObject({ stdout: expect.stringMatching(/^Opened #2 /u) });
    await world.api('projects/1/issues/2', { method: 'PUT', body: { state_event: 'close' } });
    // As if the process had been killed before it could remove its draft.
    for (const [path, draft] of left) world.disk.set(path, draft);
    expect(left).toHaveLength(1);
    expect(await world.run('plan start')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Opened #3 /u),
    });
  });

  test('an own plan template takes the place of the built-in one', async () => {
    const content = `---\ntype: plan\nname: year\nlabel: Plan\nversion: 4\nabout: Own.\ntitle: My year\n---\nShort {{aspiration}}{{focus}}{{intention}}{{#quarters}}{{.}}{{/quarters}}\n`;
    const path = encodeURIComponent('.devgrowth/templates/year.md');
    const body = { branch: 'main', commit_message: 'own', content };
    await world.api(`projects/1/repository/files/${path}`, { method: 'POST', body });
    expect(await world.run('plan start')).toMatchObject({ stdout: expect.stringMatching(/^Opened #2 My year\n/u) });
  });
});

describe('plan show', () => {
  beforeEach(async () => {
    await world.run('goal add "Now" --kind reading --due 2027-01-15 --set actions=Start;Finish');
    await world.run('goal add "Next" --kind course --due 2027-03-15');
    await world.run('goal add "Some day" --kind general --due none');
    await world.run('goal add "Was" --kind general --due 2026-09-01');
    await world.run('goal check 2 1');
  });

  test('quarters, the current one first, with their goals; goals without one at the end', async () => {
    await world.run('plan start');
    const { exitCode, stdout, stderr } = await world.run('plan show');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const lines = stdout.split('\n').filter((line) => /^(?:#|FY|No quarter)| #\d/u.test(line));
    expect(lines.map((line) => line.replace(/ {2,}/gu, ' ').trim())).toEqual([
      '#6 Year plan of Alex Ferreira · FY27-Q4 to FY28-Q3',
      'FY27-Q4 2026-11-01 to 2027-01-31 · now, 69 days left · 1 open',
      expect.stringMatching(/^#2 Now .* \d+% 2027-01-15 today$/u),
      'FY28-Q1 2027-02-01 to 2027-04-30 · 1 open',
      expect.stringMatching(/^#3 Next /u),
      'FY28-Q2 2027-05-01 to 2027-07-31',
      'FY28-Q3 2027-08-01 to 2027-10-31',
      'FY27-Q3 2026-08-01 to 2026-10-31 · 1 open',
      expect.stringMatching(/^#5 Was /u),
      'No quarter and no due date',
      expect.stringMatching(/^#4 Some day /u),
    ]);
    expect(stdout).toContain('■ at risk: ');
  });

  test('as JSON, and without a plan it says how to open one', async () => {
    const { stdout } = await world.run('plan show --format json');
    expect(asJson(stdout)).toMatchObject({
      schema: 'devgrowth/plan/v1',
      plan: null,
      quarters: [
        {
          title: 'FY27-Q4',
          start: '2026-11-01',
          due: '2027-01-31',
          isCurrent: true,
          goals: [{ iid: 2, title: 'Now' }],
        },
        { title: 'FY28-Q1', isCurrent: false, goals: [{ iid: 3 }] },
        { title: 'FY28-Q2', goals: [] },
        { title: 'FY28-Q3', goals: [] },
        { title: 'FY27-Q3', goals: [{ iid: 5, health: { level: 'at-risk' } }] },
      ],
      withoutQuarter: [{ iid: 4 }],
      completeness: { complete: true },
    });
    expect((await world.run('plan show')).stdout).toMatch(
      /^No year plan yet: devgrowth plan start opens one for FY27-Q4 to FY28-Q3\./u,
    );
  });

  test('what could not be read makes it incomplete', async () => {
    await world.run('goal log 2 "Went on"');
    world.breakRoute('/issues/2/notes', 500);
    const { exitCode, stdout } = await world.run('plan show');
    expect(exitCode).toBe(3);
    expect(stdout).toContain('INCOMPLETE');
  });
});

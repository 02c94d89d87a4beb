// `devgrowth report`: the window, what counts in it, how complete it is, and what it costs.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

interface ReportJson {
  readonly window: { readonly since: string; readonly until: string; readonly zone: string; readonly why: string };
  readonly goals: readonly {
    readonly iid: number;
    readonly change: { readonly ticked: number; readonly percent: number } | null;
    readonly next: string | null;
  }[];
  readonly wins: readonly { readonly type: string; readonly text: string }[];
  readonly slipped: readonly {
    readonly goal: { readonly iid: number };
    readonly reasons: readonly { readonly type: string }[];
  }[];
  readonly completeness: {
    readonly complete: boolean;
    readonly sources: readonly { readonly name: string; readonly failed: unknown }[];
  };
}

let world: TestWorld;
const withProject = scene({ now: '2026-11-02T09:00:00.000Z' }, 'init --yes --no-input');
beforeEach(async () => {
  world = await withProject();
  world.requests();
});

async function report(flags = ''): Promise<ReportJson> {
  const { stdout } = await world.run(`report --format json ${flags}`);
  return JSON.parse(stdout) as ReportJson;
}

async function goal(title: string, flags = '--kind general --set actions=One;Two;Three'): Promise<number> {
  const { stdout, stderr, exitCode } = await world.run(['goal', 'add', title, ...flags.split(' '), '--format', 'json']);
  expect(exitCode, stderr).toBe(0);
  return (JSON.parse(stdout) as { goal: { iid: number } }).goal.iid;
}

test('right after init nothing is waited for: a folder without own templates is an answer, not a delay', async () => {
  expect(await world.run('report --project alex/goals')).toMatchObject({ exitCode: 0 });
  const asked = world.requests().filter((request) => request.includes('/repository/tree'));
  expect(asked).toHaveLength(1);
});

test('an empty project is reported as complete', async () => {
  const { exitCode, stdout } = await world.run('report --format json');
  expect(exitCode).toBe(0);
  expect(Object.keys(JSON.parse(stdout) as object)).toEqual([
    'schema',
    'person',
    'generatedAt',
    'window',
    'audience',
    'manager',
    'goalsUrl',
    'headline',
    'sinceReport',
    'leftOut',
    'limits',
    'needsYou',
    'answered',
    'goals',
    'wins',
    'thanks',
    'aims',
    'promotion',
    'slipped',
    'balance',
    'next',
    'review',
    'year',
    'completeness',
    'offline',
  ]);
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'devgrowth/report/v1',
    person: { username: 'alex' },
    needsYou: [],
    goals: [],
    promotion: null,
    review: null,
    completeness: { complete: true },
  });
});

test('what happened inside the window counts, and nothing else', async () => {
  const iid = await goal('Learn to say no');
  await world.run(`goal check ${iid} 1`);
  world.setNow('2026-11-20T17:00:00.000Z');
  await world.run(`goal log ${iid} "Said it twice" --tick 2 --next "Say it a third time"`);
  world.setNow('2026-11-23T09:00:00.000Z');
  const found = await report();
  expect(found.window).toMatchObject({ since: '2026-11-16', until: '2026-11-23', zone: 'UTC' });
  expect(found.goals).toMatchObject([{ iid, change: { ticked: 1, percent: 25 }, next: 'Say it a third time' }]);
  expect(found.wins).toMatchObject([{ type: 'ticked', text: 'Two' }]);
  expect((await report('--since 2026-11-01')).wins).toMatchObject([{ actions: ['One', 'Two'] }]);
});

test('a tick made in the browser counts the same, and one taken back does not', async () => {
  const iid = await goal('Ticked by hand');
  const issue = (await (await world.api(`projects/1/issues/${iid}`)).json()) as { description: string };
  const put = (description: string) => world.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { description } });
  await put(issue.description.replace('[ ] One', '[x] One').replace('[ ] Two', '[x] Two'));
  await put(issue.description.replace('[ ] One', '[x] One'));
  const found = await report();
  expect(found.wins.map(({ text }) => text)).toEqual(['One']);
  expect(found.goals).toMatchObject([{ change: { ticked: 1 } }]);
});

test('overdue goals, quiet goals and moved dates have slipped', async () => {
  const overdue = await goal('Overdue', '--kind general --due 2026-11-10');
  const moved = await goal('Moved', '--kind general --due 2026-12-01');
  world.setNow('2026-11-23T09:00:00.000Z');
  await world.api(`projects/1/issues/${moved}`, { method: 'PUT', body: { due_date: '2027-01-15' } });
  world.setNow('2026-11-24T09:00:00.000Z');
  const reasons = Object.fromEntries((await report()).slipped.map(({ goal: { iid }, reasons }) => [iid, reasons]));
  expect(reasons[overdue]).toEqual(expect.arrayContaining([{ type: 'overdue', days: 14 }]));
  expect(reasons[moved]).toEqual([{ type: 'due-moved', from: '2026-12-01', to: '2027-01-15' }]);
});

test('a closed goal is a win in its window, and silent afterwards', async () => {
  const iid = await goal('Done');
  await world.run(`goal close ${iid} --outcome achieved --learned "Begin smaller"`);
  expect((await report()).wins).toMatchObject([{ type: 'closed' }]);
  world.setNow('2026-11-23T09:00:00.000Z');
  world.requests();
  expect(await report()).toMatchObject({ goals: [], wins: [] });
  expect(world.requests().filter((request) => request.includes(`/issues/${iid}`))).toEqual([]);
});

describe('what it costs', () => {
  test('3 requests for a changed goal, 1 for an open unchanged one with comments, none for others', async () => {
    const changed = await goal('Changed');
    const quiet = await goal('Quiet with a comment');
    const silent = await goal('Silent');
    await world.run(`goal log ${quiet} "One word"`);
    world.setNow('2026-11-23T09:00:00.000Z');
    await world.run(`goal check ${changed} 1`);
    world.requests();
    await report();
    const requests = world.requests();
    const about = (iid: number) => requests.filter((request) => new RegExp(`/issues/${iid}(/|\\?|$)`).test(request));
    expect(about(changed)).toHaveLength(3);
    expect(about(quiet)).toHaveLength(1);
    expect(about(silent)).toEqual([]);
    expect(requests.length - 4).toBeLessThanOrEqual(11);
  });

  test('250 goals are three pages, side by side after the first', async () => {
    for (let number = 1; number <= 250; number += 1)
      await world.api('projects/1/issues', {
        method: 'POST',
        body: { title: `Goal ${number}`, labels: 'goal,goal::general' },
      });
    world.setNow('2026-12-23T09:00:00.000Z');
    world.requests();
    expect((await report()).goals).toHaveLength(250);
    expect(world.requests().length).toBeLessThanOrEqual(13);
  });
});

describe('when something cannot be read', () => {
  test('the report says INCOMPLETE, keeps the rest, and ends with 3', async () => {
    const iid = await goal('Half read');
    await world.run(`goal check ${iid} 1`);
    world.breakRoute(`/issues/${iid}/notes`, 500);
    const { exitCode, stdout } = await world.run('report');
    expect(exitCode).toBe(3);
    expect(stdout).toContain('INCOMPLETE');
    expect(stdout).toContain('Half read');
    const found = await report();
    expect(found.completeness.complete).toBe(false);
    expect(found.completeness.sources.find(({ failed }) => failed !== null)).toMatchObject({
      name: expect.stringContaining(`#${iid}`),
    });
    expect(found.goals).toMatchObject([{ iid, change: null }]);
  });
});

describe('its forms', () => {
  test('Markdown mentions nobody and closes nothing', async () => {
    const iid = await goal('@all <img src=x onerror=alert(1)> `x` | #1');
    await world.run(['goal', 'check', String(iid), '1']);
    const { stdout } = await world.run('report --format markdown');
    expect(stdout).not.toMatch(/^\//m);
    expect(stdout).not.toMatch(/(?<!\\)<img/);
    const before = world.sandbox.state.projects.length;
    const posted = await world.api('projects/1/issues/1/notes', { method: 'POST', body: { body: stdout } });
    expect(posted.status).toBe(201);
    expect(world.sandbox.state.projects).toHaveLength(before);
  });

  test.each([
    ['a window that ends before it begins', 'report --since 2026-11-10 --until 2026-11-01'],
    ['a day that is none', 'report --since 2026-02-30'],
    ['a slash date', 'report --since 03/04/2026'],
    ['a form that is none', 'report --format pdf'],
  ])('refuses %s', async (_name, command) => {
    const finished = await world.run(command);
    expect(finished).toMatchObject({ exitCode: 2, stdout: '' });
    expect(finished.stderr).toMatch(/^error: .+\nhint: .+\n$/);
  });
});

test('a goal that was opened with a due date has not moved by that', async () => {
  const iid = await goal('New', '--kind general --due 2026-12-18');
  expect((await report()).slipped).toEqual([]);
  world.setNow('2026-11-03T09:00:00.000Z');
  await world.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { due_date: '2027-01-15' } });
  expect((await report()).slipped).toMatchObject([
    { reasons: [{ type: 'due-moved', from: '2026-12-18', to: '2027-01-15' }] },
  ]);
});

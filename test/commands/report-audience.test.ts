// `devgrowth report` for others: its window between two 1:1s, what a copy leaves out, where it is kept, what a comment replaces.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';
import { forgetAnswers } from '../support/kept.ts';

useSandboxes();

let world: TestWorld;
const withGoals = scene(
  { now: '2026-11-02T09:00:00.000Z' },
  'init --yes --no-input --manager sam',
  'goal add "Upgrade the cluster" --kind challenging-task --set actions=One;Two',
  'goal add "A secret role" --kind career-change --set actions=Whisper',
);
beforeEach(async () => {
  world = await withGoals();
});

async function ok(command: string | readonly string[], exitCode = 0): Promise<string> {
  const finished = await world.run(command);
  expect(finished.exitCode, finished.stderr).toBe(exitCode);
  return finished.stdout;
}

interface ReportJson {
  readonly window: { readonly since: string; readonly until: string; readonly why: string };
  readonly audience: string;
  readonly leftOut: unknown;
  readonly limits: readonly string[];
  readonly wins: readonly { readonly type: string; readonly text: string }[];
  readonly goals: readonly { readonly iid: number }[];
}

async function report(flags = ''): Promise<ReportJson> {
  return JSON.parse(await ok(`report --format json ${flags}`)) as ReportJson;
}

async function heldOn(day: string): Promise<number> {
  const body = { title: `1:1 ${day}`, labels: 'one-on-one', description: '- [ ] DISCUSS the plan' };
  const { iid } = (await (await world.api('projects/1/issues', { method: 'POST', body })).json()) as { iid: number };
  await world.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { state_event: 'close' } });
  return iid;
}

describe('the window', () => {
  test('begins with the day of the last 1:1, says so, and keeps what came after the meeting', async () => {
    world.setNow('2026-11-13T19:30:00.000Z');
    await ok('goal check 2 1');
    await heldOn('2026-11-13');
    world.setNow('2026-11-16T08:00:00.000Z');
    const found = await report();
    expect(found.window).toMatchObject({
      since: '2026-11-13',
      until: '2026-11-16',
      why: 'since the end of the last 1:1 on 2026-11-13',
    });
    expect(found.wins).toMatchObject([{ type: 'ticked', text: 'One' }]);
    expect((await report('--since last')).window).toEqual(found.window);
  });

  test("today's 1:1 does not begin it, though it is closed", async () => {
    await heldOn('2026-11-10');
    await heldOn('2026-11-17');
    world.setNow('2026-11-17T17:00:00.000Z');
    expect((await report()).window.since).toBe('2026-11-10');
    world.setNow('2026-11-18T08:00:00.000Z');
    expect((await report()).window.since).toBe('2026-11-17');
  });

  test('else with the last posted report', async () => {
    await ok('1on1 prepare --date 2026-11-24');
    world.setNow('2026-11-06T09:00:00.000Z');
    await ok('report --post');
    world.setNow('2026-11-20T09:00:00.000Z');
    expect((await report()).window).toMatchObject({
      since: '2026-11-06',
      why: 'since the last posted report on 2026-11-06: no 1:1 before today is closed',
    });
    // Of an earlier day, on the only 1:1 that there is; its comments are read once for both.
    forgetAnswers(world);
    world.requests();
    expect(await ok('report')).toContain('\nSince the report of 6 Nov: ');
    const reads = world.requests().filter((request) => request.includes('/issues/4/notes'));
    expect(reads).toHaveLength(1);
  });

  test('`last` without a 1:1 is refused', async () => {
    expect(await world.run('report --since last')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('no closed 1:1 before today'),
    });
  });
});

describe("the manager's copy", () => {
  test.each([
    ['text', 'report --for manager'],
    ['markdown', 'report --for manager --format markdown'],
    ['hallway', 'report --format hallway'],
    ['html', 'report --for manager --format html'],
    ['json', 'report --for manager --format json'],
    ['review', 'report --for review --format markdown'],
  ])('%s: a confidential goal leaves no trace', async (_name, command) => {
    await ok('goal log 3 "thinking aloud" --help-needed "quiet advice" --tick 1');
    const before = await ok(command);
    expect(before).not.toMatch(/secret|Whisper|quiet advice|career-change|[Cc]onfidential: 1|leaves out/);
    // Whether the goal is there at all cannot be seen.
    const { exitCode, stderr } = await world.run(command);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'Left out of this copy: 1 confidential.\n' });
    await world.api('projects/1/issues/3', { method: 'PUT', body: { remove_labels: 'goal' } });
    expect(await ok(command)).toBe(before);
  });

  test('a failure in a goal that is left out leaves none either', async () => {
    await ok('goal log 3 "thinking"');
    world.breakRoute('/issues/3/notes', 500);
    expect((await world.run('report --for manager')).exitCode).toBe(0);
    expect((await world.run('report')).exitCode).toBe(3);
  });

  test('mine counts what it leaves out', async () => {
    expect((await report()).leftOut).toEqual({ confidential: 1, sensitive: 0 });
    expect((await report('--for manager')).leftOut).toBeNull();
    expect(await ok('report')).toContain("The manager's copy leaves out 1 goal (1 confidential).");
  });

  test('a manager who sees confidential goals misses only the sensitive ones, unless they are chosen', async () => {
    await world.api('projects/1/members/3', { method: 'PUT', body: { access_level: 20 } });
    const iids = async (flags: string) => (await report(flags)).goals.map(({ iid }) => iid).toSorted((a, b) => a - b);
    expect(await iids('--for manager')).toEqual([2]);
    expect(await iids('--for manager --include career-change')).toEqual([2, 3]);
    expect(await iids('--for manager --include 3')).toEqual([2, 3]);
    expect((await report()).leftOut).toEqual({ confidential: 0, sensitive: 1 });
  });

  test('a confidential goal assigned to the manager is in their copy, and in nothing that others read', async () => {
    await world.api('projects/1/issues/2', { method: 'PUT', body: { confidential: true, assignee_ids: [3] } });
    expect((await report('--for manager')).goals.map(({ iid }) => iid)).toEqual([2]);
    const form = await world.run('report --for review --format json');
    expect(form).toMatchObject({ exitCode: 0, stderr: 'Left out of this copy: 2 confidential.\n' });
    expect(form.stdout).not.toMatch(/Upgrade|secret|2 confidential/u);
    const chosen = await world.run('report --for review --format json --include 2');
    expect(chosen.stdout).toContain('Upgrade');
    expect(chosen.stderr).toContain('#2 Upgrade the cluster is confidential, and in this copy because you chose it');
    expect((await report()).leftOut).toEqual({ confidential: 1, sensitive: 0 });
    await ok('1on1 prepare --date 2026-11-24');
    expect((await world.run('report --post')).exitCode).toBe(0);
    expect(JSON.stringify(world.sandbox.state.notes)).not.toMatch(/Upgrade|secret/u);
  });

  test('what GitLab hides from the reader is in a copy that the person hands over, when chosen, and that is said', async () => {
    for (const chosen of ['3', 'career-change']) {
      const { stdout, stderr } = await world.run(`report --for manager --include ${chosen} --format json`);
      expect(JSON.parse(stdout).goals).toHaveLength(2);
      expect(stderr).toContain('#3 A secret role is confidential, and in this copy because you chose it');
    }
    expect((await world.run('report --for manager')).stderr).not.toContain('A secret role');
  });

  test('in what is posted it stays hidden when it is chosen, and that is said', async () => {
    await ok('1on1 prepare --date 2026-11-24');
    const { stderr } = await world.run('report --post --include 3');
    expect(stderr).toContain('#3 A secret role stays out');
    expect(JSON.stringify(world.sandbox.state.notes)).not.toContain('A secret role');
  });

  test.each([
    ['a kind that is none', 'report --for manager --include poetry'],
    ['a number that is none', 'report --for manager --include 99'],
    ['two places at once', 'report --post --output report.md'],
    ['a copy for me in public', 'report --post --for me'],
    ['a mention of nobody', 'report --mention'],
    ['a page that is none', 'report --open --format markdown'],
    ['an audience that is none', 'report --for everybody'],
  ])('refuses %s', async (_name, command) => {
    const finished = await world.run(command);
    expect(finished).toMatchObject({ exitCode: 2, stdout: '' });
    expect(finished.stderr).toMatch(/^error: .+\nhint: .+\n$/);
  });
});

test('lines to paste keep the tag of the agenda', async () => {
  await ok('1on1 add "HELP a reviewer"');
  expect(await ok('report --format hallway')).toMatch(/^HELP a reviewer (?:\(since 2026-11-02\) )?https:/m);
});

test('what a goal waits for and the agenda repeats is told once, carried over or not', async () => {
  await ok('goal log 2 "stuck" --help-needed "a reviewer"');
  const opened = JSON.parse(await ok('goal list --format json')).goals as { iid: number }[];
  for (const { iid } of opened) await ok(`goal start ${iid}`);
  await ok('1on1 prepare --date 2026-11-03');
  const lines = async () => (await ok('report --format hallway')).match(/^(?:HELP|REVIEW) .*$/gm);
  const told = await lines();
  expect(told).toEqual([expect.stringMatching(/^HELP a reviewer/), expect.stringMatching(/^REVIEW approval of my/)]);
  world.setNow('2026-11-04T09:00:00.000Z');
  await ok('1on1 prepare --date 2026-11-10');
  expect(await lines()).toEqual(told);
});

test('a manager with a Guest role reads a report that says what the role hides', async () => {
  await ok('goal log 2 "done" --help-needed "a reviewer"');
  const sam = worldOnSandbox({ now: '2026-11-03T09:00:00.000Z', as: 'sam', sandbox: world.sandbox });
  const { exitCode, stdout } = await sam.run('report --format json --project alex/goals');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    person: { username: 'alex' },
    // The file is closed to them: the dashboard says whose project it is, and who the manager.
    manager: 'sam',
    limits: ['Your role, guest, does not see confidential goals: there may be more.'],
    leftOut: null,
    needsYou: expect.arrayContaining([expect.objectContaining({ type: 'ask', text: 'a reviewer' })]),
  });
});

describe('--post', () => {
  async function comments(): Promise<
    readonly { readonly id: number; readonly body: string; readonly author: { readonly username: string } }[]
  > {
    const response = await world.api('projects/1/issues/4/notes?sort=asc&activity_filter=only_comments');
    return (await response.json()) as Awaited<ReturnType<typeof comments>>;
  }

  beforeEach(() => ok('1on1 prepare --date 2026-11-10'));

  test('writes one comment, replaces it as more happens, and mentions nobody', async () => {
    expect(await ok('report --post')).toMatch(/^Posted the report on #4 1:1 2026-11-10\n/);
    expect(await ok('report --post')).toMatch(/^The report is up to date/);
    world.setNow('2026-11-03T09:00:00.000Z');
    await ok('goal check 2 1');
    expect(await ok('report --post')).toMatch(/^Posted|^Renewed/);
    const posted = await comments();
    expect(posted.at(-1)?.body).toContain('One');
    for (const { body } of posted) expect(body).not.toMatch(/@sam|secret|Whisper/);
  });

  test('in a few lines, too, it refers to no goal that nobody asks about', async () => {
    await ok('goal add "Apart" --kind general --due none');
    const { iid: apart } = (JSON.parse(await ok('goal list --format json')).goals as { iid: number }[]).toSorted(
      (a, b) => b.iid - a.iid,
    )[0] ?? { iid: 0 };
    await ok(['goal', 'log', '2', `as in #${apart}, with @morgan`, '--help-needed', 'a reviewer']);
    await ok(['evidence', 'add', `${apart}`, 'https://example.com/talk']);
    await ok('report --post --format hallway');
    const { body } = (await comments()).at(-1) ?? { body: '' };
    expect(body).toContain(`\`#${apart}\``);
    expect(body).toContain('`https://example.com/talk`');
    expect(body).toContain('HELP a reviewer (since 2026-11-02) #2');
    expect(body.replaceAll(/`[^`]*`/g, '')).not.toMatch(new RegExp(`#${apart}\\b|https?:|@`));
  });

  test('the same window is one comment', async () => {
    await ok('report --post --since 2026-11-01');
    world.setNow('2026-11-03T09:00:00.000Z');
    await ok('goal check 2 1');
    expect(await ok('report --post --since 2026-11-01')).toMatch(/^Renewed the report on #4/);
    expect(await comments()).toHaveLength(1);
    await ok('report --post --since 2026-11-02');
    expect(await comments()).toHaveLength(2);
  });

  test('says that others may be mailed about a new comment, and not about one that is renewed', async () => {
    const mailed = '1 comment: GitLab may mail others about it.';
    expect((await world.run('report --post --dry-run')).stdout).toContain(`  ${mailed}\n`);
    expect((await world.run('report --post --since 2026-11-01')).stderr).toContain(`note: ${mailed}\n`);
    world.setNow('2026-11-03T09:00:00.000Z');
    await ok('goal check 2 1');
    expect((await world.run('report --post --since 2026-11-01')).stderr).not.toContain('mail');
  });

  test("another user's comment is not touched: a new one stands beside it", async () => {
    await ok('report --post --since 2026-11-01');
    await world.api('projects/1/members/3', { method: 'PUT', body: { access_level: 20 } });
    const bot = worldOnSandbox({ now: '2026-11-03T09:00:00.000Z', as: 'sam', sandbox: world.sandbox });
    expect((await bot.run('report --post --since 2026-11-01 --project alex/goals')).stdout).toMatch(/^Posted/);
    expect((await comments()).map(({ author }) => author.username)).toEqual(['alex', 'sam']);
    // What a Reporter's token could read is not for the Guests who read the comment.
    for (const { body } of await comments()) expect(body).not.toMatch(/secret|Whisper/);
  });

  test('--mention names the manager; --dry-run writes nothing; JSON tells how', async () => {
    world.requests();
    expect(await ok('report --post --mention --dry-run')).toContain('@sam');
    expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
    expect(JSON.parse(await ok('report --post --format json'))).toMatchObject({
      schema: 'devgrowth/report-post/v1',
      meeting: { iid: 4, day: '2026-11-10' },
      comment: { how: 'new' },
      warnings: [],
    });
  });

  test('without an open 1:1, and into a project that others can open, it is refused', async () => {
    await ok('1on1 close --date 2026-11-10 --yes');
    expect(await world.run('report --post')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('1on1 prepare'),
    });
    await world.api('projects/1', { method: 'PUT', body: { visibility: 'internal' } });
    expect(await world.run('report --post')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('alex/goals is internal'),
    });
  });
});

describe('files', () => {
  test.each([
    ['report.md', /^\*\*None of \d goals moved/],
    ['report.html', /^<!doctype html>/i],
    ['report.json', /^\{/],
    ['report.txt', /^Alex Ferreira {3}/],
  ])('--output %s: the form of its name, nothing else on stdout', async (name, content) => {
    const stdout = await ok(`report --output ${name}`);
    expect(stdout.trim().endsWith(name)).toBe(true);
    expect(await world.world.files.read(stdout.trim())).toMatch(content);
  });

  test('--open writes the page and opens it; --dry-run does neither', async () => {
    await ok('report --open --dry-run');
    expect(world.opened()).toEqual([]);
    const path = (await ok('report --open')).trim();
    expect(world.opened()).toEqual([path]);
    expect(await world.world.files.read(path)).toMatch(/^<!doctype html>/i);
  });

  test('in CI the report is made for whoever sees least, and never for a published folder', async () => {
    const ci = worldOnSandbox({ now: '2026-11-02T10:00:00.000Z', sandbox: world.sandbox, env: { CI: 'true' } });
    const { stdout, stderr } = await ci.run('report --format json');
    expect(stderr, "a job's log is read by others").toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ audience: 'manager', goals: [{ iid: 2 }] });
    await world.api('projects/1/members/3', { method: 'PUT', body: { access_level: 20 } });
    expect(JSON.parse((await ci.run('report --format json --include 3')).stdout).goals).toHaveLength(1);
    expect(await ci.run('report --for me')).toMatchObject({ exitCode: 1, stdout: '' });
    expect(await ci.run('report --output public/index.html')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('published by GitLab Pages'),
    });
  });
});

test("a job's log names no 1:1 that its readers do not see, and posts on none", async () => {
  const body = { title: '1:1 2026-11-03', labels: 'one-on-one', confidential: true };
  await world.api('projects/1/issues', { method: 'POST', body });
  const ci = worldOnSandbox({ now: '2026-11-02T10:00:00.000Z', sandbox: world.sandbox, env: { CI: 'true' } });
  const refused = await ci.run('report --post');
  expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('there is no open 1:1') });
  await ci.run('1on1 prepare --date 2026-11-10');
  const posted = await ci.run('report --post');
  expect(posted).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('on #5 1:1 2026-11-10') });
  expect(JSON.stringify([refused, posted])).not.toMatch(/#4|2026-11-03/);
});

test('days since a posted report are not counted from one in an internal comment', async () => {
  await ok('1on1 prepare --date 2026-11-24');
  world.setNow('2026-11-06T09:00:00.000Z');
  const body = 'Only for me\n\n<!-- devgrowth:report key=2026-11-02..now.alex -->';
  await world.api('projects/1/issues/4/notes', { method: 'POST', body: { body, internal: true } });
  world.setNow('2026-11-20T09:00:00.000Z');
  expect((await report()).window.since).toBe('2026-11-06');
  expect((await report('--for manager')).window).toMatchObject({
    since: '2026-11-13',
    why: expect.not.stringContaining('11-06'),
  });
});

test('everything there is to read stays inside the budget of requests', async () => {
  await heldOn('2026-10-27');
  await ok('1on1 prepare --date 2026-11-10');
  world.setNow('2026-12-23T09:00:00.000Z');
  world.requests();
  await report();
  const changed = 2;
  expect(world.requests().length).toBeLessThanOrEqual(1 + 10 + 3 * changed);
});

test('where nothing but the settings can be read, it says so and knows no numbers', async () => {
  world.breakRoute('/issues', 502);
  const found = JSON.parse(await ok('report --format json', 3)) as ReportJson & {
    readonly needsYou: unknown;
    readonly balance: unknown;
  };
  expect(found.window.why).toBe('since 7 days ago: not all 1:1s could be read');
  expect([found.needsYou, found.balance]).toEqual([null, null]);
  expect(await ok('report', 3)).toMatch(/^You wait for {2}what waits could not be read$/m);
});

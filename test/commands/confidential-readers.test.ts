// "Confidential" hides an issue from Guests, but not from the one who opened it or has it assigned: what is told there, they read.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const secret = 'Leave for another company';
const note = 'alex/goals#2 is confidential: its address is written, its title is not\n';

const put = (world: TestWorld, iid: number, body: object) =>
  world.api(`projects/1/issues/${iid}`, { method: 'PUT', body });
const post = async (world: TestWorld, body: object, as = 'alex') => {
  const response = await world.api('projects/1/issues', { method: 'POST', body, as });
  expect(response.status).toBe(201);
  return ((await response.json()) as { iid: number }).iid;
};
const idOf = ({ sandbox }: TestWorld, name: string) =>
  sandbox.state.users.find(({ username }) => username === name)?.id ?? 0;

const withSecret = scene(
  { now: '2026-11-09T09:00:00.000Z' },
  'init --yes --no-input --manager sam',
  ['goal', 'add', secret, '--kind', 'general', '--due', 'none', '--confidential'],
  ['goal', 'add', 'Grow into the role', '--kind', 'general', '--due', 'none', '--confidential'],
  'promotion start',
);

let world: TestWorld;
beforeEach(async () => {
  world = await withSecret();
});

async function ok(command: string | readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect(exitCode, stderr).toBe(0);
  return { stdout, stderr };
}

/** All that this Guest may read of issues and comments, by GitLab's own answer. */
async function readBySam(): Promise<string> {
  const issues = await (await world.api('projects/1/issues?per_page=100&state=all', { as: 'sam' })).json();
  const texts = (issues as { iid: number }[]).map(async ({ iid }) =>
    (await world.api(`projects/1/issues/${iid}/notes?per_page=100`, { as: 'sam' })).text(),
  );
  return JSON.stringify(issues) + (await Promise.all(texts)).join('');
}

const address = () => `${world.base}/alex/goals/-/issues/2`;

describe('evidence that is the address of a confidential issue', () => {
  const assigned = async (iid: number) => put(world, iid, { assignee_ids: [idOf(world, 'sam')] });

  test.each([
    ['a promotion document assigned to a Guest', 4, () => assigned(4)],
    ['a confidential goal assigned to a Guest', 3, () => assigned(3)],
    [
      'a confidential goal that a Guest opened',
      5,
      async () => {
        await post(world, { title: 'Agreed with Sam', confidential: true }, 'sam');
        await put(world, 5, { labels: 'goal,goal::general' });
      },
    ],
  ])('%s: its title is not copied there', async (_name, iid, prepare) => {
    await prepare();
    const { stderr } = await ok(['evidence', 'add', String(iid), address()]);
    expect(stderr).toBe(`note: ${note}`);
    const readable = await readBySam();
    expect(readable).toContain('Evidence 2026-11-09');
    expect(readable).not.toContain(secret);
  });

  test('in a terminal it is asked, and who would read it is named', async () => {
    await assigned(3);
    const answered = { isTTY: true, answers: { 'confidential-title': true } };
    expect(await world.run(['evidence', 'add', '3', address()], answered)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await readBySam()).toContain(secret);
  });

  test('what is assigned to nobody but the person asks nothing', async () => {
    await put(world, 3, { assignee_ids: [idOf(world, 'alex')] });
    expect((await ok(['evidence', 'add', '3', address()])).stderr).toBe('');
    expect(await readBySam()).not.toContain(secret);
  });
});

describe('the title of a confidential issue of another project', () => {
  test.each([
    [20, true],
    [10, false],
  ])('is not copied where a member of role %i reads every confidential issue: %s', async (level, reads) => {
    const sam = idOf(world, 'sam');
    const add = { method: 'POST', body: { user_id: sam, access_level: level } };
    const change = { method: 'PUT', body: { access_level: level } };
    if (!(await world.api(`projects/1/members/${sam}`, change)).ok) await world.api('projects/1/members', add);
    const made = await world.api('projects', {
      method: 'POST',
      body: { name: 'other', path: 'other', visibility: 'private' },
    });
    const { id, web_url } = (await made.json()) as { id: number; web_url: string };
    await world.api(`projects/${id}/issues`, { method: 'POST', body: { title: 'Salaries', confidential: true } });
    const { stderr } = await ok(['evidence', 'add', '3', `${web_url}/-/issues/1`]);
    expect(stderr.includes('its address is written, its title is not')).toBe(reads);
  });
});

describe('1on1 prepare', () => {
  const day = (title: string) => ({ title, labels: 'one-on-one', confidential: true });
  const agenda = { description: `- [ ] DISCUSS ${secret}` };

  test.each([
    ['that a Guest opened', async () => post(world, day('1:1 2026-11-17'), 'sam')],
    ['assigned to a Guest', async () => post(world, { ...day('1:1 2026-11-17'), assignee_ids: [idOf(world, 'sam')] })],
  ])('no line of a confidential 1:1 goes into a confidential one %s', async (_name, open) => {
    await post(world, { ...day('1:1 2026-11-08'), ...agenda });
    const iid = await open();
    await put(world, iid, { labels: 'one-on-one' });
    const { stdout } = await ok('1on1 prepare --date 2026-11-17');
    expect(stdout).toContain('#5 1:1 2026-11-08 is confidential: its open lines stay there');
    expect(await readBySam()).not.toContain(secret);
  });

  test('it goes where the same people read it', async () => {
    await post(world, { ...day('1:1 2026-11-08'), ...agenda });
    const iid = await post(world, day('1:1 2026-11-17'));
    expect((await ok('1on1 prepare --date 2026-11-17')).stdout).toContain('1 item carried over');
    expect(JSON.stringify(await (await world.api(`projects/1/issues/${iid}`)).json())).toContain(secret);
  });
});

describe('a goal made confidential later', () => {
  const asking = 'goal log 5 Slow --help-needed "a reviewer"';
  beforeEach(async () => {
    await ok('goal add "Look around" --kind general --due none');
    await ok(asking);
    await ok('1on1 prepare --date 2026-11-10');
    await ok('1on1 add "FYI nothing else"');
    await ok('report --post');
    await ok(['plan', 'start', '--focus', 'Look around first']);
  });

  test('who reads it all the same is named before it is written, and where it stands already afterwards', async () => {
    await put(world, 5, { assignee_ids: [idOf(world, 'sam')] });
    const named = 'note: @sam can read it all the same: whoever opened a goal or has it assigned does, a guest too\n';
    const before = await world.run('goal edit 5 --confidential --dry-run');
    expect(before).toMatchObject({ exitCode: 0, stderr: named });
    const { stderr } = await ok('goal edit 5 --confidential');
    expect(stderr).toBe(
      `${named}note: others read of it still, until you take it out: #6 1:1 2026-11-10, #7 Year plan of Alex Ferreira, the report on #6 1:1 2026-11-10\n` +
        'note: not looked at: comments, reports posted before, and mails that GitLab has sent\n',
    );
    expect((await ok('goal edit 5 --confidential')).stderr).toBe('');
  });

  test('its title is searched for as words, and a failed look fails nothing', async () => {
    await put(world, 5, { title: 'Around' });
    for (const iid of [6, 7]) await put(world, iid, { description: 'Turnaround' });
    await ok('goal add Free --kind general --due none');
    expect((await ok('goal edit 8 --confidential')).stderr).toMatch(/^note: not looked at/u);
    world.breakRoute('/projects/1/issues', 500);
    const { exitCode, stderr } = await world.run('goal edit 5 --confidential');
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('could not be read') });
  });

  test('its lines are not carried into the next open 1:1, and that is said', async () => {
    await ok('goal edit 5 --confidential');
    world.setNow('2026-11-11T09:00:00.000Z');
    const dry = (await ok('1on1 prepare --date 2026-11-17 --dry-run')).stdout;
    const { stdout } = await ok('1on1 prepare --date 2026-11-17');
    for (const said of [dry, stdout])
      expect(said).toContain('#5 Look around is confidential: the lines that name it stay behind');
    const { description } = (await (await world.api('projects/1/issues/8')).json()) as { description: string };
    expect(description).toContain('FYI nothing else');
    expect(description).not.toContain('Look around');
  });

  test('a line of an agenda that names it is in no copy for others', async () => {
    await ok('1on1 add "DISCUSS What to look at (#5)?"');
    const copies = async () =>
      (await Promise.all(['text', 'json', 'html'].map((form) => ok(`report --for manager --format ${form}`))))
        .map(({ stdout }) => stdout)
        .join('');
    expect(await copies()).toMatch(/What to look at/u);
    await ok('goal edit 5 --confidential');
    expect(await copies()).not.toMatch(/What to look at|Look around|a reviewer/u);
  });
});

// `evidence inbox --post`: the inbox as a checklist to tick in a browser, and what the next `evidence inbox` makes of the ticks.
import { beforeEach, describe, expect, test } from 'vitest';
import { worldWithWork } from '../support/found-work.ts';
import { type TestWorld, useSandboxes, worldOnSandbox, type WorldOptions } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
beforeEach(async () => {
  world = await worldWithWork();
});

interface Row {
  readonly id: number;
  readonly body: string;
  readonly system: boolean;
}
const get = async <T>(path: string, as = 'alex') => (await (await world.api(path, { as })).json()) as T;
const inboxes = async () => (await get<{ iid: number }[]>('projects/1/issues?labels=inbox')).map(({ iid }) => iid);
const rows = async (iid: number) =>
  (await get<Row[]>(`projects/1/issues/${iid}/notes?sort=asc&per_page=100`)).filter(({ system }) => !system);
const bodies = async (iid: number) => (await rows(iid)).map(({ body }) => body);
const onInbox = async () => rows((await inboxes())[0] ?? 0);
const list = async () => (await onInbox()).find(({ body }) => body.includes('Evidence to decide'));
const run = async (command = '', own: Partial<WorldOptions> = {}) => {
  const { exitCode, stdout, stderr } = await world.run(`evidence inbox ${command}`, own);
  return { exitCode, out: stdout + stderr };
};
const put = async (id: number, body: string, as = 'alex') => {
  const path = `projects/1/issues/${(await inboxes())[0]}/notes/${id}`;
  expect((await world.api(path, { method: 'PUT', body: { body }, as })).status).toBe(200);
};
/** As a click in the browser: the box of what begins with these words. */
const tick = async (...beginnings: readonly string[]) => {
  const there = await list();
  const text = beginnings.reduce((body, begin) => body.replace(`- [ ] ${begin}`, `- [x] ${begin}`), there?.body ?? '');
  expect(text).not.toBe(there?.body);
  await put(there?.id ?? 0, text);
};
const done = '**Done';
const manager = async (access: number) =>
  expect((await world.api('projects/1/members/2', { method: 'PUT', body: { access_level: access } })).status).toBe(200);

describe('posted', () => {
  test('on the confidential inbox: a box a piece with its keys, what it is, the goal and why', async () => {
    const { exitCode, out } = await run('--post');
    const [iid] = await inboxes();
    const there = await list();
    expect([exitCode, out]).toEqual([
      0,
      `Posted 3 pieces to decide\n${world.base}/alex/goals/-/work_items/${iid}#note_${there?.id}\nhint: Tick what counts, then its last box: the next \`devgrowth evidence inbox\` keeps the ticked and drops the rest.\n`,
    ]);
    expect(there?.body.split('\n')).toEqual([
      '**Evidence to decide, week of 2026-11-23** (tick what counts; then the last box)',
      '',
      'Work of 2026-05-23 to 2026-11-23. For another goal change its number; `wins` in its place keeps what belongs to none. `devgrowth evidence inbox` takes it up once the last box is ticked.',
      '',
      `All open goals: [list](${world.base}/alex/goals/-/issues?state=opened&type%5B%5D=issue&label_name%5B%5D=goal&sort=due_date).`,
      '',
      '- [ ] `p2!1 p2!2` Retry imports (+1) · `alex/web!1` · merged 23 Nov -> #2 Calm releases (you wrote "Goal: `alex/goals#2"`; the goal names `alex/web!1`)',
      '- [ ] `p3!1` Merger with Initech · `alex/vault!1` · merged 23 Nov · private -> #2 Calm releases (you wrote "Goal: `alex/goals#2"`; the goal names `alex/vault!1`)',
      '- [ ] `p2!3` Translate the footer · `alex/web!3` · merged 23 Nov -> no goal yet: write a number here, or wins',
      '- [ ] **Done: keep the ticked, drop the rest**',
      '',
      '<!-- devgrowth:inbox-list key=2026-11-23 -->',
    ]);
  });

  test('the same week again: nothing new is no write, and further work comes to what is ticked already', async () => {
    await run('--post --until 2026-11-23');
    await tick('`p2!3`');
    const before = (await list())?.body ?? '';
    world.requests();
    expect((await run('--post')).out).toMatch(/^The checklist is up to date\n/);
    expect(world.requests().filter((request) => !request.startsWith('GET '))).toEqual([]);
    await world.api('projects/2/issues', { method: 'POST', body: { title: 'Mend @all -> #3 (x)', assignee_ids: [1] } });
    await world.api('projects/2/issues/1', { method: 'PUT', body: { state_event: 'close' } });
    world.setNow('2026-11-30T09:00:00.000Z');
    expect((await run('--post')).out).toMatch(/^Added 1 piece to the checklist\n/);
    expect(await onInbox()).toHaveLength(1);
    const after = (await list())?.body ?? '';
    const added =
      '- [ ] `p2#1` Mend `@all` `->` `#3` (x) · `alex/web#1` · closed 23 Nov -> no goal yet: write a number here, or wins\n';
    expect(after).toBe(
      before.replace('to 2026-11-23.', 'to 2026-11-30.').replace('- [ ] **Done', `${added}- [ ] **Done`),
    );
  });

  test('a goal that could not be read is named without a mention on it, and no longer once it was read', async () => {
    world.breakRoute('/issues/3/notes', 500);
    expect(await run('--post')).toMatchObject({ exitCode: 3 });
    expect((await list())?.body).toContain('. Not read to the end: comments of `#3`. For');
    world.mendRoutes();
    expect((await run('--post')).out).toMatch(/^Renewed the checklist\n/);
    expect((await list())?.body).not.toContain('Not read');
    const notes = await get<Row[]>('projects/1/issues/3/notes');
    expect(notes.filter(({ body }) => body.startsWith('mentioned'))).toEqual([]);
  });

  test('nothing to decide: nothing is opened', async () => {
    await run('--drop p2!1 --drop p3!1 --drop p2!3');
    expect(await run('--post')).toEqual({ exitCode: 0, out: 'Nothing to decide, and nothing was posted.\n' });
    expect(await list()).toBeUndefined();
  });

  test('thanks without their words, a colleague without a notification', async () => {
    const said = { body: '@alex thank you, this saved our release' };
    await world.api('projects/2/merge_requests/3/notes', { method: 'POST', body: said, as: 'morgan' });
    await run('--drop p2!3');
    const path = 'projects/2/merge_requests/3/notes';
    await world.api(path, { method: 'POST', body: { body: '@alex thanks again' }, as: 'morgan' });
    await run('--post');
    const body = (await list())?.body ?? '';
    expect(body).toMatch(/`n\d+` Thanks for: Translate the footer/);
    expect(body).not.toMatch(/saved our release|thanks again/);
  });

  test.each([
    [15, 'planner', 1],
    [10, 'guest', 0],
  ])('with a member of role %i (%s): exit %i', async (access, _role, code) => {
    await manager(access);
    const refused = await run('--post');
    expect(refused.exitCode).toBe(code);
    if (code === 0) return;
    expect(refused.out).toContain('@morgan can read the inbox, and would read the titles of your work there');
    expect(await inboxes()).toEqual([]);
    expect(await run('--post --yes')).toMatchObject({ exitCode: 0 });
    const body = (await list())?.body ?? '';
    expect(body).toContain('- [ ] `p2!1 p2!2` merge request -> #2\n- [ ] `p3!1` merge request -> #2\n');
    for (const secret of ['Retry', 'Initech', 'vault', 'Translate']) expect(body).not.toContain(secret);
  });

  test('titles go from what waits once somebody else reads it; ticks stay', async () => {
    await run('--post');
    await tick('`p3!1`');
    await manager(20);
    expect((await run('--later p2!1')).out).toContain('@morgan can read the titles in a checklist of yours: http');
    expect(await run('--post')).toMatchObject({ exitCode: 1 });
    expect((await run('--post --yes')).out).toMatch(/^Renewed the checklist\n/);
    const body = (await list())?.body ?? '';
    expect(body).toContain('- [x] `p3!1` -> `` #2 ``');
    for (const secret of ['Retry', 'Initech', 'vault', 'Translate']) expect(body).not.toContain(secret);
    expect((await run('--later p2!1')).out).not.toContain('can read the titles');
  });

  test('--dry-run shows it, and nothing changes on the projects where the work is', async () => {
    world.requests();
    const { exitCode, out } = await run('--post --dry-run');
    expect([exitCode, out]).toEqual([0, expect.stringContaining('  - [ ] `p2!1 p2!2` Retry imports (+1)')]);
    await run('--post');
    const writes = world.requests().filter((request) => !request.startsWith('GET '));
    expect(writes.map((request) => request.replace(/\?.*/, ''))).toEqual([
      'POST /projects/1/labels',
      'POST /projects/1/issues',
      'POST /projects/1/issues/4/notes',
    ]);
  });

  test('in a CI job nothing of it is printed', async () => {
    const job = worldOnSandbox({ sandbox: world.sandbox, env: { CI: 'true' } });
    for (const command of ['--post --dry-run', '--post', '--post', '--post --format json']) {
      const { exitCode, stdout, stderr } = await job.run(`evidence inbox ${command}`);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).not.toMatch(/\d|Retry|Initech/);
    }
    await tick('`p2!1', done);
    const { exitCode, stdout, stderr } = await job.run('evidence inbox --post');
    expect([exitCode, stdout, stderr]).toEqual([0, 'The checklist is ready.\n', '']);
    expect(await bodies(2)).toEqual([expect.stringContaining('Retry imports')]);
  });

  test('of somebody else nobody posts one', async () => {
    await manager(40);
    const other = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', disk: new Map() });
    const { exitCode, stderr } = await other.run('evidence inbox --post --yes --project alex/goals');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('is for @alex to decide')]);
  });
});

describe('taken up', () => {
  beforeEach(async () => {
    await run('--post');
  });

  test('the ticked are kept where they say, the others dropped, once; what stays tells no title', async () => {
    await tick('`p2!1', done);
    const { exitCode, out } = await run();
    expect([exitCode, out]).toEqual([
      0,
      expect.stringMatching(
        /^Kept on #2: Retry imports \(merge request in alex\/web, merged 2026-11-23\)\nThe checklist is taken up. Kept 1, dropped 2, later 0.\n/,
      ),
    ]);
    const [checklist = '', log = '', ...more] = (await onInbox()).map(({ body }) => body);
    expect(more).toEqual([]);
    expect(log).toMatch(
      /^\*\*Inbox 2026-11-23\*\* · 2026-05-23 to 2026-11-23 · kept 1 · dropped 2\n.+\n\n```\ndrop p3!1 p2!3\nread .+ 2026-11-23\n```\n\n<!-- devgrowth:inbox key=list-2026-11-23 -->$/,
    );
    expect(checklist.split('\n')).toEqual([
      expect.stringMatching(/^\*\*Evidence decided, week of 2026-11-23\*\*/),
      '',
      expect.any(String),
      '',
      expect.stringMatching(/^All open goals: \[list\]/),
      '',
      '- [x] `p2!1 p2!2` -> `` #2 ``',
      '- [ ] `p3!1` -> `` #2 ``',
      '- [ ] `p2!3` -> no goal yet: write a number here, or wins',
      '- [x] **Done: keep the ticked, drop the rest**',
      '',
      '<!-- devgrowth:inbox-list key=2026-11-23 -->',
    ]);
    expect(await bodies(2)).toEqual([expect.stringContaining('key=inbox-p2-mr-1')]);
    expect(await run()).toMatchObject({ exitCode: 0, out: expect.stringContaining('Nothing to decide.') });
    await run('--restore p2!3');
    // Deleted in the browser, it leaves its name to none that comes after it: what was taken up of that would be taken up of this.
    const path = `projects/1/issues/${(await inboxes())[0]}/notes/${(await onInbox())[0]?.id}`;
    expect((await world.api(path, { method: 'DELETE' })).status).toBe(204);
    expect((await run('--post')).out).toMatch(/^Posted 1 piece/);
    expect((await run()).out).toContain('a checklist waits for its last box');
    expect((await list())?.body).toContain('key=2026-11-23.2');
    expect((await run('--keep p2!3 --goal 3')).exitCode).toBe(0);
    expect([(await bodies(2)).length, (await bodies(3)).length]).toEqual([1, 1]);
  });

  test('the number of another goal counts; what names none, or an unknown one, is told and waits', async () => {
    const body = (await list())?.body ?? '';
    await put((await list())?.id ?? 0, body.replaceAll('-> #2 Calm', '-> #3 Calm'));
    await tick('`p2!1', '`p2!3`', done);
    const { out } = await run();
    expect(out).toContain('Kept on #3: Retry imports');
    expect(out).toContain('ticked, and not kept: p2!3: names no goal');
    expect(await bodies(2)).toEqual([]);
    expect((await run('--keep p2!3 --goal 3')).exitCode).toBe(0);
  });

  test('what says wins in place of a number is kept with no goal', async () => {
    const body = (await list())?.body ?? '';
    await put((await list())?.id ?? 0, body.replace(/-> no goal yet.*/, '-> wins'));
    await tick('`p2!3`', done);
    const { exitCode, out } = await run();
    expect([exitCode, out]).toEqual([0, expect.stringMatching(/^Kept on #\d+ Wins: Translate the footer .+\n/)]);
    expect(JSON.stringify(await bodies(4))).not.toContain('Translate');
    const [wins] = await get<{ iid: number }[]>('projects/1/issues?labels=wins');
    expect(await bodies(wins?.iid ?? 0)).toEqual([expect.stringContaining('key=inbox-p2-mr-3')]);
    expect((await run()).out).toContain('Nothing to decide.');
  });

  test('with nothing but what names no goal: it does not say that there was nothing to decide', async () => {
    await run('--drop p2!1 --drop p3!1');
    await run('--post');
    await tick('`p2!3`', done);
    expect((await run('--dry-run')).out).toContain('the checklist: Kept 0, dropped 0, later 0.\n');
    expect((await run()).out).toMatch(/^The checklist is taken up\. Kept 0, dropped 0, later 0\.\n/);
    expect((await run('--drop p2!3')).exitCode).toBe(0);
  });

  test('unticked at its end it decides nothing, and says that it waits', async () => {
    await tick('`p2!1');
    const { exitCode, out } = await run();
    expect([exitCode, out]).toEqual([2, expect.stringContaining(`a checklist waits for its last box: ${world.base}`)]);
    expect([await bodies(2), (await onInbox()).length]).toEqual([[], 1]);
  });

  test('what was decided elsewhere meanwhile stays as it is', async () => {
    await tick('`p2!1', '`p3!1`', done);
    const { body = '', id = 0 } = (await list()) ?? {};
    await put(id, body.replace('- [x] **Done', '- [ ] **Done'));
    await run('--keep p2!3 --goal 3 --drop p3!1');
    await world.run(['evidence', 'add', '3', `${world.base}/alex/web/-/merge_requests/1`]);
    await put(id, body);
    const { exitCode, out } = await run();
    expect(exitCode).toBe(0);
    expect(out).toContain('p3!1: was dropped meanwhile');
    expect(out).toContain('p2!1: was not found, or is decided');
    expect([(await bodies(2)).length, (await bodies(3)).length]).toEqual([0, 2]);
    expect((await run('--dropped')).out).toBe('2026-11-23  p3!1\n');
  });

  test('what came to a piece since was ticked by nobody', async () => {
    const body = (await list())?.body ?? '';
    await put((await list())?.id ?? 0, body.replace('`p2!1 p2!2`', '`p2!1`'));
    await tick('`p2!1`', done);
    expect((await run()).out).toContain('p2!1: p2!2 came to it since');
    expect(await bodies(2)).toEqual([]);
  });

  test('before what flags decide, and in one document', async () => {
    await tick('`p2!1', done);
    const body = (await list())?.body ?? '';
    await put((await list())?.id ?? 0, body.replace(/- \[ \] `p2!3`.*\n/, ''));
    expect(await run('--keep p2!3 --goal 3 --dry-run')).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('the checklist: Kept 1, dropped 1'),
    });
    const { stdout, exitCode } = await world.run('evidence inbox --keep p2!3 --goal 3 --format json');
    expect(exitCode).toBe(0);
    const document = JSON.parse(stdout) as { kept: { key: string }[]; dropped: string[] };
    expect([document.kept.map(({ key }) => key), document.dropped]).toEqual([['p2!1', 'p2!3'], ['p3!1']]);
  });

  test('of somebody else is nothing: not their comment, and their tick only after a yes', async () => {
    await manager(40);
    const body = ((await list())?.body ?? '').replaceAll('[ ]', '[x]');
    const path = `projects/1/issues/${(await inboxes())[0]}/notes`;
    await world.api(path, { method: 'POST', body: { body }, as: 'morgan' });
    expect((await run('--drop p9!9')).out).not.toContain('not taken up');
    await put((await list())?.id ?? 0, body, 'morgan');
    const { exitCode, out } = await run();
    expect([exitCode, out]).toEqual([
      2,
      expect.stringContaining('@morgan (maintainer) may edit your comments, and GitLab does not tell who ticked a box'),
    ]);
    expect(await bodies(2)).toEqual([]);
    const refused = await run('', { isTTY: true, answers: { 'take-up': false, decision: 'quit' } });
    expect([refused.exitCode, await bodies(2)]).toEqual([0, []]);
    expect(await run('--yes')).toMatchObject({ exitCode: 0, out: expect.stringContaining('p2!3: names no goal') });
    expect(await bodies(2)).toHaveLength(2);
  });

  test('an unknown key decides nothing', async () => {
    const body = (await list())?.body ?? '';
    await put((await list())?.id ?? 0, body.replace('`p3!1`', '`p9!9`').replace('`p2!3`', '`p9!8`'));
    await tick('`p9!9`', done);
    expect((await run()).out).toContain('ticked, and not kept: p9!9: was not found, or is decided');
    expect((await run('--dropped')).out).toBe('2026-11-23  p2!1\n2026-11-23  p2!2\n');
  });

  test('half a reading is no proof: the checklist waits, whole', async () => {
    await tick('`p3!1`', done);
    const { body = '', id = 0 } = (await list()) ?? {};
    await put(id, body.replace('`p2!3`', '`p9!9`'));
    world.breakRoute('/api/v4/todos', 500);
    const { exitCode, out } = await run();
    expect([exitCode, out]).toEqual([
      2,
      expect.stringContaining('p9!9 not found, and not all could be read (thanks): try again, or delete its line'),
    ]);
    expect(await bodies(2)).toEqual([]);
  });
});

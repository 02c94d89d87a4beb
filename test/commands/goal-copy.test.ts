// A goal once more: copied by hand, or opened by itself when the last one of a series is closed.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const text =
  '- **Measure:** talks, 0 -> 3, now 2 (2026-11-20)\n\n- [x] Ask @morgan, see #1\n- [ ] Give it\n  - [x] Slides';
const ready = scene({}, 'init --yes --no-input --manager @morgan', [
  'goal',
  'add',
  'Give a talk',
  '--kind',
  'general',
  '--due',
  '2027-01-15',
  '--confidential',
  '--description',
  text,
]);
beforeEach(async () => {
  world = await ready();
  await world.api('projects/1/issues/2', { method: 'PUT', body: { add_labels: 'team-a' } });
  await world.run('goal log 2 "Half of it" --health at-risk --value results');
});

interface Row {
  readonly iid: number;
  readonly [field: string]: unknown;
}
const issues = async () => {
  const rows = (await (await world.api('projects/1/issues?labels=goal&scope=all')).json()) as readonly Row[];
  return rows.toSorted((one, other) => one.iid - other.iid);
};
const shown = async (iid: number) =>
  JSON.parse((await world.run(`goal show ${iid} --format json`)).stdout) as { description: string; goal: object };
const open = text.replaceAll('[x]', '[ ]').replace(', now 2 (2026-11-20)', '');

describe('goal copy', () => {
  test('title, open boxes, kind and where the measure began; nothing of what happened, and hidden from the first', async () => {
    world.requests();
    const { exitCode, stdout } = await world.run('goal copy 2 --due FY28-Q1');
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining('Opened #3 Give a talk (general, due 2027-04-30, confidential), as #2'),
    ]);
    expect(world.requests().filter((one) => /^(?:PUT|DELETE)|^POST .*(?:notes|todo)/u.test(one))).toEqual([]);
    expect((await issues())[1]).toMatchObject({
      title: 'Give a talk',
      labels: ['goal', 'goal::general', 'progress::planned'],
      due_date: '2027-04-30',
      milestone: { title: 'FY28-Q1' },
      confidential: true,
    });
    expect((await shown(3)).description).toBe(open);
    expect((await shown(2)).description).toBe(text);
    expect(JSON.parse((await world.run('goal show 3 --format json')).stdout)).toMatchObject({ checkIns: [] });
  });

  test('--dry-run writes nothing; without a day it has none', async () => {
    const before = JSON.stringify(world.sandbox.state);
    expect((await world.run('goal copy talk --dry-run')).stdout).toContain('open Give a talk (general, confidential)');
    expect(JSON.stringify(world.sandbox.state)).toBe(before);
    await world.run('goal copy talk');
    expect((await issues())[1]).toMatchObject({ due_date: null, milestone: null });
  });
});

describe('--every quarter', () => {
  beforeEach(async () => {
    expect((await world.run('goal edit 2 --every quarter')).stdout).toContain('(when it comes again)');
  });
  const closing = 'goal close 2 --outcome achieved --learned Patience';

  test('closed, it opens the one of the next quarter, once', async () => {
    const { exitCode, stderr } = await world.run(closing);
    expect([exitCode, stderr]).toEqual([
      0,
      expect.stringContaining('Opened #3 Give a talk, the next one, due 2027-04-30'),
    ]);
    expect((await shown(3)).description).toBe(`Every: quarter\n\n${open}`);
    expect((await issues())[1]).toMatchObject({ confidential: true, milestone: { title: 'FY28-Q1' } });
    await world.run('goal close 2 --learned "More than that"');
    await world.run('goal reopen 2');
    expect((await world.run(closing)).exitCode).toBe(0);
    expect((await issues()).map(({ iid }) => iid)).toEqual([2, 3]);
  });

  test('closed by the manager, opened and closed again by the person, it opens one; a planted key keeps none away', async () => {
    const post = (path: string, body: unknown, as?: string) =>
      world.api(path, { method: 'POST', body, ...(as === undefined ? {} : { as }) });
    await post('projects/1/members', { username: 'sam', access_level: 10 });
    const morgan = world.sandbox.state.users.find(({ username }) => username === 'morgan')?.id ?? 0;
    await post('projects/1/members', { username: 'morgan', access_level: 40 });
    await world.api(`projects/1/members/${morgan}`, { method: 'PUT', body: { access_level: 40 } });
    const planted = { title: 'Planted', labels: 'goal', description: '<!-- devgrowth:goal key=after-1-2 -->' };
    await post('projects/1/issues', planted, 'sam');
    const manager = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    const { exitCode, stderr } = await manager.run(`${closing} --project alex/goals`);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Opened #4 Give a talk')]);
    await world.run('goal reopen 2');
    expect(await world.run(closing)).toMatchObject({ exitCode: 0 });
    expect((await issues()).map(({ iid }) => iid)).toEqual([2, 3, 4]);
  });

  test('closed on two machines at once, the later of the two is named', async () => {
    const other = worldOnSandbox({ sandbox: world.sandbox });
    const ended = await Promise.all([world, other].map((one) => one.run(closing)));
    expect((await issues()).map(({ iid }) => iid)).toEqual([2, 3, 4]);
    // Whoever was done before the other one had begun saw one goal alone.
    const told = ended.filter(({ exitCode }) => exitCode !== 0);
    expect(told.length).toBeGreaterThan(0);
    for (const { exitCode, stderr } of told)
      expect([exitCode, stderr]).toEqual([5, expect.stringMatching(/Delete the later one in the browser: \S+\/4\n/)]);
  });

  test('dropped, or said to come no more, it opens none', async () => {
    await world.run('goal close 2 --outcome dropped');
    await world.run('goal reopen 2');
    await world.run('goal edit 2 --every none');
    await world.run(closing);
    expect((await issues()).map(({ iid }) => iid)).toEqual([2]);
    expect((await shown(2)).description).toBe(text);
  });

  test('a copy of it is no second series', async () => {
    await world.run('goal copy 2');
    expect((await shown(3)).description).toBe(open);
    await world.run('goal copy 2 --every quarter');
    expect((await shown(4)).description).toBe(`Every: quarter\n\n${open}`);
  });

  test('the next one fails: the closing is kept as a draft, and resumed it opens it', async () => {
    world.breakRoute('/milestones', 500);
    const { exitCode } = await world.run(closing);
    expect(exitCode).not.toBe(0);
    world.mendRoutes();
    expect(await world.run('drafts resume')).toMatchObject({ exitCode: 0 });
    expect((await issues()).map(({ iid, state }) => [iid, state])).toEqual([
      [2, 'closed'],
      [3, 'opened'],
    ]);
  });
});

describe('a goal that comes again from the first', () => {
  const closed = (iid: number) => `goal close ${iid} --outcome achieved --learned Patience`;

  test('added so, above its text and below what it serves; closed, it opens the next one', async () => {
    const added = await world.run(
      'goal add "Give thanks" --kind general --due 2027-01-15 --every quarter --serves "the team" --description "- [ ] Three"',
    );
    expect(added).toMatchObject({ exitCode: 0 });
    expect((await shown(3)).description).toBe('Serves: the team\n\nEvery: quarter\n\n- [ ] Three');
    expect((await world.run(closed(3))).stderr).toContain('Opened #4 Give thanks, the next one, due 2027-04-30');
    expect((await shown(4)).description).toBe((await shown(3)).description);
  });

  test('a preview shows it, and a text that says it by itself says it once', async () => {
    const line = ['goal', 'add', 'Thanks', '--kind', 'general', '--due', 'none', '--every', 'quarter'];
    expect((await world.run([...line, '--dry-run'])).stdout).toContain('Every: quarter');
    await world.run([...line, '--description', 'Repeats: quarterly']);
    expect((await shown(3)).description).toBe('Repeats: quarterly');
  });

  test('questions that were broken off keep it in the draft', async () => {
    const answers = { kind: 'reading', title: 'Read one book' };
    const broken = await world.run('goal add --every quarter', { answers, isTTY: true, mayLeaveAnswers: true });
    expect(broken.exitCode).not.toBe(0);
    expect([...world.disk].filter(([path]) => path.includes('/drafts/')).join()).toContain('"every": "quarter"');
  });
});

// `devgrowth undo`: what was written last is taken back, and nothing that somebody changed since.
import { describe, expect, test } from 'vitest';
import { useSandboxes, worldOnSandbox, type TestWorld } from '../support/world.ts';

useSandboxes();

async function ready(): Promise<TestWorld> {
  const world = worldOnSandbox();
  await world.run('init --yes --no-input --time-zone UTC');
  await world.run(['goal', 'add', 'Read', '--kind', 'reading', '--due', 'none', '--set', 'actions=One;Two;Three']);
  return world;
}

interface Issue {
  readonly title: string;
  readonly description: string;
  readonly state: string;
  readonly labels: readonly string[];
  readonly due_date: string | null;
  readonly confidential: boolean;
}

async function issueOn(world: TestWorld, iid = 2): Promise<Issue> {
  const { title, description, state, labels, due_date, confidential } = (await (
    await world.api(`projects/alex%2Fgoals/issues/${iid}`)
  ).json()) as Issue;
  return { title, description, state, labels, due_date, confidential };
}

async function commentsOn(world: TestWorld, iid = 2): Promise<readonly string[]> {
  const answer = await world.api(`projects/alex%2Fgoals/issues/${iid}/notes?activity_filter=only_comments`);
  return ((await answer.json()) as { readonly body: string; readonly system: boolean }[]).map(({ body }) => body);
}

describe('what was written last is taken back:', () => {
  test.each([
    ['goal log 2 Half --tick 1 --tick 2 --health at-risk --help-needed Time'],
    ['goal close 2 --outcome achieved --learned Patience'],
    ['goal edit 2 --title Another --due 2027-05-05 --confidential'],
    ['goal check 2 1 3'],
    ['goal start 2'],
    ['evidence add 2 https://example.com/talk --did Spoke --value dib'],
  ])('%s', async (command) => {
    const world = await ready();
    const before = [await issueOn(world), await commentsOn(world)];
    expect((await world.run(command)).exitCode).toBe(0);
    expect([await issueOn(world), await commentsOn(world)]).not.toEqual(before);
    const undone = await world.run('undo --yes');
    expect(undone).toMatchObject({ exitCode: 0 });
    expect(undone.stdout).toContain('Taken back: 3 (');
    expect([await issueOn(world), await commentsOn(world)]).toEqual(before);
  });
});

describe('a record is mended:', () => {
  test('a goal that is there is not told as deleted, whatever is answered to that', async () => {
    const world = await ready();
    world.breakWrites('/issues/2', 404);
    expect((await world.run('goal delete 2 --yes')).exitCode).toBe(1);
    world.mendRoutes();
    expect(await issueOn(world)).toMatchObject({ title: 'Read', state: 'opened' });
    expect(await world.run('goal delete 2 --yes')).toMatchObject({ exitCode: 0 });
    expect((await world.api('projects/alex%2Fgoals/issues/2')).status).toBe(404);
  });

  test('goal delete says what goes, wants the number, and offers to close', async () => {
    const world = await ready();
    await world.run('goal log 2 Half');
    await world.run('evidence add 2 Spoke');
    const looked = await world.run('goal delete 2 --dry-run');
    expect(looked.stdout).toContain('2 comments (1 check-in, 1 piece of evidence)');
    expect(looked.stdout).toContain('its checklist, 0 of 5 ticked');
    expect(await world.run('goal delete 2')).toMatchObject({ exitCode: 2, stdout: '' });
    const isTTY = true;
    expect(await world.run('goal delete 2', { isTTY, answers: { yes: '7' } })).toMatchObject({ exitCode: 130 });
    expect((await issueOn(world)).state).toBe('opened');
    expect(await world.run('goal delete 2', { isTTY, answers: { yes: 'close' } })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Closed #2 Read (dropped)'),
    });
    const deleted = await world.run('goal delete 2', { isTTY, answers: { yes: '2' } });
    expect(deleted).toMatchObject({ exitCode: 0, stdout: 'Deleted #2 Read\n' });
    expect(deleted.stderr).toContain('Nobody brings this back');
    expect((await world.api('projects/alex%2Fgoals/issues/2')).status).toBe(404);
    expect(await world.run('goal delete 2 --yes')).toMatchObject({
      exitCode: 0,
      stdout: 'Gone already, or never there: #2\n',
    });
    const undone = await world.run('undo --yes');
    expect(undone).toMatchObject({ exitCode: 1, stdout: '' });
    expect(undone.stderr).toContain('(goal delete 2) cannot be taken back');
    expect(undone.stderr).toContain('deleting #2');
  });

  test('who may not delete is told who may', async () => {
    const world = await ready();
    await world.run('share @morgan --role reporter --yes');
    const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    const refused = await morgan.run('goal delete 2 --project @alex --yes');
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toContain('The Owner of alex/goals may, a Planner, or @alex, who opened it');
    expect((await issueOn(world)).title).toBe('Read');
  });

  test('goal close again changes what was learned, and leaves one comment', async () => {
    const world = await ready();
    await world.run('goal close 2 --outcome achieved --learned Patience');
    expect(await world.run('goal close 2 --learned "Patience, and a list"')).toMatchObject({ exitCode: 0 });
    const [comment = '', ...others] = await commentsOn(world);
    expect(others).toEqual([]);
    expect(comment).toContain('achieved');
    expect(comment).toContain('Patience, and a list');
    await world.run('goal close 2 --outcome changed');
    expect((await commentsOn(world)).join('\n')).toMatch(/changed[\s\S]*Patience, and a list/u);
    expect((await issueOn(world)).labels).toContain('outcome::changed');
  });

  test('goal log --amend changes the last check-in in place, and undo brings its words back', async () => {
    const world = await ready();
    await world.run('goal log 2 First');
    await world.run('goal log 2 Half --next Rest --progress 40');
    const before = await commentsOn(world);
    expect(await world.run('goal log 2 "Three quarters" --amend --progress 75')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Amended the last check-in on #2'),
    });
    const after = await commentsOn(world);
    expect(after).toHaveLength(2);
    expect(after.join('\n')).toMatch(/75%[\s\S]*Three quarters[\s\S]*Rest/u);
    expect(after.join('\n')).not.toContain('Half');
    const keys = (bodies: readonly string[]) => bodies.flatMap((body) => /key=\S+/.exec(body) ?? []);
    expect(keys(after)).toEqual(keys(before));
    await world.run('undo --yes');
    expect(await commentsOn(world)).toEqual(before);
  });

  test("nobody's check-in but one's own is amended", async () => {
    const world = await ready();
    await world.run('share @morgan --role reporter --yes');
    await world.run('goal log 2 Half');
    const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    expect(await morgan.run('goal log 2 Mine --amend --project @alex')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('#2 has no check-in of yours to amend'),
    });
  });
});

describe('nothing is taken back', () => {
  test('that somebody has changed since: the difference is shown, and nothing is written', async () => {
    const world = await ready();
    await world.run('goal edit 2 --title Another --due 2027-05-05');
    await world.api('projects/alex%2Fgoals/issues/2', { method: 'PUT', body: { title: 'Theirs' } });
    const before = await issueOn(world);
    const refused = await world.run('undo --yes');
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toContain('title: this run left "Another", and now it is "Theirs"');
    expect(await issueOn(world)).toEqual(before);
  });

  test('without a yes, and twice', async () => {
    const world = await ready();
    await world.run('goal start 2');
    expect(await world.run('undo')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await world.run('undo 3 --yes')).toMatchObject({ exitCode: 0 });
    expect(await world.run('undo 3 --yes')).toMatchObject({
      exitCode: 0,
      stdout: 'Taken back already: 3 (goal start 2)\n',
      stderr: '',
    });
  });

  test('by another account of this machine, which has its own', async () => {
    const world = await ready();
    await world.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 40 } });
    await world.run('goal start 2');
    const env = { DEVGROWTH_PROJECT: 'alex/goals' };
    const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', disk: world.disk, env });
    expect(await morgan.run('undo --yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/nothing was written in alex\/goals from this machine[^]*by another account/u),
    });
    await morgan.run('goal log 2 Fine');
    const listed = await morgan.run('undo --list');
    expect(listed.stdout.trimEnd().split('\n')).toEqual([expect.stringContaining('goal log 2 Fine')]);
    expect((await world.run('undo --yes')).stdout).toContain('(goal start 2)');
    expect(await commentsOn(world)).toHaveLength(1);
    // Logging out leaves nothing of either.
    await world.run('auth logout');
    expect([...world.disk.keys()].filter((path) => path.includes('/undo/'))).toEqual([]);
  });

  test('on another machine, where nothing was done', async () => {
    const world = await ready();
    const other = worldOnSandbox({ sandbox: world.sandbox });
    expect(await other.run('undo --yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('nothing was written in alex/goals from this machine'),
    });
    expect(await other.run('undo --list')).toMatchObject({
      exitCode: 0,
      stdout: 'Nothing was written in alex/goals from this machine.\n',
    });
  });
});

test('what others wrote beside it stays', async () => {
  const world = await ready();
  await world.run('goal check 2 1');
  const { description } = await issueOn(world);
  const theirs = description.replace('Three', 'Three, and four');
  await world.api('projects/alex%2Fgoals/issues/2', { method: 'PUT', body: { description: theirs } });
  expect(await world.run('undo --yes')).toMatchObject({ exitCode: 0 });
  expect((await issueOn(world)).description).toContain('- [ ] Three, and four');
  expect((await issueOn(world)).description).toContain('- [ ] One');
});

test('the list names what was typed, the newest first, and logging out empties it', async () => {
  const world = await ready();
  await world.run('goal log 2 "Half of it"');
  await world.run('undo --yes');
  const { stdout } = await world.run('undo --list');
  expect(stdout.split('\n')[0]).toMatch(/^3 {2}Mon 2026-11-23 09:00 {2}goal log 2 "Half of it" {2}\(taken back\)$/u);
  expect([...world.disk.values()].join('\n')).not.toContain(world.token);
  await world.run('auth logout');
  expect([...world.disk.keys()].filter((path) => path.includes('/undo/'))).toEqual([]);
});

test('a goal that was opened is deleted, but not once somebody has commented', async () => {
  const world = await ready();
  await world.run(['goal', 'add', 'Ship', '--kind', 'general', '--due', 'none']);
  await world.api('projects/alex%2Fgoals/issues/3/notes', { method: 'POST', body: { body: 'Good' } });
  expect(await world.run('undo --yes')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('1 comment that this run did not write'),
  });
  await world.run('undo 2 --yes');
  expect((await world.api('projects/alex%2Fgoals/issues/2')).status).toBe(404);
});

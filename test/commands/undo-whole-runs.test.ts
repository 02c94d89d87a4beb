// `devgrowth undo` of runs that were long, lost an answer or were stopped: all of one run, and never a second one.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const read = ['goal', 'add', 'Read', '--kind', 'reading', '--due', 'none', '--set', 'actions=One;Two;Three'];
const withGoal = scene({ env: { EDITOR: 'vi' } }, 'init --yes --no-input --time-zone UTC', read);

interface Told {
  readonly iid: number;
  readonly title: string;
  readonly description: string;
  readonly state: string;
  readonly labels: readonly string[];
  readonly comments: readonly string[];
  readonly links: readonly number[];
}

async function everythingOn(world: TestWorld): Promise<readonly Told[]> {
  const list = async (path: string) =>
    (await (await world.api(`projects/alex%2Fgoals/issues${path}`)).json()) as (Told & {
      body: string;
      system: boolean;
    })[];
  return Promise.all(
    (await list('?per_page=100'))
      .toSorted((one, other) => one.iid - other.iid)
      .map(async ({ iid, title, description, state, labels }) => ({
        iid,
        title,
        description,
        state,
        labels,
        comments: (await list(`/${iid}/notes?sort=asc`)).filter(({ system }) => !system).map(({ body }) => body),
        links: (await list(`/${iid}/links`)).map((other) => other.iid),
      })),
  );
}

const replaced =
  (...pairs: readonly (readonly [string, string])[]) =>
  (shown: string) =>
    pairs.reduce((text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    }, shown);

test('a week is one run: one undo takes back all that it wrote', async () => {
  const world = await withGoal();
  await world.run('goal add Deploy --kind general --due 2027-01-15 --description Why');
  await world.run('1on1 prepare --date 2026-11-24');
  await world.run('1on1 add "DISCUSS career"');
  const before = await everythingOn(world);
  const edits = [
    replaced(
      ['- [ ] One', '- [x] One'],
      ['- [ ] Two', '- [ ] Two chapters'],
      ['- [ ] Three', '- [ ] Three\n- [ ] Four'],
      ['What happened:', 'What happened: Read a lot'],
      ['\n-\n', '\n- Helped Sam\n'],
      ['- [ ] DISCUSS career', '- [ ] DISCUSS career\nhelp a reviewer'],
    ),
  ];
  expect(await world.run('week', { isTTY: true, edits, answers: { write: 'write' } })).toMatchObject({ exitCode: 0 });
  const after = await everythingOn(world);
  expect(after.flatMap(({ comments }) => comments).join('\n')).toMatch(
    /Helped Sam[\s\S]*Read a lot|Read a lot[\s\S]*Helped Sam/u,
  );
  const undone = await world.run('undo --yes');
  expect(undone).toMatchObject({ exitCode: 0, stdout: 'Taken back: 6 (week)\n' });
  expect(undone.stderr).toContain('Others may have been mailed about it: no mail is taken back');
  expect(await everythingOn(world)).toEqual(before);
});

test('what several drafts wrote in one run is taken back with it', async () => {
  const world = await withGoal();
  const before = await everythingOn(world);
  world.breakWrites('/issues/2/notes', 403);
  await world.run('goal log 2 "First words"');
  world.setNow('2026-11-23T09:01:00.000Z');
  await world.run('goal log 2 "Last words"');
  world.mendRoutes();
  expect(await world.run('drafts resume --all')).toMatchObject({ exitCode: 0 });
  expect((await everythingOn(world)).flatMap(({ comments }) => comments)).toHaveLength(2);
  expect(await world.run('undo --yes')).toMatchObject({
    exitCode: 0,
    stdout: 'Taken back: 3 (drafts resume --all)\n',
  });
  expect(await everythingOn(world)).toEqual(before);
});

test('a link is taken back', async () => {
  const world = await withGoal();
  await world.run('goal add Deploy --kind general --due none');
  const before = await everythingOn(world);
  expect(await world.run('goal link 2 #3')).toMatchObject({ exitCode: 0 });
  expect((await everythingOn(world)).map(({ links }) => links)).toEqual([[], [3], [2]]);
  const undone = await world.run('undo --yes');
  expect(undone.stderr).toContain('takes the link to alex/goals#3 away');
  expect(await everythingOn(world)).toEqual(before);
});

test.each([
  ['an issue', read, 'POST /api/v4/projects/1/issues'],
  ['a comment', ['goal', 'log', '2', 'Half'], 'POST /api/v4/projects/1/issues/2/notes'],
])('%s whose answer was lost is found by its key', async (_name, command, lost) => {
  const world = await withGoal();
  const before = await everythingOn(world);
  let isLost = false;
  const unlucky = worldOnSandbox({
    sandbox: world.sandbox,
    disk: world.disk,
    onStep(step) {
      if (isLost || step !== `after ${lost}`) return Promise.resolve();
      isLost = true;
      return Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) }),
      );
    },
  });
  await unlucky.run(command);
  expect(isLost).toBe(true);
  expect(await everythingOn(world)).not.toEqual(before);
  expect(await world.run('undo --yes')).toMatchObject({ exitCode: 0 });
  expect(await everythingOn(world)).toEqual(before);
});

test('where GitLab does not let one delete it, what was opened is closed, and that is said', async () => {
  const world = await withGoal();
  const alex = { sandbox: world.sandbox, disk: world.disk };
  const morgan = (await (await world.api('users?username=morgan')).json()) as { readonly id: number }[];
  const member = { user_id: morgan[0]?.id, access_level: 40 };
  await world.api('projects/alex%2Fgoals/members', { method: 'POST', body: member });
  // An account that opened it and is not its author: what an administrator makes of an account that goes.
  for (const [path, text] of world.disk)
    if (path.includes('/undo/'))
      world.disk.set(path.replace(/(undo\/[0-9a-f]+)\.\d+\./, `$1.${member.user_id}.`), text);
  const maintainer = worldOnSandbox({ ...alex, as: 'morgan' });
  const undone = await maintainer.run('undo --yes --project alex/goals --format json');
  expect(undone).toMatchObject({ exitCode: 0 });
  expect(undone.stderr).toContain(
    "#2 is closed: GitLab lets only its author, the project's Owner or a Planner delete it",
  );
  expect(JSON.parse(undone.stdout)).toMatchObject({ how: 'taken-back', closed: [2], warnings: [] });
  const [, goal] = await everythingOn(world);
  expect(goal).toMatchObject({ title: 'Read', state: 'closed' });
});

test('stopped before it said so, the next one says it, and takes nothing else back', async () => {
  const world = await withGoal();
  await world.run('goal log 2 Half');
  await world.run('goal log 2 Whole');
  let isStopped = false;
  const stopped = new Promise<void>((stop) => {
    const killed = worldOnSandbox({
      sandbox: world.sandbox,
      disk: world.disk,
      onStep(step) {
        const isMarked = [...world.disk.values()].some((content) => content.includes('"isUndoneTold": false'));
        if (isStopped || !isMarked || !step.startsWith('after write')) return Promise.resolve();
        isStopped = true;
        stop();
        return new Promise(() => {});
      },
    });
    void killed.run('undo --yes');
  });
  await stopped;
  const words = async () => (await everythingOn(world)).flatMap(({ comments }) => comments);
  expect(await words()).toEqual([expect.stringContaining('Half')]);
  const looked = await world.run('undo --dry-run --format json');
  expect(JSON.parse(looked.stdout)).toMatchObject({ how: 'already', number: 4, things: [] });
  world.requests();
  const again = await world.run('undo --yes');
  expect(again).toMatchObject({ exitCode: 0, stdout: 'Taken back already: 4 (goal log 2 Whole)\n' });
  expect(again.stderr).toContain('stopped before it said so; nothing else was taken back');
  expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
  expect(await words()).toEqual([expect.stringContaining('Half')]);
  expect(await world.run('undo --yes')).toMatchObject({ stdout: 'Taken back: 3 (goal log 2 Half)\n' });
  expect(await words()).toEqual([]);
});

test('as JSON: what would be taken back, what was, and the list', async () => {
  const world = await withGoal();
  await world.run('goal log 2 Half --tick 1');
  const json = async (command: string) => JSON.parse((await world.run(command)).stdout) as unknown;
  const comment = { act: 'delete-comment', iid: 2, title: 'Read', confidential: false };
  const things = expect.arrayContaining([
    { ...comment, changes: expect.arrayContaining(['Half']) },
    { ...comment, act: 'restore-issue', changes: expect.arrayContaining(['+ - [ ] One']) },
  ]);
  const run = { schema: 'devgrowth/undo/v1', number: 3, command: 'goal log 2 Half --tick 1', mayBeMailed: true };
  expect(await json('undo --dry-run --format json')).toMatchObject({ ...run, how: 'planned', things });
  expect(await json('undo --yes --format json')).toMatchObject({ ...run, how: 'taken-back', things, closed: [] });
  expect(await json('undo --list --format json')).toMatchObject({
    schema: 'devgrowth/undo-list/v1',
    project: 'alex/goals',
    runs: [
      { number: 3, command: run.command, undoneAt: '2026-11-23T09:00:00.000Z' },
      { number: 2, undoneAt: null },
      { number: 1, undoneAt: null },
    ],
  });
});

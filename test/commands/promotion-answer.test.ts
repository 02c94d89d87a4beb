// The manager answers a promotion document, by command and by a comment: the person sees it, and it waits for nobody any more.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox, type WorldOptions } from '../support/world.ts';

useSandboxes();

const inReview = scene(
  {},
  'init --yes --no-input --manager morgan',
  'share @morgan --yes',
  'share @sam --yes',
  'promotion start',
  'promotion state drafting',
  'promotion state manager-review --assign-manager --yes --no-input',
);
const as = (world: TestWorld, name: string, options: WorldOptions = {}) =>
  worldOnSandbox({ sandbox: world.sandbox, as: name, now: '2026-12-03T09:00:00.000Z', ...options });
const say = (world: TestWorld, name: string, body: string) =>
  world.api('projects/1/issues/2/notes', { method: 'POST', body: { body }, as: name });
const answers = (world: TestWorld) =>
  Object.values(world.sandbox.state.notes)
    .flat()
    .filter(({ body }) => body.includes('Answer'))
    .map(({ authorId, body }) => [authorId, body.replace(/\n*<!-- devgrowth:\S+ key=\S+ -->$/u, '')]);
const json = async (world: TestWorld, command: string) =>
  JSON.parse((await world.run(`${command} --format json`)).stdout) as Record<string, unknown>;
const more = ['promotion', 'answer', 'more-evidence', '--point', 'A second design', '--point', 'One talk'];

test('as a Guest: one comment, which the person sees everywhere, and which nothing waits for any more', async () => {
  const world = await inReview();
  const morgan = as(world, 'morgan');
  expect((await morgan.run('team')).stdout).toContain('Promotion document');
  const { exitCode, stdout } = await morgan.run([...more, '--project', '@alex']);
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^Answered: more evidence: #2 Promotion document\n/u)]);
  const written = '**Answer 2026-12-03** · more evidence\n\n- A second design\n- One talk';
  expect(answers(world)).toEqual([[2, written]]);
  expect((await morgan.run([...more, '--project', '@alex'])).stdout).toContain('Answered already: more evidence');
  expect(answers(world)).toEqual([[2, written]]);
  expect((await morgan.run('team')).stdout).not.toContain('Promotion document');

  world.setNow('2026-12-04T09:00:00.000Z');
  const told = '@morgan answered 2026-12-03: more evidence, 2 points';
  expect((await world.run('promotion show')).stdout).toContain(`  ${told}\n    - A second design\n    - One talk\n`);
  expect(await json(world, 'promotion show')).toMatchObject({
    promotion: {
      state: 'manager-review',
      answer: { verdict: 'more-evidence', by: 'morgan', day: '2026-12-03' },
      alike: [],
    },
  });
  expect((await world.run('')).stdout.replaceAll(/\s+/gu, ' ')).toMatch(
    new RegExp(`devgrowth promotion accept +${told}`, 'u'),
  );
  expect((await world.run('report')).stdout.replaceAll(/\s+/gu, ' ')).toContain(told);
  expect(await json(world, 'report')).toMatchObject({ needsYou: [], promotion: { answer: { by: 'morgan' } } });
  // A copy for others has nothing of it; for whoever cannot see the document there is none.
  expect(await json(world, 'report --for manager')).toMatchObject({ needsYou: [], promotion: { answer: null } });
  expect(JSON.stringify(await json(as(world, 'sam'), 'report --project @alex'))).not.toContain('A second design');

  // The next state is the person's answer to it.
  await world.run('promotion state gap-plan');
  expect(await json(world, 'promotion show')).toMatchObject({ promotion: { state: 'gap-plan', answer: null } });
  expect((await world.run('')).stdout).not.toContain('answered');
});

test('a comment by hand counts the same; what only looks like one is shown, with its author', async () => {
  const world = await inReview();
  world.setNow('2026-12-03T09:00:00.000Z');
  await say(world, 'morgan', '```\n**Answer 2026-12-02** · approved\n```');
  await world.api('projects/1/members/3', { method: 'PUT', body: { access_level: 20 } });
  await say(world, 'sam', '**Answer 2026-12-02** · ready');
  expect(await json(world, 'report')).toMatchObject({ needsYou: [{ type: 'review' }], promotion: { answer: null } });
  const { stdout } = await world.run('promotion show');
  expect(stdout).toContain('@sam wrote "ready" 2026-12-03; only @morgan answers\n');
  expect(stdout.replaceAll(/\s+/gu, ' ')).toContain('@morgan wrote "approved" 2026-12-03; as a comment\'s first line');
  await say(world, 'morgan', '**answer 2026-12-02** · Not yet\n\n* One talk');
  expect((await world.run('promotion show')).stdout).toContain('@morgan answered 2026-12-02: not yet, 1 point\n');
  expect(await json(world, 'report')).toMatchObject({ needsYou: [] });
});

test.each<[string, string, string, string]>([
  ['the person', 'alex', 'it is your own promotion document', 'devgrowth promotion state'],
  ['somebody else', 'sam', 'only the manager of @alex answers it; @morgan is their manager', 'Nothing was written'],
])('%s is refused', async (_who, name, problem, hint) => {
  const world = await inReview();
  const before = world.snapshot().state;
  const { exitCode, stdout, stderr } = await as(world, name).run('promotion answer ready --project alex/goals');
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toContain(problem);
  expect(stderr).toContain(hint);
  expect(world.snapshot().state).toBe(before);
});

test('a closed document waits for no answer, and a manager who would move it is told the way', async () => {
  const world = await inReview();
  expect(await as(world, 'morgan').run('promotion state gap-plan --project @alex')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('devgrowth promotion answer more-evidence --point'),
  });
  await world.api('projects/1/issues/2', { method: 'PUT', body: { state_event: 'close' } });
  expect(await as(world, 'morgan').run('promotion answer ready --project @alex')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('the promotion document #2 is closed'),
  });
  expect(answers(world)).toEqual([]);
});

test('cut off, it is resumed and stands there once; --dry-run writes nothing; words come from a pipe', async () => {
  const world = await inReview();
  const morgan = as(world, 'morgan', { stdin: 'As we talked.\n' });
  expect((await morgan.run([...more, '--project', '@alex', '--dry-run'])).stdout).toContain('- A second design');
  expect(answers(world)).toEqual([]);
  morgan.breakWrites('/issues/2/notes', 500);
  const failed = await morgan.run('promotion answer not-yet - --point "One talk" --project @alex');
  expect(failed.exitCode).toBe(1);
  morgan.mendRoutes();
  const id = /drafts resume (\w{6})/u.exec(failed.stderr)?.[1] ?? '';
  morgan.setNow('2026-12-09T09:00:00.000Z');
  expect((await morgan.run(`drafts resume ${id}`)).exitCode).toBe(0);
  expect(answers(world)).toEqual([[2, '**Answer 2026-12-03** · not yet\n\n- One talk\n\nAs we talked.']]);
  expect((await morgan.run('drafts list')).stdout).toMatch(/^No drafts/u);
});

test('shared with the manager, a line for the 1:1 is offered that tells nobody else of it', async () => {
  const world = await scene(
    {},
    'init --yes --no-input --manager morgan',
    'share @morgan --yes',
    'promotion start',
    'promotion state drafting',
  )();
  const shared = await world.run('promotion state manager-review --assign-manager --yes', { isTTY: true });
  const next = 'next: devgrowth 1on1 add "DISCUSS my next step"  (for the next 1:1, which others may read)\n';
  expect(shared.stderr.replaceAll('\n', ' ')).toContain(next.trim());
  const again = await world.run('promotion state manager-review --no-input', { isTTY: true });
  expect(again.stderr).not.toContain('next step');
});

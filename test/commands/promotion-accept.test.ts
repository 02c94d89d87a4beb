// The person takes over what the manager said of the document, once: state, gaps, justification; and a Guest manager's part of it.
import { describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox, type WorldOptions } from '../support/world.ts';

useSandboxes();

const inReview = scene(
  {},
  'init --yes --no-input --manager morgan',
  'share @morgan --yes',
  'promotion start',
  'promotion state drafting --yes',
  'promotion state manager-review --assign-manager --yes --no-input',
);
const say = (world: TestWorld, body: string, as = 'morgan') =>
  world.api('projects/1/issues/2/notes', { method: 'POST', body: { body }, as });
const text = (world: TestWorld) =>
  Object.values(world.sandbox.state.issues)
    .flat()
    .find(({ iid }) => iid === 2)?.description ?? '';
const states = (world: TestWorld) =>
  Object.values(world.sandbox.state.notes)
    .flat()
    .flatMap(({ body }) => /^\*\*State \S+ · (.*)/u.exec(body)?.[1] ?? []);
const gaps = (world: TestWorld) => Array.from(text(world).matchAll(/^- \[ \] .*$/gmu), ([line]) => line);
const more = '**Answer 2026-12-03** · more evidence\n\n- A second design, until 2027-01-31\n- One talk, ask @sam';

test('a second answer hides no point of the first one: shown, and said where it is not taken over', async () => {
  const world = await inReview();
  await say(world, more);
  world.setNow('2026-12-03T10:00:00.000Z');
  await say(
    world,
    '**Answer 2026-12-03** · more evidence\n\n- A second design, until 2027-01-31\n- A mentor\n\nGood so far.',
  );
  const shown = (await world.run('promotion show')).stdout;
  expect(shown).toContain('more evidence, 2 points\n    Good so far.\n    - A second design');
  expect(shown).toContain('more evidence, 1 point\n    - One talk, ask @sam\n    a later answer counts in its place');
  const accepted = await world.run('promotion accept');
  expect(accepted.stderr).toContain('an earlier answer has 1 point that this one does not repeat: not taken over');
  expect(accepted.stderr).toContain('- One talk, ask @sam');
  expect(gaps(world)).toEqual(['- [ ] A second design, until 2027-01-31', '- [ ] A mentor']);
});

test('more evidence: gap-plan, each point a gap with its day, written once; edited later, it is changed', async () => {
  const world = await inReview();
  expect(await world.run('promotion accept')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('@morgan has not answered'),
  });
  await say(world, more);
  world.setNow('2026-12-04T09:00:00.000Z');
  expect((await world.run('promotion show')).stdout).toContain(
    '    -> devgrowth promotion accept  gap-plan, 2 gaps, 1 with a day\n',
  );
  const before = text(world);
  expect((await world.run('promotion accept --dry-run')).stdout).toContain('more evidence (gap-plan, 2 gaps)');
  expect(text(world)).toBe(before);

  const accepted = await world.run('promotion accept');
  expect(accepted.stdout).toMatch(/^Accepted more evidence \(gap-plan, 2 gaps\): #2 Promotion document\n/u);
  expect(states(world)).toEqual(['exploring', 'drafting', 'manager-review', 'gap-plan']);
  const both = ['- [ ] A second design, until 2027-01-31', '- [ ] One talk, ask `@sam`'];
  expect(gaps(world)).toEqual(both);
  expect((await world.run('promotion show')).stdout).toContain('@alex\n  2026-12-04  gap-plan        @alex\n');

  world.requests();
  expect((await world.run('promotion accept')).stdout).toMatch(/^Accepted already \(gap-plan\)/u);
  expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);

  const note = Object.values(world.sandbox.state.notes)
    .flat()
    .find(({ body }) => body.startsWith('**Answer'));
  await world.api(`projects/1/issues/2/notes/${note?.id}`, {
    method: 'PUT',
    body: { body: `${more}\n- A mentor` },
    as: 'morgan',
  });
  expect((await world.run('promotion show')).stdout).toMatch(
    /more evidence, 3 points\n(?: {4}- .*\n){3} {4}changed since it was accepted\n {4}-> devgrowth promotion accept/u,
  );
  expect((await world.run('promotion accept')).exitCode).toBe(0);
  expect(gaps(world)).toEqual([...both, '- [ ] A mentor']);
  expect((await world.run('promotion accept')).stdout).toMatch(/^Accepted already/u);
  expect(gaps(world)).toHaveLength(3);
  expect((await world.run('drafts list')).stdout).toMatch(/^No drafts/u);
});

test.each([
  ['ready', 'promotion accept', 'feedback'],
  ['ready', 'promotion accept --no-feedback', 'nominated'],
  ['not this cycle', 'promotion accept', 'not-this-cycle'],
])('"%s", %s: %s, and no gap', async (words, command, state) => {
  const world = await inReview();
  const before = text(world);
  await say(world, `**Answer** · ${words}`);
  expect(await world.run(command)).toMatchObject({ exitCode: 0 });
  expect(states(world).at(-1)).toBe(state);
  expect(text(world)).toBe(before);
});

test('the justification of the manager stands in its part byte for byte; over other words nothing is written', async () => {
  const world = await inReview();
  const words = 'Alex  decides *all* of it.\n\n- since March';
  await say(world, `**Justification 2026-12-01**\n\n${words}`);
  expect((await world.run('promotion show')).stdout).toContain('@morgan wrote the justification 2026-12-01\n');
  expect((await world.run('promotion accept')).stdout).toMatch(/^Accepted the justification: #2/u);
  expect(text(world)).toContain(`## Business Justification\n\n${words}\n\n## Gaps (private)\n`);
  expect(states(world).at(-1)).toBe('manager-review');
  const once = text(world);
  await world.run('promotion accept');
  expect(text(world)).toBe(once);

  await world.run(['promotion', 'edit', 'justification', '--text', 'Others.']);
  await say(world, '**Justification 2026-12-02**\n\nNew.');
  await say(world, '**Answer** · ready');
  const refused = await world.run('promotion accept');
  expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('The answer is accepted.') });
  expect(text(world)).toContain('## Business Justification\n\nOthers.\n');
  expect(states(world).at(-1)).toBe('feedback');
  const id = /drafts resume (\w{6})/u.exec(refused.stderr)?.[1] ?? '';
  expect((await world.run(`drafts resume ${id}`)).exitCode).toBe(1);
  await world.run(['promotion', 'edit', 'justification', '--text', 'New.']);
  expect((await world.run(`drafts resume ${id}`)).exitCode).toBe(0);
  expect((await world.run('promotion show')).stdout).not.toContain('accept');
  expect(states(world).filter((state) => state === 'feedback')).toHaveLength(1);
});

test('cut off between text and state it is resumed, and only what was accepted counts', async () => {
  const world = await inReview();
  await say(world, more);
  world.breakWrites('/issues/2/notes', 500);
  const failed = await world.run('promotion accept');
  expect([failed.exitCode, gaps(world).length]).toEqual([1, 2]);
  world.mendRoutes();
  await say(world, '**Answer** · approved');
  const id = /drafts resume (\w{6})/u.exec(failed.stderr)?.[1] ?? '';
  const late = await world.run(`drafts resume ${id}`);
  expect(late).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('says something else by now') });
  expect(states(world).at(-1)).toBe('manager-review');
});

test('gaps that are kept apart: each point goes there, and an answer without a point leaves them alone', async () => {
  const world = await inReview();
  expect((await world.run('promotion gap apart --yes')).exitCode).toBe(0);
  await say(world, more);
  expect((await world.run('promotion accept')).exitCode).toBe(0);
  const apart = (await (await world.api('projects/1/issues/3')).json()) as { description: string };
  expect(apart.description).toContain('- [ ] A second design, until 2027-01-31\n- [ ] One talk, ask `@sam`');
  expect(gaps(world)).toEqual([]);
  world.setNow('2026-12-05T09:00:00.000Z');
  await say(world, '**Answer 2026-12-05** · approved');
  world.requests();
  expect((await world.run('promotion accept --yes')).exitCode).toBe(0);
  expect(world.requests().filter((line) => line.endsWith('/issues/3'))).toEqual([]);
  expect(states(world).at(-1)).toBe('approved');
});

describe('what a move looks at', () => {
  const drafting = scene({}, 'init --yes --no-input --manager morgan', 'promotion start', 'promotion state drafting');
  const review = 'promotion state manager-review --no-assign-manager';

  test('without a word it goes nowhere unasked; --dry-run asks nothing', async () => {
    const world = await drafting();
    const refused = await world.run(review);
    expect([refused.exitCode, refused.stdout, states(world).at(-1)]).toEqual([2, '', 'drafting']);
    expect(refused.stderr).toContain('warning: #2 has no words yet');
    expect(refused.stderr).toContain('Add --yes to go on');
    expect((await world.run(`${review} --dry-run`)).exitCode).toBe(0);
    const no = await world.run(review, { isTTY: true, answers: { yes: false } });
    expect([no.exitCode, states(world).at(-1)]).toEqual([130, 'drafting']);
    await world.run('promotion result edit 1 --impact Words');
    expect((await world.run(`${review} --dry-run`)).stderr).not.toContain('no words yet');
    await world.run(['promotion', 'result', 'remove', '1', '--yes']);
    expect((await world.run(review, { isTTY: true, answers: { yes: true } })).exitCode).toBe(0);
    expect((await world.run('promotion state feedback')).exitCode).toBe(2);
    expect((await world.run(`${review} --yes`)).stdout).toMatch(/^Already manager-review/u);
  });

  test('nominated with parts missing, or late, needs a yes; each is named', async () => {
    const world = await drafting();
    await world.run(['promotion', 'edit', 'frame', '--text', '- **Cycle:** FY27-Q4, nominate by 2026-11-01']);
    await world.run('promotion edit summary --text Words');
    const reviewed = await world.run(review);
    const { stdout } = await world.run('promotion lint --format json');
    const { findings } = JSON.parse(stdout) as { findings: { severity: string }[] };
    const [errors, warnings] = ['error', 'warning'].map((one) => findings.filter(({ severity }) => severity === one));
    const found = `note: the check finds ${errors?.length} errors and ${warnings?.length} warnings`;
    expect(reviewed).toMatchObject({ exitCode: 0, stderr: `${found}: \`devgrowth promotion lint\`\n` });
    const feedback = await world.run('promotion state feedback');
    expect(feedback.stderr).toContain('Nobody is named who stands for it');
    expect(feedback.stderr).not.toContain('the check finds');
    const refused = await world.run('promotion state nominated');
    expect([refused.exitCode, states(world).at(-1)]).toEqual([2, 'feedback']);
    expect(refused.stderr).toMatch(/^note: the check finds \d+ errors/u);
    expect(refused.stderr).toContain('warning: missing: Result 1: impact');
    expect(refused.stderr).toContain('warning: nominations ended on 2026-11-01\n');
    const yes = await world.run('promotion state nominated --yes', { isTTY: true });
    expect(yes.stderr).toContain('next: devgrowth promotion export --out case.docx (a file to hand in)\n');
    const approved = await world.run('promotion state approved', { isTTY: true });
    expect(approved.stderr).toMatch(/^next: thank whoever stood for it, then close it:\s+https:\/\//mu);
  });

  test('gaps without a day, and those that somebody else reads, are said', async () => {
    const world = await inReview();
    await say(world, more);
    const { stderr } = await world.run('promotion accept', { isTTY: true });
    expect(stderr).toContain('note: 1 gap without a day\n');
    expect(stderr).toContain('next: devgrowth promotion gap goal 1');
    const drafted = await world.run('promotion state drafting', { isTTY: true });
    expect(drafted.stderr).toContain('next: devgrowth promotion told (once your manager knows of it)\n');
    const again = await world.run('promotion state manager-review --yes');
    expect(again.stderr).toContain('note: its private part tells whoever it is assigned to of 2 gaps\n');
    const missed = await world.run('promotion state not-this-cycle', { isTTY: true });
    expect(missed.stderr).toContain('next: devgrowth promotion state gap-plan (gaps are kept');
    expect((await world.run('promotion show')).stdout).not.toContain('a jump made by hand');
  });
});

describe('the manager as a Guest', () => {
  const as = (world: TestWorld, name: string, options: WorldOptions = {}) =>
    worldOnSandbox({ sandbox: world.sandbox, as: name, ...options });

  test('accepts nothing and moves nothing: answers', async () => {
    const world = await inReview();
    await say(world, more);
    const morgan = as(world, 'morgan');
    for (const command of ['promotion accept', 'promotion state gap-plan']) {
      const { exitCode, stdout, stderr } = await morgan.run(`${command} --project @alex`);
      expect([exitCode, stdout]).toEqual([1, '']);
      expect(stderr).toContain('devgrowth promotion answer');
    }
    expect(states(world).at(-1)).toBe('manager-review');
  });

  test('assigned, they answer and write the justification; not assigned, they see nothing of it and are told why', async () => {
    const world = await inReview();
    const morgan = as(world, 'morgan');
    const seen = (await morgan.run('promotion show --project @alex')).stdout;
    expect(seen).toContain('its manager: devgrowth promotion answer\n');
    expect(seen).not.toContain('devgrowth promotion state');
    expect((await morgan.run('promotion answer ready --project @alex')).stdout).toMatch(/^Answered: ready/u);
    const written = await morgan.run([
      'promotion',
      'edit',
      'justification',
      '--text',
      'Alex decides.',
      '--project',
      '@alex',
    ]);
    expect(written.exitCode).toBe(0);
    expect(text(world)).toContain('## Business Justification\n\nAlex decides.\n');
    expect((await world.run('promotion accept')).exitCode).toBe(0);
    expect(states(world).at(-1)).toBe('feedback');

    // As a server keeps it that assigns no Guest to a confidential issue that is there: the assignee is dropped without a word.
    await world.api('projects/1/issues/2', { method: 'PUT', body: { assignee_ids: [] } });
    for (const command of ['promotion answer ready', 'promotion state nominated', 'promotion accept']) {
      const { exitCode, stdout, stderr } = await morgan.run(`${command} --project @alex`);
      expect([exitCode, stdout]).toEqual([1, '']);
      expect(stderr).toContain('A Guest reads it only while it is assigned to them: ask @alex.');
    }
    expect(states(world).at(-1)).toBe('feedback');
  });
});

test.each([
  ['**Answer** · more evidence\n\n- One\n- Two', '## Summary\n\n```\nopen', 'a fence or a comment never ends', 1],
  [
    '**Justification**\n\n```\nopen',
    '## Justification\n\n_Why?_\n\n## Gaps\n\n- [ ] One',
    'would hide what stands below',
    1,
  ],
])(
  '%j into a text that it would vanish in, or swallow: nothing is written',
  async (said, description, why, exitCode) => {
    const world = await inReview();
    await say(world, said);
    await world.api('projects/1/issues/2', { method: 'PUT', body: { description } });
    const [before, known] = [text(world), states(world)];
    expect(await world.run('promotion accept')).toMatchObject({ exitCode, stderr: expect.stringContaining(why) });
    expect([text(world), states(world)]).toEqual([before, known]);
    expect((await world.run('promotion gap add Three')).exitCode).toBe(description.includes('```') ? 1 : 0);
  },
);

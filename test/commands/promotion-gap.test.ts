// Gaps of the promotion document by command: a line with a day, its tick, and the one confidential goal that closes it, whatever is cut between.
import { beforeEach, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const started = scene({}, 'init --yes --no-input --manager @morgan', 'promotion start --template general');
beforeEach(async () => {
  world = await started();
  world.requests();
});

interface Issue {
  readonly iid: number;
  readonly title: string;
  readonly description: string;
  readonly confidential: boolean;
  readonly due_date: string | null;
  readonly milestone: { readonly title: string } | null;
}
const issues = async () => (await (await world.api('projects/1/issues?sort=asc')).json()) as readonly Issue[];
const stored = async () => (await issues()).find(({ iid }) => iid === 2)?.description ?? '';
const byHand = async (change: (text: string) => string) => {
  await world.api('projects/1/issues/2', { method: 'PUT', body: { description: change(await stored()) } });
};
const gap = (...words: string[]) => world.run(['promotion', 'gap', ...words]);
const lines = async () => (await stored()).match(/^- \[[^\n]*/gmu) ?? [];
const writes = () => world.requests().filter((request) => !request.startsWith('GET'));

test('a line with its day behind the questions, once; ticked; every other byte stays', async () => {
  const before = await stored();
  const line = ['add', 'A talk', 'with @kim', '--until', '+10w'];
  expect((await gap(...line, '--dry-run')).stdout).toContain('add the gap A talk with @kim\n  until 2027-02-01');
  expect(writes()).toEqual([]);
  expect(await gap(...line)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Changed #2 Promotion document (Gaps)'),
  });
  expect(await lines()).toEqual(['- [ ] A talk with `@kim`, until 2027-02-01']);
  expect((await stored()).replace('- [ ] A talk with `@kim`, until 2027-02-01\n', '')).toBe(before);
  writes();
  expect(await gap(...line)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Nothing changed in') });
  expect(writes()).toEqual([]);
  await gap('add', 'Two teams');
  expect(await gap('close', 'talk')).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('Closed: A talk with @kim, until 2027-02-01\n'),
  });
  expect(await lines()).toEqual(['- [x] A talk with `@kim`, until 2027-02-01', '- [ ] Two teams']);
  expect(await gap('close', '7')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('2. [ ] Two teams') });
  expect((await world.run('promotion show')).stdout).toMatch(/^1 gap, \d open parts\n {2}2\. Two teams\n\n {2}- /mu);
  expect(await gap('add', 'until 2027-01-31')).toMatchObject({ exitCode: 2 });
  expect(await gap('add', 'Soon', '--until', 'soon')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('--until'),
  });
  expect((await world.run('drafts list')).stdout).toMatch(/^No drafts/u);
});

test('a confidential goal of its words and its day, in that quarter; its number stands behind it in code', async () => {
  await byHand((text) => text.replace('## Gaps (private)', '## Gaps (private)\n\n- [ ] Ask @kim, until 2027-01-20'));
  expect((await gap('goal', '1', '--dry-run')).stdout).toContain('open Ask @kim (confidential)\n  until 2027-01-20');
  expect(await gap('goal', '1')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^Opened #3 Ask @kim \(confidential\), for a gap of #2\n/u),
  });
  const goal = (await issues()).find(({ iid }) => iid === 3);
  expect(goal).toMatchObject({ confidential: true, due_date: '2027-01-20', milestone: { title: 'FY27-Q4' } });
  expect(goal?.title).not.toContain('@kim');
  expect(await lines()).toEqual(['- [ ] Ask @kim, until 2027-01-20 (goal `#3`)']);
  expect(await gap('goal', 'Ask')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('There already: #3') });
  expect(await issues()).toHaveLength(3);
});

test('killed between goal and number, then run again on a list that others changed: one goal, behind its gap', async () => {
  await gap('add', 'A talk', '--until', '2027-01-31');
  const disk = new Map(world.disk);
  await new Promise<void>((killed) => {
    const died = worldOnSandbox({
      sandbox: world.sandbox,
      disk,
      onStep(step) {
        if (!step.startsWith('before PUT')) return Promise.resolve();
        killed();
        return new Promise(() => {});
      },
    });
    void died.run('promotion gap goal 1');
  });
  await byHand((text) => text.replace('- [ ] A talk', '- [ ] Two teams\n- [ ] A talk'));
  const again = worldOnSandbox({ sandbox: world.sandbox, disk: new Map(disk) });
  expect(await again.run('promotion gap goal 1')).toMatchObject({ exitCode: 0 });
  expect((await issues()).map(({ title }) => title)).toHaveLength(3);
  expect(await lines()).toEqual(['- [ ] Two teams', '- [ ] A talk, until 2027-01-31 (goal `#3`)']);
  expect((await again.run('drafts list')).stdout).toMatch(/^No drafts/u);
});

test('criteria that the gap names are what its goal aims at, as far as the levels in use have them', async () => {
  await gap('add', 'A design and/or a talk (staff/scope). Shows: staff/ambiguity (read/write)');
  const { stdout } = await gap('goal', '1', '--dry-run');
  expect(stdout).toContain('  aims at staff/ambiguity, staff/scope\n');
  expect((await gap('goal', '1')).exitCode).toBe(0);
  const goal = (await issues()).find(({ iid }) => iid === 3);
  expect(goal?.description).toMatch(/^Aims at: staff\/ambiguity, staff\/scope\n/mu);
  expect(goal).toMatchObject({
    title: 'A design and/or a talk (staff/scope). Shows: staff/ambiguity (read/write)',
    confidential: true,
  });
  await gap('add', 'Words');
  await gap('goal', '2');
  expect((await issues()).find(({ iid }) => iid === 4)?.description).not.toContain('Aims at');
});

test('a gap that somebody took out while its goal was opened: the goal stands, and what is missing is said', async () => {
  await gap('add', 'A talk');
  const meanwhile = worldOnSandbox({
    sandbox: world.sandbox,
    disk: new Map(world.disk),
    async onStep(step) {
      if (/^after POST .*\/issues$/u.test(step)) await byHand((text) => text.replace('- [ ] A talk\n', ''));
    },
  });
  expect(await meanwhile.run('promotion gap goal 1')).toMatchObject({
    exitCode: 5,
    stderr: expect.stringContaining('Write (goal `#3`) behind it by hand'),
  });
});

const section = async () => /## Gaps \(private\)\n([^]*?)<!--/u.exec(await stored())?.[1]?.trim();
const apart = async () => (await issues()).find(({ iid }) => iid === 3);

test('apart: their words in a confidential issue of nobody, a line that says where; told to the person as before, and worked on there', async () => {
  await byHand((text) =>
    text.replace(
      '## Gaps (private)',
      '## Gaps (private)\n\n- [ ] Ask @kim for a second design that two other teams build on\n  since last spring\n- [x] A talk',
    ),
  );
  const before = await stored();
  const { stdout } = await gap('apart', '--dry-run');
  expect(stdout).toContain('move the gaps into a confidential issue of their own, assigned to nobody');
  expect(stdout).toContain('- [x] A talk');
  const { exitCode, stderr } = await gap('apart');
  expect(exitCode).toBe(0);
  expect(stderr).toContain('GitLab Premium and Ultimate show earlier texts of an issue');
  expect(await section()).toBe('Kept apart in `#3`.');
  expect((await stored()).split('## Gaps')[0]).toBe(before.split('## Gaps')[0]);
  expect(await apart()).toMatchObject({ title: 'Gaps (private)', confidential: true, labels: [], assignees: [] });
  expect((await apart())?.description).toMatch(
    /^- \[ \] Ask `@kim` for a second design that two other teams build on\n {2}since last spring\n- \[x\] A talk\n[^]*<!-- devgrowth:gaps key=\S+ -->$/u,
  );
  writes();
  expect(await gap('apart')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Nothing changed in #3') });
  expect(writes()).toEqual([]);
  expect((await world.run('promotion show')).stdout).toContain('a second design that two other teams build on');
  expect((await world.run('report')).stdout).toContain('a second design that two other teams build on');

  await gap('add', 'Two teams');
  await gap('close', 'Two teams');
  expect(await gap('goal', '1')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Opened #4') });
  await world.run([
    'promotion',
    'edit',
    'summary',
    '--text',
    'Alex has a second design that two other teams build on.',
  ]);
  expect((await world.run('promotion lint')).stdout).toContain('gap-leak');
  expect((await apart())?.description).toMatch(/\(goal `+#4`+\)[^]*- \[x\] A talk\n- \[x\] Two teams\n/u);
  expect(await section()).toBe('Kept apart in `#3`.');
});

test('what is written beside the line moves behind the others; one made public by hand takes nothing more', async () => {
  await gap('add', 'A talk');
  await gap('apart');
  await gap('close', 'talk');
  await byHand((text) => text.replace('Kept apart in `#3`.', 'Kept apart in #3.\n\n- [ ] A talk\n- [ ] Two teams'));
  expect(await gap('apart')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Changed #3') });
  expect(await section()).toBe('Kept apart in `#3`.');
  expect((await apart())?.description.match(/^- \[.*$/gmu)).toEqual(['- [x] A talk', '- [ ] Two teams']);
  await world.api('projects/1/issues/3', { method: 'PUT', body: { confidential: false } });
  writes();
  for (const words of [['add', 'More'], ['apart'], ['goal', '1']])
    expect(await gap(...words)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('kept apart in #3, which is no confidential issue of yours'),
    });
  expect(writes()).toEqual([]);
});

test('gaps that somebody changes while their issue is opened stay where they are, and move with the next run', async () => {
  await gap('add', 'A talk');
  const meanwhile = worldOnSandbox({
    sandbox: world.sandbox,
    disk: new Map(world.disk),
    async onStep(step) {
      if (/^after POST .*\/issues$/u.test(step))
        await byHand((text) => text.replace('- [ ] A talk', '- [ ] A talk\n- [ ] New'));
    },
  });
  expect(await meanwhile.run('promotion gap apart')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('somebody changed the gaps of #2 meanwhile'),
  });
  expect(await lines()).toEqual(['- [ ] A talk', '- [ ] New']);
  expect(await gap('apart')).toMatchObject({ exitCode: 0 });
  expect(await section()).toBe('Kept apart in `#3`.');
  expect((await apart())?.description.match(/^- \[.*$/gmu)).toEqual(['- [ ] A talk', '- [ ] New']);
  expect(await issues()).toHaveLength(3);
});

test('whoever gets the document assigned is told of gaps in it, and how they move out', async () => {
  await gap('add', 'A talk');
  await world.run('promotion state drafting');
  const { stderr } = await world.run('promotion state manager-review --assign-manager --yes --dry-run');
  expect(stderr).toContain('devgrowth promotion gap apart');
});

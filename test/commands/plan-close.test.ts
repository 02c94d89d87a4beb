// A quarter of the year plan is closed: each open goal decided, one comment, and nothing twice.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const withQuarter = scene(
  {},
  'init --yes --no-input',
  'plan start',
  'goal add "Cut deploy time" --kind general --due 2026-10-15',
  'goal add "Give a talk" --kind general --due 2026-10-31',
  'goal add "My health" --kind general --due 2026-09-01',
  'goal edit 5 --confidential',
  'goal add "Next" --kind general --due 2027-01-15',
);
let world: TestWorld;
beforeEach(async () => {
  world = await withQuarter();
  world.requests();
});

const writes = () => world.requests().filter((request) => !request.startsWith('GET'));
const goal = async (iid: number) =>
  (await (await world.api(`projects/1/issues/${iid}`)).json()) as {
    state: string;
    due_date: string;
    milestone: { title: string } | null;
    labels: string[];
  };
const comments = async (iid: number) =>
  ((await (await world.api(`projects/1/issues/${iid}/notes?sort=asc`)).json()) as { body: string; system: boolean }[])
    .filter(({ system }) => !system)
    .map(({ body }) => body);
const words = 'plan close --keep 3 --done 4 --moved "Reviews"';

describe('by flags', () => {
  test('kept goals go as far before the end of the next quarter, ended ones are closed, the rest is left and named', async () => {
    const finished = await world.run(words);
    expect(finished).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(
        /^Closed FY27-Q3 in #2 Year plan of Alex Ferreira\n {2}#3 Cut deploy time: kept, due 2027-01-15\n {2}#4 Give a talk: done\n {2}#5 My health: left open\nhttp\S+#note_\d+\n$/u,
      ),
      stderr: expect.stringMatching(
        /^note: left open: #5 \(name them with --keep, --done or --drop\)\nnote: 0 of 4 actions of #4 ticked/u,
      ),
    });
    expect(await goal(3)).toMatchObject({ state: 'opened', due_date: '2027-01-15', milestone: { title: 'FY27-Q4' } });
    expect(await goal(4)).toMatchObject({ state: 'closed', labels: expect.arrayContaining(['outcome::achieved']) });
    expect(await comments(4)).toEqual([expect.stringMatching(/^\*\*Closed 2026-11-23\*\* · achieved\n/u)]);
    expect(await comments(2)).toEqual([
      expect.stringMatching(
        /^\*\*Quarter FY27-Q3 2026-11-23\*\* · 1 kept · 1 done · 1 left open\n\nKept: #3\n\nDone: #4\n\nLeft open: `#5`\n\n\*\*What moved:\*\* Reviews\n\n<!-- devgrowth:quarter key=FY27-Q3 -->$/u,
      ),
    ]);
    // Guests read the plan, and not that goal.
    expect((await comments(2)).join()).not.toContain('My health');
  });

  test('without a name, a quarter without goals is passed over for an older one that is left open', async () => {
    world.setNow('2027-05-03T09:00:00.000Z');
    const { exitCode, stdout } = await world.run('plan close --dry-run --no-input');
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('**Quarter FY27-Q4 ') });
  });

  test('what somebody closed or moved meanwhile is left and named, a new day counts, and the comment tells of what was done', async () => {
    let isBegun = false;
    const byHand = (iid: number, body: object) => world.api(`projects/1/issues/${iid}`, { method: 'PUT', body });
    world = await withQuarter({
      onStep: async (step) => {
        if (isBegun || step !== 'after PUT /api/v4/projects/1/issues/3') return;
        isBegun = true;
        await byHand(4, { state_event: 'close' });
        await byHand(5, { due_date: '2026-10-01' });
      },
    });
    const finished = await world.run('plan close --keep 3,5 --done 4');
    expect(finished).toMatchObject({
      exitCode: 5,
      stderr: expect.stringMatching(/warning: the server kept #4 Give a talk as "changed meanwhile", not as "done"\n/u),
    });
    expect(finished.stdout).toMatch(/\n {2}#3 [^\n]*\n {2}#5 My health: kept, due 2027-01-01\nhttp/u);
    expect((await goal(4)).labels).not.toContain('outcome::achieved');
    expect(await comments(4)).toEqual([]);
    expect(await goal(5)).toMatchObject({ due_date: '2027-01-01' });
    expect(await comments(2)).toEqual([expect.stringMatching(/^\*\*Quarter FY27-Q3 2026-11-23\*\* · 2 kept\n/u)]);
  });

  test('once more: nothing is written; something new changes that comment and keeps what somebody added', async () => {
    await world.run(words);
    world.requests();
    expect(await world.run(words)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Closed already: FY27-Q3/u),
    });
    expect(writes()).toEqual([]);
    const [own] = (await (await world.api('projects/1/issues/2/notes?sort=asc')).json()) as {
      id: number;
      body: string;
    }[];
    const body = (own?.body ?? '').replace('\n\nKept', '\n\nIt was a hot summer.\n\nKept');
    await world.api(`projects/1/issues/2/notes/${own?.id}`, { method: 'PUT', body: { body } });
    world.setNow('2026-11-25T09:00:00.000Z');
    expect(await world.run('plan close FY27-Q3 --drop 5 --stuck Time --format json')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/"how": ?"renewed"[\s\S]*"milestone": ?"closed"/u),
    });
    const [changed, ...others] = await comments(2);
    expect(others).toEqual([]);
    expect(changed).toMatch(
      /^\*\*Quarter FY27-Q3 2026-11-23\*\* · 1 kept · 1 done · 1 dropped\n\nKept: #3\n\nDone: #4\n\nDropped: `#5`\n\nIt was a hot summer\.\n\n\*\*What moved:\*\* Reviews\n\n\*\*What did not move:\*\* Time\n/u,
    );
    expect(world.sandbox.state.milestones.filter(({ state }) => state === 'closed').map(({ title }) => title)).toEqual([
      'FY27-Q3',
    ]);
  });

  test('who keeps a goal for the third time is asked by a note; paused, it is in no quarter', async () => {
    await world.run('plan close --keep 3 --pause 4');
    expect(await goal(4)).toMatchObject({ state: 'opened', due_date: null, milestone: null });
    world.setNow('2027-01-30T09:00:00.000Z');
    expect(await world.run('plan close --keep 3')).toMatchObject({
      stdout: expect.stringContaining('due 2027-04-14, 2nd time'),
    });
    world.setNow('2027-05-02T09:00:00.000Z');
    const third = await world.run('plan close FY28-Q1 --keep 3');
    expect(third.stderr).toMatch(
      /^note: #3 is kept for the 3rd time: .*`devgrowth goal edit 3`.*--pause 3.*--drop 3/mu,
    );
    expect((await comments(2)).at(-1)).toContain('Kept: #3, 3rd time\n');
  });

  test.each([
    ['plan close --keep 6 --done 9', '#9 is no goal'],
    ['plan close --drop 6', 'It is of FY27-Q4: `devgrowth plan close FY27-Q4` closes that one.'],
    ['plan close FY28-Q1', 'FY28-Q1 begins on 2027-02-01: there is nothing to close yet'],
    ['plan close summer', '"summer" is not a quarter'],
  ])('%s is refused, and nothing written', async (line, problem) => {
    expect(await world.run(line)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(problem) });
    expect(writes()).toEqual([]);
  });

  test('a goal that an issue beside it keeps company does not close the milestone; --dry-run writes nothing', async () => {
    const title = world.sandbox.state.milestones.find((one) => one.title === 'FY27-Q3');
    await world.api('projects/1/issues', { method: 'POST', body: { title: 'Mine', milestone_id: title?.id } });
    world.requests();
    const dry = await world.run('plan close --done 3,4,5 --dry-run');
    expect(dry.stdout).toMatch(
      /#3 Cut deploy time: done\n[\s\S]*comment on #2 Year plan[\s\S]*\*\*Quarter FY27-Q3 2026-11-23\*\* · 3 done/u,
    );
    expect(writes()).toEqual([]);
    expect((await world.run('plan close --done 3,4,5')).stdout).toMatch(
      /^Closed FY27-Q3 in #2 Year plan of Alex Ferreira\n/u,
    );
    expect(world.sandbox.state.milestones.filter(({ state }) => state === 'closed')).toEqual([]);
  });
});

describe('in a terminal', () => {
  test('goal list and plan show name the quarter that is not closed, in the first days of the next', async () => {
    const said = 'next: devgrowth plan close FY27-Q3  (3 goals of it are still open)\n';
    const looks = ['goal list', 'plan show'];
    for (const look of looks) expect((await world.run(look, { isTTY: true })).stderr).not.toContain('plan close');
    world.setNow('2026-11-21T09:00:00.000Z');
    for (const look of looks) expect(await world.run(look, { isTTY: true })).toMatchObject({ stderr: said });
    expect((await world.run('goal list --format json', { isTTY: true })).stderr).toBe('');
    await world.run('plan close --done 3 --drop 4 --pause 5');
    for (const look of looks) expect((await world.run(look, { isTTY: true })).stderr).not.toContain('plan close');
  });

  test('one answer a goal and three questions; nothing happened is an answer', async () => {
    const answers = { verdict: ['leave', 'keep', 'drop'], moved: '', stuck: 'The move', differently: '', write: true };
    const finished = await world.run('plan close', { isTTY: true, answers });
    expect(finished).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('1/3  #5 My health\n  due 2026-09-01'),
    });
    expect((await comments(2))[0]).toMatch(/1 kept · 1 dropped · 1 left open[\s\S]*did not move:\*\* The move/u);
    const empty = { moved: '', stuck: '', differently: '' };
    expect(await world.run('plan close FY27-Q2', { isTTY: true, answers: empty })).toMatchObject({ exitCode: 0 });
    expect((await comments(2))[1]).toMatch(/^\*\*Quarter FY27-Q2 2026-11-23\*\* · no goal was open\n\n<!--/u);
  });

  test('what the letters decided is shown whole before it closes goals; after a no the answers are kept', async () => {
    const answers = { verdict: ['done', 'drop', 'done'], moved: 'Reviews', stuck: '', differently: '' };
    const refused = await world.run('plan close', { isTTY: true, answers: { ...answers, write: false } });
    expect(refused).toMatchObject({ exitCode: 130, stdout: '' });
    expect(refused.stderr).toContain('  #5 My health: done\n');
    expect(await comments(2)).toEqual([]);
    for (const iid of [3, 4, 5]) expect(await goal(iid)).toMatchObject({ state: 'opened' });
    const { drafts } = JSON.parse((await world.run('drafts list --format json')).stdout);
    expect(drafts).toMatchObject([{ command: 'plan close', begun: [{ name: 'moved', text: 'Reviews' }] }]);
    const again = { verdict: ['leave', 'leave', 'done'], moved: '', stuck: '', differently: '', write: true };
    expect(await world.run('drafts resume', { isTTY: true, answers: again })).toMatchObject({ exitCode: 0 });
    expect((await comments(2))[0]).toMatch(/1 done · 2 left open[\s\S]*moved:\*\* Reviews/u);
  });

  test('kept twice before: smaller, paused or dropped?', async () => {
    for (const quarter of ['FY26-Q4', 'FY27-Q1'])
      await world.api('projects/1/issues/2/notes', {
        method: 'POST',
        body: { body: `**Quarter ${quarter}**\n\nKept: #3` },
      });
    const answers = {
      verdict: ['leave', 'keep', 'leave'],
      again: 'pause',
      moved: '',
      stuck: '',
      differently: '',
      write: true,
    };
    expect(await world.run('plan close', { isTTY: true, answers })).toMatchObject({ exitCode: 0 });
    expect(await goal(3)).toMatchObject({ state: 'opened', milestone: null });
    expect((await comments(2)).at(-1)).toContain('Paused: #3');
  });
});

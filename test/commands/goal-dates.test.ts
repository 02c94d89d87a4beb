// Days that are typed where something is written down later, an update that says that there is none, and goals that begin with their first one.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const ready = scene({}, 'init --yes --no-input', [
  'goal',
  'add',
  'Read',
  '--kind',
  'general',
  '--due',
  'none',
  '--description',
  '- [ ] One\n- [ ] Two',
]);
beforeEach(async () => {
  world = await ready();
});

const comments = async () => {
  const notes = (await (await world.api('projects/1/issues/2/notes?sort=asc')).json()) as {
    readonly body: string;
    readonly system: boolean;
  }[];
  return notes.filter(({ system }) => !system).map(({ body }) => body.replace(/\n\n<!--.*$/, ''));
};
const shown = async () => JSON.parse((await world.run('goal show 2 --format json')).stdout);
const stage = async () => (await shown()).goal.stage as string;

describe('--date', () => {
  test('a check-in of friday stands with its day, and its health counts on it', async () => {
    expect((await world.run('goal log 2 Stuck --health needs-attention --date friday')).exitCode).toBe(0);
    expect(await comments()).toEqual(['**Check-in 2026-11-20** · needs attention\n\nStuck']);
    expect((await shown()).goal.health.reason).toBe('said needs attention on 2026-11-20: Stuck');
  });

  test('what is written down later is no news of today: health, progress, next step and days quiet are those of the latest day', async () => {
    await world.api('projects/1/issues/2', { method: 'PUT', body: { description: 'No boxes' } });
    world.setNow('2026-12-21T09:00:00Z');
    await world.run('goal log 2 "As of the tenth" --progress 60 --health on-track --next Second --date 2026-12-10');
    const { stderr } = await world.run(
      'goal log 2 "As of the first" --progress 20 --health at-risk --help-needed Time --next First --date 2026-12-01',
    );
    expect(stderr).toContain('note: a later check-in says how #2 stands: its health label stays');
    const { goal, checkIns } = await shown();
    expect(goal).toMatchObject({
      daysQuiet: 11,
      next: 'Second',
      progress: { percent: 60 },
      health: { level: 'on-track', reason: 'said on track on 2026-12-10: As of the tenth' },
    });
    expect(checkIns.map(({ day }: { day: string }) => day)).toEqual(['2026-12-10', '2026-12-01']);
    expect(goal.labels).toContain('health::on-track');
  });

  test('a check-in of three weeks ago leaves a goal quiet; one of last friday does not', async () => {
    world.setNow('2026-12-21T09:00:00Z');
    await world.run('goal log 2 "Began then" --date 2026-11-25');
    expect((await shown()).goal).toMatchObject({ daysQuiet: 26, health: { level: 'needs-attention' } });
    await world.run('goal log 2 "Went on" --date friday');
    expect((await shown()).goal).toMatchObject({ daysQuiet: 3, health: { level: 'on-track' } });
    // As of a day before it was written, nobody knew of it.
    const then = JSON.parse((await world.run('report --since 2026-12-14 --until 2026-12-20 --format json')).stdout);
    expect(then.goals[0]).toMatchObject({ daysQuiet: 27 });
  });

  test('a report tells one that is written down later with its own day', async () => {
    await world.run('goal log 2 "As of today" --next Second');
    await world.run('goal log 2 "As of then" --next First --date 2026-11-10');
    const report = JSON.parse((await world.run('report --format json')).stdout);
    expect(report.goals[0].said.map(({ day }: { day: string }) => day)).toEqual(['2026-11-23', '2026-11-10']);
  });

  test.each([
    ['goal log 2 Done --date tomorrow', '--date: 2026-11-24 lies ahead, and a check-in is of what has been'],
    ['goal log 2 Done --date "last week"', '--date: "last week" is more than one day'],
    [
      'goal close 2 --outcome achieved --date 03/04/2026',
      'two different days: 2026-04-03 (3 April) or 2026-03-04 (4 March)',
    ],
    ['goal close 2 --outcome achieved --date tomorrow', 'lies ahead, and a goal is closed when it has ended'],
  ])('%s is refused, and nothing is written', async (line, problem) => {
    const { exitCode, stderr } = await world.run(line);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(problem)]);
    expect(await comments()).toEqual([]);
  });

  test('a goal that ended on another day says so', async () => {
    await world.run('goal close 2 --outcome achieved --learned Patience --date yesterday');
    expect((await comments())[0]).toMatch(/^\*\*Closed 2026-11-22\*\* · achieved\n/);
  });

  test('1on1 close takes the friday that was, where there is a 1:1', async () => {
    world.setNow('2026-11-19T09:00:00Z');
    await world.run('1on1 prepare --date friday');
    world.setNow('2026-11-23T09:00:00Z');
    expect((await world.run('1on1 close --date friday')).stdout).toContain('1:1 2026-11-20');
  });
});

test('a quiet week counts as an update', async () => {
  world.setNow('2026-12-20T09:00:00Z');
  expect((await shown()).goal.health.level).toBe('needs-attention');
  await world.run('goal log 2 --quiet-week');
  expect(await comments()).toEqual(['**Check-in 2026-12-20**\n\nA quiet week: nothing happened, and that is fine.']);
  expect((await shown()).goal).toMatchObject({ daysQuiet: 0, health: { level: 'on-track' } });
});

describe('a planned goal', () => {
  test.each(['goal log 2 Began --start', 'goal check 2 1 --start'])('%s begins it', async (line) => {
    const { stdout } = await world.run(line);
    expect([await stage(), stdout.split('\n')[0]]).toEqual(['doing', expect.stringMatching(/; now doing$/)]);
  });

  test('stays planned where nobody said otherwise', async () => {
    await world.run('goal log 2 Began');
    expect(await stage()).toBe('planned');
  });

  test('is offered to begin in a terminal, and a no leaves it', async () => {
    const no = await world.run('goal check 2 1', { isTTY: true, answers: { start: false } });
    expect([no.exitCode, await stage()]).toEqual([0, 'planned']);
    await world.run('goal log 2 Began', { isTTY: true, answers: { start: true } });
    expect(await stage()).toBe('doing');
  });

  test('begins by a rule of the settings, without a question', async () => {
    const host = (await world.run(`config set host ${world.base} --profile own`)).exitCode;
    expect([host, (await world.run('config set start_goals true --profile own')).exitCode]).toEqual([0, 0]);
    await world.run('goal check 2 1');
    expect(await stage()).toBe('doing');
  });
});

test('a draft that was kept before its day was read keeps the day that it meant', async () => {
  const one = world;
  one.setNow('2026-11-25T09:00:00.000Z');
  one.breakRoute('/user', 500);
  expect((await one.run('goal log 2 Half --date yesterday')).exitCode).toBe(1);
  expect((await one.run('goal edit 2 --title Other --due +2w')).exitCode).toBe(1);
  one.mendRoutes();
  one.setNow('2026-11-28T09:00:00.000Z');
  expect(await one.run('drafts resume --all')).toMatchObject({ exitCode: 0 });
  const { goal, checkIns } = JSON.parse((await one.run('goal show 2 --format json')).stdout);
  expect([goal.due, checkIns[0].day]).toEqual(['2026-12-09', '2026-11-24']);
});

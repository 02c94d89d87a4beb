// Days on which goals rest: one that waits until a day, and all while the person is away. Seen wherever quiet or time gone is told.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const ready = scene(
  {},
  'init --yes --no-input',
  ['goal', 'add', 'Read', '--kind', 'general', '--due', '2027-03-03', '--description', '- [ ] One'],
  'plan start',
);
beforeEach(async () => {
  world = await ready();
});

const comments = async (iid: number) => {
  const notes = (await (await world.api(`projects/1/issues/${iid}/notes?sort=asc`)).json()) as {
    readonly body: string;
    readonly system: boolean;
  }[];
  return notes.filter(({ system }) => !system).map(({ body }) => body.replace(/\n\n<!--.*$/, ''));
};
const goal = async () => JSON.parse((await world.run('goal show 2 --format json')).stdout).goal;
const listed = async () => JSON.parse((await world.run('goal list --format json')).stdout).goals[0];
const post = (iid: number, body: string) =>
  world.api(`projects/1/issues/${iid}/notes`, { method: 'POST', body: { body } });
const plan = 3;

describe('goal wait --until', () => {
  test('says until when and why where it was typed, and until then nothing is quiet', async () => {
    const { stdout, exitCode } = await world.run('goal wait 2 "host is away" --until "15 Jan"');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('waits for host is away (rests until 2027-01-15)')]);
    expect(await comments(2)).toEqual([
      '**Check-in 2026-11-23**\n\nWaiting for: host is away\n\nWaiting until: 2027-01-15',
    ]);
    world.setNow('2027-01-10T09:00:00Z');
    const rests = { level: 'on-track', reason: 'paused until 2027-01-15: host is away' };
    expect(await goal()).toMatchObject({ daysQuiet: 0, health: rests, stage: 'waiting' });
    expect(await listed()).toMatchObject({ daysQuiet: 0, health: rests });
    const report = JSON.parse((await world.run('report --since 2w --format json')).stdout);
    expect([report.slipped, report.goals[0].health]).toEqual([[], expect.objectContaining(rests)]);
    expect((await world.run('')).stdout).not.toContain('quiet');
    world.setNow('2027-02-10T09:00:00Z');
    expect(await goal()).toMatchObject({ daysQuiet: 26, health: { level: 'needs-attention' } });
    expect((await world.run('')).stdout).toContain('quiet for 26 days');
  });

  test('typed again on the same day it says nothing new, and is written once; another word, or a goal gone on, is new', async () => {
    const wait = 'goal wait 2 "host is away" --until "15 Jan"';
    await world.run(wait);
    expect((await world.run(wait)).stdout).toContain('Already waiting: #2 ');
    expect(await comments(2)).toHaveLength(1);
    await world.run('goal wait 2 "host is away" --until "16 Jan"');
    await world.run('goal wait 2 "host is ill" --until "16 Jan"');
    expect(await comments(2)).toHaveLength(3);
    world.setNow('2026-11-23T09:05:00Z');
    await world.run('goal start 2');
    await world.api('projects/1/issues/2', {
      method: 'PUT',
      body: { remove_labels: 'progress::doing', add_labels: 'progress::waiting' },
    });
    await world.run('goal wait 2 "host is ill" --until "16 Jan"');
    expect(await comments(2)).toHaveLength(4);
    world.setNow('2026-11-24T09:00:00Z');
    await world.run('goal wait 2 "host is ill" --until "16 Jan"');
    expect(await comments(2)).toHaveLength(5);
  });

  test('its days are no time gone', async () => {
    // 100 days, of which 53 are paused.
    await world.run('goal wait 2 Host --until 2027-01-15');
    world.setNow('2027-02-08T09:00:00Z');
    await world.run('goal log 2 Back');
    expect((await goal()).health.reason).toBe('0 % done, 51 % of the time gone');
  });

  test('a report of a past day knows the pause as of its day', async () => {
    await world.run('goal wait 2 Host --until 2027-01-15');
    world.setNow('2026-12-30T09:00:00Z');
    await world.run('goal wait 2 Host --until 2027-02-20');
    world.setNow('2027-03-01T09:00:00Z');
    const then = JSON.parse((await world.run('report --since 2026-12-10 --until 2026-12-20 --format json')).stdout);
    expect(then.goals[0].health.reason).toBe('paused until 2027-01-15: Host');
    const later = JSON.parse((await world.run('report --since 2027-01-10 --until 2027-01-30 --format json')).stdout);
    expect(later.goals[0].health.reason).toBe('paused until 2027-02-20: Host');
  });

  test('goal start ends it', async () => {
    await world.run('goal wait 2 Host --until 2027-02-15');
    world.setNow('2026-12-01T09:00:00Z');
    await world.run('goal start 2');
    world.setNow('2027-01-10T09:00:00Z');
    expect(await goal()).toMatchObject({ health: { level: 'needs-attention' } });
    expect((await listed()).health.level).toBe('needs-attention');
  });

  test.each([
    ['Check-in 2026-11-23\n\nPaused until: 15 Jan 2027', 'paused until 2027-01-15'],
    [
      '**Check-in** · on hold\n\n- Waiting for: the host\n- **Waiting until:** 2027-01-15',
      'paused until 2027-01-15: the host',
    ],
  ])('typed by hand: %j', async (body, reason) => {
    await post(2, body);
    world.setNow('2026-12-28T09:00:00Z');
    expect((await goal()).health).toMatchObject({ level: 'on-track', reason });
  });

  test.each([
    ['goal wait 2 Host --until yesterday', '--until: 2026-11-22 is before 2026-11-23'],
    ['goal wait 2 Host --until 01/02/2027', 'can be read as two different days'],
    ['goal wait 2 Host --since tomorrow', '--since goes with --all'],
    ['goal wait', 'which goal?'],
    ['goal wait --all', '--all needs --until'],
    ['goal wait 2 --all --until +2w', '--all is of every goal, and takes no reason'],
  ])('%s is refused', async (line, problem) => {
    const { exitCode, stderr } = await world.run(line);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(problem)]);
    expect(await comments(2)).toEqual([]);
  });
});

describe('goal wait --all', () => {
  test('is one comment on the plan, without a reason; nothing is quiet and nothing reminds', async () => {
    const { stdout } = await world.run('goal wait --all --until 2027-01-05 --since 2026-12-01');
    expect(stdout).toContain('Away 2026-12-01 to 2027-01-05: all goals rest');
    expect([await comments(plan), await comments(2)]).toEqual([['**Away 2026-12-01** · until 2027-01-05'], []]);
    world.setNow('2027-01-04T09:00:00Z');
    expect(await goal()).toMatchObject({
      daysQuiet: 7,
      health: { level: 'on-track', reason: 'away until 2027-01-05' },
    });
    expect((await world.run('')).stdout).toContain('You are away until 2027-01-05');
    expect((await world.run('')).stdout).not.toContain('quiet for');
    const review = await world.run('report --for review --since 2026-11-23');
    expect(review.stdout).toContain('Away, 2026-12-01 to 2027-01-05');
    const manager = await world.run('report --for manager --since 2026-11-23');
    expect(manager.stdout).not.toContain('Away,');
    world.setNow('2027-01-25T09:00:00Z');
    expect(await goal()).toMatchObject({ daysQuiet: 27, health: { level: 'needs-attention' } });
  });

  test.each(['Away 2026-12-01 to 2027-01-05', 'Away from 1 Dec until 5 Jan', '**Away 2026-12-01** · until 2027-01-05'])(
    'typed by hand: %s',
    async (body) => {
      await post(plan, body);
      world.setNow('2027-01-04T09:00:00Z');
      expect((await goal()).health.reason).toBe('away until 2027-01-05');
    },
  );

  test('a sentence that begins so is none', async () => {
    await post(plan, 'Away from the desk I think better');
    await post(plan, 'Away days are planned by 2027-01-05, ask Sam');
    world.setNow('2026-12-28T09:00:00Z');
    expect((await goal()).health.level).toBe('needs-attention');
  });

  test('back earlier: the later word counts', async () => {
    await world.run('goal wait --all --until 2027-01-31');
    world.setNow('2026-12-02T09:00:00Z');
    await world.run('goal wait --all --since 2026-11-23 --until 2026-12-01');
    expect((await goal()).pauses).toEqual([{ first: '2026-11-23', last: '2026-12-01', reason: null, isAway: true }]);
  });

  test('its draft is finished as one of all goals', async () => {
    world.breakWrites(`/issues/${plan}/notes`, 401);
    expect((await world.run('goal wait --all --until +2w')).exitCode).not.toBe(0);
    world.mendRoutes();
    world.setNow('2026-11-25T09:00:00Z');
    expect(await world.run('drafts resume')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Away 2026-11-23 to 2026-12-07: all goals rest'),
    });
    expect(await comments(plan)).toEqual(['**Away 2026-11-23** · until 2026-12-07']);
  });

  test('without a plan it says how to begin one', async () => {
    await world.api(`projects/1/issues/${plan}`, { method: 'PUT', body: { state_event: 'close' } });
    const { exitCode, stderr } = await world.run('goal wait --all --until +2w');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('plan start')]);
  });
});

test('a plan that could not be read does not count as "not away": it is named, and the exit code says so', async () => {
  await world.run('goal wait --all --until 2027-01-05');
  world.setNow('2026-12-20T09:00:00Z');
  expect((await world.run('goal list')).exitCode).toBe(0);
  // What a list tells as it was told would not be asked for.
  await post(plan, 'Ask Sam about the dates');
  world.breakRoute(`/issues/${plan}/notes`, 500);
  for (const line of ['goal list', 'goal show 2', 'report', 'plan show']) {
    const { stdout, stderr, exitCode } = await world.run(line);
    expect([line, exitCode]).toEqual([line, 3]);
    expect(`${stdout}${stderr}`).toMatch(/INCOMPLETE[^]*days away on the plan/);
  }
  world.setNow('2027-02-20T09:00:00Z');
  expect((await world.run('')).stdout).toContain('Not everything could be read');
});

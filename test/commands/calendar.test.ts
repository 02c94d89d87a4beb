// `calendar`: the days of a project for a calendar program, with nothing of what is confidential unless it is asked for.
import ICAL from 'ical.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const played = scene(
  {},
  'init --yes --no-input --manager @morgan',
  ['goal', 'add', 'Read one book', '--kind', 'reading', '--due', '2026-12-18'],
  ['goal', 'add', 'Find another job', '--kind', 'career-change', '--due', '2027-01-15'],
  ['goal', 'add', 'Some day', '--kind', 'reading', '--due', 'none'],
  '1on1 prepare --date 2026-12-01',
  'promotion start --yes',
  ['promotion', 'gap', 'add', 'Lead an incident', '--until', '2027-03-01'],
);

let world: TestWorld;
beforeEach(async () => {
  world = await played();
  world.requests();
});

const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
const told = (text: string) => read(text).map(({ startDate, summary }) => `${startDate.toString()} ${summary}`);

describe('what is in it', () => {
  test('due dates, 1:1s and quarter ends; of what is confidential the day alone, which is said', async () => {
    const { stdout, stderr, exitCode } = await world.run('calendar');
    expect(exitCode, stderr).toBe(0);
    expect(told(stdout)).toEqual([
      '2026-12-01 1:1 with @morgan',
      '2026-12-18 Due: Read one book',
      '2027-01-15 A goal is due',
      '2027-01-31 FY27-Q4 ends',
      '2027-03-01 A goal is due',
      '2027-04-30 FY28-Q1 ends',
      '2027-07-31 FY28-Q2 ends',
      '2027-10-31 FY28-Q3 ends',
      expect.stringMatching(/^2027-11-23 The GitLab token for .*\.test no longer works$/),
    ]);
    expect(stdout).not.toMatch(/another job|incident|gap|promotion/i);
    expect(stderr).toContain('2 events of confidential goals');
    expect(stderr).toContain('1 open goal without a due date');
    expect(world.requests().filter((one) => one.includes('/issues'))).toHaveLength(1);
  });

  test('their titles when they are asked for, under the same UIDs, and a day for check-ins', async () => {
    const before = read((await world.run('calendar')).stdout).map(({ uid }) => uid);
    const { stdout, stderr } = await world.run('calendar --with-confidential --check-in friday');
    expect(told(stdout)).toContain('2027-01-15 Due: Find another job');
    expect(told(stdout)).toContain('2027-03-01 Gap: Lead an incident');
    expect(told(stdout)[0]).toBe('2026-11-06 Check in on your goals');
    expect(stdout).toContain('RRULE:FREQ=WEEKLY;UNTIL=20271031\r\n');
    expect(read(stdout).map(({ uid }) => uid)).toEqual(expect.arrayContaining(before));
    expect(new Set(before).size).toBe(before.length);
    expect(stderr).toContain('import it where you alone can look');
  });

  test('gaps that are kept apart, by one more request', async () => {
    expect((await world.run('promotion gap apart --yes')).exitCode).toBe(0);
    world.requests();
    const { stdout, stderr, exitCode } = await world.run('calendar --with-confidential');
    expect(exitCode, stderr).toBe(0);
    expect(told(stdout)).toContain('2027-03-01 Gap: Lead an incident');
    expect(world.requests().filter((one) => one.includes('/issues'))).toHaveLength(2);
  });

  test('the same bytes on another day of the quarter; a moved goal moves its event', async () => {
    const first = (await world.run('calendar')).stdout;
    world.setNow('2027-01-20T09:00:00.000Z');
    expect((await world.run('calendar')).stdout).toBe(first);
    await world.run('goal edit 2 --due 2027-01-29');
    const second = read((await world.run('calendar')).stdout);
    const uid = read(first).find(({ summary }) => summary === 'Due: Read one book')?.uid;
    const moved = second.find((event) => event.uid === uid);
    expect(moved?.startDate.toString()).toBe('2027-01-29');
    expect(moved?.sequence).toBeGreaterThan(read(first)[0]?.sequence ?? Infinity);
  });

  test('as JSON', async () => {
    const { stdout } = await world.run('calendar --format json');
    const document = JSON.parse(stdout) as { schema: string; events: { kind: string; title: string }[] };
    expect(document).toMatchObject({ schema: 'devgrowth/calendar/v1', project: 'alex/goals', file: null, undated: 1 });
    expect(document.events.map(({ kind }) => kind)).not.toContain('gap');
    expect(document.events[1]).toMatchObject({ kind: 'goal', day: '2026-12-18', number: 2, weeklyUntil: null });
  });
});

describe('a file', () => {
  test('is written over an earlier calendar, and over nothing else without a yes', async () => {
    const { stdout, exitCode } = await world.run('calendar --out growth.ics');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Wrote 9 events to .*growth\.ics\n$/);
    expect((await world.run('calendar --out growth.ics')).exitCode).toBe(0);
    const path = stdout.trim().replace('Wrote 9 events to ', '');
    expect(read(world.disk.get(path) ?? '')).toHaveLength(9);
    world.disk.set(path, 'my notes');
    const refused = await world.run('calendar --out growth.ics');
    expect(refused.exitCode).toBe(2);
    expect(world.disk.get(path)).toBe('my notes');
  });

  test('is not made in a CI job, whose files others read', async () => {
    const job = worldOnSandbox({ sandbox: world.sandbox, env: { CI: 'true' } });
    const { exitCode, stdout } = await job.run('calendar');
    expect([exitCode, stdout]).toEqual([1, '']);
  });
});

describe('what could not be read', () => {
  test('is said, with exit code 3', async () => {
    world.breakRoute('/projects/1/issues', 500);
    const { stderr, stdout, exitCode } = await world.run('calendar');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('INCOMPLETE');
    expect(told(stdout)[0]).toBe('2027-01-31 FY27-Q4 ends');
  });
});

test("GitLab's own calendar is named by its page, and its secret address by nobody", async () => {
  const { stdout, stderr, exitCode } = await world.run('calendar --subscribe');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^1\. .*\/alex\/goals\/-\/issues\n/);
  expect(stdout).toContain('Subscribe to calendar');
  expect(stderr).toContain('feed token');
  expect(`${stdout}${stderr}`).not.toMatch(/feed_token|\.ics\?|calendar\.ics/);
  expect(JSON.parse((await world.run('calendar --subscribe --format json')).stdout)).toMatchObject({
    schema: 'devgrowth/calendar-subscription/v1',
  });
});

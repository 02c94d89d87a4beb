// `devgrowth report`: whole days of the person's zone, on a server and a machine in another one; around clock changes and quarter ends.
import { describe, expect, test } from 'vitest';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

interface ReportJson {
  readonly window: { readonly since: string; readonly until: string; readonly zone: string; readonly why: string };
  readonly goals: readonly { readonly change: { readonly percent: number | null; readonly ticked: number } }[];
  readonly wins: readonly { readonly text: string; readonly day: string }[];
}

async function begin(zone: string, now: string): Promise<TestWorld> {
  const world = worldOnSandbox({ now });
  await ok(world, `init --yes --no-input --time-zone ${zone}`);
  await ok(
    world,
    'goal add "Four things" --kind reading --description "- [ ] One\n- [ ] Two\n- [ ] Three\n- [ ] Four"',
  );
  return world;
}

async function ok(world: TestWorld, command: string): Promise<string> {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect(exitCode, stderr).toBe(0);
  return stdout;
}

async function report(world: TestWorld, flags = ''): Promise<ReportJson> {
  return JSON.parse(await ok(world, `report --format json ${flags}`)) as ReportJson;
}

const second = 1000;
const hour = 3_600 * second;
const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

// The first instants of the first day and of the day after the last, from the rules of each zone and not from our calendar.
describe.each([
  ['23 hours in Berlin', 'Europe/Berlin', '2026-03-29 2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
  ['25 hours in New York', 'America/New_York', '2026-11-01 2026-11-01', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
  ['half an hour less', 'Australia/Lord_Howe', '2026-10-04 2026-10-04', '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z'],
  ['a zone of half hours', 'America/St_Johns', '2026-03-08 2026-03-08', '2026-03-08T03:30:00Z', '2026-03-09T02:30:00Z'],
  ['a quarter in Kathmandu', 'Asia/Kathmandu', 'FY27-Q3 FY27-Q3', '2026-07-31T18:15:00Z', '2026-10-31T18:15:00Z'],
  ['a quarter in Samoa', 'Pacific/Apia', 'FY27-Q1 FY27-Q1', '2026-01-31T11:00:00Z', '2026-04-30T11:00:00Z'],
  ['the end of a year', 'UTC', '2027-01-31 2027-01-31', '2027-01-31T00:00:00Z', '2027-02-01T00:00:00Z'],
])('%s', (_name, zone, days, start, end) => {
  test('the first and the last second count, the ones beside them do not', async () => {
    const [since = '', until = ''] = days.split(' ');
    const world = await begin(zone, later(start, -24 * hour));
    const moments = { One: later(start, -second), Two: start, Three: later(end, -second), Four: end };
    for (const [action, moment] of Object.entries(moments)) {
      world.setNow(moment);
      await ok(world, `goal check 2 ${action}`);
    }
    world.setNow(later(end, 50 * hour));
    const { wins, goals, window } = await report(world, `--since ${since} --until ${until}`);
    expect(window.zone).toBe(zone);
    expect(wins.map(({ text, day }) => [text, day])).toEqual([['Two; Three', window.until]]);
    expect(goals).toMatchObject([{ change: { percent: 50, ticked: 2 } }]);
  });
});

test.each([
  ['Europe/Berlin', '2026-11-20T22:30:00Z', '2026-11-23T07:00:00Z'],
  ['America/Los_Angeles', '2026-11-21T07:30:00Z', '2026-11-23T16:00:00Z'],
  ['Asia/Tokyo', '2026-11-20T14:30:00Z', '2026-11-22T23:00:00Z'],
  ['Pacific/Kiritimati', '2026-11-20T09:30:00Z', '2026-11-22T18:00:00Z'],
  ['Pacific/Pago_Pago', '2026-11-21T10:30:00Z', '2026-11-23T19:00:00Z'],
])(
  '%s: Friday evening is in the report of Monday, after a 1:1 on Friday and without one',
  async (zone, friday, monday) => {
    const world = await begin(zone, '2026-11-10T12:00:00Z');
    world.setNow(friday);
    await ok(world, 'goal check 2 One');
    world.setNow(monday);
    expect(await report(world)).toMatchObject({
      window: { since: '2026-11-16', until: '2026-11-23', why: 'since 7 days ago: no 1:1 before today is closed' },
      wins: [{ text: 'One', day: '2026-11-20' }],
    });
    const body = { title: '1:1 2026-11-20', labels: 'one-on-one', description: '- [x] FYI held' };
    const { iid } = (await (await world.api('projects/1/issues', { method: 'POST', body })).json()) as { iid: number };
    await world.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { state_event: 'close' } });
    expect(await report(world)).toMatchObject({
      window: { since: '2026-11-20', until: '2026-11-23', why: 'since the last 1:1 on 2026-11-20' },
      wins: [{ text: 'One', day: '2026-11-20' }],
    });
  },
);

test('evidence counts on the day of the work; where only its writing is in the window, as added there', async () => {
  const world = await begin('Europe/Berlin', '2026-11-02T09:00:00Z');
  world.setNow('2026-11-20T09:00:00Z');
  const body = '**Evidence 2026-10-30** · results\n\nWrote the runbook';
  await world.api('projects/1/issues/2/notes', { method: 'POST', body: { body } });
  world.setNow('2026-11-23T09:00:00Z');
  expect((await report(world, '--since 2026-11-16')).wins).toMatchObject([
    { text: 'Wrote the runbook', day: '2026-10-30', added: '2026-11-20' },
  ]);
  // The goal was opened after these days; the work belongs to them all the same.
  expect(await report(world, '--since 2026-10-25 --until 2026-11-01')).toMatchObject({
    goals: [],
    wins: [{ text: 'Wrote the runbook', day: '2026-10-30', added: null }],
  });
});

test('a description changed as a whole says nothing of single actions: the change is ?, not 0', async () => {
  const world = await begin('Europe/Berlin', '2026-11-02T09:00:00Z');
  world.setNow('2026-11-20T09:00:00Z');
  const description = 'Another plan\n\n- [x] Eins\n- [x] Zwei\n- [ ] Drei';
  await world.api('projects/1/issues/2', { method: 'PUT', body: { description } });
  world.setNow('2026-11-23T09:00:00Z');
  expect((await report(world)).goals).toMatchObject([{ change: { percent: null } }]);
  expect(await ok(world, 'report')).toMatch(/66% +\?/);
  expect(await ok(world, 'report --format markdown')).toContain('66 % (?)');
  expect(await ok(world, 'report --format html')).toContain('change not known');
});

test('what was done before the last 1:1 ended that day was told there; what came after it is told now', async () => {
  const world = await begin('Europe/Berlin', '2026-11-17T08:00:00Z');
  const evidence = (body: string) => world.api('projects/1/issues/2/notes', { method: 'POST', body: { body } });
  await world.run('goal check 2 1');
  await evidence('**Evidence 2026-11-17**\n\nThe demo');
  const body = { title: '1:1 2026-11-17', labels: 'one-on-one', due_date: '2026-11-17' };
  const { iid } = (await (await world.api('projects/1/issues', { method: 'POST', body })).json()) as { iid: number };
  world.setNow('2026-11-17T15:00:00Z');
  await world.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { state_event: 'close' } });
  world.setNow('2026-11-17T17:00:00Z');
  await world.run('goal check 2 2');
  world.setNow('2026-11-19T09:00:00Z');
  await evidence('**Evidence 2026-11-17**\n\nWritten later');
  world.setNow('2026-11-23T09:00:00Z');
  const told = await report(world);
  expect(told.window).toMatchObject({ since: '2026-11-17', why: 'since the end of the last 1:1 on 2026-11-17' });
  expect(told.wins.map(({ text }) => text).toSorted()).toEqual(['Two', 'Written later']);
  expect(told.goals[0]?.change).toMatchObject({ percent: 25, ticked: 1 });
});

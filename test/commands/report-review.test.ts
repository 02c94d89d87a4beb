// `devgrowth report --for review`: closed goals as stories, the plan among the next steps, the year it is of, what was not read.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';
import { forgetAnswers } from '../support/kept.ts';

useSandboxes();

const on = (day: string) => (world: TestWorld) => Promise.resolve(world.setNow(`${day}T09:00:00Z`));

const withYear = scene(
  { now: '2026-11-02T09:00:00Z' },
  'init --yes --no-input --manager sam',
  ['plan', 'start', '--aspiration', 'Lead one service', '--focus', 'Databases'],
  [
    'goal',
    'add',
    'Speak up',
    '--kind',
    'challenging-task',
    '--set',
    'purpose=To be heard',
    '--set',
    'success=Two talks',
  ],
  'goal add "Read on" --kind reading --due 2027-03-01 --set actions=One;Two',
  ['evidence', 'add', '3', 'Gave a talk', '--result', '40 people came', '--value', 'results', '--date', '2026-09-10'],
  'goal check 4 1',
  ['goal', 'close', '3', '--outcome', 'achieved', '--learned', 'Begin with the end'],
  on('2026-11-20'),
);

async function run(world: TestWorld, command: string, exitCode = 0): Promise<string> {
  const finished = await world.run(command);
  expect(finished.exitCode, finished.stderr).toBe(exitCode);
  return finished.stdout;
}

const facts = [
  'Speak up',
  'To be heard',
  'Two talks',
  '40 people came',
  'Begin with the end',
  'Results for Customers',
  'Lead one service',
  'Databases',
  'FY28-Q1',
  'Read on',
  'Two',
  'One',
];

test('the stories, the values, the plan and the steps are told', async () => {
  const world = await withYear();
  for (const form of ['text', 'json']) {
    const told = await run(world, `report --for review --format ${form}`);
    expect(
      facts.filter((fact) => !told.includes(fact) && !told.includes(fact.replace(/^Results.*/, 'results'))),
    ).toEqual([]);
  }
});

test('the plan costs no request: its days away are told with every goal', async () => {
  const world = await withYear();
  world.requests();
  await run(world, 'report --for manager --since "this year"');
  const without = world.requests();
  forgetAnswers(world);
  await run(world, 'report --for review');
  const more = world.requests();
  const plan = more.filter((request) => /[?&]labels=plan(?:&|$)/.test(request));
  expect([plan.length, more.length - without.length]).toEqual([1, 0]);
});

test('a confidential plan is not in the copy of a Guest, and in that of who may see it', async () => {
  const world = await withYear();
  await world.api('projects/1/issues/2', { method: 'PUT', body: { confidential: true } });
  expect(await run(world, 'report --for review')).not.toMatch(/Lead one service|Databases|#2\b/);
  await world.api('projects/1/members/3', { method: 'PUT', body: { access_level: 20 } });
  expect(await run(world, 'report --for review')).toContain('Lead one service');
});

test('a plan that cannot be read is said, and the rest is told', async () => {
  const world = await withYear();
  // Somebody else opened it: whether they may label, nobody can say.
  for (const issue of Object.values(world.sandbox.state.issues).flat()) if (issue.iid === 2) issue.authorId = 3;
  world.breakRoute('/members/all', 500);
  const told = await run(world, 'report --for review --format markdown', 3);
  expect(told).toContain('**INCOMPLETE**');
  expect(told).toContain('The year plan could not be read.');
  expect(told).toContain('40 people came');
});

test('in a terminal: by when it is to be shared, and the open box of the plan; nothing for a script', async () => {
  const world = await withYear({ screen: { rows: 24, hasPager: false } });
  await run(world, '1on1 prepare --date 2026-12-01');
  await run(world, '1on1 add "DISCUSS the mid-year check-in"');
  const told = async (command: string) => {
    const { stderr } = await world.run(command, { isTTY: true });
    // In its lines at the terminal's edge.
    return stderr
      .trim()
      .split(/\n(?=note:|next:|hint:)/)
      .map((line) => line.replaceAll('\n', ' '))
      .filter((line) => /^(?:note|next):/u.test(line));
  };
  const share = 'note: this form is to be shared by Tue 24 Nov, 7 days before the Mid-year check-in on Tue 1 Dec';
  const box = 'next: devgrowth plan communicated  (once you talked the year plan over: ticks its box, with the day)';
  expect(await told('report --for review')).toEqual([share, box]);
  expect(await told('report --for review --format json')).toEqual([]);
  expect(await told('report --for manager')).toEqual([]);
  await run(world, 'plan communicated --date 2026-11-19');
  world.setNow('2026-11-27T09:00:00Z');
  expect(await told('report --for review')).toEqual([share.replace('is to be', 'was to be')]);
  const piped = await withYear();
  expect((await piped.run('report --for review', { isTTY: true })).stderr).not.toContain('plan communicated');
});

test('posted, its steps are live references, at most five', async () => {
  const world = await withYear();
  await run(world, '1on1 prepare --date 2026-11-24');
  await run(world, 'report --post --for review');
  const posted = Object.values(world.sandbox.state.notes)
    .flat()
    .filter(({ body }) => body.includes('Achievements'));
  expect(posted).toHaveLength(1);
  expect(posted[0]?.body).toContain('● #4 Read on');
  expect(posted[0]?.body).toContain('**Speak up** `#3`');
});

test.each([
  [
    'the first day of a year',
    '2027-02-01',
    '2026-02-01',
    '2027-01-31',
    'FY28 begins today: this is the year before, FY27.',
  ],
  [
    'its last day of six weeks',
    '2027-03-14',
    '2026-02-01',
    '2027-01-31',
    'FY28 began 41 days ago: this is the year before, FY27.',
  ],
  ['the day after', '2027-03-15', '2027-02-01', '2027-03-15', null],
  ['the last day of a year', '2027-01-31', '2026-02-01', '2027-01-31', null],
])('%s', async (_name, today, since, until, note) => {
  const world = await withYear();
  world.setNow(`${today}T09:00:00Z`);
  const { window, limits, review } = JSON.parse(await run(world, 'report --for review --format json')) as {
    readonly window: object;
    readonly limits: readonly string[];
    readonly review: { readonly endings: readonly object[] };
  };
  expect(window).toMatchObject({ since, until });
  expect(limits).toHaveLength(note === null ? 0 : 2);
  expect(limits.find((limit) => limit.startsWith('FY'))).toBe(note ?? undefined);
  expect(review.endings).toHaveLength(since === '2026-02-01' ? 1 : 0);
});

test('with days it is of those, whatever the day', async () => {
  const world = await withYear();
  world.setNow('2027-02-09T09:00:00Z');
  const { window } = JSON.parse(await run(world, 'report --for review --format json --since "this year"')) as {
    readonly window: object;
  };
  expect(window).toMatchObject({ since: '2027-02-01', until: '2027-02-09' });
});

test('days with nothing in them are one sentence and one next step', async () => {
  const world = await withYear();
  const told = await run(world, 'report --for review --since 2026-03-01 --until 2026-04-30');
  expect(told).toContain('No goals in these days: 2 goals were opened later or closed before.');
  expect(told).toContain('devgrowth evidence add');
  expect(told).not.toMatch(/Achievements|Strengths|\n *Opportunities\n|Support/);
});

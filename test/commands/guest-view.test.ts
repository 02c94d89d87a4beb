// What a Guest gets to see: nothing that is made for others holds more than that Guest reads on GitLab itself.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

/** Each stands in one place that GitLab hides from a Guest. */
const secrets = {
  checkIn: 'secretcheckin',
  ask: 'secretask',
  next: 'secretnext',
  evidence: 'secretevidence',
  result: 'secretresult',
  plain: 'secretplain',
  closing: 'secretclosing',
  goalTitle: 'secretgoal',
  goalAction: 'secretaction',
  goalLog: 'secretlog',
  document: 'secretdocument',
  documentEvidence: 'secretcase',
  meeting: 'secretmeeting',
} as const;
const said = 'openwords';

const internal = (world: TestWorld, iid: number, body: string) =>
  world.api(`projects/1/issues/${iid}/notes`, { method: 'POST', body: { body, internal: true } });

const withSecrets = scene(
  { now: '2026-11-02T09:00:00.000Z' },
  'init --yes --no-input --manager sam',
  'goal add "Upgrade the cluster" --kind challenging-task --set actions=One;Two',
  ['goal', 'add', `Move on ${secrets.goalTitle}`, '--kind', 'career-change', '--set', `actions=${secrets.goalAction}`],
  'goal add "Write it down" --kind general',
  'promotion start',
  async (world) => {
    world.setNow('2026-11-18T09:00:00.000Z');
    await world.run(['goal', 'log', '2', said, '--next', 'Ask openly', '--help-needed', 'An open reviewer']);
    await world.run(['goal', 'log', '3', secrets.goalLog]);
    await world.run(['evidence', 'add', '2', 'Open evidence', '--result', '3 of 4']);
    await world.run(['goal', 'close', '4', '--outcome', 'achieved', '--learned', 'Open lesson']);
    await world.run(['evidence', 'add', '5', secrets.documentEvidence]);
    const { description } = (await (await world.api('projects/1/issues/5')).json()) as { description: string };
    const body = { description: `${description}\n\n${secrets.document}` };
    await world.api('projects/1/issues/5', { method: 'PUT', body });
    world.setNow('2026-11-19T09:00:00.000Z');
    const checkIn = `**Check-in 2026-11-19** · at risk · 90%\n\n${secrets.checkIn}\n\nNext: ${secrets.next}\nHelp: ${secrets.ask}`;
    await internal(world, 2, checkIn);
    await internal(world, 2, `**Evidence 2026-11-19** · results\n\n${secrets.evidence}\n\nResult: ${secrets.result}`);
    await internal(world, 2, secrets.plain);
    await internal(world, 4, `**Closed 2026-11-19** · achieved\n\nLearned: ${secrets.closing}`);
    const meeting = { title: '1:1 2026-11-20', labels: 'one-on-one', confidential: true };
    const agenda = `- [ ] THANKS ${secrets.meeting}\n- [ ] DISCUSS ${secrets.meeting}`;
    await world.api('projects/1/issues', { method: 'POST', body: { ...meeting, description: agenda } });
    world.setNow('2026-11-20T09:00:00.000Z');
  },
);

let world: TestWorld;
beforeEach(async () => {
  world = await withSecrets();
});

async function ok(command: string | readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect(exitCode, stderr).toBe(0);
  return stdout;
}

test('a confidential 1:1 is neither counted nor dated in the copy of a Guest', async () => {
  await ok('1on1 close --date 2026-11-20 --yes');
  world.setNow('2026-11-21T09:00:00.000Z');
  interface Report {
    readonly window: { readonly why: string };
    readonly completeness: { readonly sources: readonly { readonly name: string }[] };
  }
  const read = async (command: string) => JSON.parse(await ok(command)) as Report;
  const meetingsIn = ({ completeness }: Report) => completeness.sources.find(({ name }) => name === '1:1s');
  const own = await read('report --format json');
  expect(own.window.why).toContain('2026-11-20');
  expect(meetingsIn(own)).toMatchObject({ seen: 1, total: 1 });
  const copy = await read('report --for manager --format json');
  expect(copy.window.why).not.toContain('2026-11-20');
  expect(meetingsIn(copy)).toMatchObject({ seen: 0, total: 0 });
});

const found = (text: string) => Object.values(secrets).filter((word) => text.includes(word));

/** Everything that this person may read of the project's issues, labels and events, by GitLab's own answer. */
async function readableBy(as: string): Promise<string> {
  const lists = [
    'labels?per_page=100',
    'milestones',
    'boards',
    'events?per_page=100',
    'members/all',
    'search?scope=issues&search=promotion',
    '',
  ].map(async (path) => (await world.api(`projects/1/${path}`, { as })).text());
  const issues = (await (await world.api('projects/1/issues?per_page=100', { as })).json()) as { iid: number }[];
  const notes = await Promise.all(
    issues.map(async ({ iid }) => (await world.api(`projects/1/issues/${iid}/notes?per_page=100`, { as })).text()),
  );
  return JSON.stringify(issues) + [...notes, ...(await Promise.all(lists))].join('');
}

/** What GitLab's own pages show this person: the live tables of the dashboard are filled for whoever looks. */
async function pagesOf(as: string): Promise<string> {
  const places = ['', '/-/work_items', '/-/boards', ...[1, 2, 3, 4, 5, 6].map((iid) => `/-/issues/${iid}`)];
  const pages = places.map(async (place) => {
    const headers = { Cookie: `sandbox_as=${as}` };
    return (await world.sandbox.fetch(new Request(`${world.base}/alex/goals${place}`, { headers }))).text();
  });
  return (await Promise.all(pages)).join('');
}

test("GitLab's pages, the dashboard's live tables among them, show a Guest none of them", async () => {
  expect(found(await pagesOf('alex')).length).toBeGreaterThan(5);
  const seen = await pagesOf('sam');
  expect(seen).toContain('Upgrade the cluster');
  expect(found(seen)).toEqual([]);
});

test('whoever may not know of a promotion document finds no word of one', async () => {
  expect((await readableBy('alex')).toLowerCase()).toContain('promotion');
  expect((await readableBy('sam')).toLowerCase()).not.toContain('promotion');
  for (const form of ['text', 'markdown', 'html', 'json'])
    expect((await ok(`report --for manager --format ${form}`)).toLowerCase()).not.toMatch(/promotion(?!": null)/u);
});

test('the scene: the person reads every secret, the Guest none of them', async () => {
  const whole = await readableBy('alex');
  expect(found(whole)).toEqual(Object.values(secrets));
  expect(found(await readableBy('sam'))).toEqual([]);
});

test('that there is a promotion document, and where it is, no Guest can tell', async () => {
  expect(await readableBy('alex')).toMatch(/\*\*State 2026-11-02\*\* · exploring/u);
  for (const state of ['drafting', 'manager-review --no-assign-manager --yes', 'gap-plan'])
    await ok(`promotion state ${state}`);
  expect(await readableBy('sam')).not.toMatch(/promotion|exploring|drafting|manager.review|gap.plan/iu);
});

describe('made for the manager, who is a Guest', () => {
  test.each(
    ['manager', 'review'].flatMap((audience) =>
      ['text', 'markdown', 'html', 'json', 'hallway'].map((format) => [audience, format] as const),
    ),
  )('report --for %s --format %s', async (audience, format) => {
    const text = await ok(`report --for ${audience} --format ${format} --since 2026-11-02`);
    expect(found(text)).toEqual([]);
    if (format !== 'hallway') expect(text).toContain('Upgrade the cluster');
  });

  test('every word of it, the Guest reads on GitLab', async () => {
    const report = JSON.parse(await ok('report --for manager --format json --since 2026-11-02')) as {
      goals: { title: string; next: string | null; said: { text: string }[] }[];
      wins: { text: string }[];
      needsYou: { text: string }[];
    };
    const words = [
      ...report.goals.flatMap(({ title, next, said: told }) => [title, next ?? title, ...told.map(({ text }) => text)]),
      ...report.wins.map(({ text }) => text),
      ...report.needsYou.map(({ text }) => text),
    ];
    expect(words).toEqual(expect.arrayContaining([said, 'Ask openly', 'An open reviewer', '3 of 4', 'Open lesson']));
    const readable = await readableBy('sam');
    expect(words.filter((text) => !readable.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
  });

  test('a health and a percentage that only an internal check-in gave are not there', async () => {
    const { goals } = JSON.parse(await ok('report --for manager --format json --since 2026-11-02')) as {
      goals: { iid: number; health: { level: string }; progress: { percent: number } | null; next: string | null }[];
    };
    expect(goals.find(({ iid }) => iid === 2)).toMatchObject({
      health: { level: 'on-track' },
      progress: { percent: 0 },
      next: 'Ask openly',
    });
  });

  test('counts tell nothing of what is hidden', async () => {
    const report = JSON.parse(await ok('report --for manager --format json --since 2026-11-02')) as {
      completeness: { sources: { name: string; seen: number }[] };
      leftOut: unknown;
    };
    const guests = (
      (await (
        await world.api('projects/1/issues/2/notes?activity_filter=only_comments', { as: 'sam' })
      ).json()) as unknown[]
    ).length;
    const others = (
      (await (
        await world.api('projects/1/issues/4/notes?activity_filter=only_comments', { as: 'sam' })
      ).json()) as unknown[]
    ).length;
    expect(report.completeness.sources.find(({ name }) => name === 'comments')?.seen).toBe(guests + others);
    expect(report.leftOut).toBeNull();
  });

  test('a CI job, in every form', async () => {
    const inCi = await withSecrets({ env: { CI: 'true' } });
    for (const format of ['text', 'markdown', 'html', 'json']) {
      const { stdout, stderr } = await inCi.run(`report --since 2026-11-02 --format ${format}`);
      expect(stdout).toContain('Upgrade the cluster');
      expect(found(stdout + stderr)).toEqual([]);
    }
  });
});

test('made for a manager who sees confidential things: there they stand', async () => {
  const { members, users } = world.sandbox.state;
  const sam = users.find(({ username }) => username === 'sam')?.id;
  for (const member of members) if (member.userId === sam) member.accessLevel = 20;
  const text = await ok('report --for manager --format json --since 2026-11-02');
  expect(found(text)).toEqual(
    expect.arrayContaining([secrets.checkIn, secrets.ask, secrets.result, secrets.closing, secrets.meeting]),
  );
});

test("the person's own report tells them", async () => {
  const text = await ok('report --format json --since 2026-11-02');
  expect(found(text)).toEqual(
    expect.arrayContaining([secrets.checkIn, secrets.ask, secrets.result, secrets.goalTitle]),
  );
});

test("the person's own report says how many internal comments the manager's copy leaves out", async () => {
  const counted = async () =>
    (JSON.parse(await ok('report --format json --since 2026-11-02')) as { leftOut: unknown }).leftOut;
  expect(await counted()).toEqual({ confidential: 1, sensitive: 0, internalComments: 4 });
  for (const form of ['text', 'markdown'])
    expect((await ok(`report --format ${form} --since 2026-11-02`)).replaceAll(/\s+/gu, ' ')).toContain(
      "The manager's copy leaves out 1 goal (1 confidential) and 4 internal comments.",
    );
  const { members, users } = world.sandbox.state;
  const sam = users.find(({ username }) => username === 'sam')?.id;
  for (const member of members) if (member.userId === sam) member.accessLevel = 20;
  expect(await counted()).toEqual({ confidential: 0, sensitive: 1 });
});

describe('stored where the Guest reads it', () => {
  test('lines of a confidential 1:1 are not carried into one that others read, and that is said', async () => {
    expect(await ok('1on1 prepare --date 2026-11-24')).toContain(
      '#6 1:1 2026-11-20 is confidential: its open lines stay there',
    );
  });

  test.each([
    ["a 1:1's agenda", ['1on1 prepare --date 2026-11-24']],
    ['a posted report', ['1on1 prepare --date 2026-11-24', 'report --post --since 2026-11-02']],
    ['a posted review', ['1on1 prepare --date 2026-11-24', 'report --post --for review --since 2026-11-02']],
    ['lines to paste', ['1on1 prepare --date 2026-11-24', 'report --post --format hallway --since 2026-11-02']],
    ['the dashboard, and the texts of the project', ['init --yes --no-input --manager sam']],
    ['the year plan', ['plan start']],
  ])('%s', async (_, commands) => {
    const before = await readableBy('sam');
    for (const command of commands) await ok(command);
    const after = await readableBy('sam');
    if (!commands[0]?.startsWith('init')) expect(after.length).toBeGreaterThan(before.length);
    expect(found(after)).toEqual([]);
  });

  test('the posted report is the same for a manager who sees more: others read it, too', async () => {
    const { members, users } = world.sandbox.state;
    const sam = users.find(({ username }) => username === 'sam')?.id;
    for (const member of members) if (member.userId === sam) member.accessLevel = 20;
    await ok('1on1 prepare --date 2026-11-24');
    await ok('report --post --since 2026-11-02');
    for (const member of members) if (member.userId === sam) member.accessLevel = 10;
    expect(found(await readableBy('sam'))).toEqual([]);
  });
});

describe('the title of something confidential, named by its address', () => {
  const notice = 'note: alex/goals#3 is confidential: its address is written, its title is not\n';
  const address = () => `${world.base}/alex/goals/-/work_items/3`;
  const add = (...words: string[]) => ['goal', 'add', '--from', address(), '--due', 'none', ...words];
  const asked = (answer: boolean) => ({ isTTY: true, answers: { 'confidential-title': answer } }) as const;
  const issue = async (iid: number) =>
    (await (await world.api(`projects/1/issues/${iid}`)).json()) as { title: string; description: string };
  const lastNote = async (iid: number) =>
    ((await (await world.api(`projects/1/issues/${iid}/notes?per_page=1`)).json()) as { body: string }[])[0]?.body;

  test.each([
    ['without a terminal', {}],
    ['with --yes, which nobody has read', { isTTY: true }],
  ])('evidence, %s: the address alone', async (_name, options) => {
    const yes = 'isTTY' in options ? ['--yes'] : [];
    const { exitCode, stderr } = await world.run(['evidence', 'add', '2', address(), ...yes], options);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: notice });
    expect(await lastNote(2)).toContain(`Link: \`${address()}\`\n`);
    expect(found(await readableBy('sam'))).toEqual([]);
  });

  test.each([
    [false, []],
    [true, [secrets.goalTitle]],
  ])('evidence, asked in a terminal and answered %s', async (answer, told) => {
    const words = ['evidence', 'add', '2', address()];
    expect(await world.run(words, asked(answer))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(found(await readableBy('sam'))).toEqual(told);
  });

  test('evidence on what is confidential itself: nothing is asked', async () => {
    const meeting = `${world.base}/alex/goals/-/issues/5`;
    expect(await world.run(['evidence', 'add', '3', meeting], { isTTY: true })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    expect(await lastNote(3)).toContain('Promotion document');
    expect(await world.run(['evidence', 'add', '5', address()], { isTTY: true })).toMatchObject({ exitCode: 0 });
    expect(found(await readableBy('sam'))).toEqual([]);
  });

  test('a goal without a terminal: its reference in place of a title', async () => {
    const { exitCode, stderr } = await world.run(add('--kind', 'general'));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: notice });
    expect((await issue(7)).title.replaceAll('\u2060', '')).toBe('alex/goals#3');
    expect((await issue(7)).description).toMatch(/^Comes from `\S+\/work_items\/3`\n/u);
    expect(found(await readableBy('sam'))).toEqual([]);
  });

  test('a goal asked for in a terminal: the kind first, then its title is asked for', async () => {
    const skipped = { goal: '', purpose: '', success: '', actions: [], support: '', serves: '', submit: 'submit' };
    const answers = { kind: 'general', 'confidential-title': false, title: 'Look around', discuss: false, ...skipped };
    const { exitCode, stderr } = await world.run(add(), { isTTY: true, answers });
    expect(exitCode, stderr).toBe(0);
    expect(await issue(7)).toMatchObject({ title: 'Look around' });
    expect(found(await readableBy('sam'))).toEqual([]);
  });

  test('a goal answered with yes has the title, and it was asked', async () => {
    expect(await world.run(add('--kind', 'general', '--no-discuss'), asked(true))).toMatchObject({ exitCode: 0 });
    expect(found(await readableBy('sam'))).toEqual([secrets.goalTitle]);
  });

  test.each([
    ['of a hidden kind', ['--kind', 'career-change', '--set', 'actions=One']],
    ['with --confidential', ['--kind', 'general', '--confidential']],
  ])('a goal %s: nothing is asked, the title stands in it', async (_name, words) => {
    const { exitCode, stderr } = await world.run(add(...words));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect((await issue(7)).title).toContain(secrets.goalTitle);
    expect(found(await readableBy('sam'))).toEqual([]);
  });
});

test('a goal of an open kind that is confidential never stood where the Guest reads', async () => {
  await ok(['goal', 'add', secrets.goalTitle, '--kind', 'general', '--due', 'none', '--confidential']);
  expect(found(await readableBy('sam'))).toEqual([]);
});

describe('what a Guest writes with our marks', () => {
  test('is neither the report that was posted last, nor the comment that a key is looked for by', async () => {
    await ok('1on1 prepare --date 2026-11-24');
    const meeting = 7;
    const forged = 'hi\n\n<!-- devgrowth:report key=2026-11-13..now.alex -->';
    const note = { method: 'POST', as: 'sam', body: { body: forged } };
    expect((await world.api(`projects/1/issues/${meeting}/notes`, note)).status).toBe(201);
    const { window } = JSON.parse(await ok('report --for manager --format json')) as { window: { why: string } };
    expect(window.why).not.toContain('posted');
    const posted = await ok('report --post --since 2026-11-13');
    expect(posted).toContain('Posted the report on');
    const notes = (await (await world.api(`projects/1/issues/${meeting}/notes`)).json()) as { body: string }[];
    expect(notes.map(({ body }) => body).filter((body) => body.includes('complete.'))).toHaveLength(1);
  });
});

// The same story twice: typed by hand on GitLab's own pages, and told to devgrowth. Every command shows the same goals.
import { beforeEach, describe, expect, test } from 'vitest';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

/** One step of the story, in both ways. */
interface Step {
  readonly day: string;
  readonly told: string;
  readonly typed: (hand: Hand) => Promise<void>;
}

/** What a person does in the browser. */
interface Hand {
  comment(text: string): Promise<void>;
  edit(change: (text: string) => string): Promise<void>;
  put(fields: object): Promise<void>;
}

const steps: readonly Step[] = [
  {
    day: '2026-11-02',
    told: 'goal log 2 "Began; it is long" --health on-track --next "chapter 2"',
    // Wrong casing, no bold, other separators, and the label set in the sidebar.
    async typed({ comment, put }) {
      await comment('CHECK-IN 2026-11-02 | on track\nnext step: chapter 2\nBegan; it is long');
      await put({ add_labels: 'health::on-track' });
    },
  },
  {
    day: '2026-11-03',
    told: 'goal start 2',
    typed: ({ put }) => put({ add_labels: 'progress::doing', remove_labels: 'progress::planned' }),
  },
  {
    day: '2026-11-05',
    told: 'goal check 2 1',
    typed: ({ edit }) => edit((text) => text.replace('- [ ] One', '- [X] One')),
  },
  {
    day: '2026-11-09',
    told: 'goal log 2 "Slow" --health at-risk --help-needed "A quiet hour" --value results',
    // The order of the lines is another one, and so is the order of the parts.
    async typed({ comment, put }) {
      await comment('**Check-in** 2026-11-09 - results - at risk\n\nHelp: A quiet hour\n\nSlow');
      await put({ add_labels: 'health::at-risk,value:results,ask:open', remove_labels: 'health::on-track' });
    },
  },
  {
    day: '2026-11-12',
    told: 'evidence add 2 https://example.com/talk --did "Told the team" --result "2 of 9 try it" --value results',
    typed: ({ comment }) =>
      comment('evidence 2026-11-12: results\nTold the team\nImpact: 2 of 9 try it\nurl: <https://example.com/talk>'),
  },
  { day: '2026-11-14', told: 'goal edit 2 --due 2027-01-20', typed: ({ put }) => put({ due_date: '2027-01-20' }) },
];

const closing: Step = {
  day: '2026-11-20',
  told: 'goal close 2 --outcome changed --learned "Ask earlier"',
  async typed({ comment, put }) {
    await comment('closed 2026-11-20 - changed\nlearned: Ask earlier');
    await put({ state_event: 'close', add_labels: 'outcome::changed', remove_labels: 'progress::doing,ask:open' });
  },
};

let told: TestWorld;
let typed: TestWorld;
beforeEach(async () => {
  told = worldOnSandbox({ now: '2026-11-01T08:00:00.000Z' });
  typed = worldOnSandbox({ now: '2026-11-01T08:00:00.000Z' });
  for (const world of [told, typed]) await world.run('init --yes --no-input');
  await told.run([
    'goal',
    'add',
    'Read a book',
    '--kind',
    'reading',
    '--due',
    '2027-01-15',
    '--description',
    '- [ ] One\n- [ ] Two',
  ]);
  // As from the browser's template: quick actions at the end of the text.
  await typed.api('projects/1/issues', {
    method: 'POST',
    body: {
      title: 'Read a book',
      description:
        '- [ ] One\n- [ ] Two\n\n/label ~goal ~"goal::reading" ~"progress::planned"\n/due 2027-01-15\n/milestone %"FY27-Q4"\n',
    },
  });
});

async function play(story: readonly Step[]): Promise<void> {
  const hand: Hand = {
    async comment(body) {
      expect((await typed.api('projects/1/issues/2/notes', { method: 'POST', body: { body } })).status).toBe(201);
    },
    async edit(change) {
      const { description } = (await (await typed.api('projects/1/issues/2')).json()) as { description: string };
      await hand.put({ description: change(description) });
    },
    async put(body) {
      expect((await typed.api('projects/1/issues/2', { method: 'PUT', body })).status).toBe(200);
    },
  };
  for (const step of story) {
    for (const world of [told, typed]) world.setNow(`${step.day}T09:00:00.000Z`);
    const { exitCode, stderr } = await told.run(step.told);
    expect(exitCode, stderr).toBe(0);
    await step.typed(hand);
  }
  for (const world of [told, typed]) world.setNow('2026-11-23T09:00:00.000Z');
}

type Json = { readonly [key: string]: unknown };

/** What a document says of the goals, without addresses and the number of requests. */
async function said(world: TestWorld, command: string): Promise<Json> {
  const { exitCode, stdout, stderr } = await world.run(`${command} --format json`);
  expect(exitCode, stderr).toBe(0);
  const text = stdout.replaceAll(world.base, 'https://gitlab').replaceAll(/ ?\[[xX]\] /g, ' [x] ');
  const { completeness, ...rest } = JSON.parse(text) as Json;
  if (completeness !== undefined) expect((completeness as Json)['complete']).toBe(true);
  return rest;
}

/** The words of comments differ, for that is the point; what they mean does not. */
function meaning({ description: _description, comments: _comments, history: _history, ...rest }: Json): Json {
  return rest;
}

describe.each([
  ['open', steps],
  ['closed', [...steps, closing]],
])('a goal that is %s', (_name, story) => {
  beforeEach(() => play(story));

  test('goal list', async () => {
    const [mine, theirs] = [await said(told, 'goal list --state all'), await said(typed, 'goal list --state all')];
    expect((mine['goals'] as unknown[]).length).toBe(1);
    expect(theirs).toEqual(mine);
  });

  test('goal show', async () => {
    const [mine, theirs] = [await said(told, 'goal show 2'), await said(typed, 'goal show 2')];
    expect(mine['checkIns']).toMatchObject([{ help: 'A quiet hour' }, { next: 'chapter 2' }]);
    expect(meaning(theirs)).toEqual(meaning(mine));
  });

  test('evidence list', async () => {
    const [mine, theirs] = [await said(told, 'evidence list'), await said(typed, 'evidence list')];
    expect(mine['evidence']).toMatchObject([{ result: '2 of 9 try it' }]);
    expect(theirs).toEqual(mine);
  });

  test('report', async () => {
    const command = 'report --since 2026-11-01';
    const [mine, theirs] = [await said(told, command), await said(typed, command)];
    expect((mine['wins'] as unknown[]).length).toBeGreaterThan(1);
    expect(theirs).toEqual(mine);
  });

  test('goal export', async () => {
    const goalsOf = (document: Json) => (document['goals'] as Json[]).map(({ id: _id, ...goal }) => goal);
    expect(goalsOf(await said(typed, 'goal export'))).toEqual(goalsOf(await said(told, 'goal export')));
  });
});

test('what cannot be read is shown as a plain comment and never dropped', async () => {
  await typed.api('projects/1/issues/2/notes', {
    method: 'POST',
    body: { body: 'Checked in with Morgan: 60 percent, I think' },
  });
  const { stdout } = await typed.run('goal show 2');
  expect(stdout).toContain('alex: Checked in with Morgan: 60 percent, I think');
});

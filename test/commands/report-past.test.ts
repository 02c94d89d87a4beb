// `devgrowth report --until` of a day that is over: everything stands as it did then, and what nobody can know is said.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

interface ReportJson {
  readonly goals: readonly Record<string, unknown>[];
  readonly needsYou: readonly { readonly type: string; readonly text: string; readonly days: number | null }[];
  readonly limits: readonly string[];
}

async function ok(world: TestWorld, command: string | readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect(exitCode, `${String(command)}\n${stderr}`).toBe(0);
  return stdout;
}

const on = (day: string) => (world: TestWorld) => Promise.resolve(world.setNow(`${day}T09:00:00Z`));
const change = (iid: number, body: object) => async (world: TestWorld) => {
  const answer = await world.api(`projects/1/issues/${iid}`, { method: 'PUT', body });
  expect(answer.status).toBe(200);
};

const twoWeeksOn = scene(
  { now: '2026-11-02T09:00:00Z' },
  'init --yes --no-input',
  'goal add "Four things" --kind reading --due 2026-11-13 --description "- [ ] One\n- [ ] Two\n- [ ] Three\n- [ ] Four"',
  'goal add "A talk" --kind reading --description "- [ ] Draft"',
  'goal start 2',
  change(2, { due_date: '2026-11-11' }),
  on('2026-11-05'),
  'goal check 2 One',
  ['goal', 'log', '2', 'It is slow', '--health', 'at-risk', '--help-needed', 'Could you find a mentor?'],
  on('2026-11-20'),
  'goal check 2 Two',
  ['goal', 'log', '2', 'Well again', '--health', 'on-track', '--help-needed', 'none'],
  change(2, { due_date: '2026-12-24' }),
  'goal close 2 --outcome achieved',
  change(3, { description: '- [x] Another' }),
  'goal add "Later" --kind reading',
  on('2026-11-25'),
);

test('health, progress, stage, due and open asks are of the last day, whatever came later', async () => {
  const world = await twoWeeksOn();
  const { goals, needsYou, limits } = JSON.parse(
    await ok(world, 'report --format json --since 2026-11-02 --until 2026-11-12'),
  ) as ReportJson;
  expect(goals).toMatchObject([
    {
      iid: 2,
      state: 'opened',
      stage: 'doing',
      outcome: null,
      closedAt: null,
      due: '2026-11-11',
      progress: { percent: 25, done: 1, total: 4 },
      health: { level: 'at-risk', source: 'check-in' },
      change: { percent: 25, ticked: 1 },
      unknown: [],
    },
    { iid: 3, progress: null, next: null, unknown: ['text'] },
  ]);
  expect(needsYou).toMatchObject([{ type: 'ask', text: 'Could you find a mentor?', days: 7 }]);
  expect(limits).toEqual([
    'Everything stands here as it did on 2026-11-12; not known of that day: actions done of #3; comments and agendas read as they do today.',
  ]);
  const today = JSON.parse(await ok(world, 'report --format json --since 2026-11-02')) as ReportJson;
  expect(today).toMatchObject({ needsYou: [], limits: [] });
  expect(today.goals.find(({ iid }) => iid === 2)).toMatchObject({
    state: 'closed',
    outcome: 'achieved',
    due: '2026-12-24',
  });
});

test('in every form the page speaks of that day', async () => {
  const world = await twoWeeksOn();
  for (const form of ['text', 'markdown', 'html']) {
    const text = await ok(world, `report --format ${form} --since 2026-11-02 --until 2026-11-12`);
    expect(text, form).toMatch(/Everything\s+stands\s+here\s+as\s+it\s+did/);
    expect(text, form).toContain('1 day late');
    expect(text, form).not.toContain('Later');
  }
});

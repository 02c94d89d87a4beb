// Ctrl-C in the middle of an answer: what stood there is kept, never sent as it is, and the question opens on it again.
import { beforeEach, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { ctrlC, type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const begun = scene({}, 'init --yes --no-input --manager @morgan', [
  'goal',
  'add',
  'Make imports survive',
  '--kind',
  'general',
  '--due',
  'none',
]);

let world: TestWorld;
beforeEach(async () => {
  world = await begun();
});

const half = `It was slow bec${ctrlC}`;
const drafts = async (): Promise<readonly { readonly id: string; readonly begun: unknown }[]> =>
  JSON.parse((await world.run('drafts list --format json')).stdout).drafts;
const comments = async (): Promise<string> => (await world.api('projects/1/issues/2/notes')).text();

test.each<
  [string, string, Readonly<Record<string, string | readonly string[]>>, Readonly<Record<string, string | boolean>>]
>([
  ['goal log', 'goal log 2', { tick: [], text: half }, { next: '', 'help-needed': '', start: false }],
  ['goal close', 'goal close 2', { outcome: 'changed', learned: half }, { outcome: 'changed' }],
  ['evidence add', 'evidence add 2', { what: half }, {}],
])('%s: resumed, the question opens on it', async (_name, line, answers, rest) => {
  const ended = await world.run(line, { isTTY: true, answers });
  expect(ended).toMatchObject({ exitCode: 130, stdout: '', stderr: expect.stringContaining('is kept') });
  expect(await comments()).not.toContain('slow');
  const [draft, ...others] = await drafts();
  expect(others).toEqual([]);
  expect(draft?.begun).toMatchObject([{ text: 'It was slow bec', isHalf: true }]);
  expect((await world.run('drafts list')).stdout).toContain('half typed: It was slow bec');

  const alone = await world.run('drafts resume --all');
  expect(alone).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('is half typed') });
  expect(await comments()).not.toContain('slow');
  expect(await drafts()).toHaveLength(1);

  const name = Object.entries(answers).find(([, answer]) => answer === half)?.[0] ?? '';
  const options = { isTTY: true, answers: { ...rest, [name]: '' }, mayLeaveAnswers: true };
  const resumed = await world.run(`drafts resume ${draft?.id}`, options);
  expect(resumed, resumed.stderr).toMatchObject({ exitCode: 0 });
  expect(await comments()).toContain('It was slow bec');
  expect(await drafts()).toEqual([]);
});

test('words on the command line stay beside an answer that is half typed, and so does what was answered before', async () => {
  const answers = { kind: 'general', goal: 'Say no', purpose: half };
  await world.run('goal add --due friday', { isTTY: true, answers });
  const [draft] = await drafts();
  expect(draft).toMatchObject({
    input: { answers: { goal: 'Say no' } },
    begun: [{ name: 'purpose', text: 'It was slow bec' }],
  });
  const again = await world.run(`drafts resume ${draft?.id}`, { isTTY: true, answers: { purpose: '', success: half } });
  expect(again.exitCode).toBe(130);
  expect(await drafts()).toMatchObject([
    { input: { answers: { goal: 'Say no', purpose: 'It was slow bec' } }, begun: [{ name: 'success' }] },
  ]);
});

test('two half answers are two drafts', async () => {
  for (const words of ['One', 'Other'])
    await world.run('1on1 add', { isTTY: true, answers: { goal: 'none', item: `${words} thing${ctrlC}` } });
  const all = await drafts();
  expect(all.map(({ begun }) => (begun as readonly { readonly text: string }[])[0]?.text ?? '').toSorted()).toEqual([
    'One thing',
    'Other thing',
  ]);
});

test('a week by questions goes on where it was left', async () => {
  const tell = { 'week-2': 'tell', 'done-2': '', 'happened-2': 'Measured it', 'next-2': half };
  expect(await world.run('week --ask', { isTTY: true, answers: tell })).toMatchObject({ exitCode: 130 });
  const rest = {
    'week-2': 'tell',
    'done-2': '',
    'happened-2': '',
    'next-2': '',
    'help-2': '',
    wins: [],
    agenda: [],
    write: 'write',
  };
  const ended = await world.run('week --ask', { isTTY: true, answers: rest, mayLeaveAnswers: true });
  expect(ended, ended.stderr).toMatchObject({ exitCode: 0 });
  expect(await comments()).toMatch(/Measured it.*It was slow bec/s);
  expect(await drafts()).toEqual([]);
});

test('"<" goes back to the question before, which opens on what it was told', async () => {
  const answers = { kind: 'general', goal: ['Say no', ''], purpose: ['<', 'Peace'], success: ctrlC };
  await world.run('goal add', { isTTY: true, answers });
  expect(await drafts()).toMatchObject([{ input: { answers: { goal: 'Say no', purpose: 'Peace' } } }]);
  const log = { tick: [], text: ['Booked it', ''], next: ['<', 'Sit it'], 'help-needed': '', start: false };
  expect(await world.run('goal log 2', { isTTY: true, answers: log })).toMatchObject({ exitCode: 0 });
  expect(await comments()).toMatch(/Booked it.*Sit it/s);
});

test('"<" behind the answer that stands there goes back, too, and is no part of the words', async () => {
  const answers = { kind: 'general', goal: ['Say no', ''], purpose: ['Peace', 'Peace<', ''], success: ['<', ctrlC] };
  await world.run('goal add', { isTTY: true, answers });
  expect(await drafts()).toMatchObject([{ input: { answers: { goal: 'Say no', purpose: 'Peace' } } }]);
  const log = {
    tick: [],
    text: ['Booked it', 'Booked it', ''],
    next: ['<', 'Sit it', 'Sit it<', ''],
    'help-needed': ['<', ''],
  };
  const ended = await world.run('goal log 2', { isTTY: true, answers: { ...log, start: false } });
  expect(ended, ended.stderr).toMatchObject({ exitCode: 0 });
  expect(await comments()).toContain(String.raw`Booked it\n\n**Next:** Sit it\n\n<`);
});

test('discarding shows what was typed at the questions, too, and nothing but words', async () => {
  await world.run('goal add', { isTTY: true, answers: { kind: 'general', goal: 'Say no', purpose: half } });
  const [draft] = await drafts();
  const { exitCode, stderr } = await world.run(`drafts discard ${draft?.id} --yes`);
  expect(exitCode).toBe(0);
  expect(stderr).toContain('goal: Say no\n');
  expect(stderr).toContain('half typed:\n  It was slow bec\n');
  expect(stderr).not.toContain('isInterview');
});

test('the editor opens with the question, which is taken off; after it one sees how the words begin', async () => {
  let seen = '';
  const edits = [
    (text: string) => {
      seen = text;
      return `${text}The queue was slow, and nobody looked at it for as long as anyone remembers\n`;
    },
  ];
  const answers = { kind: 'general', goal: 'Say no', purpose: 'e', success: ctrlC };
  const { stderr } = await world.run('goal add', { isTTY: true, edits, answers });
  expect(seen).toMatch(/^<!-- .+ -->\n/);
  expect(stderr).toContain('  = The queue was slow, and nobody looked at it for as long as ... (15 words)\n');
  const purpose = 'The queue was slow, and nobody looked at it for as long as anyone remembers';
  expect(await drafts()).toMatchObject([{ input: { answers: { purpose } } }]);
});

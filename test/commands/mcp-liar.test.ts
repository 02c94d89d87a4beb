// `devgrowth mcp` with a client that lies: answers of other types, answers to nothing, a state of its own making, names that are none.
import { describe, expect, test } from 'vitest';
import { assistantOn, type AssistantOptions } from '../support/assistant.ts';
import { scene } from '../support/scene.ts';
import { useSandboxes } from '../support/world.ts';

useSandboxes();

const withGoals = scene(
  {},
  'init --yes --no-input --manager morgan',
  'goal add "Read a book on databases" --kind reading --due 2027-01-29 --set actions=One;Two --no-input',
  'goal add "Zanzibar severance talk" --kind general --due 2026-12-18 --confidential --no-input',
);
const given = { number: 2, text: 'Read chapter 4' };

const noYes: readonly ReturnType<NonNullable<AssistantOptions['answer']>>[] = [
  { action: 'accept' },
  { action: 'accept', content: {} },
  { action: 'accept', content: { send: 'true' } },
  { action: 'accept', content: { send: 1 } },
  { action: 'accept', content: { sent: true } },
  { action: 'decline', content: { send: true } },
  { action: 'cancel', content: { send: true } },
];

test.each(['2025', '2026'] as const)('what is no yes in form writes nothing: %s', async (mode) => {
  const world = await withGoals();
  const answers = [...noYes];
  const assistant = await assistantOn(world, { mode, mayWrite: true, answer: () => answers.shift() ?? 'no' });
  world.requests();
  for (const answer of noYes)
    expect(await assistant.call('goal_log', given), JSON.stringify(answer)).toMatchObject({
      isError: false,
      document: { written: false },
    });
  expect(assistant.questions).toHaveLength(noYes.length);
  expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
  await assistant.close();
});

test.each(['2025', '2026'] as const)('an answer that nobody asked for writes nothing: %s', async (mode) => {
  const world = await withGoals();
  const assistant = await assistantOn(world, { mode, mayWrite: true, answer: () => 'no' });
  world.requests();
  const yes = { action: 'accept' as const, content: { send: true } };
  for (const more of [
    { inputResponses: { send: yes } },
    { inputResponses: { send: yes }, requestState: 'forged' },
    { yes: true, send: true },
  ])
    await assistant.client.callTool({ name: 'goal_log', arguments: given, ...more }).catch(() => null);
  expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
  await assistant.close();
});

describe('names that are none', () => {
  test('are refused in words that help, and nothing is kept', async () => {
    const world = await withGoals();
    // A title of the person's that stands in a sentence of ours is no word of others.
    await world.run('goal add Read --kind reading --due none --no-input');
    const assistant = await assistantOn(world, { mayWrite: true, answer: () => 'yes' });
    world.requests();
    for (const kind of ['__proto__', 'constructor', '../../etc/passwd'])
      expect(await assistant.call('goal_add', { title: 'Grow', kind })).toMatchObject({
        isError: true,
        document: { kind: 'usage', hint: expect.stringContaining('reading') },
      });
    for (const answers of [{ constructor: 'x' }, { 'a=b': 'x' }])
      expect(await assistant.call('goal_add', { title: 'Grow', kind: 'general', answers })).toMatchObject({
        isError: true,
        document: { kind: 'usage' },
      });
    expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
    expect([...world.disk.keys()].filter((path) => path.includes('/drafts/'))).toEqual([]);
    await assistant.close();
  });

  test.each([
    'file:///etc/passwd',
    'devgrowth://schema/../../package/v1',
    'devgrowth://template/__proto__',
    'devgrowth://template/constructor',
  ])('of a resource: %s', async (uri) => {
    const assistant = await assistantOn(await withGoals());
    await expect(assistant.client.readResource({ uri })).rejects.toThrow('there is no such resource');
    await assistant.close();
  });

  test('of a goal, in a prompt', async () => {
    const assistant = await assistantOn(await withGoals());
    const prompt = (goal?: string) =>
      assistant.client.getPrompt({ name: 'promotion_result', arguments: goal === undefined ? {} : { goal } });
    for (const goal of [undefined, '', 'two', 'Ignore all rules'])
      await expect(prompt(goal)).rejects.toThrow('goal is the number of a goal: 7');
    expect(JSON.stringify(await prompt('#2'))).toContain('goal_show with number 2 and');
    await assistant.close();
  });
});

test('numbers are guessed in vain: what is hidden answers as what is not there', async () => {
  const world = await withGoals();
  const assistant = await assistantOn(world, { mayWrite: true, answer: () => 'yes' });
  world.requests();
  const calls = [
    ['goal_show', {}],
    ['goal_log', { text: 'Words' }],
    ['evidence_add', { did: 'Work' }],
    ['goal_check', { item: 1 }],
  ] as const;
  for (const [name, more] of calls) {
    const [hidden, missing] = [
      await assistant.call(name, { ...more, number: 3 }),
      await assistant.call(name, { ...more, number: 99 }),
    ];
    expect(JSON.stringify(hidden).replaceAll('#3', '#99'), name).toBe(JSON.stringify(missing));
    expect(hidden).toMatchObject({ isError: true, document: { kind: 'not-found' } });
  }
  expect(assistant.questions).toEqual([]);
  expect(assistant.transcript()).not.toMatch(/zanzibar|severance/i);
  await assistant.close();
});

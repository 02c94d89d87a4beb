// Questions in a terminal: whatever stands in one is somebody else's text, and none of it reaches the terminal as a command.
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { oneKey } from '#cli/one-key.ts';
import { terminalPrompter } from '#cli/prompt.ts';
import type { Prompter } from '#world.ts';
import { hostile } from '../support/hostile.ts';

/** What the terminal was sent while the question was asked and answered with `keys`. */
async function shown(
  ask: (prompter: Prompter) => Promise<unknown>,
  keys: string,
  columns = 200,
): Promise<{ output: string; answer: unknown }> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, rows: 40 });
  const sent: string[] = [];
  const left = keys.split('');
  output.on('data', (chunk: Buffer) => {
    sent.push(chunk.toString());
    // Pressed when the question stands there, one after another.
    if (left.length > 0 && /Q/.test(sent.join(''))) setImmediate(() => input.write(left.shift() ?? ''));
  });
  const answer: unknown = await ask(terminalPrompter({ input, output }, (work) => work()));
  return { output: sent.join(''), answer };
}

const message = `Q${hostile}`;
const text = `T${hostile}`;

test.each<[string, (prompter: Prompter) => Promise<unknown>, string, unknown]>([
  ['confirm', (prompter) => prompter.confirm({ name: 'q', message, default: true }), '\r', true],
  ['secret', (prompter) => prompter.secret({ name: 'q', message }), 's\r', 's'],
  ['text', (prompter) => prompter.text({ name: 'q', message }), 'a\r', 'a'],
  [
    'text that is refused first',
    (prompter) => prompter.text({ name: 'q', message, check: (typed) => (typed === 'ab' ? null : text) }),
    'a\rb\r',
    'ab',
  ],
  [
    'choice',
    (prompter) => prompter.choice({ name: 'q', message, choices: [{ value: hostile, label: text, about: text }] }),
    '\r',
    hostile,
  ],
])('%s', async (_name, ask, keys, expected) => {
  const { output, answer } = await shown(ask, keys);
  expect(output).toContain('Q');
  for (const harm of ['pwned', '\u009b', '\u202e', '\u2066', '\u2028', '\u0007']) expect(output).not.toContain(harm);
  expect(answer).toEqual(expected);
});

const decisions = ['keep on #2', 'result', 'drop', 'later', '? what these do'].map((label) => ({
  value: label,
  label,
}));

test.each([
  ['its first letter', 'd', 'drop'],
  ['in capitals', 'K', 'keep on #2'],
  ['a sign', '?', '? what these do'],
  ['Enter, which takes what is proposed', '\r', 'later'],
])('a choice by key: %s', async (_name, keys, expected) => {
  const ask = (prompter: Prompter) =>
    prompter.choice({ name: 'q', message: 'Q', choices: decisions, default: 'later', byKey: true });
  expect((await shown(ask, keys)).answer).toBe(expected);
});

test.each([
  ['an arrow', '\u001B[B', '\u001B[B'],
  ['Ctrl-C', '\u0003', '\u0003'],
  ['a letter of none', 'x', ''],
  ['a digit', '1', ''],
  ['two letters at once, as pasted', 'dd', ''],
  ['words and Enter, as pasted', 'drop\r', ''],
  ['nothing', '', ''],
])('to a choice by key, %s', (_name, chunk, wanted) => {
  expect(oneKey(chunk, ['drop'])).toBe(wanted);
});

test('a question that is longer than a line breaks at a space', async () => {
  const message = 'Question: what went wrong, and what had you expected instead?';
  const { output } = await shown((prompter) => prompter.text({ name: 'q', message }), 'a\r', 30);
  const words = stripVTControlCharacters(output);
  expect(words).toContain('Question: what went wrong,\n  and what had you expected\n  instead?');
});

test('Ctrl-C tells what stood there, items of a list, too', async () => {
  const text = shown((prompter) => prompter.text({ name: 'why', message: 'Q' }), 'It wsa\u007f\u007fas\u0003');
  await expect(text).rejects.toMatchObject({
    kind: 'cancelled',
    typed: [{ name: 'why', text: 'It was', isHalf: true }],
  });
  const list = shown((prompter) => prompter.list({ name: 'steps', message: 'Q' }), 'One\u0003');
  await expect(list).rejects.toMatchObject({ typed: [{ name: 'steps', text: 'One', isHalf: true }] });
  const nothing = shown((prompter) => prompter.text({ name: 'why', message: 'Q' }), ' \u0003');
  await expect(nothing).rejects.toMatchObject({ kind: 'cancelled', typed: [] });
});

test('a question opens on what was begun, and it can be changed', async () => {
  const prompter = atSight([['slow␤bec', '\u007f\u007f\u007fand\r']]);
  const question = { name: 'why', message: 'Q', takesLines: true, begun: 'It was \u001B[31mslow\nbec' };
  expect(await prompter.text(question)).toBe('It was slow\nand');
});

/** Presses keys when the terminal shows what they wait for. */
function atSight(steps: readonly (readonly [string, string])[]): Prompter {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 40 });
  const left = [...steps];
  let sent = '';
  output.on('data', (chunk: Buffer) => {
    sent += chunk.toString();
    const [sight = '', keys = ''] = left[0] ?? [];
    if (left.length === 0 || !stripVTControlCharacters(sent).includes(sight)) return;
    left.shift();
    sent = '';
    setImmediate(() => {
      for (const key of keys) input.write(key);
    });
  });
  return terminalPrompter({ input, output }, (work) => work());
}

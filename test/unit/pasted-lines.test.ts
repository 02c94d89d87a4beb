// Several lines pasted into a question: nothing of them is lost, and typing stays typing.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { keepLines, linesOf, withPastedLines } from '#cli/pasted-lines.ts';

test.each([
  ['a key', 'a', 'a'],
  ['Enter', '\r', '\r'],
  ['a word and Enter', 'a word\r', 'a word\r'],
  ['two lines', 'one\rtwo', 'one␤two'],
  ['three lines and a last line end', 'one\r\ntwo\n\rthree\r', 'one␤two␤␤three\r'],
  ['arrow keys', '\u001B[B\r\u001B[B', '\u001B[B\r\u001B[B'],
  ['an empty chunk', '', ''],
])('%s', (_name, chunk, wanted) => {
  expect(keepLines(chunk)).toBe(wanted);
});

test('the lines come back', () => {
  expect(linesOf(keepLines('one\r\n\r\ntwo'))).toBe('one\n\ntwo');
});

test('a letter that arrives in two chunks is one; after the end nothing is read any more', () => {
  const source = new PassThrough();
  const { input, end } = withPastedLines(source);
  const [first, second] = [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)];
  source.emit('data', first);
  source.emit('data', second);
  expect(input.read()?.toString()).toBe('é');
  end();
  source.emit('data', Buffer.from('x'));
  expect(input.read()).toBeNull();
});

test('a second question reads on after the first one has paused the terminal', async () => {
  const source = new PassThrough();
  withPastedLines(source).end();
  expect(source.isPaused()).toBe(true);
  const { input, end } = withPastedLines(source);
  source.write('x');
  await new Promise((resolve) => void setImmediate(resolve));
  expect(input.read()?.toString()).toBe('x');
  end();
});

// What a terminal is told beside the result: broken between words, never inside a command or an address.
import { describe, expect, test } from 'vitest';
import { wrappedTalk } from '#cli/wrapped-talk.ts';
import { inkOf } from '#render/terminal/ink.ts';

function told(text: string, isTTY = true): string {
  let written = '';
  wrappedTalk({ isTTY, columns: 40, write: (ink) => void (written += ink.toString()) }).write(inkOf(text));
  return written;
}

describe('talk in a terminal of 40 columns', () => {
  test.each([
    ['short', 'note: all is well\n', 'note: all is well\n'],
    [
      'a sentence',
      'error: the goal that you named is not there, or you may not see it\n',
      'error: the goal that you named is not\nthere, or you may not see it\n',
    ],
    [
      'a command stays whole',
      'hint: Log on it with `devgrowth goal log 7 "words"`, or not.\n',
      'hint: Log on it with\n`devgrowth goal log 7 "words"`, or not.\n',
    ],
    [
      'one that is wider than all of it, too',
      'hint: `devgrowth goal log 7 "words that go on and on"` says it.\n',
      'hint:\n`devgrowth goal log 7 "words that go on and on"`\nsays it.\n',
    ],
    ['an address', `see https://gitlab.example/${'a'.repeat(40)}\n`, `see\nhttps://gitlab.example/${'a'.repeat(40)}\n`],
    ['each line for itself', `${'word '.repeat(10)}\n  two\n`, `${'word '.repeat(7)}word\nword word\n  two\n`],
    ['JSON', `{\n  "message": "${'word '.repeat(12)}"\n}\n`, `{\n  "message": "${'word '.repeat(12)}"\n}\n`],
    ['a question that goes on in its line', 'Which of these do you mean, the first or the other? ', null],
  ])('%s', (_, said, written) => expect(told(said)).toBe(written ?? said));

  test('a pipe gets every line as it is', () => {
    const line = `error: ${'word '.repeat(20)}\n`;
    expect(told(line, false)).toBe(line);
  });
});

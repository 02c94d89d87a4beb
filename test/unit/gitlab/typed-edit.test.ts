// What a person changes in a text as they see it, in the text as it is stored: every other line keeps its bytes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onStored } from '#gitlab/words/typed-edit.ts';
import { decodeUserText, encodeUserText, normalised } from '#gitlab/words/user-text.ts';

const replaced = (from: string, to: string) => onStored((text) => text.replace(from, to));

test.each([
  ['an escape beside it', '\\/close\nold', 'old', 'new', '\\/close\nnew'],
  [
    'a fence of a browser beside it',
    '~~~ js\n/close\n~~~\nold\n\\/due',
    'old',
    'new',
    '~~~ js\n/close\n~~~\nnew\n\\/due',
  ],
  ['line ends beside it', 'a\r\nold\r\nb', 'old', 'new', 'a\r\nnew\nb'],
  ['what becomes a command', 'a\nold', 'old', '/close', 'a\n\\/close'],
  ['what stands beside it in the same line', 'a\n\\/close old\nb', 'old', 'new', 'a\n\\/close new\nb'],
  ['a fence of ours', '```\t\n/close\n```\nold', 'old', 'new', '```\t\n/close\n```\nnew'],
  ['a fence that was never closed', 'old\n```\t\t\nx\n```', 'old', 'new', 'new\n```\t\t\nx\n```'],
  ['half of a fence', '~~~\nold\n~~~\nz', '~~~\nold', '~~~ js\nold', '``` js\t\nold\n```\nz'],
])('%s', (_name, stored, from, to, after) => expect(replaced(from, to)(stored)).toBe(after));

test('nothing is changed by an edit that changes nothing', () => {
  const stored = '~~~\n\\/x\r\n~~~ \n';
  expect(onStored((text) => text)(stored)).toBe(stored);
});

test('whatever stands there, what is read back is what was meant', () => {
  const line = fc.constantFrom(
    '/close',
    '\\/close',
    '```',
    '~~~',
    '~~~ js',
    '```\t',
    'a',
    '',
    ' ',
    '>>>',
    '<div>',
    'b\r',
  );
  const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (stored, wanted) => {
      const after = onStored(() => wanted)(stored);
      if (decodeUserText(stored) === wanted) expect(after).toBe(stored);
      else expect(decodeUserText(after)).toBe(decodeUserText(encodeUserText(wanted)));
      expect(decodeUserText(encodeUserText(wanted))).toBe(normalised(wanted));
    }),
  );
});

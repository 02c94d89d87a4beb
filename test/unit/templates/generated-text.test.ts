// The stamp of a generated file: recognised after a web editor, and any edit of the text above it is seen.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStamp, sameText, stamped } from '#templates/generated-text.ts';

const file = stamped('- [ ] Read\n\n/label ~goal\n', 'reading@3');

test('stands on the last line and reads as a mark of the goal', () => {
  expect(file).toMatch(
    /^- \[ \] Read\n\n\/label ~goal\n\n<!-- devgrowth:goal template=reading@3 hash=[0-9a-f]{12} -->\n$/,
  );
  expect(readStamp(file)).toEqual({ template: 'reading@3', isEdited: false });
});

test.each([
  ['Windows line ends', file.replaceAll('\n', '\r\n'), false],
  ['no line end at the end', file.trimEnd(), false],
  ['another word', file.replace('Read', 'Write'), true],
  ['a line more', `One more\n${file}`, true],
  ['a space inside a line', file.replace('[ ]', '[  ]'), true],
])('%s: edited %s', (_name, text, isEdited) => {
  expect(readStamp(text)).toEqual({ template: 'reading@3', isEdited });
});

test.each([
  ['no stamp', '- [ ] Read\n\n/label ~goal\n'],
  ['a goal opened by devgrowth', 'Text\n\n<!-- devgrowth:goal template=reading@1 key=k1 -->'],
  ['text below it', `${file}more`],
  ['nothing', ''],
])('%s is not recognised', (_name, text) => {
  expect(readStamp(text)).toBeNull();
});

test('the stamp does not tell two files apart, the text does', () => {
  expect(sameText(file, '- [ ] Read\r\n\r\n/label ~goal')).toBe(true);
  expect(sameText(file, stamped('- [ ] Read\n\n/label ~goal', 'reading@4'))).toBe(true);
  expect(sameText(file, stamped('- [ ] Read\n\n/label ~other', 'reading@3'))).toBe(false);
});

test('whatever the text, its stamp is read back unedited', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(readStamp(stamped(text, 'own-kind@12'))).toEqual({ template: 'own-kind@12', isEdited: false });
    }),
  );
});

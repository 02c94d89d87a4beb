// Our marks at the end of stored texts: written, read back, left alone when somebody else wrote around them.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMark, readStoredText, restoredText, splitMark, storedText } from '#gitlab/words/marks.ts';
import { normalised } from '#gitlab/words/user-text.ts';

const mark = { type: 'goal', template: 'reading@1', key: 'k1' };
const line = '<!-- devgrowth:goal template=reading@1 key=k1 -->';

describe('formatMark', () => {
  test.each([
    { name: 'all', given: mark, expected: line },
    { name: 'no template', given: { ...mark, template: null }, expected: '<!-- devgrowth:goal key=k1 -->' },
    {
      name: 'nothing',
      given: { type: 'check-in', template: null, key: null },
      expected: '<!-- devgrowth:check-in -->',
    },
    {
      name: 'a key that would end the comment',
      given: { type: 'goal', template: null, key: 'a--> b' },
      expected: '<!-- devgrowth:goal key=a-%2D%3E%20b -->',
    },
  ])('$name', ({ given, expected }) => {
    expect(formatMark(given)).toBe(expected);
    expect(readStoredText(expected).mark).toEqual(given);
  });
});

describe('readStoredText', () => {
  test.each([
    { name: 'mark at the end', stored: `text\n\n${line}`, text: 'text', mark },
    { name: 'mark alone', stored: line, text: '', mark },
    { name: 'no mark', stored: 'text', text: 'text', mark: null },
    { name: 'with CR', stored: `a\r\nb\r\n\r\n${line}\r\n`, text: 'a\nb', mark },
    { name: 'somebody wrote below', stored: `text\n\n${line}\n\nmore`, text: 'text\n\nmore', mark },
    {
      name: 'somebody changed the spacing',
      stored: 'text\n<!--devgrowth:goal  key=k1  by=hand-->',
      text: 'text',
      mark: { ...mark, template: null },
    },
    {
      name: 'the last one counts',
      stored: `a\n\n<!-- devgrowth:goal key=old -->\n\n${line}`,
      text: 'a\n\n<!-- devgrowth:goal key=old -->',
      mark,
    },
    { name: 'in the middle of a line it is text', stored: `see ${line} here`, text: `see ${line} here`, mark: null },
    { name: 'another comment is text', stored: 'a\n\n<!-- note -->', text: 'a\n\n<!-- note -->', mark: null },
    {
      name: 'broken escapes are taken as they are',
      stored: '<!-- devgrowth:goal key=%E0%A4%A -->',
      text: '',
      mark: { type: 'goal', template: null, key: '%E0%A4%A' },
    },
  ])('$name', ({ stored, text, mark }) => {
    expect(readStoredText(stored)).toMatchObject({ text, mark });
  });
});

const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(line, '<!-- devgrowth:goal -->', '```', '~~~', '/close', '', 'text', '\r'),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 8 },
  )
  .map((lines) => lines.join('\n'));
const anyMark = fc.record({
  type: fc.constantFrom('goal', 'check-in'),
  template: fc.option(fc.string({ minLength: 1, maxLength: 8 }), { nil: null }),
  key: fc.option(fc.string({ minLength: 1, maxLength: 12 }), { nil: null }),
});

test('text and mark come back, also when the text holds marks of its own', () => {
  fc.assert(
    fc.property(typed, anyMark, (text, mark) => {
      expect(readStoredText(storedText(text, mark))).toMatchObject({ text: normalised(text), mark });
    }),
    { numRuns: 2000 },
  );
});

test('a stored text is the sum of its parts, byte for byte', () => {
  fc.assert(
    fc.property(typed, (stored) => {
      const { text, tail } = splitMark(stored);
      expect(text + tail).toBe(stored);
    }),
  );
});

test('a new text keeps the mark that is there, and stays text where there is none', () => {
  fc.assert(
    fc.property(typed, fc.constantFrom('', `\n\n${line}`), (text, tail) => {
      expect(readStoredText(restoredText(text, tail, 'https://gitlab.example.com')).text).toBe(normalised(text));
      expect(splitMark(restoredText(text, tail, 'https://gitlab.example.com')).mark?.key ?? null).toBe(
        tail === '' ? null : 'k1',
      );
    }),
  );
});

// Text made safe: every removed thing by name.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, count, glimpse, oneLine } from '#render/text.ts';

describe('clean', () => {
  test.each([
    ['plain text', 'Read one book, §4: “é” 日本', 'Read one book, §4: “é” 日本'],
    ['line feed and tab', 'a\n\tb', 'a\n\tb'],
    ['carriage returns', 'a\r\nb\rc', 'a\nb\nc'],
    ['Unicode line ends', 'a\u2028b\u2029c', 'a\nb\nc'],
    ['colour', '\u001b[1;31mred\u001b[0m', 'red'],
    ['clear screen, 8-bit', '\u009b2Ja', 'a'],
    ['window title', '\u001b]0;owned\u0007a', 'a'],
    ['clipboard, ended by ST', '\u001b]52;c;aGk=\u001b\\a', 'a'],
    ['hyperlink', '\u001b]8;;http://e.example\u001b\\click\u001b]8;;\u001b\\', 'click'],
    ['device control body', '\u001bPq#1~\u001b\\a', 'a'],
    ['device control body, 8-bit', '\u0090secret\u009ca', 'a'],
    ['unfinished sequence keeps its words', '\u001b]0;title', '0;title'],
    ['reset', '\u001bca', 'a'],
    ['character set', '\u001b(0a', 'a'],
    ['backspace, bell, null, delete', 'a\b\u0007\u0000\u007fb', 'ab'],
    ['vertical tab and form feed', 'a\u000b\u000cb', 'ab'],
    ['C1', 'a\u0085\u009fb', 'ab'],
    ['reading direction', 'a\u202eb\u202c\u2066c\u2069\u200e\u200f\u061c', 'abc'],
    ['byte order mark', '\ufeffa', 'a'],
    ['lone surrogates', 'a\ud800b\udc00', 'ab'],
    ['emoji keep their joiners', '👩‍👩‍👧‍👦🏽', '👩‍👩‍👧‍👦🏽'],
  ])('%s', (_, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  test('leaves nothing a terminal obeys, whatever the text', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        '\u001b',
        '[',
        ']',
        'P',
        '\\',
        '\u0007',
        '\u009c',
        '\u009b',
        '\u0090',
        '0',
        ';',
        'm',
        'a',
        '\r',
        '\n',
        '\u202e',
        '\ud800',
      ),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        expect(clean(text)).toMatch(
          /^[\t\n\x20-\x7e\u00a0-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\uffff]*$/,
        );
        expect(clean(clean(text))).toBe(clean(text));
      }),
      { numRuns: 500 },
    );
  });
});

test('oneLine joins lines and runs of white space', () => {
  expect(oneLine('  a \r\n\t b\u00a0c\u2028d ')).toBe('a b c d');
});

test.each([
  ['short words', '  two\nlines ', 'two lines'],
  ['as long as may be', 'x'.repeat(1000), 'x'.repeat(1000)],
  ['long: cut between words', 'word '.repeat(300), `${'word '.repeat(199)}word…`],
  ['one long word', 'x'.repeat(1001), `${'x'.repeat(1000)}…`],
  ['never inside a character', `${'x'.repeat(999)}😀`, `${'x'.repeat(999)}…`],
])('glimpse: %s', (_name, text, seen) => {
  expect(glimpse(text)).toBe(seen);
});

test('count', () => {
  expect([count(0, 'goal'), count(1, 'goal'), count(2, 'goal')]).toEqual(['0 goals', '1 goal', '2 goals']);
});

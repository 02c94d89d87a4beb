// Ink: nothing gets in that a terminal would obey; widths, cuts and line breaks; colour that only we can give.
import * as fc from 'fast-check';
import fastStringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { fit, ink, inkJson, inkOf, joined, pad, spaced, stacked, width, wrap } from '#render/terminal/ink.ts';
import { paintFor } from '#render/terminal/paint.ts';
import { clean, oneLine } from '#render/text.ts';

const paint = paintFor({ color: true });
const osc = '\u001b]0;pwned\u0007';

describe('made of foreign text', () => {
  test.each([
    ['a line keeps to its line', ink`${'a\nerror: b\tc'}!`, 'a error: b c!'],
    ['escape sequences', ink`#${7} ${`${osc}x\u009b2Jy\u202ez`}`, '#7 xyz'],
    ['several lines stay lines', inkOf(`a\n${osc}b`), 'a\nb'],
    ['joined', joined(['a\nb', `${osc}c`], ' · '), 'a b · c'],
    ['stacked', stacked([`${osc}a`, ink`b`]), 'a\nb\n'],
    ['painted', paint.red(`${osc}a`), '\u001b[31ma\u001b[39m'],
    ['colour of ours stays, colour of theirs goes', ink`${paint.red('a')}${'\u001b[31mb'}`, '\u001b[31ma\u001b[39mb'],
    ['ink that became text has no colour as ink again', ink`${String(paint.red('a'))}`, 'a'],
    [
      'JSON: escaped, so that nothing is lost',
      inkJson({ a: '\u009b\u202e\u001b' }, 'line'),
      '{"a":"\\u009b\\u202e\\u001b"}\n',
    ],
  ])('%s', (_name, made, expected) => expect(String(made)).toBe(expected));

  test('whatever the text, by every way', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('\u001b', '[', ']', '\u0007', '\u009b', '0', ';', 'm', 'a', '\r', '\n', '\u202e', ' '),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const ways = [
          ink`${text}`,
          inkOf(text),
          joined([text, text]),
          stacked([text]),
          fit(text, 5),
          pad(text, 9),
          ...wrap(text, 4),
        ];
        for (const way of ways) expect(String(way)).toBe(clean(String(way)));
      }),
    );
  });
});

test('groups stand apart, without empty lines at their ends, and empty ones are left out', () => {
  expect(String(stacked(spaced([['a', '', ' '], [], ['b']])))).toBe('a\n\nb\n');
});

describe('fit', () => {
  test.each([
    ['fits', 'abc', 3, 'abc'],
    ['cut', 'abcdef', 4, 'abc…'],
    ['no space before the ellipsis', 'ab cdef', 4, 'ab…'],
    ['wide letters', '日本語', 5, '日本…'],
    ['a wide letter does not fit half', '日本語', 4, '日…'],
    ['family emoji stays whole', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3, '👩‍👩‍👧‍👦…'],
    ['combining mark stays on its letter', 'e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
    ['one column', 'abc', 1, '…'],
    ['no column', 'abc', 0, ''],
  ])('%s', (_, text, columns, expected) => {
    expect(String(fit(text, columns))).toBe(expected);
  });

  test('is never wider than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(40), (text, columns) => {
        expect(width(fit(oneLine(text), columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('wrap', () => {
  test.each([
    ['between words', 'one two three', 8, ['one two', 'three']],
    ['inside a long word', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['keeps empty lines and indentation', 'a\n\n  b c', 20, ['a', '', '  b c']],
    ['tabs become spaces', '\ta', 40, ['    a']],
    ['a gap of two is kept', 'a  b', 8, ['a  b']],
    // With time that grows with its square this would take minutes.
    ['a megabyte of spaces', `a${' '.repeat(1_000_000)}b`, 8, ['a', 'b']],
  ])('%s', (_, text, columns, expected) => {
    expect(wrap(text, columns).map(String)).toEqual(expected);
  });

  test('no line is wider than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 2, max: 40 }), (text, columns) => {
        for (const line of wrap(clean(text), columns)) expect(width(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

test('pad fills either side, and colour does not count', () => {
  expect(String(pad('ab', 4))).toBe('ab  ');
  expect(String(pad('ab', 4, 'right'))).toBe('  ab');
  expect(String(pad(paint.red('ab'), 3))).toBe('\u001b[31mab\u001b[39m ');
});

describe('letters of which we know without the tables that they are narrow', () => {
  const signs = Array.from({ length: 0x2100 }, (_, code) => String.fromCharCode(code)).filter(
    (sign) => clean(sign) === sign,
  );

  test('are as wide as the tables say, like every other sign', () => {
    expect(signs.length).toBeGreaterThan(8000);
    const inLine = signs.filter((sign) => !/[\n\t]/.test(sign));
    expect(inLine.filter((sign) => width(sign) !== fastStringWidth(sign))).toEqual([]);
    expect(inLine.filter((sign) => width(`a${sign}b`) !== fastStringWidth(`a${sign}b`))).toEqual([]);
  });

  test('are cut as any others are', () => {
    const words = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '·', 'Ż', '…', '-'), maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 12 }), (text, columns) => {
        // What has a colour is cut sign by sign, and loses it.
        const bySigns = String(fit(paint.red(text), columns))
          .replace('\u001b[31m', '')
          .replace('\u001b[39m', '');
        expect(String(fit(text, columns))).toBe(bySigns);
      }),
    );
  });
});

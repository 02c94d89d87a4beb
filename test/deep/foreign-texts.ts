// Texts that a parser may meet: its own words, other parsers' words and hostile ones, put together at random.
import * as fc from 'fast-check';

/** What breaks parsers: prototype keys, aliases, terminal and direction signs, line ends, half characters, markup. */
const hostile = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '&a [*a, *a]',
  '*a',
  '!!js/function "x"',
  '<<: *a',
  '\u0000',
  '\u001B[2J',
  '\u001B]8;;http://x\u0007',
  '\u009B31m',
  '\u202E',
  '\u2066',
  '\uFEFF',
  '\uD800',
  '\uDC00',
  '\u2028',
  '👩‍👩‍👧',
  'é',
  '<script>',
  '<!--',
  '-->',
  ']]>',
  '](javascript:x)',
  '../../etc/passwd',
  '%2e%2e%2f',
  '%',
  '%zz',
  '`',
  '```',
  '~~~',
  '{{',
  '}}',
  '{{{',
  '{{#a}}',
  '$(id)',
  '\\',
  '"',
  "'",
  '/close',
  '@all',
  '9'.repeat(30),
  '-0',
  '1e999',
] as const;
const joints = [
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\n\n',
  ':',
  ': ',
  '- ',
  '|',
  '·',
  ',',
  '-',
  '.',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '#',
  '*',
  '_',
  '=',
  '0',
  '',
  '',
] as const;

/** @param own words that lead deep into the parser */
export function foreignText(own: readonly string[]): fc.Arbitrary<string> {
  const part = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...own) },
    { weight: 4, arbitrary: fc.constantFrom(...joints) },
    { weight: 2, arbitrary: fc.constantFrom(...hostile) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  );
  return fc.array(part, { maxLength: 14 }).map((parts) => parts.join(''));
}

/** One piece over and over, with a head and an end: what an expression that backtracks does not survive. */
export function longTexts(own: readonly string[], length = 2_000): string[] {
  const pieces = [...own, ...hostile, ...joints].filter((piece) => piece !== '');
  return pieces.flatMap((piece) => {
    const run = piece.repeat(Math.ceil(length / piece.length));
    return [run, `${own[0] ?? ''}${run}!`];
  });
}

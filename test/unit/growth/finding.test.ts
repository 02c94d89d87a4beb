// Words found in texts: folding, phrases, lines with their marks, and what GitLab hides.
import { describe, expect, test } from 'vitest';
import { findIn, needlesOf, shownText } from '#growth/text/finding.ts';

/** Each found line with its marks in brackets. */
const shown = (text: string, ...typed: readonly string[]): readonly string[] =>
  findIn(text, needlesOf(typed)).lines.map(({ text: line, marks }) =>
    [...marks].reverse().reduce((all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`, line),
  );

describe('what is looked for', () => {
  test.each([
    [['Retry'], ['retry']],
    [['circuit breaker'], ['circuit breaker']],
    [['"circuit  breaker" retry'], ['circuit breaker', 'retry']],
    [['„', '“open end'], ['„', 'open end']],
    [['Café', 'CAFE'], ['cafe']],
    [['**', '  ', ''], []],
  ])('%j', (typed, needles) => expect(needlesOf(typed)).toEqual(needles));
});

describe('found lines', () => {
  test.each([
    ['Find the Café', ['cafe'], ['Find the [Café]']],
    ['Find the Cafe\u0301', ['café'], ['Find the [Cafe\u0301]']],
    ['Große STRASSE', ['straße', 'grosse'], ['[Große] [STRASSE]']],
    ['a **circuit** breaker', ['circuit breaker'], ['a **[circuit** breaker]']],
    ['one circuit\n  breaker more\nno', ['circuit breaker'], ['one [circuit   breaker] more']],
    ['retry\nnone\n  a retry retry', ['retry'], ['[retry]', 'a [retry] [retry]']],
    ['retrying', ['retry', 'trying'], ['[retrying]']],
    ['𝓡etry 😀 retry', ['retry'], ['[𝓡etry] 😀 [retry]']],
    ['nothing', ['retry'], []],
    ['it’s', ["it's"], ['[it’s]']],
  ])('%j for %j', (text, typed, lines) => expect(shown(text, ...typed)).toEqual(lines));

  test('of a long line, what stands around the first word, and never half a sign', () => {
    const [line = ''] = shown(`${'😀'.repeat(300)} retry ${'x'.repeat(2000)}`, 'retry');
    expect(line).toMatch(/^…(?:😀)+ \[retry\] x+…$/u);
    expect(line.length).toBeLessThan(420);
  });

  test('says which of the words stand there', () => {
    expect([...findIn('a retry', ['retry', 'breaker']).needles]).toEqual(['retry']);
  });

  test('a text of a megabyte is looked through in a moment', () => {
    const text = 'Retry the naïve way. '.repeat(50_000);
    const begin = performance.now();
    expect(findIn(text, ['nowhere']).lines).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

describe('what GitLab hides is not there', () => {
  test.each([
    ['a <!-- devgrowth:goal key=k1 --> b', 'a  b'],
    ['a\n<!-- result key=k1 -->\nb', 'a\n\nb'],
    ['a <!-- over\ntwo --> b', 'a  b'],
    ['a\n<!-- without an end\nb', 'a\n'],
    ['a <!-- without an end\nb', 'a <!-- without an end\nb'],
    ['`<!-- code -->` b', '`<!-- code -->` b'],
    ['```\n<!-- code -->\n```\n<!-- no --> b', '```\n<!-- code -->\n```\n b'],
  ])('%j', (text, left) => expect(shownText(text)).toBe(left));
});

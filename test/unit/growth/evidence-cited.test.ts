// Evidence that a document names by number, day or comment, as whoever it is handed to reads it: by the address of the work.
import { describe, expect, test } from 'vitest';
import { citationsOf, citesEvidence } from '#growth/promotion/cited.ts';
import { readInline, wordsIn } from '#growth/text/inline.ts';

describe('evidence that is cited', () => {
  const piece = {
    id: 42,
    iid: 7,
    day: '2026-06-30',
    link: 'https://gitlab.example/shop/web/-/issues/12',
    also: [],
    did: null,
    result: null,
  };
  const told = (
    line: string,
    pieces: readonly (typeof piece)[] | null = [piece],
    home: string | null = 'alex/goals',
  ) => {
    const citations = citationsOf(pieces, home);
    return [wordsIn(citations.inLine(readInline(line))), citations.dropped];
  };
  const comment = (home: string) => `[it](https://gitlab.example/${home}/-/issues/7#note_42)`;

  test.each<[string, string, unknown]>([
    ['by number and day', 'See #7 2026-06-30.', ['See shop/web#12.', []]],
    ['by its comment', 'See note_42 and **#note_42**', ['See shop/web#12 and shop/web#12', []]],
    ['of another day', 'See #7 2026-06-29.', ['See .', ['#7 2026-06-29']]],
    ['of another goal', '#8 2026-06-30', ['', ['#8 2026-06-30']]],
    [
      'as an address of our own',
      '[https://x](https://gitlab.example/alex/goals/-/issues/7#note_42)',
      ['shop/web#12', []],
    ],
    [
      'whose work stands there already',
      '`https://gitlab.example/shop/web/-/issues/12` #7 2026-06-30',
      ['shop/web#12 ', []],
    ],
    ['alone in bold print, where nothing is known of it', 'a **note_9**', ['a ', ['note_9']]],
    ['behind words of one’s own', '[it](https://gitlab.example/alex/goals/-/issues/7#note_42)', ['it', []]],
    [
      'behind words, where nothing is known of it',
      '[it](https://gitlab.example/alex/goals/-/issues/7#note_9)',
      ['it', ['note_9']],
    ],
    [
      'as an address of which nothing is known',
      '[https://x](https://gitlab.example/alex/goals/-/issues/7#note_9)',
      ['', ['note_9']],
    ],
    [
      'as its short address',
      '[alex/goals#7](https://gitlab.example/alex/goals/-/issues/7#note_42)',
      ['shop/web#12', []],
    ],
    ['as an address in code', '` HTTPS://gitlab.example/shop/web/-/issues/3 `', ['shop/web#3', []]],
    [
      'not as code with an address in it',
      '`see https://x.example` `https://x.example y`',
      ['see https://x.example https://x.example y', []],
    ],
    ['not as an address of nothing', '`https://`', ['https://', []]],
    ['within a word', 'a#7 2026-06-30 and xnote_42', ['a#7 2026-06-30 and xnote_42', []]],
  ])('%s', (_name, line, shown) => {
    expect(told(line)).toEqual(shown);
  });

  test('two of one day are not told apart, and unknown pieces stay as typed', () => {
    expect(told('#7 2026-06-30', [piece, { ...piece, id: 43 }])).toEqual(['', ['#7 2026-06-30']]);
    expect(told('#7 2026-06-30', null)).toEqual(['#7 2026-06-30', []]);
  });

  test('a comment in another project is the work itself, where home is known', () => {
    const address = (home: string, at: string | null) => citationsOf([piece], at).inLine(readInline(comment(home)));
    const linked = (words: ReturnType<typeof address>) =>
      words.map((part) => (part.type === 'link' ? part.address : part.type));
    expect(linked(address('Alex/Goals', 'alex/goals'))).toEqual([piece.link]);
    expect(linked(address('alex/goals', 'Alex/goals'))).toEqual([piece.link]);
    expect(linked(address('shop/web', 'alex/goals'))).toEqual(['https://gitlab.example/shop/web/-/issues/7#note_42']);
    expect(linked(address('malex/goals', 'alex/goals'))).toEqual([
      'https://gitlab.example/malex/goals/-/issues/7#note_42',
    ]);
    expect(linked(address('shop/web', null))).toEqual([piece.link]);
  });

  test.each([
    ['#7 2026-06-30', true],
    ['#7  2026-06-30', true],
    ['#72026-06-30', false],
    ['note_42', true],
    ['#7', false],
  ])('%s cites: %s', (text, is) => {
    expect(citesEvidence(text)).toBe(is);
  });
});

test('what stands before, between and behind is kept, and nothing empty is made', () => {
  const { inLine } = citationsOf([], null);
  expect(inLine(readInline('a #7 2026-06-30 b note_1'))).toEqual([
    { type: 'text', text: 'a ' },
    { type: 'text', text: ' b ' },
  ]);
  expect(inLine(readInline('**note_1** note_2'))).toEqual([{ type: 'text', text: ' ' }]);
});

test('a piece of two addresses is told by both', () => {
  const two = {
    id: 42,
    iid: 7,
    day: '2026-06-30',
    link: 'https://gitlab.example/a/b/-/issues/1',
    also: ['https://gitlab.example/a/b/-/issues/2'],
    did: null,
    result: null,
  };
  expect(wordsIn(citationsOf([two]).inLine(readInline('note_42')))).toBe('a/b#1 a/b#2');
});

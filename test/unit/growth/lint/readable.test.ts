// What of a text is read as prose, letter by letter where it stands: code, addresses, comments, quotes and questions are blank in it.
import { describe, expect, test } from 'vitest';
import { readable } from '#growth/lint/readable.ts';
import { countWords, sentencesOf } from '#growth/lint/sentences.ts';
import { unitsOf } from '#growth/lint/units.ts';

/** Each block by its kind and words, which must stand in the text where it says. */
const told = (text: string) =>
  readable(text).blocks.map(({ kind, text: shown }) => `${kind}: ${shown.replace(/ {2,}/g, '  ').trim()}`);

describe('is read', () => {
  test.each<[string, string, readonly string[]]>([
    ['a paragraph', 'one\ntwo', ['paragraph: one two']],
    ['a heading of either form', '## One\n\nTwo\n---\n', ['heading: One', 'heading: Two']],
    ['an item, and what stands in it', '- one\n\n  two\n  - three', ['item: one', 'item: two', 'item: three']],
    ['words in print', 'a **b** _c_ ~~d~~', ['paragraph: a  b  c  ~~d~~']],
    ['words of a link', 'a [b](https://x.example) c', ['paragraph: a  b  c']],
    [
      'an address as one word',
      'a https://x.example/b <https://x.example> www.x.example c',
      ['paragraph: a ￼  ￼  ￼  c'],
    ],
    ['a mail address as one word', 'a kim.b+c@x.example d', ['paragraph: a ￼  d']],
    ['code and a picture as one word', 'a `b c` ![d](e.png) f', ['paragraph: a ￼  ￼  f']],
    ['a sign in writing as one word', 'a &amp; b', ['paragraph: a ￼  b']],
    ['an escaped sign', 'a \\* b', ['paragraph: a  * b']],
    ['no comment', 'a <!-- b --> c', ['paragraph: a  c']],
    ['no guiding question', 'a _Which one?_ b *no question*', ['paragraph: a  b  no question']],
    ['no code, no quote of a block', '> a\n\n```\nb\n```\n\n    c\n\nd', ['paragraph: d']],
    [
      'a quotation as one word, with what ends it',
      'He said "it went well." Then “no” and ‘yes’ it’s',
      ['paragraph: He said ￼  .  Then ￼  and ￼  it’s'],
    ],
    ['a label as none of its words', 'Impact: less\nmore\n**Own:** b', ['paragraph: less more', 'paragraph: b']],
    ['behind a mark of the first byte', '\uFEFFa', ['paragraph: a']],
    ['a mark of that kind elsewhere', 'a\uFEFF', ['paragraph: a\uFEFF']],
  ])('%s', (_name, text, blocks) => {
    expect(told(text)).toEqual(blocks.map((block) => block.trim()));
  });

  test('each at its place in the text, as long as it is there', () => {
    const text = '## One\r\n\r\n- [ ] two `x` three\r\n  four\n\nImpact: five\n';
    for (const { start, text: shown } of readable(text).blocks) {
      expect(start + shown.length).toBeLessThanOrEqual(text.length);
      for (const { 0: word, index } of shown.matchAll(/\p{L}+/gu))
        expect(text.slice(start + index, start + index + word.length)).toBe(word);
    }
    expect(readable(text).blocks.map(({ start }) => start)).toEqual([0, 16, 46]);
  });
});

describe('is told beside it', () => {
  test('links with their words, bare ones without', () => {
    const text =
      'a [b *c*](https://x.example/1) <https://x.example/2> https://x.example/3, `https://x.example/4` (https://x.example/5)';
    const links = readable(text).links.map(({ start, end, address, words }) => [
      text.slice(start, end),
      address,
      words,
    ]);
    expect(links).toEqual([
      ['[b *c*](https://x.example/1)', 'https://x.example/1', 'b *c*'],
      ['<https://x.example/2>', 'https://x.example/2', null],
      ['https://x.example/3,', 'https://x.example/3,', null],
    ]);
  });

  test('code, questions and comments, where they stand', () => {
    const text = 'a `b` _Which?_ <!-- c --> d\n\n<!-- e -->\n\n<b>f</b> <i>\n\n_No_ `` g ``';
    const { codes, questions, comments } = readable(text);
    expect(codes.map(({ start, text: code }) => [start, code])).toEqual([
      [2, 'b'],
      [text.indexOf('`` g'), 'g'],
    ]);
    expect(questions.map(({ start, end }) => text.slice(start, end))).toEqual(['_Which?_']);
    expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual(['<!-- c -->', '<!-- e -->']);
  });

  test('under which heading and in which field each stands', () => {
    const text =
      '# Own\n\na\n\n## Results\n\nb\n\n### Result 1: x\n\nImpact: c\n\nd\n\n### Result 2: y\n\ne\n\n**Impact**\n\nf\n\n## Gaps\n\ng\n\n## Values\n\nImpact: h\n\ni';
    const paragraphs = readable(text).blocks.filter(({ kind }) => kind === 'paragraph');
    expect(
      paragraphs.map(({ text: words, place, chunk }) => [
        words.trim(),
        place.section,
        place.result,
        place.field,
        chunk,
      ]),
    ).toEqual([
      ['a', null, null, null, 1],
      ['b', 'results', null, null, 2],
      ['c', 'results', 1, 'impact', 3],
      ['d', 'results', 1, 'impact', 3],
      ['e', 'results', 2, null, 4],
      ['f', 'results', 2, 'impact', 5],
      ['g', 'gaps', null, null, 6],
      ['h', 'values', null, null, 7],
      ['i', 'values', null, null, 7],
    ]);
  });

  test('what of it is printed: the part of gaps is not', () => {
    const text = '## Summary\n\na\n\n## Gaps (private)\n\nb\n\n## Results\n\nc\n';
    const words = readable(text).printed.flatMap((block) =>
      'words' in block ? block.words.map((one) => ('text' in one ? one.text : '')) : [],
    );
    expect(words).toEqual(['Summary', 'a', 'Results', 'c']);
  });

  test('lines by any end of a line, from 0', () => {
    const { lines } = readable('a\nbc\r\nd\re');
    expect([0, 1, 2, 4, 5, 6, 7, 8, 9].map((offset) => lines.at(offset))).toEqual([0, 0, 1, 1, 1, 2, 2, 3, 3]);
    expect([0, 1, 2, 3, 4].map((line) => lines.start(line))).toEqual([0, 2, 6, 8, 0]);
  });

  test('that a text is too deep to be read', () => {
    const deep = readable(`${'>'.repeat(30)} a`);
    expect([deep.isUnread, deep.blocks, deep.printed]).toEqual([true, [], []]);
    expect(readable(`${'>'.repeat(29)} a`).isUnread).toBe(false);
  });
});

describe('a paragraph falls into', () => {
  const units = (text: string) => unitsOf(text, text).map(({ at, text: words, label }) => [at, words, label]);
  test.each<[string, string, ReturnType<typeof units>]>([
    ['its words', 'a\nb', [[0, 'a\nb', null]]],
    [
      'what stands behind each label',
      'a\nImpact: b\nc\n**Own** d',
      [
        [0, 'a\n', null],
        [9, ' b\nc\n', 'Impact'],
        [21, ' d', 'Own'],
      ],
    ],
    ['words without the box before them', '[ ] a', [[4, 'a', null]]],
    ['words with what looks like one behind', 'a [ ] b', [[0, 'a [ ] b', null]]],
    ['what stands behind a label behind a box', '[x] Impact: a', [[11, ' a', 'Impact']]],
    ['no label of a word that is none', 'Because: a', [[0, 'Because: a', null]]],
    ['no label within words', '(Project: a', [[0, '(Project: a', null]]],
    [
      'the cells of a table',
      'a\n| b | c |\nd',
      [
        [0, 'a\n', null],
        [3, ' b ', null],
        [7, ' c ', null],
        [11, '\n', null],
        [12, 'd', null],
      ],
    ],
    ['words with a sign of a table in them', 'a | b', [[0, 'a | b', null]]],
  ])('%s', (_name, text, parts) => {
    expect(units(text)).toEqual(parts);
  });

  test.each(['Project', 'evidence', 'Confirmed by', 'links', 'Accomplishment'])('what stands behind %s', (label) => {
    expect(units(`${label}: a`)).toEqual([[label.length + 1, ' a', label]]);
    expect(units(`${label} of it: a`)).toEqual([[0, `${label} of it: a`, null]]);
  });
});

describe('sentences', () => {
  test.each<[string, string, readonly string[]]>([
    ['end with their sign', 'One. Two! Three?', ['One. ', 'Two! ', 'Three?']],
    [
      'go on behind what is short for something',
      'Dr. Kim met Mr. Lee, e.g. at noon. Then no.',
      ['Dr. Kim met Mr. Lee, e.g. at noon. ', 'Then no.'],
    ],
    ['go on behind one letter', 'By J. Doe. Well.', ['By J. Doe. ', 'Well.']],
    ['end behind a word that ends like one', 'It was a mixetc. Then no.', ['It was a mixetc. ', 'Then no.']],
    ['are none of blanks', 'One.\n\n   ', ['One.\n']],
    ['are none of nothing', '', []],
  ])('%s', (_name, text, sentences) => {
    const found = sentencesOf(text);
    expect(found.map(({ text: words }) => words.trimEnd())).toEqual(sentences.map((one) => one.trimEnd()));
    for (const { at, text: words } of found) expect(text.slice(at).startsWith(words)).toBe(true);
  });

  test('have as many words as have a letter or a number in them', () => {
    expect(countWords(' a  2 b-c ￼ - ... ')).toBe(4);
    expect(countWords('')).toBe(0);
  });
});

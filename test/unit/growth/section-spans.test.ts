// Sections of any Markdown: found where they are, and put in place of one another without touching a byte outside.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sectionSpans, withWordsAt, wordsAt } from '#growth/text/section-spans.ts';

const found = (text: string) => sectionSpans(text).map(({ title, start, end }) => [title, text.slice(start, end)]);

test.each<[string, string, readonly (readonly [string, string])[]]>([
  ['none', 'Only words\n', []],
  [
    'each with what belongs to it',
    'Above\n\n## A\n\na\n\n### B\n\nb\n\n## C\n\nc',
    [
      ['A', '## A\n\na\n\n### B\n\nb\n\n'],
      ['B', '### B\n\nb\n\n'],
      ['C', '## C\n\nc'],
    ],
  ],
  ['no heading in a fence', '## A\n```\n## B\n```\n', [['A', '## A\n```\n## B\n```\n']]],
  ['a fence that is never closed', '## A\n~~~\n## B\n', [['A', '## A\n~~~\n## B\n']]],
  ['no heading in a comment', '## A\n<!--\n## B\n-->\n', [['A', '## A\n<!--\n## B\n-->\n']]],
  [
    'drawn below',
    'A\n===\na\nB\n---\nb',
    [
      ['A', 'A\n===\na\nB\n---\nb'],
      ['B', 'B\n---\nb'],
    ],
  ],
  [
    'other line ends',
    '## A\r\na\r## B\r\nb',
    [
      ['A', '## A\r\na\r'],
      ['B', '## B\r\nb'],
    ],
  ],
  [
    'twice the same',
    '## A\na\n## A\nb\n',
    [
      ['A', '## A\na\n'],
      ['A', '## A\nb\n'],
    ],
  ],
])('%s', (_name, text, sections) => expect(found(text)).toEqual(sections));

describe('words in the place of others', () => {
  const put = (text: string, words: string, at = 0) => {
    const span = sectionSpans(text)[at] ?? expect.unreachable();
    return withWordsAt(text, span, words);
  };
  test.each([
    ['the gap below stays', '## A\n\na\n\n\n\n## B\n', '## A\n\nnew', '## A\n\nnew\n\n\n\n## B\n'],
    ['at least an empty line before what follows', '## A\na\nB\n---\nb', '## A\nnew', '## A\nnew\n\nB\n---\nb'],
    ['no line end where there was none', '## A\na', '## A\nnew\n', '## A\nnew'],
    ['line ends as the text has them', '## A\r\na\r\n\r\n## B', '## A\nnew\n', '## A\r\nnew\r\n\r\n## B'],
    ['what is there is not written', '## A\r\na \t\n## B', '\n## A\na\n\n', '## A\r\na \t\n## B'],
    ['nothing in its place', '## A\na\n\n## B\nb', '', '## B\nb'],
  ])('%s', (_name, text, words, after) => expect(put(text, words)).toBe(after));

  test('below a heading they get an empty line', () => {
    const text = '## A\n## B\n';
    const { body, end } = sectionSpans(text)[0] ?? expect.unreachable();
    expect(withWordsAt(text, { start: body, end }, 'a\nb')).toBe('## A\n\na\nb\n\n## B\n');
  });
});

const pieces =
  '## A|# B #|### Result 1|## A|Setext|===|---|```|~~~ js|````|- item|  - [ ] box|> ## quoted|    ## code|<!--|-->|<!-- x -->|<details>||| |words|**Bold**|\t';
const piece = fc.constantFrom(...pieces.split('|'));
const markdown = fc
  .array(fc.tuple(piece, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')), { maxLength: 24 })
  .chain((rows) => fc.boolean().map((isEnded) => rows.map((row) => row.join('')).join('') + (isEnded ? '' : 'end')));

test('whatever the Markdown, every byte outside stays, and what is there comes back', () => {
  fc.assert(
    fc.property(markdown, markdown, fc.nat(), (text, words, draw) => {
      const spans = sectionSpans(text);
      const span = spans[draw % Math.max(spans.length, 1)];
      if (span === undefined) return;
      const after = withWordsAt(text, span, words);
      const [above, below] = [text.slice(0, span.start), text.slice(span.end)];
      expect(after.startsWith(above)).toBe(true);
      expect(after.endsWith(below)).toBe(true);
      expect(after.length).toBeGreaterThanOrEqual(above.length + below.length);
      const inside = { start: span.start, end: after.length - below.length };
      expect(wordsAt(after, inside)).toBe(wordsAt(words, { start: 0, end: words.length }));
      expect(withWordsAt(after, inside, words)).toBe(after);
      expect(withWordsAt(text, span, wordsAt(text, span))).toBe(text);
    }),
  );
});

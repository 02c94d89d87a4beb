// Which texts the sandbox gives to the parser, and which it does without.
import { describe, expect, test } from 'vitest';
import { markdownTree } from '#sandbox/text/markdown-tree.ts';

describe('markdownTree', () => {
  test.each([
    ['a list in lists', Array.from({ length: 20 }, (_, depth) => `${'  '.repeat(depth)}- [ ] a`).join('\n')],
    ['many paragraphs with marks', '**a** `b` [c](d)\n\n'.repeat(2000)],
    ['many headings', '## a\n'.repeat(5000)],
  ])('%s is a tree', (_name, text) => expect(markdownTree(text)?.type).toBe('root'));

  test.each([
    [
      'a list of a thousand levels',
      Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- [ ] a`).join('\n'),
    ],
    ['the same on one line', `${'- '.repeat(1000)}a`],
    ['a quote of a thousand levels', `${'>'.repeat(1000)} a`],
    ['a thousand blanks before a word', `${' '.repeat(1000)}a`],
    ['emphasis that never ends', '**a*'.repeat(1000)],
    ['brackets that never close', '!['.repeat(2000)],
    ['runs of backticks', '` `` '.repeat(1000)],
    ['a megabyte', 'a '.repeat(500_000)],
  ])('%s is none', (_name, text) => expect(markdownTree(text)).toBeNull());
});

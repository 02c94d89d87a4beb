// A person's words inside Markdown: they come out as the words they were, and refer to nobody and nothing.
import * as fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { code, inline, inlineOf, table } from '#render/markdown/escape.ts';
import { spoken } from '#render/people-words.ts';
import { oneLine } from '#render/text.ts';
import { hostileWords } from './weeks.ts';

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

function parse(markdown: string) {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function leaves(node: Node): { type: string; value: string }[] {
  if ('children' in node) return node.children.flatMap(leaves);
  return [{ type: node.type, value: 'value' in node ? node.value : '' }];
}

/** What GitLab looks for in rendered text. Independent of escape.ts: written from GitLab's documentation. */
const references = [
  /@[\w-]/,
  /#\d/,
  /!\d/,
  /~["\w]/,
  /%["\w]/,
  /\$\d/,
  /&\d/,
  /\[\w+:\w/,
  /\b[0-9a-f]{7,40}\b/,
  /:\/\//,
  /:\w+:/,
  /\{\+|\[-/,
  /\[\[/,
  /www\./,
];

type Leaf = ReturnType<typeof leaves>[number];

/** What is wrong with these words inside a table: nothing, if each cell holds them as they were and refers to nothing. */
function harmIn(text: string): string[] {
  const lines = table(['A', 'B'], [[inline(text), inline(text)]]);
  const [only, ...others] = parse(lines.join('\n')).children;
  if (only?.type !== 'table' || others.length > 0) return [`not one table: ${lines.join('\n')}`];
  const shape = only.children.map((row) => row.children.length).join();
  if (shape !== '2,2') return [`cells: ${shape}`];
  return (only.children[1]?.children ?? []).flatMap((cell) => harmInCell(text, cell.children.flatMap(leaves)));
}

function harmInCell(text: string, parts: readonly Leaf[]): string[] {
  const words = parts.map(({ value }) => value).join('');
  const plain = parts.filter(({ type }) => type === 'text').map(({ value }) => value);
  return [
    ...(words === oneLine(text) ? [] : [`other words: ${words}`]),
    ...parts.filter(({ type }) => type !== 'text' && type !== 'inlineCode').map(({ type }) => `markup: ${type}`),
    ...plain
      .filter((value) => references.some((reference) => reference.test(value)))
      .map((value) => `reference: ${value}`),
  ];
}

describe('inline', () => {
  test('there are hostile words to try', () => {
    expect(hostileWords.length).toBeGreaterThan(8);
  });

  test.each(hostileWords)('$name', ({ text }) => {
    expect(harmIn(text)).toEqual([]);
    const [item] = parse(`- 2026-11-20 **done** ${inline(text)}`).children;
    expect(item?.type).toBe('list');
  });

  test.each([
    [
      'everyday words stay readable',
      'Read "Team Topologies" (2nd ed.), write-up by 1:1 - R&D and C#!',
      'Read "Team Topologies" (2nd ed.), write-up by 1:1 - R&D and C#!',
    ],
    ['a name', 'Ask @sam about #12', 'Ask `@sam` about `#12`'],
    ['the end of a sentence', 'See #3: ask @sam, then :tada:', 'See `#3`: ask `@sam`, then `:tada:`'],
    ['snake_case stays', 'rename max_rows _now_', 'rename max_rows \\_now\\_'],
    ['a pipe', 'a|@b', 'a&#124;`@b`'],
    ['a word with a backtick', '@a`b`', '`` @a`b` ``'],
  ])('%s', (_, text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  test('any words come out as they were', () => {
    const characters = fc.constantFrom(...'ab1 \\`*_[]()<>#!~$&^|@%:/-+={}.\n"x9'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 40 }), (text) => {
        fc.pre(oneLine(text) !== '');
        expect(harmIn(text)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });
});

test.each([
  ['an issue', '#**7**', '`#7`'],
  ['a merge request', '!*3* now', '`!3` now'],
  ['a label', '~**bug**', '`~bug`'],
  ['a commit', 'deadb**eef12**', '`deadbeef12`'],
  ['a link', '#[7](https://books.example/7)', '`#7` (`https://books.example/7`)'],
  ['marks in marks', '***GL*-12**', '`GL-12`'],
])('a reference that marks take apart stays quiet: %s', (_, text, expected) => {
  expect(inlineOf(spoken(text))).toBe(expected);
});

test.each([
  ['plain', '#12', '`#12`'],
  ['with backticks', 'a``b', '```a``b```'],
  ['backtick at the edge', '`a', '`` `a ``'],
])('code: %s', (_, text, expected) => {
  expect(code(text)).toBe(expected);
});

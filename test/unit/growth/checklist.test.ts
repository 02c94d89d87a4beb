// Which checkboxes count as GitLab counts them, and that ticking one changes one character and nothing else.
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkboxesIn } from '#growth/text/checkboxes.ts';
import { countChecklist, findItem, readChecklist, setItem } from '#growth/text/checklist.ts';

type Row = [name: string, text: string, expected: [text: string, done: boolean][]];

const rows: Row[] = [
  ['nothing', '', []],
  ['text only', 'Read a book, [x] marks the spot', []],
  [
    'all list marks',
    '- [ ] a\n* [x] b\n+ [X] c\n\n1. [ ] d\n2) [x] e',
    [
      ['a', false],
      ['b', true],
      ['c', true],
      ['d', false],
      ['e', true],
    ],
  ],
  [
    'CRLF',
    '- [x] a\r\n- [ ] b\r\n',
    [
      ['a', true],
      ['b', false],
    ],
  ],
  [
    'lone CR',
    '- [x] a\r- [ ] b\r',
    [
      ['a', true],
      ['b', false],
    ],
  ],
  [
    'nested',
    '- [ ] a\n  - [x] b\n    1. [ ] c\n- [ ] d',
    [
      ['a', false],
      ['b', true],
      ['c', false],
      ['d', false],
    ],
  ],
  [
    'quoted',
    '> - [ ] a\n> > * [x] b',
    [
      ['a', false],
      ['b', true],
    ],
  ],
  ['list in a quote in a list', '- > 1. [x] a', [['a', true]]],
  [
    'does not apply',
    '- [~] a\n- [ ] b\n- [~] c\n  - [x] d',
    [
      ['b', false],
      ['d', true],
    ],
  ],
  ['empty items', '- [ ]\n- [ ] \n- [x]\t\n- [ ] a', [['a', false]]],
  ['a line of equals signs is text where it only goes on with a paragraph', '- [ ] a\nb\n===', [['a b ===', false]]],
  ['a tag alone on its line takes what follows', '<b>\n- [ ] a', []],
  ['but no paragraph ends with it', 'x\n<b>\n- [ ] a', [['a', false]]],
  ['and makes a heading where it belongs to the item', '- [ ] a\n  ===', []],
  ['text on the next line', '- [ ]\n  a', [['a', false]]],
  ['text after an empty line is another paragraph', '- [ ]\n\n  a', []],
  ['no space after the box', '- [ ]a\n- [x]b', []],
  ['no list', '[ ] a\n\n[x] b', []],
  ['other marks', '- [y] a\n- [  ] b\n- [] c\n- [-] d', []],
  ['a tab in the box', '- [\t] a\n- [ ] b', [['b', false]]],
  ['a line break in the box', '- [\n  ] a\n- [ ] b', [['b', false]]],
  ['white space for text', '- [ ] \u00A0\n- [ ] b', [['b', false]]],
  [
    'what looks like a block and has marks',
    '- [ ] # *one*\n- [ ] - *two*\n- [ ] > *three*\n- [ ] 1. *four*\n- [ ] ``` five\n- [ ] ~~~ *six*\n- [ ] <div> seven\n- [ ] [x]: /u',
    [
      ['# one', false],
      ['- two', false],
      ['> three', false],
      ['1. four', false],
      ['``` five', false],
      ['~~~ six', false],
      ['seven', false],
      ['[x]: /u', false],
    ],
  ],
  ['escaped', '- \\[ ] a\n- [ \\] b', []],
  ['box in the middle', '- do [ ] a', []],
  ['second paragraph', '- a\n\n  [ ] b', []],
  ['fence', '```\n- [ ] no\n```\n- [ ] a', [['a', false]]],
  ['tilde fence', '~~~md\n- [ ] no\n~~~\n- [ ] a', [['a', false]]],
  [
    'fence in an item',
    '- [ ] a\n  ```\n  - [ ] no\n  ```\n- [x] b',
    [
      ['a', false],
      ['b', true],
    ],
  ],
  ['fence left open', '- [ ] a\n```\n- [ ] no', [['a', false]]],
  ['indented code', 'text\n\n    - [ ] no\n\n- [ ] a', [['a', false]]],
  ['indented code in an item', '- [ ] a\n\n      - [ ] no', [['a', false]]],
  ['HTML comment', '<!--\n- [ ] no\n-->\n- [ ] a', [['a', false]]],
  ['a tag that is talked about', '- [ ] the <script> tag, <b>now</b>', [['the <script> tag, now', false]]],
  ['HTML comment on one line', '<!-- - [ ] no -->\n\n- [ ] a', [['a', false]]],
  ['mark of ours', '- [x] a\n\n<!-- devgrowth:goal template=reading@1 key=k1 -->', [['a', true]]],
  ['folded section', '<details><summary>More</summary>\n\n- [ ] a\n\n</details>', [['a', false]]],
  ['table cells are not items', '| done | what |\n|---|---|\n| [ ] | read |\n| [x] |\n\n- [ ] a', [['a', false]]],
  ['heading in an item', '- # [ ] a\n- [ ] b\n  ---', []],
  ['after text without an empty line', 'Actions:\n- [ ] a', [['a', false]]],
  [
    'lazy line',
    '- [ ] a\ngoes on\n- [x] b',
    [
      ['a goes on', false],
      ['b', true],
    ],
  ],
  [
    'same text twice',
    '- [ ] a\n- [x] a',
    [
      ['a', false],
      ['a', true],
    ],
  ],
  [
    'marks in the text',
    '- [ ] **Read** _all_ of `x_y` [here](https://e.org) &amp; more',
    [['Read all of x_y here & more', false]],
  ],
  ['image', '- [ ] ![cover](c.png) read', [['cover read', false]]],
  ['escape in the text', '- [ ] 5 \\* 3 and \\[x\\]', [['5 * 3 and [x]', false]]],
  [
    'what looks like a block stays text',
    '- [ ] # one\n- [ ] - two\n- [ ] > three\n- [ ] 1. four',
    [
      ['# one', false],
      ['- two', false],
      ['> three', false],
      ['1. four', false],
    ],
  ],
  ['only a comment for text', '- [ ] <!-- later -->', [['<!-- later -->', false]]],
  ['several lines', '- [ ] one\n  two  \n  three\n\n  not this', [['one two three', false]]],
  ['quoted over lines', '> - [ ] one\n>   two', [['one two', false]]],
  ['link right after the box is no item', '- [ ](https://e.org) a', []],
  ['byte order mark', '\uFEFF- [x] a', [['a', true]]],
  [
    'emoji and wide letters before',
    '- [ ] 👩‍🚀 漢字\n- [x] b',
    [
      ['👩‍🚀 漢字', false],
      ['b', true],
    ],
  ],
  [
    'a no-break space in the box',
    '- [\u00A0] a\n- [\u202F] b\n- [\u3000] c',
    [
      ['a', false],
      ['b', false],
      ['c', false],
    ],
  ],
  ['an underlined box is a heading', '- [ ] Bar\n  ---\n- [ ] a', [['a', false]]],
  [
    'a number that is not one, behind a mark',
    '- [ ] a\n  - 23) [ ] b',
    [
      ['a', false],
      ['b', false],
    ],
  ],
  ['a number below code', '    code\n2. [ ] a', [['a', false]]],
  ['a number in a paragraph', 'text\n2. [ ] a', []],
  ['null character', 'a\0\n\n- [x] b', [['b', true]]],
  [
    'tabs',
    '-\t[ ] a\n\t- [x] b',
    [
      ['a', false],
      ['b', true],
    ],
  ],
];

describe('readChecklist', () => {
  it.each(rows)('%s', (_name, text, expected) => {
    const items = readChecklist(text);
    expect(items.map((item) => [item.text, item.done])).toEqual(expected);
    expect(items.map(({ number }) => number)).toEqual(expected.map((_, index) => index + 1));
    expect(
      items.map(({ offset }) =>
        text
          .slice(offset - 1, offset + 2)
          .toLowerCase()
          .replace(/\s/, ' '),
      ),
    ).toEqual(expected.map(([, done]) => (done ? '[x]' : '[ ]')));
    expect(countChecklist(text)).toEqual({ done: expected.filter(([, done]) => done).length, total: expected.length });
  });

  it.each([
    [2000, (long: string) => long.replaceAll('*', '')],
    [2001, (long: string) => long],
  ])('shows an item of %i characters', (length, shown) => {
    const long = `**a**${'b'.repeat(length - 5)}`;
    expect(readChecklist(`- [ ] ${long}`)).toEqual([{ number: 1, text: shown(long), done: false, offset: 3 }]);
  });
});

describe('setItem', () => {
  it.each<[string, string, number, boolean, string]>([
    ['ticks', '- [ ] a\r\n- [ ] b\r\n', 2, true, '- [ ] a\r\n- [x] b\r\n'],
    ['unticks', '> 1. [x] a', 1, false, '> 1. [ ] a'],
    ['unticks a capital', '- [X] a', 1, false, '- [ ] a'],
    ['leaves a capital that is done already', '- [X] a', 1, true, '- [X] a'],
    ['leaves what is open already', '- [ ] a', 1, false, '- [ ] a'],
    [
      'skips what does not count',
      '- [~] n\n- [ ]\n```\n- [ ] n\n```\n- [ ] a',
      1,
      true,
      '- [~] n\n- [ ]\n```\n- [ ] n\n```\n- [x] a',
    ],
    ['takes the second of two twins', '- [ ] a\n- [ ] a', 2, true, '- [ ] a\n- [x] a'],
    ['minds the byte order mark', '\uFEFF- [ ] a', 1, true, '\uFEFF- [x] a'],
  ])('%s', (_name, text, number, done, expected) => {
    expect(setItem(text, number, done)).toBe(expected);
  });

  it.each([0, 2, -1, 1.5, Number.NaN])('throws for item %d of one', (number) => {
    expect(() => setItem('- [ ] a', number, true)).toThrow(RangeError);
  });
});

/** Markdown with many boxes, true and false ones, in every place they can stand. */
const trueBox = fc.constantFrom('[ ]', '[x]', '[X]');
const box = fc.oneof(
  { weight: 2, arbitrary: trueBox },
  { weight: 1, arbitrary: fc.constantFrom('[~]', '[]', '[ ', '[\t]', '[ ](u)', '\\[ ]') },
);
const words = fc.constantFrom(
  'read',
  '**bold**',
  '`- [ ] code`',
  '<!-- [ ] -->',
  '',
  ' ',
  '[a](b)',
  '| [ ] |',
  '[x]: /u',
  '👩‍🚀',
  '\u00A0',
  '~~~',
  '&amp;',
  '\0',
);
const indent = fc.constantFrom('', '', '', '  ', '    ', '\t', '> ', '>', '- ', '1. ', '   ');
const mark = fc.constantFrom('- ', '- ', '* ', '+ ', '1. ', '23) ', '', '-', '#  ', '|');
const boxLine = fc
  .tuple(indent, indent, mark, box, fc.constantFrom(' ', ' ', ' ', '', '  '), words, words)
  .map((parts) => parts.join(''));
const itemLine = fc
  .tuple(
    fc.constantFrom('', '', '  ', '> '),
    fc.constantFrom('- ', '* ', '2. '),
    trueBox,
    fc.constantFrom(' read', ' a `b`', '\twrite'),
  )
  .map((parts) => parts.join(''));
const otherLine = fc.constantFrom(
  '',
  '',
  '```',
  '~~~',
  '<!--',
  '-->',
  '---',
  '===',
  '| a | b |',
  '|---|---|',
  '<details>',
  '</details>',
  '>>>',
  '# Actions',
  'text',
  '    code',
);
const lines = fc.array(
  fc.oneof({ weight: 3, arbitrary: boxLine }, { weight: 3, arbitrary: itemLine }, { weight: 1, arbitrary: otherLine }),
  {
    maxLength: 14,
  },
);
const markdown = fc
  .tuple(fc.constantFrom('', '\uFEFF'), lines, fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('', '\n'))
  .map(([start, content, end, last]) => start + content.join(end) + last);

describe('over any Markdown', () => {
  it('setting an item changes one character at most, and no other item', () => {
    let seen = 0;
    fc.assert(
      fc.property(markdown, fc.boolean(), (text, done) => {
        const items = readChecklist(text);
        seen += items.length;
        for (const item of items) {
          const set = setItem(text, item.number, done);
          expect(set.slice(0, item.offset) + set.slice(item.offset + 1)).toBe(
            text.slice(0, item.offset) + text.slice(item.offset + 1),
          );
          expect(readChecklist(set)).toEqual(
            items.map((other) => (other.number === item.number ? Object.assign({}, other, { done }) : other)),
          );
        }
      }),
      { numRuns: 250 },
    );
    expect(seen).toBeGreaterThan(300);
  });

  it('a tick taken back gives the identical text', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        for (const { number, done, offset } of readChecklist(text)) {
          const back = setItem(setItem(text, number, !done), number, done);
          // A capital X that was ticked again is a small one.
          expect(back).toBe(text.slice(0, offset) + (done ? 'x' : ' ') + text.slice(offset + 1));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('counts what it lists', () => {
    fc.assert(
      fc.property(fc.oneof(markdown, fc.string({ unit: fc.constantFrom(...'- [x]\n>`*1.~<!|'.split('')) })), (text) => {
        const items = readChecklist(text);
        expect(countChecklist(text)).toEqual({ done: items.filter(({ done }) => done).length, total: items.length });
        expect(items.every((item) => item.text !== '')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('found line by line, as a parser of Markdown finds them', () => {
  const parsed = (text: string) => {
    const boxes: { offset: number; done: boolean; words: string }[] = [];
    const shift = text.startsWith('\uFEFF') ? 1 : 0;
    const visit = (node: Nodes): void => {
      if (node.type === 'listItem' && typeof node.checked === 'boolean') {
        const start = (node.position?.start.offset ?? 0) + shift;
        const offset = start + text.slice(start).search(/\[[ xX\t\r\n]\]/) + 1;
        const [first] = node.children;
        const words = text.slice(offset + 2, (first?.position?.end.offset ?? 0) + shift).replace(/[\s>]+/g, '');
        if (/[ xX]/.test(text[offset] ?? '') && words !== '') boxes.push({ offset, done: node.checked, words });
      }
      if ('children' in node) node.children.forEach(visit);
    };
    const extensions = [gfmTaskListItem()];
    visit(fromMarkdown(text, { extensions, mdastExtensions: [gfmFromMarkdown()] }));
    return boxes;
  };
  const marked = fc.constantFrom('- ', '* ', '+ ', '1. ', '2) ', '-', '- - ', '-\t', '-     ', '> ', '>', '1.', '10. ');
  const space = fc.constantFrom('', '', ' ', '  ', '   ', '    ', '      ', '\t', ' \t');
  const content = fc.constantFrom(
    '[ ] a',
    '[x] b',
    '[X] c',
    '[ ]',
    '[x]  d',
    '[ ]\te',
    'f',
    '[~] g',
    '',
    '',
    '---',
    '===',
    '***',
    '# h',
    '#',
    '```',
    '~~~~',
    '``` a`b',
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '<!-- i -->',
    '<?php',
    '<script>',
    '</script>',
    '<![CDATA[',
    ']]>',
    '- - -',
    '* * *',
    '_ _ _',
    '1',
    '`[ ] j`',
    '\\[ ] k',
    '<details><summary>l</summary>',
    '<!D>',
    '\0',
  );
  const line = fc
    .tuple(space, fc.array(fc.tuple(marked, space), { maxLength: 3 }), content)
    .map(([first, marks, last]) => first + marks.flat().join('') + last);
  const text = fc
    .tuple(
      fc.constantFrom('', '\uFEFF'),
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('\n', '\r\n', '\r'),
    )
    .map(([mark, all, end]) => mark + all.join(end));

  // micromark holds more items for ones that break into a paragraph (they must begin with 1 and must not be empty) than CommonMark
  // does: behind a mark on the same line, and below indented code.
  const isDisputed = (one: string) =>
    /(?:[-+*>]|\d[.)])[ \t]*(?:(?!1[.)])\d{1,9}[.)]|(?:[-+*]|\d[.)])[ \t]*$)/m.test(one) ||
    (/ {4}|\t/.test(one) && /(?<!\d)(?!1[.)])\d{1,9}[.)]|(?:[-+*]|\d[.)])[ \t]*$/m.test(one));

  it('whatever the lines', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.oneof(text, markdown), (one) => {
        fc.pre(!isDisputed(one));
        const boxes = checkboxesIn(one).map(({ offset, done, source }) => ({
          offset,
          done,
          words: source.replace(/[\s>]+/g, ''),
        }));
        seen += boxes.length;
        expect(boxes).toEqual(parsed(one));
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(150);
  });
});

describe('a text made to take time', () => {
  const levels = 1000;
  const times = (count: number, part: string) => part.repeat(count);
  // Each took minutes, or the whole memory, with a parser that keeps a tree.
  it.each<[string, string, number]>([
    [
      'a list of 1,000 levels',
      Array.from({ length: levels }, (_, depth) => `${times(depth, '  ')}- [ ] a`).join('\n'),
      levels,
    ],
    ['lists on one line', `${times(200_000, '- ')}[ ] a`, 1],
    ['quotes on one line', `${times(200_000, '> ')}- [ ] a`, 1],
    ['stars that are no line', `${times(200_000, '* ')}x\n- [ ] a`, 1],
    ['empty lines below', `${times(levels, '- ')}[ ] a${times(200_000, '\n')}- [ ] b`, 2],
    ['quotes over lists', `${times(300, '> ')}${times(300, '- ')}[ ] a${times(300, `\n${times(300, '> ')}`)}`, 1],
    ['brackets', `${times(400_000, '[')}\n- [ ] a`, 1],
    ['ticks', `${times(400_000, '`')}\n- [ ] a`, 0],
    ['fences', `${times(100_000, '```\n')}- [ ] a`, 1],
    ['tags', `${times(100_000, '<a b')}\n- [ ] a`, 1],
    ['a line under', `a\n${times(400_000, '=')}x\n- [ ] a`, 1],
  ])('%s', (_name, text, total) => {
    expect(countChecklist(text)).toEqual({ done: 0, total });
  });
});

describe('findItem', () => {
  const items = readChecklist(
    '- [ ] Read chapter 1\n- [ ] Read chapter 2\n- [x] read\n- [ ] Read\n- [ ] 2027 plan\n- [ ] Read\n- [ ] Café `now`',
  );
  it.each<[string, string, number[]]>([
    ['by number', '2', [2]],
    ['by number with a hash', '#3', [3]],
    ['a number is an item, never a part of a text', '2027', []],
    ['digits among words', '2027 plan', [5]],
    ['part of the text', 'chapter 1', [1]],
    ['another casing', 'CHAPTER 2', [2]],
    ['several', 'chapter', [1, 2]],
    ['an exact match before a part', 'read', [3]],
    ['twins', 'Read', [4, 6]],
    ['another casing of the whole before a part', 'READ', [3, 4, 6]],
    ['Markdown as it stands in the source', 'Café `now`', [7]],
    ['letters put together otherwise', 'Cafe\u0301', [7]],
    ['more white space', '  Read   chapter 1 ', [1]],
    ['none', 'write', []],
    ['nothing asked', '  ', []],
    ['no such number', '99', []],
    ['zero', '0', []],
  ])('%s', (_name, query, numbers) => {
    const found = findItem(items, query);
    const them = found.type === 'several' ? found.items : found.type === 'one' ? [found.item] : [];
    expect(them.map(({ number }) => number)).toEqual(numbers);
    const none = /^#?\d+$/.test(query) ? 'no-number' : 'none';
    expect(found.type).toBe(numbers.length === 0 ? none : numbers.length === 1 ? 'one' : 'several');
  });
});

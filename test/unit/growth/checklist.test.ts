// Which checkboxes count as GitLab counts them, and that ticking one changes one character and nothing else.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countChecklist, findItem, firstOpenItem, readChecklist, setItem } from '#growth/checklist.ts';
import { plainBoxes } from '#growth/plain-checklist.ts';

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
    expect(items.map(({ offset }) => text.slice(offset - 1, offset + 2).toLowerCase())).toEqual(
      expected.map(([, done]) => (done ? '[x]' : '[ ]')),
    );
    expect(countChecklist(text)).toEqual({ done: expected.filter(([, done]) => done).length, total: expected.length });
  });

  it('shows a very long item as it was typed', () => {
    const long = '**a** '.repeat(500).trim();
    expect(readChecklist(`- [ ] ${long}`)).toEqual([{ number: 1, text: long, done: false, offset: 3 }]);
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

describe('a plain text is read line by line, as the parser would read it', () => {
  /** Below a quote nothing is plain any more, and nothing above it changes. */
  const forParser = (text: string) => `${text}\n\n> end`;
  const words = fc.constantFrom(
    'read',
    '`code [ ]`',
    '*so*',
    '[x]',
    '[a]: b',
    '&amp;',
    '\\',
    '<b>',
    '-->',
    '#',
    '-',
    '1.',
    '|',
    '~',
    'ä',
    '\u00A0',
    '\u2028',
    '\f',
    ' ',
    '',
  );
  const start = fc.constantFrom(
    '- [ ] ',
    '* [x] ',
    '+ [X] ',
    '- [ ]',
    '- [ ]  ',
    '- [] ',
    '- ',
    '* ',
    '',
    '# ',
    '###### ',
    '####### ',
    '#',
    '<!-- ',
    '<!--',
    '**',
    '_',
    '"',
    '===',
    '---',
    '***',
    '  - [x] ',
    '    ',
    ' ',
    '1. [ ] ',
    '> - [ ] ',
    '```',
    '~~~',
    '<div>',
    '[a]: ',
    '\\',
    '\uFEFF',
    '\t',
  );
  const line = fc
    .tuple(start, fc.array(words, { maxLength: 3 }), fc.constantFrom('', ' ', '  ', ' -->'))
    .map(([first, rest, end]) => first + rest.join(' ') + end);
  const plainStart = fc.constantFrom('- [ ] a', '* [x] ', '+ [X] b', '- [ ] ', '- c', '# ', 'd ', '**e** ');
  const plainLine = fc.oneof(
    fc.tuple(plainStart, words, fc.constantFrom('f', '.')).map((parts) => parts.join('')),
    fc.constantFrom('', '<!-- [x] -->'),
  );
  const text = fc
    .array(fc.oneof({ weight: 12, arbitrary: plainLine }, { weight: 1, arbitrary: line }), {
      minLength: 1,
      maxLength: 7,
    })
    .map((all) => all.join('\n'));

  it('whatever the lines', () => {
    let seen = 0;
    fc.assert(
      fc.property(text, (one) => {
        const plain = plainBoxes(one);
        seen += plain?.length ?? 0;
        expect(readChecklist(one)).toEqual(readChecklist(forParser(one)));
        expect(countChecklist(one)).toEqual(countChecklist(forParser(one)));
        expect(firstOpenItem(one)).toBe(readChecklist(forParser(one)).find(({ done }) => !done)?.text ?? null);
        expect(plainBoxes(forParser(one)), 'the parser was asked').toBeNull();
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(150);
  });

  it.each([1998, 1999, 2000, 2001])('an item of %i characters', (length) => {
    const one = `- [ ] ${'*a* '
      .repeat(length / 4)
      .slice(0, length - 3)
      .padEnd(length, 'x')}`;
    expect(plainBoxes(one)).toHaveLength(1);
    expect(readChecklist(one)).toEqual(readChecklist(forParser(one)));
  });

  it.each([
    ['a description of ours', '## Why\n\nBecause.\n\n- [x] Read `it`\n- [ ] Tell others\n\n<!-- note -->', 2],
    ['prose that goes on', 'Before\nand after\n- [ ] One\n\nEnd.', 1],
    ['an item that goes on in the next line', '- [ ] One\nand more', null],
    ['a nested item', '- [ ] One\n  - [ ] Two', null],
    ['a fence', '```\n- [ ] One\n```', null],
    ['a comment left open', '<!-- \n- [ ] One', null],
    ['white space after the item', '- [ ] One ', null],
  ])('%s', (_name, one, count) => {
    expect(plainBoxes(one)?.length ?? null).toBe(count);
  });
});

describe('findItem', () => {
  const items = readChecklist(
    '- [ ] Read chapter 1\n- [ ] Read chapter 2\n- [x] read\n- [ ] Read\n- [ ] 2027 plan\n- [ ] Read\n- [ ] Café `now`',
  );
  it.each<[string, string, number[]]>([
    ['by number', '2', [2]],
    ['by number with a hash', '#3', [3]],
    ['a number that is no item, as text', '2027', [5]],
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
    ['zero', '0', [5]],
  ])('%s', (_name, query, numbers) => {
    const found = findItem(items, query);
    expect(
      found.type === 'one' ? [found.item.number] : found.type === 'none' ? [] : found.items.map(({ number }) => number),
    ).toEqual(numbers);
    expect(found.type).toBe(numbers.length === 0 ? 'none' : numbers.length === 1 ? 'one' : 'several');
  });
});

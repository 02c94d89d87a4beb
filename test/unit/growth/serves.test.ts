// The line `Serves: ...` of a goal: read as people write it, and changed without touching another byte.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { purposeIn } from '#growth/goals/purpose.ts';
import { servesIn, withServes } from '#growth/goals/serves.ts';
import { servesMarkdown } from '#work/goal/serves.ts';

test.each<[string, string, string | null]>([
  ['nothing', '## Purpose\n\nIt serves: many', null],
  ['a line', 'Serves: OKR 3\n\n## Purpose', 'OKR 3'],
  ['in any casing, below', '## Purpose\n\nBecause\n\nSERVES : the release', 'the release'],
  ['in bold', '**Serves:** `acme&12` upgrades', 'acme&12 upgrades'],
  ['in bold, the colon outside', '**Serves**: upgrades', 'upgrades'],
  ['an item', '- Serves: upgrades', 'upgrades'],
  ['a link by its words', 'Serves: [Upgrades](https://gitlab.example/groups/acme/-/epics/12)', 'Upgrades'],
  ['without what a page does not show', 'Serves: the <br> *next*  release <!-- x --> <br>', 'the next release'],
  ['an empty one', 'Serves:\n\nText', null],
  ['the question of a template', 'Serves: <!-- Which epic? -->\n\nText', null],
  ['behind that question', 'Serves: <!-- Which epic? --> OKR 3', 'OKR 3'],
  ['a guiding question', 'Serves: _Which epic?_', null],
  ['the second, where the first is empty', 'Serves:\r\n\r\nServes: OKR 3\r\n', 'OKR 3'],
  ['in code', '```\nServes: OKR 3\n```', null],
  ['indented as code', '    Serves: OKR 3', null],
  ['in a comment', '<!--\nServes: OKR 3\n-->', null],
  ['behind a comment on its line', '<!-- x -->Serves: OKR 3', null],
  ['quoted', '> Serves: OKR 3', null],
  ['a step', '- [ ] Serves: OKR 3', null],
  ['a word more', 'Serves us: OKR 3', null],
])('%s', (_name, text, words) => {
  expect(servesIn(text)).toBe(words);
});

test.each<[string, string, string | null, string]>([
  ['above all else', '## Purpose\n\nBecause', 'OKR 3', 'Serves: OKR 3\n\n## Purpose\n\nBecause'],
  ['with the line ends that are there', 'One\r\nTwo', 'OKR 3', 'Serves: OKR 3\r\n\r\nOne\r\nTwo'],
  ['alone', '', 'OKR 3', 'Serves: OKR 3'],
  ['in the place of the old one', 'A\n\n- **serves:**  old  \r\nB ', 'new', 'A\n\n- **serves:** new\r\nB '],
  ['into an empty line of it', 'A\nServes:\nB', 'new', 'A\nServes: new\nB'],
  ['over a question', 'Serves: <!-- Which? -->\n\nB', 'new', 'Serves: new\n\nB'],
  ['before what a comment hides', 'Serves: <!-- Which\none? -->\nB', 'new', 'Serves: new <!-- Which\none? -->\nB'],
  ['in the line that says one, not in an empty one', 'Serves:\nServes: old\nB', 'new', 'Serves:\nServes: new\nB'],
  ['into the first of two empty ones', 'Serves:\nServes:\nB', 'new', 'Serves: new\nServes:\nB'],
  ['the same, however it is marked', 'Serves: `acme&12`  \nB', '`acme&12`', 'Serves: `acme&12`  \nB'],
  ['the same, typed by hand', '* Serves: acme&12', '`acme&12`', '* Serves: acme&12'],
  ['taken away with what set it off', 'Serves: OKR 3\n\n## Purpose\n', null, '## Purpose\n'],
  ['taken away among others', 'A\nServes: OKR 3\nB', null, 'A\nB'],
  ['taken away between paragraphs', 'A\n\nServes: OKR 3\n\nB', null, 'A\n\nB'],
  ['taken away at the end', 'A\n\nServes: OKR 3', null, 'A\n\n'],
  ['taken away, both', 'Serves: one\n\nServes: two\n\nB', null, 'B'],
  ['taken away before a comment', 'Serves: one <!-- a\nb -->\nB', null, '<!-- a\nb -->\nB'],
  ['taken away, and an empty one stays', 'A\nServes:\nServes: one\nB', null, 'A\nServes:\nB'],
  ['nothing to take away', 'A\n\nServes:\nB', null, 'A\n\nServes:\nB'],
])('set %s', (_name, text, words, after) => {
  expect(withServes(text, words)).toBe(after);
});

describe('as it is written', () => {
  test.each([
    ['acme&12 Zero-downtime upgrades', '`acme&12` Zero-downtime upgrades'],
    ['https://gitlab.example/groups/acme/-/epics/12', '`https://gitlab.example/groups/acme/-/epics/12`'],
    ['acme/web#88, @morgan and *all*', '`acme/web#88`, `@morgan` and all'],
    ['`acme&12` as typed', '`acme&12` as typed'],
    ['fewer pages at night', 'fewer pages at night'],
  ])('%s: no reference and no mark', (typed, line) => {
    expect(servesMarkdown(typed)).toBe(line);
  });

  const words = fc.string({ minLength: 1, maxLength: 60 });
  test('read back it is what was typed, in any text, which keeps every other line; and set again it changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), words, (text, typed) => {
        const line = servesMarkdown(typed);
        fc.pre(line.trim() !== '' && servesIn(`Serves: ${line}`) !== null);
        const after = withServes(text, line);
        expect(servesIn(after)).toBe(servesIn(`Serves: ${line}`));
        expect(withServes(after, line)).toBe(after);
        if (servesIn(text) === null && !/serves/i.test(text)) expect(withServes(after, null)).toBe(text);
      }),
    );
  });
});

test('it is no part of the purpose that it stands under', () => {
  expect(purposeIn('## Purpose\n\nTo sleep at night\n\nServes: OKR 3').aim).toBe('To sleep at night');
});

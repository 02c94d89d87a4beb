// One item of an agenda changed where it stands, and what stands below it: every other byte stays, and twice is once.
import { describe, expect, test } from 'vitest';
import { holdsItem, namedItem, withItemNote, withItemWords, withoutItem } from '#growth/meetings/item-edits.ts';
import { blockAt, notesBelow, repliesTo, splitReplies } from '#growth/meetings/item-block.ts';
import { checkboxesIn } from '#growth/text/checkboxes.ts';

const agenda = 'Agenda\n\n- [ ] FYI a\n  - b\n- [x] FYI c\n- [ ] FYI a\n\nEnd\n';
const item = (text: string, number: number) => namedItem(text, number) ?? expect.unreachable();

describe('an item', () => {
  test('is known by its words, and by which of those that say the same it is', () => {
    expect([1, 2, 3].map((number) => namedItem(agenda, number))).toEqual([
      { source: 'FYI a', place: 0, count: 2 },
      { source: 'FYI c', place: 0, count: 1 },
      { source: 'FYI a', place: 1, count: 2 },
    ]);
    expect([0, 4].map((number) => namedItem(agenda, number))).toEqual([null, null]);
  });

  test('is there as long as one says so', () => {
    expect(holdsItem(agenda, { source: 'FYI a', place: 5, count: 6 })).toBe(true);
    expect(holdsItem(agenda, { source: 'FYI', place: 0, count: 1 })).toBe(false);
  });
});

describe('its words', () => {
  test.each<[string, string, number, string]>([
    ['of the first', agenda, 1, agenda.replace('FYI a', 'DISCUSS d')],
    ['of the second that says so', agenda, 3, agenda.replace('[ ] FYI a\n\n', '[ ] DISCUSS d\n\n')],
    ['of one that is done, and stays so', agenda, 2, agenda.replace('FYI c', 'DISCUSS d')],
    ['of one that ends the text', '- [ ] a', 1, '- [ ] DISCUSS d'],
    ['of one with the line ends of a browser', '- [ ] a\r\n  b\r\n', 1, '- [ ] DISCUSS d\r\n  b\r\n'],
    ['of one in a quote', '> * [ ] a\n> b', 1, '> * [ ] DISCUSS d\n> b'],
  ])('%s', (_name, text, number, wanted) => {
    expect(withItemWords(text, item(text, number), 'DISCUSS d')).toBe(wanted);
  });

  test('that it has already, or that are gone, change nothing', () => {
    expect(withItemWords(agenda, item(agenda, 1), 'FYI a')).toBe(agenda);
    expect(withItemWords(agenda, { source: 'gone', place: 0, count: 1 }, 'x')).toBe(agenda);
  });
});

describe('taken out', () => {
  test.each<[string, string, number, string]>([
    ['with what stands below it', agenda, 1, agenda.replace('- [ ] FYI a\n  - b\n', '')],
    ['the second that says so', agenda, 3, agenda.replace('- [ ] FYI a\n\n', '\n')],
    ['the last line of a text', '- [ ] a\n- [ ] b', 2, '- [ ] a'],
    ['the last line of a text of a browser', '- [ ] a\r\n- [ ] b', 2, '- [ ] a'],
    ['the only line', '- [ ] a', 1, ''],
    ['the first line', '- [ ] a\nb', 1, ''],
  ])('%s', (_name, text, number, wanted) => {
    expect(withoutItem(text, item(text, number))).toBe(wanted);
  });

  test('once it is gone, another that says the same stays', () => {
    const named = item(agenda, 3);
    const once = withoutItem(agenda, named);
    expect(withoutItem(once, named)).toBe(once);
    expect(withoutItem('no box', named)).toBe('no box');
    expect(withoutItem(agenda, { source: 'gone', place: 0, count: 0 })).toBe(agenda);
  });
});

describe('a line below it', () => {
  test.each<[string, string, number, string]>([
    ['after those that stand there', agenda, 1, agenda.replace('- b\n', '- b\n  - n\n')],
    ['right below one', agenda, 2, agenda.replace('FYI c\n', 'FYI c\n  - n\n')],
    ['at the end of a text', '- [ ] a', 1, '- [ ] a\n  - n'],
    ['in a quote', '> - [ ] a\n\nb', 1, '> - [ ] a\n>   - n\n\nb'],
    ['below a deeper one', '- [ ] a\n  - [ ] b\n- [ ] c', 2, '- [ ] a\n  - [ ] b\n    - n\n- [ ] c'],
    ['with the line ends of a browser', '- [ ] a\r\n', 1, '- [ ] a\r\n  - n\r\n'],
  ])('%s', (_name, text, number, wanted) => {
    const named = item(text, number);
    expect(withItemNote(text, named, 'n')).toBe(wanted);
    expect(withItemNote(wanted, named, 'n')).toBe(wanted);
  });

  test('of an item that is gone is none', () => {
    expect(withItemNote(agenda, { source: 'gone', place: 0, count: 1 }, 'n')).toBe(agenda);
  });
});

describe('what belongs to an item', () => {
  const boxOf = (text: string, at = 0) => checkboxesIn(text)[at] ?? expect.unreachable();
  const block = (text: string, at = 0) => blockAt(text, boxOf(text, at));

  test.each<[string, string, readonly string[]]>([
    ['stands deeper than its mark by two columns', '- [ ] a\n  - b\n   - c\n - d', ['  - b', '   - c']],
    ['may stand behind an empty line, which no line ends with', '- [ ] a\n\n  b\n\n\n- c', ['', '  b']],
    ['may stand behind a tab', '- [ ] a\n\t- b', ['    - b']],
    ['ends at the first line that stands higher', '- [ ] a\nb\n  c', []],
    ['in a quote is what stands in it', '> - [ ] a\n>   - b\n  - c', ['  - b']],
    ['in a quote of a quote', '> > - [ ] a\n> >   - b\n>   - c', ['  - b']],
    ['has no blanks at the ends of its lines', '- [ ] a\n  - b  \r\n', ['  - b']],
  ])('%s', (_name, text, lines) => {
    expect(block(text).lines).toEqual(lines);
  });

  test('below a deeper one is told without its own depth', () => {
    const text = '- [ ] a\n   - [ ] b\n     - c\n   - d';
    expect(block(text, 1)).toMatchObject({ quote: '', indent: 3, lines: ['  - c'], end: text.indexOf('\n   - d') });
    expect(block('> - [ ] a')).toMatchObject({ quote: '> ', indent: 0, end: 9 });
  });

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['nothing', '- [ ] a', [], []],
    ['a reply in its own lines', '- [ ] a\n=> b', ['b'], []],
    ['a reply that goes on, and another', '- [ ] a\n=> b\nc\n=>  d', ['b c', 'd'], []],
    ['a reply in an item below', '- [ ] a\n  - => **b**', ['b'], []],
    ['a numbered reply', '- [ ] a\n  1. => b', ['b'], []],
    ['an arrow within words', '- [ ] a => b\n  - c => d', [], ['c => d']],
    ['an arrow and nothing', '- [ ] a\n  - =>', [], ['=>']],
    ['a note, and one in other words', '- [ ] a\n  - b\n  2) c\n\n  d', [], ['b', 'c', 'd']],
    ['code, which is neither', '- [ ] a\n  - b\n\n  ```\n  - => c\n  ```\n  - d', [], ['b', 'd']],
    ['a box below it, which ends it', '- [ ] a\n  - b\n  - [x] c\n    - => d\n  - e', [], ['b']],
    ['what only looks like a box', '- [ ] a\n  - [xy] c', [], ['[xy] c']],
  ])('%s', (_name, text, replies, notes) => {
    expect([repliesTo(text, boxOf(text)), notesBelow(text, boxOf(text))]).toEqual([replies, notes]);
  });

  test('a paragraph that begins with an arrow is no reply to itself', () => {
    expect(splitReplies('=> a\n=> b')).toEqual({ words: '=> a', replies: ['=> b'] });
    expect(splitReplies('a\r\nb')).toEqual({ words: 'a\r\nb', replies: [] });
  });
});

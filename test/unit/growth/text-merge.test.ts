// Two changes of one text: both kept where they do not touch, and never one in place of the other.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictText, hasConflictMarks, mergeTexts } from '#growth/text/text-merge.ts';

const lines = (...words: string[]) => words.join('\n');
const base = lines('a', 'b', 'c', 'd', 'e');

describe('mergeTexts', () => {
  test.each([
    ['nobody changed anything', base, base, base],
    ['only I did', lines('A', 'b', 'c', 'd', 'e'), base, lines('A', 'b', 'c', 'd', 'e')],
    ['only they did', base, lines('a', 'b', 'c', 'd', 'E'), lines('a', 'b', 'c', 'd', 'E')],
    ['both, the same', lines('A', 'b'), lines('A', 'b'), lines('A', 'b')],
    ['both, apart', lines('A', 'b', 'c', 'd', 'e'), lines('a', 'b', 'c', 'D', 'e'), lines('A', 'b', 'c', 'D', 'e')],
    [
      'both, apart, the other way round',
      lines('a', 'b', 'c', 'd', 'E', 'f'),
      lines('a2', 'a', 'b', 'c', 'd', 'e'),
      lines('a2', 'a', 'b', 'c', 'd', 'E', 'f'),
    ],
    [
      'I took away, they added',
      lines('a', 'c', 'd', 'e'),
      lines('a', 'b', 'c', 'd', 'e', 'f'),
      lines('a', 'c', 'd', 'e', 'f'),
    ],
    ['the same line', lines('A', 'b', 'c', 'd', 'e'), lines('B', 'b', 'c', 'd', 'e'), null],
    ['lines side by side', lines('a', 'B', 'c', 'd', 'e'), lines('a', 'b', 'C', 'd', 'e'), null],
    ['both added at the same place', lines('a', 'b', 'c', 'd', 'e', 'f'), lines('a', 'b', 'c', 'd', 'e', 'g'), null],
    [
      'mine around theirs',
      lines('A', 'b', 'c', 'd', 'E'),
      lines('a', 'b', 'C', 'd', 'e'),
      lines('A', 'b', 'C', 'd', 'E'),
    ],
    [
      'both added at the same place, they one more',
      lines('a', 'b', 'c', 'f', 'd', 'e'),
      lines('a', 'b', 'c', 'f', 'g', 'd', 'e'),
      lines('a', 'b', 'c', 'f', 'g', 'd', 'e'),
    ],
    [
      'I replaced a line, they added what I added',
      lines('a', 'f', 'c', 'd', 'e'),
      lines('a', 'b', 'f', 'c', 'd', 'e'),
      null,
    ],
    ['I took a line away, they wrote below it', lines('a', 'c', 'd', 'e'), lines('a', 'b', 'g', 'c', 'd', 'e'), null],
  ])('%s', (_name, mine, theirs, merged) => {
    expect(mergeTexts(base, mine, theirs)).toBe(merged);
    expect(mergeTexts(base, theirs, mine)).toBe(merged);
  });

  test.each([
    ['a line like its neighbours, below them', ['x', 'a', 'a', 'a']],
    ['two of them', ['x', 'a', 'a', 'a', 'a']],
    ['one less', ['x', 'a']],
  ])('of lines that repeat: %s', (_name, mine) => {
    const [from, theirs] = [lines('x', 'a', 'a'), lines('y', 'x', 'a', 'a')];
    expect(mergeTexts(from, lines(...mine), theirs)).toBe(lines('y', ...mine));
    expect(mergeTexts(from, theirs, lines(...mine))).toBe(lines('y', ...mine));
  });

  test('many places, each decided by itself, and done once more the same', () => {
    const parts = [
      '# Summary',
      '',
      'S',
      '',
      '### Result 1',
      '',
      '- Impact:',
      '',
      '### Result 2',
      '',
      '- Impact:',
      '',
      '# Gaps',
    ];
    const before = parts.join('\n');
    const mine = before.replace('S', 'My summary').replace(/- Impact:(?=\n\n# G)/, '- Impact: mine');
    const theirs = before.replace('- Impact:', '- Impact: theirs');
    const merged = mergeTexts(before, mine, theirs);
    expect(merged).toBe(mine.replace('- Impact:\n', '- Impact: theirs\n'));
    expect(mergeTexts(before, mine, merged ?? '')).toBe(merged);
    expect(mergeTexts(before, theirs, merged ?? '')).toBe(merged);
  });

  test('what is merged holds both, and the same once more adds nothing, between empty lines that are all alike', () => {
    const edit = fc.constantFrom('keep', 'keep', 'keep', 'change', 'delete', 'add');
    const edits = fc.array(fc.tuple(edit, edit), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(edits, (both) => {
        const textOf = (who: 'nobody' | 'mine' | 'theirs') =>
          both
            .flatMap(([first, second], at) => {
              const act = who === 'nobody' ? 'keep' : who === 'mine' ? first : second;
              if (act === 'delete') return [];
              const words = act === 'change' ? `${who} ${at}` : `line ${at}`;
              return act === 'add' ? [words, '', `${who} below ${at}`, ''] : [words, ''];
            })
            .join('\n');
        const [before, mine, theirs] = [textOf('nobody'), textOf('mine'), textOf('theirs')];
        const merged = mergeTexts(before, mine, theirs);
        if (merged === null) return;
        const own = (text: string) => text.split('\n').filter((line) => /mine|theirs/.test(line));
        expect(own(merged).toSorted()).toEqual([...own(mine), ...own(theirs)].toSorted());
        for (const one of [mine, theirs]) expect(own(mergeTexts(before, one, merged) ?? merged)).toEqual(own(merged));
      }),
    );
  });

  test('an edit in each half is always kept, whatever the text', () => {
    const text = fc.array(fc.string({ unit: fc.constantFrom('x', 'y', ' ', '-') }), { minLength: 1, maxLength: 6 });
    const property = fc.property(text, text, text, text, (top, bottom, newTop, newBottom) => {
      const middle = ['=== one', '=== two'];
      const of = (above: string[], below: string[]) => [...above, ...middle, ...below].join('\n');
      expect(mergeTexts(of(top, bottom), of(newTop, bottom), of(top, newBottom))).toBe(of(newTop, newBottom));
    });
    fc.assert(property);
  });

  test('what it gives holds every line that one side added', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }).map((words) => words.join('\n'));
    const property = fc.property(text, text, text, (before, mine, theirs) => {
      const merged = mergeTexts(before, `${mine}\nmine`, `theirs\n${theirs}`);
      if (merged === null) return;
      for (const line of ['mine', 'theirs']) expect(merged.split('\n')).toContain(line);
    });
    fc.assert(property);
  });
});

test('the text with both sides is known as such until the marks are gone', () => {
  const both = conflictText('mine', 'theirs');
  expect(both).toBe(lines('<<<<<<< yours', 'mine', '=======', 'theirs', '>>>>>>> on the server'));
  expect(hasConflictMarks(both)).toBe(true);
  expect(hasConflictMarks(lines('mine', '=======', 'a heading'))).toBe(false);
});

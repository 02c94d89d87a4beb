// The results of a document moved and taken out on whatever stands there by then: done once, done already, or somebody else's by now.
import { describe, expect, test } from 'vitest';
import {
  linesThatCount,
  moveTo,
  type SeenResult,
  seenResult,
  withMovedResult,
  withoutResult,
} from '#growth/promotion/ordering-results.ts';

const slot = '### Result 3\n\n- **Impact:** _For whom?_\n';
const two = '### Result 2: Two\n<!-- result key=k2 -->\n\n- **Impact:** Many\n';
const base = `# Mine\n\nSee result 2.\n\n## Results\n\n### Result 1: One\n\nWords.  \n\n\n${two}\n${slot}\n## Gaps\n\n- [ ] A talk\n`;

function seen(number: number, text = base): SeenResult {
  const found = seenResult(text, number);
  if (found === null) throw new Error(`no result ${number}`);
  return found;
}
const move = (from: number, to: number) => moveTo(base, seen(from), seen(to));
const written = (made: ReturnType<typeof withMovedResult>): string => (made.type === 'written' ? made.text : made.type);
const moved = (from: number, to: number, text = base) => written(withMovedResult(text, move(from, to), 'k9'));
const removed = (number: number, text = base) => written(withoutResult(text, seen(number), base));
const heads = (text: string) => text.match(/^### [^\n]*/gm) ?? [];

describe('moved', () => {
  test('each place keeps its number, each result its words, the rest every byte; the mark says which write it was', () => {
    expect(moved(2, 1)).toBe(
      `# Mine\n\nSee result 2.\n\n## Results\n\n### Result 1: Two\n<!-- result key=k2 moved=k9 -->\n\n- **Impact:** Many  \n\n\n### Result 2: One\n\nWords.\n\n${slot}\n## Gaps\n\n- [ ] A talk\n`,
    );
    expect(heads(moved(1, 3))).toEqual(['### Result 1: Two', '### Result 2', '### Result 3: One']);
    expect(moved(1, 3)).toContain('### Result 3: One\n<!-- result key=k9 moved=k9 -->\n\nWords.');
  });

  test.each([
    ['as it was left', moved(2, 1)],
    ['in words', moved(2, 1).replace('Many', 'Few')],
    [
      'behind another that was moved since',
      moved(2, 1).replace('### Result 2: One', '### Result 0: New\n\n### Result 2: One'),
    ],
    ['without its neighbour', moved(2, 1).replace(/### Result 2: One[\s\S]*?(?=###)/u, '')],
  ])('done already: %s', (_, text) => {
    expect(withMovedResult(text, move(2, 1), 'k9')).toEqual({ type: 'there' });
  });

  test('what others wrote meanwhile stays, and numbers say nothing of what is meant', () => {
    const other = base.replace('### Result 1: One', '### Result 1: New\n<!-- result key=k7 -->\n\n### Result 2: One');
    const theirs = other.replace('### Result 2: Two', '### Result 3: Two').replace('Many', 'Few').replace(slot, '');
    expect(heads(moved(2, 1, theirs))).toEqual(['### Result 1: New', '### Result 2: Two', '### Result 3: One']);
    expect(moved(2, 1, theirs)).toContain('Few');
    expect(heads(moved(1, 3, theirs))).toEqual(['### Result 1: New', '### Result 2: Two', '### Result 3: One']);
  });

  test('a name finds one whose words and key are others by now', () => {
    const theirs = base.replace('Words.', 'Others.').replace('<!-- result key=k2 -->\n', '').replace('Many', 'Few');
    expect(heads(moved(2, 1, theirs))).toEqual(['### Result 1: Two', '### Result 2: One', '### Result 3']);
  });

  test.each([
    ['by somebody else', base.replace('key=k2', 'key=k2 moved=k5')],
    ['taken out', base.replace(two, '')],
    ['made another one', base.replace(two, '### Result 2: Else\n\nOther\n')],
    [
      'of two with its name',
      base.replace('<!-- result key=k2 -->\n', '').replace(slot, '### Result 3: Two\n').replace('Many', 'x'),
    ],
  ])('somebody else’s: %s', (_, text) => {
    expect(withMovedResult(text, move(2, 1), 'k9')).toEqual({ type: 'changed' });
  });

  test('where its neighbours are gone, the first and the last place are known, and none between', () => {
    const gone = base.replace('### Result 1: One\n\nWords.', '### Result 1: Else\n\nOther.');
    expect(heads(moved(2, 1, gone))).toEqual(['### Result 1: Two', '### Result 2: Else', '### Result 3']);
    expect(heads(moved(1, 3, base.replace(slot, '')))).toEqual(['### Result 1: Two', '### Result 2: One']);
    expect(moved(1, 2, base.replace(two, '').replace(slot, '### Result 3: Else\n'))).toBe('changed');
  });

  test('an order of one’s own is no count; words for numbers and line ends are read', () => {
    const own = base.replace('Result 3', 'Result 2').replace('Result 2: Two', 'Result 7: Two');
    const of = (text: string, from: number, to: number) =>
      heads(written(withMovedResult(text, moveTo(text, seen(from, text), seen(to, text)), 'k9')));
    expect(of(own, 7, 1)).toEqual(['### Result 7: Two', '### Result 1: One', '### Result 2']);
    const named = base.replace('Result 1', 'Project one').replace('Result 3', 'Other').replaceAll('\n', '\r\n');
    expect(of(named, 2, 1)).toEqual(['### Result 1: Two\r', '### Project 2: One\r', '### Other\r']);
  });
});

describe('taken out', () => {
  test('the words go, the numbers close up, every other byte stays', () => {
    expect(removed(2)).toBe(base.replace(`${two}\n`, '').replace('Result 3', 'Result 2'));
    expect(heads(removed(1))).toEqual(['### Result 1: Two', '### Result 2']);
    expect(removed(3)).toBe(base.replace(`${slot}\n`, ''));
  });

  test('its number and its mark are none of its words', () => {
    const theirs = base.replace(
      '### Result 2: Two\n<!-- result key=k2 -->',
      '### Result 5: Two\n<!-- result key=k2 moved=k5 -->',
    );
    expect(heads(removed(2, theirs))).toEqual(['### Result 1: One', '### Result 3']);
    expect(heads(removed(2, base.replace('<!-- result key=k2 -->\n', '')))).toEqual([
      '### Result 1: One',
      '### Result 2',
    ]);
  });

  test.each([1, 2, 3])('done already: result %i', (number) => {
    expect(withoutResult(removed(number), seen(number), base)).toEqual({ type: 'there' });
    const more = removed(number).replace('## Gaps', '### Result 9: New\n<!-- result key=k8 -->\n\n## Gaps');
    expect(withoutResult(more, seen(number), base)).toEqual({ type: 'there' });
    const theirs = removed(2).replace('One', 'Renamed').replace('### Result 2\n', '### Result 2: Begun\n');
    expect(withoutResult(theirs, seen(2), base)).toEqual({ type: 'there' });
  });

  test.each([
    ['with its key, in other words', 2, base.replace('Many', 'Few')],
    ['without a key, perhaps this one', 1, base.replace('Words.', 'Others.')],
    ['its key gone and its words others', 2, base.replace(two, '### Result 2: Two\n\n- **Impact:** Few\n')],
  ])('somebody else’s: %s', (_, number, text) => {
    expect(withoutResult(text, seen(number), base)).toEqual({ type: 'changed' });
  });

  test('of equal ones one goes, once', () => {
    const equal = base.replace(two, slot.replace('3', '2'));
    const once = written(withoutResult(equal, seen(2, equal), equal));
    expect(heads(once)).toEqual(['### Result 1: One', '### Result 2']);
    expect(withoutResult(once, seen(2, equal), equal)).toEqual({ type: 'there' });
  });
});

test('lines that name a result by its number', () => {
  expect(linesThatCount(base)).toEqual([3]);
});

describe('what stands around stays where it is', () => {
  const order = (text: string, from: number, to: number) => () =>
    withMovedResult(text, moveTo(text, seen(from, text), seen(to, text)), 'k9');
  const open = base.replace('- **Impact:** _For whom?_', '```\nfor ever');
  const folded = base.replace('### Result 1', '<details>\n\n### Result 1').replace(slot, `${slot}\n</details>\n`);

  test.each([
    ['a fence that never ends, moved', order(open, 3, 1), 'Result 3'],
    ['moved past it', order(open, 1, 3), 'Result 3'],
    ['taken out', () => withoutResult(open, seen(3, open), open), 'Result 3'],
    ['the end of a fold that began before', order(folded, 3, 1), 'Result 3'],
    ['taken out with it', () => withoutResult(folded, seen(3, folded), folded), 'Result 3'],
  ])('%s', (_, made, title) => {
    expect(made()).toEqual({ type: 'entangled', title });
  });

  test('two others change places beside it', () => {
    expect(order(open, 2, 1)().type).toBe('written');
    expect(
      order(base.replace('- **Impact:** Many', '```\nMany\n```\n\n<details>\n\nx\n\n</details>'), 2, 1)().type,
    ).toBe('written');
  });
});

test('a result that was copied by hand has the key of the other: the one that was named is moved, and taken out once', () => {
  const copied = base.replace('### Result 1: One', '### Result 1: One\n<!-- result key=k2 -->');
  const named = moveTo(copied, seen(2, copied), seen(3, copied));
  expect(heads(written(withMovedResult(copied, named, 'k9')))).toEqual([
    '### Result 1: One',
    '### Result 2',
    '### Result 3: Two',
  ]);
  for (const text of [
    copied,
    copied.replace(two, two.replace('Two\n', 'One\n').replace('- **Impact:** Many', 'Words.')),
  ]) {
    const once = written(withoutResult(text, seen(2, text), text));
    expect(heads(once)).toEqual(['### Result 1: One', '### Result 2']);
    expect(withoutResult(once, seen(2, text), text)).toEqual({ type: 'there' });
  }
});

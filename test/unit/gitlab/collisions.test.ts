// What our write of a text undid of others', as the notes tell that GitLab keeps: their ticks, and an edit that is gone.
import { describe, expect, test } from 'vitest';
import { findCollisions, type ItemState, noCollisions } from '#gitlab/exchange/collisions.ts';
import type { Note } from '#growth/goals/notes.ts';

const us = { id: 1, username: 'alex', name: 'Alex' };
const sam = { id: 2, username: 'sam', name: 'Sam' };
const at = (second: number) => new Date(Date.parse('2026-11-23T09:00:00.000Z') + second * 1_000).toISOString();
/** We read the text as it was since second 0, and wrote it at second 10. */
const tick = (item: string, done: boolean, second: number, by: typeof us | null = sam): Note => ({
  type: 'tick',
  by,
  at: at(second),
  item,
  done,
});
const edited = (second: number, by: typeof us | null = sam): Note => ({ type: 'description', by, at: at(second) });

const text = (...items: readonly string[]) =>
  items.map((item) => `- [${item.startsWith('!') ? 'x' : ' '}] ${item.replace('!', '')}`).join('\n');
const two = text('one', 'two');
/** @param notes in the order of time */
function found(from: string, to: string, notes: readonly Note[], wroteAt = 10) {
  const write = { from: { text: from, updatedAt: at(0) }, to: { text: to, updatedAt: at(wroteAt) }, authorId: 1 };
  return findCollisions(write, notes.toReversed());
}
const undone = (from: string, to: string, notes: readonly Note[]) => found(from, to, notes).undone;

describe('a tick of somebody else', () => {
  test.each<[string, string, string, readonly Note[], readonly ItemState[]]>([
    [
      'between our reading and our writing is gone',
      two,
      text('!one', 'two'),
      [tick('two', true, 5)],
      [{ text: 'two', done: true }],
    ],
    [
      'that was taken off likewise',
      text('one', '!two'),
      text('!one', '!two'),
      [tick('two', false, 5)],
      [{ text: 'two', done: false }],
    ],
    ['that our text has as well is none', two, text('!one', '!two'), [tick('two', true, 5)], []],
    ['on an item that our text has no more is none', two, text('!one'), [tick('two', true, 5)], []],
    ['that was there when we read is none', two, text('!one', 'two'), [tick('two', true, 1)], []],
    [
      'a moment later than a note may be late is one',
      two,
      text('!one', 'two'),
      [tick('two', true, 1.001)],
      [{ text: 'two', done: true }],
    ],
    ['after our writing stands', two, text('!one', 'two'), [tick('two', true, 10), tick('two', true, 11)], []],
    [
      'that they took back themselves is none',
      two,
      text('!one', 'two'),
      [tick('two', true, 4), tick('two', false, 5)],
      [],
    ],
    [
      'whose newest state counts',
      two,
      text('!one', 'two'),
      [tick('two', false, 4), tick('two', true, 5)],
      [{ text: 'two', done: true }],
    ],
    [
      'of our own before is put back as well',
      two,
      text('!one', 'two'),
      [tick('two', true, 5, us)],
      [{ text: 'two', done: true }],
    ],
  ])('%s', (_name, from, to, notes, expected) => {
    expect(undone(from, to, notes)).toEqual(expected);
  });
});

describe('a note of our own write about an item that we did not touch', () => {
  test.each<[string, string, string, readonly Note[], readonly ItemState[]]>([
    [
      'names a tick that we undid',
      two,
      text('!one', 'two'),
      [tick('one', true, 10, us), tick('two', false, 10, us)],
      [{ text: 'two', done: true }],
    ],
    ['a moment later, too', two, text('!one', 'two'), [tick('two', false, 10.5, us)], [{ text: 'two', done: true }]],
    ['of somebody else is none of ours', two, text('!one', 'two'), [tick('two', false, 10, sam)], []],
    ['of an account that is gone is none of ours', two, text('!one', 'two'), [tick('two', false, 10, null)], []],
    ['about what we meant is none', two, text('!one', 'two'), [tick('one', true, 10, us)], []],
    ['about an item that is not in our text so is none', two, text('!one', 'two'), [tick('two', true, 10, us)], []],
    [
      'behind one that we cannot have caused is of a later write',
      two,
      text('!one', 'two'),
      [tick('two', true, 10, us), tick('two', false, 11, us)],
      [],
    ],
    [
      'of two of the same name, of which we meant one',
      text('a', 'a'),
      text('!a', '!a'),
      [tick('a', true, 10, us), tick('a', true, 10, us)],
      [],
    ],
    [
      'of two of the same name, of which one was theirs',
      text('a', '!a'),
      text('a', 'a'),
      [tick('a', false, 10, us), tick('a', false, 10, us)],
      [{ text: 'a', done: true }],
    ],
    [
      'settles its item: what was between does not count again',
      two,
      text('!one', 'two'),
      [tick('two', true, 5), tick('two', false, 10, us)],
      [{ text: 'two', done: true }],
    ],
  ])('%s', (_name, from, to, notes, expected) => {
    expect(undone(from, to, notes)).toEqual(expected);
  });
});

test('a clock that did not move between reading and writing tells nothing of their order', () => {
  const notes = [tick('two', true, 5), edited(5)];
  expect(found(two, text('!one', 'two'), notes, 0)).toEqual(noCollisions);
  expect(found(two, text('!one', 'two'), notes, -1)).toEqual(noCollisions);
  expect(found(two, text('!one', 'two'), [tick('two', false, 0, us)], 0)).toEqual(noCollisions);
});

test.each<[string, readonly Note[], object | null]>([
  ['between our reading and our writing', [edited(5)], { by: 'sam', at: at(5) }],
  ['of an account that is gone', [edited(5, null)], { by: null, at: at(5) }],
  ['of which the newest is told', [edited(4, us), edited(5)], { by: 'sam', at: at(5) }],
  ['that was there when we read', [edited(1)], null],
  ['that is our own write', [edited(10, us)], null],
  ['that came later', [edited(11)], null],
  ['that is no edit of the text', [tick('nothing', true, 5)], null],
])('an edit of the text %s', (_name, notes, lostEdit) => {
  expect(found(two, text('!one', 'two'), notes)).toEqual({ undone: [], lostEdit });
});

describe('an item is known by its note', () => {
  test.each<[string, string, string]>([
    ['with its marks', '**two** `x`', '- [ ] one\n- [ ] **two** `x`'],
    ['by its first line, where the item has more', 'two', '- [ ] one\n- [ ] two\n  and more'],
    ['whatever it is called', 'a\\*b', '- [ ] one\n- [ ] a\\*b'],
  ])('%s', (_name, item, from) => {
    const [state, ...others] = undone(from, from.replace('[ ] one', '[x] one'), [tick(item, true, 5)]);
    expect([state?.done, others]).toEqual([true, []]);
  });

  test('and not by the begin of another', () => {
    expect(undone(text('one', 'two more'), text('!one', 'two more'), [tick('tw', true, 5)])).toEqual([]);
    // One that is called so is meant, although another begins so.
    expect(undone(text('one', 'two', '!two more'), text('!one', 'two', '!two more'), [tick('two', true, 5)])).toEqual([
      { text: 'two', done: true },
    ]);
    expect(undone(text('one', '!two', 'two more'), text('!one', '!two', 'two more'), [tick('two', true, 5)])).toEqual(
      [],
    );
  });
});

describe('nobody took a tick off whose writer had read the text before it', () => {
  // Sam ticked three; Kim, who had read before that, ticked four a moment later, which took three off again.
  const kim = { id: 3, username: 'kim', name: 'Kim' };
  const from = text('one', '!three', 'four');
  const to = text('!one', '!three', 'four');
  const story = (untickedAt: number, tickedAt: number, otherAt: number, by: typeof us | null = kim) => [
    tick('three', true, tickedAt),
    tick('three', false, untickedAt, kim),
    tick('four', true, otherAt, by),
  ];
  const back = { text: 'three', done: false };
  const four = { text: 'four', done: true };
  test.each<[string, readonly Note[], readonly ItemState[]]>([
    ['with what that one meant, at the same moment', story(5, 3, 5), [four]],
    ['just within a moment', story(5, 3, 5.999), [four]],
    ['not within it: somebody meant it', story(5, 3, 6), [four, back]],
    ['by somebody else: somebody meant it', story(5, 3, 5, sam), [four, back]],
    ['long after the tick: nobody had read before that', story(5, -55, 5), [four, back]],
    ['just not so long', story(5, -54.999, 5), [four]],
    ['with nothing else: somebody meant it', story(5, 3, 5).slice(0, 2), [back]],
    ['without a tick before it', story(5, 3, 5).slice(1), [four, back]],
  ])('%s', (_name, notes, expected) => {
    expect(undone(from, to, notes)).toEqual(expected);
  });
});

test('of two of a name that others had both ticked, both are named', () => {
  const twice = { text: 'a', done: true };
  const ours = tick('a', false, 10, us);
  expect(undone(text('a', 'a'), text('a', 'a'), [ours, ours])).toEqual([twice, twice]);
});

test('when an item was ticked is told by its own notes, before it was taken off', () => {
  const kim = { id: 3, username: 'kim', name: 'Kim' };
  const [from, to] = [text('one', '!three', 'four', 'five'), text('!one', '!three', 'four', 'five')];
  const four = { text: 'four', done: true };
  const back = { text: 'three', done: false };
  const other = [
    tick('three', true, 3),
    tick('three', false, 5, kim),
    tick('four', true, 6, kim),
    tick('five', false, 7),
  ];
  expect(undone(from, to, other)).toEqual([four, back]);
  const old = [tick('three', true, -55), tick('three', false, 5, kim), tick('four', true, 5, kim)];
  expect(undone(from, to, [...old, tick('three', true, 10, us)])).toEqual([back, four]);
});

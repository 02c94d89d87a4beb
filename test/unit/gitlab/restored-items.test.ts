// Items of a checklist are set again as somebody had them, where it is plain which are meant.
import { describe, expect, test } from 'vitest';
import { type ItemState, restoreItems } from '#gitlab/exchange/collisions.ts';

const text = (...items: readonly string[]) =>
  items.map((item) => `- [${item.startsWith('!') ? 'x' : ' '}] ${item.replace('!', '')}`).join('\n');
const two = text('one', 'two');

test('another item that is set again does not tell which of two is meant', () => {
  const states = [
    { text: 'a', done: true },
    { text: 'b', done: true },
  ];
  expect(restoreItems(text('a', 'a', 'b'), states)).toEqual({
    text: text('a', 'a', '!b'),
    unclear: [{ text: 'a', done: true }],
  });
});

describe('set again', () => {
  test.each<[string, string, readonly ItemState[], string, readonly string[]]>([
    ['an item', two, [{ text: 'two', done: true }], text('one', '!two'), []],
    ['one that is so already', text('!two'), [{ text: 'two', done: true }], text('!two'), []],
    ['an open one', text('!two'), [{ text: 'two', done: false }], text('two'), []],
    [
      'both of a name',
      text('a', 'a'),
      [
        { text: 'a', done: true },
        { text: 'a', done: true },
      ],
      text('!a', '!a'),
      [],
    ],
    [
      'one of two that are called the same: nobody knows which',
      text('a', 'a'),
      [{ text: 'a', done: true }],
      text('a', 'a'),
      ['a'],
    ],
    ['the one of them that is left', text('a', '!a'), [{ text: 'a', done: true }], text('!a', '!a'), []],
    ['one that is gone', two, [{ text: 'three', done: true }], two, ['three']],
    [
      'one of several lines, by its first',
      '- [ ] two\n  and more',
      [{ text: 'two', done: true }],
      '- [x] two\n  and more',
      [],
    ],
    [
      'not another that begins so, where one is called so',
      text('two', 'two more'),
      [{ text: 'two', done: true }],
      text('!two', 'two more'),
      [],
    ],
    ['not one whose word only begins so', text('twofold'), [{ text: 'two', done: true }], text('twofold'), ['two']],
    ['nothing', two, [], two, []],
  ])('%s', (_name, before, states, after, unclear) => {
    const restored = restoreItems(before, states);
    expect([restored.text, restored.unclear.map((item) => item.text)]).toEqual([after, unclear]);
  });
});

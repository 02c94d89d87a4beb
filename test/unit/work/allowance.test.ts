// Who gets how many of the requests that a look at a team may take.
import { expect, test } from 'vitest';
import { granted, mostFor } from '#work/team/allowance.ts';

const queue = (words: string, each = 4) => ({
  wishes: words.split('').map((what) => ({ what, requests: what === what.toUpperCase() ? 2 : 1 })),
  each,
});

test.each([
  ['everything where there is enough', ['ab', 'c'], 9, ['ab', 'c']],
  ['in turns: nobody waits for all of somebody else', ['abc', 'de'], 3, ['ab', 'd']],
  ['no more than each may take', ['abcdef', 'g'], 9, ['abcd', 'g']],
  ['what does not fit ends the queue of its person alone', ['aBc', 'def'], 3, ['a', 'de']],
  ['nothing left', ['a', 'b'], 0, ['', '']],
  ['more asked for than there is', ['a'], -3, ['']],
])('%s', (_name, queues, left, expected) => {
  expect(
    granted(
      queues.map((words) => queue(words)),
      left,
    ).map((one) => one.join('')),
  ).toEqual(expected);
});

test.each([
  [1, 7],
  [11, 57],
  [12, 60],
  [30, 150],
])('%i people: %i requests', (people, most) => expect(mostFor(people)).toBe(most));

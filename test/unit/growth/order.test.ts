// What stands first: one comparison, two directions, and several of them in turn.
import { expect, test } from 'vitest';
import { ascending, byNumber, descending, inTurn, newestFirst, oldestFirst } from '#growth/words/order.ts';

const one = { iid: 2, at: '2026-11-02T10:00:00.000Z', name: 'Zoe' };
const two = { iid: 1, at: '2026-11-02T10:00:00.000Z', name: 'alex' };
const old = { iid: 3, at: '2026-11-01T10:00:00.000Z', name: 'Änne' };
const all = [one, two, old];

test.each([
  ['oldest first', oldestFirst, [old, one, two]],
  ['newest first', newestFirst, [one, two, old]],
  ['by number', byNumber, [two, one, old]],
  [
    'by text: upper case before lower case, letters beyond ASCII last',
    ascending<typeof one>(({ name }) => name),
    [one, two, old],
  ],
  ['the other way round', descending<typeof one>(({ name }) => name), [old, two, one]],
  ['the second order where the first sees no difference', inTurn<typeof one>(oldestFirst, byNumber), [old, two, one]],
  ['no order at all', inTurn<typeof one>(), all],
])('%s; equal ones stay as they were', (_name, order, expected) => {
  expect(all.toSorted(order)).toEqual(expected);
});

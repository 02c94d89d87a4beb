// Orders for `sort` and `toSorted`: the one way to compare, whatever language the machine speaks.
import type { Instant } from './goal.ts';

export type Order<Item> = (one: Item, other: Item) => number;

/** Texts by their code units, so that days and instants stand in their order; equal items stay as they were. */
export function ascending<Item>(keyOf: (item: Item) => string | number): Order<Item> {
  return (one, other) => {
    const [first, second] = [keyOf(one), keyOf(other)];
    return first < second ? -1 : first > second ? 1 : 0;
  };
}

export function descending<Item>(keyOf: (item: Item) => string | number): Order<Item> {
  const upwards = ascending(keyOf);
  return (one, other) => upwards(other, one);
}

/** The first order that tells two items apart decides. */
export function inTurn<Item>(...orders: readonly Order<NoInfer<Item>>[]): Order<Item> {
  return (one, other) => {
    for (const order of orders) {
      const told = order(one, other);
      if (told !== 0) return told;
    }
    return 0;
  };
}

export const oldestFirst: Order<{ readonly at: Instant }> = ascending(({ at }) => at);
export const newestFirst: Order<{ readonly at: Instant }> = descending(({ at }) => at);

/** By the number on the server: what was opened first stands first. */
export const byNumber: Order<{ readonly iid: number }> = ascending(({ iid }) => iid);

/** A day for orders in which whoever has none comes last: it stands behind every day. */
export const withoutDay = '~';

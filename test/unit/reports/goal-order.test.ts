// Orders of a goal list: what is unmeasured or without a date, and equal ones by need.
import { expect, test } from 'vitest';
import { type GoalOrder, goalOrders, sortGoals } from '#reports/goal-order.ts';
import { listGoals } from '#reports/listed-goal.ts';
import { actions, at, now, record, story } from './story.ts';

const of = (iid: number, percent: number | null, due: string | null, last: string) =>
  story(
    record({
      iid,
      title: 'T',
      due,
      updatedAt: at(last),
      description: percent === null ? '' : actions(['A', 'B', 'C', 'D'], percent / 25),
    }),
  );
const goals = listGoals(
  [
    of(1, 0, null, '2026-11-20'),
    of(2, null, '2026-12-24', '2026-11-22'),
    of(3, 50, '2026-12-01', '2026-11-21'),
    of(4, 0, '2026-12-24', '2026-11-22'),
    of(5, null, null, '2026-11-19'),
  ],
  now,
);

// 4 is as near and as quiet as 2, and behind its plan.
const orders: Record<GoalOrder, number[]> = {
  need: [3, 4, 2, 5, 1],
  due: [3, 4, 2, 5, 1],
  quiet: [5, 1, 3, 4, 2],
  progress: [2, 5, 4, 1, 3],
  number: [1, 2, 3, 4, 5],
};

test.each(goalOrders)('%s', (order) => {
  for (const given of [goals, goals.toReversed()])
    expect(sortGoals(given, order).map(({ iid }) => iid)).toEqual(orders[order]);
});

// Other orders of a goal list than by need.
import { type ListedGoal, byNeed } from './listed-goal.ts';
import { ascending, byNumber, descending, withoutDay } from '#growth/words/order.ts';

export const goalOrders = ['need', 'due', 'quiet', 'progress', 'number'] as const;
export type GoalOrder = (typeof goalOrders)[number];

/** `due`: nearest first, none last. `quiet`: longest first. `progress`: least first, unmeasured before all. Equal ones stay by need. */
export function sortGoals(goals: readonly ListedGoal[], order: GoalOrder): ListedGoal[] {
  const sorted = goals.toSorted(byNeed);
  switch (order) {
    case 'due':
      return sorted.sort(ascending(({ due }) => due ?? withoutDay));
    case 'quiet':
      return sorted.sort(descending(({ daysQuiet }) => daysQuiet));
    case 'progress':
      return sorted.sort(ascending(({ progress }) => progress?.percent ?? -1));
    case 'number':
      return sorted.sort(byNumber);
    default:
      return sorted;
  }
}

// Other orders of a goal list than by need.
import { type ListedGoal, byNeed } from './listed-goal.ts';

export const goalOrders = ['need', 'due', 'quiet', 'progress', 'number'] as const;
export type GoalOrder = (typeof goalOrders)[number];

/** `due`: nearest first, none last. `quiet`: longest first. `progress`: least first, unmeasured before all. Equal ones stay by need. */
export function sortGoals(goals: readonly ListedGoal[], order: GoalOrder): ListedGoal[] {
  const sorted = goals.toSorted(byNeed);
  switch (order) {
    case 'due':
      return sorted.sort((a, b) => compare(a.due ?? '~', b.due ?? '~'));
    case 'quiet':
      return sorted.sort((a, b) => b.daysQuiet - a.daysQuiet);
    case 'progress':
      return sorted.sort((a, b) => (a.progress?.percent ?? -1) - (b.progress?.percent ?? -1));
    case 'number':
      return sorted.sort((a, b) => a.iid - b.iid);
    default:
      return sorted;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

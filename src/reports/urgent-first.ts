// Goals in the order in which somebody looks for the one that something happened on, from what a list alone tells of them.
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import { ascending, byNumber, descending, inTurn, withoutDay } from '#growth/words/order.ts';

/** Open before closed; then late or said to be at risk, nearest due date (none last), longest untouched. Closed: newest first. */
export function urgentFirst(goals: readonly GoalRecord[], today: Day): readonly GoalRecord[] {
  return goals.toSorted(
    inTurn<GoalRecord>(
      descending(({ state }) => state),
      descending(({ closedAt }) => closedAt ?? ''),
      ascending((goal) => (presses(goal, today) ? 0 : 1)),
      ascending(({ due }) => due ?? withoutDay),
      ascending(({ updatedAt }) => updatedAt),
      byNumber,
    ),
  );
}

/** `at risk, due 2026-11-30`; empty where a list tells nothing. */
export function standsAs({ state, healths, stages, due }: GoalRecord, today: Day): string {
  if (state === 'closed') return 'closed';
  const health = healths.find((one) => one !== 'on-track')?.replace('-', ' ');
  const late = due !== null && due < today ? 'past its day' : null;
  return [late, health, stages.includes('waiting') ? 'waiting' : null, due === null ? null : `due ${due}`]
    .filter(Boolean)
    .join(', ');
}

function presses({ state, healths, due }: GoalRecord, today: Day): boolean {
  return state === 'opened' && (healths.includes('at-risk') || (due !== null && due < today));
}

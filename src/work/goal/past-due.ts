// A due date that is past as it is typed: right for a goal entered late, a slip of the finger otherwise.
import type { Day } from '#growth/goal.ts';
import type { Talk } from '#world.ts';

export function noteOfPast(due: Day | null, today: Day, talk: Pick<Talk, 'note'>): void {
  if (due !== null && due < today) talk.note(`${due} is past; the goal is overdue at once`);
}

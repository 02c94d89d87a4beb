// A due date that is past as it is typed: right for a goal entered late, a slip of the finger otherwise.
import type { Day } from '#growth/words/goal.ts';
import type { Talk } from '#world.ts';

export function noteOfPast(due: Day | null, today: Day, talk: Pick<Talk, 'note'>): void {
  if (due !== null && due < today) talk.note(`${due} is past; the goal is overdue at once`);
}

/** Of several, in one line. */
export function noteOfPastOnes(dues: readonly (Day | null)[], today: Day, talk: Pick<Talk, 'note'>): void {
  const past = dues.flatMap((due) => (due !== null && due < today ? [due] : [])).toSorted();
  const [oldest] = past;
  if (oldest !== undefined)
    talk.note(`${past.length} of these are due before today (the oldest ${oldest}); they are overdue at once`);
}

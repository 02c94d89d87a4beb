// A due date that is past as it is typed: right for a goal entered late, a slip of the finger otherwise.
import type { Day } from '#growth/words/goal.ts';
import { ink } from '#render/terminal/ink.ts';
import type { World } from '#world.ts';

export function noteOfPast(due: Day | null, today: Day, world: World): void {
  if (due !== null && due < today) world.stderr.write(ink`note: ${due} is past; the goal is overdue at once\n`);
}

/** Of several, in one line. */
export function noteOfPastOnes(dues: readonly (Day | null)[], today: Day, world: World): void {
  const past = dues.flatMap((due) => (due !== null && due < today ? [due] : [])).toSorted();
  const [oldest] = past;
  if (oldest !== undefined)
    world.stderr.write(
      ink`note: ${past.length} of these are due before today (the oldest ${oldest}); they are overdue at once\n`,
    );
}

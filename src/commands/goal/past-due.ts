// A due date that is past as it is typed: right for a goal entered late, a slip of the finger otherwise.
import type { Day } from '#growth/goal.ts';
import { ink } from '#render/terminal/ink.ts';
import type { CommandWorld } from '../command.ts';

export function noteOfPast(due: Day | null, today: Day, world: CommandWorld): void {
  if (due !== null && due < today) world.stderr.write(ink`note: ${due} is past; the goal is overdue at once\n`);
}

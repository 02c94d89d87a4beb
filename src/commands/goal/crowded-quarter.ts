// Says so when a quarter gets its fourth open goal: the handbook advises one to three.
// https://handbook.gitlab.com/handbook/people-group/learning-and-development/career-development/igp-guide/
import type { GoalRecord } from '#growth/words/goal.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { World } from '#world.ts';

const enough = 3;

/** @param there goals of the project, open or not; @param added titles of the quarters of those that are added */
export function warnOfCrowd(
  there: readonly Pick<GoalRecord, 'state' | 'milestone'>[],
  added: readonly (string | null)[],
  world: Pick<World, 'stderr'>,
): void {
  for (const quarter of new Set(added.filter((title) => title !== null))) {
    const open = there.filter(({ state, milestone }) => state === 'opened' && milestone === quarter).length;
    const all = open + added.filter((title) => title === quarter).length;
    if (all <= enough) continue;
    world.stderr.write(
      ink`warning: ${oneLine(quarter)} has ${all} open goals with this; one to three at a time get done\n`,
    );
  }
}

// Says so when a quarter gets its fourth open goal: the handbook advises one to three.
// https://handbook.gitlab.com/handbook/people-group/learning-and-development/career-development/igp-guide/
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import type { Talk } from '#world.ts';
import { seenAgain } from '../once-only.ts';

const enough = 3;

/** After the goal is opened: a warning is worth a small request, and nothing waits for it. */
export async function warnWhereCrowded(
  project: Pick<GoalsProject, 'goals'>,
  quarter: string,
  talk: Pick<Talk, 'warn'>,
): Promise<boolean> {
  const filter = { state: 'opened', milestone: quarter, most: enough + 1 } as const;
  const open = await seenAgain(async () => (await project.goals(filter)).ifWhole());
  const isCrowded = open !== null && open.length > enough;
  if (isCrowded) warn(quarter, talk);
  return isCrowded;
}

/** @param there goals of the project, open or not; @param added titles of the quarters of those that are added */
export function warnOfCrowd(
  there: readonly Pick<GoalRecord, 'state' | 'milestone'>[],
  added: readonly (string | null)[],
  talk: Pick<Talk, 'warn'>,
): void {
  for (const quarter of new Set(added.filter((title) => title !== null))) {
    const open = there.filter(({ state, milestone }) => state === 'opened' && milestone === quarter).length;
    if (open + added.filter((title) => title === quarter).length > enough) warn(quarter, talk);
  }
}

function warn(quarter: string, talk: Pick<Talk, 'warn'>): void {
  talk.warn(`${oneLine(quarter)} has more than three open goals with this; one to three at a time get done`);
}

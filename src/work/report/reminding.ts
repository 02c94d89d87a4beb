// A reminder: the dashboard on the person's own to-do list, one at a time, and none while they are away.
import { DevgrowthError } from '#errors.ts';
import { awayIn, pauseOn } from '#growth/goals/pause.ts';
import { said, step } from '#wording.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

export interface PlannedReminder {
  readonly dashboard: { readonly iid: number; readonly title: string; readonly url: string };
  /** Today is a day of which the plan says that the person is away: nothing reminds. */
  readonly isAway: boolean;
}

/** Writes nothing. @throws `not-found` without a dashboard */
export async function planReminder({ project, now }: Pick<Session, 'project' | 'now'>): Promise<PlannedReminder> {
  const [dashboard, isAway] = await Promise.all([project.issueWithMarker('dashboard'), isAwayToday({ project, now })]);
  if (dashboard !== null) return { dashboard, isAway };
  throw new DevgrowthError('not-found', `${project.facts.path} has no dashboard to remind you of`, {
    hint: said`\`${step('init')}\` makes it.`,
  });
}

/** @returns `away`: nothing was written */
export async function remind(
  { dashboard, isAway }: PlannedReminder,
  { project }: Pick<Session, 'project'>,
): Promise<'added' | 'there' | 'away'> {
  return isAway ? 'away' : project.putOnToDoList(dashboard.iid);
}

/** As comments on the plan say. */
async function isAwayToday({ project, now }: Pick<Session, 'project' | 'now'>): Promise<boolean> {
  const plan = await project.issueWithMarker('plan');
  if (plan === null) return false;
  const notes = whole(await project.notes(plan.iid, { onlyLatestPage: true }), `#${plan.iid}`);
  const away = awayIn(notes, now.zone).map(({ first, last }) => ({ first, last, reason: null, isAway: true }));
  return pauseOn(away, now.today) !== null;
}

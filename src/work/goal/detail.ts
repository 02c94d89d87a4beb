// One goal with all that is told of it: checklist, check-ins, evidence, links and history.
import { isNamed } from '#growth/words/username.ts';
import { type GoalDetail, buildGoalDetail } from '#reports/goal-detail.ts';
import { readWhole, sourcesOf } from '../goal-stories.ts';
import type { Session } from '../session.ts';

export async function readGoal(
  iid: number,
  { project, now, me, settings }: Pick<Session, 'project' | 'now' | 'me' | 'settings'>,
): Promise<GoalDetail> {
  const [record, activity, links] = await Promise.all([
    project.goal(iid),
    readWhole(project, iid),
    project.linkedIssues(iid),
  ]);
  const story = { record, activity };
  return buildGoalDetail({
    story,
    now,
    managers: settings,
    isOthers: !isNamed(me, settings.person),
    links: links.asFarAsRead().items,
    sources: [...sourcesOf([story]), links.source],
  });
}

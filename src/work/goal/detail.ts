// One goal with all that is told of it: checklist, check-ins, evidence, links and history.
import { isNamed } from '#growth/words/username.ts';
import { type GoalDetail, buildGoalDetail, openAsksOf } from '#reports/goal-detail.ts';
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
  const mayBeSeen = record.thumbsUp > 0 && openAsksOf(story, settings).length > 0;
  const thumbs = mayBeSeen ? (await project.thumbsUp(iid)).asFarAsRead() : null;
  return buildGoalDetail({
    story,
    now,
    managers: settings,
    isOthers: !isNamed(me, settings.person),
    links: links.asFarAsRead().items,
    thumbs: thumbs?.items ?? [],
    sources: [...sourcesOf([story]), links.source, ...(thumbs === null ? [] : [thumbs.source])],
  });
}

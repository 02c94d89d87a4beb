// One goal with all that is told of it: checklist, check-ins, evidence, links and history.
import { itemsOf } from '#growth/words/completeness.ts';
import { isNamed } from '#growth/words/username.ts';
import { type GoalDetail, buildGoalDetail, openAsksOf } from '#reports/goal-detail.ts';
import { daysAway, readWhole, sourcesOf, withAway } from '../goal-stories.ts';
import type { Session } from '../session.ts';
import { heldMeetings, talkedOverIn } from './talked-over.ts';

export async function readGoal(
  iid: number,
  session: Pick<Session, 'project' | 'now' | 'me' | 'settings'>,
): Promise<GoalDetail> {
  const { project, now, me, settings } = session;
  const [record, read, links, meetings, away] = await Promise.all([
    project.goal(iid),
    readWhole(project, iid),
    project.linkedIssues(iid),
    heldMeetings(session),
    daysAway(project, now.zone),
  ]);
  const activity = withAway(read, away);
  const story = { record, activity };
  const mayBeSeen = record.thumbsUp > 0 && openAsksOf(story, settings).length > 0;
  const thumbs = mayBeSeen ? (await project.thumbsUp(iid)).asFarAsRead() : null;
  return buildGoalDetail({
    story,
    now,
    managers: settings,
    isOthers: !isNamed(me, settings.person),
    talkedOver: talkedOverIn(meetings, session)(story),
    links: links.asFarAsRead().items,
    thumbs: itemsOf(thumbs),
    sources: [...sourcesOf([story]), links.source, ...[thumbs, meetings].flatMap((read) => read?.source ?? [])],
  });
}

/** Its address. @throws as `readGoal` for what is no goal */
export async function goalPage(
  { iid }: { readonly iid: number },
  { project }: Pick<Session, 'project'>,
): Promise<string> {
  return (await project.goal(iid)).url;
}

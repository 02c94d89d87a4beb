// Ties a goal to an issue, here or in another project, and takes the link away again.
import { DevgrowthError } from '#errors.ts';
import { isSameItem, itemReference } from '#growth/goals/foreign-item.ts';
import type { ItemPlace } from '#growth/text/item-address.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Desk } from '../desk.ts';
import { issueNamed, type NamedGoal } from '../goal-number.ts';
import type { Session } from '../session.ts';
import { announceLink, linkProblem, placeFrom } from './add-source.ts';

export interface LinkWords extends NamedGoal {
  readonly target: string;
  readonly remove: boolean;
}

export interface PlannedLink {
  readonly record: GoalRecord;
  readonly place: ItemPlace;
  /** `group/project#7` */
  readonly reference: string;
}

/** Says who will see a link, before there is one. */
export async function planLink(
  { iid, target, remove }: LinkWords,
  session: Session,
  { talk }: Pick<Desk, 'talk'>,
): Promise<PlannedLink> {
  const { project } = session;
  const place = placeOf(target, session);
  const problem = linkProblem(place);
  if (problem) throw problem;
  const record = await project.goal(iid);
  if (isSameItem(place, { ...place, home: project.facts.path, iid: record.iid })) {
    throw new DevgrowthError('usage', 'a goal cannot be linked to itself', { hint: 'Name another issue.' });
  }
  if (!remove) announceLink(place, session, talk);
  return { record, place, reference: itemReference(place) };
}

/** @returns false where there was nothing to do */
export async function setLink(
  { record, place }: PlannedLink,
  remove: boolean,
  { project }: Pick<Session, 'project'>,
): Promise<boolean> {
  return remove ? project.unlinkIssue(record.iid, place) : (await project.linkIssue(record.iid, place)) === 'linked';
}

function placeOf(target: string, session: Session): ItemPlace {
  const place = issueNamed(target, session.project.facts.path, session.forge);
  return place === null || typeof place === 'string' ? placeFrom(target, session) : place;
}

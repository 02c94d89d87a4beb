// What somebody who was asked has answered, and only the person can end: asks that are replied, approvals that wait for their tick,
// words on a 1:1 of which nobody can tell what they answer.
import { itemsOf } from '#growth/words/completeness.ts';
import { openApprovals } from '#growth/goals/approval.ts';
import { approvedIn } from '#growth/goals/approved.ts';
import { type Asked, type Reply, asksIn } from '#growth/goals/ask.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { Comment } from '#growth/goals/notes.ts';
import type { Day } from '#growth/words/goal.ts';
import { byNumber, oldestFirst } from '#growth/words/order.ts';
import type { GoalStory, ListedGoal } from './listed-goal.ts';
import type { GoalReference } from './wins.ts';

export interface Answered {
  readonly type: 'ask' | 'approval' | 'unclear';
  /** The goal; of unclear words the 1:1 where they stand. */
  readonly place: GoalReference;
  /** The ask in the person's words; of an approval whose it is; unclear words as they are. */
  readonly text: string;
  /** Username. */
  readonly by: string;
  readonly day: Day;
  /** The item of the checklist that an approval is; null for the others. */
  readonly item: number | null;
}

/** Who answers for each goal. */
export type AskedOf = (goal: Pick<ListedGoal, 'iid'>) => Asked;

/** Of open goals, by number; of one goal the oldest answer first. */
export function answeredIn(
  told: readonly { readonly story: GoalStory; readonly goal: ListedGoal }[],
  askedOf: AskedOf,
  zone: string,
): Answered[] {
  return told
    .filter(({ goal }) => goal.state === 'opened')
    .toSorted((one, other) => byNumber(one.goal, other.goal))
    .flatMap(({ story, goal }) => {
      const { iid, title, url } = goal;
      const answered = (type: Answered['type'], text: string, { by, at }: Reply, item: number | null = null) => ({
        at,
        told: { type, place: { iid, title, url }, text, by: by.username, day: dayOf(at, zone), item },
      });
      const asks = asksIn(itemsOf(story.activity.notes), askedOf(goal)).flatMap(({ text, replied }) =>
        replied === null ? [] : [answered('ask', text, replied)],
      );
      const approvals = openApprovals(story.record).flatMap((approval) => {
        const reply = approvedIn(story.record, story.activity.notes, approval, askedOf(goal).managers);
        return reply === null ? [] : [answered('approval', approval.who, reply, approval.number)];
      });
      return [...asks, ...approvals].toSorted(oldestFirst).map((one) => one.told);
    });
}

/** @param meeting where they stand */
export function unclearOn({ iid, title, url }: GoalReference, words: readonly Comment[], zone: string): Answered[] {
  return words.flatMap(({ by, at, body }) =>
    by === null
      ? []
      : [
          {
            type: 'unclear',
            place: { iid, title, url },
            text: body,
            by: by.username,
            day: dayOf(at, zone),
            item: null,
          },
        ],
  );
}

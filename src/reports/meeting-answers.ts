// What the comments on the 1:1 whose agenda counts say to what goals ask.
import { approversOf } from '#growth/goals/approval.ts';
import { asksIn } from '#growth/goals/ask.ts';
import type { Managers } from '#growth/goals/managers.ts';
import type { Note } from '#growth/goals/notes.ts';
import { answersOnMeeting } from '#growth/meetings/answers-on-meeting.ts';
import { type OneOnOne, agendaHolder } from '#growth/meetings/one-on-one.ts';
import type { Window } from '#growth/time/window.ts';
import { itemsOf, type Listed } from '#growth/words/completeness.ts';
import type { Day } from '#growth/words/goal.ts';
import { type Answered, type AskedOf, unclearOn } from './answered.ts';
import type { Told } from './needs.ts';

interface About {
  /** On which everything stands. */
  readonly day: Day;
  readonly window: Window;
  readonly managers: Managers;
}

export function meetingAnswers(
  told: readonly Told[],
  meetings: readonly OneOnOne[],
  notes: Listed<Note> | null,
  { day, window, managers }: About,
): { readonly askedOf: AskedOf; readonly unclear: readonly Answered[] } {
  const meeting = agendaHolder(meetings, day);
  const approvals = new Map(told.map(({ goal, story }) => [goal.iid, approversOf(story.record)]));
  const asked = (iid: number) => ({ managers, approvals: approvals.get(iid) ?? [] });
  if (meeting === null || notes === null) return { askedOf: ({ iid }) => asked(iid), unclear: [] };
  const goals = told
    .filter(({ goal }) => goal.state === 'opened')
    .map(({ goal: { iid, url }, story }) => ({
      iid,
      url,
      asks: asksIn(itemsOf(story.activity.notes), asked(iid)),
    }));
  const said = notes.items.filter(({ at }) => at < window.end);
  const { answers, unclear } = answersOnMeeting(said, goals, managers);
  return {
    askedOf: ({ iid }) => ({ ...asked(iid), elsewhere: answers.get(iid) ?? [] }),
    unclear: unclearOn(meeting, unclear, window.zone),
  };
}

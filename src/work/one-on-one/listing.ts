// Every 1:1 of the project with its day and what is open on it, the latest first; those that tell no day before them.
import { meetingDay } from '#growth/meetings/one-on-one.ts';
import { countChecklist } from '#growth/text/checklist.ts';
import type { Day } from '#growth/words/goal.ts';
import { descending } from '#growth/words/order.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

export interface ListedMeeting {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
  readonly day: Day | null;
  readonly state: 'opened' | 'closed';
  /** Items of its agenda. */
  readonly open: number;
  readonly done: number;
}

export async function listMeetings({ project }: Pick<Session, 'project'>): Promise<readonly ListedMeeting[]> {
  return whole(await project.oneOnOnes(), project.facts.path)
    .map((meeting) => {
      const { iid, title, url, state, description } = meeting;
      const { done, total } = countChecklist(description);
      return { iid, title, url, day: meetingDay(meeting), state, open: total - done, done };
    })
    .toSorted(descending(({ day }) => day ?? '9999'));
}

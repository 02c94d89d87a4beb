// Moves a 1:1 to another day: its day and its title change, its agenda and its comments stay.
import { DevgrowthError } from '#errors.ts';
import { type DatedOneOnOne, oneOnOneTitle } from '#growth/meetings/one-on-one.ts';
import type { Written } from '#growth/forge/writes.ts';
import type { Day } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import { said, step } from '#wording.ts';
import type { Prompter } from '#world.ts';
import type { Session } from '../session.ts';
import { type Agendas, dated, meetingOf, parseMeetingDay, readMeetings, theMeeting } from './meetings.ts';

export interface MoveWords {
  /** The new day, as typed. */
  readonly day: string;
  /** Which 1:1, as typed; null: the one that counts now. */
  readonly date: string | null;
}

export interface PlannedMove {
  readonly meeting: DatedOneOnOne;
  readonly day: Day;
}

/** `meeting.day` is the new one where it was moved already. */
export async function planMove({ day: typed, date }: MoveWords, session: Session): Promise<PlannedMove> {
  const day = parseMeetingDay(typed, session);
  if (day < session.now.today) {
    throw new DevgrowthError('usage', `${day} is past: a 1:1 moves to a day ahead`, {
      hint: said`Give a day from today on. One that was held: \`${step('1on1 close')}\`.`,
    });
  }
  const meetings = await readMeetings(session);
  const there = meetings.findLast((one) => one.day === day) ?? null;
  const from = date === null ? null : parseMeetingDay(date, session);
  // What is gone from its day and stands on the new one was moved by an earlier try.
  const isMoved = from !== null && there?.state === 'opened' && !meetings.some((one) => one.day === from);
  if (isMoved) return { meeting: there, day };
  const meeting = date === null ? await theMeeting(null, session) : meetingOf(date, meetings, session);
  refuseMove(meeting, day, there);
  return { meeting, day };
}

function refuseMove(meeting: DatedOneOnOne, day: Day, there: DatedOneOnOne | null): void {
  if (meeting.state === 'closed') {
    throw new DevgrowthError('refused', `the 1:1 of ${meeting.day} is closed (#${meeting.iid})`, {
      hint: said`Open the next one with \`${step('1on1 prepare', { date: day })}\`.`,
    });
  }
  if (there !== null && there.iid !== meeting.iid) {
    throw new DevgrowthError('refused', `there is a 1:1 on ${day} already (#${there.iid} ${oneLine(there.title)})`, {
      hint: said`Choose another day, or close one of the two: \`${step('1on1 close', { date: meeting.day })}\`.`,
    });
  }
}

export async function moveMeeting(
  { meeting, day }: PlannedMove,
  { project }: Pick<Session, 'project'>,
): Promise<Written<DatedOneOnOne>> {
  const { value, warnings } = await project.moveOneOnOne(meeting.iid, { title: movedTitle(meeting, day), day });
  return { value: dated(value, day), warnings };
}

/** Only where it names the old day. */
function movedTitle({ title, day: was }: DatedOneOnOne, day: Day): string {
  return title === oneOnOneTitle(was) ? oneOnOneTitle(day) : title.replace(was, day);
}

/** The open 1:1 that a new one on this day may be, moved; null: there is none, or one is on that day. */
export function movable({ meetings }: Agendas, day: Day, { now }: Pick<Session, 'now'>): DatedOneOnOne | null {
  if (day < now.today || meetings.some((one) => one.day === day)) return null;
  return meetings.find((one) => one.state === 'opened' && one.day > now.today) ?? null;
}

/** Two agendas divide what is to be said: whoever types another day may mean the one that is open. */
export function isMoveMeant({ iid, day: was }: DatedOneOnOne, day: Day, ask: Prompter): Promise<boolean> {
  return ask.confirm({
    name: 'move',
    message: `The 1:1 of ${was} is open (#${iid}). Move it to ${day}?`,
    default: true,
  });
}

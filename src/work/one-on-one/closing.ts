// Closes a 1:1 that was held. What was not ticked stays there until the next one is prepared.
import { DevgrowthError } from '#errors.ts';
import { carriedOver, leftLines } from '#growth/meetings/carry-over.ts';
import { type MeetingRecord, recordsIn } from '#growth/meetings/records.ts';
import { type DatedOneOnOne, nextMeeting } from '#growth/meetings/one-on-one.ts';
import type { Written } from '#growth/forge/writes.ts';
import { said, step } from '#wording.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import type { Brought } from './brought-items.ts';
import { dated, meetingOf, readMeetings } from './meetings.ts';

/** That of the day that was typed, else the latest that is open and not ahead; null where none is open. */
export async function meetingToClose(date: string | null, session: Session): Promise<DatedOneOnOne | null> {
  const meetings = await readMeetings(session);
  const { today } = session.now;
  if (date !== null) return meetingOf(date, meetings, session, 'back');
  const held = meetings.findLast(({ state, day }) => state === 'opened' && day <= today);
  if (held) return held;
  const ahead = nextMeeting(meetings, today);
  if (ahead === null) return null;
  throw new DevgrowthError('refused', `the 1:1 of ${ahead.day} is still ahead (#${ahead.iid})`, {
    hint: said`If it was held, close it with \`${step('1on1 close', { date: ahead.day })}\`.`,
  });
}

/** What the next one takes over, the lines without a box, which stay, and what the talk ended with. */
export function leftOpen({ description, day }: DatedOneOnOne): {
  readonly items: number;
  readonly unboxed: readonly string[];
  readonly records: readonly MeetingRecord[];
} {
  const { unboxed } = leftLines(description);
  return { items: carriedOver(description, day).length, unboxed, records: recordsIn(description) };
}

/** One that is still ahead needs a yes. What comments brought stands in the text before it is closed. */
export async function closeMeeting(
  { meeting: { iid, day }, fold, isBehind }: Brought,
  { project, now }: Pick<Session, 'project' | 'now'>,
  desk: Pick<Desk, 'ask' | 'yes'>,
): Promise<Written<DatedOneOnOne>> {
  if (day > now.today) {
    const message = `The 1:1 of ${day} is still ahead. Close it all the same?`;
    await confirmed(desk, { message, default: false, what: `the 1:1 of ${day} is still ahead` });
  }
  const folded = isBehind ? await project.editAgenda(iid, fold) : null;
  const { value, warnings } = await project.closeOneOnOne(iid);
  return { value: dated(value, day), warnings: [...(folded?.warnings ?? []), ...warnings] };
}

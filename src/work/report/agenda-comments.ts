// The comments of the 1:1 whose agenda counts: what they bring to it, and since when its lines stand there.
import { isWhole } from '#growth/goals/activity.ts';
import type { Note } from '#growth/goals/notes.ts';
import { withBrought } from '#growth/meetings/folding.ts';
import { needsHistory } from '#growth/meetings/item-since.ts';
import { type OneOnOne, agendaHolder } from '#growth/meetings/one-on-one.ts';
import type { Window } from '#growth/time/window.ts';
import { type Listed, isComplete } from '#growth/words/completeness.ts';
import { type Reader, type Seen, notesFor } from '#reports/audience.ts';
import { isPast, meetingsThen } from '#reports/past.ts';
import type { Session } from '../session.ts';
import type { CoveredDays } from './covered-days.ts';
import type { NewestNotes } from './posted.ts';

export interface AgendaNotes {
  readonly iid: number;
  readonly notes: Seen<Listed<Note>>;
}

/** Comments bring items to the agenda that counts; those that were written after these days do not. */
export function withComments(
  meetings: readonly OneOnOne[],
  agenda: AgendaNotes | null,
  { end }: Pick<Window, 'end'>,
): readonly OneOnOne[] {
  if (agenda === null) return meetings;
  const notes = agenda.notes.items.filter(({ at }) => at < end);
  return meetings.map((one) =>
    one.iid === agenda.iid ? { ...one, description: withBrought(one.description, notes) } : one,
  );
}

/** null where nobody commented, and the lines tell their age themselves. */
export async function readAgendaNotes(
  meetings: Promise<Listed<OneOnOne>>,
  days: Promise<CoveredDays> | null,
  audience: Promise<Reader>,
  newestNotes: NewestNotes,
  { project, now }: Pick<Session, 'project' | 'now'>,
): Promise<AgendaNotes | null> {
  const [{ items }, covered, reader] = await Promise.all([meetings, days, audience]);
  const window = covered !== null && isPast(covered.window, now.today) ? covered.window : null;
  const meeting =
    window === null ? agendaHolder(items, now.today) : agendaHolder(meetingsThen(items, window), window.until);
  if (meeting === null || (meeting.commentCount === 0 && !needsHistory(meeting, now.zone))) return null;
  const { iid } = meeting;
  const newest = await newestNotes(iid);
  const isEnough = isWhole(newest) || !isComplete(newest.source);
  const notes = isEnough ? newest : (await project.notes(iid)).asFarAsRead();
  return { iid, notes: notesFor(reader, notes) };
}

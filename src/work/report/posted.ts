// The report as a comment on a 1:1: found again by its mark, replaced where it is ours, never repeated.
import { dayOf } from '#growth/time/calendar.ts';
import { isComplete, type Listed, type SourceRead } from '#growth/words/completeness.ts';
import type { Day } from '#growth/words/goal.ts';
import type { Note } from '#growth/goals/notes.ts';
import { type DatedOneOnOne, type OneOnOne, currentMeeting, datedMeetings } from '#growth/meetings/one-on-one.ts';
import type { Window } from '#growth/time/window.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Written } from '#growth/forge/writes.ts';
import { isNamed } from '#growth/words/username.ts';
import { type Reader, type Seen, notesFor } from '#reports/audience.ts';
import { onceOnly } from '../once-only.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';
import { ascending, newestFirst } from '#growth/words/order.ts';

type PostedNote = Extract<Note, { type: 'comment' }>;

/** What a report's reader sees of the newest page of an issue's notes: asked for by several parts of a report, and read once. */
export type NewestNotes = (iid: number) => Promise<Seen<Listed<Note>>>;

export function readingOnce(project: Pick<GoalsProject, 'notes'>, audience: Promise<Reader>): NewestNotes {
  const read = new Map<number, Promise<Seen<Listed<Note>>>>();
  const newest = async (iid: number) => (await project.notes(iid, { onlyLatestPage: true })).asFarAsRead();
  return (iid) => {
    const notes = read.get(iid) ?? Promise.all([audience, newest(iid)]).then(([reader, all]) => notesFor(reader, all));
    read.set(iid, notes);
    return notes;
  };
}

/** Newest first. Anybody may write our mark: what another member posted is theirs. */
export function reportsIn(notes: readonly Note[], { me, settings }: Pick<Session, 'me' | 'settings'>): PostedNote[] {
  return notes
    .filter(isReport)
    .filter(({ by }) => by?.id === me.id || isNamed(by, settings.person))
    .toSorted(newestFirst);
}

/** Day before today on which a report was last posted, on the 1:1 that is next or the latest one; null where none is seen. */
export async function lastReported(
  meetings: readonly OneOnOne[],
  newestNotes: NewestNotes,
  session: Session,
): Promise<{ readonly day: Day | null; readonly unread: SourceRead | null }> {
  const { now } = session;
  const meeting = currentMeeting(meetings, now.today) ?? datedMeetings(meetings).at(-1) ?? null;
  if (meeting === null || meeting.commentCount === 0) return { day: null, unread: null };
  const { items, source } = await newestNotes(meeting.iid);
  const days = reportsIn(items, session).map(({ at }) => dayOf(at, now.zone));
  // Today's belongs to the 1:1 that is still to come: posted again, it must begin where it began.
  const day = days.find((one) => one < now.today) ?? null;
  return { day, unread: isComplete(source) ? null : source };
}

export interface Posted extends Written<{ readonly id: number }> {
  readonly meeting: DatedOneOnOne;
  readonly how: 'new' | 'replaced' | 'unchanged';
}

export async function postReport(
  body: string,
  meeting: DatedOneOnOne,
  window: Window,
  session: Pick<Session, 'me' | 'project' | 'now'>,
): Promise<Posted> {
  const { project, me, now } = session;
  const key = `${windowKey(window, now.today)}.${me.username}`;
  const hint = 'Nothing was posted, for the report could be there already. Run this again.';
  const { iid, url } = meeting;
  const sameDays = (notes: readonly Note[]) =>
    notes.filter(isReport).filter(({ mark, by }) => mark?.key === key && by?.id === me.id);
  const posted = await onceOnly<Posted, Written<{ readonly id: number }>>(project, {
    what: `report on #${iid}`,
    async look() {
      const [earlier] = sameDays(whole(await project.notes(iid), project.facts.path, hint));
      if (earlier === undefined) return null;
      if (earlier.body.trim() === body.trim())
        return { meeting, how: 'unchanged', value: { id: earlier.id }, warnings: [] };
      const replaced = await project.replaceComment(iid, earlier.id, { key, type: 'report', body });
      if (replaced !== null) return { meeting, how: 'replaced', ...replaced };
      // Deleted meanwhile, or not to be edited with this token: then ours stands beside it.
      const beside = await project.comment(iid, { key: `${key}.${now.at}`, type: 'report', body });
      return { meeting, how: 'new', ...beside };
    },
    create: () => project.comment(iid, { key, mayExist: true, type: 'report', body }),
    async all() {
      const { items } = (await project.notes(iid, { onlyLatestPage: true })).asFarAsRead();
      return sameDays(items)
        .map(({ id }) => id)
        .toSorted(ascending((id) => id))
        .map((id) => `${url}#note_${id}`);
    },
  });
  if (posted.made === null) return posted.there;
  const { made, twice } = posted;
  return { meeting, how: 'new', value: made.value, warnings: [...made.warnings, ...twice] };
}

/** Reports that begin on one day and reach until today are one: a later run knows more of the same days. */
function windowKey({ since, until }: Window, today: Day): string {
  return `${since}..${until === today ? 'now' : until}`;
}

function isReport(note: Note): note is PostedNote {
  return note.type === 'comment' && note.mark?.type === 'report';
}

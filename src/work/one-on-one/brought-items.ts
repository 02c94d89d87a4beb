// What comments bring to a 1:1: read where it has any, shown on its agenda, and taken over by whatever changes its text.
import type { Note } from '#growth/goals/notes.ts';
import { showsNoMore } from '#growth/forge/exposure.ts';
import { type Before, withBrought } from '#growth/meetings/folding.ts';
import type { DatedOneOnOne } from '#growth/meetings/one-on-one.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Person } from '#growth/words/goal.ts';
import { type Completeness, type ListRead, completenessOf } from '#growth/words/completeness.ts';
import type { Session } from '../session.ts';
import { changesText } from '../role.ts';
import { whole } from '../whole.ts';

type Reading = Pick<Session, 'project'>;

async function commentsOf(
  { iid, commentCount }: Pick<DatedOneOnOne, 'iid' | 'commentCount'>,
  { project }: Reading,
): Promise<ListRead<Note> | null> {
  return commentCount === 0 ? null : project.notes(iid);
}

/** For a view: as far as it could be read. */
export async function asShown(
  meeting: DatedOneOnOne,
  session: Reading,
): Promise<{ readonly meeting: DatedOneOnOne; readonly completeness: Completeness }> {
  const read = (await commentsOf(meeting, session))?.asFarAsRead();
  if (read === undefined) return { meeting, completeness: completenessOf([]) };
  return { meeting: withNotes(meeting, read.items), completeness: completenessOf([read.source]) };
}

export interface Brought {
  /** As it stands with what comments bring. */
  readonly meeting: DatedOneOnOne;
  /** The edit of its text that makes it so. */
  readonly fold: (text: string) => string;
  /** Something of it stands in comments alone. */
  readonly isBehind: boolean;
}

/** For a write that loses nothing where they cannot be read: then the next one takes them over. */
export async function broughtNow(
  meeting: DatedOneOnOne,
  session: Reading,
  closed: DatedOneOnOne | null = null,
): Promise<Brought> {
  const [own, late] = await Promise.all([commentsOf(meeting, session), closed && commentsOf(closed, session)]);
  return folding(meeting, own?.ifWhole() ?? [], beforeOf(meeting, closed, late?.ifWhole() ?? []));
}

/** @throws where they cannot be read: what is not seen now would be left behind */
export async function allBrought(
  meeting: DatedOneOnOne,
  session: Reading,
  closed: DatedOneOnOne | null = null,
): Promise<Brought> {
  const read = await Promise.all([commentsOf(meeting, session), closed && commentsOf(closed, session)]);
  const [own, late] = read.map((comments) => (comments === null ? [] : whole(comments, session.project.facts.path)));
  return folding(meeting, own ?? [], beforeOf(meeting, closed, late ?? []));
}

/** The closed 1:1 before this one, where something was written on it since: people comment where the mail has led them. */
export function commentedSince(
  meeting: DatedOneOnOne,
  meetings: readonly DatedOneOnOne[],
  me: Person,
): DatedOneOnOne | null {
  const last = meetings.findLast(
    ({ state, day, iid }) => state === 'closed' && day <= meeting.day && iid !== meeting.iid,
  );
  if (last === undefined || last.closedAt === null || !showsNoMore(meeting, last, me)) return null;
  return last.updatedAt > last.closedAt && last.updatedAt >= meeting.createdAt ? last : null;
}

/** What was there when this one was opened it has taken over then. */
function beforeOf({ createdAt }: DatedOneOnOne, closed: DatedOneOnOne | null, notes: readonly Note[]): Before | null {
  return closed && { description: closed.description, notes: notes.filter(({ at }) => at >= createdAt) };
}

/** Beside a write that leaves the text alone, where this role changes it. */
export async function takeOver(
  meeting: DatedOneOnOne,
  session: Pick<Session, 'project' | 'me'>,
): Promise<readonly Dropped[]> {
  if (!changesText(meeting, session)) return [];
  const { fold, isBehind } = await broughtNow(meeting, session);
  return isBehind ? (await session.project.editAgenda(meeting.iid, fold)).warnings : [];
}

function folding(meeting: DatedOneOnOne, notes: readonly Note[], before: Before | null): Brought {
  const all = withNotes(meeting, notes, before);
  return {
    meeting: all,
    fold: (text) => withBrought(text, notes, before),
    isBehind: all.description !== meeting.description,
  };
}

function withNotes(meeting: DatedOneOnOne, notes: readonly Note[], before: Before | null = null): DatedOneOnOne {
  return { ...meeting, description: withBrought(meeting.description, notes, before) };
}

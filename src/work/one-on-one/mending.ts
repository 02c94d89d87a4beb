// Mends the agenda of a 1:1: an item said in other words, with a note below it, or taken off.
import { DevgrowthError } from '#errors.ts';
import { parseAgendaItem, readItem } from '#growth/meetings/agenda.ts';
import {
  holdsItem,
  type NamedItem,
  namedItem,
  withItemNote,
  withItemWords,
  withoutItem,
} from '#growth/meetings/item-edits.ts';
import type { DatedOneOnOne } from '#growth/meetings/one-on-one.ts';
import { type ChecklistItem, readChecklist } from '#growth/text/checklist.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import { theItem } from '../checklist-item.ts';
import { draftedWrite, notedBefore } from '../drafting.ts';
import type { Session } from '../session.ts';
import { type Brought, broughtNow } from './brought-items.ts';
import { refuseUnverified } from '../verified.ts';
import { dated, theMeeting } from './meetings.ts';

export interface MendWords {
  /** Number, or part of its text. */
  readonly item: string;
  /** New words, or a note; null: it is taken off. */
  readonly text: string | null;
  /** As typed; null: the 1:1 that counts now. */
  readonly date: string | null;
}

export type Mending = 'edit' | 'note' | 'remove';

export interface PlannedMending extends Pick<Brought, 'fold'> {
  readonly meeting: DatedOneOnOne;
  readonly item: NamedItem;
  /** As it is shown. */
  readonly words: string;
  /** In one line; empty where it is taken off. */
  readonly text: string;
}

/** A number typed again after it landed would mean another item: an earlier run of the same words has noted which it was. */
export async function planMending(
  how: Mending,
  { item: query, text, date }: MendWords,
  session: Session,
  desk: DraftWorld,
): Promise<PlannedMending> {
  const { meeting, fold } = await broughtNow(await theMeeting(date, session), session);
  const noted = notedItem(await notedBefore(session, desk));
  const line = (text ?? '').replace(/\s+/g, ' ').trim();
  if (noted !== null) return { meeting, fold, item: noted, words: noted.words, text: newWords(how, line, noted.words) };
  const found: ChecklistItem = theItem(
    readChecklist(meeting.description),
    query,
    meeting.iid,
    step('1on1 show', { date: meeting.day }),
  );
  const item = namedItem(meeting.description, found.number);
  if (item === null) throw gone(meeting);
  return { meeting, fold, item, words: found.text, text: newWords(how, line, found.text) };
}

/** What stands in a draft is read like anything from a disk. */
function notedItem(noted: unknown): (NamedItem & { readonly words: string }) | null {
  if (typeof noted !== 'object' || noted === null) return null;
  const { source, place, count, words } = noted as Readonly<Record<string, unknown>>;
  const isRead =
    typeof source === 'string' && typeof place === 'number' && typeof count === 'number' && typeof words === 'string';
  return isRead ? { source, place, count, words } : null;
}

/** An item that is said anew keeps its tag where none is typed. */
function newWords(how: Mending, text: string, words: string): string {
  if (how !== 'edit') return text;
  const { tag } = readItem(words);
  const typed = parseAgendaItem(text);
  if (typed.ok) return typed.value;
  const kept = tag === null ? typed : parseAgendaItem(`${tag} ${text}`);
  if (kept.ok) return kept.value;
  throw new DevgrowthError('usage', kept.problem, {
    hint: said`Such as \`${step('1on1 edit', 2, '"HELP a reviewer"')}\`.`,
  });
}

export function mendAgenda(
  how: Mending,
  own: MendWords,
  { meeting, fold, item, words, text }: PlannedMending,
  session: Session,
  desk: DraftWorld,
): Promise<{ readonly meeting: DatedOneOnOne; readonly warnings: readonly Dropped[] }> {
  return draftedWrite(`1on1 ${how}`, { ...own, date: meeting.day }, session, desk, async (draft) => {
    await draft.saveProgress({ ...item, words });
    const { value, warnings } = await session.project.editAgenda(meeting.iid, (stored) => {
      const folded = fold(stored);
      if (how === 'remove') return withoutItem(folded, item);
      if (!holdsItem(folded, item)) {
        if (how === 'edit' && readChecklist(folded).some((one) => one.text === text)) return folded;
        throw gone(meeting);
      }
      return how === 'edit' ? withItemWords(folded, item, text) : withItemNote(folded, item, text);
    });
    // Typed again without its draft, the same number would be the next item's.
    refuseUnverified(
      warnings,
      `the agenda of #${meeting.iid} is written`,
      said`Look at it with \`${step('1on1 show', { date: meeting.day })}\`, then run this again: nothing is done twice.`,
    );
    return { meeting: dated(value, meeting.day), warnings };
  });
}

function gone({ iid, day }: DatedOneOnOne): DevgrowthError {
  return new DevgrowthError('conflict', `that item of #${iid} was changed or taken off meanwhile`, {
    hint: said`Look with \`${step('1on1 show', { date: day })}\`.`,
  });
}

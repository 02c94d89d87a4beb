// Ticks what was talked about at a 1:1, so that it does not move to the next one.
import { type ChecklistItem, readChecklist, setItem } from '#growth/text/checklist.ts';
import type { DatedOneOnOne } from '#growth/meetings/one-on-one.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { step } from '#wording.ts';
import { theItem } from '../checklist-item.ts';
import type { Session } from '../session.ts';
import { type Brought, broughtNow } from './brought-items.ts';
import { dated, theMeeting } from './meetings.ts';

export interface TickWords {
  /** Numbers, or parts of texts. */
  readonly items: readonly string[];
  /** As typed; null: the 1:1 that counts now. */
  readonly date: string | null;
}

export interface Ticking {
  readonly meeting: DatedOneOnOne;
  readonly items: readonly ChecklistItem[];
}

/** What a comment brought has the number that it is shown with. */
export type PlannedTicks = Ticking & Pick<Brought, 'fold'>;

export async function planTicks({ items, date }: TickWords, session: Session): Promise<PlannedTicks> {
  const { meeting, fold } = await broughtNow(await theMeeting(date, session), session);
  return { meeting, fold, items: meant(items, meeting.description, meeting) };
}

export async function tick(
  { items: queries }: TickWords,
  { meeting, fold }: PlannedTicks,
  done: boolean,
  { project }: Pick<Session, 'project'>,
): Promise<Ticking & { readonly warnings: readonly Dropped[] }> {
  let items: readonly ChecklistItem[] = [];
  const { value, warnings } = await project.editAgenda(meeting.iid, (stored) => {
    const text = fold(stored);
    items = meant(queries, text, meeting);
    return items.reduce((edited, { number }) => setItem(edited, number, done), text);
  });
  return { meeting: dated(value, meeting.day), items, warnings };
}

function meant(queries: readonly string[], text: string, { iid, day }: DatedOneOnOne): readonly ChecklistItem[] {
  const checklist = readChecklist(text);
  return queries.map((query) => theItem(checklist, query, iid, step('1on1 show', { date: day })));
}

// A week that was begun and never written: the next one goes on with it.
import { isReadable, listDrafts } from '#settings/drafts.ts';
import type { WeekSheet } from '#growth/week/sheet.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import type { WeekWords } from './words.ts';

export interface UnfinishedWeek {
  readonly id: string;
  readonly words: WeekWords & { readonly sheet: WeekSheet };
}

/** The newest that was written by hand; null: none. @param sheetIn checks what a draft holds */
export async function unfinishedWeek(
  { connection, project, continues }: Pick<Session, 'connection' | 'project' | 'continues'>,
  sheetIn: (words: unknown) => WeekSheet | null,
  desk: Pick<Desk, 'files' | 'places'>,
): Promise<UnfinishedWeek | null> {
  if (continues !== null) return null;
  const found = (await listDrafts(desk)).findLast(
    (draft) =>
      isReadable(draft) &&
      draft.command === 'week' &&
      draft.host === connection.host &&
      draft.project === project.facts.path &&
      isByHand(draft.input),
  );
  if (found === undefined) return null;
  const { sheet, isAsked } = found.input as { readonly sheet: unknown; readonly isAsked: unknown };
  const read = sheetIn(sheet);
  return read === null ? null : { id: found.id, words: { text: null, sheet: read, isAsked: isAsked === true } };
}

function isByHand(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'sheet' in input && 'text' in input && input.text === null;
}

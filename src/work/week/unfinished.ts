// A week that was begun and never written: the next one goes on with it.
import type { TypedAnswer } from '#errors.ts';
import { isReadable, listDrafts } from '#settings/drafts.ts';
import type { WeekSheet } from '#growth/week/sheet.ts';
import type { Day } from '#growth/words/goal.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import { readProgress, type WeekWords } from './words.ts';

export interface UnfinishedWeek {
  readonly id: string;
  readonly day: Day;
  readonly words: WeekWords;
  /** What questions open on. */
  readonly begun: readonly TypedAnswer[];
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
  const { isAsked } = found.input as { readonly isAsked: unknown };
  const known = readProgress(found.progress, sheetIn);
  const words = { text: null, isAsked: isAsked === true };
  return known === null ? null : { id: found.id, day: known.sheet.day, words, begun: found.begun ?? [] };
}

function isByHand(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'isAsked' in input && 'text' in input && input.text === null;
}

// What whoever logs a week gives, and how far they came.
import type { WeekSheet } from '#growth/week/sheet.ts';

export interface WeekWords {
  /** As it was written elsewhere; null: it is written now. */
  readonly text: string | null;
  /** What the text was made from; null: what the server says now. */
  readonly sheet: WeekSheet | null;
  /** By questions, though there is an editor. */
  readonly isAsked: boolean;
}

/** What the draft remembers. */
export interface WeekProgress {
  readonly text: string;
  readonly sheet: WeekSheet;
  /** The plan was agreed to. */
  readonly isAgreed: boolean;
  /** Of writes that are made again on what somebody changed meanwhile: their keys are others. */
  readonly round: number;
}

/** @param sheetIn checks what a draft holds */
export function readProgress(
  progress: unknown,
  sheetIn: (words: unknown) => WeekSheet | null,
): WeekProgress | null {
  if (typeof progress !== 'object' || progress === null) return null;
  const { text, sheet, isAgreed, round } = progress as { readonly [name in keyof WeekProgress]?: unknown };
  const read = sheetIn(sheet);
  if (typeof text !== 'string' || read === null || typeof isAgreed !== 'boolean' || typeof round !== 'number') return null;
  return { text, sheet: read, isAgreed, round };
}

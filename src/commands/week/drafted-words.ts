// What may stand in a draft of `devgrowth week`.
import * as z from 'zod';
import type { WeekSheet } from '#growth/week/sheet.ts';
import type { WeekWords } from '#work/week/words.ts';
import { maybeText, readsWords } from '../drafts/draft-words.ts';

/** Words of the command line, too, that are no words of the week. */
export interface TypedWeek extends WeekWords {
  /** Path of a text; `-` for stdin. */
  readonly file: string | null;
  readonly isPrinted: boolean;
}

const step = z.strictObject({ text: z.string(), done: z.boolean(), depth: z.int().min(0) });

const sheet = z.strictObject({
  day: z.iso.date(),
  goals: z.array(
    z.strictObject({
      iid: z.int().positive(),
      title: z.string(),
      steps: z.array(step),
      next: maybeText,
      percent: z.number().min(0).max(100).nullable(),
      measure: maybeText,
      asks: z.array(z.string()),
      hints: z.array(z.string()),
      updatedAt: z.string(),
    }),
  ),
  agenda: z.strictObject({ day: z.iso.date().nullable(), items: z.array(step) }),
});

/** null: no sheet of this version. */
export function sheetIn(words: unknown): WeekSheet | null {
  const read = sheet.safeParse(words);
  return read.success ? read.data : null;
}

export const weekWords = readsWords<TypedWeek>(
  z.strictObject({
    text: maybeText,
    sheet: sheet.nullable(),
    isAsked: z.boolean(),
    file: maybeText.default(null),
    isPrinted: z.boolean().default(false),
  }),
);

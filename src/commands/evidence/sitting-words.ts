// What may stand in a draft of a sitting at the inbox: what is kept with which goal, and the comment of the log.
import * as z from 'zod';
import { sourceStates, workSources } from '#growth/candidates/found-work.ts';
import { workKeyForm } from '#growth/candidates/work-key.ts';
import { isValueId } from '#growth/words/values.ts';
import type { Sitting } from '#work/evidence/sitting.ts';
import { winsWord } from '#work/goal-number.ts';
import { maybeText } from '../drafts/draft-words.ts';

export const values = z.array(z.string().refine(isValueId));

/** A goal or a document by its number, or the issue of wins. */
export const place = z.union([z.int().positive(), z.literal(winsWord)]);

export const evidence = z.strictObject({
  day: z.iso.date().nullable(),
  values,
  link: maybeText,
  also: z.array(z.string()).default([]),
  title: maybeText,
  did: maybeText,
  result: maybeText,
  shows: z.array(z.string()).default([]),
});

export const key = z.string().regex(workKeyForm, 'is no key');
export const keys = z.array(key);
const day = z.iso.date();

export const sitting = z.strictObject({
  kept: z.array(z.strictObject({ key, goal: place, evidence })),
  entry: z
    .strictObject({
      day: day.nullable(),
      window: z.strictObject({ since: day, until: day }).nullable(),
      decided: z.strictObject({ keep: keys, drop: keys, later: keys, restore: keys }),
      readTo: z.partialRecord(z.enum(workSources), day),
    })
    .nullable(),
  told: z.strictObject({
    pieces: z.strictObject({ kept: z.int(), dropped: z.int(), later: z.int() }),
    sources: z.array(z.strictObject({ name: z.enum(workSources), state: z.enum(sourceStates) })),
  }),
});

/** null: the words were kept, and no more. */
export function sittingIn(words: unknown): Sitting | null {
  return z.object({ sitting }).safeParse(words).data?.sitting ?? null;
}

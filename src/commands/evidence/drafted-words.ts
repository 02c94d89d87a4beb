// What may stand in a draft of `devgrowth evidence ...`.
import * as z from 'zod';
import { isValueId } from '#growth/words/values.ts';
import { sourceStates, workSources } from '#growth/candidates/found-work.ts';
import { workKeyForm } from '#growth/candidates/work-key.ts';
import type { TypedInbox } from './inbox.ts';
import { maybeText, newText, pipedText, readsWords } from '../drafts/draft-words.ts';
import { winsWord } from '#work/goal-number.ts';
import type { EditWords } from '#work/evidence/mending.ts';
import type { EvidenceWords } from '#work/evidence/keeping.ts';

const values = z.array(z.string().refine(isValueId));
/** A goal or a document by its number, or the issue of wins. */
const place = z.union([z.int().positive(), z.literal(winsWord)]);
const namedPlaceWords = { iid: place, goalAt: newText };

const evidence = z.strictObject({
  day: z.iso.date().nullable(),
  values,
  link: maybeText,
  also: z.array(z.string()).default([]),
  title: maybeText,
  did: maybeText,
  result: maybeText,
});

export const addWords = readsWords<EvidenceWords>(
  z.strictObject({
    ...namedPlaceWords,
    what: pipedText,
    values,
    did: maybeText,
    result: maybeText,
    date: maybeText,
    evidence: evidence.nullable().default(null),
  }),
);

export const editWords = readsWords<EditWords>(
  z.strictObject({
    ...namedPlaceWords,
    piece: z.int().positive().nullable(),
    comment: z.int().positive().nullable(),
    values,
    did: pipedText.nullable(),
    result: maybeText,
    date: maybeText,
    day: z.iso.date().nullable(),
  }),
);

const key = z.string().regex(workKeyForm, 'is no key');
const keys = z.array(key);
const day = z.iso.date();

const sitting = z.strictObject({
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

export const inboxWords = readsWords<TypedInbox>(
  z.strictObject({
    decisions: z.array(
      z.strictObject({
        word: z.enum(['keep', 'drop', 'later']),
        key,
        goal: place.nullable(),
        result: maybeText,
        did: maybeText,
        values: values.nullable(),
      }),
    ),
    restore: keys,
    titles: z.boolean(),
    quotes: z.boolean(),
    since: maybeText,
    until: maybeText,
    sitting: sitting.nullable(),
    file: maybeText,
    dropped: z.boolean(),
  }),
);

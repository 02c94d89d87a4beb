// What may stand in a draft of `devgrowth evidence ...`.
import * as z from 'zod';
import type { TypedInbox } from './inbox.ts';
import { evidence, key, keys, place, sitting, values } from './sitting-words.ts';
import { maybeText, newText, pipedText, readsWords } from '../drafts/draft-words.ts';
import type { Meant } from '#work/goal-number.ts';
import type { EditWords } from '#work/evidence/mending.ts';
import type { EvidenceWords } from '#work/evidence/keeping.ts';

const namedPlaceWords = { iid: place.nullable(), goalAt: newText, titled: z.string().exactOptional() };

export const addWords = readsWords<Meant<EvidenceWords>>(
  z.strictObject({
    ...namedPlaceWords,
    what: pipedText,
    values,
    did: maybeText,
    result: maybeText,
    shows: z.array(z.string()).default([]),
    date: maybeText,
    evidence: evidence.nullable().default(null),
    key: z.string().exactOptional(),
  }),
);

export const editWords = readsWords<Meant<EditWords>>(
  z.strictObject({
    ...namedPlaceWords,
    piece: z.int().positive().nullable(),
    comment: z.int().positive().nullable(),
    values,
    did: pipedText.nullable(),
    result: maybeText,
    shows: z.array(z.string()).default([]),
    date: maybeText,
    day: z.iso.date().nullable(),
  }),
);

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
    post: z.boolean().default(false),
    sitting: sitting.nullable(),
    file: maybeText,
    dropped: z.boolean(),
  }),
);

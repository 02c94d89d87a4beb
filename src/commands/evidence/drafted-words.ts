// What may stand in a draft of `devgrowth evidence ...`.
import * as z from 'zod';
import { creditValues } from '#growth/words/goal.ts';
import { maybeText, namedGoalWords, pipedText, readsWords } from '../drafts/draft-words.ts';
import type { EditWords } from '#work/evidence/mending.ts';
import type { EvidenceWords } from '#work/evidence/keeping.ts';

const values = z.array(z.enum(creditValues));

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
    ...namedGoalWords,
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
    ...namedGoalWords,
    piece: z.int().positive().nullable(),
    comment: z.int().positive().nullable(),
    values,
    did: pipedText.nullable(),
    result: maybeText,
    date: maybeText,
    day: z.iso.date().nullable(),
  }),
);

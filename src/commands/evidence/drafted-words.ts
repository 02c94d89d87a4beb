// What may stand in a draft of `devgrowth evidence add`.
import * as z from 'zod';
import { creditValues } from '#growth/words/goal.ts';
import { maybeText, namedGoalWords, pipedText, readsWords } from '../drafts/draft-words.ts';
import type { AddWords } from './add.ts';

const values = z.array(z.enum(creditValues));

const evidence = z.strictObject({
  day: z.iso.date().nullable(),
  values,
  link: maybeText,
  title: maybeText,
  did: maybeText,
  result: maybeText,
});

export const addWords = readsWords<AddWords>(
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

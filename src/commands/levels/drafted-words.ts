// What may stand in a draft of `devgrowth levels na` and `coverage --post`.
import * as z from 'zod';
import type { CoverageWords } from '#work/levels/covering.ts';
import type { NotAskedWords } from '#work/levels/not-asking.ts';
import { maybeText, readsWords } from '../drafts/draft-words.ts';

export const naWords = readsWords<NotAskedWords>(
  z.strictObject({ criterion: z.string(), why: z.string(), before: maybeText }),
);

/** Only what is posted is drafted. */
export const coverageWords = readsWords<CoverageWords>(
  z.strictObject({ post: z.literal(true), named: z.array(z.string()) }),
);

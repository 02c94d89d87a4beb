// What may stand in a draft of `devgrowth levels na`.
import * as z from 'zod';
import type { NotAskedWords } from '#work/levels/not-asking.ts';
import { maybeText, readsWords } from '../drafts/draft-words.ts';

export const naWords = readsWords<NotAskedWords>(
  z.strictObject({ criterion: z.string(), why: z.string(), before: maybeText }),
);

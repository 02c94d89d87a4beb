// What may stand in a draft of `devgrowth plan start` and `edit`.
import * as z from 'zod';
import { maybeText, readsWords } from '../drafts/draft-words.ts';
import type { EditWords } from '#work/plan/editing.ts';
import type { StartWords } from '#work/plan/starting.ts';

export const startWords = readsWords<StartWords>(
  z.strictObject({
    aspiration: maybeText,
    focus: maybeText,
    intention: maybeText,
    templates: maybeText.exactOptional(),
  }),
);

export const editWords = readsWords<EditWords>(
  z.strictObject({ part: z.string(), text: maybeText, before: maybeText }),
);

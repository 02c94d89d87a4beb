// What may stand in a draft of `devgrowth plan start`.
import * as z from 'zod';
import { maybeText, readsWords } from '../drafts/draft-words.ts';
import type { StartWords } from '#work/plan/starting.ts';

export const startWords = readsWords<StartWords>(
  z.strictObject({
    aspiration: maybeText,
    focus: maybeText,
    intention: maybeText,
    templates: maybeText.exactOptional(),
  }),
);

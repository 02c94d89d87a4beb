// What may stand in a draft of `devgrowth promotion start` and `state`.
import { promotionStates } from '#growth/words/promotion-words.ts';
import * as z from 'zod';
import { maybeText, readsWords } from '../drafts/draft-words.ts';
import type { StartWords } from './start.ts';
import type { StateWords } from './state.ts';

export const startWords = readsWords<StartWords>(
  z.strictObject({ template: maybeText, state: z.enum(promotionStates), templates: maybeText.exactOptional() }),
);

export const stateWords = readsWords<StateWords>(
  z.strictObject({ next: z.enum(promotionStates), assignManager: z.boolean().nullable() }),
);

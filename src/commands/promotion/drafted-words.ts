// What may stand in a draft of `devgrowth promotion start`, `edit`, `state` and `answer`.
import { verdicts } from '#growth/promotion/answer.ts';
import { promotionStates } from '#growth/words/promotion-words.ts';
import * as z from 'zod';
import { maybeText, readsWords } from '../drafts/draft-words.ts';
import type { DocumentAnswerWords } from '#work/promotion/answering.ts';
import type { EditWords } from '#work/promotion/editing.ts';
import type { StartWords } from '#work/promotion/starting.ts';
import type { StateWords } from '#work/promotion/moving.ts';

export const startWords = readsWords<StartWords>(
  z.strictObject({ template: maybeText, state: z.enum(promotionStates), templates: maybeText.exactOptional() }),
);

export const stateWords = readsWords<StateWords>(
  z.strictObject({ next: z.enum(promotionStates), assignManager: z.boolean().nullable() }),
);

export const answerWords = readsWords<DocumentAnswerWords>(
  z.strictObject({
    verdict: z.enum(verdicts),
    points: z.array(z.string()),
    text: maybeText,
    day: z.iso.date().exactOptional(),
  }),
);

export const editWords = readsWords<EditWords>(
  z.strictObject({ part: z.array(z.string()), text: maybeText, before: maybeText }),
);

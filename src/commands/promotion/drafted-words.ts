// What may stand in a draft of `devgrowth promotion start`, `edit`, `result`, `fill`, `gap`, `told`, `state`, `answer` and `accept`.
import { verdicts } from '#growth/promotion/answer.ts';
import { promotionStates } from '#growth/words/promotion-words.ts';
import * as z from 'zod';
import { maybeText, newText, readsWords } from '../drafts/draft-words.ts';
import type { AcceptWords } from '#work/promotion/accepting.ts';
import type { DocumentAnswerWords } from '#work/promotion/answering.ts';
import type { EditWords } from '#work/promotion/editing.ts';
import type { FillWords } from '#work/promotion/filling.ts';
import { gapActs, type GapWords } from '#work/promotion/gaps.ts';
import { type ResultCommandWords, resultActs } from '#work/promotion/result-words.ts';
import type { StartWords } from '#work/promotion/starting.ts';
import type { StateWords } from '#work/promotion/moving.ts';
import type { ToldWords } from '#work/promotion/telling.ts';

const maybeNumber = z.int().positive().nullable();

export const startWords = readsWords<StartWords>(
  z.strictObject({
    template: maybeText,
    state: z.enum(promotionStates),
    templates: maybeText.exactOptional(),
    role: newText,
    target: newText,
    levels: newText,
    cycle: newText,
    since: newText,
  }),
);

export const stateWords = readsWords<StateWords>(
  z.strictObject({ next: z.enum(promotionStates), assignManager: z.boolean().nullable() }),
);

export const acceptWords = readsWords<AcceptWords>(
  z.strictObject({ asksOthers: z.boolean(), answer: maybeText, justification: maybeText }),
);

export const toldWords = readsWords<ToldWords>(z.strictObject({ on: maybeText, meeting: maybeNumber }));

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

export const resultWords = readsWords<ResultCommandWords>(
  z.strictObject({
    act: z.enum(resultActs),
    number: maybeNumber,
    to: maybeNumber.default(null),
    replace: maybeNumber,
    title: maybeText,
    impact: maybeText,
    result: maybeText,
    relevance: maybeText,
    contribution: maybeText,
    values: maybeText,
    from: z.array(z.string()),
    evidence: z.array(z.string()).nullable(),
    before: maybeText,
  }),
);

export const gapWords = readsWords<GapWords>(
  z.strictObject({ act: z.enum(gapActs), gap: z.string(), until: maybeText }),
);

export const fillWords = readsWords<FillWords>(z.strictObject({ withPrivate: z.boolean() }));

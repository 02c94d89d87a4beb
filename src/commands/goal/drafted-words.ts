// What may stand in a draft of `devgrowth goal ...`; a default is for drafts of versions that did not have the word.
import * as z from 'zod';
import { healthLevels, outcomes } from '#growth/words/goal.ts';
import { rhythms } from '#growth/goals/every.ts';
import { isValueId } from '#growth/words/values.ts';
import { maybeText, namedGoalWords, newText, pipedText, readsWords, severalGoalWords } from '../drafts/draft-words.ts';
import type { AddWords } from '#work/goal/add-words.ts';
import type { AgreeWords } from '#work/goal/agreeing.ts';
import type { AnswerWords } from '#work/goal/answering.ts';
import type { ApproveWords } from '#work/goal/approving.ts';
import type { CheckWords } from '#work/goal/ticking.ts';
import type { CloseWords } from '#work/goal/closing.ts';
import type { CopyWords } from '#work/goal/copying.ts';
import type { EditWords } from '#work/goal/editing.ts';
import { logQuestions } from '#work/goal/log-questions.ts';
import type { LogWords } from '#work/goal/check-in.ts';
import type { MeantGoals } from '#work/each-goal.ts';
import type { Meant } from '#work/goal-number.ts';
import type { AnyWait } from './wait.ts';

const answer = z.union([z.string(), z.number(), z.array(z.string())]);

const place = z.strictObject({
  type: z.enum(['issue', 'merge-request', 'epic']),
  home: z.string(),
  iid: z.int().positive(),
  anchor: z.string(),
});

export const addWords = readsWords<AddWords>(
  z.strictObject({
    title: maybeText,
    kind: maybeText,
    due: maybeText,
    set: z.array(z.string()),
    description: pipedText.nullable(),
    serves: newText,
    measure: newText,
    aims: z.array(z.string()).exactOptional(),
    confidential: z.boolean().exactOptional(),
    labels: z.array(z.string()).exactOptional(),
    milestone: z.string().exactOptional(),
    every: z.enum(rhythms).exactOptional(),
    // A draft of an import holds no word of a single goal.
    from: newText,
    link: z.boolean().default(false),
    edit: z.boolean().default(false),
    discuss: z.boolean().exactOptional(),
    importFile: newText,
    importText: newText,
    key: z.string().exactOptional(),
    templates: maybeText.exactOptional(),
    answers: z.record(z.string(), answer).exactOptional(),
    context: maybeText.exactOptional(),
    place: place.nullable().exactOptional(),
    isAsked: z.boolean().exactOptional(),
    isInterview: z.boolean().exactOptional(),
  }),
);

export const logWords = readsWords<Meant<LogWords>>(
  z.strictObject({
    ...namedGoalWords,
    text: maybeText,
    percent: z.number().min(0).max(100).nullable(),
    health: z.enum(healthLevels).nullable(),
    next: maybeText,
    help: maybeText,
    values: z.array(z.string().refine(isValueId)),
    amend: z.boolean().exactOptional(),
    ticks: z.array(z.string()),
    measure: newText,
    date: newText,
    start: z.boolean().default(false),
    unasked: z.array(z.enum(logQuestions)).exactOptional(),
    day: z.iso.date().exactOptional(),
    key: z.string().exactOptional(),
  }),
);

export const closeWords = readsWords<Meant<CloseWords>>(
  z.strictObject({
    ...namedGoalWords,
    outcome: z.enum(outcomes).nullable(),
    learned: maybeText,
    date: newText,
    day: z.iso.date().exactOptional(),
  }),
);

export const editWords = readsWords<MeantGoals<EditWords>>(
  z.strictObject({
    ...severalGoalWords,
    title: maybeText,
    due: maybeText,
    kind: maybeText,
    description: pipedText.nullable(),
    serves: newText,
    measure: newText,
    aims: z.array(z.string()).exactOptional(),
    set: z.array(z.string()).exactOptional(),
    asks: z.literal(true).exactOptional(),
    every: z.enum([...rhythms, 'none']).exactOptional(),
    answers: z.record(z.string(), answer).exactOptional(),
    values: z.array(z.string().refine(isValueId)).exactOptional(),
    confidential: z.boolean().nullable(),
    before: newText,
    templates: maybeText.exactOptional(),
  }),
);

export const copyWords = readsWords<Meant<CopyWords>>(
  z.strictObject({ ...namedGoalWords, due: maybeText, every: z.enum(rhythms).nullable() }),
);

export const tickWords = readsWords<Meant<CheckWords>>(
  z.strictObject({ ...namedGoalWords, items: z.array(z.string()).min(1), start: z.boolean().default(false) }),
);

export const agreeWords = readsWords<MeantGoals<AgreeWords>>(
  z.strictObject({ ...severalGoalWords, day: z.iso.date().exactOptional() }),
);

export const waitWords = readsWords<AnyWait>(
  z.strictObject({
    ...namedGoalWords,
    reason: maybeText.default(null),
    until: newText,
    since: newText,
    all: z.boolean().default(false),
    day: z.iso.date().exactOptional(),
  }),
);

export const answerWords = readsWords<Meant<AnswerWords>>(z.strictObject({ ...namedGoalWords, text: maybeText }));

export const approveWords = readsWords<Meant<ApproveWords>>(z.strictObject({ ...namedGoalWords, item: maybeText }));

// What may stand in a draft of `devgrowth goal ...`; a default is for drafts of versions that did not have the word.
import * as z from 'zod';
import { healthLevels, outcomes } from '#growth/words/goal.ts';
import { isValueId } from '#growth/words/values.ts';
import { maybeText, namedGoalWords, newText, pipedText, readsWords } from '../drafts/draft-words.ts';
import type { AddWords } from '#work/goal/add-words.ts';
import type { AgreeWords } from '#work/goal/agreeing.ts';
import type { AnswerWords } from '#work/goal/answering.ts';
import type { ApproveWords } from '#work/goal/approving.ts';
import type { CheckWords } from '#work/goal/ticking.ts';
import type { CloseWords } from '#work/goal/closing.ts';
import type { EditWords } from '#work/goal/editing.ts';
import type { LogWords } from '#work/goal/check-in.ts';
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
    // A draft of an import holds no word of a single goal.
    from: newText,
    link: z.boolean().default(false),
    edit: z.boolean().default(false),
    discuss: z.boolean().exactOptional(),
    importFile: newText,
    importText: newText,
    templates: maybeText.exactOptional(),
    answers: z.record(z.string(), answer).exactOptional(),
    context: maybeText.exactOptional(),
    place: place.nullable().exactOptional(),
    isAsked: z.boolean().exactOptional(),
    isInterview: z.boolean().exactOptional(),
  }),
);

export const logWords = readsWords<LogWords>(
  z.strictObject({
    ...namedGoalWords,
    text: maybeText,
    percent: z.number().min(0).max(100).nullable(),
    health: z.enum(healthLevels).nullable(),
    next: maybeText,
    help: maybeText,
    values: z.array(z.string().refine(isValueId)),
    ticks: z.array(z.string()),
    measure: newText,
    date: newText,
    start: z.boolean().default(false),
    day: z.iso.date().exactOptional(),
  }),
);

export const closeWords = readsWords<CloseWords>(
  z.strictObject({
    ...namedGoalWords,
    outcome: z.enum(outcomes).nullable(),
    learned: maybeText,
    date: newText,
    day: z.iso.date().exactOptional(),
  }),
);

export const editWords = readsWords<EditWords>(
  z.strictObject({
    ...namedGoalWords,
    title: maybeText,
    due: maybeText,
    kind: maybeText,
    description: pipedText.nullable(),
    serves: newText,
    measure: newText,
    aims: z.array(z.string()).exactOptional(),
    confidential: z.boolean().nullable(),
    before: newText,
    templates: maybeText.exactOptional(),
  }),
);

export const tickWords = readsWords<CheckWords>(
  z.strictObject({ ...namedGoalWords, items: z.array(z.string()).min(1), start: z.boolean().default(false) }),
);

export const agreeWords = readsWords<AgreeWords>(
  z.strictObject({ ...namedGoalWords, day: z.iso.date().exactOptional() }),
);

export const waitWords = readsWords<AnyWait>(
  z.strictObject({
    iid: z.int().positive().nullable().default(null),
    goalAt: namedGoalWords.goalAt,
    reason: maybeText.default(null),
    until: newText,
    since: newText,
    day: z.iso.date().exactOptional(),
  }),
);

export const answerWords = readsWords<AnswerWords>(z.strictObject({ ...namedGoalWords, text: maybeText }));

export const approveWords = readsWords<ApproveWords>(z.strictObject({ ...namedGoalWords, item: maybeText }));

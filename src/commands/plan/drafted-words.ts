// What may stand in a draft of `devgrowth plan start`, `edit`, `apply` and `close`.
import * as z from 'zod';
import { maybeText, readsWords } from '../drafts/draft-words.ts';
import type { QuarterWords } from '#work/plan/deciding-quarter.ts';
import type { EditWords } from '#work/plan/editing.ts';
import type { ApplyWords } from './apply.ts';
import type { StartWords } from '#work/plan/starting.ts';

export const startWords = readsWords<StartWords>(
  z.strictObject({
    aspiration: maybeText,
    focus: maybeText,
    intention: maybeText,
    from: z.literal('last').nullable().exactOptional(),
    became: maybeText.exactOptional(),
    last: z.int().positive().nullable().exactOptional(),
    isAgreed: z.boolean().exactOptional(),
    templates: maybeText.exactOptional(),
  }),
);

export const editWords = readsWords<EditWords>(
  z.strictObject({ part: z.string(), text: maybeText, before: maybeText }),
);

export const applyWords = readsWords<ApplyWords>(
  z.strictObject({
    file: maybeText,
    text: maybeText,
    mine: z.array(z.string()),
    theirs: z.array(z.string()),
    same: z.array(z.strictObject({ row: z.string(), iid: z.int().positive().nullable() })),
  }),
);

const numbers = z.array(z.int().positive());

export const closeWords = readsWords<QuarterWords>(
  z.strictObject({
    quarter: maybeText,
    keep: numbers,
    done: numbers,
    changed: numbers,
    drop: numbers,
    pause: numbers,
    leave: numbers,
    moved: maybeText,
    stuck: maybeText,
    differently: maybeText,
    day: z.iso.date().exactOptional(),
  }),
);

// What may stand in a draft of `devgrowth 1on1 add`, `prepare`, `edit`, `note` and `remove`.
import * as z from 'zod';
import { namedGoalWords, readsWords } from '../drafts/draft-words.ts';
import type { AgendaWords } from '#work/one-on-one/adding.ts';
import type { MendWords } from '#work/one-on-one/mending.ts';
import type { PrepareWords } from '#work/one-on-one/preparing.ts';

export const addWords = readsWords<AgendaWords>(
  z.strictObject({
    item: z.string().min(1),
    about: z.strictObject(namedGoalWords).exactOptional(),
    key: z.string().exactOptional(),
  }),
);

const item = z.string().min(1);
const date = z.string().nullable();
/** Of `edit` and `note`; what is taken off has no words. */
export const mendWords = readsWords<MendWords>(z.strictObject({ item, text: z.string().min(1), date }));
export const removeWords = readsWords<MendWords>(z.strictObject({ item, text: z.null(), date }));

export const prepareWords = readsWords<PrepareWords>(z.strictObject({ date: z.iso.date() }));

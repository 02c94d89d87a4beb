// What may stand in a draft of `devgrowth 1on1 add` and `prepare`.
import * as z from 'zod';
import { readsWords } from '../drafts/draft-words.ts';
import type { AgendaWords } from '#work/one-on-one/adding.ts';
import type { PrepareWords } from '#work/one-on-one/preparing.ts';

export const addWords = readsWords<AgendaWords>(
  z.strictObject({ item: z.string().min(1), key: z.string().exactOptional() }),
);

export const prepareWords = readsWords<PrepareWords>(z.strictObject({ date: z.iso.date() }));

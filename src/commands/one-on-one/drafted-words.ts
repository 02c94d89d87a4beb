// What may stand in a draft of `devgrowth 1on1 add` and `prepare`.
import * as z from 'zod';
import { readsWords } from '../drafts/draft-words.ts';
import type { AddWords } from './add.ts';
import type { PrepareWords } from './prepare.ts';

export const addWords = readsWords<AddWords>(z.strictObject({ item: z.string().min(1) }));

export const prepareWords = readsWords<PrepareWords>(z.strictObject({ date: z.iso.date() }));

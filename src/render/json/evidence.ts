// The shape of a piece of evidence.
import * as z from 'zod';
import { creditValue, day, instant, url } from './parts.ts';

/** As it is told in a comment. */
export const told = {
  day: day.nullable().describe('Of the work, as typed; null when the comment names none.'),
  values: z.array(creditValue),
  link: z.string().nullable(),
  title: z.string().nullable().describe('What the link shows: title, project and day, as text.'),
  did: z.string().nullable(),
  result: z.string().nullable(),
};

export const evidenceShape = {
  ...told,
  at: instant.describe('When it was written.'),
  by: z.string().nullable().describe('Username; null for a deleted account.'),
};

export const goalReference = z.object({ iid: z.int(), title: z.string(), url });

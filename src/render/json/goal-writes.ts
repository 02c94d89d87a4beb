// What a write leaves of goals: one, several, or none any more.
import * as z from 'zod';
import { goal, warnings } from './parts.ts';

export const goalWriteDocuments = {
  'goal-removal': {
    goal: z.object({ iid: z.int(), title: z.string().nullable(), url: z.string().nullable() }),
    isRemoved: z.boolean().describe('False where it was gone already.'),
  },
  'goal-write': { goal: goal.describe('As the server has it after the write.'), warnings },
  'goal-writes': {
    written: z.array(z.object({ goal, warnings })).describe('One for each goal that was written, in the order named.'),
    failed: z.array(
      z.object({
        named: z.string().describe('The goal as it was named: `#7`, or the part of a title in quotes.'),
        kind: z.string().describe('Kind of the error, as in the error document.'),
        message: z.string(),
        hint: z.string().nullable(),
      }),
    ),
  },
};

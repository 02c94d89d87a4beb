// Shape of what an assistant is told first: who is signed in, where, and what to do next.
import * as z from 'zod';
import { completeness, instant, url } from './parts.ts';

export const statusShape = {
  host: z.string().nullable().describe('null: none is chosen yet.'),
  user: z.object({ username: z.string(), name: z.string() }).nullable().describe('null: nobody could be signed in.'),
  project: z
    .object({ path: z.string(), url })
    .nullable()
    .describe('null: there is none yet, or it could not be opened.'),
  today: z.string().describe("In the person's time zone."),
  next: z.array(
    z.object({
      tool: z.string().nullable().describe('null: it is done in a terminal alone.'),
      command: z.string(),
      why: z.string(),
    }),
  ),
  drafts: z
    .array(z.object({ id: z.string(), command: z.string(), createdAt: instant, resume: z.string() }))
    .describe('What was typed and is not written yet; the words stay in their files.'),
  mayWrite: z.boolean(),
  completeness,
};

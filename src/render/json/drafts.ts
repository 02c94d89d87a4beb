// Shapes of what was typed and is not yet written, and of what became of it.
import * as z from 'zod';
import { instant } from './parts.ts';

export const draftDocuments = {
  drafts: {
    drafts: z.array(
      z.object({
        id: z.string(),
        command: z.string(),
        host: z.string(),
        project: z.string().nullable(),
        createdAt: instant,
        input: z.unknown().describe('What was typed.'),
        begun: z
          .array(z.object({ name: z.string(), text: z.string(), isHalf: z.boolean() }))
          .default([])
          .describe('What was typed at its questions, and is not among the words yet: they open on it.'),
        stuck: z.string().nullable().default(null).describe('Why it cannot be written as it is, once that was tried.'),
      }),
    ),
  },
  'drafts-resumed': {
    drafts: z
      .array(
        z.object({
          id: z.string(),
          command: z.string(),
          outcome: z.enum(['written', 'failed', 'left']).describe('left: it was not tried.'),
          why: z.string().nullable().describe('Why it is not written.'),
        }),
      )
      .describe('The oldest first.'),
  },
} as const;

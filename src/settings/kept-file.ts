// The form of a file of kept answers.
import * as z from 'zod';

const page = z.object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.unknown() });
/**
 * All pages of one question, by their numbers. `row`: how the list told the issue that it belongs to, with the role of whoever read: a later
 * read may take comments from here where the issue is told the same and the answer is at least two minutes older than that telling.
 */
const answer = z.object({
  at: z.string(),
  pages: z.record(z.string(), page),
  withheld: z.int().min(0),
  row: z
    .object({ iid: z.int(), updatedAt: z.string(), notes: z.int(), role: z.int().nullable() })
    .nullable()
    .default(null),
});
export type Kept = z.output<typeof answer>;

export const fileSchema = z.object({
  schema: z.literal('devgrowth/kept/v1'),
  host: z.string(),
  user: z.object({ id: z.int(), username: z.string() }),
  /** The ways in that these came by, newest first. */
  accesses: z.array(z.string()).default([]),
  at: z.string(),
  answers: z.record(z.string(), answer),
});
export type KeptFile = z.output<typeof fileSchema>;

// Shapes of the documents about what was written from this machine, and what of it was taken back.
import * as z from 'zod';
import { instant, warnings } from './parts.ts';

const run = {
  number: z.int().min(1).describe('As `undo --list` counts them; the same until it is forgotten.'),
  at: instant,
  command: z.string().describe('Its beginning, as it was typed.'),
};

const acts = ['delete-comment', 'restore-comment', 'delete-issue', 'restore-issue', 'unlink', 'stays', 'done'] as const;

const undoShape = {
  ...run,
  how: z
    .enum(['taken-back', 'planned', 'already'])
    .describe('planned: by --dry-run. already: by an earlier run, and nothing else was.'),
  things: z
    .array(
      z.object({
        act: z.enum(acts).describe('stays: nothing takes it back. done: it was as before already.'),
        iid: z.int().nullable().describe('null: it is of no issue.'),
        title: z.string().nullable(),
        confidential: z.boolean(),
        changes: z.array(z.string()).describe('For people: what is there afterwards; of a deleted comment its words.'),
      }),
    )
    .describe('The newest first.'),
  mayBeMailed: z.boolean().describe('GitLab mails some of it to others, and no mail is taken back.'),
  closed: z.array(z.int()).describe('Issues that the server did not let be deleted.'),
  warnings,
};

const undoListShape = {
  project: z.string(),
  runs: z
    .array(z.object({ ...run, undoneAt: instant.nullable().describe('null: it stands.') }))
    .describe('The newest first.'),
};

export const undoDocuments = { undo: undoShape, 'undo-list': undoListShape };

export const aboutUndo = {
  undo: 'devgrowth undo --format json',
  'undo-list': 'devgrowth undo --list --format json',
};

// Shapes of the documents about a week.
import * as z from 'zod';
import { day, goalReference, warnings } from './parts.ts';

const weekShape = {
  how: z
    .enum(['written', 'planned', 'unchanged', 'left-empty'])
    .describe('planned: by --dry-run, and nothing was written.'),
  goals: z
    .array(
      z.object({
        ...goalReference.shape,
        comment: z.string().nullable().describe('The check-in in Markdown; null: only boxes or the measure changed.'),
        ticked: z.array(z.string()).describe('Words of boxes.'),
        unticked: z.array(z.string()),
        edited: z.array(z.object({ from: z.string(), to: z.string() })),
        added: z.array(z.string()),
        measure: z.string().nullable().describe('As typed; null: as before.'),
      }),
    )
    .describe('Those that something was written of.'),
  wins: z.array(z.string()),
  agenda: z.array(z.string()).describe('New lines on the agenda of the next 1:1.'),
  comments: z.int().min(0).describe('How many comments it makes: others may be mailed about each.'),
  warnings,
};

const weekTextShape = {
  day,
  text: z.string().describe('Markdown to be written in; --from takes it.'),
};

export const weekDocuments = { week: weekShape, 'week-text': weekTextShape };

export const aboutWeek = {
  week: 'devgrowth week --format json',
  'week-text': 'devgrowth week --print --format json',
};

// The shape of a goal in an export: the keys that an import file has.
import * as z from 'zod';
import { outcomes, stages } from '#growth/words/goal.ts';
import { day } from './parts.ts';

export const exportedGoal = z.object({
  id: z.string().describe('Stable: importing the file where the goal is, or twice, changes nothing.'),
  title: z.string(),
  kind: z.string(),
  due: z.string().describe('A day, or `none`.'),
  description: z.string().optional(),
  stage: z.enum(stages).optional().describe('Left out when planned, and when closed.'),
  confidential: z.literal(true).optional(),
  closed: z
    .object({ outcome: z.enum(outcomes).optional(), learned: z.string().optional(), day: day.optional() })
    .optional(),
});

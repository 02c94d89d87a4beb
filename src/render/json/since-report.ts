// The shape of what changed since the last posted report, in the report document.
import * as z from 'zod';
import { outcomes, stages } from '#growth/words/goal.ts';
import { turns } from '#reports/since-report.ts';
import { count, day, goalReference, healthLevel, instant, pastFacts } from './parts.ts';

const goalFact = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    from: z.int().nullable().describe('Percent; null: nothing measured it.'),
    to: z.int(),
  }),
  z.object({ type: z.literal('actions'), done: count, undone: count }),
  z.object({ type: z.literal('evidence'), pieces: count }),
  z.object({ type: z.literal('health'), from: healthLevel, to: healthLevel }).describe('As somebody said it.'),
  z.object({ type: z.literal('due'), from: day.nullable(), to: day.nullable() }),
  z.object({ type: z.literal('stage'), from: z.enum(stages).nullable(), to: z.enum(stages).nullable() }),
]);

export const sinceReport = z
  .object({
    last: z
      .union([
        z.object({ meeting: goalReference, at: instant, day }),
        z.enum(['none', 'not-known']).describe('`not-known`: none was found, and not every 1:1 was read.'),
      ])
      .describe('The one posted for an earlier 1:1 of the series.'),
    inFull: z.boolean().describe('Asked for with --diff: all that changed since then was read.'),
    goals: z.array(
      z.object({
        goal: goalReference,
        turn: z
          .enum(turns)
          .describe('`stalled`: begun, not quiet at the time of that report, and nothing was done or said since.'),
        outcome: z
          .enum([...outcomes, 'unknown'])
          .nullable()
          .describe('Of a closed one.'),
        daysQuiet: count,
        facts: z.array(goalFact),
        unknown: z.array(z.enum(pastFacts)).describe('What of that moment is not known.'),
      }),
    ),
    asks: z.array(
      z.object({
        goal: goalReference,
        turn: z.enum(['asked', 'answered', 'settled']).describe('`settled`: needed no more, without an answer.'),
        text: z.string(),
      }),
    ),
    unknown: z.array(goalReference).describe('Goals of which nothing is told: what would tell was not read.'),
  })
  .describe('Against the last posted report.');

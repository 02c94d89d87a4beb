// The shape of a review in a report document.
import * as z from 'zod';
import { count, companyValue, day, healthLevel, url, goalReference, measure } from './parts.ts';
import { action, need, win } from './report-parts.ts';

const words = (about: string) => z.string().nullable().default(null).describe(about);
const confidential = z.boolean().default(false);

const goalAhead = z
  .object({
    goal: goalReference,
    confidential,
    level: healthLevel,
    percent: z.int().nullable(),
    measure: measure.nullable().default(null),
    text: words('Its next action; null: nothing says.'),
    due: day.nullable(),
  })
  .meta({ id: 'goalAhead' });

export const review = z.object({
  achievements: z.array(win).describe('At most three, of each goal one.'),
  endings: z
    .array(
      z.object({
        goal: goalReference,
        confidential,
        outcome: z.enum(['achieved', 'changed', 'dropped', 'unknown']),
        day,
        aim: words("From the goal's text; null where it does not say, and for mentoring."),
        measure: words('How its person wanted to know that it worked.'),
        numbers: measure.nullable().default(null).describe('The measure in numbers; null for mentoring.'),
        evidence: z
          .array(win)
          .nullable()
          .describe("Of the goal's whole life, results first, then the best; null: its comments could not be read."),
        lesson: words('What was learned.'),
      }),
    )
    .default([])
    .describe('Every goal that closed in these days, the weightiest first.'),
  strengths: z.array(
    z.object({
      value: companyValue,
      times: count,
      example: win,
      shown: z.array(win).default([]).describe('All that name it, the example first.'),
    }),
  ),
  opportunities: z.array(z.object({ goal: goalReference, why: z.string(), next: z.string().nullable() })),
  support: z.array(need),
  nextSteps: z.array(action),
  half: z
    .object({ title: z.string(), start: day, due: day })
    .optional()
    .describe('Of the fiscal year: the one that the review leads into.'),
  plan: z
    .object({
      iid: z.int(),
      title: z.string(),
      url,
      aspiration: words('Each in one line; null where the plan does not say.'),
      focus: words(''),
      intention: words(''),
      support: words('What its person needs for it.'),
    })
    .nullable()
    .default(null)
    .describe('The year plan; null: none for this reader, or it could not be read, which `completeness` tells.'),
  quarters: z
    .array(
      z.object({
        title: z.string(),
        start: day,
        due: day,
        isCurrent: z.boolean(),
        words: words('What the plan says of it.'),
        goals: z.array(goalAhead),
      }),
    )
    .default([])
    .describe('Every open goal of today by its quarter.'),
  withoutQuarter: z.array(goalAhead).default([]).describe('Open goals with neither a quarter nor a due date.'),
});

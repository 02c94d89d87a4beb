// Shapes of the documents about the year plan and its quarters.
import * as z from 'zod';
import { quarterVerdicts } from '#growth/goals/quarter-comment.ts';
import { completeness, day, goalReference, listedGoal, url, warnings } from './parts.ts';

const plan = z.object({
  iid: z.int(),
  title: z.string(),
  url,
  span: z
    .object({ name: z.string().describe('`FY27`, or `FY27-Q4 to FY28-Q3`.'), start: day, due: day })
    .nullable()
    .describe('The days that it is about, by the quarters in its headings; null where they name none.'),
});

const planShape = {
  plan: plan
    .extend({
      communicated: day
        .nullable()
        .default(null)
        .describe('When it was told in the performance review; null: not, or nobody wrote the day.'),
    })
    .nullable()
    .describe('null: there is none.'),
  quarters: z
    .array(
      z.object({
        title: z.string(),
        start: day,
        due: day,
        isCurrent: z.boolean(),
        goals: z.array(listedGoal),
      }),
    )
    .describe('The current one first, those ahead, then earlier ones.'),
  withoutQuarter: z.array(listedGoal),
  completeness,
};

const planWriteShape = {
  plan,
  created: z.boolean().describe('false: it was there already.'),
  from: goalReference.nullable().default(null).describe('The plan that it goes on from, closed by now.'),
  warnings,
};

const planCloseShape = {
  plan: goalReference,
  quarter: z.object({ title: z.string().describe('`FY27-Q3`'), start: day, due: day }),
  goals: z
    .array(
      z.object({
        ...goalReference.shape,
        verdict: z.enum(quarterVerdicts),
        due: day.nullable().describe('Of a kept one the new day.'),
        times: z.int().min(1).describe('In how many quarters it was kept by now.'),
        isChanged: z.boolean().describe('false: it stood so already.'),
      }),
    )
    .describe('Those of this run; what an earlier one decided stands in the comment.'),
  comment: z.object({ url, how: z.enum(['new', 'renewed', 'unchanged']) }),
  milestone: z.string().describe('Open list: closed, there (it was closed), not-empty, not-ours, refused.'),
  warnings,
};

export const planDocuments = { plan: planShape, 'plan-write': planWriteShape, 'plan-close': planCloseShape };

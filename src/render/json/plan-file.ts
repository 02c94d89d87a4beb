// Shapes of the documents about a plan that is a file.
import * as z from 'zod';
import { goalReference, instant, warnings } from './parts.ts';

const text = z.string().optional();
const ofRow = { title: text, kind: text, due: text };
const words = z.object({ ...ofRow, quarter: text, measure: text });
const measure = z.object({ name: z.string(), start: z.number().nullable(), target: z.number(), unit: z.string() });
const parts = { aspiration: text, focus: text, intention: text, support: text };

const planFile = {
  plan: z.object({
    year: z.string(),
    read: instant,
    was: z.object(parts).optional().describe('What stood in the plan then.'),
  }),
  ...parts,
  quarters: z
    .record(
      z.string(),
      z.array(
        z.object({
          iid: z.int(),
          ...ofRow,
          measure: measure.optional(),
          confidential: z.literal(true).optional(),
          was: words.describe('How it stood on the server then.'),
        }),
      ),
    )
    .describe('What `plan diff` and `plan apply` read. Days are `2027-03-31` or `none`.'),
};

const line = z.int().min(1).describe('Of the file.');

const differences = z.array(
  z.object({
    field: z.string().describe('Open list: title, kind, due, quarter, measure; a part of the plan.'),
    from: z.string().describe('On the server.'),
    to: z.string().describe('In the file.'),
    how: z
      .enum(['change', 'keep', 'decide'])
      .describe("keep: the server's word comes into the file; decide: it changed there since."),
  }),
);

const planDifference = {
  year: z.string(),
  goals: z.array(z.object({ goal: goalReference, line, differences })),
  texts: differences.describe('Of the text of the plan.'),
  opens: z.array(z.object({ line, ...words.shape })),
  alike: z
    .array(z.object({ line, goals: z.array(goalReference) }))
    .describe('Rows without number and key that say what these goals say.'),
  closed: z.array(goalReference).describe('Named in the file, closed since, left alone.'),
  leftAlone: z.array(goalReference).describe('Open, and not in the file.'),
};

const planApplied = {
  opened: z.array(goalReference),
  changed: z.array(goalReference),
  texts: z.array(z.string()).describe('Parts of the plan that were changed.'),
  file: z.enum(['written', 'as-it-was', 'not-written']).describe('Whether it says now how it stands.'),
  numbers: z.array(z.object({ line, iid: z.int() })).describe('Of rows that had none.'),
  left: z.object(planDifference).describe('As `plan diff` tells it.'),
  warnings,
};

export const planFileDocuments = { 'plan-file': planFile, 'plan-diff': planDifference, 'plan-apply': planApplied };

export const aboutPlanFiles = {
  'plan-file': 'devgrowth plan export --format json',
  'plan-diff': 'devgrowth plan diff --format json; exit code 3 with differences',
  'plan-apply': 'devgrowth plan apply --format json; exit code 5 where something is left',
};

// The shape of the report document.
import * as z from 'zod';
import { completeness, count, creditValue, day, healthLevel, instant, reportGoal, url } from './parts.ts';

const goalReference = z.object({ iid: z.int(), title: z.string(), url }).meta({ id: 'goalReference' });
const winShape = { day, goal: goalReference, values: z.array(creditValue) };

const win = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('closed'),
    ...winShape,
    outcome: z.enum(['achieved', 'changed']),
    text: z.string().nullable().describe('What was learned.'),
  }),
  z.object({ type: z.literal('ticked'), ...winShape, text: z.string().describe('The action.') }),
  z.object({
    type: z.literal('evidence'),
    ...winShape,
    text: z.string().describe('The result, else what was done.'),
    link: z.string().nullable(),
  }),
]);

const slipReason = z.discriminatedUnion('type', [
  z.object({ type: z.literal('overdue'), days: count }),
  z.object({
    type: z.literal('due-moved'),
    from: day.nullable().describe('null: the earlier date is not known.'),
    to: day.nullable().describe('null: the date was removed.'),
  }),
  z.object({ type: z.literal('quiet'), days: count }),
  z.object({ type: z.literal('health-worse'), from: healthLevel, to: healthLevel }),
]);

const later = 'null: this part has no source.';

export const reportShape = {
  person: z.object({ username: z.string(), name: z.string() }),
  generatedAt: instant,
  window: z.object({ since: day, until: day, zone: z.string(), why: z.string() }).describe('Both days belong to it.'),
  audience: z.enum(['me', 'manager', 'review']),
  needsYou: z.array(z.looseObject({})).nullable().describe(later),
  goals: z.array(reportGoal).describe('By need; those closed inside the window last.'),
  wins: z.array(win).describe('Newest first.'),
  promotion: z.looseObject({}).nullable().describe(later),
  slipped: z.array(z.object({ goal: goalReference, reasons: z.array(slipReason) })),
  balance: z.looseObject({}).nullable().describe(later),
  next: z.looseObject({}).nullable().describe(later),
  completeness,
};

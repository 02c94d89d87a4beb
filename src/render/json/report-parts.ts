// Shapes that more than one part of a report document is made of.
import * as z from 'zod';
import { count, companyValue, day, goalReference, url } from './parts.ts';

const winShape = {
  day,
  goal: goalReference,
  values: z.array(companyValue).describe('Those that it names itself.'),
};

export const win = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('closed'),
    ...winShape,
    outcome: z.enum(['achieved', 'changed']),
    text: z.string().nullable().describe('What was learned.'),
  }),
  z.object({
    type: z.literal('ticked'),
    ...winShape,
    text: z.string().describe('All of `actions`.'),
    actions: z.array(z.string()).default([]).describe('Of one goal, oldest first.'),
    points: z.int().nullable().default(null).describe('Of progress; null: not known.'),
  }),
  z.object({
    type: z.literal('evidence'),
    ...winShape,
    text: z.string().describe('The result, else what was done.'),
    isResult: z.literal(true).optional().describe('It is the result.'),
    link: z.string().nullable(),
    added: day
      .nullable()
      .default(null)
      .describe('The day it was written, where `day`, that of the work, is outside the window.'),
  }),
  z.object({
    type: z.literal('check-in'),
    ...winShape,
    text: z.string().describe('What it says beside the values that it names; may be empty.'),
  }),
  z
    .object({ type: z.literal('thanks'), ...winShape, text: z.string(), from: z.string().default('') })
    .describe("A THANKS line of a 1:1's agenda that says who thanked; `goal` is that 1:1."),
]);

export const need = z
  .object({
    type: z.enum(['ask', 'review', 'approval', 'waiting']),
    place: z.object({
      type: z.enum(['goal', 'one-on-one', 'promotion']),
      iid: z.int(),
      title: z.string(),
      url,
    }),
    text: z.string(),
    who: z.string().nullable().describe('Whose approval.'),
    since: day.nullable().describe('null: not known.'),
    days: count.nullable(),
    atLeast: z.boolean().describe('It may wait longer than `days`.'),
    agendas: count.default(0).describe('On which it stood; 0: none names it.'),
  })
  .meta({ id: 'need' });

export const action = z.object({ goal: goalReference, text: z.string(), due: day.nullable() });

export const answered = z
  .array(
    z.object({
      type: z
        .enum(['ask', 'approval', 'unclear'])
        .describe('`unclear`: words on a 1:1 that answer one of several asks.'),
      place: goalReference.describe('The goal; of unclear words the 1:1.'),
      text: z.string().describe('The ask in its words; of an approval whose it is; unclear words as they are.'),
      by: z.string().describe('Username of whoever was asked and answered.'),
      day,
      item: z.int().nullable().describe('Of the checklist, to be ticked; null for the others.'),
    }),
  )
  .default([])
  .describe('What waits for the person to settle or tick it; empty in a copy for somebody else.');

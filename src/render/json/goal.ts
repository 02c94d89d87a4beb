// The shape of the document that shows one goal.
import * as z from 'zod';
import { evidenceShape } from './evidence.ts';
import { answered } from './report-parts.ts';
import { completeness, count, companyValue, day, healthLevel, instant, toldGoal, offline } from './parts.ts';

const by = z.string().nullable().describe('Username; null for a deleted account.');

export const goalShape = {
  goal: toldGoal,
  description: z.string(),
  checklist: z.array(
    z.object({ number: count.describe('What `goal check` takes.'), text: z.string(), done: z.boolean() }),
  ),
  checkIns: z
    .array(
      z.object({
        at: instant.describe('When it was written; `day` is the date typed.'),
        by,
        day: day.nullable(),
        health: healthLevel.nullable(),
        percent: z.number().nullable(),
        text: z.string(),
        next: z.string().nullable(),
        help: z.string().nullable().describe('The ask.'),
        helpNone: z.boolean().describe('Says that earlier asks are settled.'),
        waitingFor: z.string().nullable().default(null).describe('What the goal waits for, where it says so.'),
        measure: z.string().nullable().default(null).describe("The goal's measure with its value of that day."),
        values: z.array(companyValue),
      }),
    )
    .describe('Newest first.'),
  evidence: z.array(z.object(evidenceShape)).default([]).describe('Newest first.'),
  links: z
    .array(z.object({ reference: z.string(), title: z.string(), state: z.enum(['opened', 'closed']), url: z.string() }))
    .default([])
    .describe('Issues it is linked with, as far as this token may see them.'),
  comments: z
    .array(z.object({ at: instant, by, text: z.string() }))
    .describe('Comments that are no check-in, newest first.'),
  history: z
    .array(
      z.object({
        at: instant,
        by,
        type: z.string().describe('`created`, `ticked`, `due`, `stage` ...; more types may come.'),
        detail: z.string().nullable(),
      }),
    )
    .describe('Newest first.'),
  openAsks: z
    .array(
      z.object({
        text: z.string(),
        since: instant,
        seenBy: z
          .array(z.string())
          .default([])
          .describe('Usernames of those asked who gave the goal a 👍 since: it was seen, and is not answered.'),
      }),
    )
    .describe('That nobody has answered.'),
  answered,
  completeness,
  offline,
};

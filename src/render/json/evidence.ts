// The shape of a piece of evidence.
import * as z from 'zod';
import { creditValue, day, goalReference, instant } from './parts.ts';

/** As it is told in a comment. */
export const told = {
  day: day.nullable().describe('Of the work, as typed; null when the comment names none.'),
  values: z.array(creditValue),
  link: z.string().nullable(),
  title: z.string().nullable().describe('What the link shows: title, project and day, as text.'),
  did: z.string().nullable(),
  result: z.string().nullable(),
};

export const evidenceShape = {
  ...told,
  at: instant.describe('When it was written.'),
  by: z.string().nullable().describe('Username; null for a deleted account.'),
};

export const listedEvidence = z.object({
  ...evidenceShape,
  goal: goalReference.describe('Or the promotion document.'),
  place: z.string().describe('What it stands on. Open list: goal, promotion.'),
  confidential: z.boolean().describe('GitLab hides the goal or document from Guests to whom it is not assigned.'),
  internal: z.boolean().describe('GitLab hides the comment from members below Planner.'),
});

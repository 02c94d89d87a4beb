// Shapes of the documents about the promotion document, and of parts of it or of the year plan. They tell where things stand, never what was written.
import { verdicts } from '#growth/promotion/answer.ts';
import { promotionStates } from '#growth/words/promotion-words.ts';
import * as z from 'zod';
import { listedEvidence } from './evidence.ts';
import {
  companyValue,
  completeness,
  count,
  day,
  goalReference,
  instant,
  keptEvidence,
  url,
  warnings,
} from './parts.ts';

const state = z.enum(promotionStates);

const document = {
  iid: z.int(),
  title: z.string(),
  url,
  open: z.boolean().describe('Of the issue.'),
  confidential: z.boolean(),
  assignees: z.array(z.string()).describe('Usernames; a Guest among them can read it.'),
};

const frame = z.object({
  role: z
    .object({
      words: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      since: day.nullable().describe('Since when the person has the present role.'),
    })
    .nullable(),
  levels: z.string().nullable().describe('What says which level asks for what.'),
  cycle: z
    .object({
      words: z.string(),
      name: z.string().nullable(),
      nominateBy: day.nullable(),
      daysLeft: z.int().nullable().describe('Below 0: it has passed.'),
    })
    .nullable(),
  told: z
    .object({
      day: day.nullable().describe('null: no day that has come is written there.'),
      words: z.string(),
      where: z.string().nullable(),
      by: z.string().describe('Open list: `frame`, or `agenda`: a ticked item of a 1:1 that names the document.'),
    })
    .nullable()
    .describe('Since when the manager knows.'),
  endorsers: z.array(z.string()),
});

const saidAnswer = z.object({
  verdict: z.enum(verdicts),
  day: day.nullable().describe('As it is written in the comment.'),
  points: z.array(z.string()),
  by: z.string(),
  at: instant,
});

const promotionShape = {
  promotion: z
    .object({
      ...document,
      state: state.nullable(),
      since: instant.nullable().describe('null: not known.'),
      next: z.array(state).describe('The usual next states.'),
      history: z
        .array(
          z.object({
            state,
            at: instant,
            by: z.string().nullable(),
            usual: z.boolean().describe('false: a jump made by hand; it counts.'),
          }),
        )
        .describe('Oldest first.'),
      answer: saidAnswer
        .nullable()
        .default(null)
        .describe("The manager's last word since it came to this state, and not accepted yet."),
      changed: saidAnswer
        .nullable()
        .default(null)
        .describe('What the answer says by now that was accepted last; null: the same.'),
      earlier: z
        .array(saidAnswer)
        .default([])
        .describe('Answers before that last word, newest first, with those points that no later one repeats.'),
      offered: z
        .object({ day: day.nullable(), by: z.string(), at: instant })
        .nullable()
        .default(null)
        .describe("The manager's comment with a justification that the document has not taken over."),
      alike: z
        .array(
          z.object({
            verdict: z.enum(verdicts).describe('What it seems to say.'),
            words: z.string().default('').describe('`approved`, or a thumb.'),
            by: z.string().nullable(),
            at: instant,
            why: z.string().describe("Open list: `not-manager`, or `not-first`: not a comment's first line."),
          }),
        )
        .default([])
        .describe('Comments that look like an answer and do not count.'),
      frame: frame.nullable().default(null).describe('What is null or empty in it is not known; null: there is none.'),
      summary: z.boolean().describe('Has words.'),
      results: z.object({
        filled: count,
        of: count,
        each: z.array(z.object({ title: z.string().nullable(), missing: z.array(z.string()), isFilled: z.boolean() })),
      }),
      values: z.object({ covered: z.array(companyValue), missing: z.array(companyValue) }),
      evidence: keptEvidence.describe('In its comments, whether or not its text uses it yet.'),
      justification: z.boolean(),
      gaps: z.object({
        open: z
          .array(z.string())
          .describe('In the words of the person, then each part without words: as in the report.'),
        own: z
          .array(
            z.object({
              number: count.nullable().describe('As `promotion gap close` takes it; null: it is out of its reach.'),
              title: z.string(),
              until: day.nullable(),
              goal: count.nullable(),
            }),
          )
          .default([])
          .describe('The first of `open`, those in the words of the person; `missing` are the others.'),
        closed: count.describe('Of those that the person wrote down.'),
      }),
      missing: z
        .array(z.string())
        .describe('The open gaps that are parts without words, in the order in which one would write them.'),
    })
    .nullable()
    .describe('null: there is none, or this token may not see it.'),
  completeness,
};

const promotionWriteShape = {
  promotion: z.object({ ...document, state: state.nullable() }),
  created: z.boolean().describe('false: it was there already.'),
  warnings,
};

const promotionEvidenceShape = {
  document: goalReference.describe('The promotion document.'),
  evidence: z
    .array(
      listedEvidence.extend({
        used: z.array(z.string()).describe('Parts whose text names its comment or its address: `Summary`, `Result 1`.'),
        probably: z
          .array(z.string())
          .describe('Parts with words alike, or a day that fits several pieces, and no link.'),
      }),
    )
    .describe('Used nowhere first.'),
  completeness,
};

/** Of the promotion document or the plan. */
const partWriteShape = {
  document: goalReference.describe('The promotion document, or the plan.'),
  part: z.string().describe('Open list: Summary, Result 2, FY27-Q4, boxes, communicated, whole text.'),
  isChanged: z.boolean().describe('false: it said so already.'),
  removed: z.string().optional().describe('Of `promotion result remove` alone: the words that are gone.'),
  warnings,
};

export const promotionDocuments = {
  promotion: promotionShape,
  'promotion-write': promotionWriteShape,
  'promotion-evidence': promotionEvidenceShape,
  'part-write': partWriteShape,
};

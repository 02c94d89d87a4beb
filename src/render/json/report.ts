// The shape of the report document.
import * as z from 'zod';
import { audiences } from '#reports/audience.ts';
import {
  actionPoint,
  agendaDay,
  agendaTag,
  completeness,
  count,
  companyValue,
  day,
  healthLevel,
  instant,
  goalReference,
  keptEvidence,
  replies,
  reportGoal,
  url,
  offline,
} from './parts.ts';
import { action, answered, need, win } from './report-parts.ts';
import { review } from './review.ts';
import { sinceReport } from './since-report.ts';

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

const promotion = z.object({
  iid: z.int(),
  url,
  state: z.string().describe('Open list; `unknown` where labels contradict each other.'),
  since: day.nullable(),
  results: z.object({ filled: count, of: count }).nullable().describe('null: the text could not be read.'),
  values: z.array(companyValue).nullable(),
  evidence: keptEvidence.nullable().describe('In its comments; null: they could not be read.'),
  gaps: z
    .array(z.string())
    .nullable()
    .describe('What the person holds to be missing, then each part without words; null where `counts` is.'),
  counts: z
    .object({
      gaps: count.describe("The person's own: the first so many of `gaps`."),
      openParts: count.describe('Parts without words: the others.'),
      findings: count
        .nullable()
        .describe('Errors and warnings of the check; null: not known, as of a day that is past.'),
    })
    .nullable()
    .default(null)
    .describe("Only in the person's own copy; null, too, where the text could not be read."),
  answer: z
    .object({ by: z.string(), day, verdict: z.string().describe('Open list.'), points: z.array(z.string()) })
    .nullable()
    .default(null)
    .describe("The manager's, since it came to this state; only in the person's own copy."),
});

const balance = z.object({
  buckets: z
    .array(
      z.object({
        bucket: z.union([z.literal(70), z.literal(20), z.literal(10)]),
        goals: count,
        share: z.int().nullable().describe('Percent of the goals that belong to a bucket.'),
      }),
    )
    .describe('70 on the job, 20 through others, 10 in training.'),
  unsorted: count.describe('Goals whose kind belongs to no bucket.'),
  kinds: z.array(z.object({ kind: z.string(), goals: count })),
  plan: z.object({
    title: z.string(),
    start: day,
    due: day,
    elapsed: z.int().describe("Percent of the year's days that have passed."),
    goals: count.describe('Closed in the year with a result, and open ones that are not due later.'),
    closed: count,
    progress: z.int().nullable().describe('Mean percent of those that are not closed; null without any.'),
    later: count.default(0).describe('Not counted: open goals due after the year.'),
    givenUp: count.default(0).describe('Not counted: closed in the year without a result.'),
  }),
});

const next = z.object({
  meeting: z
    .object({ iid: z.int(), title: z.string(), url, day })
    .nullable()
    .describe('The next 1:1; null when none is prepared.'),
  unclosed: z
    .object({ iid: z.int(), title: z.string(), url, day })
    .nullable()
    .describe('A 1:1 whose day is past and that nobody closed.'),
  actions: z.array(action).describe('By need.'),
  question: z.string().nullable().describe('One, for the manager.'),
  brought: z
    .array(
      z.object({
        by: z.string().describe('Username.'),
        tag: agendaTag,
        day: agendaDay,
        text: z.string(),
        times: count,
        since: day.nullable(),
        replies,
      }),
    )
    .default([])
    .describe('Open items that others have put on the agenda, by comments.'),
  notTalkedOver: z
    .array(goalReference)
    .default([])
    .describe(
      'Goals older than the last 1:1 of which nobody says that they were agreed or talked over; for the person alone.',
    ),
  careerTalk: z.object({ next: day.nullable(), last: day.nullable() }),
});

const year = z.object({
  title: z.string(),
  start: day,
  due: day,
  actions: z.array(actionPoint).describe('Of all goals of the year; each point holds until the next.'),
  readFrom: day
    .nullable()
    .default(null)
    .describe('Before this day not all was read, and `actions` begins with it; null: all was.'),
  undated: count.describe('Actions whose day is not known: they count from the day by which they were done.'),
  evidence: z
    .array(
      z.object({
        quarter: z.string(),
        start: day,
        due: day,
        count: count.describe('Pieces of evidence; one may show several values, or none.'),
        values: z.array(z.object({ value: companyValue, count })),
      }),
    )
    .describe('One entry for each quarter.'),
  unreadGoals: count.describe('Goals whose comments were not read back to the start of the year.'),
});

const headline = z
  .object({
    goals: count,
    moved: count.describe('Further than before, closed with a result, or with evidence of these days.'),
    unknown: count.describe('Whether they moved could not be read.'),
    achieved: count,
    overdue: count,
    asked: count.nullable().describe('What waits for the reader, for anybody in a copy for `me`; null: not known.'),
    oldest: day.nullable().describe('The day since which the longest waiting of them waits.'),
    nextDue: z.object({ goal: goalReference, day }).nullable(),
  })
  .describe('The finding, by rule.');

export const reportShape = {
  person: z.object({ username: z.string(), name: z.string() }),
  generatedAt: instant,
  window: z.object({ since: day, until: day, zone: z.string(), why: z.string() }).describe('Both days belong to it.'),
  audience: z.enum(audiences),
  isOthers: z.literal(true).optional().describe('Read by somebody else than its person, and not made for them.'),
  manager: z.string().nullable().default(null).describe('Username of whom the 1:1s are with; null: not known.'),
  goalsUrl: url.nullable().default(null).describe('Where GitLab lists all open goals.'),
  headline: headline.optional(),
  sinceReport: sinceReport
    .nullable()
    .default(null)
    .describe('null: not looked for, or not found without reading more.'),
  leftOut: z
    .object({
      confidential: count,
      sensitive: count,
      internalComments: count.optional().describe('On the goals it shows; absent for none.'),
    })
    .nullable()
    .describe("Goals that the manager's copy leaves out; null in a copy for somebody else."),
  limits: z.array(z.string()).describe("What the reader's role hides, in sentences."),
  needsYou: z
    .array(need)
    .nullable()
    .describe('Asks, reviews, approvals, waiting goals, each the longest waiting first; null: not known.'),
  answered,
  goals: z.array(reportGoal).describe('By need; those closed inside the window last.'),
  wins: z.array(win).describe('By weight, of one weight the newest first.'),
  thanks: z
    .array(z.object({ day, meeting: goalReference, text: z.string() }))
    .default([])
    .describe('THANKS lines of agendas that the person gives.'),
  aims: z
    .array(z.object({ value: companyValue, goals: count }))
    .default([])
    .describe("By the goals' labels: what they aim at, which shows nothing yet."),
  promotion: promotion.nullable().describe('null without a document, and where the audience may not see it.'),
  slipped: z.array(z.object({ goal: goalReference, reasons: z.array(slipReason) })),
  balance: balance.nullable(),
  next: next.nullable(),
  review: review.nullable().describe('Only for the audience `review`: the mid-year form.'),
  year: year.nullable().describe('For charts.'),
  completeness,
  offline,
};

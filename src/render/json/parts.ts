// Parts that several JSON documents share: days, goals, completeness, warnings.
import * as z from 'zod';
import { agendaTags } from '#growth/meetings/agenda.ts';
import { healthLevels, outcomes, stages } from '#growth/words/goal.ts';

// Formats are told to readers and not enforced: a strange date of the server's must not cost the person their report.
export const day = z.string().meta({ format: 'date' });
export const instant = z.string().meta({ format: 'date-time' });
export const url = z.string();
export const count = z.int().min(0);

export const healthLevel = z.enum(healthLevels);
export const companyValue = z.string().describe('Open list: each company has its own.');

export const goalReference = z.object({ iid: z.int(), title: z.string(), url }).meta({ id: 'goalReference' });

export const agendaTag = z.enum(agendaTags).nullable().describe('null: typed by hand without one.');
export const agendaDay = day.nullable().describe('When it is for, where it says.');
export const broughtBy = z
  .string()
  .nullable()
  .default(null)
  .describe('Username of whoever brought it by a comment; null: it counts as the words of the person.');
export const replies = z
  .array(z.object({ text: z.string(), by: broughtBy }))
  .default([])
  .describe('What its `=>` lines answer.');

export const pastFacts = ['state', 'labels', 'due', 'text', 'comments'] as const;

export const keptEvidence = z.object({
  pieces: z.int().min(0),
  values: z.array(companyValue).describe('Those that a piece names.'),
});

const progress = z.object({
  percent: z.int().min(0).max(100).describe('Rounded down, so that 100 means all.'),
  done: count.nullable(),
  total: count.nullable(),
  source: z.enum(['checklist', 'check-in']),
  asOf: instant,
});

export const measure = z.object({
  name: z.string().describe('One line; empty where the numbers stand alone.'),
  start: z.number().nullable().describe('null: nobody wrote down where it began.'),
  target: z.number(),
  unit: z.string().describe('Empty: plain numbers.'),
  now: z.object({ value: z.number(), day: day.nullable().describe('null: typed by hand without one.') }).nullable(),
  percent: z
    .int()
    .nullable()
    .describe(
      'Of the way from start to target, rounded down; below 0 and above 100, too. null: no start, or no value.',
    ),
  values: z.array(z.object({ day, value: z.number() })).describe('As far as they are known, oldest first, one a day.'),
});

const health = z.object({ level: healthLevel, reason: z.string(), source: z.enum(['label', 'check-in', 'computed']) });

const goalShape = {
  iid: z.int().describe('The number of the issue in its project.'),
  title: z.string(),
  kind: z.string().describe('Open list: people have kinds of their own; `unknown` without a kind label.'),
  state: z.enum(['opened', 'closed']),
  stage: z.enum(stages).nullable(),
  outcome: z
    .enum([...outcomes, 'unknown'])
    .nullable()
    .describe('null while open; `unknown` when closed without saying.'),
  progress: progress.nullable().describe('null when nothing measures the goal.'),
  measure: measure
    .nullable()
    .default(null)
    .describe('What its line `Measure:` says; null where there is none, and for mentoring in a report.'),
  health,
  due: day.nullable(),
  milestone: z.string().nullable(),
  labels: z.array(z.string()),
  confidential: z.boolean(),
  url,
  createdAt: instant,
  closedAt: instant.nullable(),
  lastActivity: instant,
  pauses: z
    .array(
      z.object({
        first: day,
        last: day.describe('It belongs to the pause.'),
        reason: z.string().nullable(),
        isAway: z.boolean().describe('The person is away, and every goal rests.'),
      }),
    )
    .default([])
    .describe('Days on which it rests, neither quiet nor time gone; empty: none is known.'),
};

const listedShape = {
  ...goalShape,
  next: z.string().nullable().describe('The next action, from the newest check-in or the checklist.'),
  serves: z
    .string()
    .nullable()
    .default(null)
    .describe('What its line `Serves:` says, without marks; null where there is none, and for mentoring in a report.'),
  daysQuiet: count.describe("Whole days since the last activity, in the person's time zone."),
};

export const goal = z.object(goalShape).meta({ id: 'goal' });
export const listedGoal = z.object(listedShape).meta({ id: 'listedGoal' });
export const toldGoal = z
  .object({
    ...listedShape,
    talkedOver: z
      .boolean()
      .nullable()
      .default(null)
      .describe('Whether it was talked over with the manager, for its person alone; null: not known, or not due yet.'),
  })
  .meta({ id: 'toldGoal' });

export const actionPoint = z.object({ day, done: count, total: count }).meta({ id: 'actionPoint' });

export const reportGoal = z
  .object({
    ...listedShape,
    start: day.describe('The day it was opened.'),
    said: z
      .array(z.object({ day, text: z.string() }))
      .describe('What the check-ins of the window told, newest first; empty for mentoring.'),
    series: z
      .array(actionPoint)
      .nullable()
      .describe('Actions over time, from the first day on which they are known; null without a checklist.'),
    change: z
      .object({
        percent: z.int().nullable().describe('Points inside the window; null when not known, or nothing measures it.'),
        ticked: count,
        unticked: count,
      })
      .nullable()
      .describe('null: not known, because its notes could not be read.'),
    unknown: z
      .array(z.enum(pastFacts))
      .default([])
      .describe(
        "What of the window's last day is not known, where that day is past: an open goal may have been closed.",
      ),
  })
  .meta({ id: 'reportGoal' });

export const completeness = z
  .object({
    complete: z.boolean().describe('No source failed, and none gave fewer rows than the server announced.'),
    sources: z.array(
      z.object({
        name: z.string(),
        requests: count,
        seen: count,
        total: count.nullable().describe("The server's own count, where it announces one."),
        failed: z.object({ kind: z.string(), message: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'completeness' });

export const warnings = z
  .array(
    z.object({
      field: z.string(),
      asked: z.string(),
      kept: z.string(),
      unverified: z.string().optional().describe('It was written, but what stands there now could not be read: why.'),
      advice: z.string().optional().describe('What to do about it, where that is not plain.'),
    }),
  )
  .describe('Fields that the server kept differently than asked (exit code 5).')
  .meta({ id: 'warnings' });

export const offline = z
  .object({
    asOf: instant.describe('When the oldest of it was read.'),
    upTo: instant.describe('When the newest of it was.'),
    as: z.string().describe('Username of who read it.'),
    withoutConfidential: z.boolean().describe('Confidential items were not kept, and are missing.'),
  })
  .nullable()
  .default(null)
  .describe('With --offline: of when all of this is; null: it was read now.');

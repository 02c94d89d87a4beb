// The shapes of documents about 1:1s: the meeting with its agenda, and the posted report.
import * as z from 'zod';
import { agendaDay, agendaTag, broughtBy, completeness, count, day, replies, url, warnings } from './parts.ts';

const meeting = z.object({ iid: z.int(), title: z.string(), url, day });

export const oneOnOneShape = {
  meeting: meeting
    .extend({ state: z.enum(['opened', 'closed']) })
    .nullable()
    .describe('null: none is open.'),
  agenda: z.array(
    z.object({
      number: count,
      tag: agendaTag,
      day: agendaDay,
      text: z.string(),
      by: broughtBy,
      replies,
      notes: z.array(z.string()).describe('What else was written below it, a line each.'),
      done: z.boolean(),
      times: count.describe('How often it stands on an agenda: 1 for a new item.'),
      since: day.nullable().describe('The first meeting it stood on; null for a new item.'),
    }),
  ),
  created: z.boolean().describe('This run opened the meeting.'),
  carried: count.describe('Items this run took over from earlier meetings.'),
  closed: z.array(meeting).describe('Meetings this run closed.'),
  warnings,
  completeness: completeness
    .optional()
    .describe('Of `1on1 show`, and of it alone: what comments bring is read beside it.'),
};

export const oneOnOneListShape = {
  meetings: z
    .array(
      z.object({
        iid: z.int(),
        title: z.string(),
        url,
        day: day.nullable().describe('null: neither its due date nor its title says.'),
        state: z.enum(['opened', 'closed']),
        open: count.describe('Items of its agenda that are not ticked.'),
        done: count,
      }),
    )
    .describe('The latest first.'),
};

export const reportPostShape = {
  meeting,
  comment: z.object({
    id: z.int(),
    how: z.enum(['new', 'replaced', 'unchanged']).describe('`replaced`: our earlier comment of the same window.'),
  }),
  completeness: completeness.describe('Of the report that was posted.'),
  warnings,
};

// Shape of what waits for a manager in all that was shared with them.
import * as z from 'zod';
import { completeness, count, day, goalReference, url } from './parts.ts';

const place = {
  person: z.string().nullable().describe('Username; null: not known, for the settings of the project were not read.'),
  name: z.string().nullable(),
  project: z.string(),
  url,
};

const asked = z.object({
  type: z.enum(['ask', 'review', 'approval', 'waiting', 'question']),
  place: z.object({ type: z.enum(['goal', 'one-on-one', 'promotion']), iid: z.int(), title: z.string(), url }),
  text: z.string().describe("In the person's words; empty: they were not read."),
  since: day.nullable().describe('null: not known.'),
  days: count.nullable(),
  atLeast: z.boolean().describe('It may wait longer: what was read does not reach back to its beginning.'),
});

const meeting = { iid: z.int(), day, url };

export const teamShape = {
  me: z.string().describe('Username of whoever looks.'),
  today: day,
  people: z
    .array(
      z.object({
        ...place,
        openGoals: count,
        changed: day.nullable().describe('When an open goal last changed; null: none is open.'),
        daysQuiet: count.nullable(),
        asked: z.array(asked).describe('Of the reader alone; the longest waiting first.'),
        atRisk: z.array(goalReference.extend({ reason: z.string() })),
        oneOnOne: z
          .discriminatedUnion('state', [
            z.object({ state: z.literal('none') }),
            z.object({ state: z.literal('prepared'), ...meeting }),
            z.object({ state: z.literal('empty'), ...meeting }),
            z.object({ state: z.literal('unclosed'), ...meeting }),
          ])
          .describe('empty: nothing open is on its agenda; unclosed: its day is past.'),
        remarks: z.array(z.string()).describe('For people: what is odd about the project.'),
        notSeen: z.array(z.string()).describe('For people: what this look leaves out.'),
      }),
    )
    .describe('Who waits for the reader longest first, then by name: no order of people.'),
  others: z.array(z.object(place)).describe('Shared with the reader, who is not their manager: not looked into.'),
  unread: z.array(z.object({ ...place, why: z.string() })).describe('Exit code 3.'),
  archived: z.array(z.object(place)),
  completeness,
};

// Shape of what looks for somebody.
import * as z from 'zod';
import { completeness, count, day, instant, url } from './parts.ts';

export const exploreShape = {
  openings: z
    .array(
      z.object({
        type: z.enum(['issue', 'epic']),
        reference: z.string().describe('acme/web#88, acme&12'),
        title: z.string(),
        url,
        labels: z.array(z.string()),
        found: z.array(z.string()).describe('Those of its labels that were asked for.'),
        createdAt: instant,
        updatedAt: instant,
        comments: count.nullable().describe('null: not told by the way that it was read.'),
        mergeRequests: count
          .nullable()
          .describe('Those that would close it; null: not told by the way that it was read.'),
        fits: z
          .array(
            z.object({
              goal: z.int(),
              words: z.array(z.string()).describe('Those that both have; empty: the goal names it.'),
            }),
          )
          .describe('The best goal first.'),
      }),
    )
    .describe('All of them; first what fits a goal, then what was touched last.'),
  places: z.array(z.string()).describe('Paths of the groups and projects that were asked.'),
  labels: z.array(z.string()).describe('One of them was enough.'),
  epics: z.string().describe('Open list: read, not-on-this-tier, not-asked.'),
  today: day,
  completeness,
};

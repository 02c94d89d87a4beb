// Shape of what was found by its words.
import * as z from 'zod';
import { foundPlaces, searchedSorts } from '#reports/found.ts';
import { completeness, count, day, instant, url, offline } from './parts.ts';

export const searchShape = {
  words: z.array(z.string()).describe('What was looked for: words and phrases, in small letters and without accents.'),
  issues: z
    .array(
      z.object({
        iid: z.int(),
        title: z.string(),
        sort: z.enum(searchedSorts),
        kinds: z.array(z.string()).describe('Of a goal.'),
        state: z.enum(['opened', 'closed']),
        confidential: z.boolean(),
        url,
        at: instant.describe('When the newest of it was written, or the issue last changed.'),
        hits: z
          .array(
            z.object({
              where: z.enum(foundPlaces),
              by: z.string().nullable().describe('Username of who commented, or opened the issue; null: deleted.'),
              day: day.nullable().describe('Of a comment; null: nobody knows when a line came into a text.'),
              text: z.string().describe('The line; of a long one what stands around the first word.'),
              marks: z
                .array(z.object({ start: count, end: count }))
                .describe('Where the words stand in `text`, in UTF-16 units; `end` is the first behind it.'),
            }),
          )
          .describe('Lines that hold one of the words: texts first, then comments, the newest first.'),
      }),
    )
    .describe(
      'Those that hold all of the words: with one in the title first, then the newest; as many as --limit says.',
    ),
  found: count.describe('How many there are, shown or not.'),
  searched: count.describe('Issues that were looked through.'),
  completeness,
  offline,
};

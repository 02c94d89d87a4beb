// Shapes of the documents about levels and their criteria.
import * as z from 'zod';
import { count, day } from './parts.ts';

const word = z.string().describe('A word in small letters.');

const area = z.object({
  id: word,
  name: z.string(),
  was: z.array(z.string()).describe('Earlier words, which older tags carry.'),
  at: z
    .array(
      z.object({
        level: word,
        text: z.string().nullable().describe('null: only signs say it.'),
        signs: z.array(z.string()).describe('By which it shows.'),
      }),
    )
    .describe('Levels that ask for it, from the lowest.'),
});

export const levelsDocuments = {
  levels: {
    name: word,
    source: z.string().nullable().describe('Address of the job family that they tell of.'),
    checked: day.nullable().describe('When somebody compared them with it.'),
    levels: z
      .array(z.object({ id: word, was: z.array(z.string()).describe('Earlier words.') }))
      .describe('From the lowest.'),
    areas: z.array(area).describe('A criterion is an area at a level: `staff/scope`.'),
    origin: z.enum(['built-in', 'project']),
    level: z.string().nullable().describe('The one that was asked for; null: all.'),
    others: z.array(z.string()).describe('Names of the other levels that there are.'),
  },
  'levels-lint': {
    checked: count,
    findings: z.array(z.object({ path: z.string(), line: z.int().min(1), problem: z.string() })),
  },
} as const;

export const levelsAbout: Readonly<Record<keyof typeof levelsDocuments, string>> = {
  levels: 'devgrowth levels show --format json',
  'levels-lint': 'devgrowth levels lint --format json; exit code 3 with findings',
};

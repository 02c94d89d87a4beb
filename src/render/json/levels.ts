// Shapes of the documents about levels and their criteria.
import * as z from 'zod';
import { completeness, count, day } from './parts.ts';

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

const covered = {
  name: z.string(),
  examples: count,
  first: day.nullable(),
  last: day.nullable(),
  used: z.array(z.string()).describe('Parts of the promotion document that use one of them.'),
  standing: z
    .enum(['none', 'one', 'old-one', 'close', 'steady', 'not-asked'])
    .describe('steady: two or more, three months apart; old-one: the only one, of more than half a year ago.'),
  monthsAgo: count.nullable().describe('Of the last one.'),
};

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
  coverage: {
    levels: word,
    level: word,
    criteria: z
      .array(
        z.object({
          ...covered,
          tag: z.string().describe('`staff/scope`'),
          area: word,
          goals: z.array(z.int()).describe('Open goals that aim at it; an aim is no example.'),
          notAsked: z.string().nullable().describe('Why it cannot be met; null: it can.'),
        }),
      )
      .describe('A map, not a list that earns a promotion.'),
    values: z.array(z.object({ ...covered, id: word })).describe("The company's."),
    pieces: count.describe('Of evidence that were looked at.'),
    hasDocument: z.boolean().describe('false: there is no promotion document to be used in.'),
    completeness,
  },
  'levels-lint': {
    checked: count,
    findings: z.array(z.object({ path: z.string(), line: z.int().min(1), problem: z.string() })),
  },
} as const;

export const levelsAbout: Readonly<Record<keyof typeof levelsDocuments, string>> = {
  levels: 'devgrowth levels show --format json',
  coverage: 'devgrowth levels coverage --format json; exit code 3 where something could not be read',
  'levels-lint': 'devgrowth levels lint --format json; exit code 3 with findings',
};

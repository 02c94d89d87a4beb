// Shape of the document about a text that was checked.
import * as z from 'zod';
import { severities } from '#growth/lint/rule.ts';
import { completeness, count, url } from './parts.ts';

export const lintShape = {
  document: z.object({ iid: z.int(), title: z.string(), url }).nullable().describe('null: a file.'),
  file: z.string().nullable(),
  company: z
    .object({ name: z.string().nullable(), isAssumed: z.boolean() })
    .describe(
      'Whose limits and values; name is null for nobody in particular. isAssumed: of a file, where nobody said.',
    ),
  findings: z
    .array(
      z.object({
        rule: z.string(),
        severity: z.enum(severities),
        section: z.string().nullable().describe('Open list: frame, summary, results, values, justification, gaps.'),
        result: z.int().nullable().describe('Which one of the results, from 1.'),
        line: z.int().min(1),
        column: z.int().min(1),
        excerpt: z.string(),
        say: z.string(),
        mend: z.string(),
        source: z.string().nullable(),
      }),
    )
    .describe('In the order of the text, hints included.'),
  off: z
    .array(z.object({ rule: z.string(), findings: count }))
    .describe('What would have been found, were it not switched off.'),
  languages: z.array(z.string()).describe('Open list: en, other. Only English is read for its wording.'),
  pages: z.object({ low: z.number(), high: z.number(), limit: z.number() }).describe('Estimated.'),
  links: z.object({ all: count, looked: count }).describe('Only --links asks for whom they open.'),
  isUnread: z.boolean().describe('Too long or too deep: its parts alone were looked at.'),
  completeness,
};

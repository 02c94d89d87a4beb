// Shapes of the documents about templates.
import * as z from 'zod';
import { count, day } from './parts.ts';

const origin = z.enum(['built-in', 'project', 'local']);

const template = z
  .object({
    type: z.enum(['goal', 'promotion', 'plan']),
    name: z.string().describe('What `goal add --kind` takes; a document has its type before it.'),
    label: z.string(),
    version: z.int().min(1),
    about: z.string(),
    source: z.string().nullable(),
    checked: day.nullable().describe('When its facts were last compared with the source.'),
    questions: count.nullable().describe('null: a document, which asks in its text.'),
    bucket: z.union([z.literal(70), z.literal(20), z.literal(10)]).nullable(),
    sensitive: z.boolean().describe('Opened as a confidential issue.'),
    origin,
    path: z.string(),
  })
  .meta({ id: 'template' });

export const templateListShape = {
  templates: z.array(template),
  broken: z
    .array(z.object({ path: z.string(), origin, problems: z.array(z.string()) }))
    .describe('Files that take no part.'),
};

export const templateShape = {
  template,
  questions: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      ask: z.string(),
      help: z.string().nullable(),
      required: z.boolean(),
      default: z.union([z.string(), z.number(), z.array(z.string())]).nullable(),
      choices: z.array(z.object({ value: z.string(), label: z.string() })),
      onlyIf: z.object({ question: z.string(), is: z.array(z.string()) }).nullable(),
    }),
  ),
  text: z.string().describe('Filled with nothing.'),
};

export const templateLintShape = {
  checked: count,
  findings: z.array(z.object({ path: z.string(), line: z.int().min(1), problem: z.string() })),
};

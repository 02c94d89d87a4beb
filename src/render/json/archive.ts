// Shapes of what is taken along, archive and calendar: what stands in an archive's files, and what the commands say.
import * as z from 'zod';
import { aboutCalendars, calendarDocuments } from './calendar.ts';
import { completeness, day, instant } from './parts.ts';

const person = z.string().nullable().describe('Username; null: the account is gone.');
const mark = z
  .object({
    type: z.string(),
    template: z.string().nullable(),
    key: z.string().nullable(),
    from: z.string().optional(),
  })
  .nullable()
  .describe("devgrowth's own line at the end of a text, which a browser does not show.");
const origin = z
  .object({ by: z.string(), on: day, closed: day.nullable() })
  .nullable()
  .describe('Of a text that an earlier archive brought: who wrote it first, and when.');
const words = {
  text: z.string().describe('As typed.'),
  mark,
  isQuiet: z.boolean().describe('Its references are no references.'),
  origin,
};
const sorts = ['goal', 'one-on-one', 'promotion', 'plan', 'dashboard', 'inbox', 'wins', 'other'] as const;

const archiveIssue = {
  iid: z.int().min(1),
  sort: z.enum(sorts),
  type: z.string().nullable(),
  title: z.string(),
  ...words,
  url: z.string(),
  state: z.enum(['opened', 'closed']),
  confidential: z.boolean(),
  author: person,
  assignees: z.array(z.string()),
  labels: z.array(z.string()),
  milestone: z.string().nullable(),
  due: day.nullable(),
  createdAt: instant,
  updatedAt: instant,
  closedAt: instant.nullable(),
  comments: z.array(z.object({ id: z.int(), by: person, at: instant, internal: z.boolean(), ...words })),
  history: z.array(
    z.object({
      by: person,
      at: instant,
      what: z.string().describe('closed, reopened; add, remove of a label; note: what GitLab wrote by itself.'),
      label: z.string().nullable(),
      words: z.string().nullable(),
    }),
  ),
  links: z.array(
    z.object({ reference: z.string(), title: z.string().nullable().describe('null: left out.'), type: z.string() }),
  ),
  reactions: z.array(z.object({ by: person, at: instant, name: z.string() })),
};

const archiveProject = {
  id: z.string().describe('The same for each archive of one project.'),
  project: z.object({
    host: z.string(),
    path: z.string(),
    name: z.string(),
    description: z.string(),
    url: z.string(),
  }),
  person: z.string().describe('Username of whose goals these are.'),
  zone: z.string(),
  asOf: instant.nullable().describe('The newest change in it.'),
  withWork: z.boolean().describe("With titles of private work and colleagues' comments."),
  labels: z.array(z.object({ name: z.string(), color: z.string(), description: z.string() })),
  milestones: z.array(z.object({ title: z.string(), start: day.nullable(), due: day.nullable(), closed: z.boolean() })),
  boards: z.array(z.object({ name: z.string(), lists: z.array(z.string()) })),
  files: z.array(z.string()).describe('Paths of files of the repository, below `repository/`.'),
  issues: z.array(z.int()).describe('Their numbers; each has a file below `issues/`.'),
  work: z.array(
    z.object({
      url: z.string(),
      title: z.string().nullable(),
      state: z.enum(['opened', 'closed', 'merged']).nullable(),
      day: day.nullable(),
      role: z.enum(['author', 'reviewer', 'assignee']).nullable(),
      why: z.string().nullable().describe('Why no more is said of it.'),
    }),
  ),
  uploads: z.array(
    z.object({
      secret: z.string(),
      name: z.string(),
      bytes: z.int().nullable(),
      missing: z.string().nullable().describe('Why it is not in it.'),
    }),
  ),
  leftOut: z.array(z.string()),
  completeness,
};

const archiveManifest = {
  id: z.string(),
  made: z.string().describe('By which devgrowth.'),
  project: z.string(),
  host: z.string(),
  asOf: instant.nullable(),
  complete: z.boolean(),
  leftOut: z.array(z.string()),
  files: z
    .array(z.object({ path: z.string(), bytes: z.int().min(0), sha256: z.string() }))
    .describe('All of them but this one.'),
};

const archiveWritten = {
  file: z.string(),
  id: z.string(),
  issues: z.int(),
  confidential: z.int().describe("The person's own, which are in it."),
  comments: z.int(),
  files: z.int(),
  bytes: z.int(),
  leftOut: z.array(z.string()),
  completeness,
};

const archiveChecked = {
  file: z.string(),
  id: z.string().nullable(),
  files: z.int(),
  problems: z.array(z.string()),
};

const archiveOpened = {
  project: z.string(),
  url: z.string(),
  written: z.object({ issues: z.int(), comments: z.int() }).describe('By this run.'),
  there: z.object({ issues: z.int(), comments: z.int() }).describe('Written by an earlier one.'),
  numbers: z.array(z.object({ was: z.int(), is: z.int() })).describe('Of the issues.'),
  notes: z.array(z.string()).describe('What is not as it was.'),
};

export const archiveDocuments = {
  'archive-issue': archiveIssue,
  'archive-project': archiveProject,
  'archive-manifest': archiveManifest,
  archive: archiveWritten,
  'archive-check': archiveChecked,
  'archive-into': archiveOpened,
  ...calendarDocuments,
};

export const aboutArchives = {
  'archive-issue': '`issues/0007.json` of an archive',
  'archive-project': '`project.json` of an archive',
  'archive-manifest': '`manifest.json` of an archive',
  archive: 'devgrowth archive --out growth.zip --format json; exit code 3 where something could not be read',
  'archive-check': 'devgrowth archive --check growth.zip --format json; exit code 3 with problems',
  'archive-into': 'devgrowth archive growth.zip --into alex/goals --format json',
  ...aboutCalendars,
};

// An archive for the tests of its forms, with nothing in it but what a test names.
import type { ArchivedIssue, ArchivedProject } from '#reports/archive.ts';
import type { SourceRead } from '#growth/words/completeness.ts';

export const at = (minute: string) => `${minute}:31.000Z`;

export const read = (name: string, seen: number, total: number): SourceRead => ({
  name,
  requests: 1,
  seen,
  total,
  failed: null,
});

export const archivedIssue = (more: Partial<ArchivedIssue> = {}): ArchivedIssue => ({
  text: '',
  mark: null,
  isQuiet: false,
  origin: null,
  iid: 7,
  sort: 'goal',
  type: null,
  title: 'Read',
  url: 'https://gitlab.example.com/alex/goals/-/issues/7',
  state: 'opened',
  confidential: false,
  author: 'alex',
  assignees: [],
  labels: [],
  milestone: null,
  due: null,
  createdAt: at('2026-03-05T14:20'),
  updatedAt: at('2026-03-05T14:20'),
  closedAt: null,
  comments: [],
  history: [],
  links: [],
  reactions: [],
  ...more,
});

export const archived = (more: Partial<ArchivedProject> = {}): ArchivedProject => ({
  id: 'a1',
  project: {
    host: 'https://gitlab.example.com',
    path: 'alex/goals',
    name: 'goals',
    description: '',
    url: 'https://gitlab.example.com/alex/goals',
  },
  person: 'alex',
  zone: 'UTC',
  asOf: null,
  withWork: true,
  labels: [],
  milestones: [],
  boards: [],
  files: [],
  issues: [],
  work: [],
  uploads: [],
  leftOut: ['the board'],
  completeness: { complete: true, sources: [] },
  ...more,
});

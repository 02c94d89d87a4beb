// The shapes of evidence: a piece, a list of them, what became of one.
import * as z from 'zod';
import { completeness, companyValue, day, goalReference, instant, warnings } from './parts.ts';

/** As it is told in a comment. */
const told = {
  day: day.nullable().describe('Of the work, as typed; null when the comment names none.'),
  values: z.array(companyValue),
  link: z.string().nullable(),
  also: z.array(z.string()).describe('Addresses of more work that is kept as one piece with it.'),
  title: z.string().nullable().describe('What the link shows: title, project and day, as text.'),
  did: z.string().nullable(),
  result: z.string().nullable(),
};

export const evidenceShape = {
  ...told,
  at: instant.describe('When it was written.'),
  by: z.string().nullable().describe('Username; null for a deleted account.'),
};

const key = z.string().describe('Of a piece of work, the same on every machine: p42!412.');
const kept = z.array(
  z.object({
    key,
    goal: z.int().describe('Number of the goal, or of the issue of wins.'),
    isWin: z.boolean().default(false).describe('It belongs to no goal, and stands on the issue of wins.'),
    evidence: z.object(told),
  }),
);

const shows = z.array(z.string()).default([]).describe('Criteria of levels that it is an example of: staff/scope.');

export const listedEvidence = z.object({
  ...evidenceShape,
  shows,
  number: z.int().nullable().optional().describe('What `evidence edit <goal> <number>` calls it; null: not known.'),
  goal: goalReference.describe('Or the promotion document, or the issue of wins.'),
  place: z.string().describe('What it stands on. Open list: goal, promotion, wins (of no goal).'),
  confidential: z.boolean().describe('GitLab hides the goal or document from Guests to whom it is not assigned.'),
  internal: z.boolean().describe('GitLab hides the comment from members below Planner.'),
});

const candidate = z.object({
  key: z.string().describe('`p42!412`: project, sort and number; the same on every machine.'),
  kind: z.string().describe('Open list: merge-request, issue, epic, reviews, answers, thanks.'),
  roles: z.array(z.string()).describe('Open list: author, approver, reviewer, commenter, assignee, thanked.'),
  day: day.describe("Of the work, in the person's zone."),
  dayOf: z.string().describe('Open list: merged_at, closed_at, created_at, approved, reviewed, commented, thanked.'),
  title: z.string().nullable().describe('null: not known, or confidential.'),
  place: z.string().nullable(),
  url: z.string().nullable(),
  private: z.boolean().describe('Not everybody can read it, as far as is known.'),
  confidential: z.boolean(),
  with: z.array(key).describe('Kept as one piece with it.'),
  labels: z.array(z.string()),
  thanks: z.int(),
  matches: z.array(z.object({ goal: z.int(), score: z.number(), why: z.array(z.string()) })),
  suggested: z.string().describe('Open list: keep, offer, none.'),
  values: z.array(companyValue),
  state: z.string().describe('Open list: new, later.'),
  notes: z.array(z.string()),
});

export const evidenceDocuments = {
  'evidence-list': {
    evidence: z.array(listedEvidence).describe('Newest first.'),
    audience: z.enum(['me', 'manager']).describe('Who the list is made for: what they may not see is left out of it.'),
    completeness,
  },
  'evidence-write': {
    goal: goalReference.describe('Or the promotion document.'),
    evidence: z.object({ ...told, shows }),
    isNew: z.boolean().describe('false: the link was there already and nothing was written, or a piece was edited.'),
    isChanged: z.boolean().optional().describe('Of `evidence edit` alone. false: it said so already.'),
    warnings,
  },
  'evidence-debt': {
    pieces: z.int().describe('All that arrived.'),
    owed: z
      .array(
        listedEvidence.extend({
          why: z
            .string()
            .nullable()
            .describe(
              'Why it raises the record. Open list: promotion (its document counts on it), only-of-value; or null.',
            ),
          command: z.string().nullable().describe('What adds its result; null: what it is called is not known.'),
        }),
      )
      .describe('Without a result; first what raises the record most.'),
    valuesWithout: z
      .array(companyValue)
      .nullable()
      .describe('Empty where no piece names a value; null: not everything was read.'),
    quiet: z
      .array(z.object({ goal: goalReference, since: day.nullable().describe('null: none yet.') }))
      .nullable()
      .describe('Open goals on which nothing was kept for six weeks; null: not everything was read.'),
    completeness,
  },
  candidates: {
    window: z.object({ since: day, until: day, why: z.string() }),
    items: z.array(candidate).describe('To decide: what fits a goal most certainly first, then the newest.'),
    decidedBefore: z.int().describe('Pieces that are left out, because they are kept or dropped.'),
    problems: z
      .array(z.string())
      .describe('Rules of the settings that name no goal, and what was not looked at although each source is whole.'),
    requests: z.int().describe('That were sent for the work alone.'),
    completeness: z.object({
      complete: z.boolean(),
      sources: z.array(
        z.object({
          name: z
            .string()
            .describe(
              'Open list: authored, reviews, approvals, comments, issues, thanks; or a list of the goals project.',
            ),
          state: z
            .string()
            .describe('Open list: complete, partial, unknown (this server cannot tell), skipped (not asked for).'),
          why: z.string().nullable(),
          requests: z.int(),
          seen: z.int().nullable().describe('Rows that arrived; null of what was not read.'),
        }),
      ),
    }),
  },
  'evidence-scan-plan': {
    window: z.object({ since: day, until: day, why: z.string() }),
    requests: z.array(z.object({ source: z.string(), request: z.string(), times: z.string() })),
  },
  'evidence-inbox': {
    kept,
    dropped: z.array(key),
    later: z.array(key),
    restored: z.array(key),
    left: z.int().min(0).describe('Pieces that are not decided.'),
    warnings,
  },
  'evidence-checklist': {
    comment: z
      .object({ id: z.int(), url: z.string(), how: z.enum(['new', 'renewed', 'unchanged']) })
      .nullable()
      .describe('null: nothing is to decide, and nothing was posted.'),
    added: z.int().min(0).describe('Pieces that came to it.'),
    kept: kept.describe('Of a finished checklist, which is taken up first.'),
    dropped: z.array(key).describe('Of a finished checklist.'),
    warnings,
  },
  'evidence-dropped': {
    dropped: z.array(z.object({ key, day: day.nullable().describe('On which it was dropped.') })),
  },
  'evidence-removal': {
    goal: goalReference.describe('Or the promotion document.'),
    evidence: z.object(told).nullable().describe('What it said; null: a comment was named that is not there.'),
    isRemoved: z.boolean().describe('false: it was gone already.'),
  },
};

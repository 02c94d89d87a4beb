// The fields of GitLab's answers that we rely on, and only those: everything else may come, go or be null (16.0 to 19.5).
import * as z from 'zod';
import { usually } from '../wire/reading.ts';
import { usualIssue, usualNote } from './usual-rows.ts';

/** Any ISO time, also with an offset, as UTC with milliseconds. */
const instant = z.string().transform((text, context) => {
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return new Date(ms).toISOString();
  context.addIssue({ code: 'custom', message: `not a time: ${text.slice(0, 40)}` });
  return z.NEVER;
});
/** Of what may be missing or null. */
function orElse<T extends z.ZodType, Otherwise>(schema: T, otherwise: Otherwise) {
  return schema.nullish().transform((value): NonNullable<z.output<T>> | Otherwise => value ?? otherwise);
}

function listOf<T extends z.ZodType>(schema: T) {
  return z
    .array(schema)
    .nullish()
    .transform((rows) => rows ?? []);
}

const maybeInstant = orElse(instant, null);
const text = orElse(z.string(), '');
const maybeText = orElse(z.string(), null);
const day = z
  .string()
  .nullish()
  .transform((value) => (value ? value.slice(0, 10) : null));
const flag = orElse(z.boolean(), false);

const personRow = z.object({ id: z.number(), username: z.string(), name: text });
const maybePerson = orElse(personRow, null);

export const userSchema = personRow;

export const personalTokenSchema = z.object({
  name: maybeText,
  scopes: z.array(z.string()),
  expires_at: day,
  granular: flag,
  granular_scopes: z
    .array(
      z.object({
        access: text,
        permissions: listOf(z.string()),
        project_id: z.number().nullish(),
        group_id: z.number().nullish(),
      }),
    )
    .nullish()
    // In another form than the documented one it tells nothing.
    .catch(null),
});

export const oauthTokenSchema = z.object({
  scope: z.union([z.array(z.string()), z.string().transform((scopes) => scopes.split(/\s+/).filter(Boolean))]),
  expires_in: orElse(z.number(), null),
});

/** Of the caller alone. */
export const selfSchema = personRow.extend({
  can_create_project: z.boolean().nullish(),
  projects_limit: z.number().nullish(),
  email: maybeText,
  public_email: maybeText,
  commit_email: maybeText,
});
export type SelfRow = z.output<typeof selfSchema>;

export const metadataSchema = z.object({ version: maybeText, enterprise: z.boolean().nullish() });

export const issueSchema = usually(
  usualIssue,
  z.object({
    id: z.number(),
    iid: z.number(),
    title: text,
    description: text,
    state: z.string().transform((state) => (state === 'closed' ? ('closed' as const) : ('opened' as const))),
    labels: listOf(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])),
    milestone: orElse(z.object({ id: z.number(), title: z.string() }), null),
    author: maybePerson,
    assignees: listOf(personRow),
    due_date: day,
    confidential: flag,
    issue_type: maybeText,
    /** The same in capitals. */
    type: maybeText,
    web_url: text,
    created_at: instant,
    updated_at: maybeInstant,
    closed_at: maybeInstant,
    user_notes_count: orElse(z.number(), 0),
    /** 👍 alone: no list tells other reactions. */
    upvotes: orElse(z.number(), 0),
  }),
);
export type IssueRow = z.output<typeof issueSchema>;

export const meetingSchema = issueSchema.extend({
  /** Only its presence counts: issues have weights where several assignees are licensed. */
  weight: z.unknown().optional(),
});
export type MeetingRow = z.output<typeof meetingSchema>;

export const noteSchema = usually(
  usualNote,
  z.object({
    id: z.number(),
    body: text,
    author: maybePerson,
    created_at: instant,
    system: flag,
    /** `confidential` before GitLab 15.5. */
    internal: z.boolean().nullish(),
    confidential: z.boolean().nullish(),
  }),
);
export type NoteRow = z.output<typeof noteSchema>;

export const awardSchema = z.object({ id: z.number(), name: z.string(), user: maybePerson, created_at: instant });

export const stateEventSchema = z.object({ id: z.number(), user: maybePerson, created_at: instant, state: z.string() });

export const labelEventSchema = z.object({
  id: z.number(),
  user: maybePerson,
  created_at: instant,
  action: z.string(),
  label: orElse(z.object({ name: z.string() }), null),
});

export const labelSchema = z.object({
  id: z.number(),
  name: z.string(),
  color: text,
  description: text,
  is_project_label: z.boolean().nullish(),
});
export type LabelRow = z.output<typeof labelSchema>;

export const milestoneSchema = z.object({
  id: z.number(),
  title: z.string(),
  start_date: day,
  due_date: day,
  state: z.string().nullish(),
  project_id: z.number().nullish(),
});
export type MilestoneRow = z.output<typeof milestoneSchema>;

const boardList = z.object({
  position: orElse(z.number(), 0),
  label: orElse(z.object({ name: z.string() }), null),
});
export const boardSchema = z.object({
  id: z.number(),
  name: text,
  lists: listOf(boardList),
});
export type BoardRow = z.output<typeof boardSchema>;

export const memberSchema = personRow.extend({ access_level: z.number(), expires_at: day });
export type MemberRow = z.output<typeof memberSchema>;

const access = z.object({ access_level: z.number() }).nullish();
export const projectSchema = z.object({
  id: z.number(),
  name: text,
  path_with_namespace: z.string(),
  description: text,
  visibility: z.enum(['private', 'internal', 'public']).nullish(),
  topics: listOf(z.string()),
  web_url: text,
  default_branch: maybeText,
  empty_repo: flag,
  archived: flag,
  created_at: maybeInstant,
  owner: maybePerson,
  permissions: z.object({ project_access: access, group_access: access }).nullish(),
  marked_for_deletion_on: maybeText,
  marked_for_deletion_at: maybeText,
});
export type ProjectRow = z.output<typeof projectSchema>;

export const namespaceSchema = z.object({ id: z.number(), full_path: text, kind: maybeText });
export type NamespaceRow = z.output<typeof namespaceSchema>;

export const fileSchema = z.object({ content: z.string(), encoding: z.string().nullish() });

export const treeEntrySchema = z.object({ path: z.string(), type: z.string(), id: z.string().optional() });

/** Absent means open: that is what a project without the setting is. */
export const pipelineProjectSchema = z.object({
  default_branch: maybeText,
  empty_repo: flag,
  public_jobs: orElse(z.boolean(), true),
});

export const branchSchema = z.object({ name: z.string(), protected: flag });

export const scheduleSchema = z.object({
  id: z.number(),
  description: text,
  ref: text,
  cron: text,
  cron_timezone: text,
  active: flag,
  owner: maybePerson,
  next_run_at: maybeInstant,
});
export type ScheduleRow = z.output<typeof scheduleSchema>;

/** Without its value. */
export const ciVariableSchema = z.object({
  key: z.string(),
  masked: flag,
  protected: flag,
  description: text,
  environment_scope: orElse(z.string(), '*'),
});
export type CiVariableRow = z.output<typeof ciVariableSchema>;

// The fields of GitLab's answers that we rely on, and only those: everything else may come, go or be null (16.0 to 19.5).
import * as z from 'zod';

/** Any ISO time, also with an offset, as UTC with milliseconds. */
const instant = z.string().transform((text, context) => {
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return new Date(ms).toISOString();
  context.addIssue({ code: 'custom', message: `not a time: ${text.slice(0, 40)}` });
  return z.NEVER;
});
const maybeInstant = instant.nullish().transform((at) => at ?? null);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const maybeText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const day = z
  .string()
  .nullish()
  .transform((value) => (value ? value.slice(0, 10) : null));
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

const personRow = z.object({ id: z.number(), username: z.string(), name: text });
const maybePerson = personRow.nullish().transform((person) => person ?? null);

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
        permissions: z
          .array(z.string())
          .nullish()
          .transform((names) => names ?? []),
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
  expires_in: z
    .number()
    .nullish()
    .transform((seconds) => seconds ?? null),
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

export const issueSchema = z.object({
  id: z.number(),
  iid: z.number(),
  title: text,
  description: text,
  state: z.string().transform((state) => (state === 'closed' ? ('closed' as const) : ('opened' as const))),
  labels: z
    .array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]))
    .nullish()
    .transform((labels) => labels ?? []),
  milestone: z
    .object({ id: z.number(), title: z.string() })
    .nullish()
    .transform((milestone) => milestone ?? null),
  author: maybePerson,
  assignees: z
    .array(personRow)
    .nullish()
    .transform((people) => people ?? []),
  due_date: day,
  confidential: flag,
  issue_type: maybeText,
  /** The same in capitals. */
  type: maybeText,
  web_url: text,
  created_at: instant,
  updated_at: maybeInstant,
  closed_at: maybeInstant,
  user_notes_count: z
    .number()
    .nullish()
    .transform((count) => count ?? 0),
  /** 👍 alone: no list tells other reactions. */
  upvotes: z
    .number()
    .nullish()
    .transform((count) => count ?? 0),
});
export type IssueRow = z.output<typeof issueSchema>;

export const meetingSchema = issueSchema.extend({
  /** Only its presence counts: issues have weights where several assignees are licensed. */
  weight: z.unknown().optional(),
});
export type MeetingRow = z.output<typeof meetingSchema>;

export const noteSchema = z.object({
  id: z.number(),
  body: text,
  author: maybePerson,
  created_at: instant,
  system: flag,
  /** `confidential` before GitLab 15.5. */
  internal: z.boolean().nullish(),
  confidential: z.boolean().nullish(),
});
export type NoteRow = z.output<typeof noteSchema>;

export const awardSchema = z.object({ id: z.number(), name: z.string(), user: maybePerson, created_at: instant });

export const stateEventSchema = z.object({ id: z.number(), user: maybePerson, created_at: instant, state: z.string() });

export const labelEventSchema = z.object({
  id: z.number(),
  user: maybePerson,
  created_at: instant,
  action: z.string(),
  label: z
    .object({ name: z.string() })
    .nullish()
    .transform((label) => label ?? null),
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
  position: z
    .number()
    .nullish()
    .transform((position) => position ?? 0),
  label: z
    .object({ name: z.string() })
    .nullish()
    .transform((label) => label ?? null),
});
export const boardSchema = z.object({
  id: z.number(),
  name: text,
  lists: z
    .array(boardList)
    .nullish()
    .transform((lists) => lists ?? []),
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
  topics: z
    .array(z.string())
    .nullish()
    .transform((topics) => topics ?? []),
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
  public_jobs: z
    .boolean()
    .nullish()
    .transform((open) => open ?? true),
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
  environment_scope: z
    .string()
    .nullish()
    .transform((scope) => scope ?? '*'),
});
export type CiVariableRow = z.output<typeof ciVariableSchema>;

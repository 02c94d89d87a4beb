// GitLab's rows about a person's work (merge requests, issues, events) in the words of found work.
// Which fields can be relied on: https://docs.gitlab.com/api/events/
import * as z from 'zod';
import type { Colleague, Deed, WorkItem, WorkKey } from '#growth/candidates/found-work.ts';
import { issueSchema } from './schemas.ts';

export const personRow = z.object({ id: z.number(), username: z.string(), bot: z.boolean().nullish() }).nullish();
export type PersonRow = z.output<typeof personRow>;

export const workRow = issueSchema
  .pick({
    id: true,
    iid: true,
    title: true,
    description: true,
    labels: true,
    milestone: true,
    confidential: true,
    web_url: true,
    created_at: true,
    updated_at: true,
    closed_at: true,
  })
  .extend({
    project_id: z.number(),
    state: z.string(),
    merged_at: issueSchema.shape.closed_at,
    moved_to_id: z.number().nullish(),
    /** Of an issue, on tiers that have epics. */
    epic: z.object({ iid: z.number(), group_id: z.number(), url: z.string().nullish() }).nullish().catch(null),
    author: personRow,
    source_branch: z.string().nullish(),
    references: z.object({ full: z.string() }).nullish(),
    assignees: z.array(z.object({ username: z.string() })).nullish(),
    reviewers: z.array(z.object({ username: z.string() })).nullish(),
  });
export type WorkRow = z.output<typeof workRow>;

export const eventRow = z.object({
  id: z.number(),
  project_id: z.number().nullish(),
  target_type: z.string().nullish(),
  target_iid: z.number().nullish(),
  target_title: z.string().nullish(),
  action_name: z.string().nullish(),
  author_username: z.string().nullish(),
  created_at: issueSchema.shape.created_at,
  note: z
    .object({
      id: z.number(),
      body: z.string().nullish(),
      noteable_type: z.string().nullish(),
      noteable_iid: z.number().nullish(),
      internal: z.boolean().nullish(),
      confidential: z.boolean().nullish(),
    })
    .nullish(),
});
export type EventRow = z.output<typeof eventRow>;

export const accountRow = z.object({ id: z.number(), created_at: issueSchema.shape.closed_at });
export const homeRow = z.object({
  id: z.number(),
  path_with_namespace: z.string(),
  visibility: z.string().nullish(),
});
export const namedGroup = z.object({ id: z.number(), full_path: z.string() });

/** Of the query language: https://docs.gitlab.com/api/glql/ */
export const queriedRow = z.object({
  success: z.boolean().nullish(),
  data: z.object({
    nodes: z.array(z.object({ webUrl: z.string() })),
    pageInfo: z.object({ endCursor: z.string().nullish(), hasNextPage: z.boolean().nullish() }).nullish(),
  }),
});
export const approvalsRow = z.object({
  approved_by: z
    .array(z.object({ user: personRow, approved_at: issueSchema.shape.closed_at }))
    .nullish()
    .transform((people) => people ?? []),
});

export const keyOf = (projectId: number, kind: 'merge-request' | 'issue', iid: number): WorkKey =>
  `p${projectId}${kind === 'issue' ? '#' : '!'}${iid}`;

/** Tokens of projects and groups, and GitLab's own accounts. https://docs.gitlab.com/user/project/settings/project_access_tokens/#bot-users-for-projects */
const botName =
  /^(?:(?:project|group)_\d+_bot(?:_?\w*)?|ghost|(?:support|alert|security|migration|gitlab|duo)-?(?:bot|duo)\d*)$/i;

export function colleagueOf(row: PersonRow): Colleague | null {
  if (row === null || row === undefined) return null;
  return { username: row.username, isBot: row.bot === true || botName.test(row.username), accountCreatedAt: null };
}

export const states: Readonly<Record<string, WorkItem['state']>> = {
  opened: 'opened',
  closed: 'closed',
  merged: 'merged',
};

/** @param kind of the list that it stood in */
export function itemOfRow(row: WorkRow, kind: 'merge-request' | 'issue'): WorkItem {
  const [, home = null] = /^(.*)[!#]\d+$/.exec(row.references?.full ?? '') ?? [];
  return {
    key: keyOf(row.project_id, kind, row.iid),
    kind,
    home,
    iid: row.iid,
    title: row.title,
    text: row.description,
    url: row.web_url,
    labels: row.labels,
    milestone: row.milestone?.title ?? null,
    branch: row.source_branch ?? null,
    author: colleagueOf(row.author),
    state: states[row.state] ?? null,
    createdAt: row.created_at,
    endedAt: row.merged_at ?? row.closed_at,
    isPrivate: row.confidential ? true : null,
    confidential: row.confidential,
    moved: null,
    toldBy: 'list',
  };
}

export const issueKey = ({ project_id: id, iid }: Pick<WorkRow, 'project_id' | 'iid'>): WorkKey =>
  keyOf(id, 'issue', iid);

/** Its path stands in its address: `/groups/acme/-/epics/3`. Nothing else of it is known. */
export function epicOfRow({ epic }: WorkRow): WorkItem | null {
  if (!epic) return null;
  const [, home = null] = /\/groups\/(.+?)\/-\//.exec(epic.url ?? '') ?? [];
  return {
    ...untold,
    key: `g${epic.group_id}&${epic.iid}`,
    kind: 'epic',
    home,
    iid: epic.iid,
    title: null,
    toldBy: 'list',
  };
}

export const kinds: Readonly<Record<string, 'merge-request' | 'issue'>> = {
  MergeRequest: 'merge-request',
  Issue: 'issue',
  WorkItem: 'issue',
};

/** What an event is about; null for commits, snippets, designs and what has no project. */
export function itemOfEvent(row: EventRow): WorkItem | null {
  const kind = kinds[(row.note ? row.note.noteable_type : row.target_type) ?? ''];
  const iid = row.note ? row.note.noteable_iid : row.target_iid;
  if (kind === undefined || typeof iid !== 'number' || typeof row.project_id !== 'number') return null;
  return {
    ...untold,
    key: keyOf(row.project_id, kind, iid),
    kind,
    iid,
    title: row.target_title ?? null,
    toldBy: 'event',
  };
}

export const untold = {
  home: null,
  text: null,
  url: null,
  labels: [],
  milestone: null,
  branch: null,
  author: null,
  state: null,
  createdAt: null,
  endedAt: null,
  isPrivate: null,
  confidential: false,
  moved: null,
} as const;

/** A comment is what it says of itself, whatever the row calls it: one on a line of code is a `DiffNote`. */
export function commentOfEvent(row: EventRow): { readonly item: WorkItem; readonly deed: Deed } | null {
  const item = itemOfEvent(row);
  if (item === null || !row.note) return null;
  const { id, body, internal, confidential } = row.note;
  return {
    item,
    deed: {
      type: 'commented',
      key: item.key,
      at: row.created_at,
      note: id,
      body: body ?? '',
      internal: internal ?? confidential ?? false,
    },
  };
}

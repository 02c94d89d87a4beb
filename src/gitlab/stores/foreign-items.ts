// Reads an issue, merge request or epic of any project on this GitLab: what evidence and new goals say about it.
import { said, step } from '#wording.ts';
import { Epics, Groups, IssueNotes, Issues, MergeRequestNotes, MergeRequests, Projects } from '@gitbeaker/rest';
import * as z from 'zod';
import { type ForeignItem, itemReference } from '#growth/goals/foreign-item.ts';
import type { ItemPlace } from '#growth/text/item-address.ts';
import type { Connection } from '../wire/connection.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { parsed } from '../wire/reading.ts';
import { issueSchema, noteSchema } from '../words/schemas.ts';

/** The fields that issues, merge requests and epics share. */
const itemSchema = issueSchema
  .pick({
    title: true,
    confidential: true,
    web_url: true,
    created_at: true,
    closed_at: true,
    author: true,
    assignees: true,
  })
  .extend({
    state: z.string(),
    merged_at: issueSchema.shape.closed_at,
    reviewers: issueSchema.shape.assignees,
  });

const homeSchema = z.object({ visibility: z.string().nullish() });

export async function readForeignItem(connection: Connection, place: ItemPlace): Promise<ForeignItem> {
  const doing = `reading ${itemReference(place)}`;
  const [answer, visibility] = await Promise.all([
    show(connection, place, doing),
    homeVisibility(connection, place, `reading the visibility of ${place.home}`),
  ]);
  const row = parsed(itemSchema, answer.body, doing);
  return {
    ...place,
    title: row.title,
    url: row.web_url,
    state: row.state === 'merged' ? 'merged' : row.state === 'opened' ? 'opened' : 'closed',
    createdAt: row.created_at,
    endedAt: row.merged_at ?? row.closed_at,
    isPrivate: row.confidential || visibility !== 'public',
    isInternal: !row.confidential && visibility === 'internal',
    confidential: row.confidential,
    people: {
      author: row.author?.username ?? null,
      assignees: row.assignees.map(({ username }) => username),
      reviewers: row.reviewers.map(({ username }) => username),
    },
  };
}

export async function isOpenComment(connection: Connection, { type, home, iid, anchor }: ItemPlace): Promise<boolean> {
  const [, id] = /^note_(\d{1,15})$/.exec(anchor) ?? [];
  if (id === undefined || type === 'epic') return false;
  const doing = 'reading who may read a comment';
  try {
    const answer = await (type === 'issue'
      ? connection.call(IssueNotes, (api) => api.show(home, iid, Number(id)), { doing })
      : connection.call(MergeRequestNotes, (api) => api.show(home, iid, Number(id)), { doing }));
    const { internal, confidential } = parsed(noteSchema, answer.body, doing);
    return (internal ?? confidential) === false;
  } catch (failure) {
    if (failure instanceof GitLabFailure && failure.kind !== 'authentication') return false;
    throw failure;
  }
}

function show(connection: Connection, { type, home, iid }: ItemPlace, doing: string) {
  switch (type) {
    case 'issue':
      return connection.call(Issues, (api) => api.show(iid, { projectId: home }), { doing });
    case 'merge-request':
      return connection.call(MergeRequests, (api) => api.show(home, iid), { doing });
    default:
      return connection.call(Epics, (api) => api.show(home, iid), { doing }).catch(explainNoEpic);
  }
}

/**
 * 403 where the tier has no epics, 404 where the group is not seen, or the server knows no such path (GitLab without its
 * enterprise part). https://docs.gitlab.com/api/epics/
 */
function explainNoEpic(failure: unknown): never {
  if (!(failure instanceof GitLabFailure) || (failure.status !== 403 && failure.status !== 404)) throw failure;
  throw new GitLabFailure(failure.kind, failure.message, {
    status: failure.status,
    cause: failure,
    hint: said`Epics need GitLab Premium, and a role in their group. Without them, give the title yourself, and keep the address with \`${step('evidence add', '<number>', '<address>')}\`.`,
  });
}

/** Where the server does not say, it is taken for private. */
async function homeVisibility(connection: Connection, { type, home }: ItemPlace, doing: string): Promise<string> {
  try {
    const answer = await (type === 'epic'
      ? connection.call(Groups, (api) => api.show(home, { withProjects: false }), { doing })
      : connection.call(Projects, (api) => api.show(home), { doing }));
    return parsed(homeSchema, answer.body, doing).visibility ?? 'private';
  } catch (failure) {
    if (failure instanceof GitLabFailure && (failure.status === 403 || failure.status === 404)) return 'private';
    throw failure;
  }
}

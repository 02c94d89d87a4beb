// GitLab's rows of issues and epics that look for somebody, as lists and as its query language give them.
import * as z from 'zod';
import type { Opening } from '#growth/candidates/openings.ts';
import { itemPlace } from '#growth/text/item-address.ts';
import { issueSchema } from './schemas.ts';

const shared = issueSchema.pick({
  id: true,
  iid: true,
  title: true,
  labels: true,
  web_url: true,
  created_at: true,
  updated_at: true,
});

export const openIssueRow = shared.extend({
  assignees: z.array(z.unknown()).nullish(),
  merge_requests_count: z.number().nullish(),
  user_notes_count: z.number().nullish(),
});
/** A merge request that closes an issue, or would have. */
export const closingRow = z.object({ id: z.number(), state: z.string() });
export const openEpicRow = shared;
export const topicProject = z.object({ id: z.number(), path_with_namespace: z.string() });

const nodes = <Node extends z.ZodType>(node: Node) => z.object({ nodes: z.array(node) });

/** https://docs.gitlab.com/api/glql/#response-attributes. No rows at all: the token does not reach them. */
export const queriedIssues = z.object({
  success: z.boolean().nullish(),
  data: z.object({
    nodes: z.array(
      z.object({
        title: z.string(),
        webUrl: z.string(),
        createdAt: issueSchema.shape.created_at,
        updatedAt: issueSchema.shape.updated_at,
        labels: nodes(z.object({ title: z.string() })),
        assignees: nodes(z.unknown()),
      }),
    ),
    pageInfo: z.object({ endCursor: z.string().nullish(), hasNextPage: z.boolean().nullish() }).nullish(),
  }),
});
type QueriedIssue = z.output<typeof queriedIssues>['data']['nodes'][number];

/** null: its address is of no issue here, and what nobody can open is no offer. */
export function openingOfIssue(row: z.output<typeof openIssueRow>, base: string): Opening | null {
  return openingAt(base, row.web_url, 'issue', {
    title: row.title,
    labels: row.labels,
    createdAt: row.created_at,
    updatedAt: row.updated_at ?? row.created_at,
    isAssigned: (row.assignees ?? []).length > 0,
    mergeRequests: row.merge_requests_count ?? null,
    comments: row.user_notes_count ?? null,
  });
}

export function openingOfEpic(row: z.output<typeof openEpicRow>, base: string): Opening | null {
  return openingAt(base, row.web_url, 'epic', {
    title: row.title,
    labels: row.labels,
    createdAt: row.created_at,
    updatedAt: row.updated_at ?? row.created_at,
    isAssigned: false,
    mergeRequests: null,
    comments: null,
  });
}

export function openingOfNode(node: QueriedIssue, base: string): Opening | null {
  return openingAt(base, node.webUrl, 'issue', {
    title: node.title,
    labels: node.labels.nodes.map(({ title }) => title),
    createdAt: node.createdAt,
    updatedAt: node.updatedAt ?? node.createdAt,
    isAssigned: node.assignees.nodes.length > 0,
    mergeRequests: null,
    comments: null,
  });
}

function openingAt(
  base: string,
  url: string,
  type: Opening['type'],
  facts: Omit<Opening, 'type' | 'home' | 'iid' | 'url'>,
): Opening | null {
  const place = itemPlace(base, url);
  if (place === null || typeof place === 'string' || place.type !== type) return null;
  return { ...facts, type, home: place.home, iid: place.iid, url };
}

// GitLab's rows of who named or praised the person (to-dos, emoji) in the words of found work. https://docs.gitlab.com/api/todos/
import * as z from 'zod';
import type { Mentioned, WorkItem } from '#growth/candidates/found-work.ts';
import { issueSchema } from './schemas.ts';
import { colleagueOf, keyOf, kinds, personRow, states, untold, workRow } from './work-rows.ts';

export const todoRow = z.object({
  id: z.number(),
  project: z.object({ id: z.number(), path_with_namespace: z.string() }).nullish(),
  author: personRow,
  action_name: z.string().nullish(),
  target_type: z.string().nullish(),
  target: workRow.partial().nullish().catch(null),
  target_url: z.string().nullish(),
  body: z.string().nullish(),
  created_at: issueSchema.shape.created_at,
});
export type TodoRow = z.output<typeof todoRow>;

export const emojiRow = z.object({
  id: z.number(),
  name: z.string(),
  user: personRow,
  created_at: issueSchema.shape.created_at,
});
export type EmojiRow = z.output<typeof emojiRow>;

/** Words of somebody who named the person in a comment; null for a to-do of another sort. */
export function mentionOfTodo(row: TodoRow): { readonly item: WorkItem; readonly mention: Mentioned } | null {
  const kind = kinds[row.target_type ?? ''];
  const { target, project } = row;
  const [, note] = /#note_(\d{1,15})$/.exec(row.target_url ?? '') ?? [];
  if (kind === undefined || !target || typeof target.iid !== 'number' || !project || note === undefined) return null;
  const key = keyOf(project.id, kind, target.iid);
  const item: WorkItem = {
    ...untold,
    key,
    kind,
    home: project.path_with_namespace,
    iid: target.iid,
    title: target.title ?? null,
    text: target.description ?? null,
    url: target.web_url ?? null,
    labels: target.labels ?? [],
    author: colleagueOf(target.author),
    state: states[target.state ?? ''] ?? null,
    createdAt: target.created_at ?? null,
    endedAt: target.merged_at ?? target.closed_at ?? null,
    confidential: target.confidential ?? kind === 'issue',
    toldBy: 'to-do',
  };
  const mention: Mentioned = {
    key: `n${note}`,
    on: key,
    at: row.created_at,
    by: colleagueOf(row.author),
    body: row.body ?? '',
    emoji: null,
    url: row.target_url ?? null,
    // The row does not say. Nothing of a to-do's words is kept unless the person asks for it.
    internal: false,
  };
  return { item, mention };
}

export function mentionOfEmoji(row: EmojiRow, on: WorkItem): Mentioned {
  const by = colleagueOf(row.user);
  return {
    key: `e${row.id}`,
    on: on.key,
    at: row.created_at,
    by,
    body: null,
    emoji: row.name,
    url: null,
    internal: false,
  };
}

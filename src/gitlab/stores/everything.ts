// Reads a project whole, whatever its issues are for: every text as typed, and what GitLab noted beside it.
import { IssueAwardEmojis, IssueLabelEvents, IssueLinks, IssueNotes, Issues, IssueStateEvents } from '@gitbeaker/rest';
import * as z from 'zod';
import type { Everything, WholeText } from '#growth/forge/everything.ts';
import { itemPlace } from '#growth/text/item-address.ts';
import { readAll, type Scope } from '../exchange/scope.ts';
import { listed } from '../wire/lists.ts';
import { typeOfIssue } from '../words/issues.ts';
import { isQuiet, originOf, readStoredText } from '../words/marks.ts';
import { unquietedTitle } from '../words/quiet-text.ts';
import { awardSchema, issueSchema, labelEventSchema, noteSchema, stateEventSchema } from '../words/schemas.ts';
import { itemSort } from './items.ts';

const linkSchema = z.object({
  issue_link_id: z.number(),
  link_type: z.string().nullish(),
  title: z.string(),
  web_url: z.string(),
  confidential: z.boolean().nullish(),
});

function wholeText(stored: string): WholeText {
  return { ...readStoredText(stored), origin: originOf(stored) };
}

export function everything(scope: Scope): Everything {
  const { projectId, codec, path } = scope;

  return {
    async wholeIssues() {
      const all = await readAll(
        scope,
        Issues,
        (api, page) => api.all({ projectId, state: 'all', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
        { name: 'issues', doing: `reading all issues of ${path}`, schema: issueSchema, keyOf: ({ iid }) => iid },
      );
      return listed(all, (row) => ({
        ...wholeText(row.description),
        iid: row.iid,
        title: isQuiet(row.description) ? unquietedTitle(row.title) : row.title,
        sort: itemSort(row, codec),
        type: typeOfIssue(row),
        url: row.web_url,
        state: row.state,
        confidential: row.confidential,
        author: row.author,
        assignees: row.assignees,
        labels: row.labels,
        milestone: row.milestone?.title ?? null,
        due: row.due_date,
        createdAt: row.created_at,
        updatedAt: row.updated_at ?? row.created_at,
        closedAt: row.closed_at,
        commentCount: row.user_notes_count,
        thumbsUp: row.upvotes,
      }));
    },

    async wholeNotes(iid) {
      const notes = await readAll(
        scope,
        IssueNotes,
        (api, page) => api.all(projectId, iid, { sort: 'asc', orderBy: 'created_at', ...page }),
        {
          name: `comments of #${iid}`,
          doing: `reading the comments of #${iid}`,
          schema: noteSchema,
          keyOf: ({ id }) => id,
          isFilteredLate: true,
        },
      );
      return listed(notes, ({ id, author, created_at: at, system, body, internal, confidential }) => ({
        ...wholeText(body),
        id,
        by: author,
        at,
        isSystem: system,
        internal: internal ?? confidential ?? false,
      }));
    },

    async wholeEvents(iid) {
      const spec = (what: string) => ({
        name: `${what} of #${iid}`,
        doing: `reading the ${what} of #${iid}`,
        keyOf: ({ id }: { id: number }) => id,
      });
      const [states, labels] = await Promise.all([
        readAll(scope, IssueStateEvents, (api, page) => api.all(projectId, iid, page), {
          ...spec('state events'),
          schema: stateEventSchema,
        }),
        readAll(scope, IssueLabelEvents, (api, page) => api.all(projectId, iid, page), {
          ...spec('label events'),
          schema: labelEventSchema,
        }),
      ]);
      return [
        listed(states, ({ user, created_at: at, state }) => ({ by: user, at, what: state, label: null })),
        listed(labels, ({ user, created_at: at, action, label }) => ({
          by: user,
          at,
          what: action,
          label: label?.name ?? null,
        })),
      ];
    },

    async reactions(iid) {
      const awards = await readAll(scope, IssueAwardEmojis, (api, page) => api.all(projectId, iid, page), {
        name: `reactions to #${iid}`,
        doing: `reading the reactions to #${iid}`,
        schema: awardSchema,
        keyOf: ({ id }) => id,
      });
      return listed(awards, ({ user, created_at: at, name }) => ({ by: user, at, name }));
    },

    async wholeLinks(iid) {
      const links = await readAll(scope, IssueLinks, (api, page) => api.all(projectId, iid, page), {
        name: `links of #${iid}`,
        doing: `reading the links of #${iid}`,
        schema: linkSchema,
        keyOf: ({ issue_link_id: id }) => id,
        isUnpaged: true,
      });
      return listed(links, ({ link_type: type, title, web_url: url, confidential }) => {
        const place = itemPlace(scope.connection.base, url);
        return place === null || typeof place === 'string'
          ? null
          : { place, title, type: type ?? 'relates_to', confidential: confidential ?? false };
      });
    },

    async upload({ secret, name }, mostBytes) {
      const doing = `reading the file ${name}`;
      const address = `projects/${projectId}/uploads/${encodeURIComponent(secret)}/${encodeURIComponent(name)}`;
      return scope.connection.bytes(address, { doing, mostBytes });
    },
  };
}

// Writes the texts of an archive again: each once, found by the mark that says which text it is.
import { IssueNotes, Issues, Projects } from '@gitbeaker/rest';
import * as z from 'zod';
import type { Instant } from '#growth/words/goal.ts';
import type { Restoring } from '#growth/forge/restoring.ts';
import { droppedFields } from '../exchange/checked.ts';
import { createOnce } from '../exchange/exactly-once.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { read, readAll, type Scope, write } from '../exchange/scope.ts';
import { parsed } from '../wire/reading.ts';
import { archivedText, splitMark } from '../words/marks.ts';
import { quietedTitle } from '../words/quiet-text.ts';
import { issueSchema, type IssueRow, noteSchema, type NoteRow } from '../words/schemas.ts';
import { normalised } from '../words/user-text.ts';
import type { Milestones } from './milestones.ts';

const uploadSchema = z.object({ url: z.string() });

type Texts = Omit<Restoring, 'ensureNamedLabel' | 'ensureNamedMilestone' | 'addNamedList'>;

export function restoring(scope: Scope, { idOf }: Pick<Milestones, 'idOf'>): Texts {
  const { projectId, path, connection } = scope;
  const { base } = connection;
  const fromIn = (stored: string) => splitMark(stored).mark?.from ?? null;

  async function show(iid: number): Promise<IssueRow> {
    const doing = `reading #${iid} of ${path}`;
    return parsed(issueSchema, (await read(scope, Issues, (api) => api.show(iid, { projectId }), doing)).body, doing);
  }

  async function put(iid: number, sent: { description?: string; stateEvent?: 'close' }, doing: string) {
    const answer = await write(scope, Issues, (api) => api.edit(projectId, iid, sent), doing);
    return parsed(issueSchema, answer.body, doing, true);
  }

  /** Their days are those of the archive: no filter by day finds them. @throws where the list is not whole */
  async function issuesFrom(from: string): Promise<readonly IssueRow[]> {
    const { rows, failure } = await readAll(
      scope,
      Issues,
      (api, page) => api.all({ projectId, state: 'all', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
      {
        name: 'issues',
        doing: 'asking whether the issue was written',
        schema: issueSchema,
        keyOf: ({ iid }) => iid,
      },
    );
    if (failure !== null) throw failure;
    return rows.filter(({ description }) => fromIn(description) === from);
  }

  async function commentsFrom(iid: number, from: string): Promise<readonly NoteRow[]> {
    const { rows, failure } = await readAll(
      scope,
      IssueNotes,
      (api, page) => api.all(projectId, iid, { sort: 'asc', orderBy: 'created_at', ...page }),
      {
        name: `comments of #${iid}`,
        doing: 'asking whether the comment was written',
        schema: noteSchema,
        keyOf: ({ id }) => id,
        isFilteredLate: true,
      },
    );
    if (failure !== null) throw failure;
    return rows.filter(({ body, system }) => !system && fromIn(body) === from);
  }

  return {
    async restoreIssue(issue) {
      const { mark, origin, ours, milestone, due, confidential, isAssigned, iid, createdAt } = issue;
      const from = mark.from ?? '';
      const description = archivedText(issue.text, { mark, origin }, base, ours);
      const title = quietedTitle(issue.title.trim(), base);
      const doing = `creating the issue "${issue.title}"`;
      const me = isAssigned ? await scope.me() : null;
      const options = {
        iid,
        createdAt,
        description,
        ...(issue.labels.length === 0 ? {} : { labels: issue.labels.join(',') }),
        ...(milestone === null ? {} : { milestoneId: await idOf(milestone) }),
        ...(due === null ? {} : { dueDate: due }),
        ...(confidential ? { confidential } : {}),
        ...(me === null ? {} : { assigneeIds: [me.id] }),
      };
      const { value } = await createOnce(connection, {
        create: async () => {
          const answer = await write(scope, Issues, (api) => api.create(projectId, title, options), doing);
          return parsed(issueSchema, answer.body, doing, true);
        },
        find: async () => (await issuesFrom(from))[0] ?? null,
        doubles: {
          name: `${projectId} ${from}`,
          others: async ({ id }) =>
            (await issuesFrom(from)).filter((row) => row.id !== id).map(({ web_url: url }) => url),
        },
      });
      const asked = { title, description, due, milestone, confidential, labels: issue.labels };
      return { iid: value.iid, warnings: droppedFields(asked, value) };
    },

    restoreText: (iid, was, text) =>
      scope.locked(iid, async () => {
        const [stood, stands] = [was, text].map((one) => archivedText(one.text, one, base, one.ours)) as [
          string,
          string,
        ];
        const before = normalised((await show(iid)).description);
        if (before === normalised(stands)) return true;
        if (before !== normalised(stood)) return false;
        const doing = `writing the text of #${iid}`;
        await putSurely(scope, { put: () => put(iid, { description: stands }, doing) });
        return true;
      }),

    async restoreComment(iid, comment) {
      const from = comment.mark.from ?? '';
      const body = archivedText(comment.text, comment, base, comment.ours);
      const doing = `writing a comment on #${iid}`;
      const options: { createdAt: Instant; internal?: boolean } = {
        createdAt: comment.createdAt,
        ...(comment.internal ? { internal: true } : {}),
      };
      await createOnce(connection, {
        create: async () => {
          const answer = await write(scope, IssueNotes, (api) => api.create(projectId, iid, body, options), doing);
          return parsed(noteSchema, answer.body, doing, true);
        },
        find: async () => (await commentsFrom(iid, from))[0] ?? null,
        doubles: {
          name: `${projectId} ${from}`,
          others: async ({ id }) =>
            (await commentsFrom(iid, from)).filter((row) => row.id !== id).map((row) => `comment ${row.id} on #${iid}`),
        },
      });
    },

    async closeIssue(iid) {
      if ((await show(iid)).state === 'closed') return;
      await putSurely(scope, { put: () => put(iid, { stateEvent: 'close' }, `closing #${iid}`) });
    },

    async sendUpload(name, content) {
      const doing = `sending the file ${name}`;
      const file = { content: new Blob([new Uint8Array(content)]), filename: name };
      const answer = await write(scope, Projects, (api) => api.uploadForReference(projectId, file), doing);
      return parsed(uploadSchema, answer.body, doing, true).url;
    },
  };
}

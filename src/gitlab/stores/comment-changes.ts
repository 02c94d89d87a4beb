// Comments that stand there already: one is replaced, edited or deleted. Whose they may be, GitLab decides.
import { IssueNotes } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { droppedText } from '../exchange/checked.ts';
import { orNone } from '../exchange/or-none.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { read, type Scope, write } from '../exchange/scope.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { parsed } from '../wire/reading.ts';
import { editedText, readStoredText, storedText } from '../words/marks.ts';
import { type NoteRow, noteSchema } from '../words/schemas.ts';

type CommentChanges = Pick<GoalsProject, 'replaceComment' | 'editComment' | 'removeComment'>;

export function commentChanges(scope: Scope): CommentChanges {
  const { projectId, connection } = scope;

  async function show(iid: number, id: number): Promise<NoteRow> {
    const doing = `reading the comment on #${iid}`;
    const answer = await read(scope, IssueNotes, (api) => api.show(projectId, iid, id), doing);
    return parsed(noteSchema, answer.body, doing);
  }

  async function put(iid: number, id: number, stored: string): Promise<NoteRow> {
    const doing = `changing the comment on #${iid}`;
    const edit = (api: IssueNotes) => api.edit(projectId, iid, id, { body: stored });
    return parsed(noteSchema, (await write(scope, IssueNotes, edit, doing)).body, doing, true);
  }

  /** null: gone. */
  const standing = (iid: number, id: number): Promise<NoteRow | null> => orNone(() => show(iid, id));

  /** 403: another user's comment. 404: deleted meanwhile. But whoever stands between may say so of one's own that is there. */
  async function unlessNotOurs<T>(iid: number, id: number, change: () => Promise<T>): Promise<T | null> {
    try {
      return await change();
    } catch (failure) {
      if (!(failure instanceof GitLabFailure) || (failure.status !== 403 && failure.status !== 404)) throw failure;
      const there = await standing(iid, id);
      if (there !== null && there.author?.id === (await scope.me()).id) throw failure;
      return null;
    }
  }

  return {
    replaceComment(iid, id, { key, type, body }) {
      const stored = storedText(body, { type, template: null, key });
      return unlessNotOurs(iid, id, async () => {
        const row = await putSurely(scope, { put: () => put(iid, id, stored) });
        return { value: { id: row.id }, warnings: droppedText('comment', stored, row.body) };
      });
    },

    editComment(iid, id, edit) {
      return unlessNotOurs(iid, id, async () => {
        const before = await show(iid, id);
        const { text: typed } = readStoredText(before.body);
        const text = edit(typed);
        if (text === typed) return { value: { id, text }, warnings: [] };
        const stored = editedText(before.body, text, connection.base);
        const row = await putSurely(scope, {
          put: () => put(iid, id, stored),
          async landed() {
            const now = await show(iid, id);
            return now.body === stored ? now : null;
          },
        });
        return { value: { id, text }, warnings: droppedText('comment', stored, row.body) };
      });
    },

    async removeComment(iid, id) {
      const doing = `deleting the comment on #${iid}`;
      const remove = () => write(scope, IssueNotes, (api) => api.remove(projectId, iid, id), doing);
      let isLost = false;
      try {
        await remove().catch((failure: unknown) => {
          if (!(failure instanceof GitLabFailure) || !failure.mayHaveHappened) throw failure;
          isLost = true;
          return remove();
        });
        return true;
      } catch (failure) {
        if (!(failure instanceof GitLabFailure) || failure.status !== 404) throw failure;
        // Gone is gone, however often it is asked for; but whoever stands between may say so of what is there.
        if ((await standing(iid, id)) !== null) throw failure;
        return isLost;
      }
    },
  };
}

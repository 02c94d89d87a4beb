// The promotion document on GitLab: a confidential issue with one of the promotion labels; who it is assigned to decides which Guest reads it.
import { Issues } from '@gitbeaker/rest';
import type * as z from 'zod';
import type { GoalsProject } from '#growth/forge.ts';
import type { Person } from '#growth/goal.ts';
import { currentDocument, type PromotionRecord, type PromotionState, promotionStates } from '#growth/promotion.ts';
import type { Dropped } from '#growth/writes.ts';
import { type AskedIssue, droppedFields } from './checked.ts';
import { GitLabFailure } from './failures.ts';
import { issueCreation } from './issue-creation.ts';
import { readStoredText, storedText } from './marks.ts';
import { parsed } from './reading.ts';
import { assignedSchema } from './schemas.ts';
import { type PageOptions, read, readAll, type Scope, write } from './scope.ts';

type Documents = Pick<GoalsProject, 'promotionDocument' | 'startPromotion' | 'movePromotion'>;

type DocumentRow = z.output<typeof assignedSchema>;

export function promotionDocuments(scope: Scope, { labels: readLabels }: Pick<GoalsProject, 'labels'>): Documents {
  const { projectId, codec } = scope;
  const { createIssue } = issueCreation(scope);
  const nameOf = (value: PromotionState) => codec.nameOf({ group: 'promotion', value });

  function statesOf(labels: readonly string[]): PromotionState[] {
    return labels.flatMap((name) => {
      const word = codec.wordOf(name);
      return word?.group === 'promotion' ? [word.value] : [];
    });
  }

  function recordOf(row: DocumentRow): PromotionRecord {
    const { text, mark } = readStoredText(row.description);
    return {
      iid: row.iid,
      title: row.title,
      description: text,
      state: row.state,
      states: statesOf(row.labels),
      confidential: row.confidential,
      assignees: row.assignees,
      url: row.web_url,
      createdAt: row.created_at,
      updatedAt: row.updated_at ?? row.created_at,
      commentCount: row.user_notes_count,
      mark,
    };
  }

  async function readDocuments(filter: { confidential: true } | { labels: string }): Promise<DocumentRow[]> {
    const { rows, failure } = await readAll(
      scope,
      Issues,
      (api, page: PageOptions) =>
        api.all({ projectId, ...filter, state: 'all', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
      {
        name: 'promotion document',
        doing: `looking for the promotion document of ${scope.path}`,
        schema: assignedSchema,
        keyOf: ({ iid }) => iid,
      },
    );
    // "Not there" would lead to a second one.
    if (failure !== null) throw failure;
    return rows.filter(({ labels }) => statesOf(labels).length > 0);
  }

  async function readOne(iid: number): Promise<DocumentRow> {
    const doing = `reading the promotion document #${iid} of ${scope.path}`;
    return parsed(
      assignedSchema,
      (await read(scope, Issues, (api) => api.show(iid, { projectId }), doing)).body,
      doing,
    );
  }

  return {
    async promotionDocument() {
      const confidential = await readDocuments({ confidential: true });
      if (confidential.length > 0) return currentDocument(confidential.map(recordOf));
      // Made public by hand, or this server does not know the filter: GitLab has no "any of these labels" for everybody.
      const known = (await readLabels()).ifWhole()?.map(({ name }) => name) ?? null;
      const names = promotionStates.map(nameOf).filter((name) => known === null || known.includes(name));
      const found = await Promise.all(names.map((labels) => readDocuments({ labels })));
      return currentDocument(found.flat().map(recordOf));
    },

    async startPromotion({ key, mayExist, template, title, description, state }) {
      const labels = [nameOf(state)];
      const stored = storedText(description, { type: 'promotion', template, key });
      const issue = {
        key,
        mayExist,
        title,
        description: stored,
        labels,
        milestoneId: null,
        due: null,
        confidential: true,
      };
      const row = await createIssue(issue, `creating the promotion document "${title}"`);
      const asked = { title, description: stored, confidential: true, labels };
      return {
        value: recordOf({ ...row, assignees: [] }),
        warnings: mayExist === true ? [] : droppedFields(asked, row),
      };
    },

    movePromotion: (iid, { state, assignTo }) =>
      scope.locked(iid, async () => {
        const doing = `moving the promotion document #${iid}`;
        const before = await readOne(iid);
        const wanted = nameOf(state);
        const add = before.labels.includes(wanted) ? [] : [wanted];
        const remove = before.labels.filter((name) => name !== wanted && codec.wordOf(name)?.group === 'promotion');
        const isAssigned = assignTo === null || before.assignees.some(({ id }) => id === assignTo.id);
        const people = isAssigned ? before.assignees : [assignTo, ...before.assignees];
        const sent = {
          ...(add.length > 0 ? { addLabels: add.join(',') } : {}),
          ...(remove.length > 0 ? { removeLabels: remove.join(',') } : {}),
          ...(isAssigned ? {} : { assigneeIds: people.map(({ id }) => id) }),
        };
        if (Object.keys(sent).length === 0) return { value: recordOf(before), warnings: [] };
        const asked: AskedIssue = { labels: add, withoutLabels: remove };
        const put = async () => {
          const answer = await write(scope, Issues, (api) => api.edit(projectId, iid, sent), doing);
          return parsed(assignedSchema, answer.body, doing, true);
        };
        const after = await put().catch(async (failure: unknown) => {
          if (!(failure instanceof GitLabFailure) || !failure.mayHaveHappened) throw failure;
          // Doing it twice gives the same issue, so that a lost answer is looked up and the write repeated once.
          await scope.sleep(1_000);
          const row = await readOne(iid);
          const isDone = droppedFields(asked, row).length === 0 && droppedPeople(people, row).length === 0;
          return isDone ? row : put();
        });
        return { value: recordOf(after), warnings: [...droppedFields(asked, after), ...droppedPeople(people, after)] };
      }),
  };
}

/** Free keeps the first assignee: https://docs.gitlab.com/user/project/issues/multiple_assignees_for_issues/ */
function droppedPeople(asked: readonly Person[], { assignees }: DocumentRow): Dropped[] {
  const kept = new Set(assignees.map(({ id }) => id));
  return asked
    .filter(({ id }) => !kept.has(id))
    .map(({ username }) => ({
      field: 'assignee',
      asked: `@${username}`,
      kept: assignees.map((person) => `@${person.username}`).join(', ') || 'nobody',
      advice: 'GitLab Free keeps one assignee, and nobody who cannot open the project.',
    }));
}

// An issue of which a project should have one, with a label of its own: all that have it are read, and one is opened.
import { Issues } from '@gitbeaker/rest';
import type { Dropped } from '#growth/forge/writes.ts';
import { droppedFields } from '../exchange/checked.ts';
import { issueCreation } from '../exchange/issue-creation.ts';
import { readAll, type Scope } from '../exchange/scope.ts';
import { storedText } from '../words/marks.ts';
import { issueSchema, type IssueRow } from '../words/schemas.ts';

interface Opening {
  readonly key: string;
  readonly mayExist?: boolean;
  readonly title: string;
  readonly description: string;
}

/** @param marker its label, and the type in its mark */
export function oneIssueStore(scope: Scope, marker: 'inbox' | 'wins') {
  const { projectId, codec } = scope;
  const labels = codec.nameOf({ group: 'marker', value: marker });
  const { createIssue } = issueCreation(scope);

  return {
    /** @throws where not all are known: "not there" would lead to a second one, and leave out what stands on the first */
    async all(doing: string): Promise<readonly IssueRow[]> {
      const { rows, failure } = await readAll(
        scope,
        Issues,
        (api, page) =>
          api.all({ projectId, labels, state: 'all', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
        { name: marker, doing, schema: issueSchema, keyOf: ({ iid }) => iid },
      );
      if (failure !== null) throw failure;
      return rows;
    },

    async open(
      { key, mayExist = false, title, description }: Opening,
      confidential: boolean,
    ): Promise<{ readonly row: IssueRow; readonly warnings: readonly Dropped[] }> {
      const stored = storedText(description, { type: marker, template: null, key });
      const asked = { title, description: stored, labels: [labels], confidential };
      const row = await createIssue(
        { ...asked, key, mayExist, milestoneId: null, due: null },
        `creating the issue "${title}"`,
      );
      return { row, warnings: mayExist ? [] : droppedFields(asked, row) };
    },
  };
}

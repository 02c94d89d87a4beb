// Every issue of a project with what it is for and who may see it: what a preview of access is made of.
import { Issues } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { ProjectItem } from '#growth/forge/project.ts';
import { isDocument } from './documents.ts';
import { isGoal } from '../words/issues.ts';
import type { LabelCodec } from '../words/labels.ts';
import { listed } from '../wire/lists.ts';
import { isQuiet } from '../words/marks.ts';
import { unquietedTitle } from '../words/quiet-text.ts';
import { type IssueRow, issueSchema } from '../words/schemas.ts';
import { readAll, type Scope } from '../exchange/scope.ts';

/** What an issue is for: one thing, whatever labels it has. */
export function itemSort(row: IssueRow, codec: LabelCodec): ProjectItem['sort'] {
  if (isDocument(row, codec)) return 'promotion';
  if (isGoal(row, codec)) return 'goal';
  const marker = row.labels.map((name) => codec.wordOf(name)).find((word) => word?.group === 'marker');
  return marker === undefined || marker.value === 'goal' ? 'other' : marker.value;
}

export function projectItems(scope: Scope): Pick<GoalsProject, 'items'> {
  const { projectId, codec } = scope;

  return {
    async items() {
      const read = await readAll(
        scope,
        Issues,
        (api, page) => api.all({ projectId, state: 'all', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
        {
          name: 'issues',
          doing: `reading all issues of ${scope.path}`,
          schema: issueSchema,
          keyOf: ({ iid }) => iid,
        },
      );
      return listed(read, (row) => ({
        iid: row.iid,
        title: isQuiet(row.description) ? unquietedTitle(row.title) : row.title,
        sort: itemSort(row, codec),
        state: row.state,
        confidential: row.confidential,
        author: row.author,
        assignees: row.assignees,
      }));
    },
  };
}

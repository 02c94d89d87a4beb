// Issues found by a marker label instead of a number: the dashboard, the year plan.
import { Issues } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge.ts';
import { droppedFields } from './checked.ts';
import { issueCreation } from './issue-creation.ts';
import { editIssueText, type IssueText } from './issue-text.ts';
import { hasMarker } from './issues.ts';
import { readStoredText, storedText } from './marks.ts';
import { parsed } from './reading.ts';
import { issueSchema, type IssueRow } from './schemas.ts';
import { read, readAll, type Scope, write } from './scope.ts';

type MarkedIssues = Pick<GoalsProject, 'issueWithMarker' | 'createMarkedIssue' | 'editMarkedIssue'>;

export function markedIssues(scope: Scope): MarkedIssues {
  const { projectId, codec } = scope;
  const { createIssue } = issueCreation(scope);

  return {
    async issueWithMarker(marker) {
      const labels = codec.nameOf({ group: 'marker', value: marker });
      const { rows, failure } = await readAll(
        scope,
        Issues,
        (api, page) =>
          api.all({ projectId, labels, state: 'opened', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
        {
          name: marker,
          doing: `looking for the ${marker} issue of ${scope.path}`,
          schema: issueSchema,
          keyOf: ({ iid }) => iid,
        },
      );
      const marked = rows
        .filter((candidate) => candidate.state === 'opened' && hasMarker(candidate, codec, marker))
        .toSorted((one, other) => one.iid - other.iid);
      const [row] = marked;
      if (row !== undefined) {
        const { text, mark } = readStoredText(row.description);
        const places = marked.map(({ web_url }) => web_url);
        return { iid: row.iid, title: row.title, description: text, url: row.web_url, mark, places };
      }
      // "Not there" would lead to a second one.
      if (failure !== null) throw failure;
      return null;
    },

    async createMarkedIssue({ key, mayExist, marker, title, description }) {
      const labels = [codec.nameOf({ group: 'marker', value: marker })];
      const stored = storedText(description, { type: marker, template: null, key });
      const issue = {
        key,
        mayExist,
        title,
        description: stored,
        labels,
        milestoneId: null,
        due: null,
        confidential: false,
      };
      const row = await createIssue(issue, `creating the issue "${title}"`);
      const warnings = mayExist === true ? [] : droppedFields({ title, description: stored, labels }, row);
      return { iid: row.iid, url: row.web_url, warnings };
    },

    async editMarkedIssue(iid, edit) {
      const text: IssueText<IssueRow> = {
        iid,
        name: `#${iid}`,
        field: 'description',
        async show() {
          const doing = `reading #${iid} of ${scope.path}`;
          return parsed(
            issueSchema,
            (await read(scope, Issues, (api) => api.show(iid, { projectId }), doing)).body,
            doing,
          );
        },
        async put(sent, doing) {
          const answer = await write(scope, Issues, (api) => api.edit(projectId, iid, sent), doing);
          return parsed(issueSchema, answer.body, doing, true);
        },
        setAgain: ({ web_url: url }, { done }) => `${done ? 'tick' : 'untick'} it at ${url}`,
        look: ({ web_url: url }) => `Look at it, then run this again: ${url}`,
      };
      return (await editIssueText(scope, text, edit)).warnings;
    },
  };
}

// Issues found by a marker label instead of a number, the dashboard and the year plan; and the one way to edit the text of what is no goal.
import { Issues } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { mayLabel } from './authors.ts';
import { droppedFields } from '../exchange/checked.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { issueCreation } from '../exchange/issue-creation.ts';
import { editIssueText, type IssueText } from '../exchange/issue-text.ts';
import { hasMarker, storedFields } from '../words/issues.ts';
import { readStoredText, storedText } from '../words/marks.ts';
import { onStored } from '../words/typed-edit.ts';
import { parsed } from '../wire/reading.ts';
import { issueSchema, type IssueRow } from '../words/schemas.ts';
import { read, readAll, type Scope, write } from '../exchange/scope.ts';
import { byNumber } from '#growth/words/order.ts';

type MarkedIssues = Pick<
  GoalsProject,
  'issueWithMarker' | 'createMarkedIssue' | 'closeMarkedIssue' | 'editMarkedIssue' | 'editDocument'
>;

/** By their number, opened by somebody who may label every issue. Costs a request where that is not the person. */
export async function markedRows(
  rows: readonly IssueRow[],
  marker: 'dashboard' | 'plan',
  scope: Scope,
  state: 'opened' | 'closed' = 'opened',
): Promise<readonly IssueRow[]> {
  const candidates = rows.filter((row) => row.state === state && hasMarker(row, scope.codec, marker));
  const planted = await Promise.all(candidates.map(async ({ author }) => !(await mayLabel(scope, author))));
  return candidates.filter((_, at) => !planted[at]).toSorted(byNumber);
}

export function markedIssues(scope: Scope): MarkedIssues {
  const { projectId, codec } = scope;
  const { createIssue } = issueCreation(scope);

  return {
    async issueWithMarker(marker, state = 'opened') {
      const labels = codec.nameOf({ group: 'marker', value: marker });
      const { rows, failure } = await readAll(
        scope,
        Issues,
        (api, page) => api.all({ projectId, labels, state, scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
        {
          name: marker,
          doing: `looking for the ${marker} issue of ${scope.path}`,
          schema: issueSchema,
          keyOf: ({ iid }) => iid,
        },
      );
      const marked = await markedRows(rows, marker, scope, state);
      const row = marked.at(state === 'opened' ? 0 : -1);
      if (row !== undefined) {
        return { ...storedFields(row), places: marked.map(({ web_url }) => web_url) };
      }
      // "Not there" would lead to a second one.
      if (failure !== null) throw failure;
      return null;
    },

    async createMarkedIssue({ key, mayExist, marker, title, description, confidential = false }) {
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
        confidential,
        isSingle: true,
      };
      const row = await createIssue(issue, `creating the issue "${title}"`);
      const warnings = mayExist === true ? [] : droppedFields({ title, description: stored, labels, confidential }, row);
      return { iid: row.iid, url: row.web_url, warnings };
    },

    async closeMarkedIssue(iid) {
      const { show } = plainIssueText(scope, iid);
      if ((await show()).state === 'closed') return [];
      const after = await putSurely(scope, {
        async put() {
          const close = (api: Issues) => api.edit(projectId, iid, { stateEvent: 'close' });
          const answer = await write(scope, Issues, close, `closing #${iid}`);
          return parsed(issueSchema, answer.body, `closing #${iid}`, true);
        },
        async landed() {
          const row = await show();
          return row.state === 'closed' ? row : null;
        },
      });
      return droppedFields({ state: 'closed' }, after);
    },

    async editMarkedIssue(iid, edit) {
      return (await editIssueText(scope, plainIssueText(scope, iid), edit)).warnings;
    },

    async editDocument(iid, edit) {
      const { value, warnings } = await editIssueText(scope, plainIssueText(scope, iid), onStored(edit));
      return { value: readStoredText(value.description).text, warnings };
    },
  };
}

/** Of an issue of no sort of its own. */
function plainIssueText(scope: Scope, iid: number): IssueText<IssueRow> {
  const { projectId } = scope;
  return {
    iid,
    name: `#${iid}`,
    field: 'description',
    async show() {
      const doing = `reading #${iid} of ${scope.path}`;
      return parsed(issueSchema, (await read(scope, Issues, (api) => api.show(iid, { projectId }), doing)).body, doing);
    },
    async put(sent, doing) {
      const answer = await write(scope, Issues, (api) => api.edit(projectId, iid, sent), doing);
      return parsed(issueSchema, answer.body, doing, true);
    },
    setAgain: ({ web_url: url }, { done }) => `${done ? 'tick' : 'untick'} it at ${url}`,
    look: ({ web_url: url }) => `Look at it, then run this again: ${url}`,
  };
}

// The issue of wins on GitLab: found by its label, open to every member, opened by the person or by somebody who may label every issue.
import { Issues } from '@gitbeaker/rest';
import type { Wins, WinsIssue } from '#growth/forge/wins.ts';
import { ascending, byNumber, inTurn } from '#growth/words/order.ts';
import { mayLabel } from './authors.ts';
import { itemSort } from './items.ts';
import { droppedFields } from '../exchange/checked.ts';
import { issueCreation } from '../exchange/issue-creation.ts';
import { readAll, type Scope } from '../exchange/scope.ts';
import { storedFields } from '../words/issues.ts';
import { storedText } from '../words/marks.ts';
import { issueSchema, type IssueRow } from '../words/schemas.ts';

const marker = 'wins';

/** A closed one is read all the same; what is new goes to an open one. */
const openFirst = inTurn<WinsIssue>(
  ascending(({ state }) => (state === 'opened' ? 0 : 1)),
  byNumber,
);

export function winsStore(scope: Scope): Wins {
  const { projectId, codec } = scope;
  const labels = codec.nameOf({ group: 'marker', value: marker });
  const { createIssue } = issueCreation(scope);

  return {
    async winsIssues() {
      const { rows, failure } = await readAll(
        scope,
        Issues,
        (api, page) =>
          api.all({ projectId, labels, state: 'all', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
        {
          name: marker,
          doing: `looking for the wins of ${scope.path}`,
          schema: issueSchema,
          keyOf: ({ iid }) => iid,
        },
      );
      // "Not there" would lead to a second one, and to a report without what stands on the first.
      if (failure !== null) throw failure;
      const found = rows.filter((row) => itemSort(row, codec) === marker);
      const isOurs = await Promise.all(found.map(({ author }) => mayLabel(scope, author)));
      return found
        .filter((_row, index) => isOurs[index])
        .map(winsIssue)
        .toSorted(openFirst);
    },

    async openWins({ key, mayExist, title, description }) {
      const stored = storedText(description, { type: marker, template: null, key });
      const issue = {
        key,
        mayExist,
        title,
        description: stored,
        labels: [labels],
        milestoneId: null,
        due: null,
        confidential: false,
      };
      const row = await createIssue(issue, `creating the issue "${title}"`);
      const asked = { title, description: stored, labels: [labels] };
      return { value: winsIssue(row), warnings: mayExist === true ? [] : droppedFields(asked, row) };
    },
  };
}

const winsIssue = (row: IssueRow): WinsIssue => storedFields(row);

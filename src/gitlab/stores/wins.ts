// The issue of wins on GitLab: found by its label, open to every member, opened by the person or by somebody who may label every issue.
import type { Wins, WinsIssue } from '#growth/forge/wins.ts';
import { ascending, byNumber, inTurn } from '#growth/words/order.ts';
import type { Scope } from '../exchange/scope.ts';
import { storedFields } from '../words/issues.ts';
import type { IssueRow } from '../words/schemas.ts';
import { mayLabel } from './authors.ts';
import { itemSort } from './items.ts';
import { oneIssueStore } from './one-issue.ts';

/** A closed one is read all the same; what is new goes to an open one. */
const openFirst = inTurn<WinsIssue>(
  ascending(({ state }) => (state === 'opened' ? 0 : 1)),
  byNumber,
);

export function winsStore(scope: Scope): Wins {
  const issues = oneIssueStore(scope, 'wins');

  return {
    async winsIssues() {
      const rows = await issues.all(`looking for the wins of ${scope.path}`);
      const found = rows.filter((row) => itemSort(row, scope.codec) === 'wins');
      const isOurs = await Promise.all(found.map(({ author }) => mayLabel(scope, author)));
      return found
        .filter((_row, index) => isOurs[index])
        .map(winsIssue)
        .toSorted(openFirst);
    },

    async openWins(issue) {
      const { row, warnings } = await issues.open(issue, false);
      return { value: winsIssue(row), warnings };
    },
  };
}

const winsIssue = (row: IssueRow): WinsIssue => storedFields(row);

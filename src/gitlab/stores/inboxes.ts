// The issue of the inbox on GitLab: found by its label and its mark, confidential, opened by the person alone.
import type { InboxIssue, Inboxes } from '#growth/forge/inboxes.ts';
import { byNumber } from '#growth/words/order.ts';
import { isNamed } from '#growth/words/username.ts';
import type { Scope } from '../exchange/scope.ts';
import { storedFields } from '../words/issues.ts';
import { readStoredText } from '../words/marks.ts';
import type { IssueRow } from '../words/schemas.ts';
import { oneIssueStore } from './one-issue.ts';

export function inboxStore(scope: Scope): Inboxes {
  const issues = oneIssueStore(scope, 'inbox');

  return {
    async inboxes(person) {
      return inboxesIn(await issues.all(`looking for the inbox of ${scope.path}`), person);
    },

    async openInbox(issue) {
      const { row, warnings } = await issues.open(issue, true);
      return { value: inboxOf(row), warnings };
    },
  };
}

export function inboxesIn(rows: readonly IssueRow[], person: string): readonly InboxIssue[] {
  const isInbox = ({ author, description }: IssueRow) =>
    isNamed(author, person) && readStoredText(description).mark?.type === 'inbox';
  return rows.filter(isInbox).toSorted(byNumber).map(inboxOf);
}

const inboxOf = (row: IssueRow): InboxIssue => storedFields(row);

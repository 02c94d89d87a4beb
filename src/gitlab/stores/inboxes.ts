// The issue of the inbox on GitLab: found by its label and its mark, confidential, opened by the person alone.
import { Issues } from '@gitbeaker/rest';
import type { InboxIssue, Inboxes } from '#growth/forge/inboxes.ts';
import { byNumber } from '#growth/words/order.ts';
import { isNamed } from '#growth/words/username.ts';
import { droppedFields } from '../exchange/checked.ts';
import { issueCreation } from '../exchange/issue-creation.ts';
import { readAll, type Scope } from '../exchange/scope.ts';
import { storedFields } from '../words/issues.ts';
import { readStoredText, storedText } from '../words/marks.ts';
import { issueSchema, type IssueRow } from '../words/schemas.ts';

const type = 'inbox';

export function inboxStore(scope: Scope): Inboxes {
  const { projectId, codec } = scope;
  const labels = codec.nameOf({ group: 'marker', value: 'inbox' });
  const { createIssue } = issueCreation(scope);

  return {
    async inboxes(person) {
      const { rows, failure } = await readAll(
        scope,
        Issues,
        (api, page) =>
          api.all({ projectId, labels, state: 'all', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
        {
          name: 'inbox',
          doing: `looking for the inbox of ${scope.path}`,
          schema: issueSchema,
          keyOf: ({ iid }) => iid,
        },
      );
      // "Not there" would bring back what was dropped, and lead to a second one.
      if (failure !== null) throw failure;
      return inboxesIn(rows, person);
    },

    async openInbox({ key, mayExist, title, description }) {
      const stored = storedText(description, { type, template: null, key });
      const issue = {
        key,
        mayExist,
        title,
        description: stored,
        labels: [labels],
        milestoneId: null,
        due: null,
        confidential: true,
      };
      const row = await createIssue(issue, `creating the issue "${title}"`);
      const asked = { title, description: stored, labels: [labels], confidential: true };
      return { value: inboxOf(row), warnings: mayExist === true ? [] : droppedFields(asked, row) };
    },
  };
}

export function inboxesIn(rows: readonly IssueRow[], person: string): readonly InboxIssue[] {
  const isInbox = ({ author, description }: IssueRow) =>
    isNamed(author, person) && readStoredText(description).mark?.type === type;
  return rows.filter(isInbox).toSorted(byNumber).map(inboxOf);
}

const inboxOf = (row: IssueRow): InboxIssue => storedFields(row);

// The issue that keeps the gaps of a promotion document apart on GitLab: confidential, found by its mark, opened by the person alone.
import type { GoalsProject } from '#growth/forge/forge.ts';
import { apartIn, type GapsApart } from '#growth/promotion/gaps-apart.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { Person } from '#growth/words/goal.ts';
import { byNumber } from '#growth/words/order.ts';
import { droppedFields } from '../exchange/checked.ts';
import { issueCreation } from '../exchange/issue-creation.ts';
import type { Scope } from '../exchange/scope.ts';
import { storedFields } from '../words/issues.ts';
import { readStoredText, storedText } from '../words/marks.ts';
import type { IssueRow } from '../words/schemas.ts';

const type = 'gaps';

/** Whoever writes a number into the document leads nobody to an issue of theirs, nor to one that others read. */
const isOwn = ({ author, confidential, description }: IssueRow, me: Pick<Person, 'id'>): boolean =>
  confidential && author?.id === me.id && readStoredText(description).mark?.type === type;

const gapsOf = (row: IssueRow): GapsApart => {
  const { iid, title, url, description } = storedFields(row);
  return { iid, title, url, description };
};

export function openGapsIn(rows: readonly IssueRow[], me: Pick<Person, 'id'>): readonly GapsApart[] {
  return rows
    .filter((row) => row.state === 'opened' && isOwn(row, me))
    .toSorted(byNumber)
    .map(gapsOf);
}

/** The document with the gaps that its text says are kept apart. */
export function besideGaps(
  document: PromotionRecord,
  rows: readonly IssueRow[],
  me: Pick<Person, 'id'>,
): PromotionRecord {
  const iid = apartIn(document.description);
  const row = iid === null ? undefined : rows.find((one) => one.iid === iid && isOwn(one, me));
  return row === undefined ? document : { ...document, apart: gapsOf(row) };
}

export function openingGaps(scope: Scope): GoalsProject['openGapsApart'] {
  const { createIssue } = issueCreation(scope);
  return async ({ key, mayExist, title, description }) => {
    const asked = { title, description: storedText(description, { type, template: null, key }), confidential: true };
    const row = await createIssue(
      { ...asked, key, mayExist, labels: [], milestoneId: null, due: null, isSingle: true },
      `creating the issue "${title}"`,
    );
    return { value: gapsOf(row), warnings: mayExist === true ? [] : droppedFields(asked, row) };
  };
}

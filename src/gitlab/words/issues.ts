// An issue of GitLab's in domain words.
import type { LabelWord } from '#growth/words/label-words.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { LabelCodec } from './labels.ts';
import { readStoredText, type StoredText } from './marks.ts';
import { unquietedTitle } from './quiet-text.ts';
import type { IssueRow } from './schemas.ts';

/** What goals, 1:1s and documents have in common. The text is without our mark. */
export function storedFields(row: IssueRow) {
  return fieldsOf(row, readStoredText(row.description));
}

function fieldsOf(row: IssueRow, { text, mark }: StoredText) {
  return {
    iid: row.iid,
    title: row.title,
    description: text,
    state: row.state,
    confidential: row.confidential,
    url: row.web_url,
    author: row.author,
    assignees: row.assignees,
    createdAt: row.created_at,
    updatedAt: row.updated_at ?? row.created_at,
    commentCount: row.user_notes_count,
    mark,
  };
}

export function goalRecord(row: IssueRow, codec: LabelCodec): GoalRecord {
  const words = row.labels.map((name) => codec.wordOf(name)).filter((word) => word !== null);
  const stored = readStoredText(row.description);
  return {
    ...fieldsOf(row, stored),
    title: stored.isQuiet ? unquietedTitle(row.title) : row.title,
    kinds: valuesOf(words, 'kind'),
    stages: valuesOf(words, 'stage'),
    outcomes: valuesOf(words, 'outcome'),
    healths: valuesOf(words, 'health'),
    values: valuesOf(words, 'value'),
    hasAsk: words.some(({ group }) => group === 'ask'),
    labels: row.labels,
    due: row.due_date,
    milestone: row.milestone?.title ?? null,
    closedAt: row.closed_at,
    thumbsUp: row.upvotes,
    ...(codec.typed.pattern === null ? {} : { words: codec.typed }),
  };
}

/** Child tasks of a goal are rows of the same list. */
export function isGoal(row: IssueRow, codec: LabelCodec): boolean {
  return (typeOfIssue(row) ?? 'issue') === 'issue' && hasMarker(row, codec, 'goal');
}

/** `issue`, `task`: GitLab says it twice, and the older of the two words may go. null: neither is there. */
export function typeOfIssue(row: Pick<IssueRow, 'issue_type' | 'type'>): string | null {
  return row.issue_type ?? row.type?.toLowerCase() ?? null;
}

export function hasMarker(row: IssueRow, codec: LabelCodec, marker: string): boolean {
  return row.labels.some((name) => {
    const word = codec.wordOf(name);
    return word?.group === 'marker' && word.value === marker;
  });
}

type ValueOf<Group> = Extract<LabelWord, { readonly group: Group }>['value'];

function valuesOf<Group extends LabelWord['group']>(words: readonly LabelWord[], group: Group): ValueOf<Group>[] {
  return words.filter((word) => word.group === group).map(({ value }) => value as ValueOf<Group>);
}

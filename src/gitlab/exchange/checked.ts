// What the server kept, compared with what was asked: it drops much without an error.
import type { Dropped } from '#growth/forge/writes.ts';
import type { IssueRow, ProjectRow } from '../words/schemas.ts';
import { normalised } from '../words/user-text.ts';

/** Only what was asked for; a field left out is not compared. */
export interface AskedIssue {
  title?: string;
  /** As it was sent, escapes and mark included. */
  description?: string;
  due?: string | null;
  /** Its title. */
  milestone?: string | null;
  confidential?: boolean;
  state?: 'opened' | 'closed';
  labels?: readonly string[];
  withoutLabels?: readonly string[];
}

export function droppedFields(asked: AskedIssue, kept: IssueRow): Dropped[] {
  const dropped: Dropped[] = [];
  const compare = (field: string, wanted: string | null | undefined, got: string | null) => {
    if (wanted === undefined || wanted === got) return;
    dropped.push({ field, asked: wanted ?? nothing, kept: got ?? nothing });
  };
  compare('title', asked.title?.trim(), kept.title.trim());
  compare('due date', asked.due, kept.due_date);
  compare('milestone', asked.milestone, kept.milestone?.title ?? null);
  compare('state', asked.state, kept.state);
  if (asked.confidential !== undefined) compare('confidential', yesNo(asked.confidential), yesNo(kept.confidential));
  for (const name of asked.labels ?? []) {
    if (!kept.labels.includes(name)) dropped.push({ field: 'label', asked: name, kept: nothing });
  }
  for (const name of asked.withoutLabels ?? []) {
    if (kept.labels.includes(name)) dropped.push({ field: 'label', asked: `without ${name}`, kept: name });
  }
  return [
    ...dropped,
    ...(asked.description === undefined ? [] : droppedText('description', asked.description, kept.description)),
  ];
}

/** A project's settings; undefined was not asked for. Topics are compared without their order, and GitLab may add none. */
export function droppedSettings(
  asked: { readonly description?: string | undefined; readonly topics?: readonly string[] | undefined },
  kept: ProjectRow,
): Dropped[] {
  const text =
    asked.description === undefined ? [] : droppedText('project description', asked.description, kept.description);
  const missing = (asked.topics ?? []).filter((topic) => !kept.topics.includes(topic));
  return [...text, ...missing.map((topic) => ({ field: 'topic', asked: topic, kept: nothing }))];
}

/** Names the first line that is not as it was sent. */
export function droppedText(field: string, asked: string, kept: string): Dropped[] {
  const wanted = normalised(asked).split('\n');
  const got = normalised(kept).split('\n');
  const at = wanted.findIndex((line, index) => line !== got[index]);
  if (at === -1 && wanted.length === got.length) return [];
  const line = at === -1 ? wanted.length : at;
  return [{ field, asked: wanted[line] ?? nothing, kept: got[line] ?? nothing }];
}

const nothing = 'nothing';
const yesNo = (value: boolean) => (value ? 'yes' : 'no');

// What an issue or a text becomes when what one run did to it is taken back, and what somebody else has changed since.
import type { IssueFields } from '#growth/forge/written.ts';
import { mergeTexts } from '#growth/text/text-merge.ts';
import { splitMark } from '../words/marks.ts';
import { normalised } from '../words/user-text.ts';

/** What a run did to one issue. */
export interface Change {
  readonly before: IssueFields;
  readonly after: IssueFields;
}

interface TextPatch {
  readonly before: string;
  readonly after: string;
}

/** All that a run did to one issue, in order, as one change; of the text as many as others came between. */
export interface WholeChange extends Change {
  readonly patches: readonly TextPatch[];
}

export function wholeChange(changes: readonly Change[]): WholeChange {
  const before: IssueFields = {};
  const after: IssueFields = {};
  const patches: TextPatch[] = [];
  for (const change of changes) {
    const labels = joinedLabels({ before, after }, change);
    Object.assign(before, withoutKnown(change.before, before), labels.before);
    Object.assign(after, change.after, labels.after);
    const { text: was } = change.before;
    const { text: is } = change.after;
    if (was === undefined || is === undefined) continue;
    const last = patches.at(-1);
    if (last !== undefined && normalised(last.after) === normalised(was)) {
      patches[patches.length - 1] = { before: last.before, after: is };
    } else patches.push({ before: was, after: is });
  }
  return { before, after, patches };
}

const withoutKnown = (fields: IssueFields, known: IssueFields): IssueFields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in known)));

/** A name that one of them touched was there before if it was before the first that touched it. */
function joinedLabels(one: Change, next: Change): Change {
  const names = (change: Change) => [...(change.before.labels ?? []), ...(change.after.labels ?? [])];
  const [earlier, later] = [new Set(names(one)), new Set(names(next))];
  if (earlier.size === 0 && later.size === 0) return { before: {}, after: {} };
  const added = (next.before.labels ?? []).filter((name) => !earlier.has(name));
  const left = (one.after.labels ?? []).filter((name) => !later.has(name));
  return {
    before: { labels: [...(one.before.labels ?? []), ...added] },
    after: { labels: [...left, ...(next.after.labels ?? [])] },
  };
}

/** `null`: somebody has changed the same place since. */
export function unwoundText(now: string, patches: readonly TextPatch[]): string | null {
  let text = now;
  for (const { before, after } of patches.toReversed()) {
    const [base, mine] = [after, before].map((stored) => splitMark(normalised(stored)).text) as [string, string];
    const merged = mergeTexts(base, mine, text);
    if (merged === null) return null;
    text = merged;
  }
  return text;
}

export interface Unwound {
  /** Only what differs from what is there; without the text. */
  readonly target: IssueFields;
  readonly obstacles: readonly string[];
}

/** @param now all fields as they are */
export function unwound(now: Required<IssueFields>, change: WholeChange): Unwound {
  const { before, after } = change;
  const obstacles: string[] = [];
  const names = new Set([...(before.labels ?? []), ...(after.labels ?? [])]);
  const labels = now.labels?.filter((name) => names.has(name));
  const target: Record<string, unknown> = {};
  for (const field of ['title', 'due', 'milestone', 'confidential', 'state', 'labels', 'assignees'] as const) {
    const [was, left, is] = [before[field], after[field], field === 'labels' ? labels : now[field]];
    if (was === undefined || isSame(is, was)) continue;
    if (isSame(is, left)) target[field] = was;
    else obstacles.push(`${fieldName[field]}: this run left ${shown(left)}, and now it is ${shown(is)}`);
  }
  return { target, obstacles };
}

export const fieldName = {
  title: 'title',
  text: 'text',
  due: 'due date',
  milestone: 'milestone',
  confidential: 'confidential',
  state: 'state',
  labels: 'labels',
  assignees: 'assignee',
} as const satisfies Record<keyof IssueFields, string>;

type Value = IssueFields[keyof IssueFields];

export function isSame(one: Value, other: Value): boolean {
  return compared(one) === compared(other);
}

/** A milestone and a person are their ids, labels have no order. */
function compared(value: Value): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'object' || value === null) return String(value);
  if ('id' in value) return String(value.id);
  return value
    .map((one) => (typeof one === 'string' ? one : String(one.id)))
    .toSorted()
    .join('\n');
}

/** For a person. */
export function shown(value: Value): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string')
    return value === 'opened' ? 'open' : value === 'closed' ? value : JSON.stringify(value);
  if ('title' in value) return JSON.stringify(value.title);
  const names = value.map((one) => (typeof one === 'string' ? one : `@${one.username}`));
  return names.length === 0 ? 'none' : names.join(', ');
}

/** The first line in which two texts differ: `line 3 was "- [ ] Read", and now it is "- [x] Read"`. */
export function difference(left: string, now: string): string {
  const [old, lines] = [left, now].map((text) => splitMark(normalised(text)).text.split('\n')) as [string[], string[]];
  const at = lines.findIndex((line, index) => line !== old[index]);
  const line = at === -1 ? lines.length : at;
  return `line ${line + 1}: this run left ${quoted(old[line])}, and now it is ${quoted(lines[line])}`;
}

const quoted = (line: string | undefined) => (line === undefined ? 'nothing' : JSON.stringify(line.slice(0, 120)));

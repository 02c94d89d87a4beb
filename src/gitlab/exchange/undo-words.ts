// What one run did to an issue, what of it somebody has changed since, and what taking it back would change, for a person.
import type { IssueFields, WrittenStep } from '#growth/forge/written.ts';
import { readStoredText, splitMark } from '../words/marks.ts';
import type { IssueRow } from '../words/schemas.ts';
import { normalised } from '../words/user-text.ts';
import type { Beside } from './issue-text.ts';
import { fieldsOf } from './recorder.ts';
import { type Change, difference, fieldName, isSame, shown, type WholeChange, wholeChange } from './unwinding.ts';

type Changed = Extract<WrittenStep, { readonly what: 'issue-changed' }>;

export function changesOf(iid: number, steps: readonly WrittenStep[]): readonly Changed[] {
  return steps.filter((step) => step.what === 'issue-changed').filter((step) => step.iid === iid);
}

/** null: of one of them nobody knows what stood there before. */
export function knownChange(iid: number, steps: readonly WrittenStep[]): WholeChange | null {
  const changes: Change[] = [];
  for (const { before, after } of changesOf(iid, steps)) {
    if (before === null) return null;
    changes.push({ before, after });
  }
  return wholeChange(changes);
}

export function titleOf(iid: number, steps: readonly WrittenStep[]): string | null {
  for (const step of steps) if ('title' in step && step.iid === iid) return step.title;
  return null;
}

/** What a run that opened an issue has left there in the end. */
export function leftBy(opened: IssueFields, changes: readonly Changed[]): IssueFields {
  const left = { ...opened };
  let labels = opened.labels ?? [];
  for (const { before, after } of changes) {
    const touched = new Set([...(before?.labels ?? []), ...(after.labels ?? [])]);
    Object.assign(left, after);
    labels = [...labels.filter((name) => !touched.has(name)), ...(after.labels ?? [])];
  }
  return { ...left, labels };
}

export function changedSince(row: IssueRow, left: IssueFields): readonly string[] {
  const now = fieldsOf(row);
  return (Object.keys(left) as (keyof IssueFields)[]).flatMap((field) => {
    if (field === 'text') {
      const isLeft = normalised(left.text ?? '') === normalised(row.description);
      return isLeft ? [] : [`text, ${difference(left.text ?? '', row.description)}`];
    }
    if (isSame(left[field], now[field])) return [];
    return [`${fieldName[field]}: this run left ${shown(left[field])}, and now it is ${shown(now[field])}`];
  });
}

const touchedBy = ({ before, after }: Change) => [...new Set([...(before.labels ?? []), ...(after.labels ?? [])])];

/** What is sent beside the text. */
export function besideOf(row: IssueRow, target: IssueFields, change: WholeChange): Beside {
  const { title, due, milestone, confidential, state, labels, assignees } = target;
  const add = (labels ?? []).filter((name) => !row.labels.includes(name));
  const off = labels === undefined ? [] : touchedBy(change).filter((name) => !labels.includes(name));
  const remove = off.filter((name) => row.labels.includes(name));
  return {
    sent: {
      ...(title === undefined ? {} : { title }),
      ...(due === undefined ? {} : { dueDate: due ?? '' }),
      ...(milestone === undefined ? {} : { milestoneId: milestone?.id ?? 0 }),
      ...(confidential === undefined ? {} : { confidential }),
      ...(state === undefined ? {} : { stateEvent: state === 'closed' ? 'close' : 'reopen' }),
      ...(add.length === 0 ? {} : { addLabels: add.join(',') }),
      ...(remove.length === 0 ? {} : { removeLabels: remove.join(',') }),
      ...(assignees === undefined ? {} : { assigneeIds: assignees.map(({ id }) => id) }),
    },
    asked: {
      ...(title === undefined ? {} : { title }),
      ...(due === undefined ? {} : { due }),
      ...(confidential === undefined ? {} : { confidential }),
      ...(state === undefined ? {} : { state }),
      labels: add,
      withoutLabels: remove,
    },
  };
}

/** @param text without its mark */
export function toldChanges(
  row: IssueRow,
  target: IssueFields,
  text: string | null,
  change: WholeChange,
): readonly string[] {
  const now = fieldsOf(row);
  const fields = (Object.keys(target) as (keyof IssueFields)[]).map((field) => {
    if (field !== 'labels') return `${fieldName[field]}: ${shown(target[field])} in place of ${shown(now[field])}`;
    const { addLabels: add = '', removeLabels: remove = '' } = besideOf(row, target, change).sent;
    const off = remove === '' ? [] : [`without ${remove.replaceAll(',', ', ')}`];
    return `labels: ${[...(add === '' ? [] : [add.replaceAll(',', ', ')]), ...off].join(', ')}`;
  });
  const is = splitMark(normalised(row.description)).text;
  return text === null || text === is ? fields : [...fields, ...changedLines(is, text)];
}

/** As a diff shows it. */
function changedLines(now: string, text: string): readonly string[] {
  const [is, becomes] = [now.split('\n'), text.split('\n')];
  const gone = is.filter((line) => line.trim() !== '' && !becomes.includes(line)).map((line) => `- ${line}`);
  const come = becomes.filter((line) => line.trim() !== '' && !is.includes(line)).map((line) => `+ ${line}`);
  return gone.length + come.length === 0 ? ['the order of its lines'] : [...gone, ...come];
}

/** Of a comment, as it was typed. */
export const wordsOf = (stored: string): readonly string[] => readStoredText(stored).text.split('\n');

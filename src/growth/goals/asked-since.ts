// Since when an approval is asked for, or a goal waits: from what was read, and never from the day of an import.
import { type GoalActivity, currentOf, givenAt, isWhole } from './activity.ts';
import type { Listed } from '../words/completeness.ts';
import { type GoalRecord, type Instant, stages } from '../words/goal.ts';
import type { Note } from './notes.ts';
import { oldestFirst } from '../words/order.ts';

export interface Since {
  /** null: not known. */
  readonly at: Instant | null;
  /** It may be longer: what was read does not reach back to its beginning. */
  readonly atLeast: boolean;
}

/** Since the goal was begun, but no earlier than its item stands there unticked. */
export function approvalSince(record: GoalRecord, activity: GoalActivity, item: string): Since {
  const [begun, there] = [begunSince(record, activity), standsSince(record, activity.notes, item)];
  return begun.at !== null && (there.at === null || begun.at >= there.at) ? begun : there;
}

/** Since its label was given; GitLab tells of a label that a goal was opened with as well. */
export function waitingSince(record: GoalRecord, { labelEvents }: GoalActivity): Since {
  const waiting = currentOf('stage', record.stages, stages, labelEvents) === 'waiting';
  const at = waiting ? givenAt('stage', 'waiting', labelEvents) : null;
  if (at !== null) return { at, atLeast: false };
  // Giving a label changes an issue: it was given no later than its last change.
  const { createdAt, updatedAt } = record;
  if (updatedAt === createdAt) return { at: createdAt, atLeast: isImported(record) };
  return { at: labelEvents === null ? updatedAt : null, atLeast: labelEvents === null };
}

/** When it left the planned ones last; one that never was planned began when it was opened, or before it was imported. */
function begunSince(record: GoalRecord, { labelEvents }: GoalActivity): Since {
  const { createdAt, updatedAt } = record;
  if (labelEvents === null || labelEvents.source.failed !== null)
    return { at: updatedAt, atLeast: updatedAt !== createdAt || isImported(record) };
  const staged = labelEvents.items
    .flatMap((event) =>
      event.type === 'label' && event.word?.group === 'stage' ? [{ ...event, word: event.word }] : [],
    )
    .toSorted(oldestFirst);
  const planned = staged.findLast(({ word }) => word.value === 'planned');
  const begun = staged.find(
    ({ at, action, word }) =>
      action === 'add' && word.value !== 'planned' && (planned === undefined || at >= planned.at),
  );
  const at = begun?.at ?? planned?.at ?? createdAt;
  return { at, atLeast: planned === undefined && isImported(record) };
}

/** An item stands there since the text was last edited or it was last unticked, at least. */
export function standsSince(
  { createdAt, updatedAt }: Pick<GoalRecord, 'createdAt' | 'updatedAt'>,
  notes: Listed<Note> | null,
  item: string,
): Since {
  if (notes === null) return { at: updatedAt, atLeast: updatedAt !== createdAt };
  const newest = (moments: readonly Instant[]) => moments.toSorted().at(-1) ?? null;
  const unticked = newest(
    notes.items.flatMap((note) => (note.type === 'tick' && !note.done && note.item === item ? [note.at] : [])),
  );
  const edited = newest(notes.items.flatMap((note) => (note.type === 'description' ? [note.at] : [])));
  if (unticked !== null && (edited === null || unticked > edited)) return { at: unticked, atLeast: false };
  if (edited !== null) return { at: edited, atLeast: true };
  if (isWhole(notes)) return { at: createdAt, atLeast: false };
  return { at: notes.items.map(({ at }) => at).toSorted()[0] ?? null, atLeast: true };
}

/** Its key says that it came from a file: what it tells may be older than the goal. */
function isImported({ mark }: GoalRecord): boolean {
  return mark?.key?.startsWith('import-') === true;
}

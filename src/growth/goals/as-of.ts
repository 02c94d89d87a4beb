// A goal as it stood at a moment that is past: wound back from today by what GitLab noted since, and never guessed.
import { type GoalActivity, isWhole } from './activity.ts';
import { plainText, readChecklist, setItem } from '../text/checklist.ts';
import { laterOf } from '../time/calendar.ts';
import { isComplete, itemsOf, type Listed } from '../words/completeness.ts';
import type { GoalRecord, Instant } from '../words/goal.ts';
import type { LabelWord } from '../words/label-words.ts';
import { newestFirst, oldestFirst } from '../words/order.ts';
import type { GoalEvent, Note } from './notes.ts';

/** What of a goal may not be known of a past day. */
export type PastFact = 'state' | 'labels' | 'due' | 'text' | 'comments';

export interface PastGoal {
  /**
   * As a forge would have given it then. What is not known is empty in it: no label, no due date, no text, and a goal whose state
   * nobody could read stands as open. Title and readers are today's: a goal is named as it is found, and what is hidden stays so.
   */
  readonly record: GoalRecord;
  readonly activity: GoalActivity;
  readonly unknown: readonly PastFact[];
}

/** @param end the first moment that no longer counts. null: there was no such goal yet. */
export function asOf(record: GoalRecord, activity: GoalActivity, end: Instant): PastGoal | null {
  if (record.createdAt >= end) return null;
  const away = activity.away?.filter(({ at }) => at < end);
  const known = away === undefined ? {} : { away };
  if (record.updatedAt < end) return { record, activity: { ...activity, ...known }, unknown: [] };
  const notes = notesBackTo(end, activity.notes);
  const state = stateThen(record, wholeOf(activity.stateEvents), end);
  const labels = labelsThen(record, wholeOf(activity.labelEvents), end);
  const due = dueThen(record, notes, end);
  const text = textThen(record, notes, end);
  const then = {
    notes: until(activity.notes, end),
    labelEvents: until(activity.labelEvents, end),
    stateEvents: until(activity.stateEvents, end),
    ...known,
  };
  const later = itemsOf(activity.notes).filter(({ type, at }) => type === 'comment' && at >= end).length;
  const moments = [then.notes, then.labelEvents, then.stateEvents].flatMap((list) => momentsOf(list));
  return {
    record: {
      ...record,
      ...(state ?? opened),
      ...(labels ?? noLabels),
      // Names of other people's labels, and milestones, are not followed back.
      labels: [],
      milestone: null,
      due: due?.due ?? null,
      description: text ?? '',
      updatedAt: moments.reduce(laterOf, record.createdAt),
      commentCount: Math.max(0, record.commentCount - later),
    },
    activity: then,
    unknown: [
      ...(state === null ? ['state' as const] : []),
      ...(labels === null ? ['labels' as const] : []),
      ...(due === null ? ['due' as const] : []),
      ...(text === null ? ['text' as const] : []),
      ...(notes === null ? ['comments' as const] : []),
    ],
  };
}

function wholeOf<T>(list: Listed<T> | null): readonly T[] | null {
  return list !== null && isComplete(list.source) ? list.items : null;
}

/** Notes are read newest first, and may end early: those since then are all there only where an older one is, or the first. */
function notesBackTo(end: Instant, notes: Listed<Note> | null): readonly Note[] | null {
  const items = wholeOf(notes);
  return isWhole(notes) || items?.some(({ at }) => at < end) === true ? items : null;
}

function until<T extends { readonly at: Instant }>(list: Listed<T> | null, end: Instant): Listed<T> | null {
  return list === null ? null : { ...list, items: list.items.filter(({ at }) => at < end) };
}

function momentsOf(list: Listed<{ readonly at: Instant }> | null): Instant[] {
  return itemsOf(list).map(({ at }) => at);
}

type State = Pick<GoalRecord, 'state' | 'closedAt'>;
const opened: State = { state: 'opened', closedAt: null };

function stateThen(record: GoalRecord, events: readonly GoalEvent[] | null, end: Instant): State | null {
  const { state, closedAt } = record;
  // The record tells of its last closing: what is closed since before then was closed then.
  if (state === 'closed' && closedAt !== null && closedAt < end) return { state, closedAt };
  if (events === null) return null;
  const told = events.filter((event) => event.type === 'state').toSorted(oldestFirst);
  const before = told.findLast(({ at }) => at < end);
  if (before !== undefined) return before.state === 'closed' ? { state: 'closed', closedAt: before.at } : opened;
  const [next] = told;
  if (next !== undefined) return next.state === 'closed' ? opened : { state: 'closed', closedAt: null };
  return state === 'opened' || closedAt !== null ? opened : null;
}

type Labels = Pick<GoalRecord, 'kinds' | 'stages' | 'outcomes' | 'healths' | 'values' | 'hasAsk'>;
const noLabels: Labels = { kinds: [], stages: [], outcomes: [], healths: [], values: [], hasAsk: false };

function labelsThen(record: GoalRecord, events: readonly GoalEvent[] | null, end: Instant): Labels | null {
  if (events === null) return null;
  const later = events
    .filter(({ at }) => at >= end)
    .toReversed()
    .toSorted(newestFirst);
  return {
    kinds: back(record.kinds, later, (word) => (word.group === 'kind' ? word.value : null)),
    stages: back(record.stages, later, (word) => (word.group === 'stage' ? word.value : null)),
    outcomes: back(record.outcomes, later, (word) => (word.group === 'outcome' ? word.value : null)),
    healths: back(record.healths, later, (word) => (word.group === 'health' ? word.value : null)),
    values: back(record.values, later, (word) => (word.group === 'value' ? word.value : null)),
    hasAsk: back(record.hasAsk ? ['open'] : [], later, ({ group }) => (group === 'ask' ? 'open' : null)).length > 0,
  };
}

/** Without what was given later, newest first, and with what was taken away. */
function back<Word extends string>(
  now: readonly Word[],
  later: readonly GoalEvent[],
  valueOf: (word: LabelWord) => Word | null,
): readonly Word[] {
  let words = now;
  for (const event of later) {
    const value = event.type === 'label' && event.word !== null ? valueOf(event.word) : null;
    if (event.type !== 'label' || value === null) continue;
    const others = words.filter((word) => word !== value);
    words = event.action === 'add' ? others : [...others, value];
  }
  return words;
}

/** GitLab notes the new date alone: before the first note nobody knows, unless none came later. */
function dueThen({ due }: GoalRecord, notes: readonly Note[] | null, end: Instant): Pick<GoalRecord, 'due'> | null {
  if (notes === null) return null;
  // Of one moment the one that was noted last counts: notes come newest first, events oldest first.
  const told = notes
    .filter((note) => note.type === 'due')
    .toReversed()
    .toSorted(oldestFirst);
  if (!told.some(({ at }) => at >= end)) return { due };
  const before = told.findLast(({ at }) => at < end);
  return before === undefined ? null : { due: before.due };
}

/** The text with the ticks that it had; null where another edit hides what it was. */
function textThen({ description }: GoalRecord, notes: readonly Note[] | null, end: Instant): string | null {
  if (notes === null) return null;
  const later = notes.filter(({ at }) => at >= end).toSorted(newestFirst);
  if (later.some(({ type }) => type === 'description')) return null;
  let text = description;
  for (const note of later) {
    if (note.type !== 'tick') continue;
    const item = readChecklist(text).find(
      ({ text: words, done }) => words === plainText(note.item) && done === note.done,
    );
    if (item === undefined) return null;
    text = setItem(text, item.number, !note.done);
  }
  return text;
}

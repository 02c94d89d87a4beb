// What was read of a goal's activity, and which of several labels of one group counts.
import { isComplete, type Listed, type SourceRead } from '../words/completeness.ts';
import type { LabelWord } from '../words/label-words.ts';
import type { GoalEvent, Note } from './notes.ts';
import type { Away, Day, Instant } from '../words/goal.ts';
import { ascending, oldestFirst } from '../words/order.ts';

/** null = not read, which is different from an empty list. */
export interface GoalActivity {
  readonly notes: Listed<Note> | null;
  readonly labelEvents: Listed<GoalEvent> | null;
  readonly stateEvents: Listed<GoalEvent> | null;
  /** Days on which the person is away; absent: none is known. */
  readonly away?: readonly Away[];
  /** What failed of where they stand: there may be more of them. Absent: nothing. */
  readonly awayUnread?: SourceRead;
}

/** The moment of a report or a command, for one person. */
export interface Moment {
  readonly today: Day;
  readonly zone: string;
  readonly at: Instant;
}

export const rowsOfAPage = 100;

/** Whether every note is there: a last page that is full may have one behind it. */
export function isWhole(notes: Listed<Note> | null): boolean {
  return notes !== null && isComplete(notes.source) && notes.source.seen < rowsOfAPage * notes.source.requests;
}

type Group = LabelWord['group'];
type LabelEvent = Extract<GoalEvent, { type: 'label' }>;

/** Of several labels of a group the one given last; where that is not known, the last in `order`, the more careful one. */
export function currentOf<Word extends string>(
  group: Group,
  present: readonly Word[],
  order: readonly Word[],
  events: Listed<GoalEvent> | null,
): Word | null {
  const careful = present.toSorted(ascending((one) => order.indexOf(one))).at(-1) ?? null;
  const given = eventsOf(group, events).findLast(
    ({ action, word }) => action === 'add' && present.some((name) => name === word?.value),
  );
  return present.find((name) => name === given?.word?.value) ?? careful;
}

/** When the label was given last; null where the events do not tell. */
export function givenAt(group: Group, name: string, events: Listed<GoalEvent> | null): Instant | null {
  const given = eventsOf(group, events).findLast(({ action, word }) => action === 'add' && word?.value === name);
  return given?.at ?? null;
}

/** When the group's last label was taken away, if nothing of the group was given afterwards. */
export function clearedAt(group: Group, events: Listed<GoalEvent> | null): Instant | null {
  const last = eventsOf(group, events).at(-1);
  return last?.action === 'remove' ? last.at : null;
}

/** Oldest first. A list that failed to arrive whole tells nothing: its newest events are the ones missing. */
function eventsOf(group: Group, events: Listed<GoalEvent> | null): LabelEvent[] {
  if (events === null || events.source.failed !== null) return [];
  return events.items
    .flatMap((event) => (event.type === 'label' && event.word?.group === group ? [event] : []))
    .sort(oldestFirst);
}

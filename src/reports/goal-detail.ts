// One goal with everything a person wants to see of it: text, numbered actions, check-ins, comments, history, open asks.
import type { Moment } from '#growth/goals/assess.ts';
import { approversOf } from '#growth/goals/approval.ts';
import { type Ask, openAsks, type Reply, seenBy } from '#growth/goals/ask.ts';
import { type CheckIn, type SaidCheckIn, checkInsIn, readCheckIn } from '#growth/goals/check-in.ts';
import { evidenceIn, readEvidence, type ToldEvidence } from '#growth/goals/evidence.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import { type Completeness, completenessOf, itemsOf, type SourceRead } from '#growth/words/completeness.ts';
import type { LinkedIssue } from '#growth/goals/foreign-item.ts';
import type { Managers } from '#growth/goals/managers.ts';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import type { Instant, Person } from '#growth/words/goal.ts';
import { type Answered, answeredIn } from './answered.ts';
import { type GoalStory, type ListedGoal, listedGoal } from './listed-goal.ts';
import { newestFirst } from '#growth/words/order.ts';

interface Action {
  /** What `devgrowth goal check` takes. */
  readonly number: number;
  readonly text: string;
  readonly done: boolean;
}

/** `day` is the date typed (null when none was), `at` when it was written: the two differ for a check-in written later. */
export interface ToldCheckIn extends CheckIn {
  readonly at: Instant;
  /** Username; null for a deleted account. */
  readonly by: string | null;
}

export interface Comment {
  readonly at: Instant;
  readonly by: string | null;
  readonly text: string;
  /** It stands among the evidence, too. */
  readonly isEvidence: boolean;
}

export interface HistoryEntry {
  readonly at: Instant;
  readonly by: string | null;
  readonly type:
    | 'created'
    | 'closed'
    | 'reopened'
    | 'ticked'
    | 'unticked'
    | 'due'
    | 'description'
    | 'stage'
    | 'outcome'
    | 'health'
    | 'kind'
    | 'value';
  /** The action, the new due date (null: removed), or the label's value. */
  readonly detail: string | null;
}

export interface GoalDetail {
  /** `talkedOver` is for the person alone; null: not known, or not to be told. */
  readonly goal: ListedGoal & { readonly talkedOver: boolean | null };
  readonly description: string;
  readonly checklist: readonly Action[];
  /** Newest first, like the next two. */
  readonly checkIns: readonly ToldCheckIn[];
  /** Newest first. */
  readonly evidence: readonly ToldEvidence[];
  /** Those that are no check-in of the person's: evidence, closing words and what others wrote among them, as it was written. */
  readonly comments: readonly Comment[];
  readonly history: readonly HistoryEntry[];
  /** Those that nobody has answered. `seenBy`: usernames of those asked who gave the goal a 👍 since. */
  readonly openAsks: readonly (Ask & { readonly seenBy: readonly string[] })[];
  /** What the person has still to settle or tick; none for somebody else. */
  readonly answered: readonly Answered[];
  readonly links: readonly LinkedIssue[];
  readonly completeness: Completeness;
}

export function buildGoalDetail(input: {
  readonly story: GoalStory;
  readonly now: Moment;
  readonly links: readonly LinkedIssue[];
  readonly thumbs?: readonly Reply[];
  readonly sources: readonly SourceRead[];
  readonly managers: Managers;
  /** Somebody else than the person reads it. */
  readonly isOthers?: boolean;
  readonly talkedOver?: boolean | null;
}): GoalDetail {
  const { story, now, links, thumbs = [], sources, managers, isOthers = false, talkedOver = null } = input;
  const { record, activity } = story;
  const notes = itemsOf(activity.notes);
  const comments = notes.flatMap((note) =>
    note.type === 'comment' && !(note.isOwn && readCheckIn(note.body, note.words) !== null)
      ? [
          {
            at: note.at,
            by: name(note.by),
            text: note.body,
            isEvidence: note.isOwn && readEvidence(note.body, note.words) !== null,
          },
        ]
      : [],
  );
  const goal = { ...listedGoal(story, now), talkedOver };
  return {
    goal,
    description: record.description,
    checklist: readChecklist(record.description).map(({ number, text, done }) => ({ number, text, done })),
    checkIns: checkInsIn(notes, now.zone).map(toldCheckIn),
    evidence: evidenceIn(notes),
    comments: comments.sort(newestFirst),
    history: historyOf(story).sort(newestFirst),
    openAsks: openAsksOf(story, managers).map((ask) => ({
      ...ask,
      seenBy: seenBy(ask, thumbs, managers).map(({ username }) => username),
    })),
    answered: isOthers
      ? []
      : answeredIn([{ story, goal }], () => ({ managers, approvals: approversOf(record) }), now.zone),
    links,
    completeness: completenessOf(sources),
  };
}

export function openAsksOf({ record, activity }: GoalStory, managers: Managers): readonly Ask[] {
  return record.state === 'closed'
    ? []
    : openAsks(itemsOf(activity.notes), { managers, approvals: approversOf(record) });
}

function toldCheckIn({ at, by, checkIn }: SaidCheckIn): ToldCheckIn {
  return { at, by: name(by), ...checkIn };
}

function historyOf({ record, activity }: GoalStory): HistoryEntry[] {
  const events = [...itemsOf(activity.stateEvents), ...itemsOf(activity.labelEvents)];
  return [
    { at: record.createdAt, by: name(record.author), type: 'created', detail: null },
    ...itemsOf(activity.notes).flatMap(noted),
    ...events.flatMap(happened),
  ];
}

function noted(note: Note): HistoryEntry[] {
  const { at } = note;
  const by = name(note.by);
  if (note.type === 'tick') return [{ at, by, type: note.done ? 'ticked' : 'unticked', detail: note.item }];
  if (note.type === 'due') return [{ at, by, type: 'due', detail: note.due }];
  if (note.type === 'description') return [{ at, by, type: 'description', detail: null }];
  return [];
}

/** Labels that were given; one that went is told by the one that took its place. */
function happened(event: GoalEvent): HistoryEntry[] {
  const { at } = event;
  const by = name(event.by);
  if (event.type === 'state') return [{ at, by, type: event.state, detail: null }];
  if (event.action === 'remove' || event.word === null) return [];
  const { group, value } = event.word;
  // The ask itself is told in the words of its check-in.
  if (group === 'marker' || group === 'promotion' || group === 'ask') return [];
  return [{ at, by, type: group, detail: value }];
}

function name(person: Person | null): string | null {
  return person?.username ?? null;
}

// The progress report as data: which goals, how far they moved, what was won, what slipped, and how much of it was read.
import { type Completeness, type SourceRead, completenessOf } from '#growth/completeness.ts';
import type { Day, GoalRecord, Instant, Person } from '#growth/goal.ts';
import type { Window } from '#growth/window.ts';
import { type Change, changeIn, changedInWindow } from './change.ts';
import { type GoalStory, type ListedGoal, byNeed, listedGoal } from './listed-goal.ts';
import { type Slip, slipsIn } from './slips.ts';
import { type Win, winsIn } from './wins.ts';

interface ReportGoal extends ListedGoal {
  /** null: not known, because its notes could not be read. Never 0 for unknown. */
  readonly change: Change | null;
}

/** Parts without a source are null (product.md, "The report, in order"). */
export interface ProgressReport {
  readonly person: { readonly username: string; readonly name: string };
  readonly generatedAt: Instant;
  readonly window: { readonly since: Day; readonly until: Day; readonly zone: string; readonly why: string };
  readonly audience: 'me';
  readonly needsYou: null;
  /** By need; those closed inside the window last. */
  readonly goals: readonly ReportGoal[];
  readonly wins: readonly Win[];
  readonly promotion: null;
  readonly slipped: readonly Slip[];
  readonly balance: null;
  readonly next: null;
  readonly completeness: Completeness;
}

export function buildProgressReport(input: {
  readonly person: Pick<Person, 'username' | 'name'>;
  readonly at: Instant;
  readonly today: Day;
  readonly window: Window;
  readonly goals: readonly GoalStory[];
  /** Every list that was read: the goals, and what `goals` holds of comments and events. */
  readonly sources: readonly SourceRead[];
}): ProgressReport {
  const { person, at, today, window } = input;
  const now = { at, today, zone: window.zone };
  const told = input.goals
    .filter(({ record }) => concerns(record, window))
    .map((story) => ({ story, goal: listedGoal(story, now) }))
    .sort((a, b) => byNeed(a.goal, b.goal));
  const unread = told.flatMap(({ story }) => neverRead(story, window));
  return {
    person: { username: person.username, name: person.name },
    generatedAt: at,
    window: { since: window.since, until: window.until, zone: window.zone, why: window.why },
    audience: 'me',
    needsYou: null,
    goals: told.map(({ story, goal }) => ({ ...goal, change: changeIn(story.record, story.activity, goal, window) })),
    wins: winsIn(told, window),
    promotion: null,
    slipped: slipsIn(told, today, window),
    balance: null,
    next: null,
    completeness: completenessOf([...input.sources, ...unread]),
  };
}

function concerns(record: GoalRecord, window: Window): boolean {
  const closedBefore = record.state === 'closed' && (record.closedAt ?? record.updatedAt) < window.start;
  return !closedBefore && record.createdAt < window.end;
}

/** A goal that changed and whose notes nobody read makes the report incomplete, whatever the list of sources says. */
function neverRead({ record, activity }: GoalStory, window: Window): SourceRead[] {
  if (activity.notes !== null || !changedInWindow(record, window)) return [];
  const failed = { kind: 'not-read', message: 'they were not read' };
  return [{ name: `comments of #${record.iid}`, requests: 0, seen: 0, total: null, failed }];
}

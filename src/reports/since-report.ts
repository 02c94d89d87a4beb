// What changed since the last report that was posted: each goal as it stood at that moment against how it stands now.
import type { Moment } from '#growth/goals/activity.ts';
import { asOf, type PastFact, type PastGoal } from '#growth/goals/as-of.ts';
import { type Asked, isAnswer, openAsks } from '#growth/goals/ask.ts';
import { evidenceIn } from '#growth/goals/evidence.ts';
import { ownComments } from '#growth/goals/notes.ts';
import { quietAfterDays } from '#growth/goals/quiet.ts';
import type { Window } from '#growth/time/window.ts';
import { isComplete, itemsOf } from '#growth/words/completeness.ts';
import type { Day, Goal, HealthLevel, Instant, Stage } from '#growth/words/goal.ts';
import { isInside, ticksIn } from './change.ts';
import type { AskedOf } from './answered.ts';
import { type GoalStory, type ListedGoal, byNeed, listedGoal } from './listed-goal.ts';
import { type GoalThen, goalThen, isPast } from './past.ts';
import type { GoalReference } from './wins.ts';

/** A report that was posted. Its words were made for whoever sees least there, so only its moment counts. */
export interface PostedReport {
  readonly meeting: GoalReference;
  readonly at: Instant;
  readonly day: Day;
}

/** `none`: there is none. `not-known`: none was found, and not everything was read. */
export type LastReport = PostedReport | 'none' | 'not-known';

export type GoalFact =
  /** Percent; `from` null: nothing measured it. */
  | { readonly type: 'progress'; readonly from: number | null; readonly to: number }
  | { readonly type: 'actions'; readonly done: number; readonly undone: number }
  | { readonly type: 'evidence'; readonly pieces: number }
  /** As somebody said it: one that only the calendar changed is no movement. */
  | { readonly type: 'health'; readonly from: HealthLevel; readonly to: HealthLevel }
  | { readonly type: 'due'; readonly from: Day | null; readonly to: Day | null }
  | { readonly type: 'stage'; readonly from: Stage | null; readonly to: Stage | null };

/**
 * `new`: opened since, and open. `moved`: progress, actions, evidence or a said health changed. `replanned`: only due date or stage did.
 * `stalled`: begun, not quiet at the moment of that report, and nothing was done or said since. `reopened`, `closed`: as GitLab noted.
 */
export const turns = ['new', 'moved', 'replanned', 'stalled', 'reopened', 'closed'] as const;
export type Turn = (typeof turns)[number];

export interface GoalSince {
  readonly goal: GoalReference;
  readonly turn: Turn;
  /** Of a closed one. */
  readonly outcome: Goal['outcome'];
  readonly daysQuiet: number;
  readonly facts: readonly GoalFact[];
  /** What of that moment is not known: whether it changed is not told. */
  readonly unknown: readonly PastFact[];
}

export interface AskSince {
  readonly goal: GoalReference;
  /** `answered`: somebody who was asked said something since. `settled`: the person needs it no more. */
  readonly turn: 'asked' | 'answered' | 'settled';
  readonly text: string;
}

export interface SinceReport {
  readonly last: LastReport;
  /** Told goal by goal, as it was asked for; then everything since that report was read. */
  readonly inFull: boolean;
  /** Those of which something is told, in the order of `turns`, then as they were given. */
  readonly goals: readonly GoalSince[];
  readonly asks: readonly AskSince[];
  /** Nothing is told of them, for what would tell was not read or is not kept. */
  readonly unknown: readonly GoalReference[];
}

/** @param inFull it was asked for; else null where it is not known which report was the last one */
export function sinceReport(
  { found, inFull }: { readonly found: LastReport; readonly inFull: boolean },
  stories: readonly GoalStory[],
  window: Window,
  now: Moment,
  askedOf: AskedOf,
): SinceReport | null {
  if (found === 'not-known' && !inFull) return null;
  if (typeof found === 'string') return { last: found, inFull, goals: [], asks: [], unknown: [] };
  const days = { ...window, since: found.day, start: found.at };
  const told = stories
    .flatMap((story): Standing[] => {
      const stood = isPast(window, now.today)
        ? goalThen(story, window)
        : { story, goal: listedGoal(story, now), unknown: [] };
      return stood === null ? [] : [{ story, stood }];
    })
    .sort((one, other) => byNeed(one.stood.goal, other.stood.goal))
    .map((one) => turnOf(one, days, askedOf));
  const goals = told.flatMap(({ since }) => (since === null ? [] : [since]));
  return {
    last: found,
    inFull,
    goals: turns.flatMap((turn) => goals.filter((one) => one.turn === turn)),
    asks: told.flatMap(({ asks }) => asks),
    unknown: told.flatMap(({ goal, isKnown }) => (isKnown ? [] : [goal])),
  };
}

/** A goal as it is today, and as it stands on the report's last day. */
interface Standing {
  readonly story: GoalStory;
  readonly stood: GoalThen;
}

interface Told {
  readonly goal: GoalReference;
  readonly since: GoalSince | null;
  readonly asks: readonly AskSince[];
  readonly isKnown: boolean;
}

function turnOf({ story, stood }: Standing, days: Window, askedOf: AskedOf): Told {
  const { iid, title, url, state, closedAt, outcome, daysQuiet } = stood.goal;
  const goal = { iid, title, url };
  const past = asOf(story.record, story.activity, days.start);
  const unknown = [...new Set([...(past?.unknown ?? []), ...stood.unknown])];
  const asks = asksSince(goal, past, stood, { at: days.start, asked: askedOf(goal) });
  const told = (turn: Turn, facts: readonly GoalFact[] = []): Told => ({
    goal,
    since: {
      goal,
      turn,
      outcome: turn === 'closed' ? outcome : null,
      daysQuiet,
      facts,
      unknown: facts.length > 0 ? unknown : [],
    },
    asks,
    isKnown: true,
  });
  // The last closing tells: whatever it was before, it was open at some moment since.
  if (state === 'closed' && closedAt !== null && closedAt >= days.start) return told('closed');
  if (past === null) return told('new');
  const isKnown = (...facts: PastFact[]) => !unknown.some((fact) => facts.includes(fact));
  if (state === 'closed') return { goal, since: null, asks, isKnown: isKnown('state') };
  if (past.record.state === 'closed' && isKnown('state')) return told('reopened');
  const before = listedGoal(past, { today: days.since, zone: days.zone, at: days.start });
  const moved = movesOf(before, stood, days, isKnown);
  const plans = plansOf(before, stood.goal, isKnown);
  if (moved.length > 0) return told('moved', [...moved, ...plans]);
  if (plans.length > 0) return told('replanned', plans);
  if (unknown.length === 0 && hasStalled(before, stood, days)) return told('stalled');
  return { goal, since: null, asks, isKnown: unknown.length === 0 };
}

type IsKnown = (...facts: PastFact[]) => boolean;

function movesOf(before: ListedGoal, { story, goal }: GoalThen, days: Window, isKnown: IsKnown): GoalFact[] {
  const notes = itemsOf(story.activity.notes);
  const [from, to] = [before.progress?.percent ?? null, goal.progress?.percent ?? null];
  const { ticked, unticked } = ticksIn(notes, days);
  const pieces = evidenceIn(notes).filter(({ at }) => isInside(days, at)).length;
  const levels = { from: before.health.level, to: goal.health.level };
  const isSaid = goal.health.source !== 'computed' && isKnown('labels', 'comments');
  return [
    ...(to !== null && from !== to && isKnown('text', 'comments') ? [{ type: 'progress' as const, from, to }] : []),
    ...(ticked.length + unticked.length > 0
      ? [{ type: 'actions' as const, done: ticked.length, undone: unticked.length }]
      : []),
    ...(pieces > 0 ? [{ type: 'evidence' as const, pieces }] : []),
    ...(isSaid && levels.from !== levels.to ? [{ type: 'health' as const, ...levels }] : []),
  ];
}

function plansOf(before: ListedGoal, goal: ListedGoal, isKnown: IsKnown): GoalFact[] {
  const due = { type: 'due' as const, from: before.due, to: goal.due };
  const stage = { type: 'stage' as const, from: before.stage, to: goal.stage };
  return [
    ...(due.from !== due.to && isKnown('due') ? [due] : []),
    ...(stage.from !== stage.to && isKnown('labels') ? [stage] : []),
  ];
}

/** One that is quiet for long is told as that; of one that is not begun nobody expects the next step. */
function hasStalled(before: ListedGoal, { story: { activity } }: GoalThen, days: Window): boolean {
  const notes = itemsOf(activity.notes);
  const isBegun = (before.progress?.percent ?? 0) > 0 || ownComments(notes).length > 0;
  if (!isBegun || before.daysQuiet >= quietAfterDays) return false;
  const events = [activity.labelEvents, activity.stateEvents].flatMap((list) => itemsOf(list));
  // What GitLab notes by itself, such as a mention in the report that was posted, is nobody's step.
  return ![...events, ...notes.filter(({ type }) => type !== 'other')].some(({ at }) => isInside(days, at));
}

function asksSince(
  goal: GoalReference,
  past: PastGoal | null,
  { story }: GoalThen,
  { at, asked }: { readonly at: Instant; readonly asked: Asked },
): AskSince[] {
  const { notes } = story.activity;
  if (notes === null || !isComplete(notes.source) || story.record.state === 'closed') return [];
  const { elsewhere = [] } = asked;
  const open = openAsks(notes.items, asked);
  const then = { ...asked, elsewhere: elsewhere.filter((note) => note.at < at) };
  const before = openAsks(itemsOf(past?.activity.notes), then);
  const gone = before.filter(({ text }) => !open.some((one) => one.text === text));
  const later = [...notes.items, ...elsewhere].filter((note) => note.at >= at);
  const isAnswered = (text: string) => later.some((note) => isAnswer(note, text, asked));
  return [
    ...open.flatMap(({ text, since }) => (since >= at ? [{ goal, turn: 'asked' as const, text }] : [])),
    ...gone.map(({ text }) => ({ goal, turn: isAnswered(text) ? ('answered' as const) : ('settled' as const), text })),
  ];
}

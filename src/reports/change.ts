// How far a goal moved inside a window: from tick notes where it has a checklist, else from the percents of check-ins.
import type { GoalActivity } from '#growth/goals/assess.ts';
import { isComplete, itemsOf } from '#growth/words/completeness.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { Goal, GoalRecord, Instant } from '#growth/words/goal.ts';
import type { Window } from '#growth/time/window.ts';
import { checkInsIn } from '#growth/goals/check-in.ts';

export interface Change {
  /** Points of progress won or lost; null where it cannot be known, or nothing measures the goal. */
  readonly percent: number | null;
  /** Actions that the window began open and ended done. */
  readonly ticked: number;
  /** Actions that the window began done and ended open. */
  readonly unticked: number;
}

export interface Tick {
  readonly item: string;
  readonly at: Instant;
}

/** Whether anything about the goal may have happened since the window began: only then its notes and events must be read. */
export function changedInWindow(record: GoalRecord, window: Window): boolean {
  return record.updatedAt >= window.start;
}

/** null when the notes that would tell could not be read. */
export function changeIn(record: GoalRecord, activity: GoalActivity, goal: Goal, window: Window): Change | null {
  if (!changedInWindow(record, window)) return { percent: goal.progress ? 0 : null, ticked: 0, unticked: 0 };
  if (!activity.notes || !isComplete(activity.notes.source)) return null;
  const notes = activity.notes.items;
  const { ticked, unticked } = ticksIn(notes, window);
  const counts = { ticked: ticked.length, unticked: unticked.length };
  return { percent: points(record, activity, goal, window), ...counts };
}

function points(record: GoalRecord, activity: GoalActivity, { progress }: Goal, window: Window): number | null {
  if (!progress) return null;
  if (progress.source === 'check-in') return saidPoints(record, activity, window);
  const notes = itemsOf(activity.notes);
  const { done, total } = progress;
  if (done === null || total === null || total === 0) return null;
  // GitLab notes single ticks only where text and order of the items stayed; any other edit may hide some.
  if (notes.some((note) => note.type === 'description' && note.at >= window.start)) return null;
  const doneAtEnd = done - net(notes, (at) => at >= window.end);
  const doneAtStart = doneAtEnd - net(notes, (at) => isInside(window, at));
  if ([doneAtStart, doneAtEnd].some((n) => n < 0 || n > total)) return null;
  const percent = (n: number) => Math.floor((100 * n) / total);
  return percent(doneAtEnd) - percent(doneAtStart);
}

function saidPoints(record: GoalRecord, activity: GoalActivity, window: Window): number | null {
  const said = checkInsIn(itemsOf(activity.notes), window.zone).flatMap(({ at, checkIn }) =>
    checkIn.percent === null ? [] : [{ at, percent: checkIn.percent }],
  );
  const last = said.find(({ at }) => isInside(window, at));
  if (!last) return 0;
  const before = said.find(({ at }) => at < window.start);
  if (before) return last.percent - before.percent;
  const commentsRead = activity.notes?.items.filter(({ type }) => type === 'comment').length ?? 0;
  const nothingEarlier = record.createdAt >= window.start || commentsRead >= record.commentCount;
  return nothingEarlier ? last.percent : null;
}

/** Actions ticked and unticked on balance, each with the moment of the last such note: a tick undone in the window is none. */
export function ticksIn(
  notes: readonly Note[],
  window: Window,
): { readonly ticked: Tick[]; readonly unticked: Tick[] } {
  const items = new Map<string, { at: Instant; done: boolean }[]>();
  for (const note of notes) {
    if (note.type !== 'tick' || !isInside(window, note.at)) continue;
    const flips = items.get(note.item) ?? [];
    flips.push({ at: note.at, done: note.done });
    items.set(note.item, flips);
  }
  const kept = (done: boolean) =>
    [...items].flatMap(([item, flips]) => {
      // Two actions may have the same text, so that one text can be ticked twice.
      const balance = flips.reduce((sum, flip) => sum + (flip.done === done ? 1 : -1), 0);
      if (balance <= 0) return [];
      const moments = flips.filter((flip) => flip.done === done).map(({ at }) => at);
      return moments
        .sort()
        .slice(-balance)
        .map((at) => ({ item, at }));
    });
  return { ticked: kept(true), unticked: kept(false) };
}

function net(notes: readonly Note[], counts: (at: Instant) => boolean): number {
  return notes.reduce((sum, note) => (note.type === 'tick' && counts(note.at) ? sum + (note.done ? 1 : -1) : sum), 0);
}

export function isInside({ start, end }: Window, at: Instant): boolean {
  return start <= at && at < end;
}

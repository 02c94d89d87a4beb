// How far goals were on past days: from ticks, as far back as they are known.
import { itemsOf } from '#growth/words/completeness.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { isWhole } from '#growth/goals/activity.ts';
import type { Day, Instant, Progress } from '#growth/words/goal.ts';
import type { Window } from '#growth/time/window.ts';
import type { GoalStory } from './listed-goal.ts';
import { newestFirst } from '#growth/words/order.ts';

/** Holds until the next point. */
export interface ActionPoint {
  readonly day: Day;
  readonly done: number;
  readonly total: number;
}

export interface Series {
  /** Oldest first, at least one. */
  readonly points: readonly ActionPoint[];
  /** The first point is the goal's first day. Else its actions were done on that day at the latest. */
  readonly sinceCreation: boolean;
}

/** null without a checklist. Counted back from now, until an edit of the text hides what came before. */
export function seriesOf(story: GoalStory, progress: Progress | null, { zone, end }: Window): Series | null {
  if (progress === null || progress.done === null || progress.total === null) return null;
  const { record, activity } = story;
  const total = progress.total;
  const found: { at: Instant; done: number }[] = [];
  let done = progress.done;
  let beginning: { at: Instant; done: number } | null = null;
  for (const note of itemsOf(activity.notes).toSorted(newestFirst)) {
    if (note.type === 'description') {
      beginning = { at: note.at, done };
      break;
    }
    if (note.type !== 'tick') continue;
    const before = done - (note.done ? 1 : -1);
    found.push({ at: note.at, done });
    if (before < 0 || before > total) {
      beginning = { at: note.at, done };
      break;
    }
    done = before;
  }
  const untouched = activity.notes === null && record.updatedAt === record.createdAt;
  const sinceCreation = beginning === null && (untouched || isWhole(activity.notes));
  beginning ??= { at: sinceCreation ? record.createdAt : oldestKnown(story), done };

  const points = new Map<Day, ActionPoint>();
  for (const { at, done } of [beginning, ...found.reverse()]) {
    const day = dayOf(at, zone);
    if (at < end) points.set(day, { day, done, total });
  }
  const first = dayOf(beginning.at, zone);
  return {
    points: points.size > 0 ? [...points.values()] : [{ day: first, done: beginning.done, total }],
    sinceCreation,
  };
}

/** Nothing changed between this moment and the oldest note that tells of a change, or today. */
function oldestKnown({ record, activity }: GoalStory): Instant {
  const oldest = itemsOf(activity.notes).toSorted(newestFirst).at(-1)?.at;
  return oldest ?? record.closedAt ?? record.updatedAt;
}

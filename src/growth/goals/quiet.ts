// How long nothing has happened on a goal.
import { daysSince, laterOf } from '../time/calendar.ts';
import type { GoalActivity } from './activity.ts';
import type { Day, Goal, GoalRecord, Instant } from '../words/goal.ts';

/** After this many days without activity a goal is quiet. */
export const quietAfterDays = 21;

/** Whole days, counted in the person's zone. */
export function daysQuiet(goal: Pick<Goal, 'lastActivity'>, today: Day, zone: string): number {
  return daysSince(goal.lastActivity, today, zone);
}

/**
 * The newest of creation, closing, comments, ticks, edits of text or due date, and events. `updatedAt` where the comments
 * were not read, or where the list may have been cut before the newest one: it is never older than the truth.
 */
export function lastActivityOf(record: GoalRecord, { notes, labelEvents, stateEvents }: GoalActivity): Instant {
  const told = notes?.items ?? [];
  const tellsNewest = told.length > 0 && (record.commentCount === 0 || told.some(({ type }) => type === 'comment'));
  if (!tellsNewest) return record.updatedAt;
  const moments = [
    ...told.filter(({ type }) => type !== 'other'),
    ...(labelEvents?.items ?? []),
    ...(stateEvents?.items ?? []),
  ].map(({ at }) => at);
  return moments.reduce(laterOf, laterOf(record.createdAt, record.closedAt ?? record.createdAt));
}

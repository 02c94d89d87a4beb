// How long nothing has happened on a goal.
import { itemsOf } from '../words/completeness.ts';
import { dayOf, daysSince, laterOf, sameTimeOn } from '../time/calendar.ts';
import type { GoalActivity, Moment } from './activity.ts';
import { checkInsIn } from './check-in.ts';
import { pauseOn, restedDays } from './pause.ts';
import type { Day, Goal, GoalRecord, Instant } from '../words/goal.ts';

/** After this many days without activity a goal is quiet. */
export const quietAfterDays = 21;

/** Whole days, counted in the person's zone, without those on which the goal rests. */
export function daysQuiet(
  { lastActivity, pauses = [] }: Pick<Goal, 'lastActivity' | 'pauses'>,
  today: Day,
  zone: string,
): number {
  return daysSince(lastActivity, today, zone) - restedDays(pauses, dayOf(lastActivity, zone), today);
}

/** Of one that rests today nobody is reminded, however long it was quiet before. */
export function isQuiet(goal: Pick<Goal, 'lastActivity' | 'pauses'>, today: Day, zone: string): boolean {
  return pauseOn(goal.pauses ?? [], today) === null && daysQuiet(goal, today, zone) >= quietAfterDays;
}

/**
 * The newest of creation, closing, comments, ticks, edits of text or due date, a check-in on the day of which it is; `updatedAt` where there are no comments, or the
 * list may have been cut before the newest: it is never older than the truth. Made only of what every command reads: notes
 * of a goal without comments and label events are read in some windows, and the same goal was as quiet as the window long.
 */
export function lastActivityOf(
  record: GoalRecord,
  { notes }: Pick<GoalActivity, 'notes'>,
  { zone }: Pick<Moment, 'zone'>,
): Instant {
  const told = itemsOf(notes);
  if (record.commentCount === 0 || !told.some(({ type }) => type === 'comment')) return record.updatedAt;
  const daysMeant = new Map(checkInsIn(told, zone).map(({ id, day }) => [id, day]));
  const moments = told
    .filter(({ type }) => type !== 'other')
    .map((note) => {
      const day = note.type === 'comment' ? daysMeant.get(note.id) : undefined;
      return day === undefined || day === dayOf(note.at, zone) ? note.at : sameTimeOn(day, note.at, zone);
    });
  return moments.reduce(laterOf, laterOf(record.createdAt, record.closedAt ?? record.createdAt));
}

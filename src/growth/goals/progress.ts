// How far a goal is, and how far it should be by now.
import { itemsOf } from '../words/completeness.ts';
import { daysBetween, dayOf, laterOf } from '../time/calendar.ts';
import type { GoalActivity, Moment } from './activity.ts';
import { checkInsIn } from './check-in.ts';
import { countChecklist } from '../text/checklist.ts';
import { restedDays } from './pause.ts';
import type { GoalRecord, Instant, Pause, Progress } from '../words/goal.ts';

/** The checklist where there is one, else the percent of the newest check-in that says one, else null. */
export function progressOf(
  record: GoalRecord,
  activity: GoalActivity,
  { zone }: Pick<Moment, 'zone'>,
): Progress | null {
  const { done, total } = countChecklist(record.description);
  if (total > 0) {
    return {
      percent: Math.floor((100 * done) / total),
      done,
      total,
      source: 'checklist',
      asOf: editedAt(record, activity),
    };
  }
  const said = checkInsIn(itemsOf(activity.notes), zone).find(({ checkIn }) => checkIn.percent !== null);
  const percent = said?.checkIn.percent ?? null;
  if (said === undefined || percent === null) return null;
  return { percent, done: null, total: null, source: 'check-in', asOf: said.at };
}

/**
 * Percent of the days from creation to due date that are over, 0 to 100; null without a due date after the creation.
 * @param pauses days that are nobody's: they are neither over nor ahead
 */
export function timeGone(
  record: Pick<GoalRecord, 'due' | 'createdAt'>,
  { today, zone }: Pick<Moment, 'today' | 'zone'>,
  pauses: readonly Pause[] = [],
): number | null {
  if (record.due === null) return null;
  const created = dayOf(record.createdAt, zone);
  const days = daysBetween(created, record.due) - restedDays(pauses, created, record.due);
  if (days <= 0) return null;
  const over = today <= created ? 0 : daysBetween(created, today) - restedDays(pauses, created, today);
  return Math.min(100, Math.max(0, Math.floor((100 * over) / days)));
}

/** When the checklist changed last; `updatedAt`, which is never earlier, where no such note was read. */
function editedAt(record: GoalRecord, { notes }: GoalActivity): Instant {
  const edits = itemsOf(notes)
    .filter(({ type }) => type === 'tick' || type === 'description')
    .map(({ at }) => at);
  return edits.length === 0 ? record.updatedAt : edits.reduce(laterOf);
}

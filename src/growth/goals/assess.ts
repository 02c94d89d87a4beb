// A goal as it stands: from what the forge holds and what was read of its activity.
import { type GoalActivity, type Moment, currentOf } from './activity.ts';
import { checkInsIn, levelSaid } from './check-in.ts';
import { itemsOf, type Listed } from '../words/completeness.ts';
import type { Note } from './notes.ts';
import { type Goal, type GoalRecord, outcomes, stages } from '../words/goal.ts';
import { healthOf } from './health.ts';
import { measuredOf } from './measured.ts';
import { pauseOn, pausesIn, tellsPause } from './pause.ts';
import { progressOf } from './progress.ts';
import { lastActivityOf } from './quiet.ts';

export type { GoalActivity, Moment };

/** Never fails: what was not read makes the answer coarser (`updatedAt` for `lastActivity`, say), not wrong. */
export function assess(record: GoalRecord, activity: GoalActivity, now: Moment): Goal {
  const { labelEvents } = activity;
  const open = record.state === 'opened';
  const progress = progressOf(record, activity, now);
  const lastActivity = lastActivityOf(record, activity, now);
  const pauses = pausesIn(activity, now);
  const rest = open ? pauseOn(pauses, now.today) : null;
  return {
    iid: record.iid,
    title: record.title,
    kind: currentOf('kind', record.kinds, [], labelEvents) ?? 'unknown',
    state: record.state,
    stage: open ? currentOf('stage', record.stages, stages, labelEvents) : null,
    outcome: open ? null : (currentOf('outcome', record.outcomes, outcomes, labelEvents) ?? 'unknown'),
    progress,
    measure: measuredOf(record, activity, now),
    health: healthOf(record, activity, { progress, lastActivity, pauses }, now),
    due: record.due,
    milestone: record.milestone,
    labels: record.labels,
    confidential: record.confidential,
    url: record.url,
    createdAt: record.createdAt,
    closedAt: record.closedAt,
    lastActivity,
    ...(pauses.length === 0 ? {} : { pauses }),
    ...(rest === null ? {} : { rest }),
  };
}

/**
 * Whether only the label events can tell what counts: several labels of a group that should have one, or a health label
 * that contradicts the newest check-in. A check-in typed by hand without a label contradicts nothing.
 */
export function needsLabelEvents(record: GoalRecord, notes: Listed<Note> | null, zone: string): boolean {
  const { kinds, stages, outcomes, healths, state } = record;
  // When one that rested was taken up again.
  if (tellsPause(itemsOf(notes))) return true;
  // Since when it waits.
  if (state === 'opened' && stages.includes('waiting')) return true;
  if (kinds.length > 1 || healths.length > 1 || (state === 'opened' ? stages : outcomes).length > 1) return true;
  const said = checkInsIn(itemsOf(notes), zone).find((one) => levelSaid(one) !== null);
  const [label] = healths;
  return label !== undefined && said !== undefined && levelSaid(said) !== label;
}

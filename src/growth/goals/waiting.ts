// What a goal that waits is waiting for: only what somebody wrote down as that.
import type { GoalEvent, Note } from './notes.ts';
import { writtenCheckIns } from './check-in.ts';
import { asksNothing } from '../words/check-in-words.ts';
import type { Day, Instant } from '../words/goal.ts';
import { itemsOf, type Listed } from '../words/completeness.ts';

/** The newest `Waiting for:` line; empty where none was written since the goal was last taken up again, or it says `nothing`. */
export function waitReason(notes: readonly Note[], labelEvents: Listed<GoalEvent> | null): string {
  const said = writtenCheckIns(notes).find(({ checkIn }) => checkIn.waitingFor !== null);
  const reason = said?.checkIn.waitingFor ?? '';
  if (said === undefined || asksNothing(reason)) return '';
  return wentOnAfter(said.at, labelEvents) ? '' : reason;
}

/** Whether the newest check-in that says what is waited for says just this, of this day, and the goal was not taken up since. */
export function saysWaiting(
  notes: readonly Note[],
  labelEvents: Listed<GoalEvent>,
  { reason, until, day }: { readonly reason: string; readonly until: Day | null; readonly day: Day },
): boolean {
  const said = writtenCheckIns(notes).find(
    ({ checkIn: { waitingFor, waitingUntil } }) => waitingFor !== null || waitingUntil !== undefined,
  );
  if (said === undefined || said.checkIn.day !== day) return false;
  const { waitingFor, waitingUntil = null } = said.checkIn;
  return (waitingFor ?? '') === reason && waitingUntil === until && !wentOnAfter(said.at, labelEvents);
}

function wentOnAfter(at: Instant, labelEvents: Listed<GoalEvent> | null): boolean {
  return itemsOf(labelEvents).some(
    (event) =>
      event.type === 'label' &&
      event.action === 'remove' &&
      event.word?.group === 'stage' &&
      event.word.value === 'waiting' &&
      event.at > at,
  );
}

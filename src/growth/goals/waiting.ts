// What a goal that waits is waiting for: only what somebody wrote down as that.
import type { GoalEvent, Note } from './notes.ts';
import { writtenCheckIns } from './check-in.ts';
import { asksNothing } from '../words/check-in-words.ts';
import { itemsOf, type Listed } from '../words/completeness.ts';

/** The newest `Waiting for:` line; empty where none was written since the goal was last taken up again, or it says `nothing`. */
export function waitReason(notes: readonly Note[], labelEvents: Listed<GoalEvent> | null): string {
  const said = writtenCheckIns(notes).find(({ checkIn }) => checkIn.waitingFor !== null);
  const reason = said?.checkIn.waitingFor ?? '';
  if (said === undefined || asksNothing(reason)) return '';
  const wentOn = itemsOf(labelEvents).some(
    (event) =>
      event.type === 'label' &&
      event.action === 'remove' &&
      event.word?.group === 'stage' &&
      event.word.value === 'waiting' &&
      event.at > said.at,
  );
  return wentOn ? '' : reason;
}

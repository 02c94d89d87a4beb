// Time estimated and spent, of issues and merge requests: the figures, and the notes about them.
import { addSystemNote } from './activity.ts';
import type { Acting } from './issue-references.ts';
import type { NoteableKey } from '../state/planning-records.ts';
import { formatDuration } from '../text/quick-action-words.ts';
import { estimateChanged, timeSpentChanged } from '../text/system-notes.ts';

/** In seconds; absent: none. */
export interface Tracked {
  timeEstimate?: number;
  timeSpent?: number;
}

export interface TimeChange {
  /** The whole new estimate; 0 takes it off. */
  readonly estimate?: number;
  /** To add; below zero to take off. */
  readonly spend?: number | 'reset';
}

export function trackTime(acting: Acting, key: NoteableKey, record: Tracked, { estimate, spend }: TimeChange): void {
  if (estimate !== undefined && estimate !== (record.timeEstimate ?? 0)) {
    record.timeEstimate = estimate;
    addSystemNote(acting, key, estimateChanged(estimate));
  }
  if (spend === undefined) return;
  record.timeSpent = spend === 'reset' ? 0 : Math.max(0, (record.timeSpent ?? 0) + spend);
  addSystemNote(acting, key, timeSpentChanged(spend));
}

export function timeStats({ timeEstimate = 0, timeSpent = 0 }: Tracked) {
  return {
    time_estimate: timeEstimate,
    total_time_spent: timeSpent,
    human_time_estimate: humanTime(timeEstimate),
    human_total_time_spent: humanTime(timeSpent),
  };
}

const humanTime = (seconds: number): string | null =>
  seconds === 0 ? null : `${seconds < 0 ? '-' : ''}${formatDuration(seconds)}`;

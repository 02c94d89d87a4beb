// Time estimated and spent, of issues and merge requests: what a change of it does, and the notes about that.
import { addSystemNote } from './activity.ts';
import type { Acting } from './issue-references.ts';
import type { NoteableKey } from '../state/planning-records.ts';
import type { Tracked } from '../entities/time-stats.ts';
import { estimateChanged, timeSpentChanged } from '../text/system-notes.ts';

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

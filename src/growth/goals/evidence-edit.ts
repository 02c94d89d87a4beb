// Changes a piece of evidence that stands there, in the form it was written in.
import type { Day } from '../words/goal.ts';
import type { ValueId } from '../words/values.ts';
import { type Evidence, formatEvidence, readEvidence } from './evidence.ts';

/** What is not named stays as it is. */
export interface EvidenceChange {
  readonly did?: string;
  readonly result?: string;
  /** In place of those that are there. */
  readonly values?: readonly ValueId[];
  readonly day?: Day;
}

/**
 * A comment that is no evidence (any more) is returned as it is. What devgrowth wrote is written again; below one that was typed in a
 * browser a missing result is only added, so that every other byte of it stays. Only where that does not read back is its form changed.
 */
export function editEvidence(body: string, change: EvidenceChange): string {
  const read = readEvidence(body);
  if (read === null) return body;
  const wanted = { ...read, ...change };
  if (isSame(read, wanted)) return body;
  const isOurForm = formatEvidence(read) === body.trim();
  const below = `${body.trimEnd()}\n\nResult: ${wanted.result ?? ''}`;
  return !isOurForm && read.result === null && isSame(readEvidence(below), wanted) ? below : formatEvidence(wanted);
}

function isSame(one: Evidence | null, other: Evidence): boolean {
  return one !== null && formatEvidence(one) === formatEvidence(other);
}

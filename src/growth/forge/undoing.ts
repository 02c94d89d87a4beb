// What the domain asks of a forge to take back what was written.
import type { Dropped } from './writes.ts';
import type { WrittenStep } from './written.ts';

/** One thing that a run wrote to, and how it is made as it was. */
export interface WayBack {
  /** Which steps of the run it takes back, by their places. */
  readonly steps: readonly number[];
  /** `stays`: nothing takes it back. `done`: it is as it was already. */
  readonly act: 'delete-comment' | 'restore-comment' | 'delete-issue' | 'restore-issue' | 'unlink' | 'stays' | 'done';
  /** null where the run wrote to no issue. */
  readonly iid: number | null;
  readonly title: string | null;
  /** The issue or the comment is confidential. */
  readonly isConfidential: boolean;
  /** What will be there, in words of a person: `title: "Read" in place of "Reed"`; of a comment its words. */
  readonly changes: readonly string[];
  /** Why it cannot be taken back: somebody has changed it since, in words of a person; empty: it can. */
  readonly obstacles: readonly string[];
}

export interface Undoing {
  /** How all that stands now, the newest first. Asks, and writes nothing. */
  waysBack(steps: readonly WrittenStep[]): Promise<readonly WayBack[]>;
  /**
   * Reads it once more and takes it back. Of what is as it was already nothing is written.
   * `closed`: the issue could not be deleted. @throws `conflict` where it was changed since
   */
  takeBack(
    way: WayBack,
    steps: readonly WrittenStep[],
  ): Promise<{ readonly became: 'done' | 'closed'; readonly warnings: readonly Dropped[] }>;
  /** `refused`: the server lets the caller not delete it. */
  removeIssue(iid: number): Promise<'removed' | 'gone' | 'refused'>;
}

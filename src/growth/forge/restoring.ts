// What is written when an archive is opened again: texts of another time, under the hands of whoever opens it.
import type { Day, Instant, Mark } from '../words/goal.ts';
import type { Origin } from './everything.ts';
import type { Board } from './project.ts';
import type { Dropped } from './writes.ts';

export interface RestoredText {
  readonly text: string;
  /** With `from`: by it the text is found again, so that nothing is written twice. */
  readonly mark: Mark;
  readonly origin: Origin;
  /** What stands here in place of a reference to the archived project; null: GitLab is to see no reference. */
  readonly ours: (reference: string) => string | null;
}

export interface RestoredIssue extends RestoredText {
  readonly title: string;
  /** Wished for; whoever does not own the project gets another one. */
  readonly iid: number;
  /** Where the server lets the owner say so. */
  readonly createdAt: Instant;
  readonly labels: readonly string[];
  /** Title of one that is there. */
  readonly milestone: string | null;
  readonly due: Day | null;
  readonly confidential: boolean;
  /** To whoever opens it. */
  readonly isAssigned: boolean;
}

export interface Restoring {
  /** Sent once, and asked for by its mark where the answer is lost. */
  restoreIssue(issue: RestoredIssue): Promise<{ readonly iid: number; readonly warnings: readonly Dropped[] }>;
  /** Puts `text` in the place of `was`; what somebody has changed since stays. @returns false where it stays */
  restoreText(iid: number, was: RestoredText, text: RestoredText): Promise<boolean>;
  restoreComment(
    iid: number,
    comment: RestoredText & { readonly createdAt: Instant; readonly internal: boolean },
  ): Promise<void>;
  /** Does nothing where it is closed. */
  closeIssue(iid: number): Promise<void>;
  ensureNamedLabel(label: {
    readonly name: string;
    readonly color: string;
    readonly description: string;
  }): Promise<boolean>;
  ensureNamedMilestone(milestone: {
    readonly title: string;
    readonly start: Day | null;
    readonly due: Day | null;
  }): Promise<boolean>;
  addNamedList(board: Board, label: string): Promise<void>;
  /** @returns its address in texts: `/uploads/<secret>/<name>` */
  sendUpload(name: string, content: Uint8Array): Promise<string>;
}

// A goal as an import file tells it, and what such a file is read with.
import type { Day, Outcome, Stage } from '#growth/words/goal.ts';
import type { Calendar } from './answers.ts';

export interface ImportContext extends Calendar {
  readonly person: string | null;
}

export interface ImportEntry {
  /** Line of the file on which the entry starts. */
  readonly line: number;
  /** Stays the same when the file is read again: its id, else kind and title. The write key is made from it. */
  readonly keySource: string;
  readonly kind: string;
  readonly title: string;
  readonly due: Day | null;
  readonly description: string;
  /** `reading@1`; null where the entry brings its whole description. */
  readonly template: string | null;
  readonly confidential: boolean;
  readonly stage: Stage;
  /** null for an open goal. */
  readonly closed: ImportClosing | null;
}

export interface ImportClosing {
  /** null where nobody said. */
  readonly outcome: Outcome | null;
  readonly learned: string | null;
  readonly day: Day | null;
}

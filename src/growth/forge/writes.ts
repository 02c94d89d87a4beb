// What is asked of a forge when something is written, and what it kept differently.
import type { Day, HealthLevel, Outcome, Stage } from '../words/goal.ts';
import type { ValueId } from '../words/values.ts';

/** A field that the server kept differently than asked (a dropped due date, say). Shown as a warning, exit code 5. */
export interface Dropped {
  readonly field: string;
  readonly asked: string;
  readonly kept: string;
  /** It was written, but what stands there now could not be read: why. */
  readonly unverified?: string;
  /** What to do about it, where that is not plain. */
  readonly advice?: string;
}

export interface Written<T> {
  readonly value: T;
  readonly warnings: readonly Dropped[];
}

export interface NewGoal {
  /** Identifies this write: after an ambiguous failure the server is asked for it before anything is repeated. */
  readonly key: string;
  /** The key was used by an earlier run: ask the server for it before the first attempt, too. */
  readonly mayExist?: boolean;
  /** `reading@1`; null when the person wrote the whole text. */
  readonly template: string | null;
  readonly title: string;
  readonly description: string;
  readonly kind: string;
  readonly stage: Stage;
  readonly due: Day | null;
  /** Title of an existing milestone. */
  readonly milestone: string | null;
  readonly confidential: boolean;
  /** Beside ours, by their names on the server; what is not there yet, GitLab makes. Absent: none. */
  readonly labels?: readonly string[];
  /** Something is asked of the manager from the first. */
  readonly hasAsk?: boolean;
  /** Its words come out of a file: nobody they name is notified, and nothing they refer to hears of it. */
  readonly isQuiet?: boolean;
}

/** Fields left out stay as they are; `null` clears. */
export interface GoalChange extends LabelChange {
  readonly title?: string;
  readonly description?: string;
  /** The text that `description` was made from: when it is another by now, nothing is written (`conflict`). */
  readonly descriptionWas?: string;
  readonly due?: Day | null;
  readonly milestone?: string | null;
  readonly confidential?: boolean;
  readonly state?: 'close' | 'reopen';
}

/** What labels say. */
export interface LabelChange {
  /** One of each group: the siblings found on the issue are removed in the same write (Free has no exclusive scoped labels). */
  readonly kind?: string;
  readonly stage?: Stage | null;
  readonly outcome?: Outcome | null;
  readonly health?: HealthLevel | null;
  /** Whether something is asked of the manager. */
  readonly hasAsk?: boolean;
  /** Added to those that are there. */
  readonly addValues?: readonly ValueId[];
}

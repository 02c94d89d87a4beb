// What an issue's activity holds, in our words: comments, system notes, state and label events.
import type { Day, Instant, Mark, Person } from '../words/goal.ts';
import type { LabelWord } from '../words/label-words.ts';

/** What an issue's activity holds, oldest fields resolved: comments of people, and system notes in our words. */
export type Note =
  | {
      readonly type: 'comment';
      readonly id: number;
      readonly by: Person | null;
      readonly at: Instant;
      readonly body: string;
      /** GitLab hides it from members below planner. */
      readonly internal: boolean;
      readonly mark: Mark | null;
    }
  | {
      readonly type: 'tick';
      readonly by: Person | null;
      readonly at: Instant;
      readonly item: string;
      readonly done: boolean;
    }
  | { readonly type: 'due'; readonly by: Person | null; readonly at: Instant; readonly due: Day | null }
  | { readonly type: 'description'; readonly by: Person | null; readonly at: Instant }
  | { readonly type: 'other'; readonly by: Person | null; readonly at: Instant; readonly body: string };

export type GoalEvent =
  | { readonly type: 'state'; readonly by: Person | null; readonly at: Instant; readonly state: 'closed' | 'reopened' }
  /** `word` is null for a foreign label, and for one that has been deleted since. */
  | {
      readonly type: 'label';
      readonly by: Person | null;
      readonly at: Instant;
      readonly action: 'add' | 'remove';
      readonly word: LabelWord | null;
    };

// What an issue's activity holds, in our words: comments, system notes, state and label events.
import type { Day, Instant, Mark, Person } from '../words/goal.ts';
import type { LabelWord } from '../words/label-words.ts';
import type { TypedWords } from '../words/typed-words.ts';

/** `other`: a system note that says nothing we ask for. `by` is null for an account that is gone. */
export type Note =
  | {
      readonly type: 'comment';
      readonly id: number;
      readonly by: Person | null;
      readonly at: Instant;
      readonly body: string;
      /** GitLab hides it from members below planner. */
      readonly internal: boolean;
      /** The person whose goals these are wrote it. */
      readonly isOwn: boolean;
      readonly mark: Mark | null;
      /** What people of this project type in place of our words, where it is more than English. */
      readonly words?: TypedWords;
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

/** In the mark of a comment that an archive brought and that was somebody else's, whoever opened the archive. */
export const othersMark = 'archived';

export type Comment = Extract<Note, { type: 'comment' }>;

/**
 * The only comments whose check-ins, evidence and closing words count: those of the person whose goals these are. Anybody who reads
 * an issue may write these forms on it. What others wrote is theirs, the manager's and an import's in somebody else's project too:
 * it is shown with its author's name. Ticks count whoever made them: only who may edit the text can, and it is the text that counts.
 */
export function ownComments(notes: readonly Note[]): readonly Comment[] {
  return notes.filter((note) => note.type === 'comment').filter(({ isOwn }) => isOwn);
}

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

// What a run has written, told so that it can be taken back: each step says what stood there before and what it left there.
import type { Instant } from '../words/goal.ts';

/** As the server stores it, escapes and marks included. What is left out, the write did not touch. */
export interface IssueFields {
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly due?: string | null | undefined;
  readonly milestone?: { readonly id: number; readonly title: string } | null | undefined;
  readonly confidential?: boolean | undefined;
  readonly state?: 'opened' | 'closed' | undefined;
  /** Of those that the write added or took off: the names that are there. */
  readonly labels?: readonly string[] | undefined;
  readonly assignees?: readonly { readonly id: number; readonly username: string }[] | undefined;
}

/** `id`, `iid`: null where the answer never came; the key in its mark finds it. `before`: null where nobody had read it. */
export type WrittenStep =
  | {
      readonly what: 'comment-added';
      readonly iid: number;
      readonly id: number | null;
      readonly key: string | null;
      readonly text: string;
    }
  | {
      readonly what: 'comment-changed';
      readonly iid: number;
      readonly id: number;
      readonly before: string | null;
      readonly after: string;
    }
  | { readonly what: 'comment-removed'; readonly iid: number; readonly id: number }
  | {
      readonly what: 'issue-opened';
      readonly iid: number | null;
      readonly key: string | null;
      readonly title: string;
      /** null: the answer never came. */
      readonly after: IssueFields | null;
    }
  | {
      readonly what: 'issue-changed';
      readonly iid: number;
      readonly title: string | null;
      readonly before: IssueFields | null;
      readonly after: IssueFields;
    }
  | { readonly what: 'issue-removed'; readonly iid: number; readonly title: string | null }
  | { readonly what: 'linked'; readonly iid: number; readonly to: { readonly project: string; readonly iid: number } }
  /** What no step takes back: a member, a label, a file. `doing` as failures tell it: `adding @jo`. */
  | { readonly what: 'other'; readonly doing: string };

/** One step of a run while it is on its way. */
export interface KeptStep {
  /** The answer has told more of it. */
  readonly now: (step: WrittenStep) => void;
  /** It was refused: nothing was written. */
  readonly drop: () => void;
}

/** Where something was written, and by whom: what one account wrote is no other one's to take back. */
export interface WrittenWhere {
  /** As the person calls it: `sandbox`, or a base address. */
  readonly host: string;
  /** The account's number. null: nobody asked who it is, and it can be taken back by nobody. */
  readonly accountId: number | null;
  readonly projectId: number;
}

/** Where the gateway notes what it writes, before it writes it. No write fails because its way back could not be noted. */
export interface WriteJournal {
  readonly begin: (at: WrittenWhere, step: WrittenStep) => Promise<KeptStep>;
  /** This run does what a draft says: an earlier run of it and this one are the same. */
  readonly follow: (draft: string) => void;
  /** All that is known is on disk when it resolves. */
  readonly end: () => Promise<void>;
}

/** What one run has written in one project. */
export interface WrittenRun {
  /** The same until it is forgotten. */
  readonly number: number;
  readonly at: Instant;
  /** As it was typed: `goal log 4 "Half of it"`. */
  readonly command: string;
  readonly steps: readonly WrittenStep[];
  /** null: it stands. */
  readonly undoneAt: Instant | null;
  /** false: it was taken back, and whoever did was stopped before anybody was told. */
  readonly isUndoneTold: boolean;
}

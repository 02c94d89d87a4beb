// What the domain asks of a forge about the issue whose comments are the log of the inbox.
import type { Instant, Mark, Person } from '../words/goal.ts';
import type { Shown } from './exposure.ts';
import type { Written } from './writes.ts';

export interface InboxIssue extends Shown {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
  readonly author: Person | null;
  readonly mark: Mark | null;
  /** Never older than its newest comment. */
  readonly updatedAt: Instant;
}

export interface Inboxes {
  /** By their number: there should be one. Anybody may open an issue that looks like it: those of `person`, a username, alone. */
  inboxes(person: string): Promise<readonly InboxIssue[]>;
  /** Confidential from its first moment. */
  openInbox(issue: {
    readonly key: string;
    readonly mayExist?: boolean;
    readonly title: string;
    readonly description: string;
  }): Promise<Written<InboxIssue>>;
}

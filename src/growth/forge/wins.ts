// What the domain asks of a forge about the issue that holds work of no goal. It is none itself: no list of goals has it.
import type { Instant, Person } from '../words/goal.ts';
import type { Shown } from './exposure.ts';
import type { Written } from './writes.ts';

export interface WinsIssue extends Shown {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
  /** Closed by hand, which says nothing of what stands on it. */
  readonly state: 'opened' | 'closed';
  readonly author: Person | null;
  readonly commentCount: number;
  /** Never older than its newest comment. */
  readonly updatedAt: Instant;
}

export interface Wins {
  /** Open ones first, then by their number: there should be one. Opened by the person, or by somebody who may label every issue. */
  winsIssues(): Promise<readonly WinsIssue[]>;
  openWins(issue: {
    readonly key: string;
    readonly mayExist?: boolean;
    readonly title: string;
    readonly description: string;
  }): Promise<Written<WinsIssue>>;
}

// What a forge told of a person's work: items, what was done to them and when, thanks. Facts as read, nothing decided yet.
import type { SourceRead } from '../words/completeness.ts';
import type { Day, Instant } from '../words/goal.ts';

/**
 * Names a piece of work on every machine the same way, whatever its project is called by now: `p42!412` a merge request and `p42#88`
 * an issue by their project's id, `g7&3` an epic by its group's; `n90412` thanks in a comment, `e17` by an emoji.
 */
export type WorkKey = string;

export const workSources = ['authored', 'reviews', 'approvals', 'comments', 'issues', 'thanks'] as const;
/** `approvals` are read for `reviews`, and may be unknown where those are known. */
export type WorkSource = (typeof workSources)[number];

/**
 * `partial`: some of it arrived; `unknown`: this server cannot tell, which is not zero; `skipped`: nobody asked for it.
 */
export const sourceStates = ['complete', 'partial', 'unknown', 'skipped'] as const;
export type SourceState = (typeof sourceStates)[number];

export interface WorkSourceRead extends SourceRead {
  readonly name: WorkSource;
  readonly state: SourceState;
  /** A sentence for a person; null where it is complete. */
  readonly why: string | null;
  /** Where the next window of this source begins: the last day up to which it is complete; null: where this one began. */
  readonly completeUntil: Day | null;
}

export interface Colleague {
  readonly username: string;
  readonly isBot: boolean;
  /** null: nobody asked, or the server did not say. */
  readonly accountCreatedAt: Instant | null;
}

export interface WorkItem {
  readonly key: WorkKey;
  readonly kind: 'merge-request' | 'issue' | 'epic';
  /** Path of its project or group today; null where only its number is known. */
  readonly home: string | null;
  readonly iid: number;
  /** The words and facts below are null where only an event told of it. */
  readonly title: string | null;
  readonly text: string | null;
  readonly url: string | null;
  readonly labels: readonly string[];
  readonly milestone: string | null;
  /** Source branch of a merge request. */
  readonly branch: string | null;
  readonly author: Colleague | null;
  readonly state: 'opened' | 'closed' | 'merged' | null;
  readonly createdAt: Instant | null;
  /** When it was merged or closed. */
  readonly endedAt: Instant | null;
  /** Not everybody can read it; null where that is not known, which counts as private. */
  readonly isPrivate: boolean | null;
  readonly confidential: boolean;
  /** Of what was moved to another project, the key that it has since; null: nothing that was read tells. */
  readonly moved: { readonly to: WorkKey | null } | null;
  /** A list of the server's tells more than a to-do, a to-do more than an event. */
  readonly toldBy: 'list' | 'to-do' | 'event';
}

/** What the person did. `asked`: named as reviewer, which proves no review. */
export type Deed =
  | { readonly type: 'authored'; readonly key: WorkKey; readonly at: Instant }
  | { readonly type: 'approved'; readonly key: WorkKey; readonly at: Instant; readonly isDayKnown: boolean }
  | { readonly type: 'reviewed'; readonly key: WorkKey; readonly at: Instant }
  | { readonly type: 'asked'; readonly key: WorkKey; readonly at: Instant }
  | {
      readonly type: 'commented';
      readonly key: WorkKey;
      readonly at: Instant;
      readonly note: number;
      readonly body: string;
      readonly internal: boolean;
    }
  | { readonly type: 'wrote'; readonly key: WorkKey; readonly at: Instant }
  | { readonly type: 'finished'; readonly key: WorkKey; readonly at: Instant };

/** Words of somebody who named the person, or an emoji on the person's work. Whether they are thanks is decided in `praise.ts`. */
export interface Mentioned {
  /** `n90412` or `e17`. */
  readonly key: WorkKey;
  readonly on: WorkKey;
  readonly at: Instant;
  readonly by: Colleague | null;
  /** The whole comment; null for an emoji. */
  readonly body: string | null;
  /** `tada`; null for a comment. */
  readonly emoji: string | null;
  readonly url: string | null;
  /** Only its project's planners and higher read it. */
  readonly internal: boolean;
}

/** Everything is as read: the window is applied again by whoever decides. */
export interface FoundWork {
  readonly items: readonly WorkItem[];
  readonly deeds: readonly Deed[];
  readonly mentions: readonly Mentioned[];
  /** What an item closes or belongs to, as far as somebody asked: key of the item, keys of issues and epics. */
  readonly closes: ReadonlyMap<WorkKey, readonly WorkKey[]>;
  /** Messages of the commits of a merge request, as far as somebody asked. */
  readonly commits: ReadonlyMap<WorkKey, readonly string[]>;
  /** Sentences on what was not looked at, although each source is whole. */
  readonly remarks: readonly string[];
  /** One for each of `workSources`, in their order. */
  readonly sources: readonly WorkSourceRead[];
  readonly requests: number;
}

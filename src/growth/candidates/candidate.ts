// A candidate: a piece of work that may become evidence, and the goals it fits. Computed anew by each scan, never stored.
import type { Day } from '../words/goal.ts';
import type { ValueId } from '../words/values.ts';
import type { WorkKey } from './found-work.ts';

export const candidateKinds = ['merge-request', 'issue', 'epic', 'reviews', 'answers', 'thanks'] as const;
/** `reviews`: those for one author in one month, one piece. `answers`: comments on one issue of somebody else. */
export type CandidateKind = (typeof candidateKinds)[number];

export type CandidateRole = 'author' | 'approver' | 'reviewer' | 'commenter' | 'assignee' | 'thanked';

/** What was decided of it, in the log of the inbox or by an evidence comment. */
export type CandidateState = 'new' | 'kept' | 'dropped' | 'later';

export interface Match {
  /** Number of the goal. */
  readonly goal: number;
  /** 0 to 100; 70 and more is preselected, below 25 it is none. */
  readonly score: number;
  /** Each sign in words for a person, the strongest first: `closes acme/web#88, which the goal links`. */
  readonly why: readonly string[];
}

export interface Candidate {
  readonly key: WorkKey;
  readonly kind: CandidateKind;
  readonly roles: readonly CandidateRole[];
  /** On which it was done, in the person's zone. */
  readonly day: Day;
  /** The fact that the day is of: `merged_at`, `closed_at`, `approved`, `commented`, `thanked`. */
  readonly dayOf: string;
  /** null where GitLab told none; never of something confidential. */
  readonly title: string | null;
  /** Thanks as somebody else wrote them: shown to the person, and kept only where that is asked for. */
  readonly words: string | null;
  /** `acme/web!412`; null where its project is not known by path. */
  readonly place: string | null;
  readonly url: string | null;
  readonly private: boolean;
  readonly confidential: boolean;
  /** The others of its cluster, or all reviews of the month: kept as one piece with it. */
  readonly with: readonly WorkKey[];
  /** What it was called before it was moved: what the log says of that is said of it. */
  readonly former: readonly WorkKey[];
  /** Addresses of those, as `Also:` keeps them. */
  readonly also: readonly string[];
  readonly labels: readonly string[];
  /** How often it was thanked for. */
  readonly thanks: number;
  /** Username of whom it helped; null where nobody or several. */
  readonly helped: string | null;
  /** Best first; of equal scores the lower number. */
  readonly matches: readonly Match[];
  readonly suggested: 'keep' | 'offer' | 'none';
  readonly values: readonly ValueId[];
  readonly state: CandidateState;
  /** Notes for the person: `reverted by acme/web!420`, `before the goal began`, `Goal: names #99, which is not there`. */
  readonly notes: readonly string[];
}

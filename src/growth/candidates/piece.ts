// A piece of work before anybody asked which goal it fits, and what decides of it.
import type { Window } from '../time/window.ts';
import type { Instant } from '../words/goal.ts';
import type { CandidateKind, CandidateRole, CandidateState } from './candidate.ts';
import type { GoalToMatch } from './goal-to-match.ts';
import type { Mentioned, WorkItem, WorkKey } from './found-work.ts';
import type { MatchRule } from './match-rule.ts';

export interface Piece {
  readonly kind: CandidateKind;
  /** The first is the one it is known by; of thanks what they were for. */
  readonly items: readonly [WorkItem, ...WorkItem[]];
  /** Keys that it had before it was moved. */
  readonly former: readonly WorkKey[];
  /** Those of the person's own: what stands in their text is the person's word. */
  readonly isOwn: boolean;
  readonly roles: readonly CandidateRole[];
  readonly at: Instant;
  readonly dayOf: string;
  readonly thanks: readonly Mentioned[];
  /** Username. */
  readonly helped: string | null;
  readonly helpsNewcomer: boolean;
  readonly notes: readonly string[];
  /** Something about it speaks against keeping it unasked. */
  readonly isDoubtful: boolean;
}

/** What the person decided before. */
export interface Decided {
  /** In the log of the inbox. */
  readonly logged: ReadonlyMap<WorkKey, Exclude<CandidateState, 'new'>>;
  /** `itemKey` of each link in any evidence comment of the goals project. */
  readonly links: ReadonlySet<string>;
  /** Keys in the marks of evidence comments. */
  readonly marks: ReadonlySet<string>;
}

/** What turns found work into candidates. */
export interface CandidateBasis {
  /** Username of whose work it is. */
  readonly person: string;
  /** Of the same person, as commits name them. */
  readonly emails: readonly string[];
  /** Address of the forge. */
  readonly base: string;
  readonly goalsProject: { readonly id: number; readonly path: string };
  readonly window: Window;
  readonly goals: readonly GoalToMatch[];
  readonly rules: readonly MatchRule[];
  readonly decided: Decided;
}

export const isInside = (at: Instant, { start, end }: Window): boolean => start <= at && at < end;

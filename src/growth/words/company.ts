// A company as the goals of its people see it: what it values, who pays, which programs it has, how it promotes and reviews.
import type { Day } from './goal.ts';
import type { CompanyValue } from './values.ts';

/** Kinds of goals that a company may have programs of. */
export const programKinds = ['shadow', 'mentoring'] as const;
export type ProgramKind = (typeof programKinds)[number];

/** Parts of the form for the talk about a year or half of one. */
export const reviewParts = ['achievements', 'strengths', 'opportunities', 'support', 'next-steps'] as const;
export type ReviewPart = (typeof reviewParts)[number];

export interface Company {
  /** What is true of GitLab alone is said there alone. */
  readonly isGitLab: boolean;
  /** null: none in particular. */
  readonly name: string | null;
  /** In the order in which the company names them. */
  readonly values: readonly CompanyValue[];
  /** First month, 1 to 12, where the project's settings name none. */
  readonly fiscalYearStart: number;
  readonly money: {
    /** `EUR`; null: nobody said, so a sum is written without. */
    readonly currency: string | null;
    /** What pays for learning. */
    readonly fund: string;
    /** Who says yes to it. */
    readonly approver: string;
  };
  readonly programs: Readonly<Record<ProgramKind, readonly string[]>>;
  readonly promotion: {
    /** How many results a document tells. */
    readonly results: number;
    /** How long it may be. */
    readonly pages: number;
    /** `each`: every value needs an example. */
    readonly values: 'each' | 'any';
    readonly cycles: readonly PromotionCycle[];
  };
  readonly review: {
    readonly name: string;
    readonly parts: readonly ReviewPart[];
  };
}

export interface PromotionCycle {
  /** `FY28-Q2` */
  readonly name: string;
  /** The last day on which somebody can be put forward. */
  readonly nominate: Day;
  /** When that day was last compared with its source. */
  readonly checked: Day | null;
}

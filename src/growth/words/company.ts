// A company as the goals of its people see it: what it values, who pays, which programs it has, what it asks of a promotion document.
import type { Day } from './goal.ts';
import type { TypedWords } from './typed-words.ts';
import type { CompanyValue } from './values.ts';

/** Kinds of goals that a company may have programs of. */
export const programKinds = ['shadow', 'mentoring'] as const;
export type ProgramKind = (typeof programKinds)[number];

export interface Program {
  /** The choice of ours that it is, in a template that knows it by itself. */
  readonly id: string | null;
  readonly name: string;
  /** Why nobody can take part now; null: they can, as far as is known. */
  readonly onHold: string | null;
}

/** Parts of the form that a performance review asks for. */
export const reviewParts = ['achievements', 'strengths', 'support', 'next-steps'] as const;
export type ReviewPart = (typeof reviewParts)[number];

/** A round of promotions. */
export interface PromotionCycle {
  /** `FY27-Q2` */
  readonly name: string;
  /** The last day on which somebody can be put forward in it; null: not known. */
  readonly nominate: Day | null;
  /** When that day was last looked up; null: nobody said. */
  readonly checked: Day | null;
}

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
  /** What its people type in place of our words. */
  readonly words: TypedWords;
  readonly programs: Readonly<Record<ProgramKind, readonly Program[]>>;
  readonly promotion: {
    /** How many results a document tells. */
    readonly results: number;
    /** How long it may be. */
    readonly pages: number;
    /** `each`: every value needs an example. */
    readonly values: 'each' | 'any';
    /** Those that are known, in the order of the file. Empty: none is. */
    readonly cycles: readonly PromotionCycle[];
  };
  readonly review: {
    /** What the company calls it. */
    readonly name: string;
    /** Those that its form has, in its order. */
    readonly parts: readonly ReviewPart[];
    /** How many days before the talk the form is shared; null: nobody said. */
    readonly shareDaysBefore: number | null;
  };
}

/** Only below the folder that is ours: whatever else the project holds is never read as settings. */
const ownFile = /^\.devgrowth\/[\w-][\w.-]*\.ya?ml$/;

/** `.devgrowth/company.yml`, of the project. */
export const isCompanyFile = (from: unknown): from is string => typeof from === 'string' && ownFile.test(from);

/** What may be said for a company: one of ours, or a file. */
export const isCompanyName = (text: string): boolean => text === 'gitlab' || text === 'none' || isCompanyFile(text);

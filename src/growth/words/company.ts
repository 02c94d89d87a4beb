// A company as the goals of its people see it: what it values, who pays, which programs it has, what it asks of a promotion document.
import type { CompanyValue } from './values.ts';

/** Kinds of goals that a company may have programs of. */
export const programKinds = ['shadow', 'mentoring'] as const;
export type ProgramKind = (typeof programKinds)[number];

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
  };
}

/** Only below the folder that is ours: whatever else the project holds is never read as settings. */
const ownFile = /^\.devgrowth\/[\w-][\w.-]*\.ya?ml$/;

/** `.devgrowth/company.yml`, of the project. */
export const isCompanyFile = (from: unknown): from is string => typeof from === 'string' && ownFile.test(from);

/** What may be said for a company: one of ours, or a file. */
export const isCompanyName = (text: string): boolean => text === 'gitlab' || text === 'none' || isCompanyFile(text);

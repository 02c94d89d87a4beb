// What programs get: options, goals, failures. These types name no other file's but the documents', for they are published as they are.
import type { GoalDocument, GoalListDocument, ReportDocument } from './documents.ts';

export interface OpenOptions {
  /** A base address, `https://gitlab.com`, or `sandbox`. Default: as `devgrowth` decides (DEVGROWTH_HOST, the settings). */
  readonly host?: string;
  /** Sent to `host` alone, which must be given with it, and kept nowhere. Default: as `devgrowth` finds it. */
  readonly token?: string;
  /** `alex/goals`, or `@alex` for one that was shared. Default: as `devgrowth` decides. */
  readonly project?: string;
  /** A profile of the settings file. */
  readonly profile?: string;
  /** Gets what `devgrowth` would say beside a result: one sentence each. Default: nobody. */
  readonly onNote?: (sentence: string) => void;
}

export interface ListOptions {
  /** Default: `opened`. */
  readonly state?: 'opened' | 'closed' | 'all';
  readonly kind?: string;
  /** As it is typed: `overdue`, `this quarter`, `+2w`. */
  readonly due?: string;
  /** Default: `need`. */
  readonly sort?: 'need' | 'due' | 'quiet' | 'progress' | 'number';
}

export interface ReportOptions {
  /** First day, as it is typed: `2026-11-16`, `2w`, `last month`. Default: the last 1:1. */
  readonly since?: string;
  /** Last day, inclusive. Default: today. */
  readonly until?: string;
  /** Default: as `devgrowth report`. */
  readonly for?: 'me' | 'manager' | 'review';
  /** Sensitive kinds and numbers of goals that a copy for others shows. */
  readonly include?: readonly string[];
}

/** Goals of one person. A document that could not be read whole says so in its `completeness`; nothing throws for that. */
export interface Goals {
  /** Path of the project: `alex/goals`. */
  readonly project: string;
  /** Username of whose token it is. */
  readonly user: string;
  list(options?: ListOptions): Promise<GoalListDocument>;
  /** @param number of the goal's issue */
  show(number: number): Promise<GoalDocument>;
  report(options?: ReportOptions): Promise<ReportDocument>;
}

/** Whatever goes wrong that is not a bug. Neither message nor hint holds a token. */
export class GoalsError extends Error {
  override readonly name = 'GoalsError';
  /** `usage`, `authentication`, `not-found`, `unreachable` ...: the `kind` of `devgrowth/error/v1`, an open list. */
  readonly code: string;
  /** What to do next, in words. */
  readonly hint: string | null;
  /** Every single problem, when there are several. */
  readonly details: readonly string[];

  constructor(
    code: string,
    message: string,
    { hint = null, details = [] }: { readonly hint?: string | null; readonly details?: readonly string[] } = {},
  ) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.details = details;
  }
}

// A goal and the closed word lists around it (product glossary; names are GitLab's and the handbook's).
import type { TypedWords } from './typed-words.ts';

/** A day without a zone, `YYYY-MM-DD`. Never passed through `Date`. */
export type Day = string;

/** A moment, always UTC with milliseconds (`2026-11-23T08:00:00.000Z`), so that string order is time order. */
export type Instant = string;

export const stages = ['planned', 'doing', 'waiting'] as const;
export type Stage = (typeof stages)[number];

export const outcomes = ['achieved', 'changed', 'dropped'] as const;
export type Outcome = (typeof outcomes)[number];

export const healthLevels = ['on-track', 'needs-attention', 'at-risk'] as const;
export type HealthLevel = (typeof healthLevels)[number];

export interface Person {
  readonly id: number;
  readonly username: string;
  readonly name: string;
}

/** What a devgrowth mark (an HTML comment) says. A goal without one works fully. */
export interface Mark {
  /** `goal`, `check-in`, `close` ... */
  readonly type: string;
  /** `reading@1`, where the text came from a template. */
  readonly template: string | null;
  /** The key of the write that made it: the server can be asked whether that write happened. */
  readonly key: string | null;
  /** The text of an archive that it was written from, by the archive's id and the text's own: `3f9c...-7`, `3f9c...-7-c41`. */
  readonly from?: string;
}

/** A goal as a forge holds it, in domain words. Groups that should hold one label may hold several after a hand edit. */
export interface GoalRecord {
  readonly iid: number;
  readonly title: string;
  /** As the person typed it: quick-action escapes undone, our mark removed, line ends `\n`. */
  readonly description: string;
  readonly state: 'opened' | 'closed';
  readonly kinds: readonly string[];
  readonly stages: readonly Stage[];
  readonly outcomes: readonly Outcome[];
  readonly healths: readonly HealthLevel[];
  /** Ids of values (`values.ts`): open words, for each company has its own. */
  readonly values: readonly string[];
  /** Its label says that something is asked of the manager, as far as the person's last write knew. */
  readonly hasAsk: boolean;
  /** Every label name, ours and foreign, as the server has them. */
  readonly labels: readonly string[];
  readonly due: Day | null;
  readonly milestone: string | null;
  readonly confidential: boolean;
  readonly url: string;
  readonly author: Person | null;
  /** Guests among them read it, though it be confidential. */
  readonly assignees: readonly Person[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
  /** People's comments; system notes are not counted. */
  readonly commentCount: number;
  /** How many people gave it a 👍. */
  readonly thumbsUp: number;
  readonly mark: Mark | null;
  /** What people of this project type in place of our words, where it is more than English. */
  readonly words?: TypedWords;
}

export interface Progress {
  /** 0 to 100, rounded down, so that 100 means all. */
  readonly percent: number;
  readonly done: number | null;
  readonly total: number | null;
  readonly source: 'checklist' | 'check-in';
  readonly asOf: Instant;
}

/** What a goal is measured by beside its checklist. */
export interface Measure {
  /** One line without marks; empty where the numbers stand alone. */
  readonly name: string;
  /** null: nobody wrote down where it began. */
  readonly start: number | null;
  /** Never equal to the start. */
  readonly target: number;
  /** `min`, `%`, `requests per second`; empty: plain numbers. */
  readonly unit: string;
  readonly now: MeasuredValue | null;
}

export interface MeasuredValue {
  readonly value: number;
  /** null: written by hand without one. */
  readonly day: Day | null;
}

export interface MeasuredDay extends MeasuredValue {
  readonly day: Day;
}

export interface GoalMeasure extends Measure {
  /** Of the way from start to target, in either direction, rounded down; below 0 and above 100, too. null: no start, or no value. */
  readonly percent: number | null;
  /** As far as they are known, oldest first, one a day. */
  readonly values: readonly MeasuredDay[];
}

export interface Health {
  readonly level: HealthLevel;
  readonly reason: string;
  readonly source: 'label' | 'check-in' | 'computed';
}

/** Both days belong to it. */
export interface Pause {
  readonly first: Day;
  readonly last: Day;
  /** What the goal waits for; null: nothing is said. */
  readonly reason: string | null;
  /** The person is away, and every goal rests. */
  readonly isAway: boolean;
}

/** Days on which the person is away, as a comment on the plan says. */
export interface Away {
  readonly first: Day;
  readonly last: Day;
  /** When it was written. */
  readonly at: Instant;
}

/** The goal that every command shows and every JSON document carries (product.md, JSON). */
export interface Goal {
  readonly iid: number;
  readonly title: string;
  /** Open string: a kind is a template's name, and people have their own. `unknown` without a kind label. */
  readonly kind: string;
  readonly state: 'opened' | 'closed';
  readonly stage: Stage | null;
  /** null while open; `unknown` when closed without an outcome label. */
  readonly outcome: Outcome | 'unknown' | null;
  readonly progress: Progress | null;
  /** In numbers, beside the progress and never in its place. null: its text names none. */
  readonly measure: GoalMeasure | null;
  readonly health: Health;
  readonly due: Day | null;
  readonly milestone: string | null;
  readonly labels: readonly string[];
  readonly confidential: boolean;
  readonly url: string;
  readonly createdAt: Instant;
  readonly closedAt: Instant | null;
  readonly lastActivity: Instant;
  /** What holds today; absent: it does not rest. */
  readonly rest?: Pause;
  /** Days on which it rests, as far as they are known; absent: none. */
  readonly pauses?: readonly Pause[];
}

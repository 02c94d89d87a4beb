// What a week is logged on: the open goals with their steps and what they said last, and the agenda ahead. Plain JSON: a draft holds it.
import type { Day, HealthLevel, Instant } from '../words/goal.ts';

/** A box of a checklist. */
export interface WeekStep {
  /** Its Markdown on one line. */
  readonly text: string;
  readonly done: boolean;
  /** 0 for one that stands below no other. */
  readonly depth: number;
}

export interface WeekGoal {
  readonly iid: number;
  readonly title: string;
  readonly steps: readonly WeekStep[];
  /** Of the newest check-in, on one line; null: none is said. */
  readonly next: string | null;
  /** As said last; null: nobody said it, or the checklist tells it. */
  readonly percent: number | null;
  /** As a line, without the day of its value; null: it has none. */
  readonly measure: string | null;
  /** What is asked and not answered. */
  readonly asks: readonly string[];
  /** Short sentences about the goal. */
  readonly hints: readonly string[];
  /** Never older than the goal's last change. */
  readonly updatedAt: Instant;
}

export interface WeekSheet {
  readonly day: Day;
  readonly goals: readonly WeekGoal[];
  readonly agenda: {
    /** null: none is open. */
    readonly day: Day | null;
    /** What is not ticked. */
    readonly items: readonly WeekStep[];
  };
}

/** What becomes of a box: it is found again by its words, as the so many-th that says them (from 0). */
export type StepChange =
  | {
      readonly how: 'change';
      readonly text: string;
      readonly nth: number;
      /** New words; null: the same. */
      readonly to: string | null;
      /** How many said the new words before. */
      readonly had: number;
      /** null: as it is. */
      readonly done: boolean | null;
    }
  | {
      readonly how: 'add';
      readonly text: string;
      readonly done: boolean;
      /** The box that it stands below, by its words; null: on top. */
      readonly below: { readonly text: string; readonly nth: number; readonly isParent: boolean } | null;
      /** How many say these words then. */
      readonly wanted: number;
    };

export interface GoalChange {
  readonly iid: number;
  readonly happened: string | null;
  /** null: as before; its words null: none any more. */
  readonly next: { readonly words: string | null } | null;
  /** A new ask, or `none`. */
  readonly help: string | null;
  readonly percent: number | null;
  readonly health: HealthLevel | null;
  /** As typed; null: as before. */
  readonly measure: string | null;
  readonly steps: readonly StepChange[];
}

export interface WeekChanges {
  /** Those that change something. */
  readonly goals: readonly GoalChange[];
  readonly wins: readonly string[];
  readonly agenda: {
    readonly add: readonly string[];
    readonly steps: readonly StepChange[];
  };
}

/** Whether a check-in says it. */
export function saysSomething({ happened, next, help, percent, health, measure }: Omit<GoalChange, 'iid' | 'steps'>) {
  return [happened, next, help, percent, health, measure].some((part) => part !== null);
}

export function isNothing({ goals, wins, agenda }: WeekChanges): boolean {
  return goals.length + wins.length + agenda.add.length + agenda.steps.length === 0;
}

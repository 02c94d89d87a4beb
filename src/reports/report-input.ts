// What a report is made of: what was read, for whom, and of which days.
import type { Listed, SourceRead } from '#growth/words/completeness.ts';
import type { Company } from '#growth/words/company.ts';
import type { Day, GoalRecord, Instant, Person } from '#growth/words/goal.ts';
import type { Managers } from '#growth/goals/managers.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import type { Window } from '#growth/time/window.ts';
import type { Audience, Seen } from './audience.ts';
import type { Bucket } from './balance.ts';
import type { GoalStory } from './listed-goal.ts';
import type { PromotionPart } from './promotion-part.ts';
import type { PlanIssue } from './review.ts';
import type { LastReport } from './since-report.ts';
import type { GoalReference } from './wins.ts';

/** What the manager's copy leaves out. */
export interface LeftOut {
  /** Goals. */
  readonly confidential: number;
  readonly sensitive: number;
  /** Of the goals that it shows; absent for none. */
  readonly internalComments?: number;
}

export interface ReportInput {
  readonly person: Pick<Person, 'username' | 'name'>;
  readonly at: Instant;
  readonly today: Day;
  readonly company: Pick<Company, 'values' | 'promotion' | 'review'>;
  readonly window: Window;
  /** Of the audience: who made the list left out what the reader does not get to see. */
  readonly goals: readonly Seen<GoalStory>[];
  /** Every list that was read: the goals first, and what `goals` holds of comments and events. */
  readonly sources: readonly SourceRead[];
  /** First month of the fiscal year; 2 where nobody says. */
  readonly startMonth?: number;
  /** Goals closed before the window, whose activity nobody read: for the year. */
  readonly earlier?: readonly Seen<GoalRecord>[];
  readonly meetings?: readonly Seen<OneOnOne>[];
  /** Of the 1:1 whose agenda counts, where its lines do not tell their age themselves. */
  readonly agendaNotes?: Seen<Listed<Note>> | null;
  /** Which share of learning a kind belongs to; null: none, or not known. */
  readonly bucketOf?: (kind: string) => Bucket | null;
  readonly promotion?: PromotionPart | null;
  /** The promotion document's, as far as the audience may see it. */
  readonly promotionNotes?: Seen<Listed<Note>> | null;
  /** What was won beside the goals, and the comments that tell of it. */
  readonly besides?: readonly { readonly issue: GoalReference; readonly notes: Seen<Listed<Note>> }[];
  /** The year plan, for a review. */
  readonly plan?: Seen<PlanIssue> | null;
  readonly audience?: Audience;
  /** Somebody else than the person reads it in their own terminal. */
  readonly isOthers?: boolean;
  readonly managers?: Managers;
  readonly goalsUrl?: string | null;
  readonly leftOut?: LeftOut | null;
  readonly limits?: readonly string[];
  /** The last report that was posted; null: nobody looked. */
  readonly last?: { readonly found: LastReport; readonly inFull: boolean } | null;
}

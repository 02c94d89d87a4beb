// What a person says of a new goal, or of many in a file; and what a draft knows besides.
import type { Rhythm } from '#growth/goals/every.ts';
import type { ItemPlace } from '#growth/text/item-address.ts';
import type { Answers } from '#templates/question.ts';

export interface AddWords {
  readonly title: string | null;
  readonly kind: string | null;
  readonly due: string | null;
  /** `key=value` as typed. */
  readonly set: readonly string[];
  readonly description: string | null;
  /** An epic, an objective or words. Drafts of before lack it. */
  readonly serves?: string | null;
  /** As typed; checked. Drafts of before lack it. */
  readonly measure?: string | null;
  /** Criteria, as typed; absent: none. */
  readonly aims?: readonly string[];
  /** Some kinds are in any case. Drafts of before lack it. */
  readonly confidential?: boolean;
  /** Names of labels that are not ours; absent: none. */
  readonly labels?: readonly string[];
  /** In place of the quarter of its due date; absent: that. */
  readonly milestone?: string;
  /** How often it comes again; absent: once. */
  readonly every?: Rhythm;
  /** Address of an issue, merge request or epic. */
  readonly from: string | null;
  readonly link: boolean;
  readonly edit: boolean;
  /** Whether it goes on the agenda of the next 1:1; absent: nobody said. */
  readonly discuss?: boolean;
  /** Path of an import file; with `importText` its content, once read. */
  readonly importFile: string | null;
  readonly importText: string | null;
  /** Folder of own templates; absolute from the first step on. Drafts of before may lack it. */
  readonly templates?: string | null;
  /** Given by whoever may send the same words twice and means them once. */
  readonly key?: string;
  /** Only of a draft: what was answered, and what came from `from`. */
  readonly answers?: Answers;
  readonly context?: string | null;
  readonly place?: ItemPlace | null;
  /** Every question was answered or skipped: nothing is asked again. */
  readonly isAsked?: boolean;
  /** The answers were given one by one, so that a last look is due. */
  readonly isInterview?: boolean;
}

/** The words of a goal that a draft has only where somebody said them. */
export function spokenOf({
  aims = [],
  labels = [],
  milestone,
  every,
}: AddWords): Pick<AddWords, 'aims' | 'labels' | 'milestone' | 'every'> {
  return {
    ...(aims.length === 0 ? {} : { aims }),
    ...(labels.length === 0 ? {} : { labels }),
    ...(milestone === undefined ? {} : { milestone }),
    ...(every === undefined ? {} : { every }),
  };
}

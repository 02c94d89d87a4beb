// Who a report is made for, and which goals that reader does not get to see.
import type { GoalRecord } from '#growth/goal.ts';

/** `manager`: a copy for the manager. `review`: the same, as the mid-year form. */
export const audiences = ['me', 'manager', 'review'] as const;
export type Audience = (typeof audiences)[number];

export interface Reader {
  /** Whether GitLab shows this reader confidential issues (planner and above). */
  readonly seesConfidential: boolean;
  /** Kinds that stay between the person and their notes unless chosen. */
  readonly isSensitive: (kind: string) => boolean;
  /** Chosen by the person: kinds, and numbers of goals. */
  readonly chosen: { readonly kinds: readonly string[]; readonly iids: readonly number[] };
}

export interface Sorted {
  readonly shown: readonly GoalRecord[];
  readonly leftOut: { readonly confidential: readonly GoalRecord[]; readonly sensitive: readonly GoalRecord[] };
}

/** Choosing a sensitive goal opens nothing that GitLab itself hides from the reader. */
export function goalsFor({ seesConfidential, isSensitive, chosen }: Reader, goals: readonly GoalRecord[]): Sorted {
  const confidential = goals.filter((goal) => goal.confidential && !seesConfidential);
  const visible = goals.filter((goal) => !confidential.includes(goal));
  const isKept = ({ iid, kinds }: GoalRecord) =>
    chosen.iids.includes(iid) || kinds.every((kind) => !isSensitive(kind) || chosen.kinds.includes(kind));
  return {
    shown: visible.filter(isKept),
    leftOut: { confidential, sensitive: visible.filter((goal) => !isKept(goal)) },
  };
}

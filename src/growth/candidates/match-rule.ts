// A rule of the goals project's settings: work of this kind belongs to that goal, without a trace in anybody's merge request.

/** All that is given must hold. */
export interface MatchRule {
  readonly goal: number;
  /** `acme/web`, or a group above it: `acme`. */
  readonly project: string | null;
  readonly label: string | null;
  /** One of them stands in the title. */
  readonly words: readonly string[];
}

// What changes for somebody who is let into the project, or no longer: every issue, before it is decided.
import type { Day } from '#growth/words/goal.ts';
import type { ProjectItem, Role } from '#growth/forge/project.ts';

export interface ShownShare {
  readonly project: string;
  readonly url: string;
  readonly person: { readonly username: string; readonly name: string };
  /** null: no member by now. */
  readonly from: { readonly role: Role | null; readonly until: Day | null; readonly inherited: boolean } | null;
  readonly to: { readonly role: Role | null; readonly until: Day | null };
  /** What they could not see before. */
  readonly gains: readonly ProjectItem[];
  readonly keeps: readonly ProjectItem[];
  readonly loses: readonly ProjectItem[];
  /** Neither before nor after. */
  readonly hidden: readonly ProjectItem[];
  /** Whether they can read files and merge requests; null: the server does not say which it is. */
  readonly repository: boolean | null;
  readonly repositoryBefore: boolean | null;
  readonly may: readonly string[];
  /** Path of the group that the project is in; null: in none. */
  readonly group: string | null;
}

/** What changes beside the access of somebody who becomes the manager. */
export interface ShownHandover {
  /** Username; null: nobody was it. */
  readonly former: string | null;
  /** The last day on which the former one counts; null: the settings name the new one already. */
  readonly until: Day | null;
  /** Assigned to the new one instead of the former. */
  readonly assigned: readonly ProjectItem[];
  /** Confidential, and hidden from the new one while nobody says that they are to be assigned. */
  readonly keptHidden: readonly ProjectItem[];
  /** The dashboard tells the settings to whoever cannot open the file. */
  readonly renewsDashboard: boolean;
}

export interface ShownUnshare {
  readonly project: string;
  readonly person: ShownShare['person'];
  readonly role: Role | null;
  readonly loses: readonly ProjectItem[];
  /** Those that are assigned to them. */
  readonly assigned: readonly ProjectItem[];
  /** What a group above the project leaves them; null: nothing. */
  readonly left: Role | null;
}

// A goals project as a forge shows it: its facts, people, labels, milestones, board and pages.
import type { Day, Instant, Person } from './goal.ts';
import type { LabelWord } from './label-words.ts';

export interface ServerFacts {
  /** `17.7.2-ee`, or null where the server does not say. */
  readonly version: string | null;
  readonly enterprise: boolean;
  /** The server's clock at the answer, from its `Date` header; null when absent. */
  readonly now: Instant | null;
}

export type Visibility = 'private' | 'internal' | 'public';

export type Role = 'guest' | 'planner' | 'reporter' | 'developer' | 'maintainer' | 'owner';

export interface ProjectFacts {
  readonly id: number;
  /** `alex/goals` */
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly topics: readonly string[];
  readonly url: string;
  /** null while the repository is empty. */
  readonly defaultBranch: string | null;
  readonly archived: boolean;
  /** The caller's role, where the server tells; null when it is inherited or unknown. */
  readonly myRole: Role | null;
  readonly owner: Person | null;
}

export interface NewProject {
  /** `alex/goals`, or `goals` for the caller's own namespace. */
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly topics: readonly string[];
}

export interface FileChange {
  readonly path: string;
  readonly content: string;
  readonly action: 'create' | 'update';
}

export interface Member {
  readonly person: Person;
  readonly role: Role | null;
  readonly expires: Day | null;
}

export interface Milestone {
  readonly title: string;
  readonly start: Day | null;
  readonly due: Day | null;
  /** False when it belongs to a group above the project. */
  readonly ours: boolean;
}

export interface Label {
  /** The name on the server. */
  readonly name: string;
  /** What it means to us; null for a foreign label. */
  readonly word: LabelWord | null;
  readonly color: string;
  readonly description: string;
}

export interface Board {
  readonly id: number;
  readonly name: string;
  /** Label names of its lists, in order. */
  readonly lists: readonly string[];
}

/** Addresses of the forge's own pages, for people with a browser. */
export interface Pages {
  readonly board: string;
  readonly newIssue: string;
  /** The issue list, filtered. Without `state`: open ones. */
  issues(filter: {
    readonly labels: readonly LabelWord[];
    readonly milestone?: string;
    readonly state?: 'closed' | 'all';
    readonly sort?: 'due' | 'updated';
  }): string;
  /** Markdown for a description; a server that does not know such tables shows the question as code. */
  liveTable(table: LiveTable): string;
}

/** A table of goals that the forge itself fills whenever somebody looks at it, with what they may see. */
export interface LiveTable {
  readonly title: string;
  readonly state: 'opened' | 'closed';
  /** Beside the label of goals, all of these. */
  readonly allOf?: readonly LabelWord[];
  /** And one of these. */
  readonly anyOf?: readonly LabelWord[];
  /** Due before the reader's today. */
  readonly isOverdue?: boolean;
  /** Both days belong to it; or the months before the reader's today. */
  readonly closed?: { readonly from: Day; readonly until: Day } | { readonly lastMonths: number };
  readonly columns: readonly LiveColumn[];
  /** Nearest due day, or latest closed, first. */
  readonly sort: 'due' | 'closed';
  readonly isCollapsed?: boolean;
}

/** `milestone` and labels under a heading of their own. The title comes first by itself. */
export type LiveColumn =
  | 'due'
  | 'closed'
  | { readonly heading: string; readonly show: 'milestone' | readonly LabelWord[] };

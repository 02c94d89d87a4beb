// A goals project as a forge shows it: its facts, people, labels, milestones, board and pages.
import type { Day, Instant, Person } from '../words/goal.ts';
import type { LabelWord } from '../words/label-words.ts';

export interface ServerFacts {
  /** `17.7.2-ee`, or null where the server does not say. */
  readonly version: string | null;
  readonly enterprise: boolean;
  /** The server's clock at the answer, from its `Date` header; null when absent. */
  readonly now: Instant | null;
}

/** How many requests the server still takes, and of how many in a period. */
export interface Quota {
  readonly remaining: number;
  readonly limit: number | null;
  /** How long it was, when it was told, until there are more again. */
  readonly waitMs: number;
  /** So short that a request which is one too many waits for it; else the server refuses it. */
  readonly isWaitedFor: boolean;
}

export type Visibility = 'private' | 'internal' | 'public';

/** From the least to the most: each may do what those before it may, but for deleting issues (planner, owner). */
export const roles = ['guest', 'planner', 'reporter', 'security-manager', 'developer', 'maintainer', 'owner'] as const;
export type Role = (typeof roles)[number];

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

/** Somebody of whom only the username is known: the token may not look people up. Whether there is such a person shows when they are added. */
export interface NamedOnly {
  readonly id: null;
  readonly username: string;
  /** The username. */
  readonly name: string;
}

/** How somebody belongs to a project: by a membership of their own, by a group above it, or both. */
export interface Membership {
  /** What can be changed and taken back in the project; null where there is none. */
  readonly own: Member | null;
  /** What they have in the end; null for no member. */
  readonly effective: Member | null;
}

/** An issue of the project, whatever it is for. */
export interface ProjectItem {
  readonly iid: number;
  readonly title: string;
  readonly sort: 'goal' | 'one-on-one' | 'promotion' | 'plan' | 'dashboard' | 'inbox' | 'wins' | 'other';
  readonly state: 'opened' | 'closed';
  readonly confidential: boolean;
  readonly author: Person | null;
  readonly assignees: readonly Person[];
}

/** Where projects are made: a person's own place, or a group, whose members reach into every project in it. */
export interface Namespace {
  readonly id: number;
  /** `acme/people` */
  readonly path: string;
  readonly kind: 'user' | 'group';
}

/** What the server lets the caller make in their own namespace; null where it does not say. */
export interface Account {
  readonly canCreateProject: boolean | null;
  readonly projectsLimit: number | null;
  /** By which commits name them, as far as the server tells. */
  readonly emails: readonly string[];
}

export interface Milestone {
  readonly title: string;
  readonly start: Day | null;
  readonly due: Day | null;
  /** By hand: GitLab offers it for no new issue, but takes it. */
  readonly closed: boolean;
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
  /** False when it belongs to a group above the project. */
  readonly ours: boolean;
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
  /** What jobs have kept. */
  readonly artifacts: string;
  /** Where CI/CD variables stand. */
  readonly ciSettings: string;
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

/** What a forge says to the question of a live table. */
export type LiveTableTrial =
  /** `rows` null: it does not tell this token how many there are, which says nothing about them. */
  | { readonly state: 'understood'; readonly rows: number | null }
  | { readonly state: 'refused'; readonly says: string }
  | { readonly state: 'not-asked'; readonly why: string };

/** A table of goals that the forge itself fills whenever somebody looks at it, with what they may see. */
export interface LiveTable {
  readonly title: string;
  readonly state: 'opened' | 'closed' | 'all';
  /** Title of theirs. */
  readonly milestone?: string;
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

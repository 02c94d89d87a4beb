// What the domain asks of a forge (a GitLab server seen through our words). Implemented by src/gitlab.
import type { Listed } from './completeness.ts';
import type { CreditValue, Day, GoalRecord, HealthLevel, Instant, Mark, Outcome, Person, Stage } from './goal.ts';

/** A field that the server kept differently than asked (a dropped due date, say). Shown as a warning, exit code 5. */
export interface Dropped {
  readonly field: string;
  readonly asked: string;
  readonly kept: string;
}

export interface Written<T> {
  readonly value: T;
  readonly warnings: readonly Dropped[];
}

/** One of our labels in domain words; the gateway's codec knows its name on the server. */
export type LabelWord =
  | { readonly group: 'marker'; readonly value: 'goal' | 'dashboard' | 'one-on-one' | 'plan' }
  | { readonly group: 'kind'; readonly value: string }
  | { readonly group: 'stage'; readonly value: Stage }
  | { readonly group: 'outcome'; readonly value: Outcome }
  | { readonly group: 'health'; readonly value: HealthLevel }
  | { readonly group: 'value'; readonly value: CreditValue };

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

/** What an issue's activity holds, oldest fields resolved: comments of people, and system notes in our words. */
export type Note =
  | {
      readonly type: 'comment';
      readonly id: number;
      readonly by: Person | null;
      readonly at: Instant;
      readonly body: string;
      readonly mark: Mark | null;
    }
  | {
      readonly type: 'tick';
      readonly by: Person | null;
      readonly at: Instant;
      readonly item: string;
      readonly done: boolean;
    }
  | { readonly type: 'due'; readonly by: Person | null; readonly at: Instant; readonly due: Day | null }
  | { readonly type: 'description'; readonly by: Person | null; readonly at: Instant }
  | { readonly type: 'other'; readonly by: Person | null; readonly at: Instant; readonly body: string };

export type GoalEvent =
  | { readonly type: 'state'; readonly by: Person | null; readonly at: Instant; readonly state: 'closed' | 'reopened' }
  /** `word` is null for a foreign label, and for one that has been deleted since. */
  | {
      readonly type: 'label';
      readonly by: Person | null;
      readonly at: Instant;
      readonly action: 'add' | 'remove';
      readonly word: LabelWord | null;
    };

export interface NewGoal {
  /** Identifies this write: after an ambiguous failure the server is asked for it before anything is repeated. */
  readonly key: string;
  /** The key was used by an earlier run: ask the server for it before the first attempt, too. */
  readonly mayExist?: boolean;
  /** `reading@1`; null when the person wrote the whole text. */
  readonly template: string | null;
  readonly title: string;
  readonly description: string;
  readonly kind: string;
  readonly stage: Stage;
  readonly due: Day | null;
  /** Title of an existing milestone. */
  readonly milestone: string | null;
  readonly confidential: boolean;
}

/** Fields left out stay as they are; `null` clears. */
export interface GoalChange {
  readonly title?: string;
  readonly description?: string;
  readonly due?: Day | null;
  readonly milestone?: string | null;
  readonly confidential?: boolean;
  readonly state?: 'close' | 'reopen';
  /** One of each group: the siblings found on the issue are removed in the same write (Free has no exclusive scoped labels). */
  readonly kind?: string;
  readonly stage?: Stage | null;
  readonly outcome?: Outcome | null;
  readonly health?: HealthLevel | null;
  /** Added to those that are there. */
  readonly addValues?: readonly CreditValue[];
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
}

/** A goals project opened for work: everything a command reads or writes in it. */
export interface GoalsProject {
  readonly facts: ProjectFacts;
  readonly pages: Pages;

  goals(filter?: { readonly state?: 'opened' | 'closed' }): Promise<Listed<GoalRecord>>;
  /** A goal that is missing, invisible to this token, or not labelled as a goal is `not-found`. */
  goal(iid: number): Promise<GoalRecord>;
  /** Newest first. With `since`, reading may stop at the first note older than it. `onlyLatestPage` reads one page of 100. */
  notes(iid: number, options?: { readonly since?: Instant; readonly onlyLatestPage?: boolean }): Promise<Listed<Note>>;
  stateEvents(iid: number): Promise<Listed<GoalEvent>>;
  labelEvents(iid: number): Promise<Listed<GoalEvent>>;

  createGoal(goal: NewGoal): Promise<Written<GoalRecord>>;
  changeGoal(iid: number, change: GoalChange): Promise<Written<GoalRecord>>;
  /** Reads the text right before the write and verifies after it. `edit` gets it as stored (escapes, line ends), without our mark at
   * the end, so that what it leaves alone keeps its bytes; it may throw, and may be called again. Equal text = no write. */
  editDescription(iid: number, edit: (text: string) => string): Promise<Written<GoalRecord>>;
  comment(
    iid: number,
    comment: { readonly key: string; readonly mayExist?: boolean; readonly type: string; readonly body: string },
  ): Promise<Written<{ readonly id: number }>>;

  labels(): Promise<Listed<Label>>;
  /** Creates it, or returns the one that is there. True when it was created. */
  ensureLabel(label: {
    readonly word: LabelWord;
    readonly color: string;
    readonly description: string;
  }): Promise<boolean>;
  milestones(): Promise<Listed<Milestone>>;
  ensureMilestone(milestone: { readonly title: string; readonly start: Day; readonly due: Day }): Promise<boolean>;
  boards(): Promise<Listed<Board>>;
  createBoard(name: string): Promise<Board>;
  addBoardList(board: Board, word: LabelWord): Promise<void>;
  members(): Promise<Listed<Member>>;
  addMember(person: Person, role: Role): Promise<Written<Member>>;
  /** Text of a file on the default branch; null when it is not there or the repository is empty. */
  readFile(path: string): Promise<string | null>;
  /** All file paths of the default branch; empty for an empty repository. */
  filePaths(): Promise<Listed<string>>;
  /** One commit on the default branch (made by it when the repository is empty). */
  commit(message: string, changes: readonly FileChange[]): Promise<void>;
  updateProject(change: { readonly description?: string; readonly topics?: readonly string[] }): Promise<void>;

  /** The issue that carries this marker label, if there is one (`dashboard`, `plan`). */
  issueWithMarker(
    marker: 'dashboard' | 'plan',
  ): Promise<{ readonly iid: number; readonly description: string; readonly url: string } | null>;
  createMarkedIssue(issue: {
    readonly key: string;
    readonly mayExist?: boolean;
    readonly marker: 'dashboard' | 'plan';
    readonly title: string;
    readonly description: string;
  }): Promise<{ readonly iid: number; readonly url: string }>;
}

/** Names of our labels on one server, where the project's settings rename them. */
export interface LabelNames {
  /** Label words as `group:value` (`marker:goal`, `stage:doing`) to the name used; what is absent has the default name. */
  readonly [word: string]: string;
}

export interface Forge {
  /** Base address, without a trailing slash: `https://gitlab.com`, `http://127.0.0.1:8080/gitlab`. */
  readonly base: string;
  me(): Promise<Person>;
  server(): Promise<ServerFacts>;
  /** By path or numeric id; null on 404, which means missing *or* not visible to this token. */
  findProject(path: string): Promise<ProjectFacts | null>;
  /** Projects the caller owns, with their topics. */
  ownProjects(): Promise<Listed<ProjectFacts>>;
  findPerson(username: string): Promise<Person | null>;
  createProject(project: NewProject): Promise<ProjectFacts>;
  open(project: ProjectFacts, labelNames: LabelNames): GoalsProject;
  /** The name a label word has on the server. */
  labelName(word: LabelWord, names: LabelNames): string;
  /** Requests sent so far, retries included. */
  requestCount(): number;
}

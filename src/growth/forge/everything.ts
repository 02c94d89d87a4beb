// A goals project read whole: what a search looks through, and what an archive takes along.
import type { ListRead } from '../words/completeness.ts';
import type { Day, Instant, Mark, Person } from '../words/goal.ts';
import type { ItemPlace } from '../text/item-address.ts';
import type { ProjectItem } from './project.ts';

/** Where a text was first written, when an archive brought it here. */
export interface Origin {
  /** Username. */
  readonly by: string;
  readonly on: Day;
  /** When it was closed there; null: it was open. */
  readonly closed: Day | null;
}

/** What every text of a project has. */
export interface WholeText {
  /** As typed, without our mark. */
  readonly text: string;
  readonly mark: Mark | null;
  /** References in it were stored so that GitLab sees none. */
  readonly isQuiet: boolean;
  readonly origin: Origin | null;
}

/** An issue of the project, whatever it is for, as the list of all issues tells it. */
export interface WholeIssue extends ProjectItem, WholeText {
  /** `issue`, `task`; null: the server does not say. */
  readonly type: string | null;
  readonly url: string;
  /** Names on the server. */
  readonly labels: readonly string[];
  readonly milestone: string | null;
  readonly due: Day | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
  /** Comments of people. */
  readonly commentCount: number;
  /** 👍 alone. */
  readonly thumbsUp: number;
}

export interface WholeNote extends WholeText {
  readonly id: number;
  readonly by: Person | null;
  readonly at: Instant;
  /** GitLab's own: its history of the issue. */
  readonly isSystem: boolean;
  /** GitLab hides it from members below planner. */
  readonly internal: boolean;
}

export interface WholeEvent {
  readonly by: Person | null;
  readonly at: Instant;
  /** `closed`, `reopened`; of a label `add`, `remove`. */
  readonly what: string;
  /** null: of the issue's state, or of a label that is gone. */
  readonly label: string | null;
}

export interface Reaction {
  readonly by: Person | null;
  readonly at: Instant;
  /** `thumbsup` */
  readonly name: string;
}

export interface WholeLink {
  readonly place: ItemPlace;
  readonly title: string;
  /** `relates_to`, `blocks`, `is_blocked_by` */
  readonly type: string;
  readonly confidential: boolean;
}

/** Every list as far as this token sees it. */
export interface Everything {
  /** Oldest first; one request for each hundred. */
  wholeIssues(): Promise<ListRead<WholeIssue>>;
  /** Oldest first, system notes among them. */
  wholeNotes(iid: number): Promise<ListRead<WholeNote>>;
  /** Two requests. */
  wholeEvents(iid: number): Promise<readonly ListRead<WholeEvent>[]>;
  reactions(iid: number): Promise<ListRead<Reaction>>;
  wholeLinks(iid: number): Promise<ListRead<WholeLink>>;
  /** A file that texts of the project link to. Fails where it is longer, gone, or stands on another host. */
  upload(file: { readonly secret: string; readonly name: string }, mostBytes: number): Promise<Uint8Array>;
}

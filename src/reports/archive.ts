// A goals project as it is taken along: what stands in the archive, whose it is, and what was left out.
import type { Completeness } from '#growth/words/completeness.ts';
import type { Origin, Reaction } from '#growth/forge/everything.ts';
import type { ProjectItem } from '#growth/forge/project.ts';
import type { Day, Instant, Mark } from '#growth/words/goal.ts';

export interface ArchivedText {
  /** As typed, without the mark. */
  readonly text: string;
  readonly mark: Mark | null;
  /** Its references are nobody's: GitLab was kept from seeing them. */
  readonly isQuiet: boolean;
  /** Of a text that an earlier archive brought into the project. */
  readonly origin: Origin | null;
}

export interface ArchivedComment extends ArchivedText {
  readonly id: number;
  /** Username; null: the account is gone. */
  readonly by: string | null;
  readonly at: Instant;
  readonly internal: boolean;
}

/** What GitLab noted by itself. */
export interface ArchivedEvent {
  readonly by: string | null;
  readonly at: Instant;
  /** `closed`, `reopened`, `add`, `remove`; `note`: what its words say. */
  readonly what: string;
  readonly label: string | null;
  readonly words: string | null;
}

export interface ArchivedLink {
  /** `team/web#3`; of the project itself `#3`. */
  readonly reference: string;
  /** null: left out. */
  readonly title: string | null;
  readonly type: string;
}

export interface ArchivedReaction {
  readonly by: string | null;
  readonly at: Instant;
  readonly name: Reaction['name'];
}

export interface ArchivedIssue extends ArchivedText {
  readonly iid: number;
  readonly sort: ProjectItem['sort'];
  readonly type: string | null;
  readonly title: string;
  readonly url: string;
  readonly state: ProjectItem['state'];
  readonly confidential: boolean;
  readonly author: string | null;
  readonly assignees: readonly string[];
  readonly labels: readonly string[];
  readonly milestone: string | null;
  readonly due: Day | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
  /** Oldest first. */
  readonly comments: readonly ArchivedComment[];
  /** Oldest first. */
  readonly history: readonly ArchivedEvent[];
  readonly links: readonly ArchivedLink[];
  readonly reactions: readonly ArchivedReaction[];
}

/** A piece of work that evidence points to, as it stood when the archive was made. */
export interface ArchivedWork {
  readonly url: string;
  /** null where it was not looked up, or is left out. */
  readonly title: string | null;
  readonly state: 'opened' | 'closed' | 'merged' | null;
  /** When it was merged or closed, else opened. */
  readonly day: Day | null;
  /** What the person was to it. */
  readonly role: 'author' | 'reviewer' | 'assignee' | null;
  /** Why nothing more is said of it; null: all of it is. */
  readonly why: string | null;
}

export interface ArchivedUpload {
  readonly secret: string;
  readonly name: string;
  readonly bytes: number | null;
  /** Why it is not in it; null: it is. */
  readonly missing: string | null;
}

export interface ArchivedProject {
  /** The same for each archive of one project. */
  readonly id: string;
  readonly project: {
    /** Address of its GitLab. */
    readonly host: string;
    readonly path: string;
    readonly name: string;
    readonly description: string;
    readonly url: string;
  };
  /** Username of whose goals these are. */
  readonly person: string;
  /** IANA name: days are counted in it. */
  readonly zone: string;
  /** The newest change in it; null: there is nothing. */
  readonly asOf: Instant | null;
  /** With titles of private work and with colleagues' words. */
  readonly withWork: boolean;
  readonly labels: readonly { readonly name: string; readonly color: string; readonly description: string }[];
  readonly milestones: readonly {
    readonly title: string;
    readonly start: Day | null;
    readonly due: Day | null;
    readonly closed: boolean;
  }[];
  readonly boards: readonly { readonly name: string; readonly lists: readonly string[] }[];
  /** Of the repository. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly issues: readonly ArchivedIssue[];
  readonly work: readonly ArchivedWork[];
  readonly uploads: readonly ArchivedUpload[];
  /** A sentence each. */
  readonly leftOut: readonly string[];
  readonly completeness: Completeness;
}

/** With the bytes of its uploads, by `secret/name`. */
export interface Archive {
  readonly project: ArchivedProject;
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

export const uploadKey = ({ secret, name }: Pick<ArchivedUpload, 'secret' | 'name'>): string => `${secret}/${name}`;

/** What the texts of a project link to: `/uploads/<secret>/<name>`. https://docs.gitlab.com/api/project_markdown_uploads/ */
export const uploadAddress = /\/uploads\/([0-9a-f]{32})\/([^\s)"'<>\]\\/`]{1,255})/g;

const ownFile = /^(?:\.devgrowth\.yml|\.devgrowth\/.+|\.gitlab\/issue_templates\/.+|\.gitlab-ci\.yml|README\.md)$/;

/** Whether a file of the repository is devgrowth's: settings, templates, what `init` wrote. */
export function isOwnFile(path: string): boolean {
  return ownFile.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part));
}

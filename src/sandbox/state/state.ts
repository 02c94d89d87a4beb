// Everything that a sandbox remembers, as plain data that survives JSON.
import type { Day, Instant } from './days.ts';
import type { Repository } from '../git/repository.ts';
import type {
  AwardEmoji,
  Board,
  Issue,
  IssueLink,
  Label,
  LabelEvent,
  Milestone,
  MilestoneEvent,
  Note,
  NoteableKey,
  StateEvent,
  Todo,
  WeightEvent,
} from './planning-records.ts';
import type {
  ActivityEvent,
  CiVariable,
  CommitComment,
  DraftNote,
  MergeRequest,
  PipelineSchedule,
  ProtectedBranch,
  Upload,
  UserStatus,
} from './work-records.ts';

export const stateFormat = 1;

export type Tier = 'free' | 'premium' | 'ultimate';
export type Visibility = 'private' | 'internal' | 'public';
/** 5 minimal, 10 guest, 15 planner, 20 reporter, 30 developer, 40 maintainer, 50 owner. */
export type AccessLevel = 5 | 10 | 15 | 20 | 25 | 30 | 40 | 50;
/** `sudo` beside `api`: an administrator acts as somebody else. `granular` alone: a fine-grained token, which may what its grant says. */
export type Scope = 'api' | 'read_api' | 'read_user' | 'read_repository' | 'write_repository' | 'sudo' | 'granular';

export interface User {
  id: number;
  username: string;
  name: string;
  email: string;
  publicEmail: string;
  state: 'active' | 'blocked' | 'banned' | 'deactivated';
  admin: boolean;
  bot: boolean;
  createdAt: Instant;
  /** How many personal projects; absent: as good as no limit. */
  projectsLimit?: number;
  /** Absent: yes. */
  mayCreateGroups?: boolean;
  /** What people say of themselves, as the API calls it (`bio`, `job_title`); absent: nothing. */
  profile?: Record<string, string>;
  /** Absent: none was ever set. */
  status?: UserStatus;
}

/** Where the permissions of a fine-grained token hold; `selected_memberships` names one project or group. */
export type GrantAccess = 'personal_projects' | 'all_memberships' | 'selected_memberships' | 'user' | 'instance';

export interface Grant {
  access: GrantAccess;
  /** `read_work_item` */
  permissions: string[];
  projectId?: number;
  groupId?: number;
}

export interface Token {
  id: number;
  /** What travels in the header. */
  token: string;
  name: string;
  userId: number;
  scopes: Scope[];
  /** Of a fine-grained token; absent: it may nothing. */
  grants?: Grant[];
  revoked: boolean;
  /** The first day on which it no longer works. */
  expiresAt: Day | null;
  /** When an OAuth token ends; absent: never. */
  endsAt?: Instant;
  createdAt: Instant;
  /** An OAuth token travels as Bearer only and is refused by /personal_access_tokens/self. */
  kind: 'personal' | 'oauth';
}

export interface Namespace {
  id: number;
  name: string;
  path: string;
  fullPath: string;
  kind: 'user' | 'group';
  ownerId: number | null;
  /** Groups only. */
  group?: GroupSettings;
}

export interface GroupSettings {
  visibility: Visibility;
  projectCreationLevel: 'noone' | 'maintainer' | 'developer';
  createdAt: Instant;
  description?: string;
  /** Of a top-level group: from this day on it takes no classic token. */
  classicTokensEndOn?: Day;
  /** The day on which a deletion was asked for. */
  markedForDeletionOn?: Day;
  /** Remaining settings as the API calls them. */
  more?: Record<string, string | boolean>;
}

export type FeatureAccess = 'disabled' | 'private' | 'enabled';

export interface Project {
  id: number;
  namespaceId: number;
  name: string;
  path: string;
  /** Full paths it had before; GET answers 301, other verbs 405. */
  formerPaths: string[];
  description: string | null;
  visibility: Visibility;
  topics: string[];
  archived: boolean;
  /** What the first commit's branch is called; the API shows null while the repository is empty. */
  defaultBranch: string;
  creatorId: number;
  createdAt: Instant;
  updatedAt: Instant;
  lastActivityAt: Instant;
  /** Ids of users; absent: nobody starred it. */
  starredBy?: number[];
  /** The day on which a deletion was asked for; the project stays, archived and renamed. */
  markedForDeletionOn: Day | null;
  /** Access level names such as `issues_access_level`, as the API calls them. */
  features: Record<string, FeatureAccess>;
  /** Remaining settings as the API calls them (`emails_enabled`, `auto_devops_enabled`, ...). */
  settings: Record<string, string | number | boolean | null>;
  /** Next iid of each kind. */
  nextIssueIid: number;
  nextMilestoneIid: number;
  nextMergeRequestIid: number;
}

export interface Member {
  projectId: number;
  userId: number;
  accessLevel: AccessLevel;
  createdAt: Instant;
  createdById: number | null;
  expiresAt: Day | null;
}

/** Of a group, and by that of every group and project below it. */
export type GroupMember = Omit<Member, 'projectId'> & { namespaceId: number };

export interface Invitation {
  projectId: number;
  email: string;
  accessLevel: AccessLevel;
  createdAt: Instant;
  createdById: number;
  expiresAt: Day | null;
  token: string;
}

export type CounterName =
  | 'user'
  | 'token'
  | 'namespace'
  | 'project'
  | 'label'
  | 'milestone'
  | 'board'
  | 'boardList'
  | 'issue'
  | 'note'
  | 'draftNote'
  | 'awardEmoji'
  | 'resourceEvent'
  | 'issueLink'
  | 'event'
  | 'mergeRequest'
  | 'schedule'
  | 'protectedBranch'
  | 'upload'
  | 'todo'
  | 'request';

export interface SandboxState {
  format: typeof stateFormat;
  tier: Tier;
  /** `18.3`, `19.5`: which GitLab it plays. */
  version: string;
  /** Where it was served last, so that addresses open in a browser; null before. */
  externalUrl: string | null;
  /** Opens the pages where it is served; absent before. */
  webKey?: string;
  counters: Partial<Record<CounterName, number>>;
  users: User[];
  tokens: Token[];
  namespaces: Namespace[];
  projects: Project[];
  members: Member[];
  /** Absent: no group has members. */
  groupMembers?: GroupMember[];
  /** Levels that the administrator does not allow; absent: none. */
  restrictedVisibility?: Visibility[];
  invitations: Invitation[];
  labels: Label[];
  milestones: Milestone[];
  boards: Board[];
  /** By project id; ascending by global id. */
  issues: Record<string, Issue[]>;
  mergeRequests: Record<string, MergeRequest[]>;
  /** By what they stand on; ascending by id. */
  notes: Record<string, Note[]>;
  stateEvents: Record<string, StateEvent[]>;
  labelEvents: Record<string, LabelEvent[]>;
  milestoneEvents: Record<string, MilestoneEvent[]>;
  /** Absent in files from before they were known. */
  weightEvents?: Record<string, WeightEvent[]>;
  /** By what they stand on; absent: nobody reacted to anything. */
  awardEmoji?: Record<string, AwardEmoji[]>;
  /** Of everybody, from the oldest on; absent: nobody was asked anything. */
  todos?: Todo[];
  issueLinks: IssueLink[];
  events: ActivityEvent[];
  /** By project id; absent while the repository is empty. */
  repositories: Record<string, Repository>;
  schedules: PipelineSchedule[];
  /** Of projects. Absent in files from before they were known. */
  ciVariables?: CiVariable[];
  uploads?: Upload[];
  commitComments?: CommitComment[];
  /** By the merge request that they are for. */
  draftNotes?: Record<string, DraftNote[]>;
  /** By project id; absent as long as nobody changed what a first push protects: the default branch. */
  protectedBranches?: Record<string, ProtectedBranch[]>;
}

export const issueKey = (issue: { id: number }): NoteableKey => `issue:${issue.id}`;
export const mergeRequestKey = (mergeRequest: { id: number }): NoteableKey => `merge_request:${mergeRequest.id}`;

/** The next id of a kind; ids are never given twice. */
export function nextId(state: SandboxState, counter: CounterName): number {
  const id = (state.counters[counter] ?? 0) + 1;
  state.counters[counter] = id;
  return id;
}

/** The rows under a key, made when they are the first. */
export function rowsAt<T>(table: Record<string, T[]>, key: string | number): T[] {
  return (table[key] ??= []);
}

// Records of what is planned and said: labels, milestones, boards, issues, notes, their events and links.
import type { Day, Instant } from './days.ts';

export interface Label {
  id: number;
  /** null: of a group. */
  projectId: number | null;
  groupId?: number;
  name: string;
  description: string | null;
  /** `#rrggbb` as given. */
  color: string;
  archived: boolean;
  priority: number | null;
  subscriberIds: number[];
  createdAt: Instant;
  /** Absent: never changed. */
  updatedAt?: Instant;
}

export interface Milestone {
  id: number;
  iid: number;
  /** null: of a group. */
  projectId: number | null;
  groupId?: number;
  title: string;
  description: string | null;
  state: 'active' | 'closed';
  startDate: Day | null;
  dueDate: Day | null;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface BoardList {
  id: number;
  labelId: number | null;
  milestoneId: number | null;
  assigneeId: number | null;
  position: number;
  /** Absent in files from before it was known. */
  updatedAt?: Instant;
}

export interface Board {
  id: number;
  projectId: number;
  name: string;
  hideBacklogList: boolean;
  hideClosedList: boolean;
  lists: BoardList[];
  updatedAt?: Instant;
}

export interface Issue {
  id: number;
  iid: number;
  projectId: number;
  title: string;
  description: string | null;
  state: 'opened' | 'closed';
  authorId: number;
  assigneeIds: number[];
  labelIds: number[];
  milestoneId: number | null;
  dueDate: Day | null;
  startDate: Day | null;
  confidential: boolean;
  discussionLocked: boolean | null;
  issueType: 'issue' | 'task' | 'incident';
  severity: string;
  weight: number | null;
  relativePosition: number;
  createdAt: Instant;
  updatedAt: Instant;
  closedAt: Instant | null;
  closedById: number | null;
  movedToId: number | null;
  duplicatedToId: number | null;
  subscriberIds: number[];
  timeEstimate: number;
  timeSpent: number;
}

/** A line of a merge request's changes, as the API calls its parts. */
export type DiffPosition = Record<string, string | number | null>;

export interface Note {
  id: number;
  /** null: it stands alone. `DiffNote`: in a thread on a line of a merge request's changes. */
  type: null | 'DiscussionNote' | 'DiffNote';
  /** Of a reply: the note that its thread began with. */
  threadOf?: number;
  /** Of a DiffNote. */
  position?: DiffPosition;
  /** Absent: it is not, or cannot be. */
  resolved?: { byId: number; at: Instant };
  body: string;
  authorId: number;
  system: boolean;
  internal: boolean;
  createdAt: Instant;
  updatedAt: Instant;
}

interface ResourceEvent {
  id: number;
  userId: number;
  createdAt: Instant;
}

export interface StateEvent extends ResourceEvent {
  state: 'closed' | 'reopened' | 'merged';
}

export interface LabelEvent extends ResourceEvent {
  /** Stays when the label is deleted; the API then shows null. */
  labelId: number;
  action: 'add' | 'remove';
}

export interface MilestoneEvent extends ResourceEvent {
  milestoneId: number;
  action: 'add' | 'remove';
  state: 'opened' | 'closed' | 'merged';
}

export interface WeightEvent extends ResourceEvent {
  weight: number | null;
}

export interface IssueLink {
  id: number;
  sourceId: number;
  targetId: number;
  linkType: 'relates_to' | 'blocks';
  createdAt: Instant;
  updatedAt: Instant;
}

export interface AwardEmoji {
  id: number;
  /** Without colons: `thumbsup`. */
  name: string;
  userId: number;
  createdAt: Instant;
}

/** What a to-do can ask. The sandbox makes five of them: it has no pipelines, merge trains, approval rules or requests for access. */
export const todoActions = [
  'assigned',
  'review_requested',
  'mentioned',
  'build_failed',
  'marked',
  'approval_required',
  'unmergeable',
  'directly_addressed',
  'merge_train_removed',
  'member_access_requested',
  'review_submitted',
  'okr_checkin_requested',
] as const;
export type TodoAction = (typeof todoActions)[number];

export interface Todo {
  id: number;
  /** Whose it is. */
  userId: number;
  /** Who asks. */
  authorId: number;
  projectId: number;
  key: NoteableKey;
  /** The comment that it came from; absent: from the item itself. */
  noteId?: number;
  action: TodoAction;
  state: 'pending' | 'done';
  createdAt: Instant;
  updatedAt: Instant;
}

/** `issue:<global id>` or `merge_request:<global id>`. */
export type NoteableKey = `issue:${number}` | `merge_request:${number}`;

/** What emoji stand on: the same, or `note:<id>`. */
export type AwardableKey = NoteableKey | `note:${number}`;

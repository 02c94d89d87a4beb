// Records of what was done: the event feed, merge requests, pipeline schedules.
import type { Instant } from './days.ts';
import type { DiffPosition, NoteableKey } from './planning-records.ts';

/** A row of GET /events. */
export interface ActivityEvent {
  id: number;
  projectId: number | null;
  authorId: number;
  action:
    | 'created'
    | 'updated'
    | 'closed'
    | 'reopened'
    | 'pushed'
    | 'commented'
    | 'merged'
    | 'joined'
    | 'left'
    | 'destroyed'
    | 'expired'
    | 'approved';
  targetType: string | null;
  targetId: number | null;
  targetIid: number | null;
  targetTitle: string | null;
  /** The note's id and what it stands on, when action is `commented`. */
  noteId: number | null;
  noteableKey: NoteableKey | null;
  push: {
    commitCount: number;
    action: 'created' | 'pushed' | 'removed';
    refType: 'branch' | 'tag';
    from: string | null;
    to: string | null;
    ref: string;
    title: string | null;
  } | null;
  createdAt: Instant;
}

export interface MergeRequest {
  id: number;
  iid: number;
  projectId: number;
  title: string;
  description: string | null;
  state: 'opened' | 'closed' | 'locked' | 'merged';
  authorId: number;
  assigneeIds: number[];
  reviewers: { userId: number; state: string; createdAt: Instant }[];
  approvals: { userId: number; approvedAt: Instant }[];
  labelIds: number[];
  milestoneId: number | null;
  sourceBranch: string;
  targetBranch: string;
  sha: string | null;
  mergeCommitSha: string | null;
  squashCommitSha: string | null;
  squash: boolean;
  removeSourceBranch: boolean;
  mergedById: number | null;
  mergedAt: Instant | null;
  closedById: number | null;
  closedAt: Instant | null;
  createdAt: Instant;
  updatedAt: Instant;
  /** Seconds; absent: none. */
  timeEstimate?: number;
  timeSpent?: number;
}

/** Part of a review that its author has not published. */
export interface DraftNote {
  id: number;
  authorId: number;
  note: string;
  /** Of the thread that it answers. */
  discussionId: string | null;
  resolveDiscussion: boolean;
  position: DiffPosition | null;
}

/** On a commit as a whole. */
export interface CommitComment {
  id: number;
  projectId: number;
  sha: string;
  body: string;
  authorId: number;
  createdAt: Instant;
}

export interface PipelineSchedule {
  id: number;
  projectId: number;
  description: string;
  ref: string;
  cron: string;
  cronTimezone: string;
  active: boolean;
  ownerId: number;
  variables: { key: string; value: string; variableType: 'env_var' | 'file' }[];
  playedAt: Instant | null;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface CiVariable {
  /** null: of a group, or of the whole instance. */
  projectId: number | null;
  groupId?: number;
  key: string;
  value: string;
  variableType: 'env_var' | 'file';
  protected: boolean;
  masked: boolean;
  hidden: boolean;
  raw: boolean;
  environmentScope: string;
  description: string | null;
}

/** A file that texts of the project link to. */
export interface Upload {
  id: number;
  projectId: number;
  /** Part of its address: who knows it and reads the project may have the file. */
  secret: string;
  filename: string;
  /** Base64. */
  content: string;
  size: number;
  uploadedById: number;
  createdAt: Instant;
}

export interface ProtectedBranch {
  id: number;
  /** A branch, or a pattern with `*`. */
  name: string;
  /** 0 nobody, 30 developers, 40 maintainers. */
  pushLevel: number;
  mergeLevel: number;
  allowForcePush: boolean;
}

export interface UserStatus {
  emoji: string;
  message: string;
  availability: 'not_set' | 'busy';
  clearAt: Instant | null;
}

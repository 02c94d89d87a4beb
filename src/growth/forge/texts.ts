// What the domain asks of a forge about all words of a project: every issue with its text, and what people commented on them.
import type { Comment } from '../goals/notes.ts';
import type { Instant } from '../words/goal.ts';
import type { ListRead, SourceRead } from '../words/completeness.ts';
import type { ProjectItem } from './project.ts';

export interface ProjectText extends Omit<ProjectItem, 'assignees'> {
  /** As the person typed it, without our mark at the end. */
  readonly description: string;
  /** Of a goal; those of its labels. */
  readonly kinds: readonly string[];
  readonly url: string;
  readonly createdAt: Instant;
  /** Never older than its newest comment. */
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
  /** People's comments, also those that one may not read. */
  readonly commentCount: number;
}

export interface CommentsRead {
  /** By the number of the issue, newest first; none of an issue that nobody commented on. */
  readonly comments: ReadonlyMap<number, readonly Comment[]>;
  readonly sources: readonly SourceRead[];
}

export interface Texts {
  /** Open and closed, oldest first. @param most requests; null: as many as it takes */
  texts(most?: number | null): Promise<ListRead<ProjectText>>;
  /**
   * People's comments on these, the last changed first where the requests do not reach for all. The feed of the project tells a hundred in one
   * request; it forgets after three years and is cut to what the caller may see, so that an issue of which it does not tell as many as the issue
   * counts is read by itself.
   * @param all of the project, whose comments the feed tells, too
   */
  commentsOn(
    wanted: readonly ProjectText[],
    all: readonly ProjectText[],
    most?: number | null,
  ): Promise<CommentsRead>;
}

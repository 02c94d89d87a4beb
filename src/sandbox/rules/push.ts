// What happens when commits reach a branch: the branch moves, the feed says so, open merge requests follow.
import { addActivity } from './activity.ts';
import { closeOnPush } from './closing-issues.ts';
import { addCrossReferences } from './cross-references.ts';
import { titleOf } from '../entities/commit.ts';
import { emptyRepository, isEmpty, type Commit } from '../git/repository.ts';
import { commitActions, type CommitOutcome, type CommitRequest } from '../git/commit.ts';
import type { Acting } from './issue-references.ts';
import { settleTodos } from './todos.ts';
import { mergeRequestKey } from '../state/state.ts';

type Push = Omit<CommitRequest, 'author' | 'committer' | 'at'> & {
  authorName?: string | undefined;
  authorEmail?: string | undefined;
};

/** Commits in the name of the acting user. The first commit of a project decides its default branch. */
export function pushCommit(acting: Acting, { authorName, authorEmail, ...push }: Push): CommitOutcome {
  const { instance, project, actor } = acting;
  const repository = instance.state.repositories[project.id] ?? emptyRepository();
  const outcome = commitActions(repository, {
    ...push,
    author: { name: authorName ?? actor.name, email: authorEmail ?? actor.email },
    committer: { name: actor.name, email: actor.email },
    at: instance.now,
  });
  if (!outcome.ok) return outcome;
  instance.state.repositories[project.id] = repository;
  if (outcome.isFirst) project.defaultBranch = push.branch;
  branchMoved(acting, push.branch, outcome.before, outcome.commit);
  mentionedByCommit(acting, outcome.commit);
  closeOnPush(acting, push.branch, [outcome.commit]);
  return outcome;
}

/** In the name of its author, where they have an account. https://docs.gitlab.com/user/project/issues/crosslinking_issues/#from-commit-messages */
function mentionedByCommit(acting: Acting, { id, message, authorEmail }: Commit): void {
  const { instance } = acting;
  const actor = instance.state.users.find(({ email }) => email === authorEmail) ?? acting.actor;
  const asking = { var: { instance, viewer: { user: actor, token: null } } };
  addCrossReferences(asking, { ...acting, actor }, { type: 'Commit', sha: id }, message);
}

/** Writes the row of the feed. `before` null: the branch is new; `after` null: it is gone. */
export function branchMoved(acting: Acting, ref: string, before: string | null, after: Commit | null, count = 1): void {
  addPush(acting, { refType: 'branch', ref, before, after, count });
  for (const mergeRequest of acting.instance.state.mergeRequests[acting.project.id] ?? []) {
    if (mergeRequest.state !== 'opened' || mergeRequest.sourceBranch !== ref || after === null) continue;
    mergeRequest.sha = after.id;
    mergeRequest.updatedAt = acting.instance.now;
    settleTodos(acting, mergeRequestKey(mergeRequest));
  }
}

export function tagMoved(acting: Acting, ref: string, before: Commit | null, after: Commit | null): void {
  addPush(acting, { refType: 'tag', ref, before: before?.id ?? null, after, count: 0 });
}

interface Moved {
  readonly refType: 'branch' | 'tag';
  readonly ref: string;
  readonly before: string | null;
  readonly after: Commit | null;
  readonly count: number;
}

function addPush(acting: Acting, { refType, ref, before, after, count }: Moved): void {
  addActivity(acting, {
    action: 'pushed',
    push: {
      commitCount: after === null ? 0 : count,
      action: before === null ? 'created' : after === null ? 'removed' : 'pushed',
      refType,
      from: before,
      to: after?.id ?? null,
      ref,
      title: after === null ? null : titleOf(after),
    },
  });
}

export function repositoryOf(acting: Pick<Acting, 'instance' | 'project'>) {
  const repository = acting.instance.state.repositories[acting.project.id];
  return repository === undefined || isEmpty(repository) ? null : repository;
}

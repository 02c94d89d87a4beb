// Bringing one branch into another: common ancestor, commits in between, conflicts, the merge commit.
import type { Commit, Repository, Snapshot } from './repository.ts';
import { fileAt, history, storeCommit } from './repository.ts';

type Signature = { name: string; email: string };

/** The newest commit that both sides hold; null for unrelated histories. */
export function mergeBase(repository: Repository, ours: Commit, theirs: Commit): Commit | null {
  const known = new Set(history(repository, ours).map((commit) => commit.id));
  return history(repository, theirs).find((commit) => known.has(commit.id)) ?? null;
}

/** Commits of `theirs` that `ours` does not hold, newest first. */
export function commitsAhead(repository: Repository, ours: Commit, theirs: Commit): Commit[] {
  const known = new Set(history(repository, ours).map((commit) => commit.id));
  return history(repository, theirs).filter((commit) => !known.has(commit.id));
}

/** Three-way merge by whole files; null when both sides changed the same file differently. */
export function mergedTree(repository: Repository, ours: Commit, theirs: Commit): Snapshot | null {
  const base = mergeBase(repository, ours, theirs)?.tree ?? {};
  const merged: Snapshot = {};
  for (const path of new Set([...Object.keys(base), ...Object.keys(ours.tree), ...Object.keys(theirs.tree)])) {
    const before = fileAt(base, path);
    const left = fileAt(ours.tree, path);
    const right = fileAt(theirs.tree, path);
    const isSame = (a: typeof left, b: typeof left): boolean => a?.blob === b?.blob && a?.executable === b?.executable;
    if (!isSame(left, before) && !isSame(right, before) && !isSame(left, right)) return null;
    const result = isSame(left, before) ? right : left;
    if (result !== undefined) merged[path] = result;
  }
  return merged;
}

export type MergeRequestCommits = { merge: Commit; squash: Commit | null };

/** Merges with a merge commit, after squashing where asked, and moves the target branch; null on a conflict. */
export function mergeInto(
  repository: Repository,
  target: string,
  source: Commit,
  how: { message: string; squashMessage: string | null; by: Signature; at: string },
): MergeRequestCommits | null {
  const ours = repository.commits[repository.branches[target] ?? ''];
  if (ours === undefined) return null;
  const tree = mergedTree(repository, ours, source);
  if (tree === null) return null;
  const made = {
    tree,
    authorName: how.by.name,
    authorEmail: how.by.email,
    committerName: how.by.name,
    committerEmail: how.by.email,
    createdAt: how.at,
  };
  const squash =
    how.squashMessage === null
      ? null
      : storeCommit(repository, { ...made, parents: [ours.id], message: how.squashMessage });
  const merge = storeCommit(repository, { ...made, parents: [ours.id, (squash ?? source).id], message: how.message });
  repository.branches[target] = merge.id;
  return { merge, squash };
}

// A commit's change taken to another branch, or taken back; and where several commits part.
import { commitsAhead, mergeBase } from './merge.ts';
import { fileAt, storeCommit, type Commit, type Repository, type Snapshot } from './repository.ts';

type Signature = { name: string; email: string };

/** The tree with what changed from one snapshot to another; null where the tree had something else there. */
function changed(tree: Snapshot, from: Snapshot, to: Snapshot): Snapshot | null {
  const result = { ...tree };
  for (const path of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [before, after, here] = [fileAt(from, path), fileAt(to, path), fileAt(tree, path)];
    if (isSame(before, after) || isSame(here, after)) continue;
    if (!isSame(here, before)) return null;
    if (after === undefined) delete result[path];
    else result[path] = after;
  }
  return result;
}

type File = ReturnType<typeof fileAt>;
const isSame = (one: File, other: File): boolean => one?.blob === other?.blob && one?.executable === other?.executable;

const isSameTree = (one: Snapshot, other: Snapshot): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.keys(one).every((path) => isSame(fileAt(one, path), fileAt(other, path)));

export type Replayed = { ok: true; commit: Commit } | { ok: false; reason: 'conflict' | 'empty' };

/** A new commit on top of a branch, which moves; the change counts against the first parent. */
export function replay(
  repository: Repository,
  branch: string,
  original: Commit,
  how: { reverse: boolean; message: string; author: Signature; committer: Signature; at: string },
): Replayed {
  const head = repository.commits[repository.branches[branch] ?? ''];
  if (head === undefined) throw new Error(`There is no branch ${branch}.`);
  const parent = repository.commits[original.parents[0] ?? '']?.tree ?? {};
  const tree = how.reverse ? changed(head.tree, original.tree, parent) : changed(head.tree, parent, original.tree);
  if (tree === null) return { ok: false, reason: 'conflict' };
  if (isSameTree(tree, head.tree)) return { ok: false, reason: 'empty' };
  const commit = storeCommit(repository, {
    parents: [head.id],
    tree,
    message: how.message,
    authorName: how.author.name,
    authorEmail: how.author.email,
    committerName: how.committer.name,
    committerEmail: how.committer.email,
    createdAt: how.at,
  });
  repository.branches[branch] = commit.id;
  return { ok: true, commit };
}

/** Its own commits once more, on top of the target; null, and nothing has moved, where one of them conflicts. */
export function rebase(
  repository: Repository,
  branch: string,
  target: Commit,
  { by, at }: { by: Signature; at: string },
): Commit | null {
  const before = repository.branches[branch] ?? '';
  const head = repository.commits[before];
  if (head === undefined) return null;
  const own = commitsAhead(repository, target, head).reverse();
  // It stands on the target already.
  if (mergeBase(repository, target, head)?.id === target.id) return head;
  repository.branches[branch] = target.id;
  for (const commit of own.filter(({ parents }) => parents.length < 2)) {
    const author = { name: commit.authorName, email: commit.authorEmail };
    const how = { reverse: false, message: commit.message, author, committer: by, at };
    const result = replay(repository, branch, commit, how);
    if (result.ok || result.reason === 'empty') continue;
    repository.branches[branch] = before;
    return null;
  }
  return repository.commits[repository.branches[branch] ?? ''] ?? null;
}

/** The newest commit that all of them hold; null for unrelated ones. */
export function commonBase(repository: Repository, commits: readonly Commit[]): Commit | null {
  const [first, ...rest] = commits;
  return rest.reduce<Commit | null>(
    (base, next) => (base === null ? null : mergeBase(repository, base, next)),
    first ?? null,
  );
}

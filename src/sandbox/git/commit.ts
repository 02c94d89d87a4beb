// One commit made of many file actions, checked and refused as GitLab does it. Nothing is kept of a refused one.
import type { Commit, Repository, Snapshot } from './repository.ts';
import { fileAt, isEmpty, lastCommitFor, resolveRef, storeBlob, storeCommit } from './repository.ts';
import { branchNameProblem } from './branch.ts';

export const actionNames = ['create', 'update', 'move', 'delete', 'chmod'] as const;
export type ActionName = (typeof actionNames)[number];

export type CommitAction = {
  action: ActionName;
  filePath: string;
  previousPath?: string;
  content?: string;
  encoding?: 'text' | 'base64';
  lastCommitId?: string;
  executeFilemode?: boolean;
};

export type CommitRequest = {
  branch: string;
  message: string;
  actions: CommitAction[];
  /** The branch is made from here when it is not there yet. */
  startBranch?: string;
  startSha?: string;
  force?: boolean;
  author: { name: string; email: string };
  committer: { name: string; email: string };
  /** UTC with milliseconds. */
  at: string;
};

export type CommitOutcome =
  /** `before` is what the branch named; null when the commit made it. The branch of the first commit becomes the default. */
  { ok: true; commit: Commit; before: string | null; isFirst: boolean } | { ok: false; problem: string };

/** Makes the commit and moves the branch, or says in GitLab's words why not. */
export function commitActions(repository: Repository, request: CommitRequest): CommitOutcome {
  const start = startOf(repository, request);
  if (typeof start === 'string') return { ok: false, problem: start };
  const { parent } = start;
  const stale = parent === null ? null : staleProblem(repository, parent, request.actions);
  if (stale !== null) return { ok: false, problem: stale };

  const tree: Snapshot = { ...parent?.tree };
  const draft: Repository = { ...repository, blobs: {} };
  for (const action of request.actions) {
    const problem = applyAction(draft, tree, action);
    if (problem !== null) return { ok: false, problem };
  }
  Object.assign(repository.blobs, draft.blobs);
  const before = Object.hasOwn(repository.branches, request.branch)
    ? (repository.branches[request.branch] ?? null)
    : null;
  const commit = storeCommit(repository, {
    parents: parent === null ? [] : [parent.id],
    tree,
    message: request.message,
    authorName: request.author.name,
    authorEmail: request.author.email,
    committerName: request.committer.name,
    committerEmail: request.committer.email,
    createdAt: request.at,
  });
  const isFirst = isEmpty(repository);
  repository.branches[request.branch] = commit.id;
  return { ok: true, commit, before, isFirst };
}

function startOf(repository: Repository, request: CommitRequest): { parent: Commit | null } | string {
  const { branch, startBranch, startSha } = request;
  const exists = Object.hasOwn(repository.branches, branch);
  const different = (startBranch !== undefined && startBranch !== branch) || startSha !== undefined;
  if (startBranch !== undefined && startSha !== undefined) return "You can't pass both start_branch and start_sha";
  if (startSha !== undefined && !/^[0-9a-f]{40}$/i.test(startSha)) return `Invalid start_sha '${startSha}'`;
  if (startSha !== undefined && resolveRef(repository, startSha) === null) return `Cannot find start_sha '${startSha}'`;
  if (startSha === undefined && !isEmpty(repository) && !Object.hasOwn(repository.branches, startBranch ?? branch)) {
    return 'You can only create or edit files when you are on a branch';
  }
  if (!isEmpty(repository) && different && exists && request.force !== true) {
    return `A branch called '${branch}' already exists. Switch to that branch in order to make changes`;
  }
  const nameProblem = exists ? null : branchNameProblem(repository, branch);
  if (nameProblem !== null) return `Something went wrong when we tried to create '${branch}' for you: ${nameProblem}`;
  const ref = startSha ?? `refs/heads/${startBranch ?? branch}`;
  return { parent: isEmpty(repository) ? null : resolveRef(repository, ref) };
}

function staleProblem(repository: Repository, parent: Commit, actions: CommitAction[]): string | null {
  for (const { action, lastCommitId, filePath, previousPath } of actions) {
    if (lastCommitId === undefined || lastCommitId === '' || action === 'create' || action === 'chmod') continue;
    const path = previousPath ?? filePath;
    const last = lastCommitFor(repository, parent, path);
    if (last !== null && last.id !== lastCommitId) {
      return `The file has changed since you started editing it: ${path}`;
    }
  }
  return null;
}

function applyAction(repository: Repository, tree: Snapshot, action: CommitAction): string | null {
  const path = action.filePath.replace(/^\/+/, '');
  if (path === '') return 'You must provide a file path';
  const previous = action.previousPath?.replace(/^\/+/, '');
  if (hasTraversal(path) || (previous !== undefined && hasTraversal(previous))) {
    return 'Path cannot include directory traversal';
  }
  const old = fileAt(tree, path);
  if (action.action === 'create') return placeFile(repository, tree, path, action, false);
  if (action.action === 'move') {
    const from = previous === undefined ? undefined : fileAt(tree, previous);
    if (previous === undefined || from === undefined) return "A file with this name doesn't exist";
    delete tree[previous];
    if (action.content !== undefined) return placeFile(repository, tree, path, action, from.executable);
    const blocked = blockedProblem(tree, path);
    if (blocked !== null) return blocked;
    tree[path] = { ...from, executable: action.executeFilemode ?? from.executable };
    return null;
  }
  if (old === undefined) return "A file with this name doesn't exist";
  if (action.action === 'delete') delete tree[path];
  if (action.action === 'chmod') tree[path] = { ...old, executable: action.executeFilemode ?? false };
  if (action.action === 'update') {
    const blob = storeBlob(repository, bytesOf(action));
    tree[path] = { blob, executable: action.executeFilemode ?? old.executable };
  }
  return null;
}

function placeFile(
  repository: Repository,
  tree: Snapshot,
  path: string,
  action: CommitAction,
  executable: boolean,
): string | null {
  const blocked = blockedProblem(tree, path);
  if (blocked !== null) return blocked;
  tree[path] = {
    blob: storeBlob(repository, bytesOf(action)),
    executable: action.executeFilemode ?? executable,
  };
  return null;
}

/** Why a new file cannot stand here: the name is taken by a file or a folder, or a folder of its path is a file. */
function blockedProblem(tree: Snapshot, path: string): string | null {
  if (fileAt(tree, path) !== undefined) return 'A file with this name already exists';
  if (Object.keys(tree).some((known) => known.startsWith(`${path}/`))) {
    return 'A directory with this name already exists';
  }
  const folders = path
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'));
  return folders.some((folder) => fileAt(tree, folder) !== undefined) ? 'A file with this name already exists' : null;
}

function bytesOf(action: CommitAction): Buffer {
  return Buffer.from(action.content ?? '', action.encoding === 'base64' ? 'base64' : 'utf8');
}

function hasTraversal(path: string): boolean {
  return path.split('/').includes('..');
}

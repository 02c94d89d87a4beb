// An in-memory git repository as plain data: branches, commits with a snapshot of all files each, blobs by their git id.
import { createHash } from 'node:crypto';

/** One file of a snapshot. */
export type TreeFile = { blob: string; executable: boolean };
/** Path to file, for every file. */
export type Snapshot = Record<string, TreeFile>;

export type Commit = {
  id: string;
  parents: string[];
  tree: Snapshot;
  message: string;
  authorName: string;
  authorEmail: string;
  committerName: string;
  committerEmail: string;
  /** UTC with milliseconds. */
  createdAt: string;
};

/** With a message of its own it is an object of its own, too. */
export type Tag = { commit: string; annotation?: { id: string; message: string; at: string } };

/** Plain JSON: it is stored as it is. Commits stand in the order in which they were made. */
export type Repository = {
  /** Branch name to the id of its newest commit. */
  branches: Record<string, string>;
  commits: Record<string, Commit>;
  /** By name. Absent in files from before they were known. */
  tags?: Record<string, Tag>;
  /** Blob id to the content in base64. */
  blobs: Record<string, string>;
};

export type TreeEntry = { id: string; name: string; type: 'tree' | 'blob'; path: string; mode: string };

export function emptyRepository(): Repository {
  return { branches: {}, commits: {}, blobs: {} };
}

export function isEmpty(repository: Repository | undefined): boolean {
  return repository === undefined || Object.keys(repository.branches).length === 0;
}

function objectId(kind: 'blob' | 'tree' | 'commit' | 'tag', content: Uint8Array): string {
  return createHash('sha1').update(`${kind} ${content.byteLength}\0`).update(content).digest('hex');
}

export function storeBlob(repository: Repository, content: Buffer): string {
  const id = objectId('blob', content);
  repository.blobs[id] ??= content.toString('base64');
  return id;
}

export function blobContent(repository: Repository, id: string): Buffer {
  return Buffer.from(repository.blobs[id] ?? '', 'base64');
}

/** The text of a file on a branch; null when branch or file is not there. */
export function textAt(repository: Repository | undefined, branch: string, path: string): string | null {
  const commit = repository === undefined ? null : resolveRef(repository, `refs/heads/${branch}`);
  const file = commit === null ? undefined : fileAt(commit.tree, path);
  return repository === undefined || file === undefined ? null : blobContent(repository, file.blob).toString('utf8');
}

export function fileAt(tree: Snapshot, path: string): TreeFile | undefined {
  return Object.hasOwn(tree, path) ? tree[path] : undefined;
}

export function tagNamed({ tags }: Repository, name: string): Tag | undefined {
  return tags !== undefined && Object.hasOwn(tags, name) ? tags[name] : undefined;
}

/** A tag or branch (short or `refs/...`), HEAD, a commit id or the start of one; null when nothing has that name. */
export function resolveRef(repository: Repository, ref: string, defaultBranch?: string): Commit | null {
  const tag = tagNamed(repository, ref.replace(/^refs\/tags\//, ''));
  if (tag !== undefined && !ref.startsWith('refs/heads/')) return repository.commits[tag.commit] ?? null;
  const branch = ref === 'HEAD' ? (defaultBranch ?? ref) : ref.replace(/^refs\/heads\//, '');
  const head = Object.hasOwn(repository.branches, branch) ? repository.branches[branch] : undefined;
  if (head !== undefined) return repository.commits[head] ?? null;
  if (!/^[0-9a-f]{7,40}$/i.test(ref)) return null;
  const id = Object.keys(repository.commits).find((known) => known.startsWith(ref.toLowerCase()));
  return id === undefined ? null : (repository.commits[id] ?? null);
}

/** All commits reachable from one, newest first. */
export function history(repository: Repository, from: Commit): Commit[] {
  const seen = new Set<string>();
  const open = [from.id];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(repository.commits[id]?.parents ?? []));
  }
  return Object.values(repository.commits)
    .filter((commit) => seen.has(commit.id))
    .reverse();
}

/** Whether a commit changed a file or anything in a folder, against all of its parents (so a clean merge changed nothing). */
export function touches(repository: Repository, commit: Commit, path: string): boolean {
  const here = subtreeKey(commit.tree, path);
  const parents = commit.parents.map((id) => subtreeKey(repository.commits[id]?.tree ?? {}, path));
  return parents.length === 0 ? here !== '' : parents.every((parent) => parent !== here);
}

function subtreeKey(tree: Snapshot, path: string): string {
  return Object.entries(tree)
    .filter(([name]) => name === path || path === '' || name.startsWith(`${path}/`))
    .map(([name, file]) => `${name}\0${file.blob}\0${file.executable}`)
    .sort()
    .join('\n');
}

/** The newest commit up to `from` that changed the path. */
export function lastCommitFor(repository: Repository, from: Commit, path: string): Commit | null {
  return history(repository, from).find((commit) => touches(repository, commit, path)) ?? null;
}

/** The rows of one folder, or of everything below it, folders first; null when there is no such folder. */
export function listTree(tree: Snapshot, folder: string, recursive: boolean): TreeEntry[] | null {
  const rows = entriesBelow(tree, folder, recursive);
  if (rows.length === 0 && folder !== '') return null;
  return [...rows.filter((entry) => entry.type === 'tree'), ...rows.filter((entry) => entry.type === 'blob')];
}

/** In git's own order: a folder sorts as if its name ended in a slash. */
function entriesBelow(tree: Snapshot, folder: string, recursive: boolean): TreeEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const inside = Object.keys(tree).filter((path) => path.startsWith(prefix));
  const names = [...new Set(inside.map((path) => path.slice(prefix.length).split('/')[0] ?? ''))];
  const entries = names.map((name): TreeEntry => {
    const path = `${prefix}${name}`;
    const file = fileAt(tree, path);
    return file === undefined
      ? { id: treeId(tree, path), name, type: 'tree', path, mode: '040000' }
      : { id: file.blob, name, type: 'blob', path, mode: file.executable ? '100755' : '100644' };
  });
  const sortKey = (entry: TreeEntry): Buffer => Buffer.from(entry.type === 'tree' ? `${entry.name}/` : entry.name);
  entries.sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  if (!recursive) return entries;
  const rows: TreeEntry[] = [];
  for (const entry of entries) {
    rows.push(entry);
    if (entry.type === 'tree') rows.push(...entriesBelow(tree, entry.path, true));
  }
  return rows;
}

/** The id git gives to a folder of this snapshot (the root folder is ''). */
function treeId(tree: Snapshot, folder: string): string {
  const rows = entriesBelow(tree, folder, false).map((entry) =>
    Buffer.concat([Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.name}\0`), Buffer.from(entry.id, 'hex')]),
  );
  return objectId('tree', Buffer.concat(rows));
}

/** Adds a commit (not yet on any branch) and returns it with the id git would give it. */
export function storeCommit(repository: Repository, commit: Omit<Commit, 'id'>): Commit {
  const seconds = Math.floor(Date.parse(commit.createdAt) / 1000);
  const lines = [
    `tree ${treeId(commit.tree, '')}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${commit.authorName} <${commit.authorEmail}> ${seconds} +0000`,
    `committer ${commit.committerName} <${commit.committerEmail}> ${seconds} +0000`,
    '',
    commit.message,
  ];
  const stored = { id: objectId('commit', Buffer.from(lines.join('\n'))), ...commit };
  return (repository.commits[stored.id] ??= stored);
}

/** Points a new tag at a commit; with a message under the id that git would give the tag itself. */
export function addTag(
  repository: Repository,
  name: string,
  commit: Commit,
  given: { message: string; by: { name: string; email: string }; at: string } | null,
): void {
  repository.tags ??= {};
  if (given === null) {
    repository.tags[name] = { commit: commit.id };
    return;
  }
  const { message, by, at } = given;
  const seconds = Math.floor(Date.parse(at) / 1000);
  const lines = [
    `object ${commit.id}`,
    'type commit',
    `tag ${name}`,
    `tagger ${by.name} <${by.email}> ${seconds} +0000`,
    '',
    message,
  ];
  const id = objectId('tag', Buffer.from(lines.join('\n')));
  repository.tags[name] = { commit: commit.id, annotation: { id, message, at } };
}

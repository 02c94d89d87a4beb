// Commits, branches and diffs as the API shows them.
import type { Commit, Repository } from '../git/repository.ts';
import { compareTrees, statsOf, type FileDiff } from '../git/diff.ts';
import type { BlameRange } from '../git/blame.ts';
import { commitsAhead } from '../git/merge.ts';
import { developersMay, isProtected, mayPushTo } from '../who/protected-branches.ts';
import type { Instance, SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';
import { projectUrl } from './project.ts';

/** Git keeps whole seconds and a zone of its own: `2026-11-23T09:00:00.000+00:00`. */
export const gitTime = (instant: string): string => `${instant.slice(0, 19)}.000+00:00`;

export const titleOf = (commit: Commit): string => commit.message.trim().split('\n')[0] ?? '';

export function commitEntity(instance: Instance, project: Project, commit: Commit, withTrailers = false) {
  const trailers = withTrailers ? trailersOf(commit.message) : {};
  return {
    id: commit.id,
    short_id: commit.id.slice(0, 8),
    created_at: gitTime(commit.createdAt),
    parent_ids: commit.parents,
    title: titleOf(commit),
    message: commit.message,
    author_name: commit.authorName,
    author_email: commit.authorEmail,
    authored_date: gitTime(commit.createdAt),
    committer_name: commit.committerName,
    committer_email: commit.committerEmail,
    committed_date: gitTime(commit.createdAt),
    trailers: Object.fromEntries(Object.entries(trailers).map(([name, values]) => [name, values.at(-1)])),
    extended_trailers: trailers,
    web_url: `${projectUrl(instance, project)}/-/commit/${commit.id}`,
  };
}

/** The lines `Name: value` of the last paragraph, which is not the first one. https://git-scm.com/docs/git-interpret-trailers */
function trailersOf(message: string): Readonly<Record<string, readonly string[]>> {
  const paragraphs = message.trim().split(/\n[ \t]*\n/);
  const last = paragraphs.length > 1 ? (paragraphs.at(-1) ?? '') : '';
  const lines = last.replaceAll(/\n[ \t]+/g, ' ').split('\n');
  const found = lines.map((line) => /^([\w-]+)[ \t]*:[ \t]*(.*)$/.exec(line));
  if (found.includes(null)) return {};
  const byName = new Map<string, string[]>();
  for (const [, name = '', value = ''] of found.flatMap((match) => (match === null ? [] : [match])))
    byName.set(name, [...(byName.get(name) ?? []), value.trim()]);
  return Object.fromEntries(byName);
}

export function commitStats(repository: Repository, commit: Commit) {
  return statsOf(commitDiffs(repository, commit));
}

/** Against the first parent. */
export function commitDiffs(repository: Repository, commit: Commit): FileDiff[] {
  return compareTrees(repository, repository.commits[commit.parents[0] ?? '']?.tree ?? {}, commit.tree);
}

export function commitDetail(
  instance: Instance,
  project: Project,
  repository: Repository,
  commit: Commit,
  withStats: boolean,
) {
  return {
    ...commitEntity(instance, project, commit),
    ...(withStats ? { stats: commitStats(repository, commit) } : {}),
    status: null,
    project_id: project.id,
    last_pipeline: null,
  };
}

export const blameEntity = ({ commit, lines }: BlameRange) => ({
  commit: {
    id: commit.id,
    parent_ids: commit.parents,
    message: commit.message,
    authored_date: gitTime(commit.createdAt),
    author_name: commit.authorName,
    author_email: commit.authorEmail,
    committed_date: gitTime(commit.createdAt),
    committer_name: commit.committerName,
    committer_email: commit.committerEmail,
  },
  lines,
});

export function diffEntity(diff: FileDiff) {
  return {
    old_path: diff.oldPath,
    new_path: diff.newPath,
    a_mode: diff.oldMode,
    b_mode: diff.newMode,
    new_file: diff.isNew,
    renamed_file: diff.isRenamed,
    deleted_file: diff.isDeleted,
    generated_file: null,
    diff: diff.diff,
  };
}

/** One that still points where the default branch does has nothing that could be merged. */
function isMerged(repository: Repository, main: Commit, head: Commit): boolean {
  return head.id !== main.id && commitsAhead(repository, main, head).length === 0;
}

export function branchEntity(c: SandboxContext, project: Project, repository: Repository, name: string) {
  const { instance } = c.var;
  const commit = repository.commits[repository.branches[name] ?? ''];
  const main = repository.commits[repository.branches[project.defaultBranch] ?? ''];
  const isDefault = name === project.defaultBranch;
  return {
    name,
    commit: commit === undefined ? null : commitEntity(instance, project, commit),
    merged: !isDefault && commit !== undefined && main !== undefined && isMerged(repository, main, commit),
    protected: isProtected(instance.state, project, name),
    developers_can_push: developersMay(instance.state, project, name, 'pushLevel'),
    developers_can_merge: developersMay(instance.state, project, name, 'mergeLevel'),
    can_push: mayPushTo(c, project, name),
    default: isDefault,
    web_url: `${projectUrl(instance, project)}/-/tree/${name}`,
  };
}

// Branches: their names, making and deleting them.
import type { Commit, Repository } from './repository.ts';
import { resolveRef } from './repository.ts';

export type BranchOutcome = { ok: true; commit: Commit } | { ok: false; problem: string };

/** Rules of git check-ref-format, which GitLab follows. */
export function isBranchName(name: string): boolean {
  if (name === '' || name === 'HEAD' || name === '@' || name.startsWith('-') || name.startsWith('refs/heads/')) {
    return false;
  }
  if (name.endsWith('.') || name.endsWith('/') || name.startsWith('/')) return false;
  if (/\.\.|\/\/|@\{|[ ~^:?*[\\\p{Cc}]/u.test(name)) return false;
  return name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}

export function branchNameProblem(repository: Repository, name: string): string | null {
  if (!isBranchName(name)) return 'Branch name is invalid';
  return Object.hasOwn(repository.branches, name) ? 'Branch already exists' : null;
}

/** Makes a branch that names an existing commit, or says in GitLab's words why not. */
export function createBranch(repository: Repository, name: string, ref: string, defaultBranch: string): BranchOutcome {
  const problem = branchNameProblem(repository, name);
  if (problem !== null) return { ok: false, problem };
  const clash = Object.keys(repository.branches).some(
    (known) => known.startsWith(`${name}/`) || name.startsWith(`${known}/`),
  );
  if (clash) {
    const reason = 'Branch name conflicts with existing branch hierarchy.';
    return { ok: false, problem: `Failed to create branch '${name}': ${reason}` };
  }
  const commit = resolveRef(repository, ref, defaultBranch);
  if (commit === null) {
    return { ok: false, problem: `Failed to create branch '${name}': invalid reference name '${ref}'` };
  }
  repository.branches[name] = commit.id;
  return { ok: true, commit };
}

export function deleteBranch(repository: Repository, name: string): void {
  delete repository.branches[name];
}

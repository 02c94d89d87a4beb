// Who reads a repository and who pushes to its branches, and the commit that a path names.
import { allow, projectOf } from '../who/access.ts';
import { type Commit, type Repository, resolveRef } from '../git/repository.ts';
import { mayPushTo } from '../who/protected-branches.ts';
import { repositoryOf } from './push.ts';
import { forbidden, notFound } from '../http/reply.ts';
import type { SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';

/** The project whose code the caller reads: asked before anything else, so that who does not gets no other answer. */
export function readableCode(c: SandboxContext): Project {
  const project = projectOf(c);
  if (project.features['repository_access_level'] === 'disabled') throw notFound('Repository');
  allow(c, 'read_code', project);
  return project;
}

/** The repository for a reader; null while it is empty. */
export function readableRepository(c: SandboxContext): { project: Project; repository: Repository | null } {
  const project = readableCode(c);
  return { project, repository: repositoryOf({ instance: c.var.instance, project }) };
}

/** 403 for who may not push there. */
export function allowPush(c: SandboxContext, project: Project, branch: string): void {
  if (mayPushTo(c, project, branch)) return;
  throw forbidden('You are not allowed to push into this branch');
}

/** 404 where there is none, or the caller reads no code. */
export function commitOf(c: SandboxContext): { project: Project; repository: Repository; commit: Commit } {
  const { project, repository } = readableRepository(c);
  const commit = repository === null ? null : resolveRef(repository, c.req.param('sha') ?? '', project.defaultBranch);
  if (repository === null || commit === null) throw notFound('Commit');
  return { project, repository, commit };
}

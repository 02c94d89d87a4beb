// Writes what belongs to CI/CD, where a refusal has reasons of its own.
import type { Resource } from '../wire/connection.ts';
import { GitLabFailure } from '../wire/failures.ts';
import type { Answer } from '../wire/raw-answer.ts';
import { type Scope, write } from './scope.ts';

/** 403 also where CI/CD is switched off in the project: https://docs.gitlab.com/ci/enable_or_disable_ci/ */
export async function writeCi<R>(
  scope: Scope,
  resource: Resource<R>,
  use: (resource: R) => Promise<unknown>,
  doing: string,
): Promise<Answer> {
  try {
    return await write(scope, resource, use, doing);
  } catch (failure) {
    if (!(failure instanceof GitLabFailure) || failure.status !== 403 || failure.serverCode !== null) throw failure;
    throw new GitLabFailure('forbidden', failure.message, {
      hint: `It needs the role Maintainer in ${scope.path}, and CI/CD switched on there (Settings, General, Visibility). What was written before this stays; run the same again to complete it.`,
      status: 403,
      cause: failure,
    });
  }
}

// Is there a GitLab at this address? Asked before a secret is: without the token.
import type { Connection } from './connection.ts';
import { checkHost, GitLabFailure } from './failures.ts';

const doing = 'asking whether a GitLab answers there';

/** GitLab refuses this question to strangers with 401 and words of its own: https://docs.gitlab.com/api/version/ */
export async function greet(connection: Connection): Promise<void> {
  const { base } = connection;
  let refusal: GitLabFailure;
  try {
    await connection.anonymously({ doing });
    return;
  } catch (failure) {
    if (!(failure instanceof GitLabFailure)) throw failure;
    refusal = failure;
  }
  if (refusal.status === 401 && refusal.isGitLabs) return;
  if (refusal.status === 401) {
    throw new GitLabFailure('not-gitlab', `${base} asks for a password of its own before any GitLab is reached`, {
      status: 401,
      hint: 'Ask its administrator how API requests get through (`headers_command` in the profile sends headers for it).',
    });
  }
  if (refusal.status === 404) throw notGitLabAt(base, refusal.status);
  throw refusal;
}

/** Every GitLab answers the questions that lead here: a 404, or an answer of another shape, is another product. */
export function notGitLabAt(base: string, status: number | null): GitLabFailure {
  return new GitLabFailure('not-gitlab', `${base} answers, but not as a GitLab does`, {
    ...(status === null ? {} : { status }),
    hint: checkHost,
  });
}

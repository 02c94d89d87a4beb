// Deletes an issue, which GitLab lets its Owner, its Planner (since 17.7) and its author do.
// https://docs.gitlab.com/user/project/issues/managing_issues/#delete-an-issue
import { Issues } from '@gitbeaker/rest';
import type { Undoing } from '#growth/forge/undoing.ts';
import { type Scope, write } from '../exchange/scope.ts';
import { GitLabFailure } from '../wire/failures.ts';

export function issueRemoval(scope: Scope): Pick<Undoing, 'removeIssue'> {
  const { projectId } = scope;

  return {
    async removeIssue(iid) {
      const remove = () => write(scope, Issues, (api) => api.remove(projectId, iid), `deleting #${iid}`);
      try {
        // Asked for twice, gone is gone.
        await remove().catch((failure: unknown) => {
          if (!(failure instanceof GitLabFailure) || !failure.mayHaveHappened) throw failure;
          return remove();
        });
        return 'removed';
      } catch (failure) {
        if (!(failure instanceof GitLabFailure)) throw failure;
        if (failure.status === 404) return 'gone';
        // A token that may do less than its person is another matter, and says so.
        if (failure.status === 403 && !failure.isOfToken) return 'refused';
        throw failure;
      }
    },
  };
}

// Deletes an issue, which GitLab lets its Owner, its Planner (since 17.7) and its author do.
// https://docs.gitlab.com/user/project/issues/managing_issues/#delete-an-issue
import { Issues } from '@gitbeaker/rest';
import type { Undoing } from '#growth/forge/undoing.ts';
import { orNone } from '../exchange/or-none.ts';
import { read, type Scope, write } from '../exchange/scope.ts';
import { GitLabFailure } from '../wire/failures.ts';

export function issueRemoval(scope: Scope): Pick<Undoing, 'removeIssue' | 'isGone'> {
  const { projectId } = scope;

  const isGone = async (iid: number) =>
    (await orNone(() =>
      read(scope, Issues, (api) => api.show(iid, { projectId }), `reading #${iid} of ${scope.path}`),
    )) === null;

  return {
    isGone,

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
        // Whoever stands between may say so of what is there.
        if (failure.status === 404 && (await isGone(iid))) return 'gone';
        // A token that may do less than its person is another matter, and says so.
        if (failure.status === 403 && !failure.isOfToken) return 'refused';
        throw failure;
      }
    },
  };
}

// What is done with a commit that is there: picked to another branch, reverted, compared with others by their common base.
import { projectOf } from '../who/access.ts';
import { commitEntity, titleOf } from '../entities/commit.ts';
import { commonBase, replay } from '../git/replay.ts';
import { resolveRef, type Commit } from '../git/repository.ts';
import { accept, bool, filled, list, optional, required, text, withDefault } from '../http/params.ts';
import { branchMoved } from '../rules/push.ts';
import { badRequest, notFound, Refusal } from '../http/reply.ts';
import { allowPush, readableRepository, commitOf } from '../rules/repository-access.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';

const one = '/projects/:id/repository/commits/:sha';

export function commitActionRoutes(api: SandboxApp): void {
  api.post(`${one}/cherry_pick`, (c) => {
    const { message } = accept(c.var.params, { message: optional(text) });
    return replayed(c, 'cherry-pick', ({ id, message: original }) => ({
      message: message ?? `${original}\n\n(cherry picked from commit ${id})`,
      reverse: false,
    }));
  });

  api.post(`${one}/revert`, (c) =>
    replayed(c, 'revert', (commit) => ({
      message: `Revert "${titleOf(commit)}"\n\nThis reverts commit ${commit.id}`,
      reverse: true,
    })),
  );

  // Nobody signs a commit here.
  api.get(`${one}/signature`, (c) => {
    commitOf(c);
    throw notFound('Signature');
  });

  api.get('/projects/:id/repository/merge_base', (c) => {
    const { refs } = accept(c.var.params, { refs: required(list) });
    const { project, repository } = readableRepository(c);
    if (refs.length < 2) throw badRequest('Provide at least 2 refs');
    const commits = refs.map((ref) =>
      repository === null ? null : resolveRef(repository, ref, project.defaultBranch),
    );
    const missing = refs.filter((_ref, at) => commits[at] === null);
    if (repository === null || missing.length > 0)
      throw badRequest(`Could not find ref${missing.length === 1 ? '' : 's'}: ${missing.join(', ')}`);
    const base = commonBase(
      repository,
      commits.filter((commit) => commit !== null),
    );
    if (base === null) throw notFound('Merge Base');
    return c.json(commitEntity(c.var.instance, project, base));
  });
}

/** Into the branch that `branch` names; with `dry_run` it is only tried. */
function replayed(
  c: SandboxContext,
  action: 'cherry-pick' | 'revert',
  how: (commit: Commit) => { message: string; reverse: boolean },
): Response {
  const actor = authenticated(c);
  const { instance } = c.var;
  const asked = accept(c.var.params, { branch: filled(text), dry_run: withDefault(bool, false) });
  const branch = asked.branch ?? '';
  const project = projectOf(c);
  const { repository, commit } = commitOf(c);
  if (!Object.hasOwn(repository.branches, branch)) throw notFound('Branch');
  allowPush(c, project, branch);
  const before = repository.branches[branch] ?? null;
  const who = { name: actor.name, email: actor.email };
  const author = action === 'revert' ? who : { name: commit.authorName, email: commit.authorEmail };
  const result = replay(repository, branch, commit, { ...how(commit), author, committer: who, at: instance.now });
  if (!result.ok) {
    const why = `Sorry, we cannot ${action} this commit automatically. This commit may already have been ${
      action === 'revert' ? 'reverted' : 'cherry-picked'
    }, or a more recent commit may have updated some of its content.`;
    throw new Refusal(400, { message: why, error_code: result.reason });
  }
  if (asked.dry_run === true) {
    if (before !== null) repository.branches[branch] = before;
    return c.json({ dry_run: 'success' });
  }
  branchMoved({ instance, project, actor }, branch, before, result.commit);
  return c.json(commitEntity(instance, project, result.commit), 201);
}

// Merging: when it is refused, and with which message; what a merge would give; rebasing before it.
import { fullPathOf } from '../who/access.ts';
import { endsOf, mergeRequestDetail, mergeStatusOf } from '../entities/merge-request.ts';
import { mergeRequestOf } from '../who/merge-request-access.ts';
import { mergeMergeRequest } from '../rules/merge-request-changes.ts';
import { userById } from '../entities/user.ts';
import { mergedTree } from '../git/merge.ts';
import { rebase } from '../git/replay.ts';
import { storeCommit } from '../git/repository.ts';
import { branchMoved } from '../rules/push.ts';
import { accept, bool, optional, text } from '../http/params.ts';
import { mayMergeInto, mayPushTo } from '../who/protected-branches.ts';
import { conflict, forbidden, Refusal, unauthorized, unprocessable } from '../http/reply.ts';
import { authenticated, type SandboxApp } from '../http/routing.ts';
import type { MergeRequest } from '../state/work-records.ts';

export function mergeRoutes(api: SandboxApp): void {
  api.put('/projects/:id/merge_requests/:merge_request_iid/merge', (c) => {
    const actor = authenticated(c);
    const { instance } = c.var;
    const asked = accept(c.var.params, {
      merge_commit_message: optional(text),
      squash_commit_message: optional(text),
      should_remove_source_branch: optional(bool),
      sha: optional(text),
      squash: optional(bool),
    });
    const { project, record } = mergeRequestOf(c);
    if (!mayMergeInto(c, project, record.targetBranch)) throw unauthorized();
    const status = mergeStatusOf(instance, record);
    const ends = endsOf(instance, record);
    if (status !== 'mergeable' && status !== 'conflict') throw new Refusal(405, { message: '405 Method Not Allowed' });
    if (asked.sha && asked.sha !== record.sha) {
      throw conflict(`SHA does not match HEAD of source branch: ${record.sha}`);
    }
    const squash = asked.squash ?? record.squash;
    const merged =
      ends !== null &&
      mergeMergeRequest({ instance, project, actor }, record, ends, {
        message: asked.merge_commit_message ?? mergeMessage(fullPathOf(instance.state, project), record),
        squash,
        squashMessage: asked.squash_commit_message ?? record.title,
        removeSourceBranch: asked.should_remove_source_branch ?? record.removeSourceBranch,
      });
    if (!merged) throw unprocessable('Branch cannot be merged');
    return c.json(mergeRequestDetail(c, project, record));
  });

  // The commit that a merge would make; no branch moves.
  api.get('/projects/:id/merge_requests/:merge_request_iid/merge_ref', (c) => {
    const { project, record } = mergeRequestOf(c);
    const { instance } = c.var;
    const ends = record.state === 'opened' ? endsOf(instance, record) : null;
    const tree = ends === null ? null : mergedTree(ends.repository, ends.target, ends.source);
    if (ends === null || tree === null) throw new Refusal(400, { message: 'Merge request is not mergeable' });
    const author = userById(instance.state, record.authorId);
    const { id } = storeCommit(ends.repository, {
      parents: [ends.target.id, ends.source.id],
      tree,
      message: mergeMessage(fullPathOf(instance.state, project), record),
      authorName: author.name,
      authorEmail: author.email,
      committerName: author.name,
      committerEmail: author.email,
      createdAt: record.updatedAt,
    });
    return c.json({ commit_id: id });
  });

  // A real one does this in the background, and tells of a conflict in merge_error.
  api.put('/projects/:id/merge_requests/:merge_request_iid/rebase', (c) => {
    const actor = authenticated(c);
    const { instance } = c.var;
    accept(c.var.params, { skip_ci: optional(bool) });
    const { project, record } = mergeRequestOf(c);
    if (!mayPushTo(c, project, record.sourceBranch)) throw forbidden('Cannot push to source branch');
    const ends = record.state === 'opened' ? endsOf(instance, record) : null;
    if (ends === null) throw forbidden();
    const by = { name: actor.name, email: actor.email };
    const head = rebase(ends.repository, record.sourceBranch, ends.target, { by, at: instance.now });
    if (head !== null && head.id !== ends.source.id)
      branchMoved({ instance, project, actor }, record.sourceBranch, ends.source.id, head);
    return c.json({ rebase_in_progress: true }, 202);
  });
}

function mergeMessage(path: string, record: MergeRequest): string {
  const branches = `Merge branch '${record.sourceBranch}' into '${record.targetBranch}'`;
  return `${branches}\n\n${record.title}\n\nSee merge request ${path}!${record.iid}`;
}

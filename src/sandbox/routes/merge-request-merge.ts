// PUT merge: when it is refused, and with which message.
import { fullPathOf } from '../access.ts';
import { endsOf, mergeRequestDetail, mergeStatusOf } from '../entities/merge-request.ts';
import { mergeRequestOf } from '../merge-request-access.ts';
import { mergeMergeRequest } from '../merge-request-changes.ts';
import { accept, bool, optional, text } from '../params.ts';
import { mayMergeInto } from '../protected-branches.ts';
import { conflict, Refusal, unauthorized, unprocessable } from '../reply.ts';
import { authenticated, type SandboxApp } from '../routing.ts';
import type { MergeRequest } from '../work-records.ts';

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
}

function mergeMessage(path: string, record: MergeRequest): string {
  const branches = `Merge branch '${record.sourceBranch}' into '${record.targetBranch}'`;
  return `${branches}\n\n${record.title}\n\nSee merge request ${path}!${record.iid}`;
}

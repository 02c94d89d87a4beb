// Who reads merge requests, and the one that a path names.
import { can, findByIid, projectOf, type Asking } from './access.ts';
import { notFound } from '../http/reply.ts';
import type { SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';

export function readsMergeRequests(c: Asking, project: Project): boolean {
  return can(c, 'read_merge_request', project);
}

/** The merge request that the path names; 404 where it cannot be read. */
export function mergeRequestOf(
  c: SandboxContext,
  { parameter = 'merge_request_iid', what }: { parameter?: string; what?: string } = {},
): { project: Project; record: MergeRequest } {
  const project = projectOf(c);
  const rows = c.var.instance.state.mergeRequests[project.id] ?? [];
  const record = findByIid(rows, Number(c.req.param(parameter)));
  if (record === undefined || !readsMergeRequests(c, project)) throw notFound(what);
  return { project, record };
}

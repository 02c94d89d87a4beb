// Merge requests that an issue names, or that name the issue. https://docs.gitlab.com/api/issues/#list-all-merge-requests-related-to-issue
import { mentioned } from './cross-references.ts';
import { readsMergeRequests } from '../who/merge-request-access.ts';
import type { Issue } from '../state/planning-records.ts';
import type { SandboxContext } from '../http/routing.ts';
import { issueKey, mergeRequestKey, type Project } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';

/** Those that the caller may read, oldest first. */
export function relatedMergeRequests(
  c: SandboxContext,
  project: Project,
  issue: Issue,
): { home: Project; record: MergeRequest }[] {
  const { instance } = c.var;
  const { state } = instance;
  const texts = [issue.description ?? '', ...(state.notes[issueKey(issue)] ?? []).map(({ body }) => body)];
  const named = new Set(texts.flatMap((text) => mentioned(c, { instance, project }, text).map(({ key }) => key)));
  return state.projects
    .filter((home) => readsMergeRequests(c, home))
    .flatMap((home) =>
      (state.mergeRequests[home.id] ?? [])
        .filter(
          (record) =>
            named.has(mergeRequestKey(record)) ||
            [record.title, record.description ?? ''].some((text) =>
              mentioned(c, { instance, project: home }, text).some(({ key }) => key === issueKey(issue)),
            ),
        )
        .map((record) => ({ home, record })),
    )
    .sort((a, b) => a.record.id - b.record.id);
}

// "Closes #1": which issues a commit message or a merge request names or closes.
import { findByIid, fullPathOf, type Asking } from '../who/access.ts';
import { readsMergeRequests } from '../who/merge-request-access.ts';
import type { Issue } from '../state/planning-records.ts';
import type { Instance } from '../http/routing.ts';
import type { Project } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';
import { commitsOf } from './merge-request.ts';

/** `#1`, `alex/goals#1`, and an address whose host was taken off. */
const name = String.raw`(?:[\w./-]*#\d+|[\w./-]+/-/(?:issues|work_items)/\d+)`;
const words = 'clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|implement(?:s|ed|ing)?';
/** https://docs.gitlab.com/user/project/issues/managing_issues/#default-closing-pattern */
const closing = new RegExp(
  String.raw`\b(?:${words}):? +(?:issues? +)?(${name}(?:(?:, *| +and +|, +and +)${name})*)`,
  'gi',
);
const reference = /(?<path>[\w.-]+(?:\/[\w.-]+)+?)?(?:#|\/-\/(?:issues|work_items)\/)(?<iid>\d+)/g;

/** An issue and the project it stands in. */
export interface Named {
  readonly home: Project;
  readonly issue: Issue;
}

function namedIn({ state, externalUrl }: Instance, project: Project, text: string): Named[] {
  const found = new Map<number, Named>();
  for (const { groups = {} } of text.replaceAll(`${externalUrl}/`, '').matchAll(reference)) {
    const { path, iid } = groups;
    const home = path === undefined ? project : state.projects.find((other) => fullPathOf(state, other) === path);
    const issue = home === undefined ? undefined : findByIid(state.issues[home.id] ?? [], Number(iid));
    if (home !== undefined && issue !== undefined) found.set(issue.id, { home, issue });
  }
  return [...found.values()];
}

/** Nothing in code counts. */
export function closedIn(instance: Instance, project: Project, text: string): Named[] {
  const prose = text.replaceAll(/```[^]*?```|`[^`\n]*`/g, ' ').replaceAll(`${instance.externalUrl}/`, '');
  return namedIn(instance, project, [...prose.matchAll(closing)].map((match) => match[1] ?? '').join(' '));
}

const textOf = (instance: Instance, record: MergeRequest): string =>
  [record.description ?? '', ...commitsOf(instance, record).map(({ message }) => message)].join('\n\n');

/** By its description and its commits; only a merge into the default branch closes anything. */
export function closedByMergeRequest(instance: Instance, project: Project, record: MergeRequest): Named[] {
  const counts = record.targetBranch === project.defaultBranch && closesIssues(project);
  return counts ? closedIn(instance, project, textOf(instance, record)) : [];
}

interface Closing {
  readonly home: Project;
  readonly record: MergeRequest;
}

/** By the issue's id; every description and commit message is read once a request. */
const closingOf = new WeakMap<Instance, Map<number, Closing[]>>();

function readClosing(instance: Instance): Map<number, Closing[]> {
  const found = new Map<number, Closing[]>();
  for (const home of instance.state.projects)
    for (const record of instance.state.mergeRequests[home.id] ?? [])
      for (const { issue } of closedByMergeRequest(instance, home, record))
        found.set(issue.id, [...(found.get(issue.id) ?? []), { home, record }]);
  closingOf.set(instance, found);
  return found;
}

/** The merge requests that close an issue, or did, and that the caller may read. */
export function mergeRequestsClosing(c: Asking, issue: Issue): readonly Closing[] {
  const { instance } = c.var;
  const rows = (closingOf.get(instance) ?? readClosing(instance)).get(issue.id) ?? [];
  return rows.filter(({ home }) => readsMergeRequests(c, home));
}

export function mentionedByMergeRequest(instance: Instance, project: Project, record: MergeRequest): Named[] {
  return namedIn(instance, project, `${record.title}\n\n${textOf(instance, record)}`);
}

export const closesIssues = ({ settings }: Project): boolean => settings['autoclose_referenced_issues'] !== false;

// Links between issues as they are kept, and the notes on both ends.
import { addSystemNote } from './activity.ts';
import { fullReference, type Acting } from './issue-references.ts';
import type { Issue, IssueLink } from '../state/planning-records.ts';
import { issueKey, nextId, type Project, type SandboxState } from '../state/state.ts';
import { markedAsBlocking, markedAsRelated } from '../text/system-notes.ts';

export type Placed = { project: Project; issue: Issue };

/** What `/relate` does: links, unless the two are linked already or the same. */
export function relateIssues(acting: Acting, issue: Issue, targetId: number): void {
  const target = placedById(acting.instance.state, targetId);
  if (target === null || target.issue.id === issue.id || isLinked(acting.instance.state, issue, target.issue)) return;
  addLink(acting, { project: acting.project, issue }, target, 'relates_to');
}

export function isLinked(state: SandboxState, one: Issue, other: Issue): boolean {
  return state.issueLinks.some(
    (link) =>
      (link.sourceId === one.id && link.targetId === other.id) ||
      (link.sourceId === other.id && link.targetId === one.id),
  );
}

export function addLink(acting: Acting, from: Placed, to: Placed, linkType: IssueLink['linkType']): IssueLink {
  const { state, now } = acting.instance;
  const link: IssueLink = {
    id: nextId(state, 'issueLink'),
    sourceId: from.issue.id,
    targetId: to.issue.id,
    linkType,
    createdAt: now,
    updatedAt: now,
  };
  state.issueLinks.push(link);
  noteOnBoth(acting, from, to, (reference, isSource) => {
    if (linkType === 'relates_to') return markedAsRelated(reference);
    return markedAsBlocking(reference, isSource ? 'blocks' : 'is_blocked_by');
  });
  return link;
}

/** One note on each of the two, about the other. */
export function noteOnBoth(
  acting: Acting,
  source: Placed,
  target: Placed,
  wording: (reference: string, isSource: boolean) => string,
): void {
  for (const [here, other] of [
    [source, target],
    [target, source],
  ] as const) {
    const isNear = here.project.id === other.project.id;
    const { iid } = other.issue;
    const reference = isNear ? `#${iid}` : fullReference({ ...acting, project: other.project }, iid);
    addSystemNote({ ...acting, project: here.project }, issueKey(here.issue), wording(reference, here === source));
  }
}

export function placedById(state: SandboxState, id: number): Placed | null {
  for (const project of state.projects) {
    const issue = state.issues[project.id]?.find((row) => row.id === id);
    if (issue !== undefined) return { project, issue };
  }
  return null;
}

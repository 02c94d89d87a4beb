// Closing the issues that a push to the default branch or a merge names.
import { levelIn } from '../who/access.ts';
import { closedIn, closesIssues, type Named } from '../entities/closing.ts';
import type { Commit } from '../git/repository.ts';
import { changeIssue } from './issue-changes.ts';
import type { Acting } from './issue-references.ts';

const PLANNER = 15;

export function closeOnPush(acting: Acting, branch: string, commits: readonly Commit[]): void {
  const { instance, project } = acting;
  if (branch !== project.defaultBranch || !closesIssues(project)) return;
  for (const { message } of commits) closeNamed(acting, closedIn(instance, project, message));
}

/** Those that the acting person could close by hand. */
export function closeNamed({ instance, actor }: Acting, named: readonly Named[]): void {
  for (const { home, issue } of named) {
    const level = actor.admin ? PLANNER : levelIn(instance.state, actor, home, instance.today);
    const mayClose = level >= PLANNER || issue.authorId === actor.id || issue.assigneeIds.includes(actor.id);
    if (level > 0 && mayClose && !home.archived)
      changeIssue({ instance, actor, project: home }, issue, { state: 'closed' });
  }
}

// Runs the quick actions of a text on an issue: what the interpreter found becomes changes, links, subscriptions.
import { toggleAward } from './award-emoji.ts';
import { relateIssues } from './issue-relations.ts';
import { changeIssue } from './issue-changes.ts';
import type { Acting } from './issue-references.ts';
import { interpretText, issueChanges, type Interpreted } from './quick-action-effects.ts';
import { issueTarget } from './quick-action-target.ts';
import { runTodoCommand } from './todos.ts';
import type { SandboxContext } from '../http/routing.ts';
import type { Issue } from '../state/planning-records.ts';
import { issueKey } from '../state/state.ts';

/** `issue` is null while it is being created; `original` is the text before an edit, whose actions do not run again. */
export function readText(
  c: SandboxContext,
  acting: Acting,
  issue: Issue | null,
  given: string,
  original?: string | null,
): Interpreted {
  const options = { version: acting.instance.version, ...(original === undefined ? {} : { original }) };
  return interpretText(given, issueTarget(c, acting, issue), options);
}

/** Does anything come of these actions? A comment of nothing else is refused otherwise. */
export const doesSomething = ({ updates, relate, review }: Interpreted): boolean =>
  Object.keys(updates).length > 0 || relate.length > 0 || review.length > 0;

export function carryOut(acting: Acting, issue: Issue, { updates, relate }: Interpreted): void {
  changeIssue(acting, issue, issueChanges(updates, issue));
  const { id } = acting.actor;
  if (updates.subscription_event === 'subscribe' && !issue.subscriberIds.includes(id)) issue.subscriberIds.push(id);
  if (updates.subscription_event === 'unsubscribe')
    issue.subscriberIds = issue.subscriberIds.filter((subscriber) => subscriber !== id);
  if (updates.emoji_award !== undefined) toggleAward(acting, issueKey(issue), updates.emoji_award);
  runTodoCommand(acting, { type: 'Issue', record: issue }, updates.todo_event);
  for (const target of relate) relateIssues(acting, issue, target);
}

// What the quick actions in a text do to an issue or a merge request, as data in GitLab's own words.
import { definitionOf, type ActionRun } from './quick-action-definitions.ts';
import type { ActionTarget, ActionUpdates } from './quick-action-target.ts';
import { extractCommands, type QuickCommand } from '../text/quick-actions.ts';
import type { IssueChanges } from './issue-changes.ts';

export type Interpreted = {
  /** The text as it is kept. */
  text: string;
  updates: ActionUpdates;
  /** Global ids of issues to link, which GitLab does beside the updates. */
  relate: number[];
  /** What a comment on a merge request says of its review, in that order. */
  review: string[];
  /** `Closed this issue.`, one for each action that has something to say. */
  messages: string[];
  /** Nothing but actions was written: no comment is made of it. */
  isOnlyCommands: boolean;
};

/** Takes the actions out of a text and says what they do. With `original`, what its actions did already is left out. */
export function interpretText(
  given: string,
  target: ActionTarget,
  options: { version: string; original?: string | null },
): Interpreted {
  const { text, commands } = extractCommands(given, options.version);
  const { updates, relate, review, messages } = interpretCommands(commands, target);
  const before = interpretCommands(extractCommands(options.original ?? '', options.version).commands, target);
  const isNews = ([name, value]: [string, unknown]): boolean => {
    const old: unknown = before.updates[name as keyof ActionUpdates];
    return old === undefined || JSON.stringify(old) !== JSON.stringify(value);
  };
  return {
    text,
    updates: Object.fromEntries(Object.entries(updates).filter(isNews)),
    relate: relate.filter((id) => !before.relate.includes(id)),
    review: review.filter((word) => !before.review.includes(word)),
    messages,
    isOnlyCommands: commands.length > 0 && text === '',
  };
}

/** What these commands do to the target, and the sentence of each that has something to say. */
function interpretCommands(
  commands: readonly QuickCommand[],
  target: ActionTarget,
): Omit<ActionRun, 'target'> & { messages: string[] } {
  const state: ActionRun = { target, updates: {}, relate: [], review: [] };
  const messages = commands.map(({ name, arg }) => {
    if (name === 'shrug' || name === 'tableflip') return null;
    const { name: word, definition } = definitionOf(name);
    if (definition?.applies(target) !== true) return `Could not apply ${word} command.`;
    if (arg === null && definition.needsArgument) return null;
    return definition.act(arg?.trim() ?? '', state);
  });
  return {
    updates: state.updates,
    relate: state.relate,
    review: state.review,
    messages: messages.filter((message) => message !== null),
  };
}

/** The updates as changes of an issue; subscription, to-do and emoji are no fields of it. */
export function issueChanges(updates: ActionUpdates, issue: { labelIds: number[] } | null): IssueChanges {
  const changes: IssueChanges = {};
  if (updates.state_event !== undefined) changes.state = updates.state_event === 'close' ? 'closed' : 'opened';
  if (updates.title !== undefined) changes.title = updates.title;
  const { label_ids: all, add_label_ids: added, remove_label_ids: removed } = updates;
  if (all !== undefined || added !== undefined || removed !== undefined) {
    const kept = (all ?? issue?.labelIds ?? []).filter((id) => removed?.includes(id) !== true);
    changes.labelIds = [...new Set([...kept, ...(added ?? [])])];
  }
  if (updates.assignee_ids !== undefined) changes.assigneeIds = updates.assignee_ids;
  if (updates.milestone_id !== undefined) changes.milestoneId = updates.milestone_id;
  if (updates.due_date !== undefined) changes.dueDate = updates.due_date;
  if (updates.confidential !== undefined) changes.confidential = updates.confidential;
  if (updates.discussion_locked !== undefined) changes.discussionLocked = updates.discussion_locked;
  const { time_estimate: estimate, spend_time: spent } = updates;
  if (estimate !== undefined || spent !== undefined) {
    changes.time = {
      ...(estimate === undefined ? {} : { estimate }),
      ...(spent === undefined ? {} : { spend: spent.duration }),
    };
  }
  if (updates.canonical_issue_id !== undefined) {
    changes.duplicatedToId = updates.canonical_issue_id;
    changes.state = 'closed';
  }
  return changes;
}

// Each quick action: when it applies, what it updates, what GitLab says about it.
import type { ActionTarget, ActionUpdates, Named, Person } from './quick-action-target.ts';
import { formatDuration, labelWords, parseDay, parseDuration, peopleWords } from '../text/quick-action-words.ts';
import { sentence, shortDay } from '../text/system-notes.ts';

/** What the actions of one text have done so far. `relate`: ids of issues to link. `review`: `approve`, `unapprove`, or `submit` and
 * the state with which the review is sent. */
export type ActionRun = { target: ActionTarget; updates: ActionUpdates; relate: number[]; review: string[] };
/** Returns the sentence about what was done, or null where GitLab says nothing. */
type Action = (arg: string, run: ActionRun) => string | null;
export type Definition = { applies(target: ActionTarget): boolean; needsArgument: boolean; act: Action };

const aliases: Record<string, string> = {
  labels: 'label',
  remove_label: 'unlabel',
  award: 'react',
  estimate_time: 'estimate',
  remove_time_estimate: 'remove_estimate',
  spent: 'spend',
  spend_time: 'spend',
};

/** The action behind a word and its own name; null for one that this sandbox never applies. */
export function definitionOf(word: string): { name: string; definition: Definition | null } {
  const name = aliases[word] ?? word;
  return { name, definition: Object.hasOwn(definitions, name) ? (definitions[name] ?? null) : null };
}

const updatable = (target: ActionTarget): boolean => target.persisted && target.mayUpdate;
const metadata = (target: ActionTarget): boolean => target.maySetMetadata;
const administered = (target: ActionTarget): boolean => target.mayAdmin;
const existing = (target: ActionTarget): boolean => target.persisted && target.maySetMetadata;
const plain = (applies: Definition['applies'], act: Action): Definition => ({ applies, needsArgument: false, act });
const withArgument = (applies: Definition['applies'], act: Action): Definition => ({
  applies,
  needsArgument: true,
  act,
});

/** An action that sets fixed fields and says one sentence. */
function sets(
  applies: Definition['applies'],
  updates: ActionUpdates,
  say: (target: ActionTarget) => string,
): Definition {
  return plain(applies, (_arg, state) => {
    Object.assign(state.updates, updates);
    return say(state.target);
  });
}

const reviews = (applies: Definition['applies'], word: string, said: string): Definition =>
  plain(applies, (arg, { review }) => {
    review.push(word === 'submit' ? `submit ${arg || 'reviewed'}` : word);
    return said;
  });

const definitions: Record<string, Definition> = {
  close: sets(
    (t) => updatable(t) && t.isOpen,
    { state_event: 'close' },
    (t) => `Closed this ${t.what}.`,
  ),
  reopen: sets(
    (t) => updatable(t) && !t.isOpen,
    { state_event: 'reopen' },
    (t) => `Reopened this ${t.what}.`,
  ),
  title: withArgument(updatable, (arg, { updates }) => {
    updates.title = arg;
    return `Changed the title to "${arg}".`;
  }),
  label: withArgument(
    (t) => metadata(t) && t.projectLabels.length > 0,
    (arg, { target, updates }) => {
      const labels = labelsIn(target, arg);
      if (labels.length === 0) return null;
      updates.add_label_ids = idsOf(updates.add_label_ids, labels);
      return `Added ${labelText(labels)}.`;
    },
  ),
  relabel: withArgument(
    (t) => existing(t) && t.labels.length > 0,
    (arg, { target, updates }) => {
      const labels = labelsIn(target, arg);
      if (labels.length === 0) return null;
      updates.label_ids = idsOf(updates.label_ids, labels);
      return `Replaced all labels with ${labelText(labels)}.`;
    },
  ),
  unlabel: plain(
    (t) => existing(t) && t.labels.length > 0,
    (arg, { target, updates }) => {
      const labels = arg === '' ? [] : labelsIn(target, arg);
      if (arg === '') updates.label_ids = [];
      else if (labels.length > 0) updates.remove_label_ids = idsOf(updates.remove_label_ids, labels);
      return labels.length === 0 ? 'Removed all labels.' : `Removed ${labelText(labels)}.`;
    },
  ),
  assign: withArgument(metadata, (arg, { target, updates }) => {
    const found = peopleIn(target, arg);
    if ('missing' in found) return `Failed to find users for ${found.missing}`;
    const people = target.manyAssignees ? found.people : found.people.slice(0, 1);
    const kept = target.manyAssignees ? (updates.assignee_ids ?? target.assignees.map((person) => person.id)) : [];
    updates.assignee_ids = [...new Set([...kept, ...people.map((person) => person.id)])];
    return `Assigned ${sentence(people.map((person) => `@${person.username}`))}.`;
  }),
  unassign: plain(
    (t) => existing(t) && t.assignees.length > 0,
    (arg, { target, updates }) => {
      const found = target.manyAssignees && arg !== '' ? peopleIn(target, arg) : { people: [...target.assignees] };
      if ('missing' in found) return `Failed to find users for ${found.missing}`;
      const gone = new Set(found.people.map((person) => person.id));
      const kept = updates.assignee_ids ?? target.assignees.map((person) => person.id);
      updates.assignee_ids = target.manyAssignees ? kept.filter((id) => !gone.has(id)) : [];
      const names = found.people.map((person) => `@${person.username}`);
      return `Removed ${names.length === 1 ? 'assignee' : 'assignees'} ${sentence(names)}.`;
    },
  ),
  milestone: withArgument(
    (t) => metadata(t) && t.projectMilestones.length > 0,
    (arg, { target, updates }) => {
      const name = arg.replace(/^%/, '').replace(/^"(.*)"$/, '$1');
      const found = target.projectMilestones.find(
        ({ title, iid }) => title === name || (arg.startsWith('%') && String(iid) === name),
      );
      if (found === undefined) return null;
      updates.milestone_id = found.id;
      return `Set the milestone to %"${found.title}".`;
    },
  ),
  remove_milestone: sets(
    (t) => existing(t) && t.milestone !== null,
    { milestone_id: null },
    (t) => `Removed %"${t.milestone?.title ?? ''}" milestone.`,
  ),
  due: withArgument(
    (t) => metadata(t) && t.what === 'issue',
    (arg, { target, updates }) => {
      const day = parseDay(arg, target.today);
      if (day === null) return 'Failed to set due date because the date format is invalid.';
      updates.due_date = day;
      return `Set the due date to ${shortDay(day)}.`;
    },
  ),
  remove_due_date: sets(
    (t) => existing(t) && t.what === 'issue' && t.dueDate !== null,
    { due_date: null },
    () => 'Removed the due date.',
  ),
  confidential: sets(
    (t) => metadata(t) && t.what === 'issue' && !t.confidential,
    { confidential: true },
    (t) => `Made this ${t.what} confidential.`,
  ),
  lock: sets(
    (t) => existing(t) && !t.locked,
    { discussion_locked: true },
    () => 'Locked the discussion.',
  ),
  unlock: sets(
    (t) => existing(t) && t.locked,
    { discussion_locked: false },
    () => 'Unlocked the discussion.',
  ),
  todo: sets(
    (t) => t.persisted,
    { todo_event: 'add' },
    () => 'Added a to-do item.',
  ),
  done: sets(
    (t) => t.persisted,
    { todo_event: 'done' },
    () => 'Marked to-do item as done.',
  ),
  subscribe: sets(
    (t) => t.persisted && !t.subscribed,
    { subscription_event: 'subscribe' },
    () => 'Subscribed to notifications.',
  ),
  unsubscribe: sets(
    (t) => t.persisted && t.subscribed,
    { subscription_event: 'unsubscribe' },
    () => 'Unsubscribed from notifications.',
  ),
  react: withArgument(
    (t) => t.persisted,
    (arg, { updates }) => {
      const name = /^:([\w+-]+):$/.exec(arg)?.[1];
      if (name === undefined) return null;
      updates.emoji_award = name;
      return `Toggled :${name}: emoji reaction.`;
    },
  ),
  estimate: withArgument(administered, (arg, { updates }) => {
    const seconds = parseDuration(arg);
    if (seconds === null || seconds < 0) return null;
    updates.time_estimate = seconds;
    return seconds === 0 ? 'Removed time estimate.' : `Set time estimate to ${formatDuration(seconds)}.`;
  }),
  remove_estimate: sets(existing, { time_estimate: 0 }, () => 'Removed time estimate.'),
  spend: withArgument(administered, (arg, { updates }) => {
    const seconds = parseDuration(arg.replace(/\s+\d{4}-\d{2}-\d{2}$/, ''));
    if (seconds === null || seconds === 0) return null;
    updates.spend_time = { duration: seconds };
    return `${seconds > 0 ? 'Added' : 'Subtracted'} ${formatDuration(seconds)} spent time.`;
  }),
  remove_time_spent: sets(existing, { spend_time: { duration: 'reset' } }, () => 'Removed spent time.'),
  duplicate: withArgument(
    (t) => existing(t) && t.what === 'issue',
    (arg, { target, updates }) => {
      const issue = target.findIssue(arg);
      if (issue === null) return 'Failed to mark this issue as a duplicate because referenced issue was not found.';
      updates.canonical_issue_id = issue.id;
      return `Closed this issue. Marked as related to, and a duplicate of, ${issue.reference}.`;
    },
  ),
  approve: reviews((t) => t.review?.mayApprove === true, 'approve', 'Approved the current merge request.'),
  unapprove: reviews((t) => t.review?.hasApproved === true, 'unapprove', 'Unapproved the current merge request.'),
  submit_review: reviews((t) => t.review !== undefined, 'submit', 'Submitted the current review.'),
  relate: withArgument(
    (t) => metadata(t) && t.what === 'issue',
    (arg, { target, relate }) => {
      const words = arg.split(/\s+/);
      relate.push(...words.flatMap((word) => target.findIssue(word)?.id ?? []));
      return `Added ${sentence(words)} as a linked item related to this issue.`;
    },
  ),
};

function idsOf(known: number[] | undefined, labels: Named[]): number[] {
  return [...new Set([...(known ?? []), ...labels.map((label) => label.id)])];
}

function labelsIn(target: ActionTarget, text: string): Named[] {
  const words = labelWords(text);
  return target.projectLabels.filter(
    ({ id, name }) => words.includes(name) || (text.includes('~') && words.includes(String(id))),
  );
}

function labelText(labels: Named[]): string {
  return `${labels.map((label) => `~"${label.name}"`).join(' ')} ${labels.length === 1 ? 'label' : 'labels'}`;
}

function peopleIn(target: ActionTarget, text: string): { people: Person[] } | { missing: string } {
  const people: Person[] = [];
  const missing: string[] = [];
  for (const word of peopleWords(text)) {
    const person = word === 'me' || word === 'self' ? target.me : target.findPerson(word);
    if (person === null) missing.push(`'${word}'`);
    else people.push(person);
  }
  return missing.length > 0 || people.length === 0 ? { missing: sentence(missing) } : { people };
}

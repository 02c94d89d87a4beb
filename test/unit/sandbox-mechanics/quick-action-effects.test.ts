// What each quick action does and says, when it does not apply, and what an edit runs again.
import { describe, expect, test } from 'vitest';
import { interpretText, issueChanges } from '#sandbox/rules/quick-action-effects.ts';
import type { ActionTarget, ActionUpdates } from '#sandbox/rules/quick-action-target.ts';
import { formatDuration, parseDay, parseDuration } from '#sandbox/text/quick-action-words.ts';

const me = { id: 1, username: 'alex' };
const morgan = { id: 2, username: 'morgan' };
const goal = { id: 11, name: 'goal' };
const doing = { id: 12, name: 'progress::doing' };
const spaced = { id: 13, name: 'two words' };

function target(more: Partial<ActionTarget> = {}): ActionTarget {
  return {
    what: 'issue',
    persisted: true,
    isOpen: true,
    confidential: false,
    locked: false,
    dueDate: null,
    labels: [goal],
    assignees: [],
    milestone: null,
    subscribed: true,
    mayUpdate: true,
    maySetMetadata: true,
    mayAdmin: true,
    manyAssignees: false,
    today: '2026-11-23',
    me,
    projectLabels: [goal, doing, spaced],
    projectMilestones: [{ id: 21, iid: 1, title: 'FY27-Q4' }],
    findPerson: (username) => [me, morgan].find((person) => person.username === username) ?? null,
    findIssue: (reference) => (reference === '#2' ? { id: 102, reference: '#2' } : null),
    ...more,
  };
}

const run = (text: string, more: Partial<ActionTarget> = {}) => interpretText(text, target(more), { version: '19.5' });

type Case = [text: string, updates: ActionUpdates, messages: string[], more?: Partial<ActionTarget>];

const cases: Case[] = [
  ['/close', { state_event: 'close' }, ['Closed this issue.']],
  ['/reopen', { state_event: 'reopen' }, ['Reopened this issue.'], { isOpen: false }],
  ['/close', {}, ['Could not apply close command.'], { isOpen: false }],
  ['/approve', {}, ['Could not apply approve command.']],
  ['/submit_review', {}, ['Could not apply submit_review command.']],
  ['/close', {}, ['Could not apply close command.'], { persisted: false }],
  ['/close', {}, ['Could not apply close command.'], { mayUpdate: false }],
  ['/title A better name', { title: 'A better name' }, ['Changed the title to "A better name".']],
  ['/title', {}, []],
  ['/label ~goal ~"two words" ~none', { add_label_ids: [11, 13] }, ['Added ~"goal" ~"two words" labels.']],
  ['/labels progress::doing', { add_label_ids: [12] }, ['Added ~"progress::doing" label.']],
  ['/label ~12', { add_label_ids: [12] }, ['Added ~"progress::doing" label.']],
  ['/label ~none', {}, []],
  ['/label ~goal', {}, ['Could not apply label command.'], { maySetMetadata: false }],
  ['/unlabel ~goal', { remove_label_ids: [11] }, ['Removed ~"goal" label.']],
  ['/remove_label', { label_ids: [] }, ['Removed all labels.']],
  ['/relabel ~"progress::doing"', { label_ids: [12] }, ['Replaced all labels with ~"progress::doing" label.']],
  ['/assign @morgan', { assignee_ids: [2] }, ['Assigned @morgan.']],
  ['/assign me and @morgan', { assignee_ids: [1] }, ['Assigned @alex.']],
  ['/assign me and @morgan', { assignee_ids: [1, 2] }, ['Assigned @alex and @morgan.'], { manyAssignees: true }],
  ['/assign @nobody', {}, ["Failed to find users for 'nobody'"]],
  ['/unassign', { assignee_ids: [] }, ['Removed assignee @morgan.'], { assignees: [morgan] }],
  ['/unassign', {}, ['Could not apply unassign command.']],
  ['/milestone %"FY27-Q4"', { milestone_id: 21 }, ['Set the milestone to %"FY27-Q4".']],
  ['/milestone %1', { milestone_id: 21 }, ['Set the milestone to %"FY27-Q4".']],
  ['/milestone %nothing', {}, []],
  [
    '/remove_milestone',
    { milestone_id: null },
    ['Removed %"FY27-Q4" milestone.'],
    { milestone: { id: 21, title: 'FY27-Q4' } },
  ],
  ['/due 2026-12-01', { due_date: '2026-12-01' }, ['Set the due date to Dec 1, 2026.']],
  ['/due whenever', {}, ['Failed to set due date because the date format is invalid.']],
  ['/remove_due_date', { due_date: null }, ['Removed the due date.'], { dueDate: '2026-12-01' }],
  ['/confidential', { confidential: true }, ['Made this issue confidential.']],
  ['/confidential', {}, ['Could not apply confidential command.'], { confidential: true }],
  ['/lock', { discussion_locked: true }, ['Locked the discussion.']],
  ['/unlock', { discussion_locked: false }, ['Unlocked the discussion.'], { locked: true }],
  ['/todo', { todo_event: 'add' }, ['Added a to-do item.']],
  ['/done', { todo_event: 'done' }, ['Marked to-do item as done.']],
  ['/unsubscribe', { subscription_event: 'unsubscribe' }, ['Unsubscribed from notifications.']],
  ['/react :tada:', { emoji_award: 'tada' }, ['Toggled :tada: emoji reaction.']],
  ['/estimate 1w 2d', { time_estimate: 201_600 }, ['Set time estimate to 1w 2d.']],
  ['/spend 90m 2026-11-20', { spend_time: { duration: 5400 } }, ['Added 1h 30m spent time.']],
  ['/spend -1h', { spend_time: { duration: -3600 } }, ['Subtracted 1h spent time.']],
  ['/remove_time_spent', { spend_time: { duration: 'reset' } }, ['Removed spent time.']],
  ['/duplicate #2', { canonical_issue_id: 102 }, ['Closed this issue. Marked as related to, and a duplicate of, #2.']],
  ['/merge', {}, ['Could not apply merge command.']],
  ['/close\n/title x', { state_event: 'close', title: 'x' }, ['Closed this issue.', 'Changed the title to "x".']],
  ['/close', { state_event: 'close' }, ['Closed this merge request.'], { what: 'merge request' }],
];

test.each(cases)('%s does %j', (text, updates, messages, more) => {
  expect(run(text, more)).toEqual({ text: '', updates, relate: [], review: [], messages, isOnlyCommands: true });
});

test('links stand beside the updates', () => {
  expect(run('/relate #2 #9')).toMatchObject({ relate: [102], updates: {} });
});

test('text beside commands is a comment', () => {
  expect(run('done\n/close')).toMatchObject({ text: 'done', isOnlyCommands: false, updates: { state_event: 'close' } });
});

describe('an edit runs only what is new', () => {
  const edit = (text: string, original: string | null) =>
    interpretText(text, target(), { version: '19.5', original }).updates;
  test.each([
    ['/close', 'a', { state_event: 'close' }],
    ['/close', '/close', {}],
    ['/close\n/title x', '/close', { title: 'x' }],
    ['/title y', '/title x', { title: 'y' }],
    ['/close', null, { state_event: 'close' }],
  ])('%j after %j', (text, original, updates) => {
    expect(edit(text, original)).toEqual(updates);
  });
});

test('updates as changes of an issue', () => {
  const issue = { labelIds: [11, 12] };
  expect(issueChanges({ add_label_ids: [13], remove_label_ids: [11], spend_time: { duration: -7200 } }, issue)).toEqual(
    {
      labelIds: [12, 13],
      time: { spend: -7200 },
    },
  );
  expect(
    issueChanges({ label_ids: [13], state_event: 'reopen', milestone_id: null, due_date: '2026-12-01' }, issue),
  ).toEqual({
    labelIds: [13],
    state: 'opened',
    milestoneId: null,
    dueDate: '2026-12-01',
  });
  expect(issueChanges({ canonical_issue_id: 5 }, issue)).toEqual({ duplicatedToId: 5, state: 'closed' });
  expect(issueChanges({}, null)).toEqual({});
});

// 2026-11-23 is a Monday.
test.each([
  ['2026-12-01', '2026-12-01'],
  ['2026-02-30', null],
  ['today', '2026-11-23'],
  ['Tomorrow', '2026-11-24'],
  ['in 2 days', '2026-11-25'],
  ['in a week', '2026-11-30'],
  ['3 months from now', '2027-02-23'],
  ['next week', '2026-11-30'],
  ['next year', '2027-11-23'],
  ['this Friday', '2026-11-27'],
  ['monday', '2026-11-30'],
  ['December 31st', '2026-12-31'],
  ['31 Dec 2027', '2027-12-31'],
  ['January 5', '2027-01-05'],
  ['soon', null],
  ['', null],
])('day %j is %j', (text, expected) => {
  expect(parseDay(text, '2026-11-23')).toBe(expected);
});

test.each([
  ['1mo 2w 3d 4h 5m', 576_000 + 288_000 + 86_400 + 14_400 + 300],
  ['1.5h', 5400],
  ['2', 7200],
  ['-30m', -1800],
  ['0', 0],
  ['fast', null],
  ['', null],
])('duration %j is %j seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test('durations are written with a day of eight hours', () => {
  expect(formatDuration(201_600 + 3660)).toBe('1w 2d 1h 1m');
});

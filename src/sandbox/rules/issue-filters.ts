// The filters of issue lists: which parameters there are, and which issues they keep.
import { matchesFullText } from '../text/full-text.ts';
import { issueOrders } from './issue-order.ts';
import {
  accept,
  bool,
  exclusive,
  instant,
  integer,
  list,
  object,
  oneOf,
  optional,
  text,
  withDefault,
  type Declared,
  type Params,
} from '../http/params.ts';
import { invalidParameter } from '../http/reply.ts';
import { isPaid, since, type Instance, type Viewer } from '../http/routing.ts';
import { milestoneOutside, milestoneTest } from './milestone-filters.ts';
import type { Issue } from '../state/planning-records.ts';

type Test = (issue: Issue) => boolean;

const presence = ['None', 'Any'] as const;
const idOrPresence: Declared<number | (typeof presence)[number]> = {
  read(raw) {
    const word = presence.find((candidate) => candidate.toLowerCase() === String(raw).toLowerCase());
    if (word !== undefined) return { value: word };
    return /^\d+$/.test(String(raw))
      ? { value: Number(raw) }
      : { fault: `should be an integer, 'None' or 'Any', however got ${String(raw)}` };
  },
};
const milestoneWords = oneOf('None', 'Any', 'Upcoming', 'Started', 'none', 'any', 'upcoming', 'started');

const shared = {
  labels: optional(list),
  milestone: optional(text),
  milestone_id: optional(milestoneWords),
  iids: optional(list),
  author_id: optional(integer),
  author_username: optional(text),
  assignee_id: optional(idOrPresence),
  assignee_username: optional(list),
};
const rules = {
  ...shared,
  state: withDefault(oneOf('opened', 'closed', 'all'), 'all'),
  search: optional(text),
  in: optional(text),
  created_after: optional(instant),
  created_before: optional(instant),
  updated_after: optional(instant),
  updated_before: optional(instant),
  not: optional(object),
  scope: optional(oneOf('created_by_me', 'assigned_to_me', 'created-by-me', 'assigned-to-me', 'all')),
  confidential: optional(bool),
  my_reaction_emoji: optional(text),
  closed_by_id: optional(integer),
  issue_type: optional(oneOf('issue', 'incident', 'test_case', 'requirement', 'task', 'ticket')),
  due_date: optional(
    oneOf('0', 'any', 'today', 'tomorrow', 'overdue', 'week', 'month', 'next_month_and_previous_two_weeks', ''),
  ),
};
const listRules = {
  ...rules,
  order_by: withDefault(oneOf(...issueOrders), 'created_at'),
  sort: withDefault(oneOf('asc', 'desc'), 'desc'),
  with_labels_details: withDefault(bool, false),
};

/** The parameters of a list, checked. */
export function issueListParams(instance: Instance, params: Params) {
  const asked = accept(params, listRules);
  checkTogether(instance, params, asked.assignee_username);
  return asked;
}
export type IssueFilters = ReturnType<typeof accept<typeof rules>>;

/** The parameters of the statistics: filters without an order. */
export function issueFilterParams(instance: Instance, params: Params): IssueFilters {
  const asked = accept(params, rules);
  checkTogether(instance, params, asked.assignee_username);
  return asked;
}

function checkTogether(instance: Instance, params: Params, assignees: string[] | undefined): void {
  for (const [one, other] of [
    ['milestone_id', 'milestone'],
    ['author_id', 'author_username'],
    ['assignee_id', 'assignee_username'],
  ] as const) {
    exclusive(params, one, other);
    const { not } = params;
    if (typeof not === 'object' && not !== null && one in not && other in not)
      throw invalidParameter(`not[${one}], not[${other}] are mutually exclusive`);
  }
  if (!isPaid(instance) && assignees !== undefined && assignees.length > 1) {
    throw invalidParameter(
      `assignee_username allows one value, but found ${assignees.length}: ${assignees.join(', ')}`,
    );
  }
}

/** One test of all filters. `scope` without a value filters nothing. */
export function issueFilter(instance: Instance, viewer: Viewer, filters: IssueFilters): Test {
  const tests: Test[] = sharedTests(instance, filters);
  const { state, search, confidential, closed_by_id: closedById, issue_type: issueType } = filters;
  const add = <T>(value: T | null | undefined, test: (value: T) => Test) => {
    if (value !== undefined && value !== null) tests.push(test(value));
  };
  if (state !== 'all') tests.push((issue) => issue.state === state);
  add(filters.created_after, (at) => (issue) => issue.createdAt >= at);
  add(filters.created_before, (at) => (issue) => issue.createdAt <= at);
  add(filters.updated_after, (at) => (issue) => issue.updatedAt >= at);
  add(filters.updated_before, (at) => (issue) => issue.updatedAt <= at);
  add(confidential, (wanted) => (issue) => issue.confidential === wanted);
  add(issueType, (wanted) => (issue) => issue.issueType === wanted);
  // Older servers do not know this filter and give everything back.
  if (since(instance, '18.0')) add(closedById, (id) => (issue) => issue.closedById === id);
  add(filters.my_reaction_emoji, (emoji) => () => emoji.toLowerCase() === 'none');
  add(filters.due_date, (word) => dueTest(instance.today, word));
  add(search === '' ? null : search, (query) => {
    const fields = (filters.in ?? 'title,description')
      .split(',')
      .filter((field) => field === 'title' || field === 'description');
    return (issue) => matchesFullText(query, issue, fields);
  });
  const me = viewer.user?.id;
  if (filters.scope?.startsWith('created')) tests.push((issue) => issue.authorId === me);
  if (filters.scope?.startsWith('assigned')) tests.push((issue) => me !== undefined && issue.assigneeIds.includes(me));
  if (filters.not !== undefined) {
    for (const test of sharedTests(instance, accept(filters.not, shared), false)) tests.push((issue) => !test(issue));
  }
  return (issue) => tests.every((test) => test(issue));
}

/** The filters that also exist under `not[...]`. Several labels: each must be there; under `not` none may. */
function sharedTests(instance: Instance, filters: ReturnType<typeof accept<typeof shared>>, positive = true): Test[] {
  const { state } = instance;
  const tests: Test[] = [];
  if (filters.labels !== undefined && filters.labels.length > 0)
    tests.push(...labelTests(instance, filters.labels, positive));
  if (filters.milestone !== undefined && filters.milestone !== null)
    tests.push(milestoneTest(instance, filters.milestone));
  if (filters.milestone_id !== undefined) {
    const without = positive ? null : milestoneOutside(instance, filters.milestone_id);
    tests.push(without ?? milestoneTest(instance, filters.milestone_id, true));
  }
  if (filters.iids !== undefined && filters.iids.length > 0) {
    const iids = new Set(filters.iids.map(Number));
    tests.push((issue) => iids.has(issue.iid));
  }
  const { author_id: authorId, assignee_id: assigneeId } = filters;
  if (authorId !== undefined && authorId !== null) tests.push((issue) => issue.authorId === authorId);
  const idOf = (username: string) =>
    state.users.find((user) => user.username.toLowerCase() === username.toLowerCase())?.id ?? -1;
  if (filters.author_username !== undefined && filters.author_username !== null) {
    const id = idOf(filters.author_username);
    tests.push((issue) => issue.authorId === id);
  }
  if (assigneeId === 'None' || assigneeId === 0) tests.push((issue) => issue.assigneeIds.length === 0);
  else if (assigneeId === 'Any') tests.push((issue) => issue.assigneeIds.length > 0);
  else if (assigneeId !== undefined) tests.push((issue) => issue.assigneeIds.includes(assigneeId));
  for (const username of filters.assignee_username ?? []) {
    const id = idOf(username);
    tests.push((issue) => issue.assigneeIds.includes(id));
  }
  return tests;
}

function labelTests(instance: Instance, names: readonly string[], positive: boolean): Test[] {
  const { labels } = instance.state;
  const word = names[0]?.toLowerCase();
  if (names.length === 1 && word === 'none') return [(issue) => issue.labelIds.length === 0];
  if (names.length === 1 && word === 'any') return [(issue) => issue.labelIds.length > 0];
  const each = names.map((name): Test => {
    // A wildcard is looked at only where scoped labels are licensed.
    const prefix = isPaid(instance) && name.endsWith('::*') ? name.slice(0, -1) : null;
    const ids = new Set(
      labels
        .filter((label) => (prefix === null ? label.name === name : label.name.startsWith(prefix)))
        .map((label) => label.id),
    );
    return (issue) => issue.labelIds.some((id) => ids.has(id));
  });
  return positive ? each : [(issue) => each.some((test) => test(issue))];
}

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);

function dueTest(today: string, word: string): Test {
  const between =
    (from: string, to: string): Test =>
    (issue) =>
      issue.dueDate !== null && issue.dueDate >= from && issue.dueDate <= to;
  const monthStart = `${today.slice(0, 7)}-01`;
  const nextMonthStart = `${dayAfter(monthStart, 32).slice(0, 7)}-01`;
  switch (word) {
    case '0':
      return (issue) => issue.dueDate === null;
    case 'any':
      return (issue) => issue.dueDate !== null;
    case 'today':
      return between(today, today);
    case 'tomorrow':
      return between(dayAfter(today, 1), dayAfter(today, 1));
    case 'overdue':
      return (issue) => issue.dueDate !== null && issue.dueDate < today;
    case 'week': {
      const monday = dayAfter(today, -((new Date(`${today}T00:00:00.000Z`).getUTCDay() + 6) % 7));
      return between(monday, dayAfter(monday, 6));
    }
    case 'month':
      return between(monthStart, dayAfter(nextMonthStart, -1));
    case 'next_month_and_previous_two_weeks':
      return between(dayAfter(today, -14), dayAfter(`${dayAfter(nextMonthStart, 32).slice(0, 7)}-01`, -1));
    default:
      return () => true;
  }
}

// The filters and orders of merge request lists.
import { isDraft } from '../entities/merge-request.ts';
import { matchesSubstring, type SearchedField } from '../text/full-text.ts';
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
import { isPaid, since, type Instance, type Viewer } from '../http/routing.ts';
import type { SandboxState } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';

type Test = (record: MergeRequest) => boolean;

const oldOrders = [
  'created_at',
  'label_priority',
  'milestone_due',
  'popularity',
  'priority',
  'title',
  'updated_at',
] as const;
const oldScopes = ['created_by_me', 'assigned_to_me', 'created-by-me', 'assigned-to-me', 'all'] as const;

/** An id, None, or Any. */
const idOrWord: Declared<number | 'none' | 'any'> = {
  read(raw) {
    const word = String(raw).toLowerCase();
    if (word === 'none' || word === 'any') return { value: word };
    return /^\d+$/.test(word) ? { value: Number(word) } : { fault: 'is invalid' };
  },
};

/** These exist under `not[...]` too. */
const negatable = {
  labels: optional(list),
  milestone: optional(text),
  author_id: optional(integer),
  author_username: optional(text),
  assignee_id: optional(idOrWord),
  assignee_username: optional(list),
  reviewer_id: optional(idOrWord),
  reviewer_username: optional(text),
  my_reaction_emoji: optional(text),
};

type Accepted = ReturnType<typeof accept<typeof negatable>>;
type Negatable = { [Name in keyof Accepted]?: Accepted[Name] | undefined };

const rules = {
  ...negatable,
  state: withDefault(oneOf('opened', 'closed', 'locked', 'merged', 'all'), 'all'),
  sort: withDefault(oneOf('asc', 'desc'), 'desc'),
  created_after: optional(instant),
  created_before: optional(instant),
  updated_after: optional(instant),
  updated_before: optional(instant),
  source_branch: optional(text),
  target_branch: optional(text),
  search: optional(text),
  in: optional(text),
  wip: optional(oneOf('yes', 'no')),
  iids: optional(list),
  not: optional(object),
  view: optional(oneOf('simple')),
  with_labels_details: withDefault(bool, false),
};

/** What came later; a server from before ignores it without a word. */
const laterRules = {
  '17.0': { merge_user_id: optional(integer), merge_user_username: optional(text) },
  '19.0': { draft: optional(bool) },
  // https://gitlab.com/gitlab-org/gitlab/-/merge_requests/245378
  '19.3': { merged_after: optional(instant), merged_before: optional(instant) },
};
/** Of the enterprise part; whether one without a licence heeds them is not known. Ignored, everybody's merge requests come back. */
const paidRules = { approved_by_ids: optional(list), approved_by_usernames: optional(list) };

/** Those that this server knows; the others are as if nobody had sent them. */
function knownParams(instance: Instance, params: Params): Params {
  const unknown = Object.entries(laterRules).flatMap(([version, later]) =>
    since(instance, version) ? [] : Object.keys(later),
  );
  const ignored = new Set([...unknown, ...(isPaid(instance) ? [] : Object.keys(paidRules))]);
  return Object.fromEntries(Object.entries(params).filter(([name]) => !ignored.has(name)));
}

/** The parameters of a list, checked. */
export function mergeRequestListParams(instance: Instance, given: Params, defaultScope: 'created_by_me' | 'all') {
  const params = knownParams(instance, given);
  const orders = since(instance, '17.2') ? [...oldOrders, 'merged_at' as const] : oldOrders;
  const scopes = since(instance, '18.0') ? [...oldScopes, 'reviews_for_me' as const] : oldScopes;
  exclusive(params, 'author_id', 'author_username');
  exclusive(params, 'assignee_id', 'assignee_username');
  exclusive(params, 'reviewer_id', 'reviewer_username');
  exclusive(params, 'draft', 'wip');
  exclusive(params, 'merge_user_id', 'merge_user_username');
  const ordered = accept(params, {
    order_by: withDefault(oneOf(...orders), 'created_at'),
    scope: withDefault(oneOf(...scopes), defaultScope),
  });
  const later = { ...laterRules['17.0'], ...laterRules['19.0'], ...laterRules['19.3'], ...paidRules };
  return { ...accept(params, { ...rules, ...later }), ...ordered };
}
type Asked = ReturnType<typeof mergeRequestListParams>;

export function mergeRequestFilter(instance: Instance, viewer: Viewer, asked: Asked): Test {
  const { state } = instance;
  const tests = sharedTests(state, asked);
  const me = viewer.user?.id;
  const add = <T>(value: T | null | undefined, test: (value: T) => Test): void => {
    if (value !== undefined && value !== null && value !== '') tests.push(test(value));
  };
  if (asked.state !== 'all') tests.push((row) => row.state === asked.state);
  if (asked.scope.startsWith('created')) tests.push((row) => row.authorId === me);
  if (asked.scope.startsWith('assigned')) tests.push((row) => me !== undefined && row.assigneeIds.includes(me));
  if (asked.scope === 'reviews_for_me') tests.push((row) => row.reviewers.some(({ userId }) => userId === me));
  add(asked.created_after, (at) => (row) => row.createdAt >= at);
  add(asked.created_before, (at) => (row) => row.createdAt <= at);
  add(asked.updated_after, (at) => (row) => row.updatedAt >= at);
  add(asked.updated_before, (at) => (row) => row.updatedAt <= at);
  add(asked.merged_after, (at) => (row) => row.mergedAt !== null && row.mergedAt >= at);
  add(asked.merged_before, (at) => (row) => row.mergedAt !== null && row.mergedAt <= at);
  add(asked.merge_user_id, (id) => (row) => row.mergedById === id);
  add(asked.merge_user_username, (name) => (row) => row.mergedById === idOf(state, name));
  add(asked.source_branch, (name) => (row) => row.sourceBranch === name);
  add(asked.target_branch, (name) => (row) => row.targetBranch === name);
  add(asked.wip, (word) => (row) => isDraft(row.title) === (word === 'yes'));
  add(asked.draft, (wanted) => (row) => isDraft(row.title) === wanted);
  add(asked.search, (search) => (row) => matchesSubstring(search, row, fieldsOf(asked.in)));
  if (asked.iids !== undefined && asked.iids.length > 0) {
    tests.push((row) => asked.iids?.includes(String(row.iid)) === true);
  }
  tests.push(...approverTests(state, asked));
  if (asked.not !== undefined) {
    // Every filter under `not`, and every label of it, excludes by itself.
    const { labels = [], ...not } = accept(asked.not, negatable);
    const each: Negatable[] = [
      ...labels.map((label) => ({ labels: [label] })),
      ...Object.entries(not).map(([name, value]): Negatable => ({ [name]: value })),
    ];
    for (const one of each) {
      const excluded = sharedTests(state, one);
      if (excluded.length > 0) tests.push((row) => !excluded.every((test) => test(row)));
    }
  }
  return (row) => tests.every((test) => test(row));
}

function fieldsOf(given: string | null | undefined): SearchedField[] {
  const words = (given ?? 'title,description').split(',');
  return (['title', 'description'] as const).filter((field) => words.includes(field));
}

function idOf(state: SandboxState, username: string): number {
  return state.users.find((user) => user.username.toLowerCase() === username.toLowerCase())?.id ?? -1;
}

function sharedTests(state: SandboxState, asked: Negatable): Test[] {
  const tests: Test[] = [];
  const people = (wanted: number | 'none' | 'any' | undefined, idsOf: (row: MergeRequest) => number[]): void => {
    if (wanted === undefined) return;
    tests.push((row) => {
      const ids = idsOf(row);
      if (wanted === 'none' || wanted === 0) return ids.length === 0;
      return wanted === 'any' ? ids.length > 0 : ids.includes(wanted);
    });
  };
  const named = (name: string | null | undefined): number | 'none' | 'any' | undefined => {
    if (name === undefined || name === null || name === '') return undefined;
    const word = name.toLowerCase();
    return word === 'none' || word === 'any' ? word : idOf(state, name);
  };
  const assignees = (row: MergeRequest): number[] => row.assigneeIds;
  const reviewers = (row: MergeRequest): number[] => row.reviewers.map(({ userId }) => userId);
  people(asked.author_id ?? undefined, (row) => [row.authorId]);
  people(named(asked.author_username), (row) => [row.authorId]);
  people(asked.assignee_id, assignees);
  for (const name of asked.assignee_username ?? []) people(named(name), assignees);
  people(asked.reviewer_id, reviewers);
  people(named(asked.reviewer_username), reviewers);
  for (const label of asked.labels ?? []) tests.push(labelTest(state, label));
  if (asked.milestone) tests.push(milestoneTest(state, asked.milestone));
  if (asked.my_reaction_emoji) tests.push(() => asked.my_reaction_emoji?.toLowerCase() === 'none');
  return tests;
}

function labelTest(state: SandboxState, name: string): Test {
  const word = name.toLowerCase();
  if (word === 'none') return (row) => row.labelIds.length === 0;
  if (word === 'any') return (row) => row.labelIds.length > 0;
  const ids = new Set(state.labels.filter((label) => label.name === name).map((label) => label.id));
  return (row) => row.labelIds.some((id) => ids.has(id));
}

function milestoneTest(state: SandboxState, title: string): Test {
  const word = title.toLowerCase();
  if (word === 'none') return (row) => row.milestoneId === null;
  if (word === 'any') return (row) => row.milestoneId !== null;
  const ids = new Set(state.milestones.filter((milestone) => milestone.title === title).map(({ id }) => id));
  return (row) => row.milestoneId !== null && ids.has(row.milestoneId);
}

/** Everybody named must have approved. */
function approverTests(state: SandboxState, asked: Asked): Test[] {
  const words = [...(asked.approved_by_ids ?? []), ...(asked.approved_by_usernames ?? [])];
  return words.map((given): Test => {
    const word = given.toLowerCase();
    if (word === 'none') return (row) => row.approvals.length === 0;
    if (word === 'any') return (row) => row.approvals.length > 0;
    const id = asked.approved_by_ids?.includes(given) === true ? Number(given) : idOf(state, given);
    return (row) => row.approvals.some(({ userId }) => userId === id);
  });
}

/** Sorted copies; rows without the value come last. */
export function mergeRequestsInOrder(state: SandboxState, rows: MergeRequest[], asked: Asked): MergeRequest[] {
  const sign = asked.sort === 'asc' ? 1 : -1;
  const due = new Map(state.milestones.map((milestone) => [milestone.id, milestone.dueDate]));
  const keyOf = (row: MergeRequest): string | null => {
    if (asked.order_by === 'updated_at') return row.updatedAt;
    if (asked.order_by === 'merged_at') return row.mergedAt;
    if (asked.order_by === 'title') return row.title.toLowerCase();
    return asked.order_by === 'milestone_due' ? (due.get(row.milestoneId ?? 0) ?? null) : row.createdAt;
  };
  return rows.toSorted((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left === right) return b.id - a.id;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -sign : sign;
  });
}

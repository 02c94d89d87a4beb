// The fields of a query for issues: which operators and values each takes, and which issues it keeps; and what fields are called.
// https://docs.gitlab.com/user/glql/fields/
import { since } from '../http/routing.ts';
import type { Issue } from '../state/planning-records.ts';
import {
  dayField,
  flagTest,
  idTest,
  invalid,
  labelTest,
  milestoneCondition,
  peopleTest,
  stateTest,
  testOf,
  type Asking,
  type Field,
  type Test,
} from './comparing.ts';
import type { Condition } from './query.ts';

const fields: Readonly<Record<string, Field<Issue>>> = {
  type: { operators: ['=', 'in'], test: typeTest },
  label: { operators: ['=', 'in', '!='], test: labelTest },
  milestone: { operators: ['=', 'in', '!='], test: milestoneCondition },
  state: { operators: ['='], test: stateTest('opened', 'closed') },
  confidential: { operators: ['=', '!='], test: flagTest((issue) => issue.confidential) },
  id: { operators: ['=', 'in'], test: idTest },
  assignee: { operators: ['=', 'in', '!='], test: peopleTest((issue) => issue.assigneeIds) },
  author: { operators: ['=', 'in', '!='], test: peopleTest((issue) => [issue.authorId]) },
  due: dayField((issue) => issue.dueDate),
  closed: dayField((issue) => issue.closedAt),
  created: dayField((issue) => issue.createdAt),
  updated: dayField((issue) => issue.updatedAt),
};

/** Since 18.0. */
const aliases: Readonly<Record<string, string>> = {
  labels: 'label',
  assignees: 'assignee',
  duedate: 'due',
  closedat: 'closed',
  createdat: 'created',
  opened: 'created',
  openedat: 'created',
  updatedat: 'updated',
  approvers: 'approver',
  approvedby: 'approver',
  mergedat: 'merged',
  mergedby: 'merger',
  myreactionemoji: 'myreaction',
  reviewers: 'reviewer',
  reviewedby: 'reviewer',
};

export function nameOfField(name: string, version: string): string {
  const alias = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  return alias !== undefined && since({ version }, '18.0') ? alias : name;
}

/** The field that a condition or a column names, by any of its names. */
export function fieldNamed<Shown>(
  table: Readonly<Record<string, Shown>>,
  written: string,
  version: string,
): Shown | undefined {
  const name = nameOfField(written, version);
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export function conditionTest(condition: Condition, asking: Asking): Test<Issue> {
  return testOf(fieldNamed(fields, condition.field, asking.instance.version), condition, asking);
}

const types: ReadonlySet<string> = new Set(
  'issue incident testcase requirement task ticket objective keyresult'.split(' '),
);

function typeTest(condition: Condition): Test<Issue> {
  const wanted = new Set<string>();
  for (const { kind, text } of condition.values) {
    if (kind !== 'word' || !types.has(text.toLowerCase())) throw invalid(condition, text);
    wanted.add(text.toLowerCase());
  }
  if (condition.operator === '=' && condition.isList) throw invalid(condition, 'a list');
  return (issue) => wanted.has(issue.issueType);
}

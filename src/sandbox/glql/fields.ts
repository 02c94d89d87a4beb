// The fields of a query: which operators and values each takes, and which issues it keeps.
// https://docs.gitlab.com/user/glql/fields/ and https://docs.gitlab.com/user/glql/functions/
import type { Day } from '../state/days.ts';
import { labelsByIds } from '../entities/label.ts';
import { userById } from '../entities/user.ts';
import { milestoneTest } from '../rules/milestone-filters.ts';
import type { Issue } from '../state/planning-records.ts';
import { type Instance, since, type Viewer } from '../http/routing.ts';
import type { Condition, Operator, Value } from './query.ts';
import { GlqlRefusal } from './refusal.ts';

export type Test = (issue: Issue) => boolean;

export interface Asking {
  readonly instance: Instance;
  readonly viewer: Viewer;
}

interface Field {
  readonly operators: readonly Operator[];
  readonly test: (condition: Condition, asking: Asking) => Test;
}

const comparisons: readonly Operator[] = ['=', '>', '<', '>=', '<='];

const fields: Readonly<Record<string, Field>> = {
  type: { operators: ['=', 'in'], test: typeTest },
  label: { operators: ['=', 'in', '!='], test: labelTest },
  milestone: { operators: ['=', 'in', '!='], test: milestoneCondition },
  state: { operators: ['='], test: stateTest },
  confidential: { operators: ['=', '!='], test: confidentialTest },
  id: { operators: ['=', 'in'], test: idTest },
  assignee: { operators: ['=', 'in', '!='], test: peopleTest((issue) => issue.assigneeIds) },
  author: { operators: ['=', 'in', '!='], test: peopleTest((issue) => [issue.authorId]) },
  due: dayField((issue) => issue.dueDate),
  // Instants count in the reader's zone; the sandbox's readers live in UTC.
  closed: dayField((issue) => issue.closedAt?.slice(0, 10) ?? null),
  created: dayField((issue) => issue.createdAt.slice(0, 10)),
  updated: dayField((issue) => issue.updatedAt.slice(0, 10)),
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
};

export function nameOfField(name: string, version: string): string {
  const alias = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  return alias !== undefined && since({ version }, '18.0') ? alias : name;
}

export function conditionTest(condition: Condition, asking: Asking): Test {
  const { operator } = condition;
  const { version } = asking.instance;
  const name = nameOfField(condition.field, version);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) throw new GlqlRefusal(`\`${condition.field}\` is not a recognized field.`);
  const isKnown = !['>=', '<='].includes(operator) || since({ version }, '18.0');
  if (!isKnown || !field.operators.includes(operator))
    throw new GlqlRefusal(`\`${condition.field}\` does not support the operator \`${operator}\`.`);
  if (operator === 'in' && !condition.isList)
    throw new GlqlRefusal(`\`${condition.field}\` does not support the operator \`in\` for one value.`);
  return field.test(condition, asking);
}

const types: ReadonlySet<string> = new Set(
  'issue incident testcase requirement task ticket objective keyresult'.split(' '),
);

function typeTest(condition: Condition): Test {
  const wanted = new Set<string>();
  for (const { kind, text } of condition.values) {
    if (kind !== 'word' || !types.has(text.toLowerCase())) throw invalid(condition, text);
    wanted.add(text.toLowerCase());
  }
  if (condition.operator === '=' && condition.isList) throw invalid(condition, 'a list');
  return (issue) => wanted.has(issue.issueType);
}

function labelTest(condition: Condition, { instance }: Asking): Test {
  const { operator, values } = condition;
  const namesOf = (issue: Issue) => labelsByIds(instance.state, issue.labelIds).map(({ name }) => name);
  const [first] = values;
  if (first?.kind === 'word' && values.length === 1) {
    const word = first.text.toLowerCase();
    if (operator !== '=' || (word !== 'none' && word !== 'any')) throw invalid(condition, first.text);
    return (issue) => (word === 'any') === issue.labelIds.length > 0;
  }
  const matches = values.map(({ kind, text }) => {
    if (kind !== 'label' && kind !== 'string') throw invalid(condition, text);
    const prefix = text.endsWith('::*') ? text.slice(0, -1) : null;
    return (name: string) => (prefix === null ? name === text : name.startsWith(prefix));
  });
  const has = (issue: Issue) => {
    const names = namesOf(issue);
    return matches.map((isWanted) => names.some(isWanted));
  };
  if (operator === '=') return (issue) => has(issue).every(Boolean);
  return operator === 'in' ? (issue) => has(issue).some(Boolean) : (issue) => !has(issue).some(Boolean);
}

function milestoneCondition(condition: Condition, { instance }: Asking): Test {
  const { operator, values, isList } = condition;
  if (operator === '=' && isList) throw invalid(condition, 'a list');
  const tests = values.map(({ kind, text }): Test => {
    if (kind === 'milestone' || kind === 'string') return titleTest(instance, text);
    const isWordOf = ['none', 'any', 'upcoming', 'started'].includes(text.toLowerCase());
    if (kind !== 'word' || !isWordOf) throw invalid(condition, text);
    return milestoneTest(instance, text, true);
  });
  return (issue) => tests.some((test) => test(issue)) !== (operator === '!=');
}

/** A milestone may be called `none`: quoted, it is no word. */
function titleTest({ state }: Instance, title: string): Test {
  const ids = new Set(state.milestones.filter((milestone) => milestone.title === title).map(({ id }) => id));
  return (issue) => issue.milestoneId !== null && ids.has(issue.milestoneId);
}

function stateTest(condition: Condition): Test {
  const [value] = condition.values;
  const word = value?.text.toLowerCase() ?? '';
  if (value?.kind !== 'word' || condition.isList || !['opened', 'closed', 'all'].includes(word))
    throw invalid(condition, value?.text ?? '');
  return (issue) => word === 'all' || issue.state === word;
}

function confidentialTest(condition: Condition): Test {
  const word = condition.values[0]?.text.toLowerCase() ?? '';
  if (condition.isList || !['true', 'false'].includes(word)) throw invalid(condition, word);
  const wanted = (word === 'true') === (condition.operator === '=');
  return (issue) => issue.confidential === wanted;
}

function idTest(condition: Condition): Test {
  if (condition.operator === '=' && condition.isList) throw invalid(condition, 'a list');
  const ids = new Set<number>();
  for (const { kind, text } of condition.values) {
    if (kind !== 'number') throw invalid(condition, text);
    ids.add(Number(text));
  }
  return (issue) => ids.has(issue.iid);
}

function peopleTest(idsOf: (issue: Issue) => readonly number[]): Field['test'] {
  return (condition, { instance, viewer }) => {
    const { operator, values } = condition;
    const name = (value: Value): string => {
      if (value.kind === 'user' || value.kind === 'string') return value.text;
      if (value.kind !== 'function' || value.text.toLowerCase() !== 'currentuser') throw invalid(condition, value.text);
      if (viewer.user === null) throw new GlqlRefusal('`currentUser()` needs somebody who is signed in.');
      return viewer.user.username;
    };
    const [first] = values;
    if (first?.kind === 'word' && ['null', 'none', 'any'].includes(first.text.toLowerCase())) {
      const isAny = (first.text.toLowerCase() === 'any') === (operator === '=');
      return (issue) => isAny === idsOf(issue).length > 0;
    }
    const wanted = values.map(name);
    return (issue) => {
      const there = new Set(idsOf(issue).map((id) => userById(instance.state, id).username));
      if (operator === '=') return wanted.every((username) => there.has(username));
      return wanted.some((username) => there.has(username)) === (operator === 'in');
    };
  };
}

function dayField(dayOf: (issue: Issue) => Day | null): Field {
  const compare: Readonly<Record<string, (day: Day, wanted: Day) => boolean>> = {
    '=': (day, wanted) => day === wanted,
    '>': (day, wanted) => day > wanted,
    '<': (day, wanted) => day < wanted,
    '>=': (day, wanted) => day >= wanted,
    '<=': (day, wanted) => day <= wanted,
  };
  return {
    operators: comparisons,
    test(condition, { instance }) {
      const [value] = condition.values;
      const wanted = value === undefined || condition.isList ? null : dayMeant(value, instance.today);
      if (wanted === null) throw invalid(condition, value?.text ?? '');
      return (issue) => {
        const day = dayOf(issue);
        return day !== null && compare[condition.operator]?.(day, wanted) === true;
      };
    },
  };
}

function dayMeant({ kind, text }: Value, today: Day): Day | null {
  if (kind === 'date') return text;
  if (kind === 'function') return text.toLowerCase() === 'today' ? today : null;
  const [, count = '', unit = ''] = (kind === 'relative' && /^([+-]?\d+)([dwmy])$/.exec(text)) || [];
  if (unit === '') return null;
  const number = Number(count);
  if (unit === 'd' || unit === 'w') return moved(today, { days: unit === 'w' ? number * 7 : number });
  return moved(today, { months: unit === 'y' ? number * 12 : number });
}

/** A month without that day ends earlier. */
function moved(day: Day, { days = 0, months = 0 }: { days?: number; months?: number }): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth) + days)).toISOString().slice(0, 10);
}

function invalid({ field, operator }: Condition, given: string): GlqlRefusal {
  return new GlqlRefusal(`\`${field}\` cannot be compared with \`${given}\` using \`${operator}\`.`);
}

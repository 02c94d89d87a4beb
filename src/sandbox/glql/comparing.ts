// How a condition of a query compares, by the kind of its field: people, days, labels, milestones, words, numbers.
// https://docs.gitlab.com/user/glql/functions/
import { labelsByIds } from '../entities/label.ts';
import { userById } from '../entities/user.ts';
import { type Instance, since, type Viewer } from '../http/routing.ts';
import { milestoneTest } from '../rules/milestone-filters.ts';
import type { Day } from '../state/days.ts';
import type { Condition, Operator, Value } from './query.ts';
import { GlqlRefusal } from './refusal.ts';

export type Test<Row> = (row: Row) => boolean;

export interface Asking {
  readonly instance: Instance;
  readonly viewer: Viewer;
}

export interface Field<Row> {
  readonly operators: readonly Operator[];
  readonly test: (condition: Condition, asking: Asking) => Test<Row>;
}

export function testOf<Row>(field: Field<Row> | undefined, condition: Condition, asking: Asking): Test<Row> {
  const { operator } = condition;
  if (field === undefined) throw new GlqlRefusal(`\`${condition.field}\` is not a recognized field.`);
  const isKnown = !['>=', '<='].includes(operator) || since(asking.instance, '18.0');
  if (!isKnown || !field.operators.includes(operator))
    throw new GlqlRefusal(`\`${condition.field}\` does not support the operator \`${operator}\`.`);
  if (operator === 'in' && !condition.isList)
    throw new GlqlRefusal(`\`${condition.field}\` does not support the operator \`in\` for one value.`);
  return field.test(condition, asking);
}

export function labelTest(condition: Condition, { instance }: Asking): Test<{ readonly labelIds: number[] }> {
  const { operator, values } = condition;
  type Row = { readonly labelIds: number[] };
  const namesOf = (row: Row) => labelsByIds(instance.state, row.labelIds).map(({ name }) => name);
  const [first] = values;
  if (first?.kind === 'word' && values.length === 1) {
    const word = first.text.toLowerCase();
    if (operator !== '=' || (word !== 'none' && word !== 'any')) throw invalid(condition, first.text);
    return (row) => (word === 'any') === row.labelIds.length > 0;
  }
  const matches = values.map(({ kind, text }) => {
    if (kind !== 'label' && kind !== 'string') throw invalid(condition, text);
    const prefix = text.endsWith('::*') ? text.slice(0, -1) : null;
    return (name: string) => (prefix === null ? name === text : name.startsWith(prefix));
  });
  const has = (row: Row) => {
    const names = namesOf(row);
    return matches.map((isWanted) => names.some(isWanted));
  };
  if (operator === '=') return (row) => has(row).every(Boolean);
  return operator === 'in' ? (row) => has(row).some(Boolean) : (row) => !has(row).some(Boolean);
}

type WithMilestone = Test<{ readonly milestoneId: number | null }>;

export function milestoneCondition(condition: Condition, { instance }: Asking): WithMilestone {
  const { operator, values, isList } = condition;
  if (operator === '=' && isList) throw invalid(condition, 'a list');
  const tests = values.map(({ kind, text }): WithMilestone => {
    if (kind === 'milestone' || kind === 'string') return titleTest(instance, text);
    const isWordOf = ['none', 'any', 'upcoming', 'started'].includes(text.toLowerCase());
    if (kind !== 'word' || !isWordOf) throw invalid(condition, text);
    return milestoneTest(instance, text, true);
  });
  return (row) => tests.some((test) => test(row)) !== (operator === '!=');
}

/** A milestone may be called `none`: quoted, it is no word. */
function titleTest({ state }: Instance, title: string): WithMilestone {
  const ids = new Set(state.milestones.filter((milestone) => milestone.title === title).map(({ id }) => id));
  return (row) => row.milestoneId !== null && ids.has(row.milestoneId);
}

export function stateTest(...states: readonly string[]) {
  return (condition: Condition): Test<{ readonly state: string }> => {
    const [value] = condition.values;
    const word = value?.text.toLowerCase() ?? '';
    if (value?.kind !== 'word' || condition.isList || ![...states, 'all'].includes(word))
      throw invalid(condition, value?.text ?? '');
    return (row) => word === 'all' || row.state === word;
  };
}

export function flagTest<Row>(flagOf: (row: Row) => boolean): Field<Row>['test'] {
  return (condition) => {
    const word = condition.values[0]?.text.toLowerCase() ?? '';
    if (condition.isList || !['true', 'false'].includes(word)) throw invalid(condition, word);
    const wanted = (word === 'true') === (condition.operator === '=');
    return (row) => flagOf(row) === wanted;
  };
}

export function idTest(condition: Condition): Test<{ readonly iid: number }> {
  if (condition.operator === '=' && condition.isList) throw invalid(condition, 'a list');
  const ids = new Set<number>();
  for (const { kind, text } of condition.values) {
    if (kind !== 'number') throw invalid(condition, text);
    ids.add(Number(text));
  }
  return (row) => ids.has(row.iid);
}

export function peopleTest<Row>(idsOf: (row: Row) => readonly number[]): Field<Row>['test'] {
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
      return (row) => isAny === idsOf(row).length > 0;
    }
    const wanted = values.map(name);
    return (row) => {
      const there = new Set(idsOf(row).map((id) => userById(instance.state, id).username));
      if (operator === '=') return wanted.every((username) => there.has(username));
      return wanted.some((username) => there.has(username)) === (operator === 'in');
    };
  };
}

/** Instants count in the reader's zone; the sandbox's readers live in UTC. */
export function dayField<Row>(dayOf: (row: Row) => string | null): Field<Row> {
  const compare: Readonly<Record<string, (day: Day, wanted: Day) => boolean>> = {
    '=': (day, wanted) => day === wanted,
    '>': (day, wanted) => day > wanted,
    '<': (day, wanted) => day < wanted,
    '>=': (day, wanted) => day >= wanted,
    '<=': (day, wanted) => day <= wanted,
  };
  return {
    operators: ['=', '>', '<', '>=', '<='],
    test(condition, { instance }) {
      const [value] = condition.values;
      const wanted = value === undefined || condition.isList ? null : dayMeant(value, instance.today);
      if (wanted === null) throw invalid(condition, value?.text ?? '');
      return (row) => {
        const day = dayOf(row)?.slice(0, 10) ?? null;
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

export function invalid({ field, operator }: Pick<Condition, 'field' | 'operator'>, given: string): GlqlRefusal {
  return new GlqlRefusal(`\`${field}\` cannot be compared with \`${given}\` using \`${operator}\`.`);
}

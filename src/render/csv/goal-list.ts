// The goal list as CSV.
import type { ListedGoal } from '#reports/listed-goal.ts';
import type { Ink } from '../terminal/ink.ts';
import { type Cell, csvTable } from './table.ts';

const columns: readonly (readonly [name: string, of: (goal: ListedGoal) => Cell])[] = [
  ['number', ({ iid }) => iid],
  ['title', ({ title }) => title],
  ['kind', ({ kind }) => kind],
  ['state', ({ state }) => (state === 'opened' ? 'open' : 'closed')],
  ['stage', ({ stage }) => stage],
  ['outcome', ({ outcome }) => outcome],
  ['progress', ({ progress }) => progress?.percent ?? null],
  ['done', ({ progress }) => progress?.done ?? null],
  ['total', ({ progress }) => progress?.total ?? null],
  ['health', ({ health }) => health.level],
  ['reason', ({ health }) => health.reason],
  ['due', ({ due }) => due],
  ['quarter', ({ milestone }) => milestone],
  ['next', ({ next }) => next],
  ['days_quiet', ({ daysQuiet }) => daysQuiet],
  ['confidential', ({ confidential }) => confidential],
  ['created', ({ createdAt }) => createdAt],
  ['closed', ({ closedAt }) => closedAt],
  ['url', ({ url }) => url],
];

export function renderGoalListCsv(goals: readonly ListedGoal[]): Ink {
  return csvTable(
    columns.map(([name]) => name),
    goals.map((goal) => columns.map(([, of]) => of(goal))),
  );
}

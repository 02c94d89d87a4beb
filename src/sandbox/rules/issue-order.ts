// The orders of issue lists. Ties go by id, newest first, in both directions.
import type { Instance } from '../http/routing.ts';
import type { Issue } from '../state/planning-records.ts';
import type { SandboxState } from '../state/state.ts';

export const issueOrders = [
  'created_at',
  'updated_at',
  'priority',
  'due_date',
  'relative_position',
  'label_priority',
  'milestone_due',
  'popularity',
  'title',
  'weight',
] as const;
export type IssueOrderName = (typeof issueOrders)[number];

/** What keyset pages can be ordered by; the others fall back to offset pages silently. */
export const keysetOrders: readonly IssueOrderName[] = [
  'created_at',
  'updated_at',
  'title',
  'weight',
  'due_date',
  'relative_position',
];

type Key = string | number | null;
interface Position {
  readonly key: Key;
  readonly id: number;
}
export interface IssueOrder {
  readonly positionOf: (issue: Issue) => Position;
  readonly compare: (a: Position, b: Position) => number;
}

export function issueOrder(instance: Instance, name: IssueOrderName, sort: 'asc' | 'desc'): IssueOrder {
  const keyOf = keyFor(instance.state, name);
  const sign = sort === 'asc' ? 1 : -1;
  return {
    positionOf: (issue) => ({ key: keyOf(issue), id: issue.id }),
    compare(a, b) {
      if (a.key !== b.key) {
        // Rows without the value come last in both directions.
        if (a.key === null) return 1;
        if (b.key === null) return -1;
        return a.key < b.key ? -sign : sign;
      }
      return b.id - a.id;
    },
  };
}

export function inOrder(issues: readonly Issue[], order: IssueOrder): Issue[] {
  return issues
    .map((issue) => ({ issue, position: order.positionOf(issue) }))
    .sort((a, b) => order.compare(a.position, b.position))
    .map(({ issue }) => issue);
}

function keyFor(state: SandboxState, name: IssueOrderName): (issue: Issue) => Key {
  switch (name) {
    case 'created_at':
      return (issue) => issue.createdAt;
    case 'updated_at':
      return (issue) => issue.updatedAt;
    case 'due_date':
      return (issue) => issue.dueDate;
    case 'relative_position':
      return (issue) => issue.relativePosition;
    case 'title':
      return (issue) => issue.title.toLowerCase();
    case 'weight':
      return (issue) => issue.weight;
    case 'popularity':
      return () => 0;
    case 'milestone_due': {
      const due = new Map(state.milestones.map((milestone) => [milestone.id, milestone.dueDate]));
      return (issue) => due.get(issue.milestoneId ?? 0) ?? null;
    }
    default:
      return labelPriority(state);
  }
}

/** The best priority among the labels; null for rows without a prioritised one. */
export function labelPriority(state: SandboxState): (row: { labelIds: readonly number[] }) => number | null {
  const priorities = new Map(
    state.labels.flatMap((label) => (label.priority === null ? [] : [[label.id, label.priority] as const])),
  );
  return ({ labelIds }) => {
    const own = labelIds.flatMap((id) => priorities.get(id) ?? []);
    return own.length === 0 ? null : Math.min(...own);
  };
}

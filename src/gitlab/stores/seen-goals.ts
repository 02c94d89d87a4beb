// Rows of goals as they were read: who changes one right after reading it does not ask for it again.
import type { GoalRecord } from '#growth/words/goal.ts';
import type { IssueRow } from '../words/schemas.ts';

export class SeenGoals {
  readonly #rows = new WeakMap<GoalRecord, IssueRow>();

  remember(record: GoalRecord, row: IssueRow): GoalRecord {
    this.#rows.set(record, row);
    return record;
  }

  rowOf(record: GoalRecord | undefined): IssueRow | undefined {
    return record === undefined ? undefined : this.#rows.get(record);
  }
}

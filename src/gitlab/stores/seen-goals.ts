// Rows of goals as a list told of them: who changes many right after reading them asks for none of them again.
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

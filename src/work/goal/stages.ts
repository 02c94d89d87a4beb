// Moves a goal on: into another stage, or back to work after it was closed.
import { DevgrowthError } from '#errors.ts';
import type { GoalRecord, Stage } from '#growth/words/goal.ts';
import type { Written } from '#growth/forge/writes.ts';
import { said, step } from '#wording.ts';
import { goalToChange } from '../role.ts';
import type { Session } from '../session.ts';

export interface PlannedStage {
  readonly record: GoalRecord;
  /** It is there already: nothing is written. */
  readonly isThere: boolean;
}

export async function planStage(iid: number, stage: Stage, session: Session): Promise<PlannedStage> {
  const record = await goalToChange(iid, 'labels', session);
  if (record.state === 'closed') {
    throw new DevgrowthError('refused', `#${iid} is closed`, {
      hint: said`Reopen it first: \`${step('goal reopen', iid)}\`.`,
    });
  }
  return { record, isThere: record.stages.length === 1 && record.stages[0] === stage };
}

export async function setStage(
  { record, isThere }: PlannedStage,
  stage: Stage,
  { project }: Session,
): Promise<Written<GoalRecord>> {
  return isThere ? { value: record, warnings: [] } : project.changeGoal(record.iid, { stage });
}

export async function planReopening(iid: number, session: Session): Promise<PlannedStage> {
  const record = await goalToChange(iid, 'labels', session);
  // Reopened in the browser, it may have its outcome still.
  return { record, isThere: record.state === 'opened' && record.outcomes.length === 0 };
}

/** Without the outcome that no longer holds. */
export async function reopen({ record, isThere }: PlannedStage, { project }: Session): Promise<Written<GoalRecord>> {
  if (isThere) return { value: record, warnings: [] };
  return project.changeGoal(record.iid, { state: 'reopen', outcome: null, stage: 'doing' });
}

// The day on which the year plan was told in the performance review, kept in its text.
import { withCommunicated } from '#growth/goals/plan-communicated.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Day } from '#growth/words/goal.ts';
import { pastDay } from '../past-day.ts';
import type { Session } from '../session.ts';
import { thePlan, type YearPlan } from './editing.ts';

export interface CommunicatedWords {
  /** As typed; null: today. */
  readonly date: string | null;
}

export interface PlannedFact {
  readonly plan: YearPlan;
  readonly day: Day;
}

/** Writes nothing. */
export async function planCommunicated(
  { date }: CommunicatedWords,
  session: Pick<Session, 'project' | 'me' | 'settings' | 'now'>,
): Promise<PlannedFact> {
  const day = date === null ? session.now.today : pastDay(date, { name: 'date', ahead: 'the talk has been' }, session);
  return { plan: await thePlan(session), day };
}

export async function keepCommunicated(
  { plan, day }: PlannedFact,
  { project }: Pick<Session, 'project'>,
): Promise<{ readonly isChanged: boolean; readonly warnings: readonly Dropped[] }> {
  let isChanged = false;
  const { warnings } = await project.editDocument(plan.iid, (text) => {
    const edited = withCommunicated(text, day);
    isChanged ||= edited !== text;
    return edited;
  });
  return { isChanged, warnings };
}

// The plan of the year as a file: its open goals, quarter by quarter, and what the person wrote of the year.
import { planView, quartersAhead } from '#growth/goals/plan.ts';
import { plannedMeasure, planTexts, rowOf, without } from '#growth/goals/plan-file.ts';
import { wordsOfParts } from '#growth/goals/plan-parts.ts';
import { spanOf } from '#growth/goals/plan-text.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { ascending, byNumber } from '#growth/words/order.ts';
import { count, oneLine } from '#render/text.ts';
import { planFileText, planFileValue, type WrittenPlan } from '#templates/plan-file-text.ts';
import type { Desk } from '../desk.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';
import { yearPlan } from './starting.ts';

export interface ExportedPlan {
  readonly plan: WrittenPlan;
  /** As keys and values. */
  readonly value: ReturnType<typeof planFileValue>;
  readonly goals: number;
  /** Confidential goals that are not in it. */
  readonly leftOut: number;
}

export async function exportPlan(
  withPrivate: boolean,
  session: Pick<Session, 'project' | 'settings' | 'now'>,
  desk: Pick<Desk, 'env'>,
): Promise<ExportedPlan> {
  if (withPrivate) refuseInJob(desk);
  const { project, settings, now } = session;
  const { fiscalYearStart } = settings;
  const [plan, listed] = await Promise.all([yearPlan(session), project.goals({ state: 'opened' })]);
  const open = whole(listed, project.facts.path, 'A plan that lacks goals would look whole. Run the command again.');
  const goals = open.filter(({ confidential }) => withPrivate || !confidential);
  const { quarters, withoutQuarter } = planView(goals.toSorted(byNumber), now.today, fiscalYearStart);
  const year = plan === null || plan.hasEnded ? null : plan.span;
  const row = (record: GoalRecord) => {
    const { iid, confidential, description } = record;
    return { iid, confidential, words: rowOf(record, fiscalYearStart), measure: plannedMeasure(description) };
  };
  const shown = quarters.filter((quarter) => quarter.due >= now.today || quarter.goals.length > 0);
  const written: WrittenPlan = {
    year: (year ?? spanOf(quartersAhead(now.today, fiscalYearStart)))?.name ?? '',
    read: now.at,
    texts: plan === null || (plan.confidential && !withPrivate) ? {} : wordsOfParts(plan.description, planTexts),
    quarters: [
      ...shown
        .toSorted(ascending(({ start }) => start))
        .map(({ title, goals: own }) => ({ title, rows: own.map(row) })),
      ...(withoutQuarter.length === 0 ? [] : [{ title: without, rows: withoutQuarter.map(row) }]),
    ],
  };
  return { plan: written, value: planFileValue(written), goals: goals.length, leftOut: open.length - goals.length };
}

/** @param howTo stands in it, for whoever finds it */
export function exportedFile(
  { plan, leftOut }: ExportedPlan,
  { project, now }: Pick<Session, 'project' | 'now'>,
  howTo: string,
): string {
  return planFileText(plan, [
    `Plan of ${oneLine(project.facts.path)}, ${now.today}: change days, titles and quarters; add rows; \`was\` stays`,
    ...(leftOut === 0 ? [] : [`${count(leftOut, 'confidential goal')} left out`]),
    howTo,
  ]);
}

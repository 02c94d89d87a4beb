// The year, quarter by quarter, with the goals of each, as far as they could be read.
import { type Completeness, completenessOf } from '#growth/words/completeness.ts';
import { communicatedOn } from '#growth/goals/plan-communicated.ts';
import { type PlanView, planView, quartersAhead } from '#growth/goals/plan.ts';
import { type PlanSpan, planSpan, spanOf } from '#growth/goals/plan-text.ts';
import type { Day } from '#growth/words/goal.ts';
import { type ListedGoal, listGoals } from '#reports/listed-goal.ts';
import { planOnce, readStories, sourcesOf } from '../goal-stories.ts';
import { DevgrowthError } from '#errors.ts';
import { said, step } from '#wording.ts';
import type { Session } from '../session.ts';

export interface YearRead {
  /** null: no plan is written, and its quarters are shown all the same. */
  readonly plan: {
    readonly iid: number;
    readonly title: string;
    readonly url: string;
    /** What its headings are about; null where they name no quarter. */
    readonly span: PlanSpan | null;
    /** The day on which it was told in the performance review; null: it was not, or nobody wrote when. */
    readonly communicated: Day | null;
  } | null;
  /** What one that is begun today is about. */
  readonly next: PlanSpan | null;
  readonly view: PlanView<ListedGoal>;
  readonly completeness: Completeness;
}

export async function readYear({
  project,
  now,
  settings,
}: Pick<Session, 'project' | 'now' | 'settings'>): Promise<YearRead> {
  const findPlan = planOnce(project);
  const [plan, list] = await Promise.all([findPlan(), project.goals()]);
  const stories = await readStories(project, list.asFarAsRead().items, null, now.zone, findPlan);
  const { fiscalYearStart } = settings;
  const told = plan && {
    span: planSpan(plan.description, fiscalYearStart),
    communicated: communicatedOn(plan.description),
  };
  return {
    plan: plan && told && { iid: plan.iid, title: plan.title, url: plan.url, ...told },
    next: spanOf(quartersAhead(now.today, fiscalYearStart)),
    view: planView(listGoals(stories, now), now.today, fiscalYearStart),
    completeness: completenessOf([list.source, ...sourcesOf(stories)]),
  };
}

/** @throws `not-found` where there is no plan */
export async function yearPage({ project }: Pick<Session, 'project'>): Promise<{ readonly url: string }> {
  const plan = await project.issueWithMarker('plan');
  if (plan !== null) return plan;
  throw new DevgrowthError('not-found', 'there is no plan yet', { hint: said`Open one: \`${step('plan start')}\`.` });
}

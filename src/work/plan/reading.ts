// The year, quarter by quarter, with the goals of each, as far as they could be read.
import { type Completeness, completenessOf } from '#growth/words/completeness.ts';
import { type PlanView, planView } from '#growth/goals/plan.ts';
import { type ListedGoal, listGoals } from '#reports/listed-goal.ts';
import { readStories, sourcesOf } from '../goal-stories.ts';
import type { Session } from '../session.ts';

export interface YearRead {
  /** null: no plan is written, and its quarters are shown all the same. */
  readonly plan: { readonly iid: number; readonly title: string; readonly url: string } | null;
  readonly view: PlanView<ListedGoal>;
  readonly completeness: Completeness;
}

export async function readYear({
  project,
  now,
  settings,
}: Pick<Session, 'project' | 'now' | 'settings'>): Promise<YearRead> {
  const [plan, list] = await Promise.all([project.issueWithMarker('plan'), project.goals()]);
  const stories = await readStories(project, list.asFarAsRead().items, null);
  return {
    plan: plan === null ? null : { iid: plan.iid, title: plan.title, url: plan.url },
    view: planView(listGoals(stories, now), now.today, settings.fiscalYearStart),
    completeness: completenessOf([list.source, ...sourcesOf(stories)]),
  };
}

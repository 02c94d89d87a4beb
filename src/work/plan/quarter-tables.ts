// What stands under each quarter of the year plan: its goals as a table that the server fills, and the way to them without one.
import { goalsLink, type QuarterBlock, withQuarterGoals } from '#growth/goals/plan-text.ts';
import { planView } from '#growth/goals/plan.ts';
import { outcomes, stages } from '#growth/words/goal.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

/** Changes a plan's text, stored or to be stored, so that each quarter shows its goals. */
export type WithGoals = (text: string, template: string) => string;

export async function quarterTables({
  project,
  now,
  settings,
}: Pick<Session, 'project' | 'now' | 'settings'>): Promise<WithGoals> {
  const goals = whole(await project.goals(), project.facts.path);
  const { quarters } = planView(goals, now.today, settings.fiscalYearStart);
  const held = new Set(quarters.filter((quarter) => quarter.goals.length > 0).map(({ title }) => title));
  const blockOf = (title: string): QuarterBlock => ({
    goals: `${linkOf(title)}\n\n${project.pages.liveTable({
      title: `Goals of ${title}`,
      state: 'all',
      milestone: title,
      columns: [
        'due',
        { heading: 'Stage', show: stages.map((value) => ({ group: 'stage', value })) },
        { heading: 'Outcome', show: outcomes.map((value) => ({ group: 'outcome', value })) },
      ],
      sort: 'due',
    })}`,
    hasGoals: held.has(title),
  });
  const linkOf = (title: string) => {
    const all = project.pages.issues({ labels: [{ group: 'marker', value: 'goal' }], milestone: title, state: 'all' });
    return goalsLink(title, all);
  };
  return (text, template) => withQuarterGoals(text, template, blockOf);
}

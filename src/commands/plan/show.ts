// `devgrowth plan show`: the year, quarter by quarter, with the goals of each.
import { type ExitCode, exitCodes } from '#errors.ts';
import { completenessOf } from '#growth/words/completeness.ts';
import { planView } from '#growth/goals/plan.ts';
import { documentText } from '#render/json/document.ts';
import { renderPlanQuarters } from '#render/terminal/goals/plan-quarters.ts';
import { listGoals } from '#reports/listed-goal.ts';
import type { World } from '#world.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { readStories, sourcesOf } from '../goal-stories.ts';
import { openSession } from '../session.ts';

export const showCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth plan show', 'devgrowth plan show --format json'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runShow(shared, world),
};

async function runShow(input: SharedInput, world: World): Promise<ExitCode> {
  const { project, now, settings } = await openSession(input, world);
  const [plan, list] = await Promise.all([project.issueWithMarker('plan'), project.goals()]);
  const stories = await readStories(project, list.asFarAsRead().items, null);
  const view = planView(listGoals(stories, now), now.today, settings.fiscalYearStart);
  const completeness = completenessOf([list.source, ...sourcesOf(stories)]);
  const about = plan === null ? null : { iid: plan.iid, title: plan.title, url: plan.url };
  world.stdout.write(
    input.format === 'json'
      ? documentText('plan', { plan: about, ...view, completeness })
      : renderPlanQuarters(about, view, completeness, {
          ...now,
          color: input.color,
          columns: world.stdout.columns,
        }),
  );
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}

// `devgrowth plan show`: the year, quarter by quarter, with the goals of each.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderPlanQuarters } from '#render/terminal/goals/plan-quarters.ts';
import type { CommandModule, CommandWorld, SharedInput } from '../command.ts';
import { readYear, yearPage } from '#work/plan/reading.ts';
import { closingNext } from '#work/plan/unclosed.ts';
import { openSession } from '#work/session.ts';
import { openPage } from '../web-page.ts';
import { sayNext } from '../written-goal.ts';

export const showCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  rereads: 'changed',
  forms: ['web'],
  examples: ['devgrowth plan show', 'devgrowth plan show --format json'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runShow(shared, world),
};

async function runShow(input: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(input, world);
  if (input.format === 'web') return openPage((await yearPage(session)).url, session, world);
  const { plan, next, view, completeness } = await readYear(session);
  world.stdout.write(
    input.format === 'json'
      ? await documentText('plan', { plan, ...view, completeness })
      : renderPlanQuarters({ plan, next }, view, completeness, {
          ...session.now,
          color: input.color,
          columns: world.stdout.columns,
        }),
  );
  const goals = view.quarters.flatMap((quarter) => quarter.goals);
  const closing = plan === null || input.format === 'json' ? null : closingNext(goals, session);
  if (closing !== null) sayNext(closing, world);
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}

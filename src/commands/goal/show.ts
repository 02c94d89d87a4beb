// `devgrowth goal show 7`: one goal with its numbered checklist, check-ins, evidence and history.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderGoal } from '#render/terminal/goals/goal.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { type MeantGoal, meantGoal, type NamedGoal } from '#work/goal-number.ts';
import { readGoal } from '#work/goal/detail.ts';
import type { Session } from '#work/session.ts';
import { onGoal } from '#work/which-goal.ts';
import { openPage } from '../web-page.ts';

export const showCommand: CommandModule<MeantGoal> = {
  formats: ['text', 'json'],
  writes: false,
  forms: ['web'],
  examples: ['devgrowth goal show 2', 'devgrowth goal show 2 --format json'],
  completes: { number: 'goals' },
  declare(command) {
    command.argument('[number]', 'Number of the goal, or part of its title; without it you choose');
  },
  parse: ([number]) => meantGoal(number),
  run: (input, world) =>
    onGoal(input, world, (named: Input<NamedGoal>, session) => runShow(named, session, world), 'all'),
};

async function runShow({ shared, own }: Input<NamedGoal>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const { now } = session;
  if (shared.format === 'web') return openPage((await session.project.goal(own.iid)).url, session, world);
  const detail = await readGoal(own.iid, session);
  world.stdout.write(
    shared.format === 'json'
      ? await documentText('goal', detail)
      : renderGoal(detail, { ...now, color: shared.color, columns: world.stdout.columns }),
  );
  return detail.completeness.complete ? exitCodes.done : exitCodes.notClean;
}

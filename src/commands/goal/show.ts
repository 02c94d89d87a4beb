// `devgrowth goal show 7`: one goal with its numbered checklist, check-ins, evidence and history.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderGoal } from '#render/terminal/goals/goal.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { offlinePart } from '../offline-part.ts';
import { type NamedGoal, namedGoal } from '#work/goal-number.ts';
import { readGoal } from '#work/goal/detail.ts';
import { openSession } from '#work/session.ts';

interface ShowWords extends NamedGoal {}

export const showCommand: CommandModule<ShowWords> = {
  formats: ['text', 'json'],
  writes: false,
  offline: ['text', 'json'],
  examples: ['devgrowth goal show 2', 'devgrowth goal show 2 --format json'],
  completes: { number: 'goals' },
  declare(command) {
    command.argument('<number>', 'Number of the goal');
  },
  parse: ([number = '']) => ({ ...namedGoal(number) }),
  run: runShow,
};

async function runShow({ shared, own }: Input<ShowWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world, own);
  const { now } = session;
  const detail = await readGoal(own.iid, session);
  world.stdout.write(
    shared.format === 'json'
      ? await documentText('goal', { ...detail, ...offlinePart(world) })
      : renderGoal(detail, { ...now, color: shared.color, columns: world.stdout.columns }),
  );
  return detail.completeness.complete ? exitCodes.done : exitCodes.notClean;
}

// `devgrowth goal start`: one stage label in place of another.
import type { ExitCode } from '#errors.ts';
import type { Stage } from '#growth/words/goal.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { type NamedGoal, namedGoal } from '#work/goal-number.ts';
import { planStage, setStage } from '#work/goal/stages.ts';
import { openSession } from '#work/session.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

interface StageWords extends NamedGoal {}

export const startCommand = stageCommand('start', 'doing');

function stageCommand(verb: string, stage: Stage): CommandModule<StageWords> {
  return {
    formats: ['text', 'json'],
    writes: true,
    examples: [`devgrowth goal ${verb} 2`, `devgrowth goal ${verb} 2 --dry-run`],
    completes: { number: 'open-goals' },
    declare(command) {
      command.argument('<number>', 'Number of the goal');
    },
    parse: ([number = '']) => ({ ...namedGoal(number) }),
    run: (shared, world) => runStage(shared, stage, world),
  };
}

async function runStage({ shared, own }: Input<StageWords>, stage: Stage, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world, own);
  const planned = await planStage(own.iid, stage, session);
  const { record, isThere } = planned;
  if (shared.dryRun)
    return endDryRun(
      [`#${own.iid} ${record.title}: ${record.stages.join(', ') || 'no stage'} -> ${stage}`],
      shared,
      world,
    );
  const { value, warnings } = await setStage(planned, stage, session);
  const say = `${isThere ? 'Already' : 'Now'} ${stage}: #${value.iid} ${value.title}`;
  return endWrite({ record: value, warnings, say }, session, shared, world);
}

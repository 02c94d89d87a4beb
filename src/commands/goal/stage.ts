// `devgrowth goal start`: one stage label in place of another.
import { type ExitCode, DevgrowthError } from '#errors.ts';
import type { Stage } from '#growth/words/goal.ts';
import type { World } from '#world.ts';
import type { CommandModule, Input } from '../command.ts';
import { type NamedGoal, namedGoal } from '../goal-number.ts';
import { openSession } from '../session.ts';
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

async function runStage({ shared, own }: Input<StageWords>, stage: Stage, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world, own);
  const record = await session.project.goal(own.iid);
  if (record.state === 'closed') {
    throw new DevgrowthError('refused', `#${own.iid} is closed`, {
      hint: `Reopen it first: \`devgrowth goal reopen ${own.iid}\`.`,
    });
  }
  if (shared.dryRun)
    return endDryRun(
      [`#${own.iid} ${record.title}: ${record.stages.join(', ') || 'no stage'} -> ${stage}`],
      shared,
      world,
    );
  const unchanged = record.stages.length === 1 && record.stages[0] === stage;
  const { value, warnings } = unchanged
    ? { value: record, warnings: [] }
    : await session.project.changeGoal(own.iid, { stage });
  return endWrite(
    { record: value, warnings, say: `${unchanged ? 'Already' : 'Now'} ${stage}: #${value.iid} ${value.title}` },
    session,
    shared,
    world,
  );
}

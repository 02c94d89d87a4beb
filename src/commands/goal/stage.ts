// `devgrowth goal start`: one stage label in place of another.
import type { ExitCode } from '#errors.ts';
import type { Stage } from '#growth/words/goal.ts';
import type { CommandModule, Input } from '../command.ts';
import { type MeantGoals, meantGoals } from '#work/each-goal.ts';
import type { NamedGoal } from '#work/goal-number.ts';
import { planStage, setStage } from '#work/goal/stages.ts';
import type { Session } from '#work/session.ts';
import { forEachGoal, type Teller } from '../each-goal.ts';

export const startCommand = stageCommand('start', 'doing');

function stageCommand(verb: string, stage: Stage): CommandModule<MeantGoals<NamedGoal>> {
  return {
    formats: ['text', 'json'],
    writes: true,
    forms: ['number'],
    examples: [`devgrowth goal ${verb} 2`, `devgrowth goal ${verb} 2 3 --dry-run`],
    completes: { number: 'open-goals' },
    declare(command) {
      command.argument('[number...]', 'Numbers of goals, or parts of titles; without one you choose');
    },
    parse: (numbers) => meantGoals(numbers),
    run: (input, world) =>
      forEachGoal(null, input, world, (named, session, tell) => runStage(named, stage, session, tell)),
  };
}

async function runStage(
  { shared, own }: Input<NamedGoal>,
  stage: Stage,
  session: Session,
  tell: Teller,
): Promise<ExitCode> {
  const planned = await planStage(own.iid, stage, session);
  const { record, isThere } = planned;
  if (shared.dryRun)
    return tell.wouldDo([`#${own.iid} ${record.title}: ${record.stages.join(', ') || 'no stage'} -> ${stage}`]);
  const { value, warnings } = await setStage(planned, stage, session);
  const say = `${isThere ? 'Already' : 'Now'} ${stage}: #${value.iid} ${value.title}`;
  return tell.written({ record: value, warnings, say }, session);
}

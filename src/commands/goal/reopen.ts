// `devgrowth goal reopen`: back to work, without the outcome that no longer holds.
import type { ExitCode } from '#errors.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { type NamedGoal, namedGoal } from '#work/goal-number.ts';
import { planReopening, reopen } from '#work/goal/stages.ts';
import { openSession } from '#work/session.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

interface ReopenWords extends NamedGoal {}

export const reopenCommand: CommandModule<ReopenWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth goal reopen 2', 'devgrowth goal reopen 2 --dry-run'],
  completes: { number: 'closed-goals' },
  declare(command) {
    command.argument('<number>', 'Number of the goal');
  },
  parse: ([number = '']) => ({ ...namedGoal(number) }),
  run: runReopen,
};

async function runReopen({ shared, own }: Input<ReopenWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world, own);
  const planned = await planReopening(own.iid, session);
  const { record, isThere } = planned;
  const open = `Open already: #${record.iid} ${record.title}`;
  if (shared.dryRun)
    return endDryRun([isThere ? open : `#${own.iid} ${record.title}: reopen, stage doing`], shared, world);
  const { value, warnings } = await reopen(planned, session);
  const say = isThere ? open : `Reopened #${value.iid} ${value.title}`;
  return endWrite({ record: value, warnings, say }, session, shared, world);
}

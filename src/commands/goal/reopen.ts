// `devgrowth goal reopen`: back to work, without the outcome that no longer holds.
import type { ExitCode } from '#errors.ts';
import type { CommandModule, Input } from '../command.ts';
import { type MeantGoals, meantGoals } from '#work/each-goal.ts';
import type { NamedGoal } from '#work/goal-number.ts';
import { planReopening, reopen } from '#work/goal/stages.ts';
import type { Session } from '#work/session.ts';
import { forEachGoal, type Teller } from '../each-goal.ts';

export const reopenCommand: CommandModule<MeantGoals<NamedGoal>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth goal reopen 2', 'devgrowth goal reopen 2 --dry-run'],
  completes: { number: 'closed-goals' },
  declare(command) {
    command.argument('[number...]', 'Numbers of goals, or parts of titles; without one you choose');
  },
  parse: (numbers) => meantGoals(numbers),
  run: (input, world) => forEachGoal(null, input, world, runReopen, 'closed'),
};

async function runReopen({ shared, own }: Input<NamedGoal>, session: Session, tell: Teller): Promise<ExitCode> {
  const planned = await planReopening(own.iid, session);
  const { record, isThere } = planned;
  const open = `Open already: #${record.iid} ${record.title}`;
  if (shared.dryRun)
    return tell.wouldDo([isThere ? open : `#${own.iid} ${record.title}: reopen, stage doing`]);
  const { value, warnings } = await reopen(planned, session);
  const say = isThere ? open : `Reopened #${value.iid} ${value.title}`;
  return tell.written({ record: value, warnings, say }, session);
}

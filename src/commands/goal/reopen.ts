// `devgrowth goal reopen`: back to work, without the outcome that no longer holds.
import type { ExitCode } from '#errors.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { type NamedGoal, namedGoal } from '#work/goal-number.ts';
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
  const record = await session.project.goal(own.iid);
  // Reopened in the browser, it may have its outcome still.
  if (record.state === 'opened' && record.outcomes.length === 0) {
    const say = `Open already: #${record.iid} ${record.title}`;
    return shared.dryRun
      ? endDryRun([say], shared, world)
      : endWrite({ record, warnings: [], say }, session, shared, world);
  }
  if (shared.dryRun) return endDryRun([`#${own.iid} ${record.title}: reopen, stage doing`], shared, world);
  const { value, warnings } = await session.project.changeGoal(own.iid, {
    state: 'reopen',
    outcome: null,
    stage: 'doing',
  });
  return endWrite({ record: value, warnings, say: `Reopened #${value.iid} ${value.title}` }, session, shared, world);
}

// `devgrowth goal reopen`: back to work, without the outcome that no longer holds.
import type { ExitCode } from '#errors.ts';
import type { World } from '#world.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { type NamedGoal, namedGoal } from '../goal-number.ts';
import { openSession } from '../session.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

interface ReopenInput extends SharedInput, NamedGoal {}

export const reopenCommand: CommandModule<ReopenInput> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth goal reopen 2', 'devgrowth goal reopen 2 --dry-run'],
  completes: { number: 'closed-goals' },
  declare(command) {
    command.argument('<number>', 'Number of the goal');
  },
  parse: ([number = ''], _flags, shared) => ({ ...shared, ...namedGoal(number) }),
  run: runReopen,
};

async function runReopen(input: ReopenInput, world: World): Promise<ExitCode> {
  const session = await openSession(input, world);
  const record = await session.project.goal(input.iid);
  // Reopened in the browser, it may have its outcome still.
  if (record.state === 'opened' && record.outcomes.length === 0) {
    const say = `Open already: #${record.iid} ${record.title}`;
    return input.dryRun
      ? endDryRun([say], input, world)
      : endWrite({ record, warnings: [], say }, session, input, world);
  }
  if (input.dryRun) return endDryRun([`#${input.iid} ${record.title}: reopen, stage doing`], input, world);
  const { value, warnings } = await session.project.changeGoal(input.iid, {
    state: 'reopen',
    outcome: null,
    stage: 'doing',
  });
  return endWrite({ record: value, warnings, say: `Reopened #${value.iid} ${value.title}` }, session, input, world);
}

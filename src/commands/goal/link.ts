// `devgrowth goal link 7 URL`: ties a goal to an issue, here or in another project; `--remove` takes the link away.
import type { ExitCode } from '#errors.ts';
import { type LinkWords, planLink, setLink } from '#work/goal/linking.ts';
import { namedGoal } from '#work/goal-number.ts';
import { openSession } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

export const linkCommand: CommandModule<LinkWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth goal link 2 "#3"', 'devgrowth goal link 2 "#3" --remove'],
  completes: { number: 'goals' },
  declare(command) {
    command
      .argument('<number>', 'Number of the goal')
      .argument('<issue>', 'Address of an issue on the same host, or the number of one here: #3')
      .option('--remove', 'Take the link away');
  },
  parse: ([number = '', target = ''], flags) => ({
    ...namedGoal(number),
    target,
    remove: flags['remove'] === true,
  }),
  run: runLink,
};

async function runLink({ shared, own }: Input<LinkWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world, own);
  const planned = await planLink(own, session, world);
  const { record, reference } = planned;
  const name = `#${record.iid} ${record.title}`;
  if (shared.dryRun) return endDryRun([`${own.remove ? 'unlink' : 'link'} ${name}: ${reference}`], shared, world);
  const isChanged = await setLink(planned, own.remove, session);
  const [changed, unchanged] = own.remove
    ? [`Unlinked ${name} from ${reference}`, `${name} has no link to ${reference}`]
    : [`Linked ${name} to ${reference}`, `${name} is linked to ${reference} already`];
  return endWrite({ record, warnings: [], say: isChanged ? changed : unchanged }, session, shared, world);
}

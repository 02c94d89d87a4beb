// `devgrowth goal link 7 URL`: ties a goal to an issue, here or in another project; `--remove` takes the link away.
import type { ExitCode } from '#errors.ts';
import { type LinkWords, planLink, setLink } from '#work/goal/linking.ts';
import { type Meant, meantGoal } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import { onGoal } from '#work/which-goal.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

export const linkCommand: CommandModule<Meant<LinkWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth goal link 2 "#3"', 'devgrowth goal link 2 "#3" --remove'],
  completes: { number: 'goals' },
  declare(command) {
    command
      .argument('<number>', 'Number of the goal, or part of its title')
      .argument('<issue>', 'Address of an issue on the same host, or the number of one here: #3')
      .option('--remove', 'Take the link away');
  },
  parse: ([number = '', target = ''], flags) => ({
    ...meantGoal(number),
    target,
    remove: flags['remove'] === true,
  }),
  run: (input, world) =>
    onGoal(input, world, (named: Input<LinkWords>, session) => runLink(named, session, world), 'all'),
};

async function runLink({ shared, own }: Input<LinkWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
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

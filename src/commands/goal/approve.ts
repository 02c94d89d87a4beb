// `devgrowth goal approve 9`: the comment that gives an approval; the box stays the owner's to tick.
import type { ExitCode } from '#errors.ts';
import { type ApproveWords, giveApproval, planApproval } from '#work/goal/approving.ts';
import { type Meant, meantGoal } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import { onTypedGoal } from '#work/which-goal.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

export const approveCommand: CommandModule<Meant<ApproveWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth goal approve 2 --project @alex', 'devgrowth goal approve 2 1 --project @alex'],
  completes: { number: 'open-goals' },
  declare(command) {
    command
      .argument('[number]', 'Number of the goal, or part of its title; without it you choose')
      .argument('[item]', 'Number of the item, or part of its text, where several wait for you');
  },
  parse: ([number, item]) => ({ ...meantGoal(number), item: item ?? null }),
  run: (input, world) =>
    onTypedGoal('goal approve', input, world, (named: Input<ApproveWords>, session) => approve(named, session, world)),
};

async function approve({ shared, own }: Input<ApproveWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planApproval(own, session, world);
  const { approval, body, isThere } = planned;
  if (shared.dryRun) return endDryRun(isThere ? [] : [body], shared, world);
  return giveApproval(planned, session, world, ({ value, warnings }) => {
    const say = `${isThere ? 'Already approved' : 'Approved'} on #${value.iid} ${value.title}: ${approval.who}`;
    return endWrite({ record: value, warnings, say }, session, shared, world);
  });
}

// `devgrowth goal agree 2`: a comment that says that a goal was agreed, by the manager, or talked over, by its person.
import type { ExitCode } from '#errors.ts';
import { agree, type AgreeWords, planAgreement } from '#work/goal/agreeing.ts';
import { type MeantGoals, meantGoals } from '#work/each-goal.ts';
import type { Session } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { forEachGoal, type Teller } from '../each-goal.ts';

export const agreeCommand: CommandModule<MeantGoals<AgreeWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth goal agree 2', 'devgrowth goal agree 2 --project @alex', 'devgrowth goal agree 2 --dry-run'],
  completes: { number: 'open-goals' },
  declare(command) {
    command.argument('[number...]', 'Numbers of goals, or parts of titles; without one you choose');
  },
  parse: (numbers) => meantGoals(numbers),
  run: (input, world) =>
    forEachGoal('goal agree', input, world, (named: Input<AgreeWords>, session, tell) =>
      runAgree(named, session, world, tell),
    ),
};

async function runAgree(
  { shared, own }: Input<AgreeWords>,
  session: Session,
  world: CommandWorld,
  tell: Teller,
): Promise<ExitCode> {
  const planned = await planAgreement(own, session);
  const { record, type, day, body, isThere } = planned;
  if (shared.dryRun) return tell.wouldDo([`comment on #${record.iid}`, body]);
  const name = `#${record.iid} ${record.title}`;
  const what = type === 'agreed' ? 'Agreed' : `Talked over on ${day}`;
  return agree(planned, session, world, ({ value, warnings }) => {
    const say = `${what}${isThere ? ' already' : ''}: ${name}`;
    return tell.written({ record: value, warnings, say }, session);
  });
}

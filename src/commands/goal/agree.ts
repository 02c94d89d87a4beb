// `devgrowth goal agree 2`: a comment that says that a goal was agreed, by the manager, or talked over, by its person.
import type { ExitCode } from '#errors.ts';
import { withTypedWords } from '#work/drafting.ts';
import { agree, type AgreeWords, planAgreement } from '#work/goal/agreeing.ts';
import { namedGoal } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

export const agreeCommand: CommandModule<AgreeWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth goal agree 2', 'devgrowth goal agree 2 --project @alex', 'devgrowth goal agree 2 --dry-run'],
  completes: { number: 'open-goals' },
  declare(command) {
    command.argument('<number>', 'Number of the goal');
  },
  parse: ([number = '']) => namedGoal(number),
  run: (input, world) => withTypedWords('goal agree', input, world, (session) => runAgree(input, session, world)),
};

async function runAgree({ shared, own }: Input<AgreeWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planAgreement(own, session);
  const { record, type, day, body, isThere } = planned;
  if (shared.dryRun) return endDryRun([`comment on #${record.iid}`, body], shared, world);
  const name = `#${record.iid} ${record.title}`;
  const what = type === 'agreed' ? 'Agreed' : `Talked over on ${day}`;
  return agree(planned, session, world, ({ value, warnings }) => {
    const say = `${what}${isThere ? ' already' : ''}: ${name}`;
    return endWrite({ record: value, warnings, say }, session, shared, world);
  });
}

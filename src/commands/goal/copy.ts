// `devgrowth goal copy 13 --due FY28-Q2`: the same goal once more, with open boxes and nothing of what happened.
import type { ExitCode } from '#errors.ts';
import { rhythms } from '#growth/goals/every.ts';
import { copyGoal, type CopyWords, planCopy } from '#work/goal/copying.ts';
import { type Meant, meantGoal } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import { onTypedGoal } from '#work/which-goal.ts';
import { choiceFlag, everyFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

export const copyCommand: CommandModule<Meant<CopyWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth goal copy 2 --due "end of quarter"', 'devgrowth goal copy 2 --due FY28-Q2 --every quarter'],
  completes: { number: 'goals', '--every': rhythms },
  declare(command) {
    command
      .argument('[number]', 'Number of the goal, or part of its title; without it you choose')
      .option('--due <day>', 'Its due date (default: none)')
      .option(...everyFlag);
  },
  parse: ([number], flags) => ({
    ...meantGoal(number),
    due: textFlag(flags, 'due'),
    every: choiceFlag(flags, 'every', rhythms),
  }),
  run: (input, world) =>
    onTypedGoal('goal copy', input, world, (named: Input<CopyWords>, session) => copy(named, session, world), 'all'),
};

async function copy({ shared, own }: Input<CopyWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planCopy(own, session, world);
  const { record, goal } = planned;
  const facts = [goal.kind, ...(goal.due ? [`due ${goal.due}`] : []), ...(goal.confidential ? ['confidential'] : [])];
  if (shared.dryRun) {
    const lines = [`open ${goal.title} (${facts.join(', ')}), as #${record.iid}`, ...goal.description.split('\n')];
    return endDryRun(lines, shared, world);
  }
  return copyGoal(planned, session, world, ({ value, warnings }) => {
    const say = `Opened #${value.iid} ${value.title} (${facts.join(', ')}), as #${record.iid}`;
    return endWrite({ record: value, warnings, say }, session, shared, world);
  });
}

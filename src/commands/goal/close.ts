// `devgrowth goal close 7 --outcome achieved`: how it ended and what was learned, as a comment and labels.
import type { ExitCode } from '#errors.ts';
import { outcomes } from '#growth/words/goal.ts';
import { closeGoal, type CloseWords, planClosing } from '#work/goal/closing.ts';
import { comesAgain } from '#work/goal/copying.ts';
import { type Meant, meantGoal } from '#work/goal-number.ts';
import { oneLine } from '#render/text.ts';
import type { Session } from '#work/session.ts';
import { onTypedGoal } from '#work/which-goal.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

export const closeCommand: CommandModule<Meant<CloseWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth goal close 2 --outcome achieved --learned "Small reviews every day beat one big review a week"',
    'devgrowth goal close 2 --outcome dropped',
  ],
  completes: { number: 'open-goals', '--outcome': outcomes },
  declare(command) {
    command
      .argument('[number]', 'Number of the goal, or part of its title; without it you choose')
      .option('--outcome <outcome>', outcomes.join(', '))
      .option('--learned <text>', 'What you learned')
      .option('--date <day>', 'Day on which it ended (default: today)');
  },
  parse: ([number], flags) => ({
    ...meantGoal(number),
    outcome: choiceFlag(flags, 'outcome', outcomes),
    learned: textFlag(flags, 'learned'),
    date: textFlag(flags, 'date'),
  }),
  run: (input, world) =>
    onTypedGoal('goal close', input, world, (named: Input<CloseWords>, session) => close(named, session, world)),
};

async function close({ shared, own }: Input<CloseWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planClosing(own, session, world);
  const { record, words, body } = planned;
  const again =
    comesAgain(record, words.outcome) === null || planned.isEnded ? [] : ['open the next one, for the next quarter'];
  if (shared.dryRun)
    return endDryRun([`close #${record.iid} ${record.title}`, ...body.split('\n'), ...again], shared, world);
  return closeGoal(planned, session, world, ({ value, warnings }, next) => {
    const what = `#${record.iid} ${record.title} (${words.outcome})`;
    const say =
      planned.told !== null
        ? `Closed already; it says how it ended: ${what}`
        : record.state === 'closed'
          ? `Closed already; noted how it ended: ${what}`
          : `Closed ${what}`;
    if (next !== null) world.talk.say(`Opened #${next.iid} ${oneLine(next.title)}, the next one, due ${next.due}`);
    return endWrite({ record: value, warnings, say }, session, shared, world);
  });
}

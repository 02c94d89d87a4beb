// `devgrowth answer 7 "..."`: one comment that answers what a goal asks.
import type { ExitCode } from '#errors.ts';
import { oneLine } from '#render/text.ts';
import { type AnswerWords, giveAnswer, planAnswer } from '#work/goal/answering.ts';
import { type Meant, meantGoal } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import { onTypedGoal } from '#work/which-goal.ts';
import type { CommandModule, CommandWorld, Input } from './command.ts';
import { endDryRun, endWrite } from './written-goal.ts';

export const answerCommand: CommandModule<Meant<AnswerWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth answer 2 "Sam can review it on Thursday" --project @alex',
    'devgrowth answer 2 "Yes, take Fridays for it" --project @alex --dry-run',
  ],
  completes: { number: 'open-goals' },
  fromStdin: { argument: 1 },
  declare(command) {
    command
      .argument('[number]', 'Number of the goal, or part of its title; without it you choose')
      .argument('[text]', 'Your answer; without it you are asked; - reads it from stdin');
  },
  parse: ([number, text]) => ({ ...meantGoal(number), text: text ?? null }),
  run: (input, world) =>
    onTypedGoal('answer', input, world, (named: Input<AnswerWords>, session) => answer(named, session, world)),
};

async function answer({ shared, own }: Input<AnswerWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planAnswer(own, session, world);
  if (shared.dryRun) return endDryRun(planned.body.split('\n'), shared, world);
  return giveAnswer(planned, session, world, ({ value, warnings }) => {
    const asked = planned.asks.map(({ text }) => oneLine(text)).join('; ');
    const say = `Answered on #${value.iid} ${value.title}: ${asked}`;
    return endWrite({ record: value, warnings, say }, session, shared, world);
  });
}

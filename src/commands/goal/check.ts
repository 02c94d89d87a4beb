// `devgrowth goal check 7 2` and `uncheck`: tick a checklist item and touch nothing else.
import type { ExitCode } from '#errors.ts';
import { type CheckWords, planTicks, tick } from '#work/goal/ticking.ts';
import { type Meant, meantGoal } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import { onGoal } from '#work/which-goal.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { tickSentence } from '../tick-sentence.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

export const checkCommand = tickCommand(true);
export const uncheckCommand = tickCommand(false);

function tickCommand(done: boolean): CommandModule<Meant<CheckWords>> {
  const verb = done ? 'check' : 'uncheck';
  return {
    formats: ['text', 'json'],
    writes: true,
    forms: ['number'],
    examples: [`devgrowth goal ${verb} 2 2`, `devgrowth goal ${verb} 2 1 3 --dry-run`],
    completes: { number: 'open-goals' },
    declare(command) {
      command
        .argument('[number]', 'Number of the goal, or part of its title; without it you choose')
        .argument('[item...]', 'Number of an item, or part of its text; without one you are asked');
      if (done) command.option('--start', 'Mark it as doing, too');
    },
    parse: ([number, ...items], flags) => ({ ...meantGoal(number), items, start: flags['start'] === true }),
    run: (input, world) =>
      onGoal(input, world, (named: Input<CheckWords>, session) => runTick(named, done, session, world)),
  };
}

async function runTick(
  { shared, own }: Input<CheckWords>,
  done: boolean,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const planned = await planTicks(own, done, session, world);
  const { items: meant, starts } = planned;
  if (shared.dryRun)
    return endDryRun(
      [...meant.map(({ text }) => `${done ? 'tick' : 'untick'} ${text}`), ...(starts ? ['stage -> doing'] : [])],
      shared,
      world,
    );
  return tick(planned, done, session, world, ({ value, warnings, items, next }) => {
    const say = tickSentence({ before: meant, items, done, place: `in #${value.iid} ${value.title}` });
    return endWrite({ record: value, warnings, say: starts ? `${say}; now doing` : say, next }, session, shared, world);
  });
}

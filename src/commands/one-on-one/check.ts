// `devgrowth 1on1 check 2` and `uncheck`: tick what was talked about, so that it does not move to the next 1:1.
import type { ExitCode } from '#errors.ts';
import type { ChecklistItem } from '#growth/text/checklist.ts';
import { oneLine } from '#render/text.ts';
import { planTicks, tick, type TickWords } from '#work/one-on-one/ticking.ts';
import { stillAsked } from '#work/one-on-one/ticked-asks.ts';
import { openSession } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import { commandWords } from '../command-words.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { tickSentence } from '../tick-sentence.ts';
import { endDryRun } from '../written-goal.ts';
import { endMeeting } from './ended.ts';

export const checkCommand = tickCommand(true);
export const uncheckCommand = tickCommand(false);

function tickCommand(done: boolean): CommandModule<TickWords> {
  const verb = done ? 'check' : 'uncheck';
  return {
    formats: ['text', 'json'],
    writes: true,
    forms: ['number'],
    examples: [`devgrowth 1on1 ${verb} 1`, `devgrowth 1on1 ${verb} "pairing days" --dry-run`],
    declare(command) {
      command
        .argument('<item...>', 'Number of an item, or part of its text')
        .option('--date <day>', 'On the 1:1 of this day (default: the next one)');
    },
    parse: (items, flags) => ({ items, date: textFlag(flags, 'date') }),
    run: (shared, world) => runTick(shared, done, world),
  };
}

async function runTick({ shared, own }: Input<TickWords>, done: boolean, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const plan = await planTicks(own, session);
  const words = (items: readonly ChecklistItem[]) => items.map(({ text }) => oneLine(text)).join('; ');
  if (shared.dryRun) return endDryRun([`${done ? 'tick' : 'untick'} ${words(plan.items)}`], shared, world);
  const { meeting, items, warnings } = await tick(own, plan, done, session);
  const place = `on #${meeting.iid} ${oneLine(plan.meeting.title)}`;
  const left = done ? await stillAsked(items, session) : [];
  const say = [tickSentence({ before: plan.items, items, done, place }), ...left.map(commandWords)];
  return endMeeting({ meeting, warnings, say }, shared, session, world);
}

// `devgrowth plan check 2` and `uncheck`: tick a box of the year plan and touch nothing else.
import type { ExitCode } from '#errors.ts';
import { planTicks, tick, type TickWords } from '#work/plan/editing.ts';
import { openSession } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { tickSentence } from '../tick-sentence.ts';
import { endDryRun } from '../written-goal.ts';
import { endPart } from '../written-part.ts';

export const checkCommand = tickCommand(true);
export const uncheckCommand = tickCommand(false);

function tickCommand(done: boolean): CommandModule<TickWords> {
  const verb = done ? 'check' : 'uncheck';
  return {
    formats: ['text', 'json'],
    writes: true,
    forms: ['number'],
    examples: [`devgrowth plan ${verb} 2`, `devgrowth plan ${verb} "first version" --dry-run`],
    declare(command) {
      command.argument('<item...>', 'Number of a box, or part of its text');
    },
    parse: (items) => ({ items }),
    run: (input, world) => runTick(input, done, world),
  };
}

async function runTick({ shared, own }: Input<TickWords>, done: boolean, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const planned = await planTicks(own, session);
  const { document, items: before } = planned;
  if (shared.dryRun)
    return endDryRun(
      before.map(({ text }) => `${done ? 'tick' : 'untick'} ${text}`),
      shared,
      world,
    );
  const { items, warnings } = await tick(own, planned, done, session);
  const say = tickSentence({ before, items, done, place: `in #${document.iid} ${document.title}` });
  const how = before.some((item) => item.done !== done) ? 'changed' : 'unchanged';
  return endPart({ document, part: 'boxes', how, warnings, say }, shared, world);
}

// `devgrowth plan check 2` and `uncheck`: tick a box of the year plan and touch nothing else.
import type { ExitCode } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { planTicks, tick, type TickWords } from '#work/plan/editing.ts';
import { openSession } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { tickSentence } from '../tick-sentence.ts';
import { endDryRun, warn } from '../written-goal.ts';

export const checkCommand = tickCommand(true);
export const uncheckCommand = tickCommand(false);

function tickCommand(done: boolean): CommandModule<TickWords> {
  const verb = done ? 'check' : 'uncheck';
  return {
    formats: ['text', 'json'],
    writes: true,
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
  const { iid, title, url } = document;
  if (shared.format === 'json') {
    const isChanged = before.some((item) => item.done !== done);
    const written = { document: { iid, title, url }, part: 'boxes', isChanged, warnings };
    world.stdout.write(await documentText('part-write', written));
    return warn(warnings, world);
  }
  const say = tickSentence({ before, items, done, place: `in #${iid} ${title}` });
  world.stdout.write(ink`${oneLine(say)}\n${oneLine(url)}\n`);
  return warn(warnings, world);
}

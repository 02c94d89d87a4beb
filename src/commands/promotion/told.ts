// `devgrowth promotion told --on 2026-11-20 --in 19`: since when the manager knows of it, in the document's frame.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { planTold, tellManager, type ToldWords } from '#work/promotion/telling.ts';
import { openSession } from '#work/session.ts';
import { issueNumber, lineFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endPart } from '../written-part.ts';

export const toldCommand: CommandModule<ToldWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth promotion told', 'devgrowth promotion told --on friday --in 19'],
  declare(command) {
    command
      .option('--on <day>', 'On which day; without it: when a 1:1 ticked it off, else today')
      .option('--in <number>', 'In which 1:1, by its number');
  },
  parse: (_, flags) => ({ on: lineFlag(flags, 'on'), meeting: numberOf(lineFlag(flags, 'in')) }),
  run: runTold,
};

async function runTold({ shared, own }: Input<ToldWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const planned = await planTold(own, session, world);
  const { record, line } = planned;
  const told = `Manager told: ${line}`;
  if (shared.dryRun) return endDryRun([`#${record.iid} ${record.title}: Frame`, told], shared, world);
  const written = await tellManager(planned, session, world);
  world.talk.say(told);
  return endPart({ document: record, part: 'Frame', ...written }, shared, world);
}

function numberOf(typed: string | null): number | null {
  if (typed === null) return null;
  const number = issueNumber(typed);
  if (number !== null) return number;
  throw new DevgrowthError('usage', `--in takes the number of a 1:1; got "${typed}"`, {
    hint: 'For instance `--in 19`.',
  });
}

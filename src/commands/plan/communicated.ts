// `devgrowth plan communicated --date 2026-08-12`: that the plan was told in the performance review, and when.
import type { ExitCode } from '#errors.ts';
import { type CommunicatedWords, keepCommunicated, planCommunicated } from '#work/plan/communicating.ts';
import { openSession } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endPart } from '../written-part.ts';

export const communicatedCommand: CommandModule<CommunicatedWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth plan communicated', 'devgrowth plan communicated --date yesterday --dry-run'],
  declare(command) {
    command.option('--date <day>', 'When (default: today)');
  },
  parse: (_args, flags) => ({ date: textFlag(flags, 'date') }),
  run: runCommunicated,
};

async function runCommunicated({ shared, own }: Input<CommunicatedWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const planned = await planCommunicated(own, session);
  const { plan, day } = planned;
  const { iid, title } = plan;
  if (shared.dryRun) return endDryRun([`communicated ${day}, in #${iid} ${title}`], shared, world);
  const { isChanged, warnings } = await keepCommunicated(planned, session);
  const say = `#${iid} ${title}: communicated ${day}${isChanged ? '' : ' already'}`;
  const how = isChanged ? 'changed' : 'unchanged';
  return endPart({ document: plan, part: 'communicated', how, warnings, say }, shared, world);
}

// `devgrowth plan communicated --date 2026-08-12`: that the plan was told in the performance review, and when.
import type { ExitCode } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { type CommunicatedWords, keepCommunicated, planCommunicated } from '#work/plan/communicating.ts';
import { openSession } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, warn } from '../written-goal.ts';

export const communicatedCommand: CommandModule<CommunicatedWords> = {
  formats: ['text', 'json'],
  writes: true,
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
  const { iid, title, url } = plan;
  if (shared.dryRun) return endDryRun([`communicated ${day}, in #${iid} ${title}`], shared, world);
  const { isChanged, warnings } = await keepCommunicated(planned, session);
  if (shared.format === 'json') {
    const written = { document: { iid, title, url }, part: 'communicated', isChanged, warnings };
    world.stdout.write(await documentText('part-write', written));
  } else {
    const how = isChanged ? '' : ' already';
    world.stdout.write(ink`#${iid} ${oneLine(title)}: communicated ${day}${how}\n${oneLine(url)}\n`);
  }
  return warn(warnings, world);
}

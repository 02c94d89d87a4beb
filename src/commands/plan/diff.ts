// `devgrowth plan diff fy28.yml`: what applying a plan's file would change; exit code 3 where that is something.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderPlanDifference } from '#render/terminal/goals/plan-difference.ts';
import { comparePlan, isEqual } from '#work/plan/comparing.ts';
import { openSession } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { type DiffWords, declareSides, differenceBody, fileTyped, parseSides, planFileText } from './file-words.ts';

export const diffCommand: CommandModule<DiffWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth plan diff fy28.yml', 'devgrowth plan diff fy28.yml --mine 9'],
  declare(command) {
    declareSides(command.argument('<file>', 'As `plan export` writes it; - for stdin'));
  },
  parse: (args, flags) => ({ file: fileTyped(args), text: null, ...parseSides(flags) }),
  run: runDiff,
};

async function runDiff({ shared, own }: Input<DiffWords>, world: CommandWorld): Promise<ExitCode> {
  const words = { ...own, text: await planFileText(own, world), same: [] };
  const compared = await comparePlan(words, await openSession(shared, world), world);
  world.stdout.write(
    shared.format === 'json'
      ? await documentText('plan-diff', differenceBody(compared))
      : renderPlanDifference(
          { difference: compared.difference, texts: compared.texts.differences },
          { color: shared.color, columns: world.stdout.columns },
        ),
  );
  return isEqual(compared) ? exitCodes.done : exitCodes.notClean;
}

// `devgrowth levels coverage`: what of a level you have shown, when, and what aims at the rest. A map with dates, no score.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderCoverage } from '#render/terminal/goals/coverage.ts';
import { type CoverageWords, readCoverage } from '#work/levels/covering.ts';
import { openSession } from '#work/session.ts';
import { listFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

export const coverageCommand: CommandModule<CoverageWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth levels coverage senior', 'devgrowth levels coverage general-engineering/staff --format json'],
  declare(command) {
    command.argument(
      '[level...]',
      'A level, or levels and one of them; without it the one that your document or plan names',
    );
  },
  parse: (args) => ({ named: listFlag({ args }, 'args') }),
  run: runCoverage,
};

async function runCoverage({ shared, own }: Input<CoverageWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const { levels, level, criteria, values, pieces, hasDocument, completeness } = await readCoverage(
    own,
    session,
    world,
  );
  if (shared.format === 'json') {
    const body = { levels: levels.name, level, criteria, values, pieces, hasDocument, completeness };
    world.stdout.write(await documentText('coverage', body));
  } else {
    const shown = { name: `${levels.name}/${level}`, criteria, values, pieces, hasDocument, completeness };
    world.stdout.write(renderCoverage(shown, { color: shared.color, columns: world.stdout.columns }));
  }
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}

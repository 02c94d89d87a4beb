// `devgrowth levels coverage`: what of a level you have shown, when, and what aims at the rest. A map with dates, no score; `--post` writes it down.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderCoverage } from '#render/terminal/goals/coverage.ts';
import { type CoverageWords, readCoverage } from '#work/levels/covering.ts';
import { planPostedCoverage, postCoverage } from '#work/levels/posting.ts';
import { openSession, type Session } from '#work/session.ts';
import { listFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endPart } from '../written-part.ts';

export const coverageCommand: CommandModule<CoverageWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth levels coverage senior',
    'devgrowth levels coverage general-engineering/staff --format json',
    'devgrowth levels coverage senior --post',
  ],
  declare(command) {
    command
      .argument('[level...]', 'A level, or levels and one of them; without it the one that your document or plan names')
      .option('--post', 'Write the table into your document, for who cannot read the levels');
  },
  parse: (args, flags) => ({ named: listFlag({ args }, 'args'), post: flags['post'] === true }),
  narrows({ post }, { format }) {
    if (post || format !== 'number') return { writes: post };
    throw new DevgrowthError('usage', '--number-only goes with --post', { hint: 'Leave it out.' });
  },
  run: runCoverage,
};

async function runCoverage({ shared, own }: Input<CoverageWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  if (own.post) return runPost({ shared, own }, session, world);
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

async function runPost(
  { shared, own }: Input<CoverageWords>,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const planned = await planPostedCoverage(own, session, world);
  const { record, table } = planned;
  const part = 'Levels coverage';
  if (shared.dryRun) return endDryRun([`#${record.iid} ${record.title}: ${part}`, ...table], shared, world);
  return endPart({ document: record, part, ...(await postCoverage(planned, session, world)) }, shared, world);
}
